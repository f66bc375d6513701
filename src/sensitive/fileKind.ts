/** What the shape of a value may mean depends on the kind of its file: in code a bare word is a variable. */
export type FileKind = 'code' | 'markup' | 'config' | 'prose' | 'translation' | 'unknown';

const EXTENSIONS: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ...each(
    'code',
    'java kt kts scala groovy gradle js jsx mjs cjs ts tsx mts cts py rb php phtml inc go rs c h cc cpp hpp cs vb swift',
  ),
  ...each(
    'code',
    'm mm dart lua pl pm rake gemspec r pas dpr dfm erl ex exs clj sql ddl pls pkb pks pck prc fnc trg vw bas frm cls vbs sru srw srd srf srm srs sra',
  ),
  ...each(
    'markup',
    'html htm asp asa ashx asmx master vbhtml vue jsp jspx jspf ftl ftlh vm tpl aspx ascx cshtml svelte hbs ejs css scss less thymeleaf wxml axml swan ttml',
  ),
  ...each(
    'config',
    'yml yaml properties json jsonc json5 ini conf cfg cnf toml env xml config ora udl dsn rdp ovpn reg',
  ),
  ...each('config', 'tf tfvars sh bash zsh bat cmd ps1 psm1 service dockerfile'),
  ...each('prose', 'md markdown mdx txt rst adoc text log csv tsv docx'),
]);

/** Folders and names of translation bundles, where `password=密码` is the word and not a secret. */
const TRANSLATION =
  /(^|[\\/])(i18n|l10n|locales?|lang|langs|languages?|translations?|nls)[\\/]|(^|[\\/])(messages?|strings|labels?|i18n|locale|translations?|package\.nls|applicationresources?)([._-][a-z]{2,3}([._-][a-z0-9]{2,8})?)?\.(properties|json|ya?ml|xml|ts|js|resx|po)$|\.(po|pot|xliff|xlf|resx|arb)$/i;

/** Says what kind of text a path stands for; only its name counts. */
export function fileKindOf(path: string): FileKind {
  if (TRANSLATION.test(path)) return 'translation';
  const name = (path.split(/[\\/]/).pop() ?? '').toLowerCase();
  if (/^(dockerfile|\.env|\.netrc|\.pgpass|\.npmrc|my\.cnf|makefile)/.test(name)) return 'config';
  const kindOf = (file: string) =>
    EXTENSIONS.get(file.includes('.') ? file.slice(file.lastIndexOf('.') + 1) : '');
  return kindOf(name) ?? kindOf(name.replace(PUT_ASIDE, '')) ?? 'unknown';
}
/** billing.php.orig, login.jsp.bak: the ending before it tells. */
const PUT_ASIDE = /(?:\.(?:orig|bak|old|save|rej|backup|svn-base|\d{6,14})|~|,v|#\d{1,3}(?:\.\d{1,4}){1,4})$/;

function each(kind: FileKind, extensions: string): [string, FileKind][] {
  return extensions.split(' ').map(extension => [extension, kind]);
}

/** Sources of tests, whose patients and passwords are made up; `t/` is where Perl and shell keep theirs. */
export function isTestSource(path: string): boolean {
  if (/(^|[\\/])t[\\/].*\.(sh|t|pl|pm)$/.test(path)) return true;
  return (
    fileKindOf(path) === 'code' &&
    /(^|[\\/])(tests?|__tests__|specs?|e2e|__mocks__|(unit|integration)-?tests?)[\\/]|[._-](test|spec)\.[a-z]+$|(^|[\\/._-])mock(s|ed)?[._-]|(Tests?|IT)\.(java|kt|cs)$|(^|[\\/])Test[A-Z]\w{1,80}\.(java|kt|cs|php|vb)$/.test(
      path,
    )
  );
}

/** Data beside the sources of tests: users that a test made up. What a program is configured with there is none. */
export function isTestData(path: string): boolean {
  const folders = path.split(/[\\/]/).slice(0, -1);
  return (
    /\.json$/i.test(path) &&
    folders.some(folder => TEST_FOLDER.test(folder)) &&
    !folders.some(folder => /resources$/i.test(folder))
  );
}
const TEST_FOLDER =
  /^(?:tests?|__tests__|specs?|e2e|cypress|fixtures?|mocks?|__mocks__|testdata|test-data)$/i;

/** Lock files, source maps, minified programs, drawings and fonts: nobody writes them by hand. */
const MACHINE_WRITTEN =
  /(^|[\\/])(package-lock\.json|npm-shrinkwrap\.json|packages\.lock\.json|go\.sum|bun\.lockb?|MANIFEST\.MF|pnpm-lock\.yaml|[\w.-]+\.lock)$|\.map$|[.-]min\.(m?js|css)$|\.(eps|ps|afm|pfa|sfd|ttx|bdf)$/i;

/** What a program wrote and people do not read; only the name counts. */
export function isMachineWritten(path: string): boolean {
  return MACHINE_WRITTEN.test(path);
}
