import assert from 'node:assert/strict';
import { Command } from 'commander';
import { reportError } from '../../src/cli/errors.ts';
import type { Session } from '../../src/cli/terminal.ts';
import { namedStack } from '../../src/dev/stack/namedStack.ts';

describe('the stack of a bug report', () => {
  const origins = {
    sourceOf: (file: string, line: number, column: number) =>
      file === 'chunks/AB12.js' || file === 'cli.js'
        ? { path: file === 'cli.js' ? 'src/cli.ts' : 'src/cli/main.ts', line: line + 1, column }
        : undefined,
    linesOf: (path: string) =>
      path === 'src/cli/main.ts'
        ? ['import x;', 'export async function main() {', '  return one();', '}', 'function two() {', '}']
        : ['await main();'],
  };

  it('names functions and files of the source, and leaves what it does not know', () => {
    const stack = [
      'TypeError: x is not a function',
      '    at q (file:///opt/dist/chunks/AB12.js:2:33)',
      '    at async C:\\tools\\dist\\chunks\\AB12.js:5:1',
      '    at async l.<anonymous> (file:///opt/dist/chunks/ZZ.js:1:2)',
      '    at async file:///opt/dist/cli.js:7:225',
    ].join('\n');
    assert.equal(
      namedStack(stack.replaceAll('\\', '/'), origins),
      [
        'TypeError: x is not a function',
        '    at main (src/cli/main.ts:3:33)',
        '    at async two (src/cli/main.ts:6:1)',
        '    at async l.<anonymous> (file:///opt/dist/chunks/ZZ.js:1:2)',
        '    at async src/cli.ts:8:225',
      ].join('\n'),
    );
  });

  it('comes with the version that it is of', () => {
    let printed = '';
    const session = {
      say: (id: string) => id,
      terminal: { color: false, stderr: { write: (text: string) => (printed += text) } },
    } as unknown as Session;
    const program = new Command('handover').version('1.2.3');
    assert.equal(reportError(new Error('broken'), session, { program, words: [] }), 2);
    assert.match(printed, /error\.bug\nhandover-pack 1\.2\.3\nError: broken\n +at /);
  });
});
