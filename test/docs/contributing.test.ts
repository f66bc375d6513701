import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

// What CONTRIBUTING tells people to open, to use and to run is there.
describe('CONTRIBUTING', () => {
  const text = read('CONTRIBUTING.md');

  it('names files that are there', () => {
    const paths = [...text.matchAll(/`((?:src|test|docs|schemas)\/[\w./-]*)`/g)].map(([, path = '']) => path);
    assert.ok(paths.length > 30, String(paths.length));
    assert.deepEqual(
      paths.filter(path => !existsSync(join(ROOT, path))),
      [],
    );
  });

  it('names functions and types where they are', () => {
    const NAMED = /((?:`\w+(?:\([^`]*\))?`(?:,| and)?\s+)+)(?:in |\()`((?:src|test)\/[\w/.]+\.ts)`/g;
    const named = [...text.matchAll(NAMED)].flatMap(([, names = '', path = '']) =>
      [...names.matchAll(/`(\w+)/g)].map(([, name = '']) => ({ name, path })),
    );
    assert.ok(named.length >= 12, String(named.length));
    const isDeclared = ({ name, path }: { name: string; path: string }) =>
      new RegExp(`^(?:export (?:async )?(?:function|type|interface|const)|  readonly) ${name}\\b`, 'm').test(
        read(path),
      );
    assert.deepEqual(
      named.filter(one => !isDeclared(one)),
      [],
    );
  });

  it('names commands that can be run', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    assert.ok(commands.length > 10, String(commands.length));
    assert.deepEqual(
      commands.filter(name => scripts[name] === undefined),
      [],
    );
  });
});
