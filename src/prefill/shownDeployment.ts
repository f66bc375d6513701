import type { WrittenCommand } from '../deployment/documents.ts';
import { commandName } from '../deployment/mergeScripts.ts';
import type { Deployment } from '../deployment/model.ts';
import { nameOf, placeText, type Said } from '../deployment/said.ts';
import type { SettingTopic } from '../deployment/settings.ts';
import { chiefReleases } from './chiefReleases.ts';
import { maskedCommand } from './commands.ts';
import { findDictionaries } from './dictionaries.ts';
import { environmentCalled, sitesOf, withEnvironment } from './environments.ts';
import type { PrefillContext } from './facts.ts';
import { makeReleases, plainStarts, withoutDevelopment } from './plainStarts.ts';
import { type DatabaseRow, databaseRows } from './shownDatabases.ts';
import { interfacesOf } from './shownPartners.ts';
import {
  composeStarts,
  dependentsOf,
  forwardsOf,
  joined,
  keptOf,
  MOST_PLACES,
  once,
  onceAlike,
  overridingRows,
  ownServices,
  type SaidRow,
  type ServiceRow,
  type StartRow,
  serviceRow,
  startRow,
  succeeds,
  withProfile,
} from './shownRows.ts';
import { isOurs } from './thirdParties.ts';

/** The lists that documents show of how the project runs. */
export interface DeploymentLists {
  readonly addresses: readonly (SaidRow & { readonly environment: string | undefined })[];
  readonly parts: readonly { readonly path: string; readonly made: string; readonly from: string }[];
  readonly dependents: readonly { readonly what: string; readonly waiting: string; readonly from: string }[];
  readonly access: readonly SaidRow[];
  readonly startCommands: readonly SaidRow[];
  readonly buildMachines: readonly SaidRow[];
  readonly tables: readonly (SaidRow & { readonly count: string })[];
  readonly sites: readonly { readonly what: string; readonly from: string }[];
  readonly switches: readonly { readonly key: string; readonly value: string; readonly from: string }[];
  readonly dictionaries: readonly { readonly what: string; readonly count: string; readonly from: string }[];
  readonly roles: readonly { readonly value: string; readonly from: string }[];
  readonly services: readonly ServiceRow[];
  readonly startOrder: readonly StartRow[];
  readonly tools: readonly SaidRow[];
  readonly releases: readonly SaidRow[];
  readonly databases: readonly DatabaseRow[];
  readonly backups: readonly SaidRow[];
  readonly storage: readonly SaidRow[];
  readonly restores: readonly SaidRow[];
  readonly jobs: readonly SaidRow[];
  readonly logs: readonly SaidRow[];
  readonly healthChecks: readonly SaidRow[];
  readonly certificates: readonly SaidRow[];
  readonly limits: readonly SaidRow[];
  readonly objectives: readonly SaidRow[];
  readonly alerts: readonly SaidRow[];
  readonly overriding: readonly SaidRow[];
  readonly interfaces: readonly {
    name: string | undefined;
    host: string;
    protocol: string | undefined;
    from: string;
  }[];
  readonly partners: readonly SaidRow[];
  readonly contradictions: readonly { about: string; said: readonly { value: string; from: string }[] }[];
  readonly serverFiles: readonly SaidRow[];
  readonly profiles: readonly SaidRow[];
  readonly differing: readonly SaidRow[];
  readonly neverTouch: readonly SaidRow[];
  readonly versions: readonly SaidRow[];
}

/** Of twenty rows. */
const MOST_COMMANDS = 12;
const MOST_WAYS_BACK = 4;
/** Takes old ones away, or looks whether one is there. */
const LOOKS_AT_BACKUPS =
  /^(?:sudo )?(?:find|rm|ls|du)\b|(?:check|verify|test|monitor|health|clean\w{0,3}|prune|rotate)[\w-]{0,20}backup|backup[\w-]{0,20}(?:check|verify|health|monitor|clean|prune|rotate)/i;

/** Samples, and what stays on one developer's computer. */
const OF_DEVELOPER =
  /[._-](?:example|sample|template|dist)(?:\.\w{1,10})?:|(?:^|\/)\.env(?:\.\w{1,20})?\.local:|(?:^|\/)\.env\.(?:dev|development|tests?):/i;
