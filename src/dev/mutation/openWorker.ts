import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, Order } from './worker.ts';

/** A process that holds one test file of a sandbox. */
export interface Worker {
  /** Returns nothing when the answer does not come within the limit (milliseconds); the process is ended then. */
  ask(order: Order, limit: number): Promise<Answer | undefined>;
  close(): undefined;
}

const LOAD_LIMIT = 120_000;

/** Returns nothing when the file cannot be loaded. */
export async function openWorker(root: string, file: string): Promise<Worker | undefined> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), [file], { cwd: root, stdio: 'ignore' });
  const next = (limit: number) =>
    new Promise<Answer | undefined>(done => {
      const timer = setTimeout(end, limit);
      function end(answer?: Answer): void {
        clearTimeout(timer);
        child.off('message', end).off('exit', gone);
        if (answer === undefined) child.kill('SIGKILL');
        done(answer);
      }
      function gone(): void {
        end();
      }
      child.on('message', end).on('exit', gone);
    });
  const loaded = await next(LOAD_LIMIT);
  if (loaded === undefined) return undefined;
  return {
    ask(order, limit) {
      const answer = next(limit);
      child.send(order);
      return answer;
    },
    close() {
      child.kill('SIGKILL');
      return undefined;
    },
  };
}
