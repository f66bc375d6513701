import { comparableName } from '../core/comparableName.ts';
import { addDays, type Contributor, isRoleAccount } from '../knowledge/identities.ts';
import { uniqueId } from '../pack/ids.ts';
import type { Person, Team } from '../pack/types.generated.ts';
import type { PrefillContext } from './facts.ts';

/** A team list is for people who can still be asked; more than this nobody reads. */
const MOST_PEOPLE = 15;
/** Those who once wrote most still hold knowledge, even when they are long gone. Share of all commits. */
const FOUNDER_SHARE = 0.1;
/** Days before the newest commit: who changed something since then belongs to today's team. */
const TEAM_WINDOW = 730;
const ACTIVE_WINDOW = 183;

/** The team as the history shows it, and the ids by address. */
export interface TeamGuess {
  readonly team: Team;
  /** Lower-case address → person id, for everybody in the team. */
  readonly idOf: ReadonlyMap<string, string>;
  /** The same for those who are still there: nobody else can own what is open. */
  readonly activeIdOf: ReadonlyMap<string, string>;
  /** Contributors of the history that were left out. */
  readonly leftOut: number;
}

/** Takes the people of the last two years, and those who wrote a tenth or more of it all. */
export function guessTeam({ facts, say }: PrefillContext): TeamGuess {
  const history = facts.history;
  const contributors = (history?.contributors ?? []).filter(person => !isShared(person));
  const newest = history?.lastCommitOn ?? '';
  // Who made the last commit years ago is not here any more only because nobody came after.
  const now = facts.today !== undefined && facts.today > newest ? facts.today : newest;
  const all = contributors.reduce((sum, person) => sum + person.commits, 0);
  const recent = contributors.filter(person => person.lastOn > addDays(newest, -TEAM_WINDOW));
  const founders = contributors.filter(
    person => !recent.includes(person) && person.commits >= all * FOUNDER_SHARE && person.commits > 1,
  );
  const chosen = [...recent.slice(0, MOST_PEOPLE), ...founders];
  const ids = new Set<string>();
  const idOf = new Map<string, string>();
  const people = chosen.map(contributor => {
    const id = uniqueId(personSlug(contributor), ids);
    for (const email of contributor.emails) idOf.set(email, id);
    return person(contributor, id, contributor.lastOn > addDays(now, -ACTIVE_WINDOW), say);
  });
  const active = people.filter(({ active }) => active);
  const [primary] = active;
  // Two of one name may be one person with two computers, who covers nobody.
  const deputy = active.find(one => primary && comparableName(one.name) !== comparableName(primary.name));
  // In the order in which `handover add` keeps them, so that two branches that each add somebody merge.
  const team: Team = { version: 1, people: people.toSorted((one, other) => (one.id < other.id ? -1 : 1)) };
  if (primary) {
    team.roles = {
      primary: primary.id,
      ...(deputy && { deputy: deputy.id }),
      confirm: true,
      from: say('from.mostActive'),
    };
  }
  const activeIds = new Set(active.map(({ id }) => id));
  const activeIdOf = new Map([...idOf].filter(([, id]) => activeIds.has(id)));
  return { team, idOf, activeIdOf, leftOut: contributors.length - chosen.length };
}

/** Accounts that several people share are nobody who can be asked: root on a server. */
export function isShared({ name, emails }: Contributor): boolean {
  return emails.length > 0 ? emails.every(email => isRoleAccount(name, email)) : isRoleAccount(name, '');
}

function person(contributor: Contributor, id: string, active: boolean, say: PrefillContext['say']): Person {
  const { name, otherNames, emails, commits, firstOn, lastOn } = contributor;
  return {
    id,
    name,
    ...(otherNames.length > 0 && { names: [...otherNames] }),
    emails: [...emails],
    active,
    confirm: true,
    from: say('from.commits', { count: commits, first: firstOn, last: lastOn }),
  };
}

/** Chinese names have no Latin spelling that a program could know: the address usually has one. */
function personSlug({ name, otherNames, emails }: Contributor): string {
  const local = (emails[0] ?? '').replace(/@.*/, '').replace(/^\d+\+/, '');
  return [name, ...otherNames, local].map(slug).find(text => /[a-z]/.test(text)) ?? 'person';
}

function slug(text: string): string {
  const latin = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (/\p{L}/u.test(latin.replace(/[a-z]/g, ''))) return '';
  return latin.replace(/[^a-z0-9]+/g, '-').replace(/^-+|(?<!-)-+$/g, '');
}
