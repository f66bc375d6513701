import type { Assets, Installation } from '../core/ports.ts';
import { main } from './main.ts';

/** How the product came to this machine. */
interface Origin {
  readonly assets: Assets;
  readonly installation: Installation;
}

/**
 * Runs the command line of this process and sets its exit code.
 * @throws Error when a file that belongs to the product is missing
 */
export async function start({ assets, installation }: Origin): Promise<void> {
  const { version } = JSON.parse(await assets.read('package.json')) as { version: string };
  const { stdin, stdout, stderr, env } = process;

  // A reader such as `head` that has seen enough is no failure. What a full disk did not take is one: whoever reads the
  // file later must not believe that it is whole.
  stdout.on('error', error => {
    const code = 'code' in error ? String(error.code) : error.message;
    if (code === 'EPIPE') process.exit();
    stderr.write(`✖ The output could not be written (${code}).\n✖ 无法写入输出（${code}）。\n`);
    process.exit(2);
  });
  // There is nobody left to tell.
  stderr.on('error', () => process.exit(2));

  // Git runs in process groups of its own, which a terminal's Ctrl+C does not reach.
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, async () => {
      const { endRunningGit } = await import('../io/gitProcess.ts');
      endRunningGit();
      process.exit(code);
    });

  process.exitCode = await main(
    process.argv.slice(2),
    {
      stdout,
      stderr,
      interactive: Boolean(stdin.isTTY && stdout.isTTY) && !env['CI'],
      ask: async () => (await import('./askAtTerminal.ts')).AT_TERMINAL,
      color: Boolean(stdout.isTTY) && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
      cwd: process.cwd(),
      environment: env,
      assets,
      installation,
    },
    version,
  );
}
