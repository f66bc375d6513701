import { posix } from 'node:path';
import type { Problem } from '../../core/findings.ts';
import {
  findPlaceholder,
  findQuestions,
  type Placeholder,
  sectionsOf,
} from '../../pack/markdown/placeholders.ts';
import { PARTS, type Part } from '../../pack/names.ts';
import type { Pack, TextFile } from '../../pack/pack.ts';
import { isOpenTransition } from '../../pack/packState.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import { maskSensitive } from '../../sensitive/index.ts';
import { defineCheck } from '../check.ts';

/** More of a question is not needed to recognise it. UTF-16 units. */
const LONGEST_QUOTE = 80;

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
      ...documents.flatMap(document => inDocument(document, today)),
      ...files.flatMap(file => [...inYaml(file, pack, today)]),
    ];
  },
});

/**
 * One hint for each document: what must be answered is told by itself (`must-have-open`), and everything else is welcome
 * and never pressed for.
 */
function inDocument({ path: file, text }: TextFile, today: string): Problem[] {
  const questions = findQuestions(text);
  const [first] = questions;
  if (first === undefined) return [];
  const open = sectionsOf(text).filter(({ start, end }) =>
    questions.some(question => question.start >= start && question.start < end),
  );
  const name = posix.basename(file);
  const data = { count: questions.length, first: quote(first.text, file, today) };
  const place = { file, start: first.start, end: first.end, severity: 'info' } as const;
  const [only] = open;
  return open.length === 1 && only !== undefined
    ? [
        {
          messageId: 'section',
          data: { ...data, section: only.title || name },
          ...place,
          key: only.title || name,
        },
      ]
    : [
        {
          messageId: 'document',
          data: { ...data, document: name, sections: open.length },
          ...place,
          key: '',
        },
      ];
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

interface OpenPlaceholder {
  readonly path: YamlPath;
  readonly placeholder: Placeholder;
}

function placeholdersIn(value: unknown, path: YamlPath): OpenPlaceholder[] {
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
