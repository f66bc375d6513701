import { type ListsWithFlags, withFlags } from '../pack/markdown/listFlags.ts';
import { viewTexts } from '../pack/markdown/viewTexts.ts';
import type { ConfigEntry, Person } from '../pack/types.generated.ts';
import type { PrefillContext } from './facts.ts';
import { publicAddress, type RemoteHost } from './hosts.ts';
import type { PackGuess } from './pack.ts';
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

/** The view of the entry page and of the three documents. */
export function packView(context: PrefillContext, pack: PackGuess): PackView {
  const { facts, say } = context;
  const { checklist, team, configIndex } = pack;
  const { history } = facts;
  const people = team.people.map(person => personRow(person, team.roles, say));
  const nameOf = (id: string | undefined) => team.people.find(person => person.id === id)?.name;
  const hosts = hostsOf(context);
  const lists: PackLists = {
    people,
    environments: environmentsOf(configIndex.entries),
    buildSteps: buildSteps(pack),
    services: imagesOf(context).map(({ service, image, path }) => ({ name: service, image, from: path })),
    interfaces: hosts
      .filter(host => !isDatabase(host))
      .map(({ host, protocol, path }) => ({ name: host, host, protocol, from: path })),
    configs: configIndex.entries.map(({ path, purpose, environment, kind }) => ({
      path,
      purpose,
      environment,
      kind,
    })),
    databases: hosts.filter(isDatabase).map(({ host, protocol }) => ({ path: host, kind: protocol })),
  };
  const { name, code } = checklist.project;
  return viewTexts({
    project: { ...(name !== undefined && { name }), ...(code !== undefined && { code }) },
    customer: {
      name: checklist.customer?.name,
      type: checklist.customer?.type && say(`customerType.${checklist.customer.type}`),
    },
    stage: checklist.progress?.stage && say(`stage.${checklist.progress.stage}`),
    repository: {
      url: publicAddress(history?.remoteUrl),
      branch: history?.branch,
      latestTag: history?.tags[0]?.name,
    },
    primary: nameOf(team.roles?.primary),
    deputy: nameOf(team.roles?.deputy),
    ...withFlags(lists),
  });
}

function personRow(person: Person, roles: PackGuess['team']['roles'], say: PrefillContext['say']): PersonRow {
  const role = roles?.primary === person.id ? 'primary' : roles?.deputy === person.id ? 'deputy' : undefined;
  return {
    name: person.name,
    email: person.emails?.[0],
    role: role && say(`role.${role}`),
    active: person.active,
  };
}

function environmentsOf(entries: readonly ConfigEntry[]): EnvironmentRow[] {
  const byName = new Map<string, { path: string }[]>();
  for (const { environment, path } of entries) {
    if (environment) byName.set(environment, [...(byName.get(environment) ?? []), { path }]);
  }
  return [...byName].map(([name, files]) => ({ name, files }));
}

function buildSteps({ checklist }: PackGuess): BuildStep[] {
  return (checklist.deliverables?.items ?? [])
    .filter(({ kind }) => kind === 'build')
    .flatMap(({ title, steps = [], location }) => steps.map(command => ({ title, command, from: location })));
}

function isDatabase({ protocol }: RemoteHost): boolean {
  return DATABASES.test(protocol);
}
