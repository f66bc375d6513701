/** Where variables are set: names only, values are looked at no further than whether there is one. */

const NAME = '[A-Z][A-Z0-9_]*';
/** `NAME=value` of shells, Dockerfiles, services, crontabs and command lines; no comparison, no use of `$NAME`. */
const ASSIGNED = new RegExp(String.raw`(?<![\w$%{}.\->])(?:\$env:)?(${NAME})\s*=(?!=|~)`, 'g');
/** `ENV NAME value`, `setx NAME value`, `- name: NAME`, `var: NAME`, `variable "NAME"`. */
const NAMED = new RegExp(
  String.raw`^\s*(?:ENV|ARG|setx|setenv)\s+"?(${NAME})\b|^\s*(?:-\s*)?(?:name|key|var|env_name):\s*["']?(${NAME})["']?\s*$`,
);
/** `NAME: value` of YAML and JSON. */
const MAPPED = new RegExp(String.raw`^\s*-?\s*["']?(${NAME})["']?\s*:(?:\s|$)`);
const MAPPED_INLINE = new RegExp(String.raw`[{,]\s*["']?(${NAME})["']?\s*:\s`, 'g');
/** `<env name="NAME">` of Windows services, IIS and test runners. */
const ELEMENT = new RegExp(
  String.raw`<(?:env|environmentVariable|server|variable)\b[^>]{0,200}\b(?:name|key)="(${NAME})"`,
  'g',
);
/** A program that sets a variable for itself or for what it starts. */
const IN_PROGRAM = [
  new RegExp(String.raw`\bprocess\.env\.(${NAME})\s*(?:\|\||\?\?)?=(?!=)`, 'g'),
  new RegExp(String.raw`\b(?:os\.)?environ\[\s*['"](${NAME})['"]\s*\]\s*=(?!=)`, 'g'),
  new RegExp(String.raw`\benviron\.setdefault\(\s*['"](${NAME})['"]`, 'g'),
  new RegExp(String.raw`\b(?:Setenv|SetEnvironmentVariable|setenv|putenv)\(\s*['"](${NAME})\b`, 'g'),
  new RegExp(String.raw`(?<![\w.])ENV\[\s*['"](${NAME})['"]\s*\]\s*(?:\|\|)?=(?!=)`, 'g'),
  // For what it starts: Rust, .NET, Java.
  new RegExp(String.raw`\.env\(\s*"(${NAME})"\s*,`, 'g'),
  new RegExp(String.raw`\bEnvironment(?:Variables)?\[\s*"(${NAME})"\s*\]\s*=(?!=)`, 'g'),
  new RegExp(String.raw`\benvironment\(\)\.put\(\s*"(${NAME})"`, 'g'),
];
const LONGEST_LINE = 5000;

/** The variables that a script, a Dockerfile, a service, a pipeline or a file of a process manager sets. */
export function variablesSetIn(text: string): string[] {
  const names = text.split('\n').flatMap(line => {
    if (line.length > LONGEST_LINE || /^\s*(?:#|\/\/|::|rem\b|;)/i.test(line)) return [];
    const named = NAMED.exec(line) ?? MAPPED.exec(line);
    return [
      ...(named ? [named[1] ?? named[2] ?? ''] : []),
      ...[ASSIGNED, MAPPED_INLINE, ELEMENT].flatMap(pattern =>
        [...line.matchAll(pattern)].map(match => match[1] ?? ''),
      ),
    ];
  });
  return [...new Set(names)];
}

/** The variables that one line of code sets. */
export function variablesSetInCode(line: string): string[] {
  if (line.length > LONGEST_LINE) return [];
  return IN_PROGRAM.flatMap(pattern => [...line.matchAll(pattern)].map(match => match[1] ?? ''));
}

/**
 * The names in an environment file that have a value. A section (`[DATABASE]`, as ThinkPHP writes them) stands before
 * its names: DATABASE_HOSTNAME.
 */
export function variablesWithValue(text: string): string[] {
  let section = '';
  return text.split('\n').flatMap(raw => {
    const line = raw.trim();
    const header = /^\[([A-Za-z]\w*)\]/.exec(line)?.[1];
    if (header !== undefined) section = `${header.toUpperCase()}_`;
    const [, name = '', value = ''] = /^(?:export\s+)?([\w.-]+)\s*[=:]\s*(.{0,3})/.exec(line) ?? [];
    const isEmpty = value === '' || value.startsWith('#') || /^(?:""|'')/.test(value);
    return name === '' || isEmpty ? [] : [name, ...(section === '' ? [] : [section + name.toUpperCase()])];
  });
}

/** A template of an environment file, as it is named where it is copied. */
const TEMPLATE =
  /[\w./\\-]*env[\w./\\-]*?(?:example|sample|template|dist|tpl|default)[\w.-]*|(?:example|sample|template)\.env/gi;
const COPIES =
  /\b(?:cp|copy|copy-item|mv|move|ren|rename|install|ln|cat|复制|拷贝|重命名|另存)\b|复制|拷贝|重命名|copy\(/i;

/** Names of the templates that a document or a script says to copy: `cp .env.example .env`. Without folders, lower case. */
export function copiedTemplates(text: string): string[] {
  return text.split('\n').flatMap(line => {
    if (line.length > LONGEST_LINE || !COPIES.test(line)) return [];
    return [...line.matchAll(TEMPLATE)].map(([path]) => (path.split(/[/\\]/).at(-1) ?? '').toLowerCase());
  });
}

/** `# NAME=` of an environment file: what may be set, and is not. A sentence that goes on behind it is none. */
export function variablesLeftOut(text: string): string[] {
  return [...text.matchAll(new RegExp(`^[ \\t]{0,9}#[ \\t]{0,9}(${NAME})=\\S{0,200}[ \\t]{0,9}$`, 'gm'))].map(
    match => match[1] ?? '',
  );
}

/** `HG_KEY=x docker compose up` of a document: how it is run says what is set. */
const BEFORE_A_COMMAND = new RegExp(
  `^[ \\t]{0,9}(?:[$>] )?((?:${NAME}=\\S{0,200}[ \\t]{1,9}){1,12})[a-z./][\\w./-]{1,60}(?:[ \\t]|$)`,
  'gm',
);

/** The variables that command lines in a document set. */
export function variablesSetInCommands(text: string): string[] {
  return [...text.matchAll(BEFORE_A_COMMAND)].flatMap(match =>
    [...(match[1] ?? '').matchAll(ASSIGNED)].map(([, name = '']) => name),
  );
}
