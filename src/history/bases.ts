import { daysBetween, isDate } from '../core/dates.ts';
import { isBot } from '../knowledge/identities.ts';
import { isLineByName, isPage, topicSigns, USUAL_DEFAULTS } from './branchNames.ts';
import type { CommitGraph, Commits, Step } from './commitGraph.ts';
import type { TakenIn } from './describeWork.ts';
import type { Ref, Refs } from './refs.ts';

/** A branch where work is collected, with its copy on the main remote. */
export interface Line {
  readonly name: string;
  /** Full hashes: the local branch, and its copy on the remote where that is another commit. */
  readonly tips: readonly string[];
  /** Of those tips, the one that branches are compared with. */
  readonly tip: string | undefined;
  readonly refs: ReadonlySet<string>;
}

/** The branch that work ends up in. */
export interface DefaultBranch extends Omit<Line, 'name'> {
  /** `main`; undefined on a detached head without any such branch. */
  readonly name: string | undefined;
  /** The branch that is called the default one, where it stood still and this one went on. */
  readonly instead?: StoodStill | undefined;
}

export interface StoodStill {
  readonly name: string;
  /** yyyy-mm-dd of its last commit. */
  readonly date: string;
  /** Commits that the real line is ahead of it. */
  readonly ahead: number;
  readonly tips: readonly string[];
}

/** What a project says about its branches. */
export interface BranchSettings {
  /** The branch where work comes together. */
  readonly main: string | undefined;
  /** Whether it says that a branch is a line of its own. */
  readonly isLongLived: (shortName: string) => boolean;
}

export const NO_BRANCH_SETTINGS: BranchSettings = { main: undefined, isLongLived: () => false };

/** Days that a default branch stands still before another one can be the real line. */
const STILL = 180;
/** Commits that the other one is then ahead at least. */
const AHEAD = 50;

/**
 * Finds the default branch: what the project says, what the remote says, else what is usual, else the current branch or
 * commit.
 * @param head full hash of the commit that is checked out
 */
export function findDefaultBranch(
  { branches, current, ofRemote }: Refs,
  head: string | undefined,
  settings: BranchSettings = NO_BRANCH_SETTINGS,
): DefaultBranch {
  const has = (name: string) => branches.some(ref => ref.shortName === name);
  const wanted = [settings.main, ofRemote, ...USUAL_DEFAULTS, current];
  const name = wanted.find(candidate => candidate !== undefined && has(candidate));
  if (name === undefined) return { name, tips: head ? [head] : [], tip: head, refs: new Set() };
  return lineOf(name, branches);
}

function lineOf(name: string, branches: readonly Ref[]): Line {
  const all = branches.filter(ref => ref.shortName === name);
  const main = all.filter(ref => !ref.isRemote || isMainRemote(ref.name));
  const copies = main.length > 0 ? main : all;
  const local = copies.find(({ isRemote }) => !isRemote);
  const tips = [...new Set(copies.map(({ tip }) => tip))].sort();
  return { name, tips, tip: (local ?? copies[0])?.tip, refs: new Set(copies.map(({ ref }) => ref)) };
}

function isMainRemote(name: string): boolean {
  return name.startsWith('origin/') || name.startsWith('upstream/');
}

/**
 * The branches that went on when the default one stood still, as far as their dates tell: none in most repositories.
 * That of a line of its own is known from its name; every other one was worked on for as long as the default one stands.
 * @param today yyyy-mm-dd
 */
export function laterBranches(
  { branches }: Pick<Refs, 'branches'>,
  declared: DefaultBranch,
  settings: BranchSettings,
  today: string,
): readonly string[] {
  if (declared.name === undefined || settings.main === declared.name) return [];
  const last = newestOf(branches.filter(({ ref }) => declared.refs.has(ref)));
  if (!isDate(last) || !isDate(today) || daysBetween(last, today) < STILL) return [];
  const groups = Map.groupBy(branches, ({ shortName }) => shortName);
  return [...groups].flatMap(([name, refs]) => {
    const date = newestOf(refs);
    const isOff = name === declared.name || isPage(name) || refs.every(isOfProgram) || !isDate(date);
    if (isOff || date <= last) return [];
    const isLine = isLineByName(name) || settings.isLongLived(name);
    return isLine || daysBetween(last, date) >= STILL ? [name] : [];
  });
}

