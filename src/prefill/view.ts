import { unique } from '../core/unique.ts';
import { placeText } from '../deployment/said.ts';
import type { ConfigFile } from '../inventory/detect.ts';
import { globMatcher } from '../inventory/globs.ts';
import { type ListsWithFlags, withFlags } from '../pack/markdown/listFlags.ts';
import type { SourcesOf } from '../pack/markdown/templates.ts';
import { viewTexts } from '../pack/markdown/viewTexts.ts';
import { entriesOf } from '../pack/pack.ts';
import type { Checklist, ConfigEntry, ConfigIndex, Person, Team } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import { maskedCommand } from './commands.ts';
import { saysNothing } from './configEntries.ts';
import { isForm } from './content.ts';
import type { PrefillContext } from './facts.ts';
import { publicAddress } from './hosts.ts';
import { findIncidents, findTroubles } from './incidents.ts';
import { type DeploymentLists, filesOf, showDeployment } from './shownDeployment.ts';
import { type Absent, absentPartners } from './shownPartners.ts';

/** More names fit into no cell. */
const MOST_NAMES = 5;

interface PersonRow {
  readonly name: string;
  readonly email: string | undefined;
  readonly role: string | undefined;
  readonly active: boolean | undefined;
}

interface EnvironmentRow {
  readonly name: string;
  readonly files: readonly { readonly path: string }[];
}

interface BuildStep {
  readonly title: string;
  readonly command: string;
  readonly from: string | undefined;
}

interface PackLists extends DeploymentLists {
  readonly people: readonly PersonRow[];
  readonly environments: readonly EnvironmentRow[];
  readonly buildSteps: readonly BuildStep[];
  readonly configs: readonly {
    path: string;
    purpose: string | undefined;
    environment: string | undefined;
    kind: string | undefined;
  }[];
  readonly forms: readonly { path: string }[];
  readonly incidents: readonly { what: string; date: string; subject: string; value: string }[];
  readonly troubles: readonly { path: string; count: string; date: string; value: string }[];
}

/**
 * What the Markdown templates of the pack can show; `src/templates/README.md` explains it to those who write them.
 * Values may be missing, and a list has a `has…` beside it.
 */
export type PackView = ListsWithFlags<PackLists> & {
  readonly project: { readonly name?: string; readonly code?: string };
  readonly customer: { readonly name: string | undefined; readonly type: string | undefined };
  readonly stage: string | undefined;
  readonly repository: {
    readonly url: string | undefined;
    readonly branch: string | undefined;
    readonly latestTag: string | undefined;
  };
  readonly primary: string | undefined;
  readonly deputy: string | undefined;
  /** The first names of databases, in one line. */
  readonly databaseNames: string | undefined;
  /** What databases start themselves. */
  readonly databaseJobNames: string | undefined;
  /** Systems that nothing in the code points to. */
  readonly absent: Absent;
};

/** The parts of a pack that documents show: as they stand in its files, or as they were guessed for a new one. */
export interface PackParts {
  readonly checklist: Lenient<Checklist> | undefined;
  readonly team: Lenient<Team> | undefined;
  readonly configIndex: Lenient<ConfigIndex> | undefined;
}

/** What the entry page and the three documents show. */
export interface ShownPack {
  readonly view: PackView;
  /** Where each value of the view comes from: a file of the pack, files of the project, or git. */
  readonly sourcesOf: SourcesOf;
}

/** The names of the two who know the customer. */
export function whomToAsk(team: Lenient<Team> | undefined): Pick<PackView, 'primary' | 'deputy'> {
  const nameOf = (id: string | undefined) =>
    entriesOf(team?.people, []).find(({ entry }) => entry.id === id)?.entry.name ?? id;
  return { primary: nameOf(team?.roles?.primary), deputy: nameOf(team?.roles?.deputy) };
}

/** Where a value of the view comes from that is read from files of the pack, or from git. */
export function sourcesInPack(value: string): readonly string[] {
  return SOURCES[value.split('.')[0] ?? ''] ?? [];
}

