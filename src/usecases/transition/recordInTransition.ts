import { UserError } from '../../core/errors.ts';
import type { Project } from '../../core/ports.ts';
import type { Language } from '../../l10n/index.ts';
import { SCHEMAS_FOLDER } from '../../pack/names.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { changedYaml, type YamlChange } from '../../pack/yaml/edit.ts';
import { fieldsOf, readYamlFile } from '../../pack/yaml/file.ts';
import { writeYaml } from '../../pack/yaml/write.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { departureOf } from '../../transition/departure.ts';
import { changesOf, type TransitionEvent } from '../../transition/record.ts';
import { type DepartureStatus, PHASES, phaseOf } from '../../transition/status.ts';
import { fileTranslator, type TransitionWorld } from './readTransitions.ts';

/** New texts of files, by their path from the project folder. */
export type FileChanges = ReadonlyMap<string, string>;

/**
 * Writes down what happened in a departure, as new texts of its files; the phase follows what is entered.
 * @param date yyyy-mm-dd on which it happened
 * @param by who did it: an id of `team.yaml`
 * @throws UserError for what is not there, or for a place that can only be changed by hand
 */
export async function recordInTransition(
  world: TransitionWorld,
  status: DepartureStatus,
  records: readonly TransitionEvent[],
  options: { readonly date: string; readonly by?: string | undefined; readonly fallbackLanguage: Language },
): Promise<FileChanges> {
  const { pack } = world;
  const { date, by } = options;
  if (status.departure.outcome !== 'open') throw new UserError('error.transitionClosed', { id: status.id });
  let current = status;
  const path = status.departure.file.path;
  const fields = fieldsOf(status.departure.file);
  let text = status.departure.file.text;
  const logPath = `${status.folder.folder}/observation-log.yaml`;
  let log = status.folder.observationLog?.text;
  for (const record of records) {
    const changes = changesOf(pack, current, record, date, by);
    text = changedYaml(path, text, changes.transition, { fields });
    if (changes.log.length > 0) {
      log ??= await emptyLog(world, status, options.fallbackLanguage);
      log = changedYaml(logPath, log, changes.log);
    }
    current = withText(pack, current, text);
  }
  const phase = phaseChange(world, current, date);
  if (phase) text = changedYaml(path, text, [phase], { fields });
  const changed = new Map<string, string>();
  if (text !== status.departure.file.text) changed.set(path, text);
  if (log !== undefined && log !== status.folder.observationLog?.text) changed.set(logPath, log);
  return changed;
}

/** Writes what a use case changed. */
export async function writeChanges({ files }: Project, changes: FileChanges): Promise<void> {
  for (const [path, text] of changes) await files.write(path, text);
}

/** An id for the next entry of the log: the date, and a number where the day has more than one. */
export function nextEntryId({ folder }: DepartureStatus, date: string): string {
  const taken = entriesOf(folder.observationLog?.value?.entries, []).map(({ entry }) => entry.id);
  let count = 1;
  while (taken.includes(`${date}-${count}`)) count += 1;
  return `${date}-${count}`;
}

/** Two records can be about the same list, so each sees what those before it wrote. */
function withText(pack: Pack, status: DepartureStatus, text: string): DepartureStatus {
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
  { assets, settings }: TransitionWorld,
  { id }: DepartureStatus,
  fallback: Language,
): Promise<string> {
  const { language, say } = await fileTranslator(settings, fallback);
  const schema = JSON.parse(await assets.read('schemas/observation-log.schema.json'));
  const schemaPath = `../../${SCHEMAS_FOLDER}/observation-log.schema.json`;
  const value = { version: 1, transition: id, entries: [] };
  return writeYaml(value, schema, { schemaPath, language, note: say('yamlNote.observation-log') });
}
