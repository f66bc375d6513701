import { addDays } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import type { Language, Translate } from '../../l10n/index.ts';
import { SCHEMAS_FOLDER } from '../../pack/names.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { deputyFor, findPerson, idInTeam, isSamePerson } from '../../pack/people/people.ts';
import type { CustomerType, InterfaceKind, Stage, Transition } from '../../pack/types.generated.ts';
import { readYamlFile } from '../../pack/yaml/file.ts';
import { writeYaml } from '../../pack/yaml/write.ts';
import { absenceTasks } from '../../transition/absence.ts';
import { DEPARTURE_DOCUMENTS } from '../../transition/documents.ts';
import type { InterfaceCandidate } from '../../transition/interfaceCandidates.ts';
import { newTransition, slugOf } from '../../transition/newTransition.ts';
import {
  BUILT_IN_TASKS,
  needsLeaver,
  promiseTasks,
  readStrategyTasks,
  type StrategyMatrix,
  tasksFor,
} from '../../transition/strategyTasks.ts';
import { interfacesInChecklist, type Surfaced } from '../../transition/surfaced.ts';
import type { PlanNote } from '../generate.ts';
import { type PlannedFile, planNew } from '../plannedFile.ts';
import { maskedDeep } from '../shownText.ts';
import { planDepartureDocuments } from './documents/planDocuments.ts';
import { fileTranslator, masker, type TransitionWorld } from './readTransitions.ts';
import { foundTasks, leaverAccounts, readingListFor, teachBackFor } from './successorWork.ts';
import { type SurfaceServices, surfaceLeaver } from './surface.ts';

/** What is known on the day somebody resigns. Dates are yyyy-mm-dd; people are named as in `team.yaml`. */
export interface StartRequest {
  readonly leaving: string;
  readonly reportedOn: string;
  /** Undefined: as in `team.yaml`. */
  readonly lastDay?: string | undefined;
  readonly successor?: string | undefined;
  /** Why the leaver cannot take part; undefined: they can. */
  readonly absence?: Transition['absence'] | undefined;
  /** Undefined: as in the checklist. */
  readonly stage?: Stage | undefined;
  readonly customerType?: CustomerType | undefined;
  /** Undefined: those that the checklist names. */
  readonly interfaces?: readonly InterfaceKind[] | undefined;
  /** Where the departure concerns several packs: the id that it has in all of them, and their folders. */
  readonly shared?: { readonly id: string; readonly packs: readonly string[] } | undefined;
  /** Language of the files where the project does not name one. */
  readonly fallbackLanguage: Language;
}

/** The files of a new departure. Nothing has been written yet. */
export interface StartPlan {
  readonly id: string;
  /** From the project folder. */
  readonly folder: string;
  readonly language: Language;
  readonly files: readonly PlannedFile[];
  readonly transition: Transition;
  readonly notes: readonly PlanNote[];
}

/**
 * Plans the folder of a departure: who does what, what is to be done by when, and the documents. Reads only.
 * @throws UserError for somebody who is not in the team, dates that cannot be, or a departure that is open already;
 *   GitError; the signal's reason when it is aborted
 */
