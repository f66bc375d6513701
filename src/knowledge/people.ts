import { comparableName } from '../core/comparableName.ts';
import { isBot, mergeIdentities, type Signature } from './identities.ts';

/** Somebody of `team.yaml`, as far as it matters who they are in git. */
export interface Member {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly names?: readonly (string | undefined)[] | undefined;
  readonly emails?: readonly (string | undefined)[] | undefined;
  readonly active?: boolean | undefined;
  readonly bot?: boolean | undefined;
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
 * wangwei), then the same address or full name (see `mergeIdentities`). `.mailmap` was applied by git already.
 */
export function knowPeople(signatures: readonly Signature[], members: readonly Member[] = []): People {
  const bots = members.filter(({ bot }) => bot === true);
  const isProgram = (name: string, email: string) =>
    isBot(name, email) || bots.some(bot => isCalled(bot, name) || isCalled(bot, email));
  const contributors = mergeIdentities(signatures.filter(({ name, email }) => !isProgram(name, email)));
  const merged = new Map<object, KnownPerson>();
  for (const contributor of contributors) {
    const names = [contributor.name, ...contributor.otherNames];
    const { emails } = contributor;
    const member =
      members.find(person => emails.some(email => isCalled(person, email))) ??
      members.find(person => names.some(name => isCalled(person, name)));
    const key = member ?? contributor;
    const known = merged.get(key);
    merged.set(key, {
      name: member?.name ?? contributor.name,
      email: known?.email ?? emails[0] ?? '',
      emails: [...(known?.emails ?? []), ...emails],
      names: [...new Set([...(known?.names ?? []), ...(member ? spellingsOf(member) : []), ...names])],
      id: member?.id,
      active: member?.active !== false,
    });
  }
  for (const member of members)
    if (!merged.has(member) && member.bot !== true) merged.set(member, fromTeam(member));
  return lookUp([...merged.values()], isProgram);
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
  };
}

function spellingsOf({ name, names = [] }: Member): string[] {
  return [name, ...names].flatMap(word => (word ? [word] : []));
}

function lookUp(all: readonly KnownPerson[], isProgram: (name: string, email: string) => boolean): People {
  const byEmail = new Map(
    all.flatMap(person => person.emails.map(email => [comparableName(email), person] as const)),
  );
  const byName = Map.groupBy(
    all.flatMap(person => [...new Set(person.names.map(comparableName))].map(name => ({ name, person }))),
    ({ name }) => name,
  );
  const named = (name: string) => (byName.get(comparableName(name)) ?? []).map(({ person }) => person);
  return {
    all,
    of: (name, email) =>
      isProgram(name, email) ? undefined : (byEmail.get(comparableName(email)) ?? named(name)[0]),
    find: reference => {
      const [, name = '', address = ''] = /^([^<>]*)<([^<>]*)>$/.exec(reference.trim()) ?? [];
      const byId = all.filter(
        ({ id }) => id !== undefined && comparableName(id) === comparableName(reference),
      );
      if (byId.length > 0) return byId;
      const byAddress = byEmail.get(comparableName(address || reference));
      return byAddress ? [byAddress] : named(name || reference);
    },
  };
}

function isCalled({ name, names = [], emails = [] }: Member, word: string): boolean {
  const wanted = comparableName(word);
  return (
    wanted !== '' && [name, ...names, ...emails].some(other => other && comparableName(other) === wanted)
  );
}
