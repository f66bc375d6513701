import { columns, padColumns } from '../../core/columns.ts';
import { oneLine } from '../visible.ts';
import {
  age,
  countedOf,
  decision,
  type Entry,
  entriesOf,
  type IssueContext,
  type IssueListing,
  type IssueReporter,
  remarks,
  size,
} from './listing.ts';

const STYLES = { critical: 'red', major: 'yellow', minor: 'cyan' } as const;
const SYMBOLS = { critical: '✖', major: '▲', minor: '•' } as const;
/** Longer titles are cut; `--format json` has them whole. Columns of a terminal. */
const TITLE_WIDTH = 88;

/** For people at a terminal: two lines an item, the ones that count most first. */
export const stylish: IssueReporter = (listing, context) => {
  const { say, paint } = context;
  const { shown } = entriesOf(listing);
  const width = shown.reduce(
    (most, { item }) => Math.max(most, columns(say(`issues.class.${item.class}`))),
    0,
  );
  const paragraphs = [
    [
      ...(listing.realLine ? [paint('yellow', oneLine(listing.realLine.message))] : []),
      paint('bold', headline(listing, context)),
    ].join('\n'),
    ...(shown.length > 0 ? [shown.map(one => print(one, width, context)).join('\n')] : []),
    ending(listing, context),
  ];
  return `${paragraphs.filter(text => text !== '').join('\n\n')}\n`;
};

function headline(listing: IssueListing, { say, paint }: IssueContext): string {
  const { open, whose, complete } = listing;
  // A tick says that somebody looked everywhere.
  if (open === 0 && !complete) return paint('yellow', say('issues.noneRead', { whose }));
  if (open === 0) return paint('green', `✔ ${say('issues.none', { whose })}`);
  const counted = countedOf(listing);
  if (counted.length === 0) return say('issues.onlyWeak', { count: open, whose });
  const count = (severity: string) => counted.filter(item => item.severity === severity).length;
  const parts = (['critical', 'major', 'minor'] as const)
    .filter(severity => count(severity) > 0)
    .map(severity => `${count(severity)} ${say(`issues.severity.${severity}`)}`);
  const list = parts.join(say('list.comma'));
  return say('issues.headline', { count: counted.length, whose, list });
}

function print({ item, others }: Entry, width: number, { say, paint }: IssueContext): string {
  const { class: kind, severity, title, person, file, line, key, fingerprint, confidence, url } = item;
  const label = paint(
    STYLES[severity],
    `${SYMBOLS[severity]} ${padColumns(say(`issues.class.${kind}`), width)}`,
  );
  const place = file === null ? key : line === null ? file : `${file}:${line}`;
  const facts = [
    place === title ? '' : place,
    others.length > 0 ? say('issues.elsewhere', { count: others.length }) : '',
    size(item, say),
    person,
    age(item, say),
    confidence === 'high' ? '' : say(`issues.confidence.${confidence}`),
    decision(item, say),
    ...item.remarks.map(({ id, data }) => say(id, data)),
    url ?? '',
    fingerprint,
  ];
  const indent = ' '.repeat(width + 4);
  const second = facts
    .filter(fact => fact !== '')
    .map(oneLine)
    .join(' · ');
  return `${label}  ${cut(oneLine(title))}\n${indent}${paint('dim', second)}`;
}

function ending(listing: IssueListing, { say, paint }: IssueContext): string {
  return [
    ...remarks(listing, say),
    ...listing.notes.map(({ message }) => `${paint('yellow', '!')} ${oneLine(message)}`),
    ...(listing.open > 0 ? [paint('dim', say('issues.next'))] : []),
  ].join('\n');
}

function cut(text: string): string {
  if (columns(text) <= TITLE_WIDTH) return text;
  let short = '';
  for (const character of text) {
    if (columns(short + character) >= TITLE_WIDTH) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}
