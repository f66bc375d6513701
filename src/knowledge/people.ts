import { comparableName } from '../core/comparableName.ts';
import {
  type Contributor,
  isBot,
  isRoleAccount,
  mergeIdentities,
  type Signature as OneSignature,
} from './identities.ts';

/** A name and address of a history as the mailmap has it, with what it did. */
export interface Signature extends OneSignature {
  /** As it stands in the commits, where the mailmap has it otherwise. */
  readonly written?: { readonly name: string; readonly email: string } | undefined;
}

/**
 * The ways to write a Chinese name in Latin letters without blanks: `wangwei`, `weiwang`. Undefined for another name.
 */
export type Romanise = (name: string) => readonly string[] | undefined;

/** Somebody of `team.yaml`, as far as it matters who they are in git. */
export interface Member {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly names?: readonly (string | undefined)[] | undefined;
  readonly emails?: readonly (string | undefined)[] | undefined;
  readonly active?: boolean | undefined;
  readonly bot?: boolean | undefined;
  /** What is a guess that nobody has confirmed: all of it, or these fields. */
  readonly confirm?: boolean | readonly (string | undefined)[] | undefined;
}

/** Somebody of the history, merged from all spellings, and who that is in `team.yaml`. */
export interface KnownPerson {
  /** As `team.yaml` has it; else the spelling that occurs most. */
  readonly name: string;
  /** The address that the person uses most, in lower case; '' for somebody who is in the team but not in git. */
  readonly email: string;
  readonly emails: readonly string[];
  /** All spellings. */
  readonly names: readonly string[];
  /** Id in `team.yaml`. */
  readonly id: string | undefined;
  /** False for those who left, as far as `team.yaml` knows. */
  readonly active: boolean;
  /** A person has written into `team.yaml` that they are here. */
  readonly isSaidToBeHere: boolean;
  /**
   * Why different addresses were taken for one person, where only a name says so: the same full name, or a Chinese name
   * and the same in Latin letters. They may be two people.
   */
  readonly joinedBy: 'name' | 'romanised-name' | undefined;
}

/** Answers who somebody is. */
export interface People {
  readonly all: readonly KnownPerson[];
  /** The person behind a name and address of git; undefined for a program. */
  of(name: string, email: string): KnownPerson | undefined;
  /** The people that an id, a name, an address or `Name <address>` means; more than one when they share a name. */
  find(reference: string): readonly KnownPerson[];
}

/**
 * Merges the signatures of a history into people: what `team.yaml` says comes first (it is how a project joins 王伟 and
 * wangwei), then the same address or full name (see `mergeIdentities`), then a Chinese name and the same name in Latin
 * letters, where nobody else in the history is called so. Programs are nobody, and neither are accounts that several
 * people share, unless the team says who uses them.
 * @param romanise only where a history has names in both scripts
 */
export function knowPeople(
  signatures: readonly Signature[],
  members: readonly Member[] = [],
  romanise: Romanise = () => undefined,
): People {
  const bots = members.filter(({ bot }) => bot === true);
  const isMember = (name: string, email: string) =>
    members.some(member => isCalled(member, name) || isCalled(member, email));
  const isNobody = (name: string, email: string) =>
    isBot(name, email) ||
    bots.some(bot => isCalled(bot, name) || isCalled(bot, email)) ||
    (isRoleAccount(name, email) && !isMember(name, email));
  const canonical = new Map(
    signatures.map(({ name, email, written }) => [keyOf(written ?? { name, email }), { name, email }]),
  );
  const memberOf = ({ name, otherNames, emails }: Contributor) =>
    members.find(person => emails.some(email => isCalled(person, email))) ??
    members.find(person => [name, ...otherNames].some(word => isCalled(person, word)));
  const contributors = joinRomanised(
    mergeIdentities(signatures.filter(({ name, email }) => !isNobody(name, email))),
    memberOf,
    romanise,
  );
  const spellings = writtenBy(signatures);
  const merged = new Map<object, KnownPerson>();
  for (const { contributor, isRomanised } of contributors) {
    const member = memberOf(contributor);
    const key = member ?? contributor;
    const known = merged.get(key);
    const written = contributor.emails.flatMap(email => spellings.get(email) ?? []);
    const names = [contributor.name, ...contributor.otherNames, ...written.map(({ name }) => name)];
    const emails = [...contributor.emails, ...written.map(({ email }) => email.trim().toLowerCase())];
    merged.set(key, {
      name: member?.name ?? contributor.name,
      email: known?.email ?? emails[0] ?? '',
      emails: [...new Set([...(known?.emails ?? []), ...emails])],
      names: [...new Set([...(known?.names ?? []), ...(member ? spellingsOf(member) : []), ...names])],
      id: member?.id,
      active: member?.active !== false,
      isSaidToBeHere: isSaidToBeHere(member),
      // Whom the team names, the team has joined.
      joinedBy: member
        ? undefined
        : isRomanised
          ? 'romanised-name'
          : contributor.isJoinedByName
            ? 'name'
            : undefined,
    });
  }
  for (const member of members)
    if (!merged.has(member) && member.bot !== true) merged.set(member, fromTeam(member));
  const people = lookUp([...merged.values()], isNobody);
  return {
    ...people,
    of: (name, email) => {
      const who = canonical.get(keyOf({ name, email })) ?? { name, email };
      return people.of(who.name, who.email);
    },
  };
}

