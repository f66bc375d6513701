import { fingerprintsOf } from '../../history/fingerprint.ts';
import type { Translate } from '../../l10n/index.ts';
import { isSameItem } from '../../pack/edits/openItems.ts';
import { entriesOf } from '../../pack/pack.ts';
import { findPerson, wordsOf } from '../../pack/people/people.ts';
import { isCarrier } from '../../transition/businessAreas.ts';
import { interfaceCandidates } from '../../transition/interfaceCandidates.ts';
import {
  type Documented,
  openItemsOf,
  type Surfaced,
  surfacedInPack,
  type UnresolvedIssue,
} from '../../transition/surfaced.ts';
import type { PlanNote } from '../generate.ts';
import type { IssueProgress } from '../issues/report.ts';
import type { Reading } from '../knowledge/report.ts';
import { areasOf } from './areasOfLeaver.ts';
import type { AccessFound } from './foundAccess.ts';
import { knowledgeOfLeavers } from './knowledgeOfLeaver.ts';
import type { TransitionWorld } from './readTransitions.ts';

export interface SurfaceServices {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IssueProgress) => void) | undefined;
}

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
  const paths = await project.files.list(services.signal);
  const found = (titles: readonly string[]) => interfaceCandidates(tracesOf(world, paths, titles));
  const own = { ...surfacedInPack(pack), undocumentedConfigs };
  if (project.git === undefined) return { surfaced: { ...own, interfaces: found([]) }, notes: [] };
  const known = await knowledgeOf(world, leaver, successor, say, services.signal);
  const { unresolved, notes } = await unresolvedOf(world, leaver, services);
  const person = findPerson(pack.team?.value, leaver);
  const { findAccess } = await import('./foundAccess.ts');
  const words = person ? wordsOf(person) : [];
  const access = await findAccess(project, words, world.today, { signal: services.signal });
  const interfaces = found(unresolved.map(({ title }) => title));
  const searched = { foundAccess: access?.list, accessReadBackTo: access?.readBackTo };
  return {
    surfaced: { ...own, ...known, unresolved, interfaces, ...searched },
    notes: [...notes, ...accessNotes(access)],
  };
}

/** Where the search for what they could open ended: what was not looked at is not known to be clean. */
function accessNotes(access: AccessFound | undefined): PlanNote[] {
  if (access === undefined) return [{ id: 'accessUnknown', data: {} }];
  const { readBackTo, leftOff } = access;
  return [
    ...(readBackTo ? [{ id: 'accessReadBack', data: { date: readBackTo } }] : []),
    ...(leftOff > 0 ? [{ id: 'accessLeftOff', data: { count: leftOff } }] : []),
  ];
}

/** What may speak for an interface: to-dos, keys and addresses first, then names in the code. */
function* tracesOf(
  { pack, settings }: TransitionWorld,
  paths: readonly string[],
  titles: readonly string[],
): Generator<string> {
  yield* titles;
  for (const { entry } of entriesOf(pack.configIndex?.value?.entries, []))
    for (const key of entry.keys ?? []) if (key?.name) yield `${entry.path ?? ''} ${key.name}`;
  for (const path of paths)
    if (!path.startsWith(`${settings.folder}/`) && !/(?:^|\/)(?:node_modules|test|tests|docs?)\//i.test(path))
      yield path;
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
): Promise<Pick<Surfaced, 'knowledgeShare' | 'areas' | 'deputy' | 'readingList'>> {
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
  const evidence = report.deputyEvidence;
  return {
    knowledgeShare: share,
    deputy:
      evidence === null
        ? undefined
        : {
            name: evidence.name,
            knows: evidence.coverage.current + evidence.coverage.earlier + evidence.coverage.vouched,
            files: evidence.coverage.files,
          },
    areas: await areasOf(project, known, report),
    readingList: report.readingList
      .filter(({ path }) => !isCarrier(path))
      .slice(0, MOST_READING)
      .map(reading => ({ path: inProject(reading.path), reason: reasonOf(reading, say) })),
  };
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
