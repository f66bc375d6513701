import type { ConfigFile } from '../inventory/detect.ts';
import { type Certificate, isCertificateFile, readCertificate } from './certificates.ts';
import { isForeign, type Job, type PartnerSeen } from './code.ts';
import { readNeverTouch } from './comments.ts';
import { isComposeFile, readCompose, type Service, startOrder, versionOf, withoutTag } from './compose.ts';
import { type Database, databaseKind, databasesOf, databasesOfServices, joinDatabases } from './databases.ts';
import { isDockerfile, readDockerfile } from './dockerfile.ts';
import { type Endpoint, endpointsOf } from './endpoints.ts';
import { isLoggingFile, type LogSaid, readLogging } from './logging.ts';
import { isProxyFile, readProxy, type WebServer } from './proxy.ts';
import type { RunningSaid } from './running.ts';
import { linesOf, nameOf, type Said, type SaidOf, unique } from './said.ts';
import { isPipeline, isScriptFile, readScript, type ScriptFacts } from './scripts.ts';
import { type SettingSaid, settingSaid } from './settings.ts';
import {
  isRange,
  isReadme,
  isSameVersion,
  isToolFile,
  toolOfImage,
  toolsOf,
  toolsOfPipeline,
  toolsOfReadme,
} from './tools.ts';
import { settingsOf, settingsOfServices } from './valueOf.ts';
import { readWhenever } from './whenever.ts';

/** What the files of a project say about how it runs; nothing in it is a secret, nothing is a guess. */
export interface Deployment {
  readonly services: readonly Service[];
  /** The services in the order in which they start; none where the files do not say. */
  readonly order: readonly Service[];
  readonly databases: readonly Database[];
  /** Systems beside it that settings point to. */
  readonly endpoints: readonly Endpoint[];
  /** Names under which it is reached, lower case. */
  readonly ownNames: ReadonlySet<string>;
  readonly proxies: readonly WebServer[];
  readonly settings: readonly SettingSaid[];
  readonly logs: readonly LogSaid[];
  readonly scripts: ScriptFacts;
  /** Whether a pipeline brings something to where it runs by itself, and the lines that do. */
  readonly deploysItself: readonly Said[];
  /** Lines of pipelines that say that it goes to production. */
  readonly toProduction: readonly Said[];
  /** Versions of tools, by file. */
  readonly tools: readonly SaidOf[];
  /** What files say differently; each group is about one thing. */
  readonly contradictions: readonly { readonly about: string; readonly said: readonly SaidOf[] }[];
  readonly certificates: readonly Certificate[];
  readonly jobs: readonly Job[];
  readonly partners: readonly PartnerSeen[];
  /** Ports, health and logs as code itself says them. */
  readonly running: readonly RunningSaid[];
  readonly neverTouch: readonly Said[];
  /** Ports of images, and the commands that tell whether they work; `name` is the file. */
  readonly imagePorts: readonly SaidOf[];
  readonly imageHealth: readonly SaidOf[];
  /** Versions that files of the product give it. */
  readonly versions: readonly SaidOf[];
}

/** What code says, as git finds it. */
export interface CodeFacts {
  readonly jobs: readonly Job[];
  readonly running: readonly RunningSaid[];
  readonly partners: readonly PartnerSeen[];
}

export const NO_CODE: CodeFacts = { jobs: [], running: [], partners: [] };

/** Nothing known. */
export const NO_DEPLOYMENT: Deployment = readDeployment([], new Map(), NO_CODE);

/** Whether the text of a file says how the project runs. */
export function isDeploymentFile(path: string): boolean {
  if (isForeign(path)) return false;
  return (
    isComposeFile(path) ||
    isDockerfile(path) ||
    isProxyFile(path) ||
    isLoggingFile(path) ||
    isScriptFile(path) ||
    isToolFile(path) ||
    isReadme(path) ||
    isLaunchFile(path) ||
    isCertificateFile(path)
  );
}

/**
 * Reads what the texts of a project say.
 * @param texts of config files and of those that {@link isDeploymentFile} names, by path
 */
