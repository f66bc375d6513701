import { isPrinted } from '../core/printedMark.ts';
import type { KindDefinition } from './kinds.ts';

/** Between these lines a document of the pack is written by the tool; the second form is that of earlier versions. */
const BLOCK_BEGIN = /<!--\s{0,9}handover:(?:begin\s|[\w-]{1,60}:begin\b)/;
const BLOCK_END = /<!--\s{0,9}handover:(?:end\s|[\w-]{1,60}:end\b)/;
/** A question of the templates that nobody has answered. */
const QUESTION = /\[\[[^\]]*\]\]/g;
/** Nothing that the tool writes is longer, and no such line is searched. */
const LONGEST_LINE = 2000;
/** So much a person says about a file at least: words, or characters of a language without spaces. */
const FEWEST_WORDS = 3;
const FEWEST_CHARACTERS = 6;

/** Documents of a departure, by the names of their templates. */
const OF_DEPARTURE =
  /^transitions\/[^/]{1,100}\/(?:(?:customer|substitute|completion)-notice|meeting-minutes|response-plan|handover-list)[^/]*$/;

/**
 * What people wrote in a document: of a pack without what the tool wrote there, also in a copy that lies somewhere else;
 * nothing of what the tool has printed.
 * @param packs the folders of packs, each with a `/` at its end
 */
export function writtenIn(
  path: string,
  text: string,
  packs: readonly string[],
  guesses: ReadonlySet<string>,
): string {
  if (isPrinted(text)) return '';
  const pack = packs.find(folder => path.startsWith(folder));
  if (pack !== undefined) return writtenByPeople(path.slice(pack.length), text, guesses);
  return BLOCK_BEGIN.test(text) ? writtenByPeople(path.replaceAll('/', '-'), text, guesses) : text;
}

/**
 * A document of the pack without what the tool wrote: generated blocks, questions, rows and items that hold nothing but a
 * path and a guess. Lines stay where they are. Documents of a departure that have a template, and the entry page, are made
 * from the index as a whole, so nothing of them is left.
 * @param path from the folder of the pack
 * @param guesses see {@link guessesOf}
 */
export function writtenByPeople(path: string, text: string, guesses: ReadonlySet<string>): string {
  if (path === 'README.md' || OF_DEPARTURE.test(path)) return '';
  const lines = text.split('\n');
  let isGenerated = false;
  const says = lines.map(line => {
    if (BLOCK_BEGIN.test(line)) isGenerated = true;
    const counts = !isGenerated && (line.length > LONGEST_LINE || saysSomething(line, guesses));
    if (BLOCK_END.test(line)) isGenerated = false;
    return counts;
  });
  const isHeading = (line: string) => /^#{1,6}\s/.test(line);
  return lines
    .map((line, at) => {
      if (says[at] === true) return line;
      if (!isHeading(line)) return '';
      // A heading names what the text below it is about.
      const next = lines.findIndex((other, below) => below > at && isHeading(other));
      return says.slice(at + 1, next < 0 ? undefined : next).includes(true) ? line : '';
    })
    .join('\n');
}

/** Titles that kinds had once; they stand in packs. */
const EARLIER_TITLES = ['Backup or deploy script', '备份或部署脚本'];

/** The purposes that the tool guesses: titles of kinds in both languages. */
export function guessesOf(kinds: readonly KindDefinition[]): Set<string> {
  const titles = kinds.flatMap(({ title }) => [title.en, title['zh-CN']]);
  return new Set([...titles, ...EARLIER_TITLES].map(title => title.toLowerCase()));
}

function saysSomething(line: string, guesses: ReadonlySet<string>): boolean {
  if (/^#{1,6}\s/.test(line)) return false;
  if (!/^\s*\|/.test(line)) return isEnough(line.replace(QUESTION, ' '));
  // In a row, what stands behind the path is said about it.
  const cells = line.split('|').map(cell => cell.trim());
  const named = cells.findIndex(cell => /`[^`]+`|\]\(/.test(cell));
  return cells.some(
    (cell, at) =>
      at > named && named >= 0 && !isGuess(cell, guesses) && isEnough(cell.replace(QUESTION, ' ')),
  );
}

/** "Redis settings of the prod environment" / "prod 环境的 Redis 配置" */
function isGuess(cell: string, guesses: ReadonlySet<string>): boolean {
  const plain = cell
    .toLowerCase()
    .replace(/（此处设置：.*$|: .*$/, '')
    .replace(/ of the \S+ (?:profile|environment)$/, '')
    .replace(/^\S+?\s?环境的\s?/, '');
  return guesses.has(plain);
}

function isEnough(text: string): boolean {
  const own = text.replace(/`[^`]*`|\]\([^)]*\)|[\w.-]+\/[\w./-]+/g, ' ');
  const words = own.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0;
  const characters = own.match(/\p{Script=Han}/gu)?.length ?? 0;
  return words >= FEWEST_WORDS || characters >= FEWEST_CHARACTERS;
}
