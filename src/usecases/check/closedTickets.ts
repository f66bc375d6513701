import type { TodoOfClosedTicket } from '../../checks/check.ts';
import { GitError } from '../../core/errors.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Git, GitCallOptions } from '../../core/ports.ts';
import { lineSpans } from '../../core/positions.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import { records } from '../../history/ask.ts';
import { findHints, isNoise, loadHints } from '../../history/comments/index.ts';
import { type CommitNote, logNotes, noteOfMessage } from '../../history/commitLog.ts';
import { followTickets } from '../../history/followTickets.ts';
import { readReferences } from '../../history/references.ts';
import type { TrackerTicket } from '../../history/trackerExport/ticket.ts';
import type { Grammar } from '../../history/trackers.ts';
import type { TextFile } from '../../pack/pack.ts';
import { readExports } from '../issues/exports.ts';
import { readGrammar } from '../issues/grammar.ts';
import { isBinaryName } from '../unread.ts';
import type { FactSources } from './factSources.ts';
import type { Change } from './scope.ts';

export interface TodoSources extends FactSources {
  readonly change: Change;
  /** Texts of the change that may name a ticket in a comment. */
  readonly changed: readonly TextFile[];
  readonly isIgnored: (path: string) => boolean;
  /** Told of each text in which something is found. */
  readonly onText: (path: string, text: string) => void;
}

/** Why a ticket is closed. */
type Closing = Pick<TodoOfClosedTicket, 'commit' | 'state'>;
/** A comment that names a ticket. */
type Naming = Pick<TodoOfClosedTicket, 'path' | 'text' | 'start' | 'end' | 'ticket'> & {
  /** From 1. */
  readonly line: number;
};

/**
 * Comments that a change leaves behind a ticket: those that stand, anywhere, though the change closes their ticket, by
 * its commits, its message or an export of a tracker that it brings; and those that it adds for a ticket that is closed
 * already.
 * @throws GitError; UserError for an export that cannot be read
 */
export async function readTodosOfClosedTickets(
  git: Git,
  sources: TodoSources,
): Promise<TodoOfClosedTicket[]> {
  const { change, settings, assets, scope, signal } = sources;
  const call: GitCallOptions = signal ? { signal } : {};
  const grammar = await readGrammar(git, settings, assets, call);
  const rules = loadHints(await assets.read('src/history/hints.yaml'));
  const namings = ({ path, text }: TextFile): Naming[] => {
    if (isNoise(sources.project.prefix + path)) return [];
    const spans = lineSpans(text);
    return findHints(path, text, rules).flatMap(hint => {
      const [ticket] = hint.class === 'todo-comment' ? readReferences(hint.text, grammar) : [];
      const span = spans[hint.line - 1];
      if (ticket === undefined || span === undefined) return [];
      return [{ path, text: hint.text, line: hint.line, ticket: ticket.key, ...span }];
    });
  };
  const tell = (found: readonly Naming[], closings: ReadonlyMap<string, Closing>, isClosedNow: boolean) =>
    found.flatMap(naming => {
      const closing = closings.get(naming.ticket);
      return closing === undefined ? [] : [{ ...naming, ...closing, isClosedNow }];
    });

  const exported = await exportsIn(sources);
  const closed = new Map([
    ...(await newlyClosed(git, sources, exported, call)),
    ...(await closedBy(git, change, grammar, call)),
  ]);
  const left = tell((await textsNaming(git, closed, sources, call)).flatMap(namings), closed, true);

  const brought = scope.files === undefined ? [] : sources.changed.flatMap(namings);
  const unsettled = brought.filter(({ ticket }) => !closed.has(ticket));
  const added = await addedOnes(git, unsettled, change, call);
  const before = await closedBefore(git, added, grammar, exported, call);
  return [...left, ...tell(added, before, false)];
}

/** Tickets that the commits of the change close, or its message; what it opens again itself is open. */
async function closedBy(
  git: Git,
  { base, message }: Change,
  grammar: Grammar,
  call: GitCallOptions,
): Promise<Map<string, Closing>> {
  const own = message === undefined ? [] : [noteOfMessage(withoutRemarks(message), grammar)];
  const range = base === undefined ? [] : ['HEAD', `^${base}`, '--'];
  const notes = range.length === 0 ? [] : await Array.fromAsync(logNotes(git, range, grammar, call));
  return closingsOf([...notes.reverse(), ...own]);
}

function closingsOf(commits: readonly CommitNote[]): Map<string, Closing> {
  const { tickets } = followTickets(commits);
  return new Map(
    [...tickets].flatMap(([key, { isOpen, decidedBy }]) =>
      isOpen || decidedBy === undefined ? [] : [[key, { commit: named(decidedBy) }] as const],
    ),
  );
}

function named({ hash, date }: CommitNote): Closing['commit'] {
  return hash === '' ? undefined : { hash: hash.slice(0, 10), date };
}

