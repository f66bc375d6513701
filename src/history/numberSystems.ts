import { escapePattern } from '../core/escapePattern.ts';
import type { CommitNote } from './commitLog.ts';

/** Numbers that many commits carry, and no tracker that is known reads. */
export interface NumberSystem {
  /** As the newest commit has it: 【ID1001234】. */
  readonly example: string;
  readonly commits: number;
  /** Regular expression for `trackers` in `handover.config.yaml`. */
  readonly reference: string;
}

/** So many commits carry one at least, … */
const COMMITS = 10;
/** … which is a part of all that is worth asking about, … */
const SHARE = 0.05;
/** … and they are not about a few things again and again. */
const DISTINCT = 0.3;
/** Subjects are cut behind so many characters. */
const LONGEST = 300;

const PREFIX = String.raw`([A-Za-z]{1,10}|[\u4e00-\u9fff]{1,6})?([-_:#]?号?[:#]?)`;
const BRACKETS = new RegExp(String.raw`([[(【{<])${PREFIX}(\d{4,12})[\])】}>]`);
const LEADING = new RegExp(String.raw`^()${PREFIX}(\d{4,12})(?=$|[\s:,，、|/-])`);
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '【': '】', '{': '}', '<': '>' };
/** Versions, builds, revisions, standards, ports, years. */
const OTHER_NUMBERS =
  /^(?:v|ver|version|build|r|rev|revision|release|sp|jdk|java|php|gb|gbt|iso|rfc|utf|port|http|code|error|ora|cve|sha|es|ie|win|windows|版本|端口|年|第|共|约|错误码?|日期)$/i;

/** Numbers that look alike, as far as they were read. */
export interface Numbers {
  readonly open: string;
  readonly before: string;
  readonly numbers: readonly string[];
  readonly example: string;
}

/**
 * Collects the numbers of further commits, by what they look like.
 * @param commits oldest first
 */
export function addNumbers(
  known: ReadonlyMap<string, Numbers>,
  commits: readonly CommitNote[],
): ReadonlyMap<string, Numbers> {
  const systems = new Map([...known].map(([key, one]) => [key, { ...one, numbers: [...one.numbers] }]));
  for (const { subject, references } of commits) {
    if (references.length > 0 || !/\d{4}/.test(subject) || subject.startsWith('Merge ')) continue;
    const text = subject.slice(0, LONGEST).normalize('NFKC').trim();
    const found = BRACKETS.exec(text) ?? LEADING.exec(text);
    if (found === null) continue;
    const [example, open = '', prefix = '', sign = '', number = ''] = found;
    // A number alone says nothing, brackets or a word do.
    if ((open === '' && prefix === '') || OTHER_NUMBERS.test(prefix) || isDay(number)) continue;
    const before = prefix + sign;
    const key = `${open}${before.toUpperCase()}`;
    const system = systems.get(key) ?? { open, before, numbers: [], example };
    system.numbers.push(number);
    systems.set(key, { ...system, example });
  }
  return systems;
}

/**
 * The numbers that the commits of a project carry most, where none of the known trackers explains them.
 * @param commits how many commits there are
 */
export function chiefNumbers(
  systems: ReadonlyMap<string, Numbers>,
  commits: number,
): NumberSystem | undefined {
  const [most] = [...systems.values()].sort((one, other) => other.numbers.length - one.numbers.length);
  if (most === undefined) return undefined;
  const { open, before, numbers, example } = most;
  const isMany = numbers.length >= COMMITS && numbers.length >= SHARE * commits;
  if (!isMany || new Set(numbers).size < DISTINCT * numbers.length) return undefined;
  let [shortest, longest] = [Number.POSITIVE_INFINITY, 0];
  for (const { length } of numbers) {
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
  }
  const id = String.raw`(?<id>\d{${shortest},${longest}})`;
  const isBare = before === '';
  const reference = isBare
    ? `${escapePattern(open)}${id}${escapePattern(CLOSING[open] ?? '')}`
    : `${escapePattern(before)}${id}`;
  return { example, commits: numbers.length, reference };
}

/** 20260504, 202605: a day or a month. */
function isDay(number: string): boolean {
  return (
    /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?(?:\d{4}|\d{6})?$/.test(number) ||
    /^(?:19|20)\d\d$/.test(number)
  );
}
