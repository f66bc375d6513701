import { GitError } from '../../core/errors.ts';
import { chiefRemote, hasMirror, isPartialClone } from '../../core/gitSettings.ts';
import { meanwhile } from '../../core/meanwhile.ts';
import type { Git, GitCallOptions, Project } from '../../core/ports.ts';
import { collectUnread, type Unread } from '../../core/textRead.ts';
import { unique } from '../../core/unique.ts';
import type { DefaultBranch } from '../../history/bases.ts';
import { tellClosedTickets } from '../../history/closedTickets.ts';
import { keptGraph, lazyGraph } from '../../history/commitGraph.ts';
import { dayOfNewest, dayOfReference } from '../../history/drafts.ts';
import { listUnwatched } from '../../history/hiddenChanges.ts';
import { listWorktrees } from '../../history/localWork.ts';
import { readRefs } from '../../history/refs.ts';
import { readHead } from '../../knowledge/head.ts';
import { latestDate, type Signature } from '../../knowledge/identities.ts';
import { firstHints } from './firstHints.ts';
import { type HintsByFile, unsignedDrafts } from './hintDrafts.ts';
import type { DraftMaker, GatherOptions, Readable, Reading } from './reading.ts';
import { draftsOfPast, readPast } from './readPast.ts';
import { type Here, isPackFile, readPresent } from './readPresent.ts';
import type { IssueNote } from './report.ts';
import { addUnreachable, draftsOfHints, findHintsInFiles } from './scanFiles.ts';

/** Everything that was read of a repository. */
export interface Gathered extends Readable {
  readonly complete: boolean;
  readonly failed: boolean;
  readonly notes: readonly IssueNote[];
  /** That the default branch stood still, and which one was taken in its place. */
  readonly realLine: IssueNote | undefined;
  /** Files that could not be searched. */
  readonly unread: Unread;
}

/**
 * Reads all that can hold unresolved work. A part that cannot be read is told in the notes and does not keep the others
 * from being read.
 * @throws the signal's reason when it is aborted
 */
export async function gather(project: Project, git: Git, options: GatherOptions): Promise<Gathered> {
  const { signal } = options;
  const call: GitCallOptions = signal ? { signal } : {};
  const notes: IssueNote[] = [];
  let failed = false;
  let isWhole = true;
  const missed = (note: IssueNote) => {
    isWhole = false;
    notes.push(note);
  };
  const fail = (section: string, error: unknown) => {
    signal?.throwIfAborted();
    if (!(error instanceof GitError)) throw error;
    failed = true;
    notes.push({ id: 'issues.note.failed', data: { section, reason: error.reason } });
  };
  const section = async <T>(name: string, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      fail(name, error);
      return undefined;
    }
  };

  // Whoever waits for the first rows waits for nothing else.
  const early = options.onPart && meanwhile(section('comments', () => firstHints(project, git, options)));
  const [{ commit: head, isShallow }, { isPartial, ...settings }, refs, worktrees, unwatched] =
    await Promise.all([
      readHead(git, call),
      readGitSettings(git, call),
      section('branches', () => readRefs(git, call)),
      section('worktrees', () => listWorktrees(git, call)),
      section('working-tree', () => listUnwatched(git, call)),
    ]);
  const { by, hasRemote } = settings;
  const missing = isShallow ? 'shallow' : isPartial ? 'partial' : undefined;
  if (missing) notes.push({ id: `issues.note.${missing}`, data: {} });

  // Git reads the past with one processor, and searches files with the others.
  const heads = [head, ...(worktrees ?? []).map(tree => tree.head)].filter(hash => hash !== undefined);
  const tips = [...(refs?.branches ?? []), ...(refs?.tags ?? [])].map(({ tip }) => tip);
  const isKept = refs !== undefined && missing === undefined && !refs.hasReplaced;
  const graph = isKept ? keptGraph(git, project.cache, tips, heads, call) : lazyGraph(git, heads, call);
  const note = (one: IssueNote) => notes.push(one);
  const reading: Reading = {
    project,
    git,
    options,
    call,
    head,
    refs,
    graph,
    missing,
    note,
    section,
    missed,
    fail,
  };
  const tell = partsOf(options);
  const tellHints = (found: HintsByFile = new Map()) => tell('hints', () => unsignedDrafts(found, options));
  // All parts together keep every processor busy: what is quick comes before them.
  if (early) await tellHints(await early);
  const [past, present, hints] = await Promise.all([
    readPast(reading).then(async found => {
      await tell('past', draftsOfPast(found).make);
      return found;
    }),
    readPresent(reading, { ...settings, worktrees, unwatched: unwatched ?? [] }).then(async found => {
      await tell('present', found.drafts);
      return found;
    }),
    section('comments', () =>
      findHintsInFiles(project, git, options, { unwatched: unwatched ?? [], isPartial, head }),
    ).then(async found => {
      await tellHints(found?.hints);
      return found;
    }),
  ]);
  const unread = collectUnread();
  for (const [path, read] of hints?.unread ?? []) unread.add(path, read);
  // What cannot be opened differs from the last commit, for git as well.
  const changed = present.dirty
    .filter(({ path, state }) => state !== 'untracked' && !isPackFile(path, options.settings.folder))
    .map(({ path }) => path);
  await addUnreachable(project.files, changed, unread);
  const { history, branches } = past;
  const signatures = history?.signed ?? [];
  if (hints && hints.notHere > 0) missed({ id: 'issues.note.sparse', data: { count: hints.notHere } });
  const numbers = history?.numbers;
  if (numbers !== undefined) {
    const { example, commits: count, reference } = numbers;
    note({ id: 'issues.note.numbers', data: { count, example, reference } });
  }
  hints?.unknownKinds.forEach(missed);
  hints?.copies.forEach(note);
  if (head !== undefined && !hasRemote) notes.push({ id: 'issues.note.noRemote', data: {} });
  const comments = await section('comments', () =>
    draftsOfHints(project, git, hints?.hints ?? new Map(), {
      ...options,
      isBlamed: head !== undefined && missing !== 'partial',
      keepBlame: history?.isRewritten === false,
      unnameable: hints?.unnameable ?? new Set(),
      by,
      madeMost: email => commitsOf(signatures, email) > (history?.count ?? 0) / 2,
      onFailure: error => fail('blame', error),
    }),
  );
  const { make: makeOfPast, tickets } = draftsOfPast(past);
  const closingOf = (key: string) => {
    const { isOpen = true, decidedBy } = tickets.get(key) ?? {};
    return isOpen || decidedBy === undefined ? undefined : { by: decidedBy };
  };
  const makers = [makeOfPast, present.drafts, () => tellClosedTickets(comments ?? [], closingOf)];
  const newest = dayOfNewest([latestDate(signatures), ...branches.map(({ branch }) => branch.date)]);
  const asOf = (today: string) => dayOfReference(newest, today);

  return {
    drafts: today => makers.flatMap(make => make(asOf(today))),
    asOf,
    topic: hints?.topic ?? (() => 'plain'),
    signatures,
    complete: missing === undefined && isWhole && !failed,
    failed,
    notes: uniqueNotes(notes),
    realLine: realLineNote(past.main),
    unread: unread.files,
  };
}

