import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CLI, measure, report, sized } from './measure.ts';

// What people wait for who want something to read: the page of a project (the dashboard is the same) and the pack for
// Word, as a page, as a site and as an archive, next to a Node.js that does nothing.

const place = mkdtempSync(join(tmpdir(), 'handover-bench-'));
const repository = join(place, 'repository');
const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, stdio: 'pipe' });
write('src/his/Ward.java', 'class Ward {\n  // FIXME: the list is printed twice\n}\n');
write('config/application-prod.yml', 'spring:\n  datasource:\n    url: jdbc:mysql://db.his.example/his\n');
git('init', '--quiet', '-b', 'main');
git('config', 'user.name', 'Bench');
git('config', 'user.email', 'bench@his.example');
git('add', '.');
git('commit', '--quiet', '-m', 'A ward list');
run('generate', '--yes', '--customer', 'East Hospital');
run('transition', 'start', '--leaving', 'bench@his.example', '--last-day', '2099-03-02', '--yes');
git('add', '.');
git('commit', '--quiet', '-m', 'A pack');

const times = sized(7, 3);
const nothing = measure({ command: [process.execPath, '-e', '0'], cwd: repository, times });
report('node -e 0', nothing);
const limit = (above: number) => ({ above, of: nothing, floor: 'node -e 0' });
const page = [process.execPath, CLI, 'report', '--format', 'html'];
report('the page of a project', measure({ command: page, cwd: repository, times }), limit(1000));
for (const format of ['md', 'html', 'docx', 'zip', 'site']) {
  const output = join(place, `exported-${format}`, `pack.${format}`);
  mkdirSync(dirname(output), { recursive: true });
  const words = ['export', '--to', format, '--output', output];
  const before = () => rmSync(output, { recursive: true, force: true });
  const command = [process.execPath, CLI, ...words];
  report(
    `export of the whole pack: ${format}`,
    measure({ command, cwd: repository, before, times }),
    limit(3000),
  );
}
rmSync(place, { recursive: true, force: true });

function run(...words: string[]): void {
  execFileSync(process.execPath, [CLI, ...words], { cwd: repository, stdio: 'pipe' });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}
