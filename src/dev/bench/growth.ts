import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, type Figures, measure, report, sized } from './measure.ts';
import { makeLongHistory, makeManyFiles } from './repositories.ts';

// How the time of a command grows with the files or commits of a repository: ten times as many should take ten times as
// long (a power of 1). Below a thousand the start of Node.js hides it, so the power is told from the two largest.

const SIZES = [1000, 10_000, 100_000].slice(0, sized(3, 2));
/** What noise and deeper folders may add to a power of 1. */
const MOST = 1.1;
const KINDS = [
  { of: 'files', make: makeManyFiles, words: ['configs'] },
  { of: 'commits', make: makeLongHistory, words: ['knowledge'] },
  { of: 'commits', make: makeLongHistory, words: ['issues', '--class', 'open-reference'] },
] as const;

for (const { of, make, words } of KINDS) {
  console.log('');
  let before: Figures | undefined;
  for (const size of SIZES) {
    const place = mkdtempSync(join(tmpdir(), 'handover-bench-'));
    const repository = join(place, 'repository');
    make(repository, size);
    const figures = measure({
      command: [process.execPath, CLI, ...words, '--format', 'json'],
      cwd: repository,
      before: () => rmSync(join(repository, '.git', 'handover-pack'), { recursive: true, force: true }),
      codes: [0, 1],
      times: sized(3, 1),
    });
    const name = `${words.join(' ')}, ${size.toLocaleString('en')} ${of}`;
    const isLast = size === SIZES.at(-1) && before !== undefined;
    if (isLast && before !== undefined) report(name, figures, { exponent: MOST, from: before, sizes: 10 });
    else report(name, figures);
    before = figures;
    rmSync(place, { recursive: true, force: true });
  }
}