export async function planStart(
  world: TransitionWorld,
  request: StartRequest,
  services: SurfaceServices = {},
): Promise<StartPlan> {
  const { project, settings, pack, today, assets } = world;
  const { language, say } = await fileTranslator(settings, request.fallbackLanguage);
  const { leaving, successor, lastDay } = resolvePeople(world, request);
  const id = request.shared?.id ?? freeId([world], request.reportedOn, leaving);
  const folder = `${settings.folder}/transitions/${id}`;
  const checklist = pack.checklist?.value;
  const stage = request.stage ?? checklist?.progress?.stage;
  const customerType = request.customerType ?? checklist?.customer?.type;
  const matrix = await loadStrategyTasks(world);
  const mask = masker(today);
  const { surfaced, notes } = await surfaceLeaver(world, leaving, successor, say, services);
  const { absence, reportedOn } = request;
  // Without the leaver nothing ends with their last day, which may be behind us.
  const workUntil = absence ? addDays(reportedOn, settings.numbers.observationDays) : lastDay;
  const dates = { reportedOn, lastDay: workUntil };
  const made = newTransition({
    id,
    leaving,
    reportedOn: request.reportedOn,
    lastDay,
    workUntil,
    absence: request.absence,
    packs: request.shared?.packs,
    successor,
    today,
    stage,
    customerType,
    interfaces: interfacesFor(request, checklist, surfaced),
    foundAccess: surfaced.foundAccess?.map(one => ({ ...one, place: mask(one.place) })),
    accessReadBackTo: surfaced.accessReadBackTo,
    areas: surfaced.areas?.map(area => ({ ...area, name: mask(area.name) })),
    team: pack.team?.value,
    tasks: [
      ...tasksFor(matrix, stage, customerType, dates, language, settings).filter(
        ({ id }) => request.absence === undefined || !needsLeaver(matrix, id),
      ),
      ...(request.absence ? absenceTasks(request.absence, dates, settings, say) : []),
      ...promiseTasks(dates, settings, say),
    ],
    found: foundTasks(pack, leaving, surfaced, say, mask),
    accounts: leaverAccounts(pack, leaving).map(account => account.id),
    teachBack: teachBackFor(surfaced, say, mask),
    readingList: readingListFor(pack, surfaced, absence, say, mask),
    observationDays: settings.numbers.observationDays,
    calendar: settings,
  });
  // One door into the record: whatever a repository has in its names, comments and messages.
  const transition = maskedDeep(made);
  const text = await yamlText(world, 'transition', transition, language, say);
  const path = `${folder}/transition.yaml`;
  const schema = JSON.parse(await assets.read('schemas/transition.schema.json'));
  const own = {
    folder,
    transition: readYamlFile<Transition>(path, text, 'transition', schema),
    observationLog: undefined,
  };
  const context = {
    files: project.files,
    settings,
    assets,
    fallbackLanguage: request.fallbackLanguage,
    today,
  };
  const files = [
    await planNew(project.files, path, async () => text),
    ...(await planDepartureDocuments(context, pack, own, 'start')),
    await planNew(project.files, `${folder}/observation-log.yaml`, () =>
      yamlText(world, 'observation-log', { version: 1, transition: id, entries: [] }, language, say),
    ),
  ];
  const proposed = deputyNote(pack, transition, surfaced);
  return {
    id,
    folder,
    language,
    files,
    transition,
    notes: [...notesOf(transition, surfaced), ...proposed, ...notes],
  };
}

/** The deputy comes first to mind; what they know of it is said, and deciding is for people. */
function deputyNote({ team }: Pack, { leaving, successor }: Transition, { deputy }: Surfaced): PlanNote[] {
  const id = deputyFor(team?.value, leaving);
  if (successor !== undefined || id === undefined) return [];
  const who = findPerson(team?.value, id)?.name ?? id;
  return deputy === undefined
    ? [{ id: 'deputy', data: { who } }]
    : [{ id: 'deputyKnows', data: { who, count: deputy.files, knows: deputy.knows } }];
}

/** What people say; else what the checklist names, and what was found besides, to be confirmed. */
function interfacesFor(
  { interfaces }: StartRequest,
  checklist: Parameters<typeof interfacesInChecklist>[0],
  { interfaces: found = [] }: Surfaced,
): Transition['interfaces'] {
  if (interfaces !== undefined) return interfaces.map(kind => ({ kind }));
  const known = interfacesInChecklist(checklist);
  const isKnown = ({ kind, name }: InterfaceCandidate) =>
    known?.some(entry => (kind === 'other' ? entry.name?.includes(name) : entry.kind === kind)) === true;
  const candidates = found
    .filter(candidate => !isKnown(candidate))
    .map(({ kind, name, from }) => ({ kind, name, from, confirm: true }));
  return known === undefined && candidates.length === 0 ? undefined : [...(known ?? []), ...candidates];
}

