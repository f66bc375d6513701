import { sha256 } from '../core/digest.ts';
import type { Git } from '../core/ports.ts';
import {
  type BranchSettings,
  type DefaultBranch,
  findDefaultBranch,
  findLines,
  findRealLine,
  isOfProgram,
  type Line,
  laterBranches,
  NO_BRANCH_SETTINGS,
} from './bases.ts';
import { isPage, isRelease } from './branchNames.ts';
import { type BranchNotes, NOTHING_KNOWN, type Verdict } from './branchNotes.ts';
import type { CommitGraph, Commits } from './commitGraph.ts';
import { type BranchOptions, compare, unknown, type Work } from './compareBranches.ts';
import {
  chiefSubject,
  isChore,
  readSubjects,
  readTakenIn,
  type Subject,
  type TakenIn,
} from './describeWork.ts';
import { newestOfEach, type Ref, type Refs } from './refs.ts';
import { withoutStacked } from './stacks.ts';
import type { BranchKind, UnmergedBranch } from './unmergedBranch.ts';

/** Where work is collected, and the commits of all branches. */
export interface Bases {
  readonly main: DefaultBranch;
  /** Read at most once, and only when somebody asks. */
  readonly graph: () => Promise<CommitGraph>;
  readonly settings: BranchSettings;
}

/**
 * Finds the branch that work ends up in. The commits are only read for it where the dates of the branches say that the
 * default one may have stood still.
 * @param head full hash of the commit that is checked out
 * @param today yyyy-mm-dd
 * @throws GitError when git fails
 */
export async function findBases(
  refs: Refs,
  head: string | undefined,
  today: string,
  graph: () => Promise<CommitGraph>,
  settings: BranchSettings = NO_BRANCH_SETTINGS,
): Promise<Bases> {
  const declared = findDefaultBranch(refs, head, settings);
  const later = laterBranches(refs, declared, settings, today);
  const main = later.length === 0 ? declared : findRealLine(refs, declared, later, await graph(), settings);
  return { main, graph, settings };
}

/**
 * The branches, local and remote, whose work is nowhere else. Recognised as merged, and left out: merged ones, those
 * whose commits were all picked or rebased, and those that were squashed.
 * @param all every branch of the repository
 * @param known what an earlier run noted; what this one finds out comes back
 * @throws GitError when git fails
 */
export async function readUnmergedBranches(
  git: Git,
  all: readonly Ref[],
  { main, graph: readAll, settings }: Bases,
  known: BranchNotes,
  options: BranchOptions,
): Promise<{ readonly branches: readonly UnmergedBranch[]; readonly notes: BranchNotes }> {
  const refs = all.filter(({ ref }) => !main.refs.has(ref));
  const state = stateOf(refs, main, settings);
  if (known.answer?.refs === state) return { branches: known.answer.branches, notes: known };
  if (main.tip === undefined || refs.length === 0) return { branches: [], notes: NOTHING_KNOWN };
  const graph = await readAll();
  const takenIn = () => readTakenIn(git, main.tips, options);
  const { work, bases } = await workOf(refs, main, graph, settings, all.filter(isIn(main)), takenIn);
  options.onProgress?.(work.length);
  const compared = await compare(git, graph, { work, bases }, known, options);
  const open = work.flatMap(one => {
    const verdict = compared.verdicts.get(one.ref.tip) ?? unknown(one);
    return verdict.left.length === 0 ? [] : [{ ...one, ...verdict, own: one.own }];
  });
  const rows = withoutStacked(open.filter(notIn(graph, work, compared.verdicts)));
  const named = rows.flatMap(({ left }) => left.slice(0, KEPT));
  const subjects = await readSubjects(git, named, options);
  const inMain = graph.reached(main.tips);
  const branches = rows.flatMap((row): UnmergedBranch[] => {
    const left = row.left.filter(hash => !isCarried(row, subjects.get(hash), graph));
    if (left.length === 0) return [];
    const { name, shortName, tip, authorName, authorEmail, date, subject } = row.ref;
    return [
      {
        ...{ name, shortName, tip, authorName, authorEmail, date, subject },
        ahead: left.length,
        behind: graph.behind([tip], inMain),
        isUnrelated: row.shared.length === 0,
        kind: row.kind,
        commits: left.slice(0, KEPT),
        files: row.files,
        areas: row.areas,
        chief: chiefSubject(left, row, subjects) ?? subject,
        includes: row.includes,
      },
    ];
  });
  const answer = compared.isWhole ? { refs: state, branches } : undefined;
  return { branches, notes: { bases, verdicts: compared.verdicts, answer } };
}

