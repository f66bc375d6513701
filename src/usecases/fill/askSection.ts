import { documentsOf, type SectionRequest } from './addSection.ts';
import type { Ask, Wording } from './ask.ts';
import type { PackToFill } from './readPackToFill.ts';
import { shown } from './shown.ts';

/**
 * Asks for what is not said of a section yet.
 * @returns undefined where the user turned back, or there is no document
 */
export async function askSection(
  ask: Ask,
  world: PackToFill,
  given: Partial<SectionRequest>,
  { say }: Wording,
): Promise<SectionRequest | undefined> {
  const documents = await documentsOf(world);
  const document =
    given.document ??
    (documents.length === 0
      ? undefined
      : await ask.choose(
          say('add.document'),
          documents.map(path => ({ value: path, label: shown(path) })),
        ));
  if (document === undefined) return undefined;
  const title = given.title ?? (await ask.write(say('add.title')));
  if (title === undefined) return undefined;
  const text = given.paragraphs ?? (await ask.write(say('add.text')));
  return text === undefined ? undefined : { ...given, document, title, paragraphs: [text].flat() };
}
