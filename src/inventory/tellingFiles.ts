/** Files that set variables: scripts, images, services, pipelines, process managers, launch settings. */
const SETTER_ENDINGS =
  /\.(?:sh|bash|bat|cmd|ps1|service|env|nomad|hcl|tf|jenkinsfile|command|dockerfile)$|(?:service|svc)[\w.-]{0,40}\.xml$/i;
const SETTER_NAMES =
  /^(?:Dockerfile|Jenkinsfile|Procfile|crontab).*$|Dockerfile$|^(?:Makefile|package\.json|composer\.json|launchSettings\.json|vercel\.json|(?:web|app)\.config)$|^(?:phpunit|winsw).*\.xml$|^(?:ecosystem|pm2).*\.(?:c?js|json|ya?ml)$|^supervisor.*\.(?:conf|ini)$|^(?:\.gitlab-ci|\.drone|\.travis|appveyor|azure-pipelines|bitbucket-pipelines|render|app|serverless|Taskfile).*\.ya?ml$/i;
const SETTER_FOLDERS =
  /(?:^|\/)(?:\.github\/workflows|\.circleci|\.gitea|cron\.d|supervisor[^/]*|systemd)\/[^/]+$/i;
/** Most paths are those of code. */
const PLAIN_CODE = /\.(?:java|kt|cs|vue|tsx?|jsx|css|scss|less|html?|py|rb|go|pas|dfm|png|jpg|gif|svg)$/i;
/** What says how an installation is made, and which files it puts where. */
const TELLING =
  /\.(?:md|markdown|adoc|rst|txt)$|(?:^|\/)(?:composer|package)\.json$|compose[^/]{0,40}\.ya?ml$/i;

/** Scripts that are called like a command: at the top, or where commands are kept. */
const COMMAND = /^(?:(?:[^/]{1,100}\/){0,3}(?:bin|scripts?|tools|ops|deploy|docker)\/)?[a-z][\w-]{1,40}$/;

/** Whether a file without an ending is a script if it begins like one. */
export function mayBeScript(path: string): boolean {
  return COMMAND.test(path);
}

/** Whether a file may set variables, by its name. */
export function setsVariables(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    SETTER_ENDINGS.test(name) || SETTER_NAMES.test(name) || SETTER_FOLDERS.test(path) || mayBeScript(path)
  );
}

/** Whether a file is a document, a script or the like, that may say which config files an installation needs. */
export function namesFiles(path: string): boolean {
  return !PLAIN_CODE.test(path) && (setsVariables(path) || TELLING.test(path));
}
