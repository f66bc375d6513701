import type { ConfigFile } from '../inventory/detect.ts';
import { type Certificate, isCertificateFile, readCertificate } from './certificates.ts';
import { isForeign, type Job } from './code.ts';
import { readNeverTouch } from './comments.ts';
import { isComposeFile, readCompose, type Service, startOrder } from './compose.ts';
import { type Database, databasesOf, databasesOfServices, joinDatabases } from './databases.ts';
import { type Differing, differingKeys } from './differing.ts';
import { isDockerfile, readDockerfile } from './dockerfile.ts';
import { type Endpoint, endpointsOf } from './endpoints.ts';
import { isManifest, readManifests } from './kubernetes.ts';
import { isLoggingFile, type LogSaid, readLogging } from './logging.ts';
import { mergeScripts } from './mergeScripts.ts';
import type { PartnerSeen } from './partners.ts';
import { databasesOfPipeline, productionLines } from './pipelines.ts';
import { isProxyFile, readProxy, type WebServer } from './proxy.ts';
import type { RunningSaid } from './running.ts';
import { nameOf, type Said, type SaidOf, unique } from './said.ts';
import { isPipeline, isScriptFile, readScript, type ScriptFacts } from './scripts.ts';
import { isServerFile, readServer } from './servers.ts';
import { type SettingSaid, settingSaid } from './settings.ts';
import { isReadme, isToolFile, toolOfImage, toolsOf, toolsOfPipeline, toolsOfReadme } from './tools.ts';
import { settingsOf, settingsOfServices } from './valueOf.ts';
import { contradictionsIn, versionOfProduct } from './versions.ts';
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
  /** Names under which a cluster is reached. */
  readonly clusterNames: readonly Said[];
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
  /** Keys that environments set differently. */
  readonly differing: readonly Differing[];
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
    .flatMap(settingSaid)
    .concat(own.flatMap(([path, text]) => (isServerFile(path, text) ? readServer(text, path) : [])));
  const cluster = own.flatMap(([path, text]) => (isManifest(path, text) ? [readManifests(text, path)] : []));
  const all = [...settingsOfServices(services), ...settings];
  const databases = databasesOf(all);
  const proxies = where(isProxyFile, readProxy);
  const ownNames = new Set(
    [
      ...proxies.flatMap(({ names }) => names),
      ...cluster.flatMap(({ names }) => names),
      ...said.filter(({ topic }) => topic === 'public-name'),
    ].map(({ value }) => value.toLowerCase().replace(/^(?:\*|www)\./, '')),
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
  return {
    services: mainFirst(services),
    order:
      byFile(mainFirst(services))
        .map(startOrder)
        .find(list => list !== undefined) ?? [],
    databases: joinDatabases(databases, ofServices),
    endpoints: endpointsOf(all, databases, ownNames),
    ownNames,
    clusterNames: cluster.flatMap(({ names }) => names),
    proxies,
    settings: said,
    logs: where(isLoggingFile, readLogging).flat(),
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
      ...cluster.flatMap(({ jobs }) => jobs),
      ...where(path => nameOf(path) === 'schedule.rb', readWhenever).flat(),
      ...said
        .filter(({ topic }) => topic === 'schedule')
        .map(({ name, value, path, line }) => ({ name, value, path, line })),
    ],
    partners: code.partners,
    running: [...code.running, ...cluster.flatMap(({ running }) => running)],
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
    differing: differingKeys(configs, settings),
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
