import type { DefaultBranch } from '../../history/bases.ts';
import { type Bases, findBases } from '../../history/branches.ts';
import { readNotes } from '../../history/commitLog.ts';
import {
  type BranchFacts,
  branchDrafts,
  revertedDrafts,
  ticketDrafts,
  unfinishedDrafts,
} from '../../history/drafts.ts';
import type { Ticket } from '../../history/followTickets.ts';
import { type History, readHistory } from '../../history/readHistory.ts';
import { readBranchKey } from '../../history/references.ts';
import type { Ref } from '../../history/refs.ts';
import { branchSettingsOf, readBranchWork } from '../branchWork.ts';
import { ticketsOfBranches } from './branchTickets.ts';
import type { DraftMaker, Reading } from './reading.ts';

/** What the history says: the default branch, and what the others have beside it. */
export interface Past {
  /** Undefined where it could not be read. */
  readonly history: History | undefined;
  readonly branches: readonly BranchFacts[];
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
  const history = main && (await section('history', () => readWhole(reading, main)));
  // Of a partial clone the contents that would have to be compared are elsewhere.
  const isReadable = refs && bases && history && head !== undefined && missing !== 'partial';
  const branches = isReadable
    ? await section('branches', () => readBranches(reading, refs.branches, bases, history))
    : [];
  if (!isReadable) await history?.landed([]);
  options.onProgress?.({ step: 'comments', count: 0 });
  return { history, branches: branches ?? [], main };
}

/** What was begun and not finished, according to the history. */
export function draftsOfPast({ history, branches }: Pick<Past, 'history' | 'branches'>): {
  readonly make: DraftMaker;
  readonly tickets: ReadonlyMap<string, Ticket>;
} {
  const { notable = [], signed = [], followed } = history ?? {};
  const { tickets = new Map<string, Ticket>(), reverted = [], switchedOff = [] } = followed ?? {};
  const ofBranches = ticketsOfBranches(branches, tickets);
  const make = (asOf: string) => [
    ...ticketDrafts(ofBranches.tickets.values(), asOf),
    ...revertedDrafts(reverted, asOf),
    ...unfinishedDrafts(notable, switchedOff, signed, asOf),
    ...branchDrafts(ofBranches.branches, asOf),
  ];
  return { make, tickets: ofBranches.tickets };
}

async function readWhole({ project, git, options, call }: Reading, base: DefaultBranch): Promise<History> {
  const limits = project.prefix === '' ? [] : ['--', '.'];
  return readHistory(git, project.cache, base.tips, options.grammar, limits, {
    ...call,
    onProgress: count => options.onProgress?.({ step: 'history', count }),
  });
}

async function readBranches(
  { project, git, options, call, fail }: Reading,
  refs: readonly Ref[],
  bases: Bases,
  history: History,
): Promise<BranchFacts[]> {
  const { grammar, onProgress } = options;
  onProgress?.({ step: 'branches', count: 0 });
  const branches = await readBranchWork(project, git, refs, bases, {
    ...call,
    onFailure: error => fail('branches', error),
    onProgress: count => onProgress?.({ step: 'branches', count }),
  });
  const hashes = [...new Set(branches.flatMap(branch => branch.commits))];
  const notes = await readNotes(git, project.cache, hashes, grammar, call);
  const facts = branches.map(branch => ({
    branch,
    tip: branch.tip,
    commits: branch.commits.flatMap(hash => notes.get(hash) ?? []),
    ticket: readBranchKey(branch.shortName, grammar),
  }));
  const landed = await history.landed(facts);
  return facts.map(({ branch, tip, commits, ticket }) => ({
    ...{ branch, commits, ticket },
    hasLanded: landed.has(tip),
  }));
}
