import { fingerprintsOf } from '../../history/fingerprint.ts';
import type { Translate } from '../../l10n/index.ts';
import { isSameItem } from '../../pack/edits/openItems.ts';
import {
  type Documented,
  openItemsOf,
  type Surfaced,
  surfacedInPack,
  type UnresolvedIssue,
} from '../../transition/surfaced.ts';
import type { PlanNote } from '../generate.ts';
import type { IssueProgress } from '../issues/report.ts';
import type { LeavingReport, Reading } from '../knowledge/report.ts';
import { knowledgeOfLeavers } from './knowledgeOfLeaver.ts';
import type { TransitionWorld } from './readTransitions.ts';

export interface SurfaceServices {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IssueProgress) => void) | undefined;
}

/** A folder of which the leaver takes at least this share of the files along is theirs. */
const OWN = 0.75;
/** What a successor can read in two weeks, beside the pack. */
const MOST_READING = 15;

/**
 * What the engines find out about somebody who leaves: what only they know, from the history; what they leave open, from
 * git; which config files nothing describes; the rest from the pack. What cannot be known is left out.
 * @param leaver id of `team.yaml`
 * @param successor id of `team.yaml`, who need not read what they know
 * @param say in the language of the project's files
 * @throws GitError; the signal's reason when it is aborted
 */
export async function surfaceLeaver(
  world: TransitionWorld,
  leaver: string,
  successor: string | undefined,
  say: Translate,
  services: SurfaceServices = {},
): Promise<{ readonly surfaced: Surfaced; readonly notes: readonly PlanNote[] }> {
  const { project, pack } = world;
  const undocumentedConfigs = await configsOf(world, services.signal);
  const own = { ...surfacedInPack(pack), undocumentedConfigs };
  if (project.git === undefined) return { surfaced: own, notes: [] };
  const known = await knowledgeOf(world, leaver, successor, say, services.signal);
  const { unresolved, notes } = await unresolvedOf(world, leaver, services);
  return { surfaced: { ...own, ...known, unresolved }, notes };
}

/** The config files that a mistake in can stop a hospital; the others are not worth a task of a departure. */
async function configsOf(
  { project, settings, assets }: TransitionWorld,
  signal: AbortSignal | undefined,
): Promise<Documented | undefined> {
  const { readConfigs } = await import('../configs/report.ts');
  const { files } = await readConfigs(project, assets, { settings, quick: true, signal });
  const required = (['high', 'medium'] as const).flatMap(risk => files.filter(file => file.risk === risk));
  if (required.length === 0) return undefined;
  const missing = required.filter(({ state }) => state !== 'documented').map(({ path }) => path);
  return { documented: required.length - missing.length, required: required.length, missing };
}

async function knowledgeOf(
  { project, today, assets }: TransitionWorld,
  leaver: string,
  successor: string | undefined,
  say: Translate,
  signal: AbortSignal | undefined,
): Promise<Pick<Surfaced, 'knowledgeShare' | 'orphanedAreas' | 'readingList'>> {
  const known = (await knowledgeOfLeavers(project, [leaver], today, assets, signal)).get(leaver);
  if (known === undefined) return {};
  const { state, person, share } = known;
  const { describeDeparture } = await import('../knowledge/departureReport.ts');
  const next = state.knowledge.people.findIndex(({ id }) => id !== undefined && id === successor);
  const report = await describeDeparture(
    project,
    state,
    [{ person, name: state.knowledge.people[person]?.name ?? leaver }],
    next < 0 ? undefined : next,
    { today, leaving: [leaver] },
    { assets, signal },
  );
  const inProject = (path: string) => path.slice(project.prefix.length);
  return {
    knowledgeShare: share,
    orphanedAreas: areasOf(report).map(inProject).filter(Boolean),
    readingList: report.readingList
      .slice(0, MOST_READING)
      .map(reading => ({ path: inProject(reading.path), reason: reasonOf(reading, say) })),
  };
}

/**
 * The folders that are the leaver's and alive, a folder instead of those in it; where there is none, the files to read
 * first.
 */
function areasOf({ folders, orphaned }: LeavingReport): string[] {
  const alive = orphaned.filter(({ recent, config }) => recent > 0 || config !== undefined);
  const theirs = folders
    .filter(folder => folder.orphaned / folder.files >= OWN)
    .filter(({ path }) => alive.some(file => file.path.startsWith(`${path}/`)))
    .map(({ path }) => path);
  const outermost = theirs.filter(path => !theirs.some(other => path.startsWith(`${other}/`)));
  return outermost.length > 0 ? outermost : alive.map(({ path }) => path);
}

function reasonOf({ recent, commits: [commit] }: Reading, say: Translate): string {
  const reason =
    recent > 0 ? say('transition.read.changing', { count: recent }) : say('transition.read.orphaned');
  if (commit === undefined) return reason;
  return say('transition.read.startAt', {
    reason,
    commit: commit.commit.slice(0, 10),
    subject: commit.subject,
  });
}

/** Guesses are for people to look through; a plan names what is rather sure, and not yet in the checklist. */
async function unresolvedOf(
  { project, pack, today, assets }: TransitionWorld,
  leaver: string,
  services: SurfaceServices,
): Promise<{ unresolved: readonly UnresolvedIssue[]; notes: readonly PlanNote[] }> {
  const [{ findIssues }, { isOpen }] = await Promise.all([
    import('../issues/findIssues.ts'),
    import('../../history/issue.ts'),
  ]);
  const { items, complete } = await findIssues(project, { today, leaving: leaver }, { ...services, assets });
  const listed = openItemsOf(pack.checklist?.value);
  const unresolved = items
    .filter(issue => isOpen(issue, today) && !issue.named && issue.confidence !== 'low')
    .filter(issue => {
      const { fingerprint, title, evidence } = issue;
      const texts = evidence.map(({ text }) => text);
      const found = { fingerprint, parts: fingerprintsOf(issue), title, evidence: texts };
      return !listed.some(item => isSameItem(item, found));
    });
  return { unresolved, notes: complete ? [] : [{ id: 'issuesIncomplete', data: {} }] };
}
