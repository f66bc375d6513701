import { daysBetween, isDate } from '../../core/dates.ts';
import type { Span } from '../../core/findings.ts';
import { choiceText, fieldAt, resolved } from '../../pack/fields/fields.ts';
import { placedGuesses } from '../../pack/guesses.ts';
import { schemaText } from '../../pack/schemaText.ts';
import { innermostAt, looseValue, type OutlineNode, pathOf } from '../../pack/yaml/outline.ts';
import type { Wording } from '../fill/ask.ts';
import { aboutEntry } from './describe.ts';
import type { EditorFile, EditorPack, EditorPage } from './editorPack.ts';
import type { Entry } from './entries.ts';
import { entryAt, entryMeant, markAt, pageMarks } from './meaning.ts';
import { schemaNodeAt } from './schemaNode.ts';

/** What is said about a place. Plain text: whoever shows it takes care of marks. */
export interface Hover {
  readonly span: Span;
  /** What the schemas say of the field: another extension may say it as well. */
  readonly ofSchema: Told | undefined;
  /** What only the pack knows: who somebody is, what an id means, why something is a guess. */
  readonly ofPack: readonly Told[];
}

export interface Told {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface HoverContext {
  readonly pack: EditorPack;
  readonly today: string;
  readonly wording: Wording;
}

/** What is known about a place of a file of the pack. */
export function hover(file: EditorFile, offset: number, context: HoverContext): Hover | undefined {
  const node = innermostAt(file.outline, offset);
  const { key, scalar } = node;
  const isOn = (span: Span | undefined) => span !== undefined && span.start <= offset && offset <= span.end;
  if (isOn(key) && key) {
    const guess = guessOf(node, file, context.wording);
    return { span: key, ofSchema: aboutField(node, file, context.wording), ofPack: guess ? [guess] : [] };
  }
  if (!isOn(scalar?.span) || scalar === undefined) return undefined;
  const { pack, wording } = context;
  const mark = markAt(file, offset);
  const entry = mark && entryAt(pack, file, mark);
  const known =
    mark && entry && (!mark.isDefinition || entry.kind !== 'area') ? [toldOf(entry, wording)] : [];
  const date = aboutDate(scalar.text, context);
  const guess = guessOf(node, file, wording);
  const choice = aboutChoice(node, file, wording);
  const ofPack = [...known, ...date, ...(guess ? [guess] : [])];
  return ofPack.length > 0 || choice ? { span: scalar.span, ofSchema: choice, ofPack } : undefined;
}

/** What a word of a document means that is an id. */
export function hoverPage(
  page: EditorPage,
  offset: number,
  { pack, wording }: HoverContext,
): Hover | undefined {
  const mark = pageMarks(page, pack).find(({ span }) => span.start <= offset && offset <= span.end);
  const entry = mark && entryMeant(pack, mark);
  return mark && entry
    ? { span: mark.span, ofSchema: undefined, ofPack: [toldOf(entry, wording)] }
    : undefined;
}

function toldOf(entry: Entry, wording: Wording): Told {
  const [title = '', ...lines] = aboutEntry(entry, wording);
  return { title, lines: [...lines, entry.file.path] };
}

function aboutField(node: OutlineNode, file: EditorFile, { say, language }: Wording): Told | undefined {
  const path = pathOf(node);
  const place = schemaNodeAt(file.node, path);
  const { title, description } = schemaText(place, language);
  if (title === '' && description === '') return undefined;
  const above = schemaNodeAt(file.node, path.slice(0, -1));
  const name = String(node.step);
  const field = fieldAt([name], above.properties?.[name] ?? {}, file.node, [file.schema, ...path]);
  const choices = (field?.choices ?? []).map(choice => {
    const word = field ? choiceText(choice, field, language) : choice;
    return word === choice ? choice : `${choice} – ${word}`;
  });
  return {
    title: above.required?.includes(name) ? say('editor.required', { title }) : title,
    lines: [description, ...choices].filter(line => line !== ''),
  };
}

/** A choice in the reader's language, where that says more than the choice itself. */
function aboutChoice(node: OutlineNode, file: EditorFile, { language }: Wording): Told | undefined {
  const path = pathOf(node);
  const above = schemaNodeAt(file.node, path.slice(0, -1));
  const written = typeof node.step === 'number' ? above.items : above.properties?.[node.step];
  const field = written && fieldAt([String(node.step)], written, file.node, [file.schema, ...path]);
  const value = node.scalar?.text ?? '';
  if (!field?.choices.includes(value)) return undefined;
  const word = choiceText(value, field, language);
  const { title } = schemaText(resolved(written ?? {}, file.node), language);
  return word === value ? undefined : { title: word, lines: title === '' ? [] : [title] };
}

function aboutDate(text: string, { today, wording }: HoverContext): Told[] {
  if (!isDate(text)) return [];
  const weekday = new Intl.DateTimeFormat(wording.language, { weekday: 'long', timeZone: 'UTC' });
  return [{ title: `${text} · ${weekday.format(new Date(text))}`, lines: [daysLeft(text, today, wording)] }];
}

/** `in 3 days`, `today`, `2 days ago`. */
export function daysLeft(date: string, today: string, { say }: Wording): string {
  const days = daysBetween(today, date);
  if (days === 0) return say('editor.days.today');
  return days > 0 ? say('editor.days.left', { count: days }) : say('editor.days.ago', { count: -days });
}

/** Why the field, or the entry around it, is still a guess. */
function guessOf(node: OutlineNode, { outline }: EditorFile, { say }: Wording): Told | undefined {
  for (let one: OutlineNode | undefined = node; one && one !== outline; one = one.parent) {
    const [guess] = placedGuesses(looseValue(one)).filter(({ path }) => path.length === 0);
    if (guess === undefined) continue;
    const steps = new Set<string | number>();
    for (let inner: OutlineNode | undefined = node; inner && inner !== one; inner = inner.parent)
      steps.add(inner.step);
    const isMeant = guess.fields.length === 0 || node === one || guess.fields.some(field => steps.has(field));
    if (!isMeant) return undefined;
    return {
      title: say('editor.guess'),
      lines: [
        ...(guess.from === '' ? [] : [say('confirm.from', { from: guess.from })]),
        ...(guess.fields.length > 0 && node === one
          ? [say('editor.guess.fields', { fields: guess.fields.join(', ') })]
          : []),
      ],
    };
  }
  return undefined;
}
