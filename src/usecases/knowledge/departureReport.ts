import type { Project } from '../../core/ports.ts';
import { explainingCommits } from '../../knowledge/commitsOf.ts';
import { coverageOf, familiarity } from '../../knowledge/coverage.ts';
import { type FileAtRisk, simulateDeparture } from '../../knowledge/departure.ts';
import { foldersAbove } from '../../knowledge/folders.ts';
import { dayOf, endOfDay } from '../../knowledge/model.ts';
import { findPerson } from '../../pack/people/people.ts';
import { recentActivity } from './areaReport.ts';
import { readCommitSubjects } from './commitSubjects.ts';
import { findConfigKinds } from './configKinds.ts';
import { describeFactorHere, factorHere, nameOf } from './describe.ts';
import type { FoundPerson } from './findPeople.ts';
import { countLines } from './lines.ts';
import type { CoverReport, FileRisk, KnowledgeRequest, LeavingReport, WhatIfReport } from './report.ts';
import type { KnowledgeServices, KnowledgeState } from './state.ts';

/** More than this nobody reads; the rest is counted. */
const READINGS = 100;
/** Commits that explain a file. */
const COMMITS = 3;
/** Departures that are compared: those that orphan most files. */
const MOST_PEOPLE = 40;
/** Config files of high risk are read before others. */
const CONFIG_FACTOR = 1.5;

/** What would be if somebody left. */
export async function describeDeparture(
  project: Project,
  state: KnowledgeState,
  leaving: readonly FoundPerson[],
  successor: number | undefined,
  request: KnowledgeRequest,
  services: KnowledgeServices,
): Promise<LeavingReport> {
  const { knowledge, holders, gone, inactive, verdict, areasOf } = state;
  const leavers = new Set(leaving.map(({ person }) => person));
  const { files } = knowledge;
  const configs = await findConfigKinds(project, state);
  const isHigh = (file: number) => configs.get(files[file]?.path ?? '')?.risk === 'high';
  const departure = simulateDeparture(
    knowledge,
    holders,
    leavers,
    gone,
    file => (isHigh(file) ? CONFIG_FACTOR : 1),
    inactive,
  );
  const asOf = endOfDay(request.today);
  const atRisk = departure.atRisk.flatMap(({ index }) => {
    const file = files[index];
    return file ? [[index, file] as const] : [];
  });
  const toRead = departure.atRisk
    .filter(({ index }) => successor === undefined || !knows(state, successor, index, asOf))
    .slice(0, READINGS);
  const numbers = new Set(toRead.flatMap(({ index }) => files[index]?.file ?? []));
  const commits = explainingCommits(knowledge, numbers, leavers, COMMITS);
  const subjects = await readCommitSubjects(project, knowledge.log, commits, request.today, services.signal);
  const lines = request.lines
    ? await countLines(
        project,
        state,
        toRead.map(({ index }) => index),
        leavers,
        services.signal,
      )
    : new Map();
  const describe = (risk: FileAtRisk): FileRisk => {
    const file = files[risk.index];
    const path = file?.path ?? '';
    return {
      path,
      orphaned: risk.isOrphaned,
      recent: file?.recent ?? 0,
      changes: file?.changes ?? 0,
      share: risk.share,
      lines: lines.get(risk.index),
      next: risk.next && { ...nameOf(state, risk.next.person), share: risk.next.share },
      config: configs.get(path)?.kind,
      areas: areasOf(risk.index),
    };
  };
  const cover = (person: number | undefined): CoverReport | null =>
    person === undefined
      ? null
      : {
          ...nameOf(state, person),
          coverage: coverageOf(atRisk, person, asOf, verdict),
          ...recentActivity(state, person, path => path.startsWith(project.prefix), request.today),
        };
  const orphaned = departure.atRisk.filter(({ isOrphaned }) => isOrphaned);
  return {
    person: leaving.map(({ name }) => name).join(', '),
    people: leaving.map(({ person }) => nameOf(state, person)),
    orphaned: orphaned.map(describe),
    orphanedShare: files.length === 0 ? 0 : orphaned.length / files.length,
    alone: departure.atRisk.filter(({ isOrphaned }) => !isOrphaned).map(describe),
    folders: foldersOfOrphans(state, orphaned),
    areas: areasOfOrphans(state, orphaned),
    configs: orphaned.flatMap(({ index }) => {
      const path = files[index]?.path ?? '';
      const found = configs.get(path);
      return found ? [{ path, ...found }] : [];
    }),
    truckFactor: describeFactorHere(state, factorHere(state, state.holders, leavers)),
    nextBest: departure.nextBest.map(({ person, files: count, share }) => ({
      ...nameOf(state, person),
      files: count,
      share,
    })),
    deputyEvidence: cover(deputyOf(state, leavers)),
    successorEvidence: cover(successor),
    readingList: toRead.map(risk => ({
      ...describe(risk),
      risk: Math.round(risk.risk * 10) / 10,
      commits: (commits.get(files[risk.index]?.file ?? -1) ?? []).map(commit => ({
        commit: knowledge.log.commits[commit] ?? '',
        date: dayOf(knowledge.log.times[commit] ?? 0),
        subject: subjects.get(commit) ?? '',
      })),
    })),
  };
}

