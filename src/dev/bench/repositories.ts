import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/**
 * Makes a repository with a long history, the same every time: twenty people, a thousand files, tickets, reverts and
 * comments with something to do.
 * @param folder is made
 */
export function makeLongHistory(folder: string, commits: number): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('git', ['init', '--quiet', '-b', 'main'], { cwd: folder });
  const parts: string[] = [];
  for (let number = 1; number <= commits; number += 1) parts.push(commit(number));
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: folder,
    input: parts.join(''),
    maxBuffer: 1024 ** 3,
  });
  execFileSync('git', ['reset', '--quiet', '--hard'], { cwd: folder });
}

function commit(number: number): string {
  const person = (number * 7) % 20;
  const file = `module${number % 25}/File${(number * 31) % 1000}.java`;
  const time = 1_100_000_000 + number * 7000;
  const mark = number % 9 === 0 ? `// TODO check fee ${number}\n` : '';
  const text = `class File${number % 1000} {\n${mark}  int value = ${number};\n}\n`;
  const message = `${subject(number)}\n\n${'What changed for the ward, and why it had to. '.repeat(6)}\n`;
  return [
    'commit refs/heads/main\n',
    `committer Person ${person} <person${person}@his.example> ${time} +0000\n`,
    `data ${Buffer.byteLength(message)}\n${message}`,
    `M 100644 inline ${file}\n`,
    `data ${Buffer.byteLength(text)}\n${text}\n`,
  ].join('');
}

function subject(number: number): string {
  // As in projects that exist: most commits name the ticket that a score of others name, few close one.
  if (number % 20 === 0) return `Fixes #${number}: rounding of fees`;
  if (number % 20 === 5) return `Refunds, see #${number}`;
  return `HIS-${Math.floor(number / 20)} change of the ward list`;
}
