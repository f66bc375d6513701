import type { Translate } from '../../l10n/index.ts';
import { code, escapeText } from '../markdownText.ts';
import {
  age,
  countedOf,
  decision,
  entriesOf,
  type IssueListing,
  type IssueReporter,
  remarks,
  size,
} from './listing.ts';

/** For minutes, a wiki or an issue: one table. */
export const markdown: IssueReporter = (listing, { say }) => {
  const { notes } = listing;
  const { shown } = entriesOf(listing);
  const columnIds = ['severity', 'class', 'title', 'place', 'person', 'age', 'fingerprint'];
  const rows = shown.map(({ item, others }) => [
    say(`issues.severity.${item.severity}`),
    say(`issues.class.${item.class}`),
    [
      escapeText(item.title),
      others.length > 0 ? say('issues.elsewhere', { count: others.length }) : '',
      escapeText(size(item, say)),
      escapeText(decision(item, say)),
      ...item.remarks.map(({ id, data }) => escapeText(say(id, data))),
    ]
      .filter(text => text !== '')
      .join(' — '),
    code(item.file === null ? item.key : item.line === null ? item.file : `${item.file}:${item.line}`),
    escapeText(item.person),
    age(item, say),
    code(item.fingerprint),
  ]);
  const head = columnIds.map(id => say(`issues.column.${id}`));
  const table = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
  const paragraphs = [
    ...(listing.realLine ? [`**${escapeText(listing.realLine.message)}**`] : []),
    `### ${headline(listing, say)}`,
    ...(shown.length > 0 ? [table] : []),
    ...remarks(listing, say).map(escapeText),
    ...notes.map(({ message }) => `⚠ ${escapeText(message)}`),
  ];
  return `${paragraphs.join('\n\n')}\n`;
};

function headline(listing: IssueListing, say: Translate): string {
  const { open, complete } = listing;
  const whose = escapeText(listing.whose);
  if (open === 0) return say(complete ? 'issues.none' : 'issues.noneRead', { whose });
  const count = countedOf(listing).length;
  if (count === 0) return say('issues.onlyWeak', { count: open, whose });
  return say('issues.headline.short', { count, whose });
}