function newestOf(refs: readonly Ref[]): string {
  return refs.reduce((latest, { committed }) => (committed > latest ? committed : latest), '');
}

/** Whether a program made a branch: its name, or the author of its last commit. */
export function isOfProgram({ shortName, authorName, authorEmail }: Ref): boolean {
  return isBot(shortName.split(/[/-]/)[0] ?? '', authorEmail) || isBot(authorName, authorEmail);
}

/**
 * The branch that work really ends up in: the default one, unless it stood still for {@link STILL} days and another is
 * at least {@link AHEAD} commits ahead.
 * @param later what {@link laterBranches} names
 */
export function findRealLine(
  { branches }: Pick<Refs, 'branches'>,
  declared: DefaultBranch,
  later: readonly string[],
  graph: CommitGraph,
  settings: BranchSettings,
): DefaultBranch {
  const inDefault = graph.reached(declared.tips);
  const candidates = later.flatMap(name => {
    const line = lineOf(name, branches);
    const ahead = Math.max(...line.tips.map(tip => graph.fork(tip, inDefault).ahead));
    return ahead >= AHEAD ? [{ line, ahead }] : [];
  });
  const most = Math.max(...candidates.map(({ ahead }) => ahead));
  const traffic = walksOf(
    candidates.map(({ line }) => line),
    graph,
    inDefault,
  );
  // Topics that begin on the real line are ahead of it by a little.
  const [best] = candidates
    .map((candidate, index) => ({ ...candidate, traffic: traffic[index]?.all ?? 0 }))
    .filter(({ ahead }) => ahead >= most / 2)
    .map(candidate => ({ ...candidate, rank: rankOf(candidate, settings) }))
    .sort((one, other) => one.rank - other.rank || other.ahead - one.ahead);
  if (best === undefined || declared.name === undefined) return declared;
  const date = newestOf(branches.filter(({ ref }) => declared.refs.has(ref)));
  const { name, tips } = declared;
  return { ...best.line, instead: { name, date, ahead: best.ahead, tips } };
}

/** The smaller, the more a branch is one that others begin on and come back to. */
function rankOf(
  { line: { name }, traffic }: { line: Line; traffic: number },
  settings: BranchSettings,
): number {
  const usual = USUAL_DEFAULTS.indexOf(name);
  if (usual >= 0) return usual - USUAL_DEFAULTS.length - 1;
  if (settings.isLongLived(name) || isLineByName(name)) return -1;
  return 1 / (1 + traffic);
}

/** Merges of other work, or branches that begin on it, after which a branch is a line of its own. */
const COLLECTED = 3;
/** Lines that are told by their history. */
const MOST_LINES = 20;
/** How long such a branch lives at least. Seconds. */
const LIFE = 180 * 86_400;

/**
 * Branches beside the main one that are meant to stay: releases, stages, customers. Their names tell, the project's
 * settings, or their history: work was merged into them again and again, or many others begin on them, for half a year; or
 * a server took proposals into them, on which others begin.
 * @param takenIn asked where several have the same past, or one begins on another
 */
export async function findLines(
  branches: readonly Ref[],
  main: DefaultBranch,
  graph: CommitGraph,
  settings: BranchSettings,
  takenIn: () => Promise<TakenIn>,
): Promise<readonly Line[]> {
  const others = branches.filter(ref => !main.refs.has(ref.ref) && ref.shortName !== main.name);
  const names = [...new Set(others.filter(ref => !isOfProgram(ref)).map(({ shortName }) => shortName))];
  const said = names.filter(name => settings.isLongLived(name) || isLineByName(name));
  const unsaid = names.filter(name => !said.includes(name) && !isPage(name));
  const told = await linesByHistory(
    unsaid.map(name => lineOf(name, others)),
    graph,
    main.tips,
    takenIn,
  );
  return [...said.map(name => lineOf(name, others)), ...told];
}

