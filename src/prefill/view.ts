import type { ConfigEntry, Person } from '../pack/types.generated.ts';
import type { PrefillContext } from './facts.ts';
import { publicAddress, type RemoteHost } from './hosts.ts';
import type { PackGuess } from './pack.ts';
import { hostsOf, imagesOf } from './thirdParties.ts';

/** A document that lists more than this is not read any more; the YAML files hold the rest. */
const MOST_ROWS = 20;
const DATABASES = /^(mysql|oracle|postgresql|sqlserver|mariadb|mongodb(\+srv)?|dm|kingbase8)$/;

/**
 * What the Markdown templates can show; `src/templates/README.md` explains it to those who write them.
 * Values may be missing, and a list has a `has…` beside it.
 */
export type TemplateView = Readonly<Record<string, unknown>>;

/** The view of the entry page and of the three documents. */
export function packView(context: PrefillContext, pack: PackGuess): TemplateView {
  const { facts, say } = context;
  const { checklist, team, configIndex } = pack;
  const { history } = facts;
  const people = team.people.map(person => personRow(person, team.roles, say));
  const nameOf = (id: string | undefined) => team.people.find(person => person.id === id)?.name;
  const hosts = hostsOf(context);
  const lists = {
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
  return {
    project: checklist.project,
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
    primary: safe(nameOf(team.roles?.primary)),
    deputy: safe(nameOf(team.roles?.deputy)),
    ...withFlags(lists),
  };
}

/** A cell of a table may hold no bar and no line break; file names can. */
function withFlags(lists: Record<string, readonly object[]>): Record<string, unknown> {
  const entries = Object.entries(lists).flatMap(([name, rows]) => [
    [name, rows.slice(0, MOST_ROWS).map(safeRow)],
    [`has${name.charAt(0).toUpperCase()}${name.slice(1)}`, rows.length > 0],
  ]);
  return Object.fromEntries(entries);
}

function safeRow(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, safe(value)]));
}

function safe(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(item => (typeof item === 'object' && item ? safeRow(item) : safe(item)));
  return typeof value === 'string' ? value.replace(/\s*[\r\n]+\s*/g, ' ').replaceAll('|', '\\|') : value;
}

function personRow(
  person: Person,
  roles: PackGuess['team']['roles'],
  say: PrefillContext['say'],
): Record<string, unknown> {
  const role = roles?.primary === person.id ? 'primary' : roles?.deputy === person.id ? 'deputy' : undefined;
  return {
    name: person.name,
    email: person.emails?.[0],
    role: role && say(`role.${role}`),
    active: person.active,
  };
}

function environmentsOf(entries: readonly ConfigEntry[]): object[] {
  const byName = new Map<string, { path: string }[]>();
  for (const { environment, path } of entries) {
    if (environment) byName.set(environment, [...(byName.get(environment) ?? []), { path }]);
  }
  return [...byName].map(([name, files]) => ({ name, files }));
}

function buildSteps({ checklist }: PackGuess): object[] {
  return (checklist.deliverables?.items ?? [])
    .filter(({ kind }) => kind === 'build')
    .flatMap(({ title, steps = [], location }) => steps.map(command => ({ title, command, from: location })));
}

function isDatabase({ protocol }: RemoteHost): boolean {
  return DATABASES.test(protocol);
}
