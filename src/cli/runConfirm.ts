import { columns, padColumns } from '../core/columns.ts';
import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { printJson } from '../reporters/printJson.ts';
import { oneLine } from '../reporters/visible.ts';
import {
  type ChosenGuess,
  chooseGuesses,
  confirmGuesses,
  guessesAmong,
  guessesOf,
  nameOfGuess,
  type PackGuess,
  refuseUnknownChoice,
} from '../usecases/fill/guesses.ts';
import { readPackToFill } from '../usecases/fill/readPackToFill.ts';
import { withFirstPage } from '../usecases/firstPage.ts';
import { openCommandProject } from './commandProject.ts';
import type { ConfirmOptions } from './options.ts';
import { askerOf, type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/**
 * Runs `handover confirm`: takes the marks of guesses away that the command line names; else asks about each where there
 * is a terminal, and lists them where there is none.
 * @returns 1 while something is to be confirmed that nobody was asked about, or that they left
 */
export async function runConfirm(
  fields: readonly string[],
  options: ConfirmOptions,
  session: Session,
): Promise<ExitCode> {
  const { all, format, dryRun } = options;
  const { terminal, language } = session;
  const { project } = await openCommandProject(options, terminal);
  const read = () => readPackToFill(project, terminal.assets, localDate());
  const world = await read();
  const guesses = guessesOf(world);
  const among = guessesAmong(guesses, options);
  if (among.length === 0) refuseUnknownChoice(world, options, guesses);
  if (all && fields.length > 0) throw new UserError('error.confirm.all');
  const chosen = all ? among.map(guess => ({ guess })) : chooseGuesses(among, fields);
  if (chosen.length > 0) {
    const changes = await withFirstPage(project, await confirmGuesses(chosen, language), terminal.assets);
    const written = await writeOrShow(project.files, changes, options, session);
    if (written === undefined) return 0;
    const left = guessesOf(await read());
    if (format === 'json') terminal.stdout.write(guessesJson(left, project.prefix));
    else printConfirmed(chosen, left.length, session);
    return 0;
  }
  const ask = format === 'stylish' && !dryRun ? await askerOf(terminal) : undefined;
  if (ask && among.length > 0) {
    const { confirmOneByOne } = await import('./confirmOneByOne.ts');
    return await confirmOneByOne(ask, { project, read, options }, session);
  }
  if (format === 'json') terminal.stdout.write(guessesJson(among, project.prefix));
  else terminal.stdout.write(listOf(among, project.prefix, session));
  return among.length > 0 ? 1 : 0;
}

/** The shape is described by `schemas/output/confirm.schema.json`. */
function guessesJson(guesses: readonly PackGuess[], prefix: string): string {
  return printJson({
    version: 1,
    guesses: guesses.map(({ name, kind, file, line, values, from }) => ({
      name,
      kind,
      file: prefix + file.path,
      line,
      values,
      from,
    })),
  });
}

function printConfirmed(chosen: readonly ChosenGuess[], left: number, { terminal, say }: Session): void {
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  for (const one of chosen)
    print(`${paint(terminal, 'green', '✔')} ${say('confirm.done', { field: oneLine(nameOfGuess(one)) })}`);
  print(left === 0 ? say('confirm.nothing') : say('confirm.left', { count: left }));
}

/** Each with what was guessed, and where it was found, below its file. */
function listOf(guesses: readonly PackGuess[], prefix: string, { terminal, say }: Session): string {
  if (guesses.length === 0) return `${say('confirm.nothing')}\n`;
  const width = Math.max(...guesses.map(({ name }) => columns(oneLine(name))));
  const lines = [...Map.groupBy(guesses, ({ file }) => file.path)].flatMap(([path, inFile]) => [
    paint(terminal, 'bold', prefix + path),
    ...inFile.flatMap(guess => {
      const values = guess.values.map(({ field, value }) => `${field}: ${value}`).join('; ');
      const line = `  ${padColumns(oneLine(guess.name), width)}  ${paint(terminal, 'dim', guess.kind)}  ${oneLine(values)}`;
      const from = guess.from === '' ? [] : [`    ${say('confirm.from', { from: oneLine(guess.from) })}`];
      return [line.trimEnd(), ...from.map(text => paint(terminal, 'dim', text))];
    }),
    '',
  ]);
  return `${lines.join('\n')}${say('confirm.listed', { count: guesses.length })}\n`;
}
