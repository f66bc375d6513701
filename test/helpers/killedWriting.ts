import { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

// Loaded before the program (`node --import`): ends the process as a power cut does, at the write that KILLED_AT says
// among those below KILLED_BELOW. A text is half on the disk by then.

const below = `${process.env['KILLED_BELOW']}${sep}`;
const at = Number(process.env['KILLED_AT']);
const { writeFile, rename } = promises;
let calls = 0;

const isLast = (path: unknown) => {
  if (String(path).startsWith(below)) calls += 1;
  return calls >= at;
};
const end = () => process.kill(process.pid, 'SIGKILL');

Object.assign(promises, {
  writeFile: async (...args: Parameters<typeof writeFile>) => {
    if (!isLast(args[0])) return writeFile(...args);
    await writeFile(args[0], String(args[1]).slice(0, 20));
    return end();
  },
  rename: async (...args: Parameters<typeof rename>) => (isLast(args[0]) ? end() : rename(...args)),
});
syncBuiltinESMExports();