/** Commits that are named of a branch. */
const KEPT = 300;

/** The same for as long as no branch moves. */
function stateOf(
  refs: readonly Ref[],
  { tips, name, instead }: DefaultBranch,
  settings: BranchSettings,
): string {
  const places = refs
    .map(({ ref, tip, shortName }) => `${ref} ${tip} ${settings.isLongLived(shortName) ? 1 : ''}`)
    .sort();
  return sha256([name, instead?.name, tips.join(' '), ...places].join('\n'));
}

/**
 * What has commits beside the bases. Work counts as done in any line; a line itself is compared with the main branch,
 * and with the lines that are further ahead: what these have is told there. Releases come after all others.
 */
async function workOf(
  refs: readonly Ref[],
  main: DefaultBranch,
  graph: CommitGraph,
  settings: BranchSettings,
  mainRefs: readonly Ref[],
  takenIn: () => Promise<TakenIn>,
): Promise<{ readonly work: readonly Work[]; readonly bases: readonly string[] }> {
  const inMain = graph.reached(main.tips);
  const lines = (await findLines(refs, main, graph, settings, takenIn))
    .map(line => ({ line, ahead: Math.max(...line.tips.map(tip => graph.fork(tip, inMain).own.length)) }))
    // A release carries what other lines have, and not the other way round.
    .sort(
      (one, other) =>
        Number(isRelease(one.line.name)) - Number(isRelease(other.line.name)) || other.ahead - one.ahead,
    );
  const work: Work[] = main.instead ? realLine(newestOfEach(mainRefs), main.instead.tips, graph) : [];
  const bases = [...main.tips];
  for (const { line, ahead } of lines) {
    const kind = isRelease(line.name) ? 'release' : 'line';
    if (ahead > 0) work.push(...beside(refs.filter(isIn(line)), () => kind, graph.reached(bases), graph));
    bases.push(...line.tips);
  }
  const names = new Set(lines.map(({ line }) => line.name));
  const topics = refs.filter(ref => !names.has(ref.shortName) && !isOfProgram(ref));
  const kindOf = ({ shortName }: Ref) => (isPage(shortName) ? 'page' : 'topic');
  work.push(...beside(topics, kindOf, graph.reached(bases), graph));
  return { work, bases: [...new Set(bases)] };
}

function isIn({ refs }: Pick<Line, 'refs'>): (ref: Ref) => boolean {
  return ({ ref }) => refs.has(ref);
}

function beside(
  refs: readonly Ref[],
  kindOf: (ref: Ref) => BranchKind,
  base: Commits,
  graph: CommitGraph,
): Work[] {
  const unmerged = refs.filter(({ tip }) => !graph.has(base, tip));
  return newestOfEach(unmerged).map(ref => ({ ref, kind: kindOf(ref), base, ...graph.fork(ref.tip, base) }));
}

/** What the real line is ahead of the branch that is called the default one: nobody looked whether it is there. */
function realLine(refs: readonly Ref[], stood: readonly string[], graph: CommitGraph): Work[] {
  return beside(refs, () => 'real-line', graph.reached(stood), graph).slice(0, 1);
}

/** What a merged branch was begun on came with it. */
function notIn(
  graph: CommitGraph,
  work: readonly Work[],
  verdicts: ReadonlyMap<string, Verdict>,
): (work: Work) => boolean {
  const merged = work.filter(({ ref, kind }) => kind === 'topic' && verdicts.get(ref.tip)?.left.length === 0);
  const reached = graph.reached(merged.map(({ ref }) => ref.tip));
  return ({ ref, kind }) => kind !== 'topic' || !graph.has(reached, ref.tip);
}

/** Whether a line only carries a commit: its release, or a copy of what the bases have. */
function isCarried({ kind, base }: Work, subject: Subject | undefined, graph: CommitGraph): boolean {
  if (subject === undefined || (kind !== 'line' && kind !== 'release')) return false;
  return isChore(subject.text) || subject.picked.some(hash => graph.has(base, hash));
}
