import { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

/** The calls by which a file comes to be what it is; all that the program writes goes through them. */
const WRITERS = ['writeFile', 'rename', 'mkdir', 'link'] as const;

export interface Fault {
  /** Absolute path; what happens elsewhere goes well. */
  readonly below: string;
  /** Which of the calls fails, from 1; 0 lets all of them go well. */
  readonly at: number;
  /** Of the operating system, such as `ENOSPC`. Every later call fails, too, as on a disk that stays full. */
  readonly code: string;
}

/**
 * Does work while the operating system refuses to write, from one call on.
 * @returns what the work gave, and how many calls to write there were
 */
export async function withFault<T>(
  fault: Fault,
  work: () => Promise<T>,
): Promise<{ value: T; calls: number }> {
  const real = Object.fromEntries(WRITERS.map(name => [name, promises[name]]));
  let calls = 0;
  const faulty = (name: string) =>
    async function (this: unknown, ...args: unknown[]) {
      const path = String(args[0]);
      if (path.startsWith(`${fault.below}${sep}`)) {
        calls += 1;
        if (fault.at > 0 && calls >= fault.at)
          throw Object.assign(new Error(`${fault.code}: ${name} '${path}'`), { code: fault.code, path });
      }
      return Reflect.apply(real[name] as (...all: unknown[]) => unknown, this, args);
    };
  Object.assign(promises, Object.fromEntries(WRITERS.map(name => [name, faulty(name)])));
  syncBuiltinESMExports();
  try {
    return { value: await work(), calls };
  } finally {
    Object.assign(promises, real);
    syncBuiltinESMExports();
  }
}
