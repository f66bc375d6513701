import { Option } from 'commander';
import { type ExitCode, paint, type Session } from './terminal.ts';

// What every command's file shares.

/** Options that stand on every command. */
export interface CommonOptions {
  readonly cwd?: string;
  readonly lang?: string;
}

/** How a command reports its exit code: commander's actions return nothing. */
export type Finish = (code: ExitCode) => void;

/** Examples under a command's help: the command line, and what it is for. */
export function examples(
  session: Session,
  lines: readonly (readonly [command: string, messageId: string])[],
): string {
  const { say, terminal } = session;
  const width = Math.max(...lines.map(([command]) => command.length));
  const rows = lines.map(([command, id]) => `  ${command.padEnd(width)}  ${say(id)}`);
  return `\n${paint(terminal, 'bold', say('cli.examples'))}\n${rows.join('\n')}`;
}

/** On every command that writes. */
export function dryRun({ say }: Session): Option {
  return new Option('--dry-run', say('cli.generate.dryRun'));
}
