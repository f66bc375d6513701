/** How a kind of file writes a value down. */
export type Syntax =
  | 'properties'
  | 'ini'
  | 'env'
  | 'yaml'
  | 'json'
  | 'toml'
  | 'xml'
  | 'shell'
  | 'batch'
  | 'powershell'
  | 'dockerfile'
  | 'hcl'
  | 'code'
  | 'prose'
  | 'unknown';

const BY_EXTENSION: ReadonlyMap<string, Syntax> = new Map<string, Syntax>([
  ...each('properties', 'properties'),
  ...each('ini', 'ini conf cfg cnf ora udl dsn rdp ovpn reg service netrc pgpass cnf toml.example'),
  ...each('env', 'env envrc'),
  ...each('yaml', 'yml yaml'),
  ...each('json', 'json jsonc json5 webmanifest ipynb'),
  ...each('toml', 'toml'),
  ...each(
    'xml',
    'xml config csproj vbproj props targets plist xaml jrxml ktr kjb hpl hwf wsdl xsd svg html htm jsp jspx aspx ascx',
  ),
  ...each('shell', 'sh bash zsh ksh fish profile bashrc'),
  ...each('batch', 'bat cmd'),
  ...each('powershell', 'ps1 psm1 psd1'),
  ...each('dockerfile', 'dockerfile containerfile'),
  ...each('hcl', 'tf tfvars hcl'),
  ...each(
    'code',
    'java kt kts scala groovy gradle js jsx mjs cjs ts tsx mts cts py rb php phtml inc go rs c h cc cpp hpp cs vb vbs bas frm swift m mm dart lua pl pm rake gemspec r pas dpr dfm sru srw srd srf srm srs sra cls erl ex exs clj sql ddl pls pkb pks pck prc fnc trg vw vue ftl ftlh vm tpl cshtml svelte hbs ejs css scss less thymeleaf wxml axml swan ttml jenkinsfile',
  ),
  ...each('prose', 'md markdown mdx txt rst adoc text log csv tsv docx mail eml'),
]);

const BY_NAME: readonly (readonly [pattern: RegExp, syntax: Syntax])[] = [
  [/^\.env|\.env(?:\.[\w-]+)?$|^env\.\w+$/, 'env'],
  [/^(?:dockerfile|containerfile)/, 'dockerfile'],
  [/^(?:makefile|jenkinsfile|vagrantfile)/, 'shell'],
  [/^(?:\.netrc|_netrc|\.pgpass|\.my\.cnf|my\.cnf|\.npmrc|\.pypirc|\.s3cfg|\.htpasswd|hosts)$/, 'ini'],
];

/** Tells the syntax of a file by its name. */
export function syntaxOf(path: string): Syntax {
  const name = (path.split(/[\\/]/).pop() ?? '').toLowerCase();
  const known = BY_NAME.find(([pattern]) => pattern.test(name));
  if (known !== undefined) return known[1];
  // application.yml.bak, web.config.example: the ending before it tells.
  const plain = name
    .replace(/(?:~|,v|#\d{1,3}(?:\.\d{1,4}){1,4})$/, '')
    .replace(
      /\.(?:bak|old|orig|save|svn-base|example|sample|template|tmpl|dist|default|prod|dev|test|uat|local|j2|tpl|\d+)$/,
      '',
    );
  const extension = (file: string) => (file.includes('.') ? file.slice(file.lastIndexOf('.') + 1) : '');
  return BY_EXTENSION.get(extension(name)) ?? BY_EXTENSION.get(extension(plain)) ?? 'unknown';
}

/** The syntax of a text whose name tells nothing (`CIC.app`, `nav.dic`): XML, JSON and PHP say themselves what they are. */
export function syntaxOfText(path: string, text: string): Syntax {
  const named = syntaxOf(path);
  if (named !== 'unknown') return named;
  const start = text.slice(0, 400).trimStart();
  if (/^<\?(?:php|=)/.test(start)) return 'code';
  if (/^<(?:\?xml|!DOCTYPE|!--|[A-Za-z][\w:.-]{0,40}[\s>])/i.test(start)) return 'xml';
  if (/^#!\s?\S{0,40}\b(?:ba|z|k)?sh\b/.test(start)) return 'shell';
  if (/^(?:\{\s{0,40}"|\[\s{0,40}(?:\{|"))/.test(start)) return 'json';
  return looksLikeCode(text.slice(0, 6000)) ? 'code' : named;
}

/** Half of the lines are statements of a program, a member of a list in it, or comments as programs have them. */
function looksLikeCode(beginning: string): boolean {
  const lines = beginning.split('\n').map(line => line.trim());
  const filled = lines.filter(line => line !== '');
  const ofCode = filled.filter(line =>
    /^(?:\/\/|#(?:define|include|if|endif)\b|\(\*|\{ ?\$)|[\w)\]"'] ?:= .{1,200};$|^[\w.]{3,60},$|\);$|^(?:begin|end;?|procedure .{1,80}|function .{1,80}|var|uses|const)$/i.test(
      line,
    ),
  );
  return filled.length >= 8 && ofCode.length * 2 > filled.length;
}

/** What the word behind the fence of a Markdown code block stands for. */
export function syntaxOfFence(word: string): Syntax {
  const name = word.toLowerCase();
  return FENCES.get(name) ?? BY_EXTENSION.get(name) ?? 'unknown';
}

const FENCES: ReadonlyMap<string, Syntax> = new Map<string, Syntax>([
  ...each(
    'code',
    'javascript typescript python csharp c# c++ golang ruby rust kotlin delphi pascal perl plsql mysql vbnet',
  ),
  ...each('powershell', 'powershell pwsh'),
  ...each('shell', 'console shell-session terminal sh-session'),
  ...each('ini', 'dotini nginx apache conf'),
  ...each('env', 'dotenv'),
]);

function each(syntax: Syntax, names: string): [string, Syntax][] {
  return names.split(' ').map(name => [name, syntax]);
}

/** A block of a document that is written in another syntax. */
export interface Fence {
  readonly start: number;
  readonly end: number;
  readonly syntax: Syntax;
}

const FENCE = /^ {0,6}(?:> ?)?(?:```|~~~)[`~]{0,6}[ \t]*([\w#+.-]{0,20})/gm;

/** The fenced code blocks of a Markdown text, in order. An open one reaches to the end of the text. */
export function fencesOf(text: string): Fence[] {
  const fences: Fence[] = [];
  let open: { start: number; syntax: Syntax } | undefined;
  for (const match of text.matchAll(FENCE)) {
    if (open === undefined) {
      open = { start: match.index + match[0].length, syntax: syntaxOfFence(match[1] ?? '') };
    } else {
      fences.push({ ...open, end: match.index });
      open = undefined;
    }
  }
  if (open !== undefined) fences.push({ ...open, end: text.length });
  return fences;
}
