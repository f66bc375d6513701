import { UserError } from '../../core/errors.ts';
import type { Transition } from '../types.generated.ts';
import { changedYaml, type YamlChange } from '../yaml/edit.ts';
import { fieldsOf, type YamlFile } from '../yaml/file.ts';

/**
 * Notes in a `transition.yaml` that the successor has read a file, or takes the note back. Everything else in the text
 * stays as it is.
 * @param readOn yyyy-mm-dd; undefined to take it back
 * @returns the new text; the same where nothing changes
 * @throws UserError where the file cannot be read, or cannot be edited
 */
export function noteReading(file: YamlFile<Transition>, path: string, readOn: string | undefined): string {
  if (file.value === undefined) throw new UserError('error.readingList', { path: file.path });
  return changedYaml(file.path, file.text, changesFor(file, path, readOn), { fields: fieldsOf(file) });
}

function changesFor(
  { value }: YamlFile<Transition>,
  path: string,
  readOn: string | undefined,
): readonly YamlChange[] {
  const list = value?.readingList ?? [];
  const index = list.findIndex(entry => entry?.path === path);
  if (index < 0) return readOn === undefined ? [] : [{ append: ['readingList'], values: [{ path, readOn }] }];
  const place = ['readingList', index, 'readOn'];
  if (readOn !== undefined) return [{ set: place, value: readOn, after: ['path'] }];
  return list[index]?.readOn === undefined ? [] : [{ remove: place }];
}
