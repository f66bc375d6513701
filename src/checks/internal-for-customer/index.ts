import type { Problem, Span } from '../../core/findings.ts';
import { openDocuments } from '../../pack/documents.ts';
import { audiencesOf, guidanceOf, isForCustomer } from '../../pack/markdown/audience.ts';
import { findBlocks } from '../../pack/markdown/blocks.ts';
import { resolveLink } from '../../pack/markdown/links.ts';
import { parsePage } from '../../pack/markdown/page.ts';
import type { Pack, TextFile } from '../../pack/pack.ts';
import { maskSensitive } from '../../sensitive/index.ts';
import { defineCheck } from '../check.ts';

/** What we know of the leaver's work and of unfinished work, and what the config files hold. */
const INTERNAL_SOURCES = /^(?:git\b|.*(?:config-index|issues)\.yaml$)/;
/** Words that a text has which is for the writer or for the house. */
const INTERNAL_WORDS =
  /仅供内部|内部(?:资料|文件|使用|参考)|(?:请勿|勿|不得)(?:外传|外发|转发客户)|(?:发出|发送|寄出|提交)前(?:请)?删除|for internal use|internal use only|internal only|(?:do not|don't) (?:forward|send) to the customer|delete this (?:line|section|paragraph) before sending/giu;

/** In a letter or in minutes also what only the sender does, our commands, and the files of the pack. */
const NOT_IN_LETTERS =
  /(?:发出|发送|寄出)之?前|before sending|before you send|handover transition [a-z]{1,20}|\b(?:checklist|team|transition|config-index|issues)\.yaml\b/giu;
const WORD = /[\w./\\-]{2,300}\w/g;
/** A file of the source code or its settings, with its folder: nobody at a hospital signs for it. */
const SOURCE_FILE =
  /\.(?:java|kt|cs|vb|py|jsx?|tsx?|vue|go|php|rb|pas|cpp|jsp|cshtml|xml|ya?ml|properties|json|sql|sh|bat|ini)$/;

/** What is internal in the parts of documents that are for the customer. */
export default defineCheck({
  group: 'docs',
  severity: 'error',
  needs: ['pack'],
  run: async ({ pack, today }) => {
    const isReadable = new Map(pack.documents.map(({ path, text }) => [path, isForCustomer(text)]));
    const found = openDocuments(pack).map(document => problemsOf(document, pack, isReadable, today));
    return (await Promise.all(found)).flat();
  },
});

async function problemsOf(
  { path: file, text }: TextFile,
  pack: Pack,
  isReadable: ReadonlyMap<string, boolean>,
  today: string,
): Promise<Problem[]> {
  const { parts, unknown } = audiencesOf(text);
  const problems: Problem[] = unknown.map(({ word, start, end }) => ({
    ...{ messageId: 'unknown', data: { word }, file, start, end },
    key: word,
  }));
  const customer = parts.filter(({ audience }) => audience === 'customer');
  if (customer.length === 0) return problems;
  const guidance = guidanceOf(text);
  const isSent = ({ start }: Span) =>
    customer.some(part => start >= part.start && start < part.end) &&
    !guidance.some(quote => start >= quote.start && start < quote.end);
  const mask = (words: string) => maskSensitive(words, { path: file, today });
  for (const { target, start, end } of (await parsePage(text)).links.filter(isSent)) {
    const path = resolveLink(target, file)?.path;
    const isOfPack = path === pack.folder || path?.startsWith(`${pack.folder}/`) === true;
    if (path === undefined || !isOfPack || isReadable.get(path) === true) continue;
    // A picture beside the document is sent with it.
    if (!/\.(?:md|markdown|ya?ml)$|^[^.]*$/i.test(path)) continue;
    const name = mask(target);
    problems.push({ messageId: 'link', data: { target: name }, file, start, end, key: name });
  }
  for (const { id, from, start, end } of findBlocks(text).blocks.filter(isSent)) {
    const source = from.split(', ').find(one => INTERNAL_SOURCES.test(one));
    if (source !== undefined)
      problems.push({ messageId: 'block', data: { id, source }, file, start, end, key: id });
  }
  const letter = file.startsWith(`${pack.folder}/transitions/`) ? withoutComments(text) : '';
  const said = [
    ...text.matchAll(INTERNAL_WORDS),
    ...letter.matchAll(NOT_IN_LETTERS),
    ...[...letter.matchAll(WORD)].filter(
      ({ 0: word, index }) =>
        SOURCE_FILE.test(word) && /[/\\]/.test(word.slice(1)) && letter[index - 1] !== ':',
    ),
  ];
  // “Delete this before sending” is one mistake.
  const isWithin = (at: number, before: number) =>
    said.slice(0, before).some(({ 0: words, index }) => at >= index && at < index + words.length);
  for (const [order, { 0: words, index: start }] of said.entries()) {
    if (isWithin(start, order)) continue;
    const span = { start, end: start + words.length };
    if (isSent(span)) problems.push({ messageId: 'words', data: { words }, file, ...span, key: words });
  }
  return problems;
}

/** Blanks in the place of comments, which nobody reads. */
function withoutComments(text: string): string {
  const [before = '', ...rest] = text.split('<!--');
  const kept = rest.map(part => {
    const end = part.indexOf('-->');
    return end < 0 ? `    ${part}` : ' '.repeat(end + 7) + part.slice(end + 3);
  });
  return before + kept.join('');
}
