import { localDate } from '../core/dates.ts';
import { oneLine } from '../reporters/visible.ts';
import { forgetPerson } from '../usecases/forget/forgetPerson.ts';
import { readSettings } from '../usecases/readSettings.ts';
import { fileTranslator } from '../usecases/transition/readTransitions.ts';
import { openCommandProject } from './commandProject.ts';
import type { ForgetOptions } from './options.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/** Runs `handover forget`: a pseudonym in the place of somebody who has left. */
export async function runForget(person: string, options: ForgetOptions, session: Session): Promise<ExitCode> {
  const { terminal, say, language } = session;
  const { project } = await openCommandProject(options, terminal);
  // The pseudonym stands in the files of the project.
  const words = await fileTranslator(await readSettings(project.files), language);
  const { changes, pseudonym, folders } = await forgetPerson(project, person, options.as, {
    today: options.today ?? localDate(),
    assets: terminal.assets,
    say: words.say,
  });
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  const written = await writeOrShow(project.files, changes, options, session);
  if (written === undefined) return 0;
  for (const { path } of changes)
    print(paint(terminal, 'green', say('transition.written', { path: oneLine(path) })));
  print(say('forget.done', { count: changes.length, name: oneLine(pseudonym) }));
  for (const folder of folders)
    print(`${paint(terminal, 'yellow', '!')} ${say('forget.folder', { folder: oneLine(folder) })}`);
  print(say('forget.history'));
  return 0;
}