export function readDeployment(
  configs: readonly ConfigFile[],
  texts: ReadonlyMap<string, string>,
  code: CodeFacts,
): Deployment {
  const own = [...texts].filter(([path]) => !isForeign(path));
  const where = <T>(isOne: (path: string) => boolean, read: (text: string, path: string) => T): T[] =>
    own.filter(([path]) => isOne(path)).map(([path, text]) => read(text, path));
  const services = where(isComposeFile, readCompose).flat();
  const images = where(isDockerfile, readDockerfile);
  const settings = configs
    .filter(
      ({ path, parser, risk }) =>
        texts.has(path) &&
        parser !== 'none' &&
        risk !== 'site-content' &&
        !isForeign(path) &&
        !isComposeFile(path) &&
        !isPipeline(path),
    )
    .flatMap(({ path, parser }) => settingsOf(texts.get(path) ?? '', path, parser))
    .concat(
      where(
        path => isLaunchFile(path) && !configs.some(config => config.path === path),
        (text, path) => settingsOf(text, path, 'json'),
      ).flat(),
    );
  const said = [...settings, ...settingsOfServices(services).filter(({ key }) => !key.endsWith('port'))]
    .filter(({ path }) => !isLoggingFile(path))
    .flatMap(settingSaid);
  const all = [...settingsOfServices(services), ...settings];
  const databases = databasesOf(all);
  const proxies = where(isProxyFile, readProxy);
  const ownNames = new Set(
    [...proxies.flatMap(({ names }) => names), ...said.filter(({ topic }) => topic === 'public-name')].map(
      ({ value }) => value.toLowerCase().replace(/^(?:\*|www)\./, ''),
    ),
  );
  const scripts = where(isScriptFile, (text, path) => ({ path, facts: readScript(text, path) }));
  const ofServices = databasesOfServices(services);
  const tools = [
    ...where(isToolFile, toolsOf).flat(),
    ...images.flatMap(({ bases }) => bases).flatMap(base => toolOfImage(base) ?? []),
    ...where(isPipeline, toolsOfPipeline).flat(),
    ...where(isReadme, toolsOfReadme).flat(),
  ];
  const databaseVersions = [
    ...ofServices.flatMap(({ kind, version, path, line }) =>
      version === undefined ? [] : [{ name: kind, value: version, path, line }],
    ),
    ...where(isPipeline, databasesOfPipeline).flat(),
  ];
  const logs = [...where(isLoggingFile, readLogging).flat()];
  return {
    services: mainFirst(services),
    order:
      byFile(mainFirst(services))
        .map(startOrder)
        .find(list => list !== undefined) ?? [],
    databases: joinDatabases(databases, ofServices),
    endpoints: endpointsOf(all, databases, ownNames),
    ownNames,
    proxies,
    settings: said,
    logs,
    scripts: mergeScripts(scripts.map(({ facts }) => facts)),
    deploysItself: scripts.filter(({ path }) => isPipeline(path)).flatMap(({ facts }) => facts.releases),
    toProduction: scripts
      .filter(({ path, facts }) => isPipeline(path) && facts.releases.length > 0)
      .flatMap(({ path }) => productionLines(texts.get(path) ?? '', path)),
    tools: unique(tools, ({ name, value, path }) => `${name} ${value} ${path}`),
    contradictions: contradictionsIn([...tools, ...databaseVersions]),
    certificates: where(isCertificateFile, readCertificate).flat(),
    jobs: [
      ...code.jobs,
      ...where(path => nameOf(path) === 'schedule.rb', readWhenever).flat(),
      ...said
        .filter(({ topic }) => topic === 'schedule')
        .map(({ name, value, path, line }) => ({ name, value, path, line })),
    ],
    partners: code.partners,
    running: code.running,
    neverTouch: own
      .filter(
        ([path]) =>
          configs.some(config => config.path === path && config.risk !== 'site-content') ||
          isScriptFile(path) ||
          isComposeFile(path),
      )
      .flatMap(([path, text]) => readNeverTouch(text, path)),
    imagePorts: images.flatMap(({ ports }) => ports.map(port => ({ ...port, name: port.path }))),
    imageHealth: images.flatMap(({ health }) => (health ? [{ ...health, name: health.path }] : [])),
    versions: own.flatMap(([path, text]) => versionOfProduct(text, path)),
  };
}

/** How Visual Studio starts a web project: its addresses are in no other file. */
function isLaunchFile(path: string): boolean {
  return nameOf(path) === 'launchSettings.json';
}

/** What runs at the customer stands before what developers start. */
function mainFirst(services: readonly Service[]): Service[] {
  const rank = ({ path }: Service) =>
    /prod|online|release|生产|正式/i.test(path)
      ? 0
      : /^(?:docker-)?compose\.ya?ml$/.test(nameOf(path))
        ? 1
        : 2;
  return services.toSorted((one, other) => rank(one) - rank(other));
}

function byFile(services: readonly Service[]): Service[][] {
  const files = new Map<string, Service[]>();
  for (const service of services) files.set(service.path, [...(files.get(service.path) ?? []), service]);
  return [...files.values()];
}

