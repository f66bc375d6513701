import type { FileChange } from '../core/changes.ts';
import type { ChangeOutcome, Files } from '../core/ports.ts';
import { visible } from '../reporters/visible.ts';
import { paint, type Session } from './terminal.ts';

/**
 * The one way of the command line to write: on top of what is there now, while no other command does; or, with
 * `--dry-run`, only shown.
 * @returns what became of each file; undefined where nothing was to be written
 */
export async function writeOrShow(
  files: Files,
  changes: readonly FileChange[],
  { dryRun }: { readonly dryRun?: boolean | undefined },
  session: Session,
): Promise<ReadonlyMap<string, ChangeOutcome> | undefined> {
  if (!dryRun) return await files.change(changes);
  const { terminal, say } = session;
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  for (const { path, before, after } of changes) {
    print(say(before === undefined ? 'dryRun.create' : 'dryRun.change', { path: visible(path) }));
    for (const { mark, line, text } of difference(before ?? '', after))
      print(paint(terminal, mark === '+' ? 'green' : 'red', `${mark} ${line}: ${visible(text)}`));
  }
  print(say(changes.length > 0 ? 'generate.dryRun' : 'dryRun.nothing'));
  return undefined;
}

interface DifferentLine {
  readonly mark: '+' | '-';
  /** From 1, in the text that has it. */
  readonly line: number;
  readonly text: string;
}

/** More comparisons than these take too long; then all lines between the ends that are alike count as changed. */
const MOST_COMPARISONS = 4_000_000;

/** The lines that one text lacks and the other has, in their order. */
function difference(before: string, after: string): DifferentLine[] {
  const [old, now] = [before, after].map(text => text.replace(/\r?\n$/, '').split(/\r?\n/)) as [
    string[],
    string[],
  ];
  if (before === '') old.length = 0;
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - start;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const [removed, added] = [old, now].map(lines => lines.slice(start, lines.length - tail)) as [
    string[],
    string[],
  ];
  const line = (mark: '+' | '-', text: string, index: number) => ({ mark, line: start + index + 1, text });
  const kept = commonLines(removed, added);
  const shown: DifferentLine[] = [];
  let [left, right] = [0, 0];
  for (const [one, other] of [...kept, [removed.length, added.length] as const]) {
    for (; left < one; left += 1) shown.push(line('-', removed[left] ?? '', left));
    for (; right < other; right += 1) shown.push(line('+', added[right] ?? '', right));
    left += 1;
    right += 1;
  }
  return shown;
}

/** The longest row of lines that two lists share, as pairs of their places. */
function commonLines(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
  if (one.length * other.length > MOST_COMPARISONS) return [];
  const width = other.length + 1;
  const longest = new Uint32Array((one.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1)
    for (let column = other.length - 1; column >= 0; column -= 1)
      longest[row * width + column] =
        one[row] === other[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let [row, column] = [0, 0]; row < one.length && column < other.length; ) {
    if (one[row] === other[column]) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
