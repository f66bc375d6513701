import { posix } from 'node:path';
import type { MessageData } from '../../core/errors.ts';
import type { Problem } from '../../core/findings.ts';
import {
  findPlaceholder,
  findQuestions,
  type Placeholder,
  sectionsOf,
} from '../../pack/markdown/placeholders.ts';
import { PARTS, type Part } from '../../pack/names.ts';
import type { Pack, TextFile } from '../../pack/pack.ts';
import { isJustGenerated, isOpenTransition } from '../../pack/packState.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import { maskSensitive } from '../../sensitive/index.ts';
import { defineCheck } from '../check.ts';

/** More of a question is not needed to recognise it. UTF-16 units. */
const LONGEST_QUOTE = 80;

/** So many sections are named one by one, however large a part of the document they are. */
const FEW_SECTIONS = 2;

/** Questions of the templates, and words such as TODO in the place of a value, that nobody has answered yet. */
export default defineCheck({
  group: 'pack',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack, today }) => {
    const closed = pack.transitions.filter(
      ({ transition }) => transition && !isOpenTransition(transition.value),
    );
    const isHistory = ({ path }: { path: string }) =>
      closed.some(({ folder }) => path.startsWith(`${folder}/`));
    const files = pack.yamlFiles.filter(file => file.schema !== 'config' && !isHistory(file));
    const documents = pack.documents.filter(document => !isHistory(document));
    return [
      ...documents.flatMap(document => inDocument(document, isJustGenerated(pack), today)),
      ...files.flatMap(file => [...inYaml(file, pack, today)]),
    ];
  },
});

/**
 * One finding for each section; in a document that is open for the most part nearly every section would have one:
 * there, one for the document says as much.
 */
function inDocument(document: TextFile, isNew: boolean, today: string): Problem[] {
  const { path: file, text } = document;
  const name = posix.basename(file);
  const questions = findQuestions(text);
  const sections = sectionsOf(text)
    .filter(({ start, end }) => text.slice(start, end).trim() !== '')
    .map(({ title, start, end }) => ({
      title,
      inside: questions.filter(question => question.start >= start && question.start < end),
    }));
  const open = sections.filter(({ inside }) => inside.length > 0);
  const report = (messageId: string, key: string, found: readonly Placeholder[], data: MessageData) =>
    found.slice(0, 1).map(
      ({ start, end, text: words }): Problem => ({
        messageId,
        data: { count: found.length, ...data, first: quote(words, file, today) },
        file,
        start,
        end,
        key,
        ...(isNew && { severity: 'info' }),
      }),
    );
  if (open.length > FEW_SECTIONS && open.length > sections.length / 2)
    return report('document', '', questions, { document: name, sections: open.length });
  return open.flatMap(({ title, inside }) => report('section', title, inside, { section: title || name }));
}

/** One finding for each field at the top of the file. */
function* inYaml(file: YamlFile, { checklist }: Pack, today: string): Generator<Problem> {
  const found = Map.groupBy(placeholdersIn(file.value, []), ({ path }) => String(path[0]));
  for (const [top, all] of found) {
    const [first] = all;
    if (first === undefined) continue;
    const part = PARTS.find((name): name is Part => name === top);
    const isDone = file === checklist && part !== undefined && checklist.value?.[part]?.status === 'done';
    const place = file.at(first.path);
    yield {
      messageId: 'field',
      data: {
        count: all.length,
        part: top,
        field: place.key,
        first: quote(first.placeholder.text, file.path, today),
      },
      ...place,
      key: top,
      ...(isDone && { severity: 'error' }),
    };
  }
}

interface Found {
  readonly path: YamlPath;
  readonly placeholder: Placeholder;
}

function placeholdersIn(value: unknown, path: YamlPath): Found[] {
  if (typeof value === 'string') {
    // The status “todo” is a status.
    const placeholder = path.at(-1) === 'status' ? undefined : findPlaceholder(value);
    return placeholder ? [{ path, placeholder }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => placeholdersIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => placeholdersIn(child, [...path, key]));
}

/** People write into a question, too, and not always what may be printed. */
function quote(words: string, path: string, today: string): string {
  const text = maskSensitive(words, { path, today });
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
}
