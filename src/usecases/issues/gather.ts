import { relative, sep } from 'node:path';
import { GitError } from '../../core/errors.ts';
import type { Assets, Git, GitCallOptions, Project } from '../../core/ports.ts';
import { firstLine } from '../../history/ask.ts';
import { type DefaultBranch, findDefaultBranch, readUnmergedBranches } from '../../history/branches.ts';
import type { JudgeOptions, Verdict } from '../../history/branchVerdict.ts';
import { type CommitNote, logNotes, readCommits } from '../../history/commitLog.ts';
import {
  type BranchFacts,
  branchDrafts,
  type Draft,
  dayOfReference,
  revertedDrafts,
  type Signed,
  ticketDrafts,
  unfinishedDrafts,
} from '../../history/drafts.ts';
import { followTickets } from '../../history/followTickets.ts';
import { dirtyDrafts, stashDrafts, unpushedDrafts, worktreeDrafts } from '../../history/localDrafts.ts';
import { readDirtyFiles, readOtherWorktrees, readStashes, readUnpushed } from '../../history/localWork.ts';
import { readBranchKey } from '../../history/references.ts';
import type { Grammar } from '../../history/trackers.ts';
import type { Signature } from '../../knowledge/identities.ts';
import type { ProjectConfig } from '../../pack/projectSettings.ts';
import { type BranchTickets, landingDetector, ticketsOfBranches } from './branchTickets.ts';
import type { IssueNote, IssueProgress } from './report.ts';
import { scanFiles } from './scanFiles.ts';

export interface GatherOptions {
  readonly settings: ProjectConfig;
  readonly grammar: Grammar;
  readonly assets: Assets;
  /** Looking up who wrote a line is what takes longest: `kept` uses what is known from before. */
  readonly authors: 'all' | 'kept';
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IssueProgress) => void) | undefined;
}

/** Everything that was read of a repository. */
export interface Gathered {
  drafts(today: string): Draft[];
  /** Everybody in the history, `.mailmap` applied. */
  readonly signatures: readonly Signature[];
  readonly complete: boolean;
  readonly failed: boolean;
  readonly notes: readonly IssueNote[];
}

/** Given the day from which ages are measured. */
type DraftMaker = (asOf: string) => Draft[];

/**
 * Reads all that can hold unresolved work. A part that cannot be read is told in the notes and does not keep the others
 * from being read.
 * @throws the signal's reason when it is aborted
 */
export async function gather(project: Project, git: Git, options: GatherOptions): Promise<Gathered> {
  const { grammar, signal, onProgress } = options;
  const call: GitCallOptions = signal ? { signal } : {};
  const makers: DraftMaker[] = [];
  const notes: IssueNote[] = [];
  const branchDays: string[] = [];
  let failed = false;
  const fail = (section: string, error: unknown) => {
    signal?.throwIfAborted();
    if (!(error instanceof GitError)) throw error;
    failed = true;
    notes.push({ id: 'issues.note.failed', data: { section, reason: firstLineOf(error.stderr) } });
  };
  const section = async <T>(name: string, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      fail(name, error);
      return undefined;
    }
  };

  const missing = await whatIsMissing(git, call);
  if (missing) notes.push({ id: `issues.note.${missing}`, data: {} });
  const by = await currentUser(git, call);
  const isBorn = (await firstLine(git, ['rev-parse', '--verify', '--quiet', 'HEAD'], call)) !== undefined;

  onProgress?.({ step: 'history', count: 0 });
  const base = await section('history', () => findDefaultBranch(git, call));
  const history =
    base && (await section('history', () => readHistory(project, git, base, grammar, options, call)));
  const commits = history?.commits ?? [];
  if (base && history && isBorn) {
    onProgress?.({ step: 'branches', count: 0 });
    const branches = await section('branches', () =>
      missing === 'partial'
        ? Promise.resolve([])
        : readBranches(project, git, base, commits, grammar, options, {
            ...call,
            onFailure: error => fail('branches', error),
          }),
    );
    branchDays.push(...(branches ?? []).map(({ branch }) => branch.date));
    makers.push(historyDrafts(commits, branches ?? []));
  }

  onProgress?.({ step: 'working-tree', count: 0 });
  await section('working-tree', async () => {
    const dirty = await readDirtyFiles(git, call);
    const days = new Map<string, string>();
    for (const { path } of dirty) {
      const day = await project.files.modifiedOn(path);
      if (day !== undefined) days.set(path, day);
    }
    makers.push(() => dirtyDrafts(dirty, by, days));
  });
  await section('worktrees', async () => {
    const worktrees = await readOtherWorktrees(git, call);
    const pathFrom = (path: string) => relative(project.root, path).split(sep).join('/');
    makers.push(() => worktreeDrafts(worktrees, by, pathFrom));
  });
  await section('stashes', async () => {
    const stashes = await readStashes(git, call);
    makers.push(asOf => stashDrafts(stashes, asOf));
  });
  await section('unpushed', async () => {
    const unpushed = isBorn ? await readUnpushed(git, call) : [];
    if (unpushed === undefined) notes.push({ id: 'issues.note.noRemote', data: {} });
    else makers.push(() => unpushedDrafts(unpushed));
  });

  await section('comments', async () => {
    const isBlamed = isBorn && missing !== 'partial';
    const found = await scanFiles(project, git, {
      ...options,
      isBlamed,
      keepBlame: history?.isRewritten === false,
      by,
      onFailure: error => fail('blame', error),
    });
    makers.push(() => found);
  });

  return {
    drafts: today => {
      const asOf = dayOfReference([...commits.map(({ date }) => date), ...branchDays], today);
      return makers.flatMap(make => make(asOf));
    },
    signatures: signaturesOf(await withMailmap(git, commits, call)),
    complete: missing === undefined && !failed,
    failed,
    notes: uniqueNotes(notes),
  };
}

