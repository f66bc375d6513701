import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CLI, measure, report, sized } from './measure.ts';

// The check before a commit, next to a Node.js that does nothing: what every commit of every engineer waits for.

const place = mkdtempSync(join(tmpdir(), 'handover-bench-'));
const repository = join(place, 'repository');
mkdirSync(repository);
const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, stdio: 'pipe' });
git('init', '--quiet', '-b', 'main');
git('config', 'user.name', 'Bench');
git('config', 'user.email', 'bench@his.example');
for (let number = 0; number < 200; number += 1) write(`src/his/Ward${number}.java`, java(number));
write('config/application-prod.yml', 'spring:\n  datasource:\n    url: jdbc:mysql://db.his.example/his\n');
git('add', '.');
git('commit', '--quiet', '-m', 'A ward list');
execFileSync(process.execPath, [CLI, 'generate', '--yes', '--customer', 'East Hospital'], {
  cwd: repository,
  stdio: 'pipe',
});
git('add', '.');
git('commit', '--quiet', '-m', 'A pack');

const times = sized(9, 5);
const codes = [0, 1];
const command = [process.execPath, CLI, 'check', '--staged'];
const nothing = measure({ command: [process.execPath, '-e', '0'], cwd: repository, times });
report('node -e 0', nothing);
const limit = (most: number) => ({ times: most, of: nothing, floor: 'node -e 0' });

for (let number = 0; number < 5; number += 1)
  appendFileSync(join(repository, `src/his/Ward${number}.java`), '// The list of the ward\n');
git('add', '.');
report('check --staged, five files of code', measure({ command, cwd: repository, times, codes }), limit(3.5));

git('reset', '--quiet', '--hard');
for (let number = 0; number < 3; number += 1)
  appendFileSync(join(repository, `src/his/Ward${number}.java`), '// The list of the ward\n');
appendFileSync(join(repository, 'handover/checklist.yaml'), '# Looked through\n');
appendFileSync(join(repository, 'handover/docs/operations-manual.md'), '\nRestart the list every night.\n');
git('add', '.');
report(
  'check --staged, two files of the pack among five',
  measure({ command, cwd: repository, times, codes }),
  limit(5),
);
peers();
rmSync(place, { recursive: true, force: true });

/**
 * What a project would run in turn instead: markdownlint-cli2, and Ajv and secretlint through their libraries, which
 * their command lines add to.
 */
function peers(): void {
  const root = join(import.meta.dirname, '..', '..', '..');
  const [page, list] = ['handover/docs/operations-manual.md', 'handover/checklist.yaml'];
  const ajv = `import { readFileSync } from 'node:fs'; import Ajv from 'ajv'; import formats from 'ajv-formats';
import { parse } from 'yaml'; const ajv = new Ajv({ strict: false }); formats.default(ajv);
const schema = JSON.parse(readFileSync('${root}/schemas/checklist.schema.json', 'utf8'));
ajv.validate(schema, parse(readFileSync('${list}', 'utf8')));`;
  const secretlint = `import { readFileSync } from 'node:fs'; import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
const config = { rules: [{ id: 'preset', rule: creator, options: {} }] };
for (const filePath of ['${page}', '${list}', 'src/his/Ward0.java', 'src/his/Ward1.java', 'src/his/Ward2.java'])
  await lintSource({ source: { content: readFileSync(filePath, 'utf8'), filePath, ext: '', contentType: 'text' },
    options: { config } });`;
  const scripts = Object.entries({ ajv, secretlint }).map(([name, text]) => {
    // In the checkout, where the packages are found.
    const script = join(root, 'dist', `peer-${name}.mjs`);
    writeFileSync(script, text);
    return [process.execPath, script];
  });
  const linter = [
    process.execPath,
    join(root, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs'),
    page,
  ];
  const spent = [linter, ...scripts].map(
    words => measure({ command: words, cwd: repository, times, codes }).median,
  );
  for (const [, script = ''] of scripts) rmSync(script);
  const sum = spent.reduce((total, one) => total + one, 0);
  const again = measure({ command, cwd: repository, times, codes });
  report('the same, beside markdownlint-cli2, Ajv and secretlint in turn', again, {
    times: 1 / 3,
    of: sum,
    floor: 'these',
  });
}

function java(number: number): string {
  return `class Ward${number} {\n${'  int beds = 1;\n'.repeat(60)}}\n`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}
