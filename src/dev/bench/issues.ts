import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, type Figures, measure, option, report, sized } from './measure.ts';
import { makeLongHistory } from './repositories.ts';

// Unresolved work: the history next to the bare `git log`, the authors of comments next to the bare `git blame`.

const FORMAT = ['%H', '%an', '%ae', '%as', '%B'].join('%x1f');
const given = option('--repository');
const place = mkdtempSync(join(tmpdir(), 'handover-bench-'));
const repository = join(place, 'repository');
if (given) execFileSync('git', ['clone', '--quiet', '--shared', given, repository]);
else makeLongHistory(repository, sized(82_000, 8_000));
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: repository, encoding: 'utf8', maxBuffer: 1024 ** 3 });
const commits = git('rev-list', '--count', 'HEAD').trim();
console.log(`\nhandover issues on ${given ?? 'a history made for this'}: ${commits} commits`);

const notes = join(repository, '.git', 'handover-pack');
const forget = () => rmSync(notes, { recursive: true, force: true });
const handover = (...words: string[]) => [process.execPath, CLI, 'issues', '--format', 'json', ...words];
const codes = [0, 1];
const times = sized(3, 1);

const nothing = measure({ command: ['git', 'rev-parse', 'HEAD'], cwd: repository });
report('git rev-parse HEAD', nothing);
const bare = measure({
  command: ['git', 'log', '-z', '--topo-order', `--format=${FORMAT}`, 'HEAD'],
  cwd: repository,
  times,
});
report('git log with the same fields', bare);
const history = ['--class', 'open-reference'];
const cold = measure({ command: handover(...history), cwd: repository, before: forget, codes, times });
// What cannot be avoided: the messages, the hints in the files, and which commit follows which.
const hints = measure({
  command: ['git', 'grep', '-nIE', 'TODO|FIXME|HACK|XXX|待办|待解决', 'HEAD'],
  cwd: repository,
  codes: [0, 1],
  times,
});
const graph = measure({
  command: ['git', 'rev-list', '--parents', '--all'],
  cwd: repository,
  times,
});
report(
  'handover issues --class open-reference, nothing known',
  cold,
  {
    times: 3,
    of: bare.median + hints.median + graph.median,
    floor: 'git log, git grep and git rev-list in turn',
  },
  { megabytes: 300 },
);
const warm = measure({ command: handover(...history), cwd: repository, codes, times });
report('the same again', warm, above(warm));
addCommits(10);
const later = measure({ command: handover(...history), cwd: repository, codes, times: 1 });
report('the same, ten commits later', later, { above: 400, of: nothing, floor: 'git rev-parse' });

forget();
const all = measure({ command: handover(), cwd: repository, codes, times: 1 });
report('handover issues, nothing known', all);
const blames = blamesOf();
const spent = timeOf(() => inTurn(blames));
console.log(`git blame of these ${blames.length} files, one after the other: ${spent.toFixed(3)} s`);
const again = measure({ command: handover(), cwd: repository, codes, times });
report('handover issues again', again, above(again));
rmSync(place, { recursive: true, force: true });

function above(figures: Figures): string {
  return `${((figures.median - nothing.median) / 1000).toFixed(3)} s above git rev-parse`;
}

function addCommits(count: number): void {
  for (let number = 0; number < count; number += 1)
    execFileSync(
      'git',
      [
        '-c',
        'user.name=Bench',
        '-c',
        'user.email=bench@his.example',
        'commit',
        '-q',
        '--allow-empty',
        '-m',
        `See #${number}`,
      ],
      { cwd: repository },
    );
}

/** The calls that would find the authors file by file. */
function blamesOf(): string[][] {
  const [program = '', ...words] = handover('--all');
  const { stdout } = spawnSync(program, words, { cwd: repository, encoding: 'utf8', maxBuffer: 1024 ** 3 });
  const { items } = JSON.parse(stdout) as { items: { file: string | null; line: number | null }[] };
  const placed = items.filter(({ file, line }) => file !== null && line !== null);
  return [...Map.groupBy(placed, ({ file }) => file ?? '')].map(([path, found]) => {
    const ranges = [...new Set(found.map(({ line }) => line))].flatMap(line => ['-L', `${line},${line}`]);
    return ['blame', '--line-porcelain', '-w', '-M5', ...ranges, 'HEAD', '--', path];
  });
}

function inTurn(calls: readonly string[][]): void {
  for (const call of calls) spawnSync('git', call, { cwd: repository, stdio: 'ignore' });
}

/** Seconds. */
function timeOf(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