/** The people of a history where nobody has said anything yet: by address, name, and the same name in Latin letters. */
export function mergePeople(
  signatures: readonly Signature[],
  romanise: Romanise = () => undefined,
): Contributor[] {
  const joined = joinRomanised(mergeIdentities(signatures), () => undefined, romanise);
  return joined.map(({ contributor }) => contributor);
}

function keyOf({ name, email }: { readonly name: string; readonly email: string }): string {
  return `${name}\x1f${email}`;
}

/** By address after the mailmap: all that stands in commits for it. */
function writtenBy(signatures: readonly Signature[]): Map<string, { name: string; email: string }[]> {
  const spellings = new Map<string, { name: string; email: string }[]>();
  for (const { name, email, written } of signatures) {
    if (written === undefined || (written.name === name && written.email === email)) continue;
    const key = email.trim().toLowerCase();
    spellings.set(key, [...(spellings.get(key) ?? []), written]);
  }
  return spellings;
}

/** Joins 王伟 with wangwei where only one of the history can be meant, and the team does not tell them apart. */
function joinRomanised(
  contributors: readonly Contributor[],
  memberOf: (contributor: Contributor) => Member | undefined,
  romanise: Romanise,
): { readonly contributor: Contributor; readonly isRomanised: boolean }[] {
  const chinese = contributors.flatMap(contributor => {
    const ways = new Set([contributor.name, ...contributor.otherNames].flatMap(name => romanise(name) ?? []));
    return ways.size > 0 ? [{ contributor, ways }] : [];
  });
  const partner = new Map<Contributor, Contributor>();
  for (const contributor of contributors) {
    if (chinese.some(other => other.contributor === contributor)) continue;
    const letters = [contributor.name, ...contributor.otherNames].map(name =>
      comparableName(name).replace(/[^a-z]/g, ''),
    );
    const meant = chinese.filter(({ ways }) => letters.some(word => ways.has(word)));
    const [only, ...others] = meant;
    if (only === undefined || others.length > 0) continue;
    const [one, other] = [memberOf(contributor), memberOf(only.contributor)];
    if (one !== undefined && other !== undefined && one !== other) continue;
    partner.set(contributor, only.contributor);
  }
  const joined = Map.groupBy(partner, ([, to]) => to);
  return contributors
    .filter(contributor => !partner.has(contributor))
    .map(contributor => {
      const others = (joined.get(contributor) ?? []).map(([from]) => from);
      return { contributor: others.reduce(together, contributor), isRomanised: others.length > 0 };
    });
}

function together(one: Contributor, other: Contributor): Contributor {
  const earlier = one.firstOn !== '' && one.firstOn < other.firstOn ? one.firstOn : other.firstOn;
  return {
    ...one,
    otherNames: [...new Set([...one.otherNames, other.name, ...other.otherNames])],
    emails: [...new Set([...one.emails, ...other.emails])],
    commits: one.commits + other.commits,
    recentCommits: one.recentCommits + other.recentCommits,
    firstOn: earlier,
    lastOn: one.lastOn > other.lastOn ? one.lastOn : other.lastOn,
    isJoinedByName: true,
  };
}

/** What a program guessed, nobody has said. */
function isSaidToBeHere(member: Member | undefined): boolean {
  if (member?.active !== true) return false;
  const { confirm } = member;
  return confirm !== true && !(Array.isArray(confirm) && confirm.includes('active'));
}

function fromTeam(member: Member): KnownPerson {
  const { id, name, emails = [], active } = member;
  const known = emails.flatMap(email => (email ? [email.toLowerCase()] : []));
  return {
    name: name ?? id ?? '',
    email: known[0] ?? '',
    emails: known,
    names: spellingsOf(member),
    id,
    active: active !== false,
    isSaidToBeHere: isSaidToBeHere(member),
    joinedBy: undefined,
  };
}

function spellingsOf({ name, names = [] }: Member): string[] {
  return [name, ...names].flatMap(word => (word ? [word] : []));
}

function lookUp(all: readonly KnownPerson[], isNobody: (name: string, email: string) => boolean): People {
  const byEmail = Map.groupBy(
    all.flatMap(person => [...new Set(person.emails.map(comparableName))].map(email => ({ email, person }))),
    ({ email }) => email,
  );
  const addressed = (email: string) => (byEmail.get(comparableName(email)) ?? []).map(({ person }) => person);
  const byName = Map.groupBy(
    all.flatMap(person => [...new Set(person.names.map(comparableName))].map(name => ({ name, person }))),
    ({ name }) => name,
  );
  const named = (name: string) => (byName.get(comparableName(name)) ?? []).map(({ person }) => person);
  return {
    all,
    of: (name, email) => (isNobody(name, email) ? undefined : (addressed(email)[0] ?? named(name)[0])),
    find: reference => {
      const [, name = '', address = ''] = /^([^<>]*)<([^<>]*)>$/.exec(reference.trim()) ?? [];
      const byId = all.filter(
        ({ id }) => id !== undefined && comparableName(id) === comparableName(reference),
      );
      if (byId.length > 0) return byId;
      const byAddress = addressed(address || reference);
      return byAddress.length > 0 ? byAddress : named(name || reference);
    },
  };
}

function isCalled({ name, names = [], emails = [] }: Member, word: string): boolean {
  const wanted = comparableName(word);
  return (
    wanted !== '' && [name, ...names, ...emails].some(other => other && comparableName(other) === wanted)
  );
}
