import { unique } from '../core/unique.ts';
import type { ConfigFile } from '../inventory/detect.ts';
import { isAccessFile, readAccess } from './access.ts';
import { homeOfReadme, isTemplateBeside, isTimed, isTranslation } from './beside.ts';
import { readBuildMachines } from './buildMachines.ts';
import { isCertificateFile, readCertificate } from './certificates.ts';
import { isForeign } from './code.ts';
import { readNeverTouch } from './comments.ts';
import { isComposeFile, readCompose, startOrder } from './compose.ts';
import { databasesOf, databasesOfServices } from './databases.ts';
import { differingKeys } from './differing.ts';
import { isDockerfile, readDockerfile } from './dockerfile.ts';
import { isOperating, isRunDocument, readRunDocument, shellOf } from './documents.ts';
import {
  isAppSettings,
  readAddresses,
  readObjectives,
  readSaved,
  readSinks,
  serversIn,
} from './documentTables.ts';
import { type Endpoint, endpointsOf, isOwn } from './endpoints.ts';
import { isIisFile, readIis } from './iis.ts';
import { filledIn } from './jobTimes.ts';
import { joinDatabases } from './joinDatabases.ts';
import { isManifest, readManifests } from './kubernetes.ts';
import { isLicenceFile, readLicence } from './licences.ts';
import { isLoggingFile, ofUsedChannels, readLogging } from './logging.ts';
import { mergeScripts } from './mergeScripts.ts';
import type { CodeFacts, Deployment } from './model.ts';
import { readOrigins } from './origins.ts';
import { mergedServices, overlaysOf, withBase } from './overlays.ts';
import { overridingIn } from './overriding.ts';
import { isPartFile, joinParts, readPart } from './parts.ts';
import { databasesOfPipeline, productionLines } from './pipelines.ts';
import { isProxyFile, readProxy } from './proxy.ts';
import { isPublishProfile, readPublishProfile } from './publishProfiles.ts';
import { versionsThatRun } from './runningVersions.ts';
import { nameOf, type SaidOf } from './said.ts';
import { isPipeline, isScriptFile, NO_SCRIPT, readScript } from './scripts.ts';
import { isServerFile, readServer } from './servers.ts';
import { byFile, mainFirst, withOthers } from './serviceOrder.ts';
import { settingSaid } from './settings.ts';
import { isOfPackage, packagesOf, switchesOf } from './switches.ts';
import { isReadme, isToolFile, toolOfImage, toolsOf, toolsOfPipeline, toolsOfReadme } from './tools.ts';
import { isUnitFile, readUnits } from './units.ts';
import { settingsOf, settingsOfServices } from './valueOf.ts';
import { contradictionsIn, lonelyBuildFiles, versionOfProduct } from './versions.ts';
import { readWhenever } from './whenever.ts';
import { isTaskFile, isWindowsTask, readWindowsTaskFile } from './windowsTask.ts';

