import { isSeq } from 'yaml';
import { UserError } from '../../core/errors.ts';
import type { TextEdit } from '../../core/findings.ts';
import { applyFixes } from '../../core/fixes.ts';
import type { Transition } from '../types.generated.ts';
import { addFields, removeFields, replaceText } from '../yaml/fieldEdits.ts';
import type { YamlFile } from '../yaml/file.ts';

/**
 * Notes in a `transition.yaml` that the successor has read a file, or takes the note back. Everything else in the text
 * stays as it is.
 * @param readOn yyyy-mm-dd; undefined to take it back
 * @returns the new text; the same where nothing changes
 * @throws UserError where the file cannot be read, or the list is written in a way that lines cannot be added to
 */
export function noteReading(file: YamlFile<Transition>, path: string, readOn: string | undefined): string {
  const { value, text } = file;
  if (value === undefined) throw new UserError('error.readingList', { path: file.path });
  const index = (value.readingList ?? []).findIndex(entry => entry?.path === path);
  const edits = index >= 0 ? changeEntry(file, index, readOn) : addEntry(file, path, readOn);
  if (edits === undefined) throw new UserError('error.readingList', { path: file.path });
  return applyFixes(text, [edits]).text;
}

function changeEntry(
  file: YamlFile<Transition>,
  index: number,
  readOn: string | undefined,
): readonly TextEdit[] | undefined {
  const place = ['readingList', index] as const;
  const isRead = file.value?.readingList?.[index]?.readOn !== undefined;
  if (readOn === undefined) return isRead ? removeFields(file, place, ['readOn']) : [];
  const edit = isRead
    ? replaceText(file, [...place, 'readOn'], readOn)
    : addFields(file, place, 'path', { readOn });
  return edit && [edit];
}

function addEntry(
  { document, text }: YamlFile<Transition>,
  path: string,
  readOn: string | undefined,
): readonly TextEdit[] | undefined {
  if (readOn === undefined) return [];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const entry = (indent: string) =>
    [`${indent}- path: ${JSON.stringify(path)}`, `${indent}  readOn: ${readOn}`, ''].join(newline);
  const list = document?.get('readingList', true);
  if (list === undefined) {
    const gap = text === '' || /\n$/.test(text) ? '' : newline;
    return [{ start: text.length, end: text.length, text: `${gap}readingList:${newline}${entry('  ')}` }];
  }
  if (!isSeq(list) || list.flow || !list.range) return undefined;
  const [start, end] = list.range;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (/\S/.test(indent)) return undefined;
  const content = start + text.slice(start, end).trimEnd().length;
  const line = text.indexOf('\n', content);
  const at = line < 0 ? text.length : line + 1;
  return [{ start: at, end: at, text: `${line < 0 ? newline : ''}${entry(indent)}` }];
}
