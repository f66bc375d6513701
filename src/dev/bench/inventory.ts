import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CLI, measure, option, report, sized } from './measure.ts';
import { makeManyFiles } from './repositories.ts';

// Config files: finding them among many files next to git's own list of these and reading once those that matter.

const FILES = sized(100_000, 10_000);
const given = option('--repository');
const place = mkdtempSync(join(tmpdir(), 'handover-bench-'));
const repository = join(place, 'repository');
if (given) execFileSync('git', ['clone', '--quiet', '--shared', given, repository]);
else makeManyFiles(repository, FILES);

const command = [process.execPath, CLI, 'configs', '--format', 'json'];
const answer = spawnSync(process.execPath, command.slice(1), { cwd: repository, maxBuffer: 1024 ** 3 });
const { files } = JSON.parse(answer.stdout.toString()) as { files: { path: string; risk: string }[] };
const all = execFileSync('git', ['ls-files', '-z'], { cwd: repository, maxBuffer: 1024 ** 3 });
const count = all.toString().split('\0').length - 1;
console.log(
  `\nhandover configs on ${given ?? 'files made for this'}: ${count} files, ${files.length} of them config files`,
);

const codes = [0, 1];
const times = sized(3, 1);
const list = ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
const listed = measure({ command: list, cwd: repository, times });
report('git ls-files, with what is not committed', listed);
const names = join(place, 'names');
// Of site content only the names count.
const read = files.filter(({ risk }) => risk !== 'site-content').map(({ path }) => `${path}\0`);
writeFileSync(names, read.join(''));
const reading = measure({ command: ['xargs', '-0', '-a', names, 'cat'], cwd: repository, times });
report(`reading the ${read.length} of them that have keys once`, reading);
const found = measure({ command, cwd: repository, codes, times });
report(
  'handover configs',
  found,
  { times: 4, of: listed.median + reading.median, floor: 'both' },
  { megabytes: 200 },
);
writeFileSync(join(repository, 'handover.config.yaml'), 'version: 1\n');
mkdirSync(join(repository, 'handover'), { recursive: true });
writeFileSync(join(repository, 'handover', 'config-index.yaml'), 'version: 1\nentries: []\n');
const index = measure({ command: [process.execPath, CLI, 'configs', 'add', '.'], cwd: repository, times: 1 });
report('handover configs add .', index);
report('handover configs, with the index', measure({ command, cwd: repository, codes, times }));
for (let number = 0; number < 5; number += 1)
  write(`staged/${number}/${number === 0 ? 'jdbc.properties' : 'Main.java'}`, 'url=1\n');
execFileSync('git', ['add', 'staged'], { cwd: repository });
const staged = [process.execPath, CLI, 'check', '--staged'];
report(
  'handover check --staged, 5 files, a config file among them',
  measure({ command: staged, cwd: repository, codes, times }),
);
rmSync(place, { recursive: true, force: true });

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}