/** What an editor was shown with the message, and git takes out: lines that begin with `# `, and all below the scissors. */
function withoutRemarks(message: string): string {
  const [own = ''] = message.split(/^# -+ >8 -+$/m);
  return own
    .split('\n')
    .filter(line => !/^#(?:\s|$)/.test(line))
    .join('\n')
    .trim();
}

/** What the project's exports say. */
async function exportsIn({ settings, scope }: TodoSources): Promise<ReadonlyMap<string, TrackerTicket>> {
  const reads = [...(await scope.source.readTexts(settings.trackerExports))];
  return readExports(
    reads.flatMap(([name, read]) => {
      const text = textOrAbsent(name, read);
      return text === undefined ? [] : [{ name, text }];
    }),
  );
}

/** Tickets that are closed in an export of the change, and were not in the one before it. */
async function newlyClosed(
  git: Git,
  { settings, scope, change }: TodoSources,
  now: ReadonlyMap<string, TrackerTicket>,
  call: GitCallOptions,
): Promise<Map<string, Closing>> {
  const paths = settings.trackerExports.filter(path => scope.files?.has(path));
  if (paths.length === 0) return new Map();
  const texts = await Promise.all(
    paths.map(async name => ({ name, text: await textAt(git, change.base ?? 'HEAD', name, call) })),
  );
  const old = await readExports(texts.flatMap(({ name, text }) => (text ? [{ name, text }] : [])));
  return new Map(
    [...now].flatMap(([key, { isOpen, state }]) =>
      isOpen || old.get(key)?.isOpen === false ? [] : [[key, { state }] as const],
    ),
  );
}

/** Undefined for a file that was not there. */
async function textAt(
  git: Git,
  commit: string,
  path: string,
  call: GitCallOptions,
): Promise<string | undefined> {
  try {
    return await git.run(['show', `${commit}:./${path}`], call);
  } catch (error) {
    if (error instanceof GitError && error.isRefusal) return undefined;
    throw error;
  }
}

/** Files, as the change leaves them, in which the number of one of the tickets stands. */
async function textsNaming(
  git: Git,
  closings: ReadonlyMap<string, Closing>,
  { scope, settings, isIgnored, onText }: TodoSources,
  call: GitCallOptions,
): Promise<TextFile[]> {
  const numbers = numbersOf([...closings.keys()]);
  if (numbers.length === 0) return [];
  const where = scope.kind === 'staged' ? ['--cached'] : [];
  const args = ['grep', '-l', '-z', '-I', '-w', '-F', ...where, '-f', '-', '--', '.'];
  const paths = (await records(git, args, { ...call, bytes: true, input: `${numbers.join('\n')}\n` })).filter(
    path => !isIgnored(path) && !isBinaryName(path) && !path.startsWith(`${settings.folder}/`),
  );
  const reads = await scope.source.readTexts(paths, LIMITS.source);
  return [...reads].flatMap(([path, read]) => {
    if (read.kind !== 'text') return [];
    onText(path, read.text);
    return [{ path, text: read.text }];
  });
}

/** Those of some comments whose lines the change adds. */
async function addedOnes(
  git: Git,
  namings: readonly Naming[],
  { base }: Change,
  call: GitCallOptions,
): Promise<Naming[]> {
  const paths = [...new Set(namings.map(({ path }) => path))];
  if (paths.length === 0) return [];
  const what = ['-U0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--relative'];
  const from = base === undefined ? ['--cached'] : [base];
  const added = new Map<string, [number, number][]>();
  for (const path of paths) {
    const ranges: [number, number][] = [];
    for await (const line of git.records(['diff', ...what, ...from, '--', path], '\n', call)) {
      const [, start, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
      if (start !== undefined) ranges.push([Number(start), Number(start) + Number(count)]);
    }
    added.set(path, ranges);
  }
  return namings.filter(({ path, line }) => added.get(path)?.some(([from, to]) => line >= from && line < to));
}

/** What the history and the exports say of tickets; what a tracker says counts for more than commits do. */
async function closedBefore(
  git: Git,
  namings: readonly Naming[],
  grammar: Grammar,
  exported: ReadonlyMap<string, TrackerTicket>,
  call: GitCallOptions,
): Promise<Map<string, Closing>> {
  const found = new Map<string, Closing>();
  const keys = [...new Set(namings.map(({ ticket }) => ticket))];
  const asked = keys.filter(key => !exported.has(key));
  for (const key of keys) {
    const ticket = exported.get(key);
    if (ticket?.isOpen === false) found.set(key, { state: ticket.state });
  }
  const numbers = numbersOf(asked);
  // Before the first commit there is no history.
  const [head] = await records(git, ['rev-parse', '--revs-only', 'HEAD'], call);
  if (numbers.length === 0 || head === undefined) return found;
  // Reverts name what they take back by its subject: the number stands in these as well.
  const range = ['-F', ...numbers.map(number => `--grep=${number}`), 'HEAD', '--'];
  const notes = await Array.fromAsync(logNotes(git, range, grammar, call));
  for (const [key, closing] of closingsOf(notes.reverse())) if (asked.includes(key)) found.set(key, closing);
  return found;
}

/** The part of tickets that stands in every spelling of them. */
function numbersOf(keys: readonly string[]): string[] {
  return [...new Set(keys.flatMap(key => /(?<!\d)\d+$/.exec(key) ?? []))];
}