export const NO_CODE: CodeFacts = {
  addresses: [],
  jobs: [],
  running: [],
  partners: [],
  tables: [],
  roles: [],
};

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
    isCertificateFile(path) ||
    isPartFile(path) ||
    isAccessFile(path) ||
    isRunDocument(path) ||
    isIisFile(path) ||
    isLicenceFile(path) ||
    isUnitFile(path) ||
    isTaskFile(path) ||
    isPublishProfile(path)
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
  const own = [...texts].filter(([path]) => !isForeign(path) && !isTranslation(path, texts));
  const where = <T>(isOne: (path: string) => boolean, read: (text: string, path: string) => T): T[] =>
    own.filter(([path]) => isOne(path)).map(([path, text]) => read(text, path));
  const packages = packagesOf(own);
  const lonely = lonelyBuildFiles(own.map(([path]) => path));
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
        !isPipeline(path) &&
        !isTemplateBeside(path, texts),
    )
    .flatMap(({ path, parser }) => settingsOf(texts.get(path) ?? '', path, parser))
    .concat(
      where(
        path => isLaunchFile(path) && !configs.some(config => config.path === path),
        (text, path) => settingsOf(text, path, 'json'),
      ).flat(),
    );
  const environmentOf = new Map(configs.map(({ path, environment }) => [path, environment]));
  // What production uses stands before what developers have; of equal ones the first is told.
  const rank = (path: string) => {
    const environment = environmentOf.get(path);
    return environment === 'prod' ? 0 : environment === undefined ? 1 : 2;
  };
  const said = [...settings, ...settingsOfServices(services).filter(({ key }) => !key.endsWith('port'))]
    .filter(({ path }) => !isLoggingFile(path))
    .flatMap(settingSaid)
    .filter(({ topic, path }) => topic !== 'limit' || !isOfPackage(path, packages))
    .concat(own.flatMap(([path, text]) => (isServerFile(path, text) ? readServer(text, path) : [])));
  const cluster = own.flatMap(([path, text]) => (isManifest(path, text) ? [readManifests(text, path)] : []));
  const all = [...settingsOfServices(services), ...settings];
  const ranked = all.toSorted((one, other) => rank(one.path) - rank(other.path));
  const databases = databasesOf(ranked);
  const proxies = [
    ...where(isProxyFile, readProxy),
    ...where(isIisFile, readIis),
    ...where(isRunDocument, (text, path) => readProxy(serversIn(text), path)),
  ];
  const told = [
    ...where(path => isReadme(path) || isRunDocument(path), readAddresses).flat(),
    ...where(path => configs.some(config => config.path === path), readOrigins).flat(),
  ];
  const ownNames = new Set(
    [
      ...proxies.flatMap(({ names }) => names),
      ...cluster.flatMap(({ names }) => names),
      ...said.filter(({ topic }) => topic === 'public-name'),
      ...told,
    ].map(({ value }) => value.toLowerCase().replace(/^(?:\*|www)\./, '')),
  );
  const scripts = where(isScriptFile, (text, path) => ({ path, facts: readScript(text, path) }));
  const isFolder = (folder: string) => [...texts.keys()].some(path => path.startsWith(`${folder}/`));
  const homeOf = (path: string) => homeOfReadme(path, texts);
  const written = where(isRunDocument, (text, path) =>
    readRunDocument(text, path, isFolder, homeOf(path)),
  ).flat();
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
  const overlays = overlaysOf(services, new Map(own));
  const order =
    byFile(mainFirst(services))
      .map(list => startOrder(withOthers(withBase(list, overlays, services), services)))
      .find(list => list !== undefined) ?? [];
  return {
    services: mainFirst(mergedServices(services, overlays)),
    overlays,
    order,
    workloads: cluster.flatMap(one => one.workloads),
    units: [
      ...where(isUnitFile, readUnits)
        .flat()
        .filter(one => !isTimed(one.path, texts)),
      // What compose starts is built from these; by itself the command in an image starts nothing.
      ...(services.length > 0
        ? []
        : images.flatMap(({ start }) => (start ? [{ ...start, name: start.path }] : []))),
    ],
    orderFiles: [...new Set(order.map(({ path }) => path))].sort(
      (one, other) =>
        Number(overlays.has(one)) - Number(overlays.has(other)) ||
        one.length - other.length ||
        (one < other ? -1 : 1),
    ),
    databases: joinDatabases(
      databases.filter(({ name }) => !/^(?:database_?name|db_?name|your\w{0,20})$/i.test(name ?? '')),
      ofServices,
    ),
    endpoints: withCode(endpointsOf(ranked, databases, ownNames), code.addresses, ownNames),
    ownNames,
    clusterNames: cluster.flatMap(({ names }) => names),
    proxies,
    settings: said,
    logs: [
      ...ofUsedChannels(
        where(isLoggingFile, readLogging).flat(),
        name => ranked.find(one => one.name === name)?.value,
      ),
      ...where(path => isAppSettings(path) && !isTemplateBeside(path, texts), readSinks)
        .flat()
        .map(one => ({ ...one, name: 'file' as const })),
    ],
    scripts: mergeScripts([
      ...scripts.map(({ facts }) => facts),
      { ...NO_SCRIPT, releases: where(isPublishProfile, readPublishProfile).flat() },
      // How a release is made is told by the headings; see `documents.ts`.
      ...where(isOperating, (text, path) => ({ ...readScript(shellOf(text, path), path), releases: [] })),
    ]),
    deploysItself: scripts.filter(({ path }) => isPipeline(path)).flatMap(({ facts }) => facts.releases),
    toProduction: scripts
      .filter(({ path, facts }) => isPipeline(path) && facts.releases.length > 0)
      .flatMap(({ path }) => productionLines(texts.get(path) ?? '', path)),
    tools: unique(tools, ({ name, value, path }) => `${name} ${value} ${path}`),
    contradictions: contradictionsIn([...tools, ...databaseVersions]),
    certificates: where(isCertificateFile, readCertificate).flat(),
    jobs: filledIn(settings, [
      ...code.jobs,
      ...cluster.flatMap(({ jobs }) => jobs),
      ...where(path => nameOf(path) === 'schedule.rb', readWhenever).flat(),
      ...own.flatMap(([path, text]) => (isWindowsTask(path, text) ? readWindowsTaskFile(text, path) : [])),
      ...said
        .filter(({ topic }) => topic === 'schedule')
        .map(({ name, value, path, line }) => ({ name, value, path, line })),
    ]),
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
    versions: own.flatMap(([path, text]) => [
      ...versionOfProduct(text, path, lonely.has(path)),
      ...versionsThatRun(text, path),
    ]),
    parts: joinParts(where(isPartFile, readPart).flat()),
    access: unique(
      where(
        path => isAccessFile(path) || isScriptFile(path),
        (text, path) => readAccess(text, path, isPipeline(path)),
      ).flat(),
      ({ name, value }) => `${name} ${value}`,
    ),
    buildMachines: unique(where(isPipeline, readBuildMachines).flat(), ({ value }) => value),
    written,
    tables: code.tables,
    roles: code.roles,
    told,
    objectives: where(isRunDocument, readObjectives).flat(),
    saved: where(isRunDocument, readSaved).flat(),
    overriding: overridingIn([...texts.keys()], new Map(own)),
    switches: switchesOf(settings, packages),
    licences: where(isLicenceFile, readLicence).flat(),
  };
}

/** What code names itself stands behind what settings say. */
function withCode(
  endpoints: readonly Endpoint[],
  addresses: readonly SaidOf[],
  own: ReadonlySet<string>,
): Endpoint[] {
  const more = addresses
    .filter(({ value }) => !isOwn(value, own) && !endpoints.some(({ host }) => host === value))
    .map(({ name, value, path, line }) => ({ name, host: value, protocol: 'https', path, line }));
  return [...endpoints, ...more];
}

/** How Visual Studio starts a web project: its addresses are in no other file. */
function isLaunchFile(path: string): boolean {
  return nameOf(path) === 'launchSettings.json';
}
