import type { Project } from '../../core/ports.ts';
import { foldersOf } from '../../knowledge/folders.ts';
import { endOfDay } from '../../knowledge/model.ts';
import { measureWorkload } from '../../knowledge/workload.ts';
import { describeAreas } from './areaReport.ts';
import { withThoseBeside } from './besidePeople.ts';
import { describeHeadline, describeOwner } from './describe.ts';
import { findPeople } from './findPeople.ts';
import type { KnowledgeNote, KnowledgeReport, KnowledgeRequest, WorkloadReport } from './report.ts';
import { restrictTo } from './restrict.ts';
import { type KnowledgeServices, type KnowledgeState, readKnowledge } from './state.ts';

/** People whom a note names. */
const MOST_NAMED = 3;
/** Days that workload signals look back. */
const WORKLOAD_DAYS = 92;

/**
 * Answers who knows what in a project, and what would leave with whom.
 * @throws UserError where there is no repository, or nobody or several are called so; GitError; the signal's reason
 */
export async function reportKnowledge(
  project: Project,
  request: KnowledgeRequest,
  services: KnowledgeServices,
): Promise<KnowledgeReport> {
  const state = await readKnowledge(project, request.today, services);
  return makeKnowledgeReport(project, state, request, services);
}

/** The same from what was read before. */
export async function makeKnowledgeReport(
  project: Project,
  whole: KnowledgeState,
  request: KnowledgeRequest,
  services: KnowledgeServices,
): Promise<KnowledgeReport> {
  const asked = [...request.leaving, request.successor ?? ''];
  const everybody = await withThoseBeside(project, whole, asked, services);
  const state = request.area === undefined ? everybody : restrictTo(everybody, request.area);
  const { knowledge, holders } = state;
  const leaving = findPeople(state, request.leaving);
  const successor =
    request.successor === undefined ? undefined : findPeople(state, [request.successor])[0]?.person;
  const headline = describeHeadline(state);
  // Brings kinds of config files and secrets to mask along, which an overview needs not.
  const departures = leaving.length > 0 || request.whatIf ? await import('./departureReport.ts') : undefined;
  return {
    truckFactor: headline,
    files: knowledge.files.length,
    leftOut: state.leftOut,
    commits: knowledge.log.commits.length,
    newestOn: knowledge.newestOn,
    abandoned: headline.lost.files,
    folders: foldersOf(
      knowledge.files.map(({ path }) => path),
      holders,
    ).map(({ path, files, owners }) => ({
      path: path || '.',
      files,
      owners: owners.map(({ person, files: count }) => describeOwner(state, person, count, files)),
    })),
    areas: describeAreas(project, state, request.today),
    leaving:
      departures === undefined || leaving.length === 0
        ? null
        : await departures.describeDeparture(project, state, leaving, successor, request, services),
    whatIf: departures !== undefined && request.whatIf ? departures.whatIfs(state) : null,
    overrides: state.overrides.map(({ personName, area, knows, reason, by, on, files }) => ({
      person: personName,
      area,
      knows,
      reason,
      by,
      on,
      files: files.size,
    })),
    workload: describeWorkload(state, request.today),
    complete: state.complete,
    notes: [...state.notes, ...(request.whatIf ? notesOfGone(state) : [])],
  };
}

/** Who has left cannot leave any more: people who look for them should hear why they are not in the list. */
function notesOfGone({ knowledge, holders, gone }: KnowledgeState): KnowledgeNote[] {
  const files = new Map<number, number>();
  for (const own of holders)
    for (const person of own) if (gone.has(person)) files.set(person, (files.get(person) ?? 0) + 1);
  if (files.size === 0) return [];
  const most = [...files].sort((one, other) => other[1] - one[1]).slice(0, MOST_NAMED);
  const people = most.map(([person]) => knowledge.people[person]?.name ?? '').join(', ');
  return [{ id: 'knowledge.note.gone', data: { count: files.size, people } }];
}

/** Only with the consent of the team and a reason that is written down. */
function describeWorkload({ team, settings, knowledge }: KnowledgeState, today: string): WorkloadReport {
  const { enabled, reason = '' } = team?.workload ?? {};
  if (enabled !== true) return { state: 'off' };
  if (reason.trim() === '') return { state: 'no-reason' };
  const { holidays, workdays, numbers } = settings;
  const measured = measureWorkload(knowledge.log, knowledge.makers, {
    until: endOfDay(today),
    days: WORKLOAD_DAYS,
    leastPeople: Math.max(5, numbers.surveyMinimumAnswers),
    isDayOff: date =>
      !workdays.includes(date) &&
      (holidays.includes(date) || [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())),
  });
  return measured ? { state: 'measured', reason, ...measured } : { state: 'nothing-to-say' };
}