/** Works out what documents show, and where it is from, in one look at the facts. */
export function showPack(context: PrefillContext, parts: PackParts): ShownPack {
  const { facts, say } = context;
  const { checklist, team, configIndex } = parts;
  const { history } = facts;
  const members = entriesOf(team?.people, []).map(({ entry }) => entry);
  const { primary, deputy } = team?.roles ?? {};
  const rank = ({ id }: Lenient<Person>) => (id === primary ? 0 : id === deputy ? 1 : 2);
  const people = members
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap(person => personRow(person, team?.roles, say));
  const shown = showDeployment(context);
  const known = buildSteps(checklist);
  const steps = unique([...known, ...writtenSteps(context, known)], ({ command }) => command);
  const entries = entriesOf(configIndex?.entries, []).map(({ entry }) => entry);
  const content = new Set(
    facts.configs.filter(({ risk }) => risk === 'site-content').map(({ kind }) => kind),
  );
  // Migrations and seeds are told with the databases and dictionaries.
  const isContent = (kind: string | undefined) => kind !== undefined && content.has(kind);
  const lists: PackLists = {
    people,
    environments: environmentsOf(entries, facts.configs),
    buildSteps: steps,
    ...shown,
    forms: facts.paths.filter(isForm).map(path => ({ path })),
    incidents: findIncidents(facts.past).map(({ kind, commit, ...one }) => ({
      ...one,
      what: say(`shown.${kind}`),
      value: commit,
    })),
    troubles: findTroubles(facts.past, facts.paths).map(({ path, fixes, last, commit }) => ({
      path,
      count: String(fixes),
      date: last,
      value: commit,
    })),
    configs: entries.flatMap(({ path, purpose, environment, kind }) =>
      path === undefined || isContent(kind) || saysNothing({ kind, purpose, environment }, facts.titles)
        ? []
        : [{ path, purpose, environment, kind }],
    ),
  };
  const { name, code } = checklist?.project ?? {};
  const { name: customer, type } = checklist?.customer ?? {};
  const stage = checklist?.progress?.stage;
  const view = viewTexts({
    project: { ...(name !== undefined && { name }), ...(code !== undefined && { code }) },
    customer: { name: customer, type: type && say(`customerType.${type}`) },
    stage: stage && say(`stage.${stage}`),
    repository: {
      url: publicAddress(history?.remoteUrl),
      branch: history?.branch,
      latestTag: history?.tags[0]?.name,
    },
    ...whomToAsk(team),
    databaseNames:
      savedNames(shown.databases.flatMap(({ name }) => (/^\(|^mem:/.test(name ?? '') ? [] : (name ?? []))))
        .slice(0, MOST_NAMES)
        .join(', ') || undefined,
    databaseJobNames: jobsOfDatabases(context),
    absent: absentPartners(context),
    ...withFlags(lists),
  });
  const { contradictions, ...rows } = shown;
  const sources: Readonly<Record<string, readonly string[]>> = {
    ...SOURCES,
    ...Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, filesOf(list)])),
    contradictions: contradictions.flatMap(({ said }) => filesOf(said)),
    forms: lists.forms.map(({ path }) => path),
    buildSteps: steps.flatMap(({ from }) => from?.replace(/:\d+$/, '') ?? []),
  };
  return { view, sourcesOf: value => sources[value.split('.')[0] ?? ''] ?? [] };
}

/** Where each value of the view comes from that was not found in files of the project. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  project: ['checklist.yaml'],
  customer: ['checklist.yaml'],
  stage: ['checklist.yaml'],
  status: ['checklist.yaml', 'team.yaml'],
  mustHaves: ['checklist.yaml', 'team.yaml', 'docs/operations-manual.md', 'docs/customer-configuration.md'],
  primary: ['team.yaml'],
  deputy: ['team.yaml'],
  people: ['team.yaml'],
  configs: ['config-index.yaml'],
  environments: ['config-index.yaml'],
  repository: ['git'],
  incidents: ['git'],
  troubles: ['git'],
};

function jobsOfDatabases({ facts }: PrefillContext): string | undefined {
  const names = facts.deployment.jobs.flatMap(({ isOfDatabase, name }) => (isOfDatabase ? [name] : []));
  return [...new Set(names)].slice(0, MOST_NAMES).join(', ') || undefined;
}

/** Of what only developers and tests use nobody keeps a backup. */
function savedNames(names: readonly string[]): string[] {
  const all = [...new Set(names)];
  const kept = all.filter(
    name => !/[_ (-](?:dev\w{0,10}|test\w{0,10}|local[\w-]{0,10}|e2e|end_to_end|ci)\)?$/i.test(name),
  );
  return kept.length > 0 ? kept : all;
}