/** Everybody who is an author of something, by what their departure would cost. */
export function whatIfs(state: KnowledgeState): WhatIfReport[] {
  const { knowledge, holders, gone, inactive } = state;
  const { files, makers, log } = knowledge;
  const last = new Map<number, number>();
  makers.forEach((who, commit) => {
    for (const person of who) last.set(person, Math.max(last.get(person) ?? 0, log.times[commit] ?? 0));
  });
  const alone = new Map<number, number>();
  for (const own of holders) {
    const [only, ...others] = own.filter(person => !gone.has(person));
    if (only !== undefined && others.length === 0) alone.set(only, (alone.get(only) ?? 0) + 1);
  }
  const people = [...alone].sort((one, other) => other[1] - one[1]).slice(0, MOST_PEOPLE);
  return people
    .map(([person]) => person)
    .map((person): WhatIfReport & { rank: number } => {
      const { atRisk, orphaned, nextBest } = simulateDeparture(
        knowledge,
        holders,
        new Set([person]),
        gone,
        undefined,
        inactive,
      );
      const risky = atRisk.filter(({ isOrphaned }) => isOrphaned);
      const [best] = nextBest;
      return {
        ...nameOf(state, person),
        isActive: !inactive.has(person),
        lastOn: dayOf(last.get(person) ?? 0),
        orphaned,
        orphanedShare: files.length === 0 ? 0 : orphaned / files.length,
        hot: risky.filter(({ index }) => (files[index]?.recent ?? 0) > 0).length,
        truckFactor: factorHere(state, holders, new Set([person])).value,
        next: best && { ...nameOf(state, best.person), share: best.share },
        rank: risky.reduce((sum, { risk }) => sum + risk, 0),
      };
    })
    .filter(({ orphaned }) => orphaned > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ rank, ...row }) => row);
}

function knows({ knowledge, verdict }: KnowledgeState, person: number, index: number, asOf: number): boolean {
  const file = knowledge.files[index];
  const shown = file && familiarity(file, person, asOf);
  return verdict(person, index) ?? (shown === 'current' || shown === 'earlier');
}

/** Whom `team.yaml` names to stand in for one of the leavers: of the project, else of most areas. */
export function deputyOf(
  { team, knowledge }: KnowledgeState,
  leavers: ReadonlySet<number>,
): number | undefined {
  const numberOf = (reference: string | undefined) => {
    const id = findPerson(team, reference)?.id;
    return knowledge.people.findIndex(person => person.id !== undefined && person.id === id);
  };
  const pairs = [team?.roles, ...(team?.assignments ?? [])].flatMap(pair => pair ?? []);
  const counts = new Map<number, number>();
  for (const { primary, deputy } of pairs) {
    const person = numberOf(deputy);
    if (person >= 0 && !leavers.has(person) && leavers.has(numberOf(primary)))
      counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}

/** The folders that lose most, at most two levels deep. */
function foldersOfOrphans(
  { knowledge: { files } }: KnowledgeState,
  orphaned: readonly FileAtRisk[],
): LeavingReport['folders'] {
  const all = new Map<string, number>();
  const lost = new Map<string, number>();
  const near = (path: string) => foldersAbove(path).slice(1, 3);
  for (const { path } of files) for (const folder of near(path)) all.set(folder, (all.get(folder) ?? 0) + 1);
  for (const { index } of orphaned)
    for (const folder of near(files[index]?.path ?? '')) lost.set(folder, (lost.get(folder) ?? 0) + 1);
  return [...lost]
    .map(([path, count]) => ({ path, files: all.get(path) ?? 0, orphaned: count }))
    .sort((one, other) => other.orphaned - one.orphaned || (one.path < other.path ? -1 : 1));
}

function areasOfOrphans(
  { areas, areasOf, knowledge: { files } }: KnowledgeState,
  orphaned: readonly FileAtRisk[],
): LeavingReport['areas'] {
  return areas
    .map(({ name }) => ({
      name,
      files: files.filter((_, file) => areasOf(file).includes(name)).length,
      orphaned: orphaned.filter(({ index }) => areasOf(index).includes(name)).length,
    }))
    .filter(area => area.orphaned > 0)
    .sort((one, other) => other.orphaned - one.orphaned);
}