function mergeScripts(all: readonly ScriptFacts[]): ScriptFacts {
  const schedules = all.flatMap(facts => facts.schedules);
  return {
    dumps: all.flatMap(facts => facts.dumps),
    copies: all.flatMap(facts => facts.copies),
    restores: all.flatMap(facts => facts.restores),
    kept: all.flatMap(facts => facts.kept),
    // What a comment says is told only where nothing does it.
    schedules: unique(
      [...schedules.filter(({ isComment }) => !isComment), ...schedules.filter(({ isComment }) => isComment)],
      ({ value, name }) => `${value} ${commandName(name)}`,
    ),
    releases: all.flatMap(facts => facts.releases),
    rollbacks: all.flatMap(facts => facts.rollbacks),
    health: all.flatMap(facts => facts.health),
  };
}

/** `environment: production`, a step or a branch that is called so; what is only named in a comment is none. */
function productionLines(text: string, path: string): Said[] {
  return linesOf(text).flatMap((line, at) => {
    if (/^\s*#/.test(line) || !/\bprod(?:uction)?\b|生产/i.test(line)) return [];
    const isNamed =
      /^\s*(?:-\s)?(?:environment|name|stage|deploymentName|environmentName)\s?:|^\s*stage\s?\(/i.test(line);
    return isNamed ? [{ value: line.trim(), path, line: at + 1 }] : [];
  });
}

/** The databases that a pipeline tests with. */
function databasesOfPipeline(text: string, path: string): SaidOf[] {
  return linesOf(text).flatMap((line, at) => {
    const image = /^\s{0,20}-?\s?image:\s{0,3}["']?([\w./:-]{1,120})/.exec(line)?.[1];
    const kind = image && databaseKind(nameOf(withoutTag(image)));
    const version = image && versionOf(image);
    return kind && version ? [{ name: kind, value: version, path, line: at + 1 }] : [];
  });
}

/** The program of a command without its path and arguments: two lines that start it are one job. */
export function commandName(command: string): string {
  const words = command.split(/\s+/).filter(word => /\.(?:sh|py|php|js|rb|pl|jar|bat|ps1)$/i.test(word));
  return nameOf(words[0] ?? command);
}

/** Versions of one tool of which at least two exclude each other; what only says "at least" excludes nothing. */
function contradictionsIn(tools: readonly SaidOf[]): { about: string; said: SaidOf[] }[] {
  const byName = new Map<string, SaidOf[]>();
  for (const tool of tools) byName.set(tool.name, [...(byName.get(tool.name) ?? []), tool]);
  return [...byName].flatMap(([about, list]) => {
    const exact = list.filter(one => !isRange(one));
    const differs = exact.some(one => exact.some(other => !isSameVersion(one, other)));
    const said = unique(exact, ({ value }) => value);
    return differs && said.length > 1 ? [{ about, said }] : [];
  });
}

/** The version that the product's own build file gives it; those of its modules are the same or nobody's. */
function versionOfProduct(text: string, path: string): SaidOf[] {
  const depth = path.split('/').length;
  if (depth > 2) return [];
  const lines = text.split(/\r\n|\r|\n/);
  const find = (pattern: RegExp): SaidOf[] => {
    const at = lines.findIndex(line => pattern.test(line.slice(0, 300)));
    const value = at < 0 ? undefined : pattern.exec((lines[at] ?? '').slice(0, 300))?.[1];
    // What a new project begins with says nothing.
    return value === undefined || value === '0.0.0' ? [] : [{ name: path, value, path, line: at + 1 }];
  };
  const name = nameOf(path);
  if (name === 'package.json' || name === 'composer.json')
    return find(/^\s{1,8}"version"\s?:\s?"(\d[\w.+-]{0,40})"/);
  if (name === 'pyproject.toml') return find(/^version\s?=\s?"(\d[\w.+-]{0,40})"/);
  if (/^changelog(?:\.md|\.txt)?$/i.test(name)) return find(/^#{1,3}\s?\[?v?(\d{1,4}\.\d[\w.-]{0,30})/);
  if (name === 'VERSION' || name === 'version.txt') return find(/^v?(\d[\w.+-]{0,40})$/);
  if (name === 'pom.xml') {
    const end = lines.findIndex(line =>
      /<(?:dependencies|dependencyManagement|build|modules|properties)>/.test(line),
    );
    const parent = lines.findIndex(line => line.includes('</parent>'));
    const at = lines.findIndex(
      (line, index) => index > parent && (end < 0 || index < end) && /<version>\s?\d/.test(line),
    );
    const value = at < 0 ? undefined : /<version>\s?(\d[\w.-]{0,40})/.exec(lines[at] ?? '')?.[1];
    return value === undefined ? [] : [{ name: path, value, path, line: at + 1 }];
  }
  return [];
}