function personRow(
  { id, name, emails, active }: Lenient<Person>,
  roles: Lenient<Team>['roles'],
  say: PrefillContext['say'],
): PersonRow[] {
  if (name === undefined) return [];
  const role = roles?.primary === id ? 'primary' : roles?.deputy === id ? 'deputy' : undefined;
  return [{ name, email: emails?.[0], role: role && say(`role.${role}`), active }];
}

function environmentsOf(
  entries: readonly Lenient<ConfigEntry>[],
  configs: readonly ConfigFile[],
): EnvironmentRow[] {
  const byName = new Map<string, { path: string }[]>();
  const add = (name: string, path: string) => {
    const files = byName.get(name) ?? [];
    if (!files.some(one => one.path === path)) byName.set(name, [...files, { path }]);
  };
  for (const { environment, path } of entries)
    if (environment && path) add(environment, path);
    else if (path?.includes('*') && !environment)
      for (const [name, file] of environmentsWithin(path, configs)) add(name, file);
  return [...byName].map(([name, files]) => ({ name, files }));
}

/** Files of several environments that one entry of the index stands for: those of one name by one pattern. */
function environmentsWithin(pattern: string, configs: readonly ConfigFile[]): [string, string][] {
  const matches = globMatcher(pattern);
  const base = pattern.slice(0, pattern.indexOf('*'));
  const within = configs.filter(
    ({ path, environment, risk }) => environment !== undefined && risk !== 'site-content' && matches(path),
  );
  const byName = Map.groupBy(within, ({ path, environment }) => `${environment}\n${nameOfFile(path)}`);
  return [...byName.values()].flatMap(([first, ...others]): [string, string][] =>
    first?.environment === undefined
      ? []
      : [[first.environment, others.length > 0 ? `${base}**/${nameOfFile(first.path)}` : first.path]],
  );
}

function nameOfFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What documents tell one to type when building. */
function writtenSteps({ facts }: PrefillContext, known: readonly BuildStep[]): BuildStep[] {
  const programs = new Set(known.map(({ command }) => programOf(command)));
  return facts.deployment.written
    .filter(
      ({ what, value }) => what === 'build' && !(INSTALLS.test(value) && programs.has(programOf(value))),
    )
    .map(one => ({ title: one.name, command: maskedCommand(one), from: placeText(one) }));
}

/** Says no more than the steps of the build files do: no profile, no module, no switch of its own. */
const INSTALLS =
  /^(?:sudo )?(?:npm|pnpm|yarn|bun|pip3?|composer|bundle|dotnet|(?:\.\/)?mvnw?(?:\.cmd)?|(?:\.\/)?gradlew?|docker[- ]compose)(?: (?:run|ci|i|clean|install|package|build|compile|restore|-r|\S{0,60}requirements\.txt|-DskipTests|-q|--no-cache|--frozen-lockfile|--legacy-peer-deps))*$/;

function programOf(command: string): string {
  return (
    command
      .replace(/^sudo /, '')
      .split(' ', 1)[0]
      ?.replace(/^\.\//, '')
      .replace(/^(pip|mvn|gradle)(?:3|w|w\.cmd)$/, '$1')
      .replace('docker-compose', 'docker') ?? ''
  );
}

/** Build files that lie beside each other have only their folder in common, which says less than their pattern. */
function placeOf(location: string | undefined, from: string | undefined): string | undefined {
  return location?.endsWith('/') && from?.includes('*') ? from : location;
}

function buildSteps(checklist: Lenient<Checklist> | undefined): BuildStep[] {
  return entriesOf(checklist?.deliverables?.items, [])
    .filter(({ entry }) => entry.kind === 'build')
    .flatMap(({ entry: { title = '', steps = [], location, from } }) =>
      steps.flatMap(command =>
        command === undefined ? [] : [{ title, command, from: placeOf(location, from) }],
      ),
    );
}
