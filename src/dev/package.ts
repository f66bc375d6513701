import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { repositoryOf, vsceWords } from './repository.ts';

// Makes what is released: dist/handover-pack.vsix for VS Code and dist/handover-pack-VERSION.tgz for npm.
//   npm run package

for (const old of globSync('dist/*.tgz')) rmSync(old);
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { repository?: unknown };
run('node_modules/@vscode/vsce/vsce', [
  ...['package', '--no-dependencies', '--out', 'dist/handover-pack.vsix'],
  ...vsceWords(repositoryOf(manifest)),
]);
// vsce has built dist/ a moment ago, so npm need not build it again.
const npm = ['pack', '--ignore-scripts', '--pack-destination', 'dist'];
const npmScript = process.env['npm_execpath'];
if (npmScript === undefined) end(spawnSync(`npm ${npm.join(' ')}`, { shell: true, stdio: 'inherit' }).status);
else run(npmScript, npm);

function run(script: string, words: readonly string[]): void {
  end(spawnSync(process.execPath, [script, ...words], { stdio: 'inherit' }).status);
}

function end(status: number | null): void {
  if (status !== 0) process.exit(status ?? 1);
}
