import { linesOf, nameOf, type Place } from './said.ts';

/** A part of the product with a build file of its own. */
export interface Part extends Place {
  /** Its folder, `.` for the project itself. */
  readonly folder: string;
  /** In words that need no translation: `Spring Boot 2.7.18`. */
  readonly made: string;
}

/** A framework, and where the line that names it has its version; a version may stand in one of the next lines. */
type Framework = readonly [string, RegExp];

const VERSION = String.raw`[\^~>=v ]{0,3}(\d[\w.]{0,15})?`;
const inPackage = (name: string): RegExp =>
  new RegExp(String.raw`^\s{0,12}"${name}"\s?:\s?"${VERSION}[^"]{0,60}"`);
const PACKAGE: readonly Framework[] = [
  ['Angular', inPackage('@angular/core')],
  ['AngularJS', inPackage('angular')],
  ['Vue', inPackage('vue')],
  ['Next.js', inPackage('next')],
  ['Nuxt', inPackage('nuxt')],
  ['React Native', inPackage('react-native')],
  ['React', inPackage('react')],
  ['Svelte', inPackage('svelte')],
  ['NestJS', inPackage('@nestjs/core')],
  ['Express', inPackage('express')],
  ['Koa', inPackage('koa')],
  ['Fastify', inPackage('fastify')],
  ['Electron', inPackage('electron')],
  ['Meteor', inPackage('meteor-node-stubs')],
];
const PYTHON: readonly Framework[] = ['Django', 'Flask', 'FastAPI', 'Odoo', 'Tornado'].map(
  (name): Framework => [
    name,
    new RegExp(String.raw`^\s{0,8}["']?${name}["']?(?:\[\w{1,20}\])?\s{0,2}=?\s{0,2}["']?${VERSION}`, 'i'),
  ],
);
/** The parent of several modules may lie beside them under a name of its own. */
export const POM = /^(?:[\w-]{1,40}-)?pom(?:-[\w-]{1,40})?\.xml$/;
const BY_NAME: readonly (readonly [RegExp, readonly Framework[]])[] = [
  [/^package\.json$/, PACKAGE],
  [
    /^composer\.json$/,
    [
      ['Laravel', new RegExp(String.raw`"laravel/framework"\s?:\s?"${VERSION}`)],
      ['Symfony', new RegExp(String.raw`"symfony/framework-bundle"\s?:\s?"${VERSION}`)],
      ['ThinkPHP', new RegExp(String.raw`"topthink/framework"\s?:\s?"${VERSION}`)],
      ['Yii', new RegExp(String.raw`"yiisoft/yii2"\s?:\s?"${VERSION}`)],
      ['CodeIgniter', new RegExp(String.raw`"codeigniter4?/framework"\s?:\s?"${VERSION}`)],
    ],
  ],
  [/^(?:pyproject\.toml|pipfile|requirements[\w-]{0,20}\.txt|base\.txt)$/i, PYTHON],
  [
    /^Gemfile$/,
    [
      ['Rails', new RegExp(String.raw`^\s{0,4}gem ["']rails["'](?:, ["']${VERSION})?`)],
      ['Sinatra', /^\s{0,4}gem ["']sinatra["']()/],
    ],
  ],
  [
    /^go\.mod$/,
    [
      ['Gin', /^\s{0,4}(?:require )?github\.com\/gin-gonic\/gin v([\w.]{1,15})/],
      ['Go', /^go ([\d.]{1,10})/],
    ],
  ],
  [
    POM,
    [
      ['Spring Boot', /<artifactId>spring-boot-starter-parent<|<spring-boot\.version>\s?([\w.]{1,20})/],
      ['Spring Boot', /<artifactId>spring-boot-starter(?:-web|-webflux)?<()/],
      // The module that becomes a program.
      ['Spring Boot', /<artifactId>spring-boot-maven-plugin<()/],
      ['Spring', /<artifactId>spring-webmvc<()/],
      ['Quarkus', /<artifactId>quarkus-(?:bom|core|resteasy)[\w-]{0,20}<()/],
    ],
  ],
  [
    /^build\.gradle(?:\.kts)?$/,
    [
      ['Spring Boot', /org\.springframework\.boot["')]{1,3}\s{0,3}version\s{0,3}["']([\d.]{1,20})/],
      [
        'Spring Boot',
        /org\.springframework\.boot:spring-boot-(?:starter|gradle-plugin)[\w-]{0,20}:?([\d.]{0,12})/,
      ],
      ['Android', /com\.android\.application()/],
    ],
  ],
  [
    /\.(?:cs|vb)proj$/i,
    [
      ['ASP.NET Core', /Sdk="Microsoft\.NET\.Sdk\.Web"()/],
      ['ASP.NET', /Microsoft\.WebApplication\.targets()/],
      ['Blazor', /Sdk="Microsoft\.NET\.Sdk\.BlazorWebAssembly"()/],
      ['WPF', /<UseWPF>true()|\{60dc8134-eba5-43b8-bcc9-bb4bc16c2548\}/i],
      ['Windows Forms', /<UseWindowsForms>true()|Include="System\.Windows\.Forms"()/],
      [
        '.NET',
        /<TargetFrameworks?>(?:net(?:coreapp)?)(\d[\d.]{0,6})|<TargetFrameworkVersion>v(\d[\d.]{0,6})/,
      ],
    ],
  ],
];
/** Lines below the name in which its version may stand. */
const BELOW = 2;
/** So many words say what a part is. */
const MOST_FRAMEWORKS = 3;

export function isPartFile(path: string): boolean {
  return BY_NAME.some(([name]) => name.test(nameOf(path)));
}

/** What a build file says about the part that it builds; nothing of one that names no framework, and of tests. */
export function readPart(text: string, path: string): Part[] {
  const frameworks = BY_NAME.find(([name]) => name.test(nameOf(path)))?.[1] ?? [];
  if (/(?:^|[./_-])(?:unit)?tests?(?:[./_-]|$)/i.test(path)) return [];
  // Of a family of modules these are built on by others, and run by nobody.
  if (/(?:^|[/-])(?:starter|dependencies|bom|parent)(?:-[\w-]{1,40})?\/pom\.xml$/i.test(path)) return [];
  const lines = linesOf(text);
  const found = new Map<string, { version: string; line: number }>();
  for (const [at, line] of lines.entries()) {
    if (/^\s*(?:#|\/\/|<!--)/.test(line)) continue;
    for (const [name, pattern] of frameworks) {
      const match = pattern.exec(line.slice(0, 300));
      if (match === null || (found.get(name)?.version ?? '') !== '') continue;
      const version = match.slice(1).find(Boolean) ?? (name === 'Spring Boot' ? versionBelow(lines, at) : '');
      found.set(name, { version, line: found.get(name)?.line ?? at + 1 });
    }
  }
  const [first] = found.values();
  if (first === undefined) return [];
  // A site that draws pictures with the classes of Windows is no program of Windows.
  if ([...found.keys()].some(name => name.startsWith('ASP.NET'))) found.delete('Windows Forms');
  const names = frameworks.map(([name]) => name).filter((name, at, all) => all.indexOf(name) === at);
  const made = names
    .flatMap(name => {
      const one = found.get(name);
      return one === undefined ? [] : [[name, one.version].filter(Boolean).join(' ')];
    })
    .slice(0, MOST_FRAMEWORKS)
    .join(', ');
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
  return [{ folder, made, path, line: first.line }];
}

function versionBelow(lines: readonly string[], at: number): string {
  // The plugin that packs a program has a version of its own, and so has what is built upon the framework.
  if (!/<artifactId>spring-boot-starter-parent</.test(lines[at] ?? '') && !isOfSpringBoot(lines, at))
    return '';
  return (
    lines
      .slice(at, at + 1 + BELOW)
      // What stands behind the end of a block is the version of the next.
      .join('\n')
      .split(/<\/(?:dependency|plugin|parent)>/, 1)
      .join('')
      .split('\n')
      .map(line => /<version>\s?(\d[\w.]{0,20})/.exec(line)?.[1])
      .find(Boolean) ?? ''
  );
}

/** Starters are released with the framework; everything else that is packed with it is not. */
function isOfSpringBoot(lines: readonly string[], at: number): boolean {
  const isPlugin = /-plugin</.test(lines[at] ?? '');
  const isOwn = lines
    .slice(Math.max(0, at - BELOW), at)
    .some(line => /<groupId>org\.springframework\.boot</.test(line));
  return !isPlugin && isOwn;
}

/** One for each folder; a part inside of another that is made with the same is a module of it. */
export function joinParts(parts: readonly Part[]): Part[] {
  const byFolder = Map.groupBy(parts, ({ folder }) => folder);
  const joined = [...byFolder.values()].flatMap(list => {
    const [first] = list;
    const made = [...new Set(list.flatMap(one => one.made.split(', ')))].join(', ');
    return first === undefined ? [] : [{ ...first, made }];
  });
  const isModule = (one: Part) =>
    joined.some(
      other =>
        other !== one &&
        (other.folder === '.' || one.folder.startsWith(`${other.folder}/`)) &&
        withoutVersion(other.made).startsWith(withoutVersion(one.made)),
    );
  const own = joined.filter(one => !isModule(one));
  // Beside what people see, libraries are no parts that somebody would look for.
  const isLibrary = ({ made }: Part) => /^(?:\.NET|Go)(?: [\d.]+)?$/.test(made);
  const applications = own.filter(one => !isLibrary(one));
  return (applications.length > 0 ? applications : own).sort((one, other) =>
    one.folder < other.folder ? -1 : 1,
  );
}

function withoutVersion(made: string): string {
  return made.replace(/ \d[\w.]*/g, '');
}
