import { CHANGE, type ChangeLog, findFile, ROLE } from './changeLog.ts';
import { type KnownPerson, knowPeople, type Member, type Romanise } from './people.ts';

const DAY = 86_400;
/** Days that "recent" means: the measures of docs/method.md look at the last twelve months. */
export const RECENT_DAYS = 365;

/** What one person did to one file. */
export interface Work {
  /** Changes after the file was added; sweeping commits do not count. */
  changes: number;
  recent: number;
  /** Seconds since 1970, of the newest change or of adding it. */
  last: number;
}

/** One file as it is now, and who made it what it is. */
export interface FileHistory {
  readonly path: string;
  /** Number in the log, to find its commits. */
  readonly file: number;
  /** People who added it: one, or several who signed the commit together; nobody where it came with an import. */
  readonly addedBy: readonly number[];
  /** People who brought it in with a whole product or library. They need not have read it. */
  readonly importedBy: readonly number[];
  /** By person. */
  readonly work: ReadonlyMap<number, Work>;
  /** Changes by anybody, after the file was added. */
  readonly changes: number;
  readonly recent: number;
  /** Whether it was written within the last twelve months; `recent` leaves that out. */
  readonly isNew: boolean;
}

/** Everything that the measures are computed from. */
export interface Knowledge {
  readonly people: readonly KnownPerson[];
  /** Files of the newest commit that count, by path. */
  readonly files: readonly FileHistory[];
  /** By commit: the people who made it; programs are nobody. */
  readonly makers: readonly (readonly number[])[];
  /** Commits that are left out: sweeping ones, and those that the project names. */
  readonly leftOut: ReadonlySet<number>;
  /** yyyy-mm-dd, of the newest change; "recent" is counted from here. */
  readonly newestOn: string;
  readonly log: ChangeLog;
}

export interface KnowledgeInput {
  readonly log: ChangeLog;
  /** `Name` U+001F `address` by contact of the log, as the mailmap has it. */
  readonly contacts: readonly string[];
  readonly members: readonly Member[];
  /** Reads Chinese names in Latin letters, where a history has both. */
  readonly romanise?: Romanise | undefined;
  /** Files of the newest commit that count, with the ids of their contents. */
  readonly tree: readonly { readonly path: string; readonly blob: string }[];
  /** Ids of commits that the project leaves out (`.git-blame-ignore-revs`). */
  readonly ignoredCommits: readonly string[];
  /** Files that are no work on the project, such as the pack: commits of these alone are not its newest. */
  readonly isBeside?: ((path: string) => boolean) | undefined;
  /**
   * Counts as the tool of the published tables does: sweeping commits and files that were only moved count, co-authors
   * do not.
   */
  readonly asPublished?: boolean | undefined;
}

/** Puts together who did what to the files that exist. */
export function buildKnowledge(input: KnowledgeInput): {
  knowledge: Knowledge;
  /** By contact of the log: -1 for programs. */
  personOf: readonly number[];
} {
  const { log } = input;
  const { people, personOf } = namePeople(input);
  const makers = makersOf(log, personOf, input.asPublished === true);
  const newest = newestTime(log, input.isBeside ?? (() => false));
  const recentFrom = newest - RECENT_DAYS * DAY;
  const ignored = new Set(input.ignoredCommits.map(id => id.slice(0, log.commits[0]?.length)));
  const leftOut = new Set(input.asPublished ? [] : log.sweeping);
  const imports = new Set(log.imports);
  if (ignored.size > 0)
    log.commits.forEach((id, commit) => {
      if (ignored.has(id)) leftOut.add(commit);
    });

  interface Draft {
    addedBy: readonly number[] | undefined;
    isImported: boolean;
    readonly work: Map<number, Work>;
    changes: number;
    recent: number;
    isNew: boolean;
  }
  const drafts = new Map<number, Draft>();
  const fileOf = findFile(log);
  const wanted = input.tree.map(({ path, blob }) => ({ path, file: fileOf(path, blob) ?? -1 }));
  for (const { file } of wanted)
    drafts.set(file, {
      addedBy: undefined,
      isImported: false,
      work: new Map(),
      changes: 0,
      recent: 0,
      isNew: false,
    });

  for (let commit = 0; commit < log.commits.length; commit++) {
    const who = makers[commit] ?? [];
    if (who.length === 0) continue;
    const time = log.times[commit] ?? 0;
    const end = log.starts[commit + 1] ?? log.changes.length;
    const isLeftOut = leftOut.has(commit);
    for (let at = log.starts[commit] ?? 0; at < end; at++) {
      const change = log.changes[at] ?? 0;
      const draft = drafts.get(change >> 2);
      if (draft === undefined) continue;
      const kind = change & 3;
      const isAdded = kind === CHANGE.added;
      // Who moves a file need not have looked into it. The authors' own tool counts it as a change.
      if ((isLeftOut && !isAdded) || (kind === CHANGE.moved && !input.asPublished)) continue;
      const isFirst = isAdded && draft.addedBy === undefined;
      const isRecent = time > recentFrom;
      if (isFirst) {
        draft.addedBy = who;
        draft.isImported = imports.has(commit);
        if (draft.isImported) continue;
        draft.isNew = isRecent;
      }
      if (!isFirst) {
        draft.changes += 1;
        if (isRecent) draft.recent += 1;
      }
      for (const person of who) {
        const known = draft.work.get(person);
        const work = known ?? { changes: 0, recent: 0, last: 0 };
        if (known === undefined) draft.work.set(person, work);
        if (!isFirst) work.changes += 1;
        if (isRecent) work.recent += 1;
        if (time > work.last) work.last = time;
      }
    }
  }
  const files = wanted.map(({ path, file }): FileHistory => {
    const draft = drafts.get(file);
    return {
      path,
      file,
      addedBy: (!draft?.isImported && draft?.addedBy) || [],
      importedBy: (draft?.isImported && draft.addedBy) || [],
      work: draft?.work ?? new Map(),
      changes: draft?.changes ?? 0,
      recent: draft?.recent ?? 0,
      isNew: draft?.isNew ?? false,
    };
  });
  return { knowledge: { people, files, makers, leftOut, newestOn: dayOf(newest), log }, personOf };
}

