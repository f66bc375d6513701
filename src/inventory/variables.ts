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
  /^(?:PATH|HOME|USER|USERNAME|USERPROFILE|LOGNAME|PWD|OLDPWD|SHELL|TERM|COLORTERM|LANG|LC_\w+|TZ|TMP|TEMP|TMPDIR|HOSTNAME|COMPUTERNAME|APPDATA|LOCALAPPDATA|PROGRAMFILES|PROGRAMDATA|WINDIR|SYSTEMROOT|COMSPEC|DISPLAY|EDITOR|PAGER|CI|NODE_ENV|NODE_PATH|NODE_OPTIONS|JAVA_HOME|JRE_HOME|CLASSPATH|JAVA_OPTS|JAVA_TOOL_OPTIONS|CATALINA_\w+|M2_HOME|MAVEN_\w+|GOPATH|PYTHONPATH|VIRTUAL_ENV|NO_COLOR|FORCE_COLOR|DEBUG|UID|GID|RANDOM|SECONDS|LINENO|IFS|BASH\w*|FUNCNAME|PPID|EUID|OPTARG|OPTIND|GITHUB_\w+|RUNNER_\w+|CI_\w+|BASE_URL|MODE|PROD|DEV|SSR|PUBLIC_URL|npm_\w+|INIT_CWD|XDG_\w+|SSH_\w+|SUDO_\w+)$/;
/** Variables are told from placeholders of other kinds, such as Spring's and Maven's, by their capitals. */
const NAME = '[A-Z][A-Z0-9_]*';
const PLACEHOLDER = new RegExp(String.raw`(?<![\\$])\$\{(${NAME})(:?[-?+]|:)?[^}\n]*\}`, 'g');
const SET_IN_SHELL = new RegExp(
  String.raw`^\s*(?:export\s+|set\s+|ENV\s+|ARG\s+|Environment="?)?(${NAME})\s*=`,
);
const SET_OTHERWISE = new RegExp(String.raw`^\s*(?:ENV|ARG)\s+(${NAME})\b`);
/** In the languages that hospital systems are written in. The same places as {@link CODE_PATTERN}. */
const IN_CODE: readonly RegExp[] = [
  new RegExp(String.raw`\bprocess\.env\.(${NAME})\b(\s*(?:\|\||\?\?))?`, 'g'),
  new RegExp(String.raw`\bprocess\.env\[\s*['"](${NAME})['"]\s*\](\s*(?:\|\||\?\?))?`, 'g'),
  new RegExp(String.raw`\bimport\.meta\.env\.(${NAME})\b(\s*(?:\|\||\?\?))?`, 'g'),
  new RegExp(String.raw`\bSystem\.getenv\(\s*"(${NAME})"\s*\)`, 'g'),
  new RegExp(String.raw`\bSystem\.getenv\(\)\.(?:get|getOrDefault)\(\s*"(${NAME})"(\s*,)?`, 'g'),
  new RegExp(String.raw`\bGetEnvironmentVariable\(\s*"(${NAME})"`, 'g'),
  new RegExp(String.raw`\bos\.environ\[\s*['"](${NAME})['"]`, 'g'),
  new RegExp(String.raw`\bos\.(?:environ\.get|getenv)\(\s*['"](${NAME})['"](\s*,)?`, 'g'),
  new RegExp(String.raw`\bos\.(?:Getenv|LookupEnv)\(\s*"(${NAME})"`, 'g'),
  new RegExp(String.raw`(?<![\w.])getenv\(\s*['"](${NAME})['"]`, 'g'),
  new RegExp(String.raw`(?<![\w.])ENV(?:\.fetch\(|\[)\s*['"](${NAME})['"](\s*,)?`, 'g'),
];

/** For `git grep -E`: lines in which code may read a variable. */
export const CODE_PATTERN = String.raw`process\.env|import\.meta\.env\.|[gG]et[eE]nv|environ|GetEnvironmentVariable|LookupEnv|ENV(\[|\.fetch)`;

/** The variables that one line of code reads. */
export function variablesInCode(line: string, file: string, number: number): VariableUse[] {
  if (line.length > 2000) return [];
  return IN_CODE.flatMap(pattern =>
    [...line.matchAll(pattern)].map(match => ({
      name: match[1] ?? '',
      file,
      line: number,
      hasDefault: match[2] !== undefined,
    })),
  );
}

/** The variables that a config file reads: `${NAME}`, also with a default as `${NAME:-x}` or Spring's `${NAME:x}`. */
export function variablesInConfig(text: string, file: string): VariableUse[] {
  return text.split('\n').flatMap((line, index) => {
    if (!line.includes('${') || line.length > 5000 || /^\s*(?:#|\/\/)/.test(line)) return [];
    return [...line.matchAll(PLACEHOLDER)].map(match => ({
      name: match[1] ?? '',
      file,
      line: index + 1,
      hasDefault: match[2] !== undefined && !match[2].includes('?'),
    }));
  });
}

/** The variables that a script, a Dockerfile, a service or an environment file sets. Names only. */
export function variablesSetIn(text: string): string[] {
  return text.split('\n').flatMap(line => {
    if (line.length > 5000) return [];
    const name = SET_IN_SHELL.exec(line)?.[1] ?? SET_OTHERWISE.exec(line)?.[1];
    return name === undefined ? [] : [name];
  });
}

/** @param templates names that templates of environment files hold; they say what is needed and set nothing */
export function undefinedVariables(
  uses: readonly VariableUse[],
  defined: ReadonlySet<string>,
  templates: ReadonlySet<string>,
  isSecret: (name: string) => boolean,
): UndefinedVariable[] {
  const byName = Map.groupBy(
    uses.filter(({ name }) => !GIVEN.test(name) && !defined.has(name)),
    ({ name }) => name,
  );
  return [...byName]
    .filter(([, places]) => places.some(({ hasDefault }) => !hasDefault))
    .map(([name, places]) => ({
      name,
      uses: places.slice(0, 3),
      secret: isSecret(name),
      inTemplate: templates.has(name),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
