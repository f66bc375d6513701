import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/**
 * Runs a program to its end and returns what it printed on stdout.
 * Arguments are an array and no shell is involved, except for the `.cmd` files of Windows, which need one.
 * @throws Error naming the command, its exit code and the end of its output, when it does not exit with 0.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const child = spawn(command, [...args], {
    ...options,
    shell: process.platform === 'win32' && command.endsWith('.cmd'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let everything = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    everything += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    everything += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`"${command} ${args.join(' ')}" exited with ${code}\n${everything.slice(-4000)}`);
  }
  return stdout;
}

/**
 * Runs npm, whichever one is there: the one that started this process, else the one on the PATH.
 * Only what npm is told here and what the machine configures decides where packages come from.
 */
export async function npm(args: readonly string[], cwd: string): Promise<string> {
  const startedBy = process.env['npm_execpath'];
  if (startedBy?.endsWith('npm-cli.js')) return run(process.execPath, [startedBy, ...args], { cwd });
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd });
}

/**
 * Ends a process and everything it started. The process must have been spawned with `detached: true` on
 * POSIX, so that it leads a group of its own. Asks first, and kills what is still there after `patience` ms.
 */
export async function stopTree(child: ChildProcess, patience = 3000): Promise<void> {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    await promisify(execFile)('taskkill', ['/pid', String(child.pid), '/T', '/F']).catch(() => undefined);
    return;
  }
  const deadline = Date.now() + patience;
  signalGroup(child.pid, 'SIGTERM');
  while (signalGroup(child.pid, 0) && Date.now() < deadline) await sleep(50);
  signalGroup(child.pid, 'SIGKILL');
}

/** The same without waiting, for the `exit` event of this process, where nothing can be awaited any more. */
export function killTreeNow(child: ChildProcess): void {
  if (child.pid !== undefined && process.platform !== 'win32') signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false; // nobody is left in the group
  }
}
