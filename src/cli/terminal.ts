import { styleText } from 'node:util';
import type { Assets, Installation } from '../core/ports.ts';
import type { Language, Translate } from '../l10n/index.ts';
import type { Ask } from '../usecases/fill/ask.ts';

/** A stream that text goes to. */
export interface Output {
  write(text: string): unknown;
  /** For the format whose lines are commands of a CI server; everywhere else such a line is disarmed. */
  writeCommands?(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Everything a command needs from its process; nothing below reads `process`. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Whether questions can be asked: both ends are a person. */
  readonly interactive: boolean;
  /** How they are asked; loaded when the first one is. */
  readonly ask?: () => Promise<Ask>;
  readonly color: boolean;
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly assets: Assets;
  /** The program that runs: what a hook calls again later. */
  readonly installation: Installation;
}

/** What every command is given beside its own options. */
export interface Session {
  readonly terminal: Terminal;
  /** Language of messages, see `languageOfSession`. */
  readonly language: Language;
  /** The language was chosen with `--lang`, so files are written in it too. */
  readonly languageChosen: boolean;
  readonly say: Translate;
}

/** Exit codes: 0 clean, 1 something needs attention, 2 could not run. */
export type ExitCode = 0 | 1 | 2;

/** Asks where a person sits at the terminal; undefined where none does. */
export async function askerOf({ interactive, ask }: Terminal): Promise<Ask | undefined> {
  return interactive ? await ask?.() : undefined;
}

/** Says that nothing was written, because the user pressed Ctrl+C or Escape. */
export function cancelled({ terminal, say }: Session): 2 {
  terminal.stderr.write(`${say('generate.cancelled')}\n`);
  return 2;
}

type Style = Parameters<typeof styleText>[0];

/** Styles text if the terminal shows colours. */
export function paint({ color }: Terminal, style: Style, text: string): string {
  return color ? styleText(style, text, { validateStream: false }) : text;
}

/** A line that replaces itself, shown only where a person looks on. */
export function progressLine({ stderr }: Terminal): { show(text: string): void; clear(): void } {
  const erase = '\r\u001b[2K';
  if (!stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  return { show: text => stderr.write(`${erase}${text}…`), clear: () => stderr.write(erase) };
}