async function linesByHistory(
  lines: readonly Line[],
  graph: CommitGraph,
  mainTips: readonly string[],
  takenIn: () => Promise<TakenIn>,
): Promise<readonly Line[]> {
  const inMain = graph.reached(mainTips);
  const walks = walksOf(lines, graph, inMain).map((walk, index) => ({ ...walk, line: lines[index] }));
  const busy = walks.filter(isBusy);
  const begunOn = walks.filter(({ steps, leaving }) => leaving > 0 && steps.length >= COLLECTED);
  // What begins on a line has its past; but nobody takes in what another one does there.
  const { times, pulled } = busy.length > 1 || begunOn.length > 0 ? await takenIn() : NOTHING_TAKEN;
  const isPulling = ({ steps }: Walk) => steps.filter(({ commit }) => pulled.has(commit)).length >= COLLECTED;
  const timesOf = ({ name }: Line) => {
    const count = times.get(name) ?? 0;
    return count >= COLLECTED ? count : 0;
  };
  const candidates = [...new Set([...busy, ...begunOn.filter(isPulling)])]
    .flatMap(({ line, all }) => (line === undefined ? [] : [{ line, all }]))
    .sort(
      ({ line: one, all }, { line: other, all: more }) =>
        timesOf(other) - timesOf(one) ||
        topicSigns(one.name) - topicSigns(other.name) ||
        // Who goes on with their own work stands on top of what came in last.
        Number(pulled.has(other.tip ?? '')) - Number(pulled.has(one.tip ?? '')) ||
        more - all ||
        graph.timeOf(other.tip ?? '') - graph.timeOf(one.tip ?? ''),
    )
    .slice(0, MOST_LINES);
  // What begins on a line has the line's past, too: only what it has beside that makes it a line.
  const found: Line[] = [];
  const reached = [...mainTips];
  let base = inMain;
  for (const { line } of candidates) {
    const [walk] = walksOf([line, ...lines.filter(other => other !== line)], graph, base);
    if (walk === undefined || !(isBusy(walk) || (walk.leaving > 0 && isPulling(walk)))) continue;
    found.push(line);
    reached.push(...line.tips);
    base = graph.reached(reached);
  }
  return found;
}

const NOTHING_TAKEN: TakenIn = { times: new Map(), pulled: new Set() };

function isBusy({ life, merged, leaving }: Walk): boolean {
  return life >= LIFE && (merged >= COLLECTED || leaving >= COLLECTED);
}

/** A branch from its newest commit to the base, and the traffic on it. */
interface Walk {
  readonly steps: readonly Step[];
  /** Seconds from its first commit beside the base to its last one. */
  readonly life: number;
  /** Times that work which the base does not have was merged into it. */
  readonly merged: number;
  /** Places where other branches leave it. */
  readonly leaving: number;
  readonly all: number;
}

function walksOf(lines: readonly Line[], graph: CommitGraph, base: Commits): readonly Walk[] {
  const walks = lines.map(({ tip }) => (tip === undefined ? [] : graph.steps(tip, base)));
  /** How many branches go through a commit. */
  const passing = new Map<string, number>();
  for (const steps of walks)
    for (const { commit } of steps) passing.set(commit, (passing.get(commit) ?? 0) + 1);
  return walks.map(steps => {
    const [newest, oldest] = [steps[0]?.commit ?? '', steps.at(-1)?.commit ?? ''];
    const life = steps.length === 0 ? 0 : graph.timeOf(newest) - graph.timeOf(oldest);
    const merged = steps.filter(step => step.merged.some(commit => !graph.has(base, commit))).length;
    const leaving = steps.filter(({ commit }, at) => {
      const after = steps[at - 1]?.commit;
      return after !== undefined && (passing.get(commit) ?? 0) > (passing.get(after) ?? 0);
    }).length;
    return { steps, life, merged, leaving, all: merged + leaving };
  });
}