/** Hands on what there is as soon as a part has been read, together with the other parts. */
function partsOf({ onPart }: GatherOptions): (name: string, make: DraftMaker) => Promise<void> {
  const parts = new Map<string, DraftMaker>();
  return async (name, make) => {
    parts.set(name, make);
    const makers = [...parts.values()];
    const drafts = (today: string) => makers.flatMap(one => one(today));
    await onPart?.({ drafts, asOf: today => today, topic: () => 'plain', signatures: [] });
  };
}

function realLineNote(main: DefaultBranch | undefined): IssueNote | undefined {
  if (main?.instead === undefined) return undefined;
  const { name, date, ahead } = main.instead;
  return { id: 'issues.note.realLine', data: { name: main.name ?? '', default: name, date, count: ahead } };
}

/** Who works here, whether this is a clone that lacks contents, and whether there is a place to push to. */
async function readGitSettings(
  git: Git,
  call: GitCallOptions,
): Promise<Pick<Here, 'by' | 'hasRemote' | 'isMirror'> & { readonly isPartial: boolean }> {
  const values = await git.settings(call);
  const [name, email] = [values.get('user.name'), values.get('user.email')];
  return {
    by: name === undefined && email === undefined ? undefined : { name: name ?? '', email: email ?? '' },
    isPartial: isPartialClone(values.keys()),
    isMirror: hasMirror(values),
    hasRemote: chiefRemote(values) !== undefined,
  };
}

function commitsOf(signatures: readonly Signature[], address: string): number {
  return signatures.reduce((sum, { email, dates }) => sum + (email === address ? dates.length : 0), 0);
}

/** Each once; of a part that failed again and again, the first failure and how many more there were. */
function uniqueNotes(notes: readonly IssueNote[]): IssueNote[] {
  const different = unique(notes, note => JSON.stringify(note));
  const isFailure = ({ id }: IssueNote) => id === 'issues.note.failed';
  const failures = Map.groupBy(different.filter(isFailure), ({ data }) => data.section);
  return different.flatMap(note => {
    if (!isFailure(note)) return [note];
    const all = failures.get(note.data.section) ?? [];
    if (all[0] !== note) return [];
    const { section } = note.data;
    const more = { id: 'issues.note.failedMore', data: { section, count: all.length - 1 } } as IssueNote;
    return all.length === 1 ? [note] : [note, more];
  });
}
