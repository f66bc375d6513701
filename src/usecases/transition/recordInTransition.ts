import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import type { Language } from '../../l10n/index.ts';
import { SCHEMAS_FOLDER } from '../../pack/names.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import type { ObservationLog } from '../../pack/types.generated.ts';
import { changedYaml, type YamlChange } from '../../pack/yaml/edit.ts';
import { fieldsOf, readYamlFile } from '../../pack/yaml/file.ts';
import { writeYaml } from '../../pack/yaml/write.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { departureOf } from '../../transition/departure.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import { changesOf } from '../../transition/record.ts';
import { type DepartureStatus, PHASES, phaseOf } from '../../transition/status.ts';
import { changesOf as changesOfPlan } from '../planChanges.ts';
import type { PlannedFile } from '../plannedFile.ts';
import { refuseProofs } from './commitProof.ts';
import { planDepartureDocuments } from './documents/planDocuments.ts';
import { fileTranslator, type TransitionWorld } from './readTransitions.ts';

/** What writing down changes. */
export interface Recorded {
  readonly changes: readonly FileChange[];
  /** Documents with a block that should say something else now, but that a person rewrote. */
  readonly rewritten: readonly string[];
}

/**
 * What happened in a departure, as changes of its files; the phase and the documents follow what is entered.
 * @param date yyyy-mm-dd on which it happened
 * @param by who did it: an id of `team.yaml`
 * @throws UserError for what is not there, or for a place that can only be changed by hand
 */
export async function recordInTransition(
  world: TransitionWorld,
  status: DepartureStatus,
  records: readonly TransitionEvent[],
  options: RecordOptions,
): Promise<Recorded> {
  await refuseProofs(world, status.departure, records);
  const changes = await changedYamlFiles(world, status, records, options);
  const { files, changes: documents } = await followingDocuments(world, status, changes, options);
  return {
    changes: [...changes, ...documents],
    rewritten: files.filter(({ action }) => action === 'conflict').map(({ path }) => path),
  };
}

interface RecordOptions {
  readonly date: string;
  readonly by?: string | undefined;
  readonly fallbackLanguage: Language;
}

/**
 * The documents of a departure as they follow changes of its YAML files.
 * @param isSentNow whether what is sent by these changes is brought up to date a last time
 */
export async function followingDocuments(
  { project, settings, assets, today, pack }: TransitionWorld,
  status: DepartureStatus,
  changes: readonly FileChange[],
  { fallbackLanguage }: Pick<RecordOptions, 'fallbackLanguage'>,
  isSentNow = true,
): Promise<{ readonly files: readonly PlannedFile[]; readonly changes: readonly FileChange[] }> {
  const { folder, departure } = status;
  const textOf = (path: string) => changes.find(change => change.path === path)?.after;
  const own = withText(pack, status, textOf(departure.file.path) ?? departure.file.text);
  const logPath = `${folder.folder}/observation-log.yaml`;
  const log = textOf(logPath);
  const schema = JSON.parse(await assets.read('schemas/observation-log.schema.json'));
  const after = {
    ...own.folder,
    ...(log !== undefined && {
      observationLog: readYamlFile<ObservationLog>(logPath, log, 'observation-log', schema),
    }),
  };
  const context = { files: project.files, settings, assets, fallbackLanguage, today };
  const files = await planDepartureDocuments(context, pack, after, isSentNow ? departure : undefined);
  return { files, changes: changesOfPlan({ files }) };
}

async function changedYamlFiles(
  world: TransitionWorld,
  status: DepartureStatus,
  records: readonly TransitionEvent[],
  options: RecordOptions,
): Promise<readonly FileChange[]> {
  const { pack } = world;
  const { date, by } = options;
  const { file } = status.departure;
  const fields = fieldsOf(file);
  const inTransition = fileChange(file.path, file.text, (now = '') => {
    let text = now;
    let current = withText(pack, status, text);
    if (current.departure.outcome !== 'open')
      throw new UserError('error.transitionClosed', { id: status.id });
    for (const record of records) {
      const { transition } = changesOf(pack, current, record, date, by);
      text = changedYaml(file.path, text, transition, { fields });
      current = withText(pack, current, text);
    }
    const phase = phaseChange(world, current, date);
    return phase ? changedYaml(file.path, text, [phase], { fields }) : text;
  });
  const logged = records.filter(({ kind }) => kind === 'entry' || kind === 'amend');
  if (logged.length === 0) return inTransition;
  const path = `${status.folder.folder}/observation-log.yaml`;
  const schema = await world.assets.read('schemas/observation-log.schema.json');
  const empty = await emptyLog(world, status, schema, options.fallbackLanguage);
  const inLog = fileChange(path, status.folder.observationLog?.text, (now = empty) => {
    let text = now;
    for (const record of logged) {
      const log = readYamlFile<ObservationLog>(path, text, 'observation-log', JSON.parse(schema));
      const current = { ...status, folder: { ...status.folder, observationLog: log } };
      const own = record.kind === 'entry' ? { ...record, id: freeEntryId(current, record.id, date) } : record;
      text = changedYaml(path, text, changesOf(pack, current, own, date, by).log);
    }
    return text;
  });
  return [...inTransition, ...inLog];
}

/** Two who log on the same day may have been offered the same id. */
function freeEntryId(status: DepartureStatus, id: string, date: string): string {
  const taken = entriesOf(status.folder.observationLog?.value?.entries, []).map(({ entry }) => entry.id);
  return taken.includes(id) ? nextEntryId(status, date) : id;
}

/** An id for the next entry of the log: the date, and a number where the day has more than one. */
export function nextEntryId({ folder }: DepartureStatus, date: string): string {
  const taken = entriesOf(folder.observationLog?.value?.entries, []).map(({ entry }) => entry.id);
  let count = 1;
  while (taken.includes(`${date}-${count}`)) count += 1;
  return `${date}-${count}`;
}

/** Two records can be about the same list, so each sees what those before it wrote. */
export function withText(pack: Pack, status: DepartureStatus, text: string): DepartureStatus {
  const { file } = status.departure;
  if (text === file.text) return status;
  const transition = readYamlFile<NonNullable<typeof file.value>>(
    file.path,
    text,
    file.schema,
    file.schemaNode,
  );
  const folder = { ...status.folder, transition: transition as typeof file };
  const departure = departureOf(pack, folder);
  return departure === undefined ? status : { ...status, folder, departure };
}

/** A departure that has got further says so itself, so that the rules for the next phase begin. */
function phaseChange(
  { settings }: TransitionWorld,
  { departure }: DepartureStatus,
  date: string,
): YamlChange | undefined {
  const phase = phaseOf(departure, deadlinesOf(departure, settings.numbers, settings, date), date);
  const written = departure.transition.phase ?? 'response';
  return PHASES.indexOf(phase) > PHASES.indexOf(written) ? { set: ['phase'], value: phase } : undefined;
}

async function emptyLog(
  { settings }: TransitionWorld,
  { id }: DepartureStatus,
  schemaText: string,
  fallback: Language,
): Promise<string> {
  const { language, say } = await fileTranslator(settings, fallback);
  const schema = JSON.parse(schemaText);
  const schemaPath = `../../${SCHEMAS_FOLDER}/observation-log.schema.json`;
  const value = { version: 1, transition: id, entries: [] };
  return writeYaml(value, schema, { schemaPath, language, note: say('yamlNote.observation-log') });
}