function resolvePeople(
  { pack, statuses }: TransitionWorld,
  { leaving, successor, lastDay, reportedOn, absence }: StartRequest,
): { leaving: string; successor: string | undefined; lastDay: string | undefined } {
  const team = pack.team?.value;
  const leaver = idInTeam(team, leaving);
  const next = successor?.trim() ? idInTeam(team, successor) : undefined;
  if (next === leaver) throw new UserError('error.ownSuccessor', { who: leaving });
  // Whoever does not come back has worked for the last time when it is told, or some days before.
  const day = lastDay ?? findPerson(team, leaver)?.lastWorkingDay ?? (absence && reportedOn);
  if (absence === undefined && day !== undefined && day < reportedOn)
    throw new UserError('error.lastDayBeforeReport', { lastDay: day, reported: reportedOn });
  const open = statuses.find(
    ({ departure }) =>
      departure.outcome === 'open' && isSamePerson(team, departure.transition.leaving, leaver),
  );
  if (open) throw new UserError('error.alreadyLeaving', { who: open.departure.leaver, id: open.id });
  return { leaving: leaver, successor: next, lastDay: day };
}

/**
 * Somebody may come back and leave again within a month. A folder with documents and no record is one of a start that
 * was interrupted: it is gone on with.
 */
export function freeId(worlds: readonly TransitionWorld[], reportedOn: string, leaving: string): string {
  const begun = new Set(['observation-log.yaml', ...DEPARTURE_DOCUMENTS.map(({ name }) => name)]);
  const taken = new Set(
    worlds.flatMap(({ pack, settings }) => {
      const place = `${settings.folder}/transitions/`;
      const inside = pack.paths.filter(path => path.startsWith(place)).map(path => path.slice(place.length));
      return inside.flatMap(path => {
        const [id = '', ...rest] = path.split('/');
        return begun.has(rest.join('/')) ? [] : [id];
      });
    }),
  );
  const wanted = `${reportedOn.slice(0, 7)}-${slugOf(leaving)}`;
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}

/** The tasks of the matrix, of the company where it names its own. */
async function loadStrategyTasks({ project, settings, assets }: TransitionWorld): Promise<StrategyMatrix> {
  const path = settings.strategyTasks;
  if (path === undefined) return readStrategyTasks(await assets.read(BUILT_IN_TASKS), BUILT_IN_TASKS);
  const text = textOrAbsent(path, await project.files.readText(path));
  if (text === undefined) throw new UserError('error.strategyTasksMissing', { path });
  return readStrategyTasks(text, path);
}

async function yamlText(
  { assets }: TransitionWorld,
  name: 'transition' | 'observation-log',
  value: unknown,
  language: Language,
  say: Translate,
): Promise<string> {
  const schema = JSON.parse(await assets.read(`schemas/${name}.schema.json`));
  const schemaPath = `../../${SCHEMAS_FOLDER}/${name}.schema.json`;
  return writeYaml(value, schema, { schemaPath, language, note: say(`yamlNote.${name}`) });
}

/** What a person still has to find out, most important first. */
function notesOf(transition: Transition, { knowledgeShare }: Surfaced): PlanNote[] {
  const { stage, customerType, interfaces, successor, lastDay, lead, absence, taskForce = [] } = transition;
  const open = entriesOf(taskForce, []).filter(({ entry }) => !entry.person).length;
  const isMissing: readonly (readonly [id: string, missing: boolean])[] = [
    ['noSuccessor', successor === undefined],
    ['noLastDay', lastDay === undefined],
    ['noLead', lead === undefined],
    ['noStage', stage === undefined],
    ['noCustomerType', customerType === undefined],
    ['noInterfaces', interfaces === undefined],
    ['foundInterfaces', interfaces?.some(({ confirm }) => confirm === true) === true],
    [`noKnowledge${absence ? '.absence' : ''}`, knowledgeShare === undefined],
  ];
  return [
    ...isMissing.flatMap(([id, missing]) => (missing ? [{ id, data: {} }] : [])),
    ...(open > 0 ? [{ id: 'openDuties', data: { count: open } }] : []),
  ];
}