async function readHistory(
  project: Project,
  git: Git,
  base: DefaultBranch,
  grammar: Grammar,
  { onProgress }: GatherOptions,
  call: GitCallOptions,
) {
  const limits = project.prefix === '' ? [] : ['--', '.'];
  return readCommits(git, project.cache, base.tips, grammar, limits, {
    ...call,
    onProgress: count => onProgress?.({ step: 'history', count }),
  });
}

async function readBranches(
  project: Project,
  git: Git,
  base: DefaultBranch,
  history: readonly CommitNote[],
  grammar: Grammar,
  { onProgress }: GatherOptions,
  call: JudgeOptions,
): Promise<BranchFacts[]> {
  const kept = await project.cache.read('branches');
  const verdicts = new Map(
    Object.entries(kept === undefined ? {} : (JSON.parse(kept) as Record<string, Verdict>)),
  );
  const branches = await readUnmergedBranches(git, base, verdicts, {
    ...call,
    onProgress: count => onProgress?.({ step: 'branches', count }),
  });
  const text = JSON.stringify(Object.fromEntries(verdicts));
  if (text !== kept) await project.cache.write('branches', text);
  const hashes = [...new Set(branches.flatMap(branch => branch.commits))];
  const notes = new Map<string, CommitNote>();
  for (let at = 0; at < hashes.length; at += HASHES_AT_ONCE) {
    const range = ['--no-walk=unsorted', ...hashes.slice(at, at + HASHES_AT_ONCE), '--'];
    for await (const note of logNotes(git, range, grammar, call)) notes.set(note.hash, note);
  }
  const hasLanded = landingDetector(history);
  return branches.map(branch => {
    const commits = branch.commits.flatMap(hash => notes.get(hash) ?? []);
    const ticket = readBranchKey(branch.shortName, grammar);
    return { branch, commits, ticket, hasLanded: hasLanded(commits) };
  });
}

/** So many hashes fit on every system's command line. */
const HASHES_AT_ONCE = 300;

function historyDrafts(commits: readonly CommitNote[], branches: readonly BranchFacts[]): DraftMaker {
  const { tickets, reverted } = followTickets(commits);
  const ofBranches: BranchTickets = ticketsOfBranches(branches, tickets);
  return asOf => [
    ...ticketDrafts(ofBranches.tickets.values(), asOf),
    ...revertedDrafts(reverted, asOf),
    ...unfinishedDrafts(commits, asOf),
    ...branchDrafts(ofBranches.branches, asOf),
  ];
}

/** A clone that holds a part only: of the history, or of the contents. */
async function whatIsMissing(git: Git, call: GitCallOptions): Promise<'shallow' | 'partial' | undefined> {
  if ((await firstLine(git, ['rev-parse', '--is-shallow-repository'], call)) === 'true') return 'shallow';
  const filter = ['config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$'];
  return (await firstLine(git, filter, call)) === undefined ? undefined : 'partial';
}

async function currentUser(git: Git, call: GitCallOptions): Promise<Signed | undefined> {
  const name = await firstLine(git, ['config', '--get', 'user.name'], call);
  const email = await firstLine(git, ['config', '--get', 'user.email'], call);
  return name === undefined && email === undefined ? undefined : { name: name ?? '', email: email ?? '' };
}

/** Who each commit is by according to `.mailmap`, which may have changed since the commits were read. */
async function withMailmap(
  git: Git,
  commits: readonly CommitNote[],
  call: GitCallOptions,
): Promise<{ name: string; email: string; date: string }[]> {
  // Git refuses what it cannot take apart, such as a name with a bracket in it.
  const contacts = [...new Set(commits.map(contactOf))].filter(contact =>
    /^[^<>\n]*<[^<>\n]+>$/.test(contact),
  );
  const mapped = new Map<string, string>();
  for (let at = 0; at < contacts.length; at += HASHES_AT_ONCE) {
    const part = contacts.slice(at, at + HASHES_AT_ONCE);
    const answers = (await git.run(['check-mailmap', '--', ...part], call)).split('\n');
    for (const [index, contact] of part.entries()) mapped.set(contact, answers[index] ?? contact);
  }
  return commits.map(commit => {
    const [, name, email] = /^(.*?) ?<([^<>]*)>$/.exec(mapped.get(contactOf(commit)) ?? '') ?? [];
    return { name: name ?? commit.name, email: email ?? commit.email, date: commit.date };
  });
}

function contactOf({ name, email }: Signed): string {
  return `${name} <${email}>`;
}

function signaturesOf(commits: readonly { name: string; email: string; date: string }[]): Signature[] {
  const groups = Map.groupBy(commits, contactOf);
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    return first ? [{ name: first.name, email: first.email, dates: group.map(({ date }) => date) }] : [];
  });
}

function uniqueNotes(notes: readonly IssueNote[]): IssueNote[] {
  return [...new Map(notes.map(note => [JSON.stringify(note), note])).values()];
}

function firstLineOf(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
