import type { DefaultBranch } from '../../history/bases.ts';
import { type Bases, findBases } from '../../history/branches.ts';
import { type CommitNote, logNotes, readCommits } from '../../history/commitLog.ts';
import {
  type BranchFacts,
  branchDrafts,
  revertedDrafts,
  ticketDrafts,
  unfinishedDrafts,
} from '../../history/drafts.ts';
import { followTickets, type Ticket } from '../../history/followTickets.ts';
import { readBranchKey } from '../../history/references.ts';
import type { Ref } from '../../history/refs.ts';
import { readRevertedMerges } from '../../history/revertedMerges.ts';
import { branchSettingsOf, readBranchWork } from '../branchWork.ts';
import { landingDetector, ticketsOfBranches } from './branchTickets.ts';
import type { DraftMaker, Reading } from './reading.ts';

/** What the history says: the default branch, and what the others have beside it. */
export interface Past {
  readonly commits: readonly CommitNote[];
  /** Undefined where it could not be read. */
  readonly isRewritten: boolean | undefined;
  readonly branches: readonly BranchFacts[];
  /** What came in with merges that were taken back, by their hashes. */
  readonly revertedMerges: ReadonlyMap<string, readonly string[]>;
  /** The branch that everything is compared with; undefined where it could not be found. */
  readonly main: DefaultBranch | undefined;
}

/** Reads the commits of the default branch, and compares the others with it. */
export async function readPast(reading: Reading): Promise<Past> {
  const { options, refs, head, missing, section } = reading;
  options.onProgress?.({ step: 'history', count: 0 });
  const { graph } = reading;
  const { settings, today } = options;
  const bases =
    refs &&
    (await section('branches', () => findBases(refs, head, today, graph, branchSettingsOf(settings))));
  const main = bases?.main;
  const history = main && (await section('history', () => readHistory(reading, main)));
  const { commits = [], isRewritten } = history ?? {};
  const revertedMerges =
    (await section('history', () => readRevertedMerges(reading.git, commits, reading.call))) ?? new Map();
  // Of a partial clone the contents that would have to be compared are elsewhere.
  const isReadable = refs && bases && history && head !== undefined && missing !== 'partial';
  const branches = isReadable
    ? await section('branches', () => readBranches(reading, refs.branches, bases, commits))
    : [];
  options.onProgress?.({ step: 'comments', count: 0 });
  return { commits, isRewritten, branches: branches ?? [], revertedMerges, main };
}

/** What was begun and not finished, according to the history. */
export function draftsOfPast({
  commits,
  branches,
  revertedMerges,
}: Pick<Past, 'commits' | 'branches' | 'revertedMerges'>): {
  readonly make: DraftMaker;
  readonly tickets: ReadonlyMap<string, Ticket>;
} {
  const { tickets, reverted, switchedOff } = followTickets(commits, revertedMerges);
  const ofBranches = ticketsOfBranches(branches, tickets);
  const make = (asOf: string) => [
    ...ticketDrafts(ofBranches.tickets.values(), asOf),
    ...revertedDrafts(reverted, asOf),
    ...unfinishedDrafts(commits, switchedOff, asOf),
    ...branchDrafts(ofBranches.branches, asOf),
  ];
  return { make, tickets: ofBranches.tickets };
}

async function readHistory({ project, git, options, call }: Reading, base: DefaultBranch) {
  const limits = project.prefix === '' ? [] : ['--', '.'];
  return readCommits(git, project.cache, base.tips, options.grammar, limits, {
    ...call,
    onProgress: count => options.onProgress?.({ step: 'history', count }),
  });
}

async function readBranches(
  { project, git, options, call, fail }: Reading,
  refs: readonly Ref[],
  bases: Bases,
  history: readonly CommitNote[],
): Promise<BranchFacts[]> {
  const { grammar, onProgress } = options;
  onProgress?.({ step: 'branches', count: 0 });
  const branches = await readBranchWork(project, git, refs, bases, {
    ...call,
    onFailure: error => fail('branches', error),
    onProgress: count => onProgress?.({ step: 'branches', count }),
  });
  const hashes = [...new Set(branches.flatMap(branch => branch.commits))];
  const notes = new Map<string, CommitNote>();
  const listed = { ...call, input: hashes.map(hash => `${hash}\n`).join('') };
  // Without a commit on its list git would show the current one.
  if (hashes.length > 0)
    for await (const note of logNotes(git, ['--no-walk=unsorted', '--stdin'], grammar, listed))
      notes.set(note.hash, note);
  const hasLanded = landingDetector(history);
  return branches.map(branch => {
    const commits = branch.commits.flatMap(hash => notes.get(hash) ?? []);
    const ticket = readBranchKey(branch.shortName, grammar);
    return { branch, commits, ticket, hasLanded: hasLanded(commits) };
  });
}
