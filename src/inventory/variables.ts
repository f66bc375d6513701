/** Where an environment variable is read. */
export interface VariableUse {
  readonly name: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Whether the place that reads it also says what it is without it. */
  readonly hasDefault: boolean;
}

/** An environment variable that is read and that no file of the project sets. */
export interface UndefinedVariable {
  readonly name: string;
  /** Up to three places that read it. */
  readonly uses: readonly VariableUse[];
  readonly secret: boolean;
  /** Whether a template such as `.env.example` at least names it. */
  readonly inTemplate: boolean;
}

/** Set by operating systems, shells, CI servers and runtimes. */
const GIVEN =
  /^(?:PATH|HOME|USER|USERNAME|USERPROFILE|LOGNAME|PWD|OLDPWD|SHELL|TERM|COLORTERM|LANG|LC_\w+|TZ|TMP|TEMP|TMPDIR|HOSTNAME|COMPUTERNAME|APPDATA|LOCALAPPDATA|PROGRAMFILES|PROGRAMDATA|WINDIR|SYSTEMROOT|COMSPEC|DISPLAY|EDITOR|PAGER|CI|NODE_ENV|NODE_PATH|NODE_OPTIONS|JAVA_HOME|JRE_HOME|CLASSPATH|JAVA_OPTS|JAVA_TOOL_OPTIONS|CATALINA_\w+|M2_HOME|MAVEN_\w+|GOPATH|PYTHONPATH|VIRTUAL_ENV|NO_COLOR|FORCE_COLOR|DEBUG|UID|GID|RANDOM|SECONDS|LINENO|IFS|BASH\w*|FUNCNAME|PPID|EUID|OPTARG|OPTIND|GITHUB_\w+|GITLAB_\w+|JENKINS_\w+|BUILD_(?:ID|NUMBER|URL)|WORKSPACE|HTTPS?_PROXY|NO_PROXY|ALL_PROXY|RAILS_ENV|RACK_ENV|FLASK_(?:ENV|APP|DEBUG)|DJANGO_SETTINGS_MODULE|ASPNETCORE_\w+|DOTNET_\w+|JEST_WORKER_ID|VITEST\w*|VERCEL\w*|NETLIFY\w*|KUBERNETES_\w+|POD_\w+|(?:HEROKU|SEMAPHORE|CIRCLE|TRAVIS|BITBUCKET|DRONE|RENDER|FLY|RAILWAY|REPL|REPLIT|WEBSITE)_\w+|DYNO|JAVA_VERSION|PHP_\w+|LARAVEL_\w+|VAPOR_\w+|CNI_\w+|DISPLAY|WAYLAND_DISPLAY|PROCESSOR_\w+|NUMBER_OF_PROCESSORS|OS|ALLUSERSPROFILE|PUBLIC|SYSTEMDRIVE|LIB|INCLUDE|CC|CXX|CFLAGS|LD_LIBRARY_PATH|NOTIFY_SOCKET|CREDENTIALS_DIRECTORY|INVOCATION_ID|RUNNER_\w+|CI_\w+|BASE_URL|MODE|PROD|DEV|SSR|PUBLIC_URL|npm_\w+|INIT_CWD|XDG_\w+|SSH_\w+|SUDO_\w+)$/;
/** Optional settings of frameworks' own files: they do without. */
const FRAMEWORK =
  /^(?:RAILS_(?:LOG_TO_STDOUT|SERVE_STATIC_FILES|MAX_THREADS|MIN_THREADS|LOG_LEVEL)|WEB_CONCURRENCY|DB_URL|DB_(?:CACHE|QUEUE|SOCKET|CHARSET|COLLATION|FOREIGN_KEYS|SSLMODE)\w*|DYNAMODB_\w+|MEMCACHED_\w+|PAPERTRAIL_\w+|LOG_(?:SLACK|STDERR|DAILY|SYSLOG|DEPRECATIONS)\w+|SQS_\w+|SESSION_(?:CONNECTION|STORE|SECURE_COOKIE|DOMAIN|PATH|COOKIE|EXPIRE_ON_CLOSE)|MYSQL_ATTR_\w+|MAIL_(?:URL|LOG_CHANNEL|EHLO_DOMAIN|SENDMAIL_PATH)|REDIS_(?:URL|SCHEME|USERNAME|CLIENT|CLUSTER|PREFIX|DB|CACHE_\w+|QUEUE\w*)|AWS_(?:ENDPOINT|URL|USE_PATH_STYLE_ENDPOINT)|PUSHER_(?:HOST|PORT|SCHEME)|BCRYPT_ROUNDS|VITE_USER_NODE_ENV|ANALYZE|SKIP_PREFLIGHT_CHECK|GENERATE_SOURCEMAP|BROWSER|HOST)$/;
