import type { FileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import type { Language } from '../../l10n/index.ts';
import type { Part } from '../../pack/names.ts';
import { isSamePerson } from '../../pack/people/people.ts';
import type { Checklist } from '../../pack/types.generated.ts';
import type { YamlFile } from '../../pack/yaml/file.ts';
import { editFiles } from '../fill/editFiles.ts';
import { confirmedField } from '../fill/guesses.ts';
import { fileOfKind, type PackToFill } from '../fill/readPackToFill.ts';

/** What is said of a part of the checklist: how far it is, who keeps it, who said it back. */
export type PartFields = Partial<
  Pick<NonNullable<Checklist[Part]>, 'status' | 'reason' | 'owner' | 'confirmedBy' | 'confirmedOn'>
>;

/** In the order in which they stand in a part. */
const FIELDS = ['status', 'reason', 'owner', 'confirmedBy', 'confirmedOn'] as const;

/**
 * A part of the checklist with other fields, as a change of its file. What was a guess among them is none any more.
 * @throws UserError where somebody would confirm their own part, or the checklist cannot be edited
 */
export async function changePart(
  world: PackToFill,
  part: Part,
  fields: PartFields,
  language: Language,
): Promise<FileChange[]> {
  const owner = fields.owner ?? world.pack.checklist?.value?.[part]?.owner;
  const { confirmedBy } = fields;
  if (confirmedBy !== undefined && isSamePerson(world.pack.team?.value, confirmedBy, owner))
    throw new UserError('error.readiness.ownPart');
  const file = fileOfKind(world, 'contact');
  // One after the other: marks of guesses stand in one list.
  const edits = FIELDS.filter(name => fields[name] !== undefined).map(name => {
    const path = [part, name];
    const after = FIELDS.slice(0, FIELDS.indexOf(name));
    const changes = (now: YamlFile) => [
      { set: path, value: fields[name], after },
      ...confirmedField(now, path),
    ];
    return { file, changes };
  });
  return editFiles(edits, language);
}
