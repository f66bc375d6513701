import { isDate } from '../../core/dates.ts';
import type { Span } from '../../core/findings.ts';
import type { OutlineNode } from '../../pack/yaml/outline.ts';
import type { Wording } from '../fill/ask.ts';
import type { EditorFile, EditorPack } from './editorPack.ts';
import { daysLeft } from './hover.ts';
import { entryMeant } from './meaning.ts';
import { isPastField } from './suggestDates.ts';

/** A few words behind a value. */
export interface Inlay {
  readonly offset: number;
  readonly text: string;
}

/** What is done is not due any more: the field that says so, beside the one that says when. */
const DONE_BY: Readonly<Record<string, readonly string[]>> = {
  due: ['doneOn', 'closedOn'],
  planned: ['actual'],
  forecast: ['actual'],
  rotateBy: ['rotatedOn'],
  revokeBy: ['revokedOn'],
  until: ['closedOn'],
};
const LENGTH = 40;

/** Names beside ids, and the days that are left beside days that are ahead or overdue. */
export function inlaysIn(
  file: EditorFile,
  { start, end }: Span,
  pack: EditorPack,
  today: string,
  wording: Wording,
): readonly Inlay[] {
  const names = file.marks.flatMap((mark): Inlay[] => {
    const { span, isDefinition, word } = mark;
    if (isDefinition || span.end < start || span.start > end) return [];
    const { title } = entryMeant(pack, mark) ?? {};
    return title === undefined || title === word ? [] : [{ offset: span.end, text: shortened(title) }];
  });
  const days: Inlay[] = [];
  const walk = (node: OutlineNode) => {
    for (const child of node.children) {
      if (child.end < start || child.start > end) continue;
      const { scalar } = child;
      if (scalar && isDate(scalar.text) && isAhead(child))
        days.push({ offset: scalar.span.end, text: daysLeft(scalar.text, today, wording) });
      walk(child);
    }
  };
  walk(file.outline);
  return [...names, ...days];
}

function isAhead({ step, parent }: OutlineNode): boolean {
  if (typeof step !== 'string' || isPastField(step)) return false;
  const has = (name: string) =>
    parent?.children.some(child => child.step === name && child.scalar?.text) ?? false;
  const state = parent?.children.find(child => child.step === 'state')?.scalar?.text;
  return !(DONE_BY[step] ?? []).some(has) && state !== 'closed' && state !== 'resolved';
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LENGTH ? `${characters.slice(0, LENGTH).join('')}…` : text;
}