/** Services and packages that Laravel's own files offer, whether a project uses them or not; it makes its key itself. */
const OFFERED =
  /^(?:(?:MAILGUN|SES|SPARKPOST|STRIPE|POSTMARK|AWS|PASSPORT|PUSHER|SLACK|RESEND|ABLY|TELESCOPE|HORIZON|INERTIA|SANCTUM|FORTIFY|REVERB|SCOUT|ALGOLIA|MEILISEARCH|CASHIER|PULSE|OCTANE|NIGHTWATCH|SENTRY|DEBUGBAR|CACHE_STORAGE|BACKUP_ARCHIVE|APP_MAINTENANCE)_\w+|APP_KEY|APP_PREVIOUS_KEYS|DATABASE_URL|ASSET_URL|MAIL_SCHEME|REDIS_PASSWORD) (?:.*\/)?config\/[\w-]+\.php$/;
/** Variables are told from placeholders of other kinds, such as Spring's and Maven's, by their capitals. */
const NAME = '[A-Z][A-Z0-9_]*';
const PLACEHOLDER = new RegExp(String.raw`(?<![\\$])\$\{(${NAME})(?:(:?[-?+]|:)[^}\n]{0,500})?\}`, 'g');
/** Said beside a read: what it is otherwise. */
const OR = String.raw`(?:\s*,\s*\d+)?\)*(\s*(?:\|\||\?\?|\?:|\?(?![.\w])))?`;
const FALLBACK = String.raw`\s*(?:,\s*(?:default\s*=\s*|default:\s*|cast\s*=\s*\w+,\s*default\s*=\s*)?([^\s)]))?`;
/** In the languages that hospital systems are written in. The same places as {@link CODE_PATTERN}. */
const IN_CODE: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:process|import\.meta)\.env\.(${NAME})\b${OR}`, 'g'),
  new RegExp(String.raw`\b(?:process|import\.meta)\.env\[\s*['"](${NAME})['"]\s*\]${OR}`, 'g'),
  new RegExp(String.raw`(?<![\w.])env\.((?:VITE|VUE_APP|REACT_APP|NEXT_PUBLIC|NUXT)_[A-Z0-9_]+)\b${OR}`, 'g'),
  /%((?:VITE|VUE_APP|REACT_APP)_[A-Z0-9_]+)%()/g,
  new RegExp(String.raw`\bSystem\.getenv\(\s*"(${NAME})"\s*\)${OR}`, 'g'),
  new RegExp(String.raw`\bSystem\.getenv\(\)\.(?:get|getOrDefault)\(\s*"(${NAME})"(\s*,)?`, 'g'),
  new RegExp(String.raw`\bGetEnvironmentVariable\(\s*['"](${NAME})['"][^)\n]{0,60}\)${OR}`, 'g'),
  new RegExp(String.raw`\bos\.environ\[\s*['"](${NAME})['"]\s*\](?!\s*=[^=])()`, 'g'),
  new RegExp(String.raw`\b(?:os\.)?(?:environ\.get|getenv)\(\s*['"](${NAME})['"]${FALLBACK}`, 'g'),
  new RegExp(
    String.raw`(?<![\w.])(?:env|config)(?:\.(?:str|bool|int|list|url|float|db))?\(\s*['"](${NAME})['"]${FALLBACK}`,
    'g',
  ),
  new RegExp(String.raw`\bos\.(?:Getenv|LookupEnv)\(\s*"(${NAME})"()`, 'g'),
  new RegExp(
    String.raw`\b(?:get|Get|must|Must)(?:String|Int|Bool)?(?:Env|env)\w*\(\s*['"](${NAME})['"]${FALLBACK}`,
    'g',
  ),
  new RegExp(String.raw`\$_ENV\[\s*['"](${NAME})['"]\s*\]${OR}`, 'g'),
  new RegExp(
    String.raw`(?<![\w.])ENV(?:\.fetch\(|\[)\s*['"](${NAME})['"](\s*,|\s*\]\s*\|\||\s*\)\s*\{)?`,
    'g',
  ),
  new RegExp(String.raw`\benv::var(?:_os)?\(\s*"(${NAME})"\s*\)(\.unwrap_or)?`, 'g'),
];
/** ThinkPHP names a section and a key of `.env`. */
const THINK_PHP = /\bEnv::get\(\s*['"]([A-Za-z][\w.]*)['"](\s*,)?/g;
/** `const { HOST, PORT = 3306 } = process.env` */
const TAKEN_APART = /\{([^{}]{1,500})\}\s*=\s*(?:process|import\.meta)\.env\b/g;

/** For `git grep -E`: lines in which code may read a variable. */
export const CODE_PATTERN = String.raw`process\.env|import\.meta\.env|[^a-z]env\.(VITE|VUE_APP|REACT_APP|NEXT_PUBLIC|NUXT)_|%(VITE|VUE_APP|REACT_APP)_|[gG]et[A-Za-z]*[eE]nv|ust[A-Za-z]*[eE]nv|environ|LookupEnv|\.env\( *"[A-Z]|nvironment\(\)\.put|nvironment(Variables)?\[|ENV(\[|\.fetch)|(env|config)(\.[a-z]+)?\( *['"][A-Z]|Env::get|env::var|[sS]etenv|putenv`;

/** The variables that one line of code reads; comments read none. */
export function variablesInCode(written: string, file: string, number: number): VariableUse[] {
  if (written.length > 2000) return [];
  const line = withoutComment(written, file);
  const use = (name: string, hasDefault: boolean) => ({ name, file, line: number, hasDefault });
  const found = [
    ...IN_CODE.flatMap(pattern =>
      [...line.matchAll(pattern)].map(match =>
        use(match[1] ?? '', (match[2] ?? '') !== '' || isOptional(line, match)),
      ),
    ),
    ...[...line.matchAll(THINK_PHP)].map(match =>
      use((match[1] ?? '').toUpperCase().replaceAll('.', '_'), match[2] !== undefined),
    ),
    ...[...line.matchAll(TAKEN_APART)].flatMap(match =>
      (match[1] ?? '').split(',').flatMap(part => {
        const [, name, rest = ''] = new RegExp(`^\\s*(${NAME})\\b(.*)$`, 's').exec(part) ?? [];
        return name === undefined ? [] : [use(name, rest.includes('='))];
      }),
    ),
  ];
  // Two patterns may see one call.
  const byName = Map.groupBy(found, ({ name }) => name);
  return [...byName].map(([name, uses]) =>
    use(
      name,
      uses.some(({ hasDefault }) => hasDefault),
    ),
  );
}

/** A switch that is off without it, or a value that another one stands in for. A `!` before it makes it needed. */
const ASKED =
  /\b(?:if|elsif|elif)\b[^;{}!]{1,60}(?:\bor|\band|\|\||&&)\s{0,9}$|\b(?:if|elsif|elif)\s{0,9}(?:let\s{1,9}\w{1,9}\(\w{1,20}\)\s{0,9}=|\w{1,20}(?:,\s{0,9}\w{1,20})?\s{0,9}:=|\(?)\s{0,9}$/;
/** `parseFloatEnv(process.env.RATE, 0.05)`: what a function takes that reads variables says what is without them. */
export const ASKS_WITH =
  /(?<!path\.)\b\w{0,40}(?:env|default|orElse|resolve|ensure|fallback|coalesce|pick)\w{0,20}\(\s{0,9}$/i;
const ANOTHER = /^['"]?\s{0,9}[\])]?\s{0,9},\s{0,9}[^\s,)]/;
const OTHERWISE =
  /^(?:\s{1,9}as\s[\w |.<>'"[\]]{1,60}?)?[)\]]{0,3}(?:\??\.(?:presence|strip|trim|toLowerCase|downcase|lower)(?:\(\))?){0,3}\s{0,9}(?:\|\||\?\?|\?(?![.\w])|or\s|[!=]==?\s{0,9}["'\d]|\.(?:present|blank|nil|empty)\?|\.presence\b|&\.)/;

function isOptional(line: string, { 0: read, 1: name = '', index: at }: RegExpExecArray): boolean {
  const before = line.slice(Math.max(0, at - 80), at);
  const after = (end: number) => line.slice(at + end, at + end + 120);
  return (
    ASKED.test(before) ||
    OTHERWISE.test(after(read.length)) ||
    (ASKS_WITH.test(before) && ANOTHER.test(after(read.indexOf(name) + name.length)))
  );
}

const HASH_COMMENTS = /\.(?:py|rb|php|sh|ps1)$/i;

/** A line without what only people read: whole lines of comments, and what follows a sign of one. */
function withoutComment(line: string, file: string): string {
  if (/^\s*(?:\/\/|\/\*|\*|<!--|\(\*)/.test(line) || (/\.(?:vb|bas)$/i.test(file) && /^\s*'/.test(line)))
    return '';
  const isHash = HASH_COMMENTS.test(file);
  if (isHash && /^\s*#/.test(line)) return '';
  const cut = line.search(isHash ? /\s#\s|\s\/\/\s/ : /\s\/\/\s/);
  return cut < 0 ? line : line.slice(0, cut);
}

/** The names of what is asked when a dashboard of Grafana is imported. */
const ASKED_AT_IMPORT = /^(?:DS|VAR)_\w+$/;
const DASHBOARD = /"__inputs"|"datasource"\s{0,9}:|"panels"\s{0,9}:/;
/** Filled in by the platform that such a file is for (DigitalOcean). */
const BY_PLATFORM = /(?:^|\/)\.do\//;
/** The parameters of a template of OpenShift stand in it. */
const OWN_PARAMETERS = /^\s{0,9}"?kind"?:\s{0,9}"?Template"?,?\s{0,9}$/m;

/** Placeholders of other names: then the file has an engine of its own that fills all of them in. */
const OTHER_ENGINE = /\$\{\w{0,40}[a-z.]\w{0,40}[\w.]{0,40}\}/;
const BY_ENGINE = /\.(?:properties|json)$/i;
const BY_SPRING = /(?:^|\/)(?:application|bootstrap)[^/]{0,60}$/i;
/** .NET fills nothing in: what stands so in its settings is replaced by the program. */
const NOT_FILLED_IN = /(?:^|\/)appsettings[^/]{0,60}\.json$/i;
/** What is tried out by hand, with what is said at that time. */
const TRIED_BY_HAND = /(?:^|\/)(?:testing|k6|e2e|load-?tests?|__tests__|cypress)\//i;

/** The variables that a config file reads: `${NAME}`, also with a default as `${NAME:-x}` or Spring's `${NAME:x}`. */
export function variablesInConfig(text: string, file: string): VariableUse[] {
  if (!text.includes('${') || OWN_PARAMETERS.test(text) || BY_PLATFORM.test(file)) return [];
  if (NOT_FILLED_IN.test(file) || TRIED_BY_HAND.test(file)) return [];
  if (BY_ENGINE.test(file) && !BY_SPRING.test(file) && OTHER_ENGINE.test(text)) return [];
  const ownNames = shellNames(text, file);
  const isDashboard = /\.json(?:\.\w{1,9})?$/i.test(file) && DASHBOARD.test(text);
  return text.split('\n').flatMap((line, index) => {
    if (!line.includes('${') || line.length > 5000 || /^\s*(?:#|\/\/)/.test(line)) return [];
    return [...line.matchAll(PLACEHOLDER)]
      .filter(
        match => !ownNames.has(match[1] ?? '') && !(isDashboard && ASKED_AT_IMPORT.test(match[1] ?? '')),
      )
      .map(match => ({
        name: match[1] ?? '',
        file,
        line: index + 1,
        hasDefault: match[2] !== undefined && !match[2].includes('?'),
      }));
  });
}

/** `NAME=…` at the beginning of a command, `for NAME in …`, `read NAME`. */
const SHELL_NAME = new RegExp(
  String.raw`(?:^[ \t]{0,80}|[;&|][ \t]{0,9}|\b(?:export|local|declare|readonly)[ \t]{1,9})(${NAME})=|\bfor[ \t]{1,9}(${NAME})[ \t]{1,9}in\b|\bread[ \t]{1,9}(?:-\w{1,9}[ \t]{1,9}){0,3}(${NAME})\b`,
  'gm',
);

/** The names that scripts within a pipeline or a resource of Kubernetes set for themselves. */
function shellNames(text: string, file: string): ReadonlySet<string> {
  if (!/\.ya?ml$/i.test(file)) return new Set();
  return new Set([...text.matchAll(SHELL_NAME)].map(match => match[1] ?? match[2] ?? match[3] ?? ''));
}

/** @param templates names that templates of environment files hold; they say what is needed and set nothing */
export function undefinedVariables(
  uses: readonly VariableUse[],
  defined: ReadonlySet<string>,
  templates: ReadonlySet<string>,
  isSecret: (name: string) => boolean,
): UndefinedVariable[] {
  const byName = Map.groupBy(
    uses.filter(
      ({ name, file }) =>
        !GIVEN.test(name) && !FRAMEWORK.test(name) && !OFFERED.test(`${name} ${file}`) && !defined.has(name),
    ),
    ({ name }) => name,
  );
  return (
    [...byName]
      // Where one place says what it is otherwise, the program runs without it.
      .filter(([, places]) => !places.some(({ hasDefault }) => hasDefault))
      .map(([name, places]) => ({
        name,
        uses: places.slice(0, 3),
        secret: isSecret(name),
        inTemplate: templates.has(name),
      }))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
  );
}
