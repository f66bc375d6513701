import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { addSection, documentMeant, documentsOf } from '../usecases/fill/addSection.ts';
import { readPackToFill } from '../usecases/fill/readPackToFill.ts';
import { openCommandProject } from './commandProject.ts';
import type { AddSectionOptions } from './options.ts';
import { shown } from './shown.ts';
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
  const ask = await askerOf(terminal);
  const named =
    options.document ??
    (ask && documents.length > 0
      ? await ask.choose(
          say('add.document'),
          documents.map(path => ({ value: path, label: shown(path) })),
        )
      : undefined);
  if (named === undefined) {
    if (ask && documents.length > 0) return cancelled(session);
    throw new UserError('error.add.whichDocument', { known: documents.join(', ') || '–' });
  }
  const document = documentMeant(documents, named);
  const heading = title ?? (await ask?.write(say('add.title')));
  if (heading === undefined && ask) return cancelled(session);
  if (heading === undefined || heading.trim() === '')
    throw new UserError('error.add.nameless', { kind: 'section' });
  const text = options.text === undefined && ask ? await ask.write(say('add.text')) : '';
  if (text === undefined) return cancelled(session);
  const added = await addSection(world, {
    title: oneLineOf(heading),
    document,
    paragraphs: (options.text ?? [text]).map(one => one.trim()).filter(one => one !== ''),
    force: options.force,
  });
  if ((await writeOrShow(project.files, added.changes, options, session)) === undefined) return 0;
  const place = `${project.prefix}${added.path}:${added.line}`;
  terminal.stdout.write(
    `${paint(terminal, 'green', '✔')} ${say('add.section', { title: shown(oneLineOf(heading)), place })}\n`,
  );
  return 0;
}

function oneLineOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
