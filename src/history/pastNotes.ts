import { type CommitNote, parseLine, printLine } from './commitLog.ts';
import type { Numbers } from './numberSystems.ts';

// What is kept of a history once it was read: what its commits say, and of the plain ones only who made how many when.

export interface PastNotes {
  /** What {@link headOf} says, and the newest commits that were read. */
  readonly head: string;
  readonly tips: readonly string[];
  readonly count: number;
  /** Commits that say something, or decided about others; oldest first. */
  readonly notable: readonly CommitNote[];
  readonly signed: readonly SignedDays[];
  readonly numbers: ReadonlyMap<string, Numbers>;
  /** Of the tips of branches, whether their work came in changed. */
  readonly landed: ReadonlyMap<string, boolean>;
  readonly revertedMerges: ReadonlyMap<string, readonly string[]>;
  /** Hashes of what was switched off or taken back and is there again, as the files say. */
  readonly backOn: readonly string[];
}

/** A name and address as they stand in commits, with the days of these. */
export interface SignedDays {
  readonly name: string;
  readonly email: string;
  /** yyyy-mm-dd, or '' */
  readonly dates: readonly string[];
}

/** Raised whenever what is kept changes. */
const VERSION = 3;

type Stored = readonly [
  version: number,
  head: string,
  tips: readonly string[],
  count: number,
  notable: readonly string[],
  signed: readonly (readonly [string, string, string])[],
  numbers: readonly (readonly [string, Numbers])[],
  landed: readonly (readonly [string, boolean])[],
  revertedMerges: readonly (readonly [string, readonly string[]])[],
  backOn: readonly string[],
];

export function printPast(notes: PastNotes): string {
  const { head, tips, count, notable, signed, numbers, landed, revertedMerges, backOn } = notes;
  const days = signed.map(({ name, email, dates }) => [name, email, packed(dates)] as const);
  const stored: Stored = [
    ...([VERSION, head, tips, count, notable.map(printLine), days] as const),
    ...([[...numbers], [...landed], [...revertedMerges], backOn] as const),
  ];
  return JSON.stringify(stored);
}

/** Undefined where nothing is kept, or for other patterns of tickets. */
export function parsePast(text: string | undefined, head: string): PastNotes | undefined {
  if (text === undefined) return undefined;
  const stored = JSON.parse(text) as Partial<Stored>;
  if (stored[0] !== VERSION || stored[1] !== head) return undefined;
  const [, , tips, count, notable, signed, numbers, landed, revertedMerges, backOn] = stored as Stored;
  return {
    ...{ head, tips, count, backOn },
    notable: notable.map(parseLine),
    signed: signed.map(([name, email, days]) => ({ name, email, dates: unpacked(days) })),
    numbers: new Map(numbers),
    landed: new Map(landed),
    revertedMerges: new Map(revertedMerges),
  };
}

const DAY = 86_400_000;
/** Characters of a day. */
const WIDTH = 4;
const NO_DAY = '-'.repeat(WIDTH);

/** A day takes four characters: there are as many as commits. */
function packed(dates: readonly string[]): string {
  const known = new Map<string, string>();
  const pack = (date: string) => {
    const days = Date.parse(date) / DAY;
    return Number.isInteger(days) && days >= 0 ? days.toString(36).padStart(WIDTH, '0') : NO_DAY;
  };
  return dates
    .map(date => {
      const text = known.get(date) ?? pack(date);
      known.set(date, text);
      return text;
    })
    .join('');
}

const dayOf = new Map<string, string>([[NO_DAY, '']]);

function unpacked(text: string): string[] {
  const dates: string[] = [];
  for (let at = 0; at < text.length; at += WIDTH) {
    const days = text.slice(at, at + WIDTH);
    const date = dayOf.get(days) ?? new Date(Number.parseInt(days, 36) * DAY).toISOString().slice(0, 10);
    dayOf.set(days, date);
    dates.push(date);
  }
  return dates;
}
