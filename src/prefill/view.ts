import { type ListsWithFlags, withFlags } from '../pack/markdown/listFlags.ts';
import type { SourcesOf } from '../pack/markdown/templates.ts';
import { viewTexts } from '../pack/markdown/viewTexts.ts';
import { entriesOf } from '../pack/pack.ts';
import type { Checklist, ConfigEntry, ConfigIndex, Person, Team } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import type { PrefillContext } from './facts.ts';
import { publicAddress, type RemoteHost } from './hosts.ts';
import { hostsOf, imagesOf } from './thirdParties.ts';

const DATABASES = /^(mysql|oracle|postgresql|sqlserver|mariadb|mongodb(\+srv)?|dm|kingbase8)$/;

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

interface PackLists {
  readonly people: readonly PersonRow[];
  readonly environments: readonly EnvironmentRow[];
  readonly buildSteps: readonly BuildStep[];
  readonly services: readonly { name: string; image: string; from: string }[];
  readonly interfaces: readonly { name: string; host: string; protocol: string; from: string }[];
  readonly configs: readonly {
    path: string;
    purpose: string | undefined;
    environment: string | undefined;
    kind: string | undefined;
  }[];
  readonly databases: readonly { path: string; kind: string }[];
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

/** Works out what documents show, and where it is from, in one look at the facts. */
export function showPack(context: PrefillContext, parts: PackParts): ShownPack {
  const { facts, say } = context;
  const { checklist, team, configIndex } = parts;
  const { history } = facts;
  const members = entriesOf(team?.people, []).map(({ entry }) => entry);
  const people = members.flatMap(person => personRow(person, team?.roles, say));
  const nameOf = (id: string | undefined) => members.find(person => person.id === id)?.name ?? id;
  const hosts = hostsOf(context);
  const databases = hosts.filter(isDatabase);
  const interfaces = hosts.filter(host => !isDatabase(host));
  const images = imagesOf(context);
  const steps = buildSteps(checklist);
  const entries = entriesOf(configIndex?.entries, []).map(({ entry }) => entry);
  const lists: PackLists = {
    people,
    environments: environmentsOf(entries),
    buildSteps: steps,
    services: images.map(({ service, image, path }) => ({ name: service, image, from: path })),
    interfaces: interfaces.map(({ host, protocol, path }) => ({ name: host, host, protocol, from: path })),
    configs: entries.flatMap(({ path, purpose, environment, kind }) =>
      path === undefined ? [] : [{ path, purpose, environment, kind }],
    ),
    databases: databases.map(({ host, protocol }) => ({ path: host, kind: protocol })),
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
    primary: nameOf(team?.roles?.primary),
    deputy: nameOf(team?.roles?.deputy),
    ...withFlags(lists),
  });
  const pathsOf = (found: readonly { readonly path: string }[]) => found.map(({ path }) => path);
  const sources: Readonly<Record<string, readonly string[]>> = {
    ...SOURCES,
    services: pathsOf(images),
    interfaces: pathsOf(interfaces),
    databases: pathsOf(databases),
    buildSteps: steps.flatMap(({ from }) => from ?? []),
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
};

function personRow(
  { id, name, emails, active }: Lenient<Person>,
  roles: Lenient<Team>['roles'],
  say: PrefillContext['say'],
): PersonRow[] {
  if (name === undefined) return [];
  const role = roles?.primary === id ? 'primary' : roles?.deputy === id ? 'deputy' : undefined;
  return [{ name, email: emails?.[0], role: role && say(`role.${role}`), active }];
}

function environmentsOf(entries: readonly Lenient<ConfigEntry>[]): EnvironmentRow[] {
  const byName = new Map<string, { path: string }[]>();
  for (const { environment, path } of entries)
    if (environment && path) byName.set(environment, [...(byName.get(environment) ?? []), { path }]);
  return [...byName].map(([name, files]) => ({ name, files }));
}

function buildSteps(checklist: Lenient<Checklist> | undefined): BuildStep[] {
  return entriesOf(checklist?.deliverables?.items, [])
    .filter(({ entry }) => entry.kind === 'build')
    .flatMap(({ entry: { title = '', steps = [], location } }) =>
      steps.flatMap(command => (command === undefined ? [] : [{ title, command, from: location }])),
    );
}

function isDatabase({ protocol }: RemoteHost): boolean {
  return DATABASES.test(protocol);
}
