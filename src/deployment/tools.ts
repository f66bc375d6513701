import { databaseKind } from './databases.ts';
import { linesOf, nameOf, type SaidOf } from './said.ts';

/** Tools whose version decides whether a build or a start works. */
type Reader = readonly [string, RegExp];

const POM: readonly Reader[] = [
  ['Java', /<(?:java\.version|maven\.compiler\.(?:source|release|target)|jdk\.version)>\s{0,5}([\d.]{1,10})/],
  ['Spring Boot', /<spring-boot\.version>\s{0,5}([\w.]{1,30})/],
];
const GRADLE: readonly Reader[] = [
  ['Java', /\bsourceCompatibility\s{0,3}=?\s{0,3}(?:JavaVersion\.VERSION_)?["']?([\d._]{1,8})/],
  ['Java', /\bJavaLanguageVersion\.of\((\d{1,3})\)/],
  ['Spring Boot', /org\.springframework\.boot["')]{1,3}\s{0,3}version\s{0,3}["']([\d.]{1,20})/],
];
const BY_NAME: readonly (readonly [RegExp, readonly Reader[]])[] = [
  [/^pom\.xml$/, POM],
  [/\.gradle(?:\.kts)?$/, GRADLE],
  [/^gradle-wrapper\.properties$/, [['Gradle', /gradle-([\d.]{1,12})-(?:bin|all)/]]],
  [/^maven-wrapper\.properties$/, [['Maven', /apache-maven-([\d.]{1,12})-bin/]]],
  [
    /^package\.json$/,
    [
      ['Node.js', /^\s{0,20}"node"\s{0,3}:\s{0,3}"([^"]{1,40})"/],
      ['npm', /^\s{0,20}"npm"\s{0,3}:\s{0,3}"([^"]{1,40})"/],
      ['', /"packageManager"\s{0,3}:\s{0,3}"([a-z]{2,6}@[\d.]{1,20})/],
    ],
  ],
  [/^\.(?:nvmrc|node-version)$/, [['Node.js', /^v?([\d.]{1,12})/]]],
  [/^\.python-version$/, [['Python', /^([\d.]{1,12})/]]],
  [/^runtime\.txt$/, [['Python', /^python-([\d.]{1,12})/]]],
  [/^pyproject\.toml$/, [['Python', /^(?:requires-python|python)\s{0,3}=\s{0,3}"([^"]{1,40})"/]]],
  [/^go\.mod$/, [['Go', /^go ([\d.]{1,10})/]]],
  [
    /^composer\.json$/,
    [
      ['PHP', /^\s{0,20}"php"\s{0,3}:\s{0,3}"([^"]{1,40})"/],
      ['Laravel', /"laravel\/framework"\s{0,3}:\s{0,3}"([^"]{1,40})"/],
    ],
  ],
  [/^global\.json$/, [['.NET SDK', /"version"\s{0,3}:\s{0,3}"([\d.]{1,20})"/]]],
  [
    /\.(?:cs|vb|fs)proj$/,
    [
      ['.NET', /<TargetFrameworks?>([^<]{1,60})</],
      ['.NET', /<TargetFrameworkVersion>v?([\d.]{1,10})</],
    ],
  ],
  [/^\.ruby-version$/, [['Ruby', /^(?:ruby-)?([\d.]{1,12})/]]],
  [
    /^Gemfile$/,
    [
      ['Ruby', /^ruby ["']([^"']{1,20})["']/],
      ['Rails', /^gem ["']rails["'], {0,3}["']([^"']{1,20})["']/],
    ],
  ],
];
const PIPELINE: readonly Reader[] = [
  ['Node.js', /\bnode-version:\s{0,3}["'[]{0,2}([\d.x]{1,10})/],
  ['Java', /\bjava-version:\s{0,3}["'[]{0,2}([\d.]{1,10})/],
  ['Python', /\bpython-version:\s{0,3}["'[]{0,2}([\d.]{1,10})/],
  ['.NET SDK', /\bdotnet-version:\s{0,3}["'[]{0,2}([\d.x]{1,10})/],
  ['PHP', /\bphp-version:\s{0,3}["'[]{0,2}([\d.]{1,10})/],
  ['Go', /\bgo-version:\s{0,3}["'[]{0,2}([\d.x]{1,10})/],
  ['Ruby', /\bruby-version:\s{0,3}["'[]{0,2}([\d.]{1,10})/],
];
/** What prose calls a version: `JDK 17`, `jdk17`, `Node.js v16.15`, `| PostgreSQL | 16 |`. */
const PROSE =
  /\b(jdk|java(?:\s?se)?|node(?:\.?js)?|python|php|postgresql|postgres|mysql|mariadb|oracle|redis|sql ?server|mongodb|maven|\.net(?: core| framework)?|golang|rabbitmq|elasticsearch|nginx|tomcat)(?:\s{0,3}[|:：-]\s{0,3}|[\s*`]{0,4})(?:版本|version)?\s?[v(≥>=]{0,4}\s?(\d{1,4}(?:\.\d{1,4}){0,2})\b(?!\s?(?:[%年月日台个张条GMK]|GB|MB|ms|day|hour|min|sec|port|bit))/gi;
const PROSE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:jdk|java)/, 'Java'],
  [/^node/, 'Node.js'],
  [/^python/, 'Python'],
  [/^php/, 'PHP'],
  [/^maven/, 'Maven'],
  [/^\.net/, '.NET'],
  [/^golang/, 'Go'],
  [/^nginx/, 'nginx'],
  [/^tomcat/, 'Tomcat'],
];
const IMAGES: readonly (readonly [RegExp, string])[] = [
  [/^(?:openjdk|eclipse-temurin|amazoncorretto|adoptopenjdk|java|ibmjava|sapmachine)$/, 'Java'],
  [/^node$/, 'Node.js'],
  [/^python$/, 'Python'],
  [/^php$/, 'PHP'],
  [/^golang$/, 'Go'],
  [/^ruby$/, 'Ruby'],
  [/^(?:sdk|aspnet|runtime)$/, '.NET'],
  [/^maven$/, 'Maven'],
  [/^nginx$/, 'nginx'],
  [/^tomcat$/, 'Tomcat'],
];

export function isToolFile(path: string): boolean {
  const name = nameOf(path);
  return BY_NAME.some(([pattern]) => pattern.test(name));
}

export function isReadme(path: string): boolean {
  // Roles of Ansible are taken over from others, with what they say.
  if (/(?:^|\/)roles\//.test(path)) return false;
  return /^readme(?:[-_.][\w-]{1,20}){0,2}\.(?:md|markdown|txt|rst|adoc)$|^readme$/i.test(nameOf(path));
}

/** Versions of tools that a build file names. `name` is the tool. */
export function toolsOf(text: string, path: string): SaidOf[] {
  const readers = BY_NAME.find(([pattern]) => pattern.test(nameOf(path)))?.[1] ?? [];
  return read(text, path, readers).map(one => {
    const [, tool, version] = one.name === '' ? (/^([a-z]+)@(.*)$/.exec(one.value) ?? []) : [];
    return tool !== undefined && version !== undefined ? { ...one, name: tool, value: version } : one;
  });
}

/** Versions that a pipeline installs. */
export function toolsOfPipeline(text: string, path: string): SaidOf[] {
  return read(text, path, PIPELINE);
}

/** The tool that an image brings, if it is one. */
export function toolOfImage({ name, value, path, line }: SaidOf): SaidOf | undefined {
  const base = nameOf(name);
  const tool = IMAGES.find(([pattern]) => pattern.test(base))?.[1];
  return tool === undefined || value === '' ? undefined : { name: tool, value, path, line };
}

/** `8.4+`, `17 or later`: the least, not the one. */
const AT_LEAST =
  /\d\+(?!\p{L})|\d\s\+(?!\s?[\p{L}\p{N}])|≥|>=|及以上|以上|或更高|\bor (?:later|newer|higher|above)\b|\band above\b/iu;

/** From which to which number products have come so far, with room for years. */
const VERSIONS: readonly (readonly [RegExp, number, number])[] = [
  [/^PostgreSQL/, 8, 30],
  [/^Node/, 8, 60],
  [/^Python/, 2, 4],
  [/^PHP/, 5, 12],
  [/^Redis/, 2, 20],
  [/^MySQL|^MariaDB/, 5, 20],
];

/** What stands behind a name may be a port: `nginx 443`. Only products that count by years or hundreds go so far. */
function isPort(name: string, version: string): boolean {
  const first = Number.parseInt(version, 10);
  const [least, most] = (VERSIONS.find(([pattern]) => pattern.test(name))?.slice(1) as [number, number]) ?? [
    0, 0,
  ];
  // `postgres-0` is a pod, `nuts-node 4.3` another product.
  if (most > 0 && (first < least || first > most)) return true;
  return name === 'SQL Server' ? first > 2100 : name === 'nginx' ? first > 2 : first > 60;
}

/** Versions that a README asks for. */
export function toolsOfReadme(text: string, path: string): SaidOf[] {
  return linesOf(text).flatMap((line, at) =>
    // What a link is called is a title of somebody's page.
    [
      ...line
        .slice(0, 600)
        .replace(/\[[^\]]{0,200}\]\([^)]{0,300}\)/g, '')
        .matchAll(PROSE),
    ].flatMap(({ 0: whole, 1: word = '', 2: found = '', index }): SaidOf[] => {
      const value = AT_LEAST.test(line.slice(index, index + whole.length + 12)) ? `>=${found}` : found;
      const lower = word.toLowerCase();
      const name =
        PROSE_NAMES.find(([pattern]) => pattern.test(lower))?.[1] ?? databaseKind(lower.replace(' ', ''));
      return name === undefined || isPort(name, found) ? [] : [{ name, value, path, line: at + 1 }];
    }),
  );
}

function read(text: string, path: string, readers: readonly Reader[]): SaidOf[] {
  return linesOf(text).flatMap((line, at) =>
    /^\s*(?:#|\/\/|<!--)/.test(line)
      ? []
      : readers.flatMap(([name, pattern]) => {
          const value = pattern.exec(line)?.[1];
          return value === undefined ? [] : [{ name, value: value.trim(), path, line: at + 1 }];
        }),
  );
}

/** Comparable form of a version: `1.8` of Java is 8, only as much as both name is compared. */
export function isSameVersion(one: SaidOf, other: SaidOf): boolean {
  const [first, second] = [numbersOf(one), numbersOf(other)];
  const length = Math.min(first.length, second.length);
  return length === 0 || first.slice(0, length).join('.') === second.slice(0, length).join('.');
}

/** A range such as `>=3.9` says least, not which: it contradicts nothing above it. */
export function isRange({ value }: SaidOf): boolean {
  return /[<>^~*|x]|\bor\b|;|^netstandard/.test(value);
}

function numbersOf({ name, value }: SaidOf): string[] {
  // `net461` is 4.6.1, `net8.0` is 8.
  const written = name === '.NET' ? value.replace(/^net(\d)(\d)(\d?)$/, '$1.$2.$3') : value;
  const numbers = /\d+(?:[._]\d+)*/.exec(written)?.[0]?.split(/[._]/) ?? [];
  const plain = name === 'Java' && numbers[0] === '1' ? numbers.slice(1) : numbers;
  // Of languages and databases the first number tells; of Python, Go and PHP the second as well.
  return plain.slice(0, /^(?:Python|Go|PHP|Ruby|MySQL)$/.test(name) ? 2 : 1);
}
