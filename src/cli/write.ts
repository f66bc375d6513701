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

/** The lines between those with which both texts begin and end. */
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
  const part = (mark: '+' | '-', lines: readonly string[]) =>
    lines.slice(start, lines.length - tail).map((text, index) => ({ mark, line: start + index + 1, text }));
  return [...part('-', old), ...part('+', now)];
}