/** Puts what was read into the lists of the documents. What people wrote into commands and comments is masked. */
export function showDeployment(context: PrefillContext): DeploymentLists {
  const { facts, say } = context;
  const { deployment } = facts;
  const { scripts, settings, proxies } = deployment;
  const named = (what: string, said: Said): SaidRow => ({
    what,
    value: maskedCommand(said),
    from: placeText(said),
  });
  const row = (what: string, said: Said): SaidRow => named(say(`shown.${what}`), said);
  const written = (what: WrittenCommand['what']) => deployment.written.filter(one => one.what === what);
  const writtenFor = (what: WrittenCommand['what']) => written(what).map(one => named(one.name, one));
  const running = (name: string) => deployment.running.filter(one => one.name === name);
  const ofTopic = (topic: SettingTopic, what: string) =>
    settings.filter(one => one.topic === topic).map(one => withProfile(row(what, one), one.profile, say));
  /** Where a column tells the environment. */
  const ofEach = (topic: SettingTopic, what: string) =>
    settings.filter(one => one.topic === topic).map(one => ({ ...row(what, one), environment: one.profile }));
  const whenOf = (value: string) => (value === 'AddHostedService' ? say('shown.whileRunning') : value);
  // Where its words go is not what it does.
  const isBackup = (command: string) =>
    isDumpScript(command, deployment) ||
    (/backup|备份|dump/i.test(command.split('>', 1)[0] ?? '') && !LOOKS_AT_BACKUPS.test(command));
  const backupTimes = scripts.schedules.filter(({ name }) => isBackup(name));
  const backupJobs = deployment.jobs.filter(({ name }) => isBackup(name));
  const starts = withoutDevelopment(
    [
      ...writtenFor('start').slice(0, MOST_COMMANDS),
      ...composeStarts(deployment).map(one => named(nameOf(one.path), one)),
      ...deployment.units.map(one => named(one.name, one)),
    ],
    deployment.units.length > 0 || deployment.services.some(({ build }) => build !== undefined),
  );
  const otherTimes = scripts.schedules.filter(({ name }) => !isBackup(name));
  return {
    addresses: withEnvironment(
      once([
        ...deployment.told.map(one => ({
          ...row('publicName', one),
          environment: environmentCalled(one.name),
        })),
        ...proxies.flatMap(({ names }) => names.map(name => row('publicName', name))),
        ...deployment.clusterNames.map(name => row('publicName', name)),
        ...ofEach('public-name', 'publicName'),
        ...deployment.endpoints
          .filter(({ host }) => isOurs(host, facts))
          .map(one => row('publicName', { ...one, value: one.host })),
        ...ofEach('context-path', 'contextPath'),
        ...proxies.flatMap(({ targets }) => forwardsOf(targets)).map(one => row('forwards', one)),
        ...ofEach('port', 'port').map(one => ({ ...one, value: one.value.replace(/;$/, '') })),
        ...ofEach('dev-port', 'port').map(one => ({ ...one, environment: 'dev' })),
        ...running('port').map(port => row('port', port)),
        ...deployment.imagePorts.map(port => row('imagePort', port)),
        ...proxies.flatMap(({ ports }) => ports.map(port => row('proxyPort', port))),
      ]),
      facts.configs,
    ),
    parts: deployment.parts.map(({ folder, made, ...place }) => ({
      path: folder,
      made,
      from: placeText(place),
    })),
    dependents: dependentsOf(deployment.services),
    access: once(deployment.access.map(one => named(one.name, one))),
    startCommands: once(starts.length > 0 ? starts : plainStarts(facts).map(one => named(one.name, one))),
    buildMachines: once(deployment.buildMachines.map(one => named(nameOf(one.name), one))),
    tables: deployment.tables.map(({ prefix, count, examples, ...place }) => ({
      what: prefix === '' ? say('shown.otherTables') : prefix,
      count: String(count),
      value: examples.join(', '),
      from: placeText(place),
    })),
    sites: sitesOf(facts.configs),
    switches: once(deployment.switches.map(one => named(one.name, one))).map(({ what, ...one }) => ({
      ...one,
      key: what,
    })),
    dictionaries: findDictionaries(facts.paths).map(({ kind, count, first }) => ({
      what: say(`dictionary.${kind}`),
      count: String(count),
      from: first,
    })),
    roles: deployment.roles.map(one => ({ value: one.value, from: placeText(one) })),
    services: [...ownServices(deployment.services), ...deployment.workloads].map(serviceRow),
    startOrder: deployment.order.map(one => startRow(one, deployment.orderFiles)),
    tools: joined(deployment.tools.map(tool => named(tool.name, tool))),
    // What leads back must not be what finds no room.
    releases: [
      ...once(chiefReleases(deployment).map(one => row('command', one))).slice(0, MOST_COMMANDS),
      ...once([...scripts.rollbacks, ...written('rollback')].map(one => row('rollback', one))).slice(
        0,
        MOST_WAYS_BACK,
      ),
      ...once(makeReleases(facts).map(one => row('command', one))),
      ...once(writtenFor('release')),
    ],
    databases: databaseRows(deployment.databases, facts.configs),
    backups: once([
      ...backupTimes.map(one => row('schedule', { ...one, value: `${one.value} ${one.name}` })),
      ...backupJobs.map(one => row('schedule', { ...one, value: `${one.name}, ${whenOf(one.value)}` })),
      ...scripts.dumps.map(one => row('command', one)),
      ...scripts.copies.map(one => row('copy', one)),
      ...keptOf(scripts.kept, 'backup').map(one => row('kept', one)),
      ...deployment.saved.map(one => named(one.name, one)),
    ]),
    storage: onceAlike(
      settings
        .filter(({ topic }) => topic === 'storage')
        .map(one => withProfile(named(one.name, one), one.profile, say)),
    ),
    restores: once(scripts.restores.map(one => row('command', one))),
    jobs: onceAlike([
      ...otherTimes.map(one => named(maskedCommand({ ...one, value: one.name }), one)),
      ...deployment.jobs
        .filter(one => !backupJobs.includes(one))
        .map(one =>
          named(one.isPaused === true ? say('shown.paused', { name: one.name }) : one.name, {
            ...one,
            value: whenOf(one.value),
          }),
        ),
    ]),
    logs: once([
      ...deployment.logs.map(one => row(`log.${one.name}`, one)),
      ...ofTopic('log-file', 'log.file'),
      ...ofTopic('log-rotation', 'log.rotation'),
      ...ofTopic('log-kept', 'log.kept'),
      ...ofTopic('log-size', 'log.size'),
      ...deployment.services.flatMap(({ name, logging }) =>
        logging.map(one => named(`${name}: ${one.name}`, one)),
      ),
      ...running('log-file').map(one => row('log.file', one)),
      ...running('log-kept').map(one => row('log.kept', one)),
      ...proxies.flatMap(({ logs }) => logs.map(log => row('log.file', log))),
      ...keptOf(scripts.kept, 'log').map(one => row('log.kept', one)),
    ]),
    healthChecks: once([
      ...deployment.services.flatMap(({ name, health }) => (health ? [named(name, succeeds(health))] : [])),
      ...deployment.imageHealth.map(one => named(one.name, succeeds(one))),
      ...running('health').map(one => row('health', one)),
      ...settings
        .filter(({ topic }) => topic === 'health')
        .map(one => row('health', { ...one, value: '/actuator/health' })),
      ...scripts.health.map(one => row('health', one)),
    ]),
    certificates: once([
      ...deployment.certificates.map(({ names, until, ...place }) =>
        named(say('shown.certificateUntil', { until }), { ...place, value: names || place.path }),
      ),
      ...proxies.flatMap(({ certificates }) => certificates.map(one => row('certificate', one))),
      ...ofTopic('certificate', 'certificate'),
      ...deployment.licences.map(one =>
        named(one.name === '' ? say('shown.licence') : say('shown.licenceUntil', { until: one.name }), one),
      ),
    ]),
    limits: onceAlike([
      ...proxies.flatMap(({ limits }) => limits.map(one => named(one.name, one))),
      ...settings.filter(({ topic }) => topic === 'limit').map(one => named(one.name, one)),
      ...deployment.services.flatMap(({ name, limits }) =>
        limits.map(one => named(`${name}: ${one.name}`, one)),
      ),
    ]),
    objectives: once(deployment.objectives.map(one => named(one.name, one))),
    alerts: once(settings.filter(({ topic }) => topic === 'alert').map(one => named(one.name, one))),
    overriding: overridingRows(deployment.overriding),
    interfaces: interfacesOf(context),
    partners: deployment.partners.map(({ partner, files, ...place }) => ({
      what: say(`partner.${partner}`),
      value: say('shown.files', { count: files }),
      from: placeText(place),
    })),
    contradictions: deployment.contradictions.map(({ about, said }) => ({
      about,
      said: said.map(one => ({ value: one.value, from: placeText(one) })),
    })),
    serverFiles: once(
      deployment.services.flatMap(({ name, hostPaths, envFiles, path }) => [
        ...hostPaths.map(one => named(name, one)),
        ...envFiles
          .filter(({ value }) => !facts.paths.includes(beside(path, value)))
          .map(one => named(name, one)),
      ]),
    ),
    profiles: once(ofTopic('profile', 'profile').filter(({ from }) => !OF_DEVELOPER.test(from))),
    differing: deployment.differing.map(({ name, environments, places }) => ({
      what: name,
      value: environments.join(', '),
      from: places.slice(0, MOST_PLACES).map(placeText).join(', '),
    })),
    neverTouch: once(deployment.neverTouch.map(one => named('', one))),
    versions: deployment.versions.map(one => named(one.name, one)),
  };
}

/** A schedule starts a backup where the script that it names writes one. */
function isDumpScript(command: string, { scripts }: Deployment): boolean {
  const name = commandName(command);
  return scripts.dumps.some(({ path }) => nameOf(path) === name);
}

/** A path that compose names, from the folder of its file. */
function beside(path: string, value: string): string {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  return folder + value.replace(/^\.\//, '');
}

/** Where the rows of a list come from: files, without lines, so that a block names them once. */
export function filesOf(rows: readonly { readonly from: string }[]): string[] {
  return [...new Set(rows.flatMap(({ from }) => from.split(', ').map(place => place.replace(/:\d+$/, ''))))];
}
