import { spawnSync } from 'node:child_process';

// npm runs this after `npm ci`, before it packs, and when somebody installs the package from its git repository.
// `npm install --global` from git, which pre-commit uses, comes here without the development dependencies
// (https://github.com/npm/cli/issues/8440), so they are fetched first.
// Plain JavaScript: the Node.js that npm runs on may be older than the one that comes with the dependencies.

const npm = process.env.npm_execpath ?? '';

function run(words) {
  const { status, error } = spawnSync(process.execPath, words, { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function hasEsbuild() {
  try {
    import.meta.resolve('esbuild');
    return true;
  } catch {
    return false;
  }
}

if (!hasEsbuild())
  run([npm, 'ci', '--global=false', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
run(['esbuild.js']);
