import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logArguments } from '../../knowledge/changeLog.ts';
import { CLI, type Figures, measure, option, report, sized } from './measure.ts';
import { makeLongHistory } from './repositories.ts';

// Who knows what: the whole history next to the bare `git log` with the same flags, and what a few commits cost later.

const given = option('--repository');
const place = mkdtempSync(join(tmpdir(), 'handover-bench-'));
const repository = join(place, 'repository');
if (given) execFileSync('git', ['clone', '--quiet', '--shared', '--no-checkout', given, repository]);
else makeLongHistory(repository, sized(82_000, 8_000));
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: repository, encoding: 'utf8', maxBuffer: 1024 ** 3 });
console.log(
  `\nhandover knowledge on ${given ?? 'a history made for this'}: ${git('rev-list', '--count', 'HEAD').trim()} commits`,
);

const notes = join(repository, '.git', 'handover-pack');
const forget = () => rmSync(notes, { recursive: true, force: true });
const command = [process.execPath, CLI, 'knowledge', '--format', 'json'];
const times = sized(3, 1);

const nothing = measure({ command: ['git', 'rev-parse', 'HEAD'], cwd: repository });
report('git rev-parse HEAD', nothing);
const bare = measure({ command: ['git', ...logArguments(['HEAD'], '-M')], cwd: repository, times });
report('git log with the same flags', bare);
const cold = measure({ command, cwd: repository, before: forget, times });
report(
  'handover knowledge, nothing known',
  cold,
  { times: 1.3, of: bare, floor: 'git log' },
  { megabytes: 300 },
);
const warm = measure({ command, cwd: repository, times });
report('the same again', warm, above(warm));
for (let number = 0; number < 10; number += 1) addCommit(number);
const later = measure({ command, cwd: repository, times });
report('the same, ten commits later', later, { above: 300, of: nothing, floor: 'git rev-parse' });
const leaving = measure({ command: [...command, '--what-if'], cwd: repository, times });
report('handover knowledge --what-if', leaving, above(leaving));
rmSync(place, { recursive: true, force: true });

function above(figures: Figures): string {
  return `${((figures.median - nothing.median) / 1000).toFixed(3)} s above git rev-parse`;
}

/** Without an index, which a clone without its files does not have. */
function addCommit(number: number): void {
  const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@his.example'];
  const file = join(place, 'file.txt');
  writeFileSync(file, `${number}`);
  git('read-tree', 'HEAD');
  git(
    'update-index',
    '--add',
    '--cacheinfo',
    `100644,${git('hash-object', '-w', file).trim()},bench/${number}.txt`,
  );
  git(...identity, 'commit', '-q', '-m', `Change ${number}`);
}
