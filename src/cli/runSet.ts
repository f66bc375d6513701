import { isDeepStrictEqual } from 'node:util';
import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { fieldsOfPack, findField, type PlacedField } from '../pack/fields/findField.ts';
import { schemaText } from '../pack/schemaText.ts';
import { valueAt } from '../pack/yaml/editing/content.ts';
import type { Ask } from '../usecases/fill/ask.ts';
import { type FieldAnswer, fieldAsker } from '../usecases/fill/askField.ts';
import { lineOf } from '../usecases/fill/placeOf.ts';
import { type PackToFill, readPackToFill } from '../usecases/fill/readPackToFill.ts';
import { setField } from '../usecases/fill/setField.ts';
import { shown } from '../usecases/fill/shown.ts';
import { openCommandProject } from './commandProject.ts';
import type { SetOptions } from './options.ts';
import { askerOf, cancelled, type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/** Runs `handover set`: asks where there is a terminal for what the command line did not say, and writes one field. */
export async function runSet(
  field: string | undefined,
  values: readonly string[],
  options: SetOptions,
  session: Session,
): Promise<ExitCode> {
  const { terminal, say, language } = session;
  const { project } = await openCommandProject(options, terminal);
  const world = await readPackToFill(project, terminal.assets, localDate());
  const ask = await askerOf(terminal);
  const name = field ?? (ask && (await chooseField(ask, world, session)));
  if (name === undefined) {
    if (ask === undefined) throw new UserError('error.set.field');
    return cancelled(session);
  }
  if (options.clear && values.length > 0) throw new UserError('error.set.clear');
  const isSaid = options.clear === true || values.length > 0;
  if (!isSaid && ask === undefined) throw new UserError('error.set.value', { field: name });
  const answer = isSaid || ask === undefined ? { words: values } : await askValue(ask, name, world, session);
  if (answer === undefined) return cancelled(session);
  const { words, coming } = answer;
  const { place, before, after, changes } = await setField(world, {
    field: name,
    words: words.length === 0 ? undefined : words,
    ...(coming && { coming: [coming] }),
    language,
  });
  if ((await writeOrShow(project.files, changes, options, session)) === undefined) return 0;
  const text = (value: unknown) =>
    value === undefined ? say('set.nothing') : shown([value].flat().join(', '));
  const where = {
    field: place.name,
    place: `${project.prefix}${place.file.path}:${lineOf(place.file, place.path)}`,
  };
  const line =
    changes.length === 0
      ? say('set.same', { ...where, value: text(before) })
      : isDeepStrictEqual(before, after)
        ? say('set.confirmed', { ...where, value: text(before) })
        : say('set.done', { ...where, before: text(before), after: text(after) });
  const mark = changes.length === 0 ? paint(terminal, 'dim', '·') : paint(terminal, 'green', '✔');
  terminal.stdout.write(`${mark} ${line}\n`);
  return 0;
}

async function chooseField(ask: Ask, world: PackToFill, session: Session): Promise<string | undefined> {
  const choices = fieldsOfPack(world.pack.yamlFiles).map(place => ({
    value: place.name,
    label: shown(place.name),
    hint: titleOf(place, session),
  }));
  return ask.choose(session.say('ask.field'), choices);
}

async function askValue(
  ask: Ask,
  name: string,
  world: PackToFill,
  session: Session,
): Promise<FieldAnswer | undefined> {
  const place = findField(world.pack.yamlFiles, name);
  return await fieldAsker(ask, world, session).ask({
    field: place.field,
    title: titleOf(place, session),
    description: schemaText(place.field.node, session.language).description,
    present: valueAt(place.file.content, place.path),
  });
}

function titleOf(place: PlacedField, { language }: Session): string {
  const { title } = schemaText(place.field.node, language);
  return shown(title === '' ? place.name : title);
}
