import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { addSection, documentMeant, documentsOf } from '../usecases/fill/addSection.ts';
import { askSection } from '../usecases/fill/askSection.ts';
import { readPackToFill } from '../usecases/fill/readPackToFill.ts';
import { shown } from '../usecases/fill/shown.ts';
import { openCommandProject } from './commandProject.ts';
import type { AddSectionOptions } from './options.ts';
import { askerOf, cancelled, type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/** Runs `handover add section`: asks at a terminal for what the command line did not say, and writes the section. */
export async function runAddSection(
  title: string | undefined,
  options: AddSectionOptions,
  session: Session,
): Promise<ExitCode> {
  const { terminal, say } = session;
  const { project } = await openCommandProject(options, terminal);
  const world = await readPackToFill(project, terminal.assets, localDate());
  const documents = await documentsOf(world);
  const document = options.document === undefined ? undefined : documentMeant(documents, options.document);
  const ask = await askerOf(terminal);
  if (document === undefined && (ask === undefined || documents.length === 0))
    throw new UserError('error.add.whichDocument', { known: documents.join(', ') || '–' });
  const given = {
    ...(document !== undefined && { document }),
    ...(title !== undefined && { title }),
    ...(options.text && { paragraphs: options.text }),
  };
  const { document: said = '' } = given;
  const request = ask
    ? await askSection(ask, world, given, session)
    : { document: said, title: title ?? '', paragraphs: options.text ?? [] };
  if (request === undefined) return cancelled(session);
  const added = await addSection(world, { ...request, force: options.force });
  if ((await writeOrShow(project.files, added.changes, options, session)) === undefined) return 0;
  const place = `${project.prefix}${added.path}:${added.line}`;
  const line = say('add.section', { title: shown(added.title), place });
  terminal.stdout.write(`${paint(terminal, 'green', '✔')} ${line}\n`);
  return 0;
}
