import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { ENTRY_KINDS, type EntryKind } from '../pack/fields/kinds.ts';
import { addEntry } from '../usecases/fill/addEntry.ts';
import { askEntry, type Words } from '../usecases/fill/askEntry.ts';
import { readPackToFill } from '../usecases/fill/readPackToFill.ts';
import { shown } from '../usecases/fill/shown.ts';
import { openCommandProject } from './commandProject.ts';
import type { AddEntryOptions } from './options.ts';
import { askerOf, cancelled, type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/**
 * Runs `handover add KIND`: asks at a terminal where the name is missing, and writes the entry.
 * @param words what the command line says of fields, by `nameOfField`
 */
export async function runAddEntry(
  kind: EntryKind,
  words: Words,
  options: AddEntryOptions,
  session: Session,
): Promise<ExitCode> {
  const { terminal, say, language } = session;
  const { project } = await openCommandProject({ cwd: options.cwd }, terminal);
  const world = await readPackToFill(project, terminal.assets, localDate());
  const { called } = ENTRY_KINDS[kind];
  const ask = words.has(called) ? undefined : await askerOf(terminal);
  const said = ask ? await askEntry(ask, kind, words, world, session) : { words, coming: [] };
  if (said === undefined) return cancelled(session);
  if (!said.words.has(called)) throw new UserError('error.add.nameless', { kind });
  const added = await addEntry(world, { kind, ...said, force: options.force === true, language });
  if ((await writeOrShow(project.files, added.changes, options, session)) === undefined) return 0;
  const place = `${project.prefix}${added.path}:${added.line}`;
  const data = { name: shown(added.name), id: shown(added.id), place };
  terminal.stdout.write(`${paint(terminal, 'green', '✔')} ${say('add.done', data)}\n`);
  for (const { id } of said.coming) terminal.stdout.write(`  ${say('add.person', { id })}\n`);
  return 0;
}
