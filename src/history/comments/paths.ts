import type { LanguageName } from './language.ts';

const ENDINGS: Readonly<Partial<Record<LanguageName | 'yaml', string>>> = {
  java: 'java scala sc as zig sol thrift prisma bicep',
  kotlin: 'kt kts swift',
  javascript: 'js jsx ts tsx mjs cjs mts cts es6 wxs json5 jsonc',
  c: 'c h cc cpp cxx hpp hh hxx ino m mm proto idl cu glsl v sv svh kdl',
  csharp: 'cs csx',
  rust: 'rs',
  python: 'py pyw pyi',
  shell: 'sh bash zsh ksh bats',
  perl: 'pl pm t perl',
  ruby: 'rb rake gemspec ru',
  sql: 'sql pls plsql pks pkb prc fnc trg tab vw psql ddl',
  basic: 'vb bas vbs frm ctl vba',
  batch: 'bat cmd',
  pascal: 'pas dpr dpk lpr pp',
  powershell: 'ps1 psm1 psd1',
  lua: 'lua',
  powerbuilder: 'srw sru srf srm srs sra',
  objectscript: 'mac int inc rtn',
  html: 'html htm xhtml vue nvue svelte wxml hbs handlebars mustache hgn hjs md markdown uvue',
  jsp: 'jsp jspf jspx tag gsp ss',
  ejs: 'ejs',
  aspx: 'aspx ascx ashx asax master',
  erb: 'erb',
  asp: 'asp asa',
  razor: 'cshtml razor',
  phpPage: 'php phtml php5 ctp',
  velocity: 'vm vtl',
  freemarker: 'ftl ftlh',
  xml: 'xml xsd xsl xslt wsdl xaml config csproj vbproj pom fxml jrxml bpmn dtd ui jelly',
  conf: 'conf cnf nginx r gitignore dockerignore editorconfig ex exs awk jl nim graphql gql rego hosts cr gd nix',
  go: 'go',
  groovy: 'groovy gradle gvy jenkinsfile',
  dart: 'dart',
  twig: 'twig j2 jinja jinja2 njk',
  liquid: 'liquid',
  informix: '4gl per',
  fsharp: 'fs fsx fsi ml mli st',
  hcl: 'tf tfvars hcl',
  nsis: 'nsi nsh',
  inno: 'iss',
  css: 'css wxss',
  scss: 'scss less sass styl',
  ini: 'ini cfg inf reg service timer socket desktop',
  properties: 'properties',
  dockerfile: 'dockerfile',
  makefile: 'mk mak make cmake am',
  toml: 'toml',
  pug: 'pug jade',
  haml: 'haml slim',
  cobol: 'cbl cob cobol cpy',
  foxpro: 'prg sas do ado',
  abap: 'abap',
  fortran: 'f for f77 f90 f95 f03',
  percent: 'erl hrl',
  tex: 'tex sty',
  lisp: 'lisp lsp el clj cljs cljc edn scm rkt',
  haskell: 'hs lhs elm adb ads vhd vhdl',
  cfml: 'cfm cfml cfc',
  coffee: 'coffee cjsx',
  mdx: 'mdx',
  vim: 'vim',
  assembly: 's asm nasm ahk au3',
  tcl: 'tcl tk exp',
  yaml: 'yaml yml',
};

const BY_ENDING = new Map(
  Object.entries(ENDINGS).flatMap(([language, endings]) =>
    endings.split(' ').map(ending => [ending, language as LanguageName | 'yaml'] as const),
  ),
);

const BY_NAME: readonly (readonly [RegExp, LanguageName])[] = [
  [/^(?:dockerfile|containerfile)(?:\..+)?$/i, 'dockerfile'],
  [/^(?:gnu)?makefile(?:\..+)?$|^cmakelists\.txt$/i, 'makefile'],
  [/^jenkinsfile(?:\..+)?$/i, 'groovy'],
  [/^(?:gemfile|rakefile|vagrantfile|podfile|fastfile)$/i, 'ruby'],
  [/^\.env(?:\..+)?$|^\.git(?:ignore|attributes|modules)$|^\.dockerignore$|^crontab$|^caddyfile$/i, 'conf'],
  [/^\.(?:bashrc|bash_profile|profile|zshrc)$/i, 'shell'],
];

const BY_INTERPRETER: readonly (readonly [RegExp, LanguageName])[] = [
  [/^#!.*\b(?:ba|z|k|da)?sh\b/, 'shell'],
  [/^#!.*\bpython/, 'python'],
  [/^#!.*\bperl\b/, 'perl'],
  [/^#!.*\bruby\b/, 'ruby'],
  [/^#!.*\b(?:node|deno|bun)\b/, 'javascript'],
];

/** The language of a file by its name, or by the interpreter that its first line names. */
export function languageOf(path: string, text: string): LanguageName | 'yaml' | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const named = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  if (named !== undefined) return named;
  const dot = name.lastIndexOf('.');
  const ending = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  // Classes of Visual Basic and of InterSystems share an ending.
  if (ending === 'cls') return /^VERSION\s|^Attribute\s/m.test(text.slice(0, 400)) ? 'basic' : 'objectscript';
  if (ending === 'm') return ofM(text);
  const known = BY_ENDING.get(ending);
  if (known !== undefined) return known;
  if (!text.startsWith('#!')) return undefined;
  const first = text.slice(0, 200).split('\n', 1)[0] ?? '';
  return BY_INTERPRETER.find(([pattern]) => pattern.test(first))?.[1];
}

/** Objective-C, MATLAB and MUMPS share an ending, and nothing else. */
function ofM(text: string): LanguageName {
  const head = text.slice(0, 4000);
  if (/^[ \t]{0,80}(?:#import|#include|@interface|@implementation|@import|\/\/|\/\*)/m.test(head)) return 'c';
  return MUMPS.test(head) ? 'objectscript' : 'matlab';
}

/** A label with its comment, a comment behind a tab, or a command in capitals behind one. */
const MUMPS =
  /^[%A-Za-z]\w{0,30}(?:\([^()\n]{0,200}\))?[ \t]{1,80};|^[ \t]{1,80}(?:;|(?:[SNQDIFKWHL]|SET|NEW|QUIT|DO|IF|FOR|KILL|WRITE)(?::\S{1,80})? )/m;

/** Tests of the language, by the habits of its test frameworks. */
export function isTestFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return TEST_FOLDER.test(path) || TEST_NAME.test(name);
}

const TEST_FOLDER =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|cypress|androidTest|integration-?tests?|[^/]*[.-]tests?)\//i;
const TEST_NAME =
  /[._-](?:test|tests|spec|e2e|cy)\.[^.]+$|(?:Tests?|TestCase|Spec|IT)\.[A-Za-z]+$|^Test[A-Z_].*\.[A-Za-z]+$|^test_.*\.py$|_(?:test|spec)\.[a-z]+$/;

/** Folders where conflict markers may be meant: fixtures and documents. */
export function isSamplePath(path: string): boolean {
  return SAMPLE_PATH.test(path);
}

const SAMPLE_PATH =
  /(?:^|\/)(?:tests?|__tests__|t|specs?|fixtures?|__fixtures__|testdata|test-data|examples?|samples?|docs?|documentation)\/|\.(?:md|markdown|adoc|asciidoc|rst|txt)$|[._-](?:test|spec)\.[^./]+$/i;