/** Seconds since 1970. Who commits a pack long after the last work must not make all knowledge old by that. */
function newestTime(log: ChangeLog, isBeside: (path: string) => boolean): number {
  const beside = log.paths.map(isBeside);
  let newest = 0;
  let newestOfAll = 0;
  for (const [commit, time] of log.times.entries()) {
    newestOfAll = Math.max(newestOfAll, time);
    if (time <= newest) continue;
    const changes = log.changes.slice(log.starts[commit], log.starts[commit + 1]);
    if (changes.some(change => beside[change >> 2] === false)) newest = time;
  }
  return newest === 0 ? newestOfAll : newest;
}

/** yyyy-mm-dd; '' for a time that no calendar has */
export function dayOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return seconds > 0 && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 10) : '';
}

/** Seconds since 1970 at the end of a day. */
export function endOfDay(date: string): number {
  return Date.parse(`${date}T23:59:59Z`) / 1000;
}

/** The people of a log, and by contact who it is: -1 for programs. */
export function namePeople({
  log,
  contacts,
  members,
  romanise,
}: Pick<KnowledgeInput, 'log' | 'contacts' | 'members' | 'romanise'>): {
  people: readonly KnownPerson[];
  personOf: readonly number[];
} {
  const days = contacts.map((): string[] => []);
  const day = daysOf();
  log.authors.forEach((contact, commit) => {
    days[contact]?.push(day(log.times[commit] ?? 0));
  });
  for (let at = 0; at < log.helpers.length; at += 3)
    if (log.helpers[at + 1] === ROLE.coAuthor)
      days[log.helpers[at + 2] ?? -1]?.push(day(log.times[log.helpers[at] ?? -1] ?? 0));
  const split = (contact: string) => {
    const [name = '', email = ''] = contact.split('\x1f');
    return { name, email };
  };
  const named = contacts.map(split);
  const people = knowPeople(
    named.map((who, contact) => ({
      ...who,
      dates: days[contact] ?? [],
      written: split(log.contacts[contact] ?? ''),
    })),
    members,
    romanise,
  );
  const numbers = new Map(people.all.map((person, number) => [person, number]));
  const personOf = named.map(({ name, email }) => {
    const person = people.of(name, email);
    return person === undefined ? -1 : (numbers.get(person) ?? -1);
  });
  return { people: people.all, personOf };
}

function makersOf(log: ChangeLog, personOf: readonly number[], authorsAlone: boolean): (readonly number[])[] {
  const alone = new Map<number, readonly number[]>();
  const makers = log.authors.map(contact => {
    const person = personOf[contact] ?? -1;
    const known = alone.get(person) ?? (person < 0 ? [] : [person]);
    alone.set(person, known);
    return known;
  });
  for (let at = 0; at < log.helpers.length && !authorsAlone; at += 3) {
    if (log.helpers[at + 1] !== ROLE.coAuthor) continue;
    const commit = log.helpers[at] ?? -1;
    const person = personOf[log.helpers[at + 2] ?? -1] ?? -1;
    const known = makers[commit];
    if (person >= 0 && known && !known.includes(person)) makers[commit] = [...known, person];
  }
  return makers;
}

/** Making a text of a date is slow, and a history has few days. */
function daysOf(): (seconds: number) => string {
  const known = new Map<number, string>();
  return seconds => {
    const number = Math.floor(seconds / DAY);
    const day = known.get(number) ?? dayOf(seconds);
    known.set(number, day);
    return day;
  };
}
