import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { scanFile } from '../../../sensitive/scanFile.ts';
import { type Tally, TODAY, wordsOf } from './sets.ts';

/*
 * How the samples that other scanners are tested with are judged: `node src/dev/bench/sensitive/peers.ts [--details]
 * [--from FOLDER]`. They are cloned into a temporary folder, which is deleted at the end, or taken from clones that are
 * there; nothing of them comes into this repository. Each sample is looked at as a file of its own.
 */

interface Sample {
  /** The rule that it is a sample of, with the scanner. */
  readonly family: string;
  readonly expected: boolean;
  readonly path: string;
  readonly text: string;
}

/** Not claimed here: what is no secret of a project, or what only a setting of the other scanner makes one. */
const NOT_CLAIMED: ReadonlyMap<string, string> = new Map([
  ['secretlint/no-homedir', 'names of people in paths'],
  ['secretlint/no-dotenv', 'forbids the file as such'],
  ['secretlint/no-k8s-kind-secret', 'forbids the file as such'],
  ['secretlint/pattern', 'patterns of its user'],
  ['secretlint/example', 'an example of a rule'],
  ['secretlint/internal-test-cjs', 'an example of a rule'],
  ['secretlint/internal-test-esm', 'an example of a rule'],
  ['secretlint/filter-comments', 'comments that let off'],
  ['secretlint/preset-canary', 'all rules at once'],
  ['detect-secrets/high_entropy_strings', 'any text of high entropy'],
  ['detect-secrets/ip_public', 'public addresses'],
]);

const PEERS: readonly { name: string; source: string; read: (folder: string) => Iterable<Sample> }[] = [
  { name: 'secretlint', source: 'https://github.com/secretlint/secretlint', read: readSecretlint },
  { name: 'gitleaks', source: 'https://github.com/gitleaks/gitleaks', read: readGitleaks },
  { name: 'detect-secrets', source: 'https://github.com/Yelp/detect-secrets', read: readDetectSecrets },
];

const PLACEHOLDER = /([A-Za-z0])\1{8}|EXAMPLE|:\/\/user(?:name)?:pass(?:word)?@|AKIAZZZZ/;

const words = process.argv.slice(2);
const details = words.includes('--details');
const from = words[words.indexOf('--from') + 1];
const folder = words.includes('--from') && from ? from : mkdtempSync(join(tmpdir(), 'handover-peers-'));
try {
  for (const { name, source, read } of PEERS) {
    const clone = join(folder, name);
    if (!existsSync(clone))
      spawnSync('git', ['clone', '--quiet', '--depth', '1', source, clone], { stdio: 'inherit' });
    await print(name, [...read(clone)]);
  }
} finally {
  if (!words.includes('--from')) rmSync(folder, { recursive: true, force: true });
}

async function print(name: string, samples: readonly Sample[]): Promise<void> {
  const families = new Map<string, Tally>();
  for (const { family, expected, path, text } of samples.filter(isClaimed)) {
    const isFound = (await scanFile({ path, text }, TODAY)).length > 0;
    const tally = families.get(family) ?? { hits: 0, misses: 0, falseAlarms: 0, quiet: 0 };
    if (isFound) tally[expected ? 'hits' : 'falseAlarms']++;
    else tally[expected ? 'misses' : 'quiet']++;
    families.set(family, tally);
    if (details && isFound !== expected && !NOT_CLAIMED.has(family))
      console.log(
        `  ${expected ? 'MISSED ' : 'IN VAIN'} ${family} ${path}: ${JSON.stringify(text.slice(0, 300))}`,
      );
  }
  const sum = (parts: readonly Tally[]): Tally => ({
    hits: total(parts, 'hits'),
    misses: total(parts, 'misses'),
    falseAlarms: total(parts, 'falseAlarms'),
    quiet: total(parts, 'quiet'),
  });
  const claimed = [...families].filter(([family]) => !NOT_CLAIMED.has(family));
  console.log(
    `\n${name}: ${samples.length} samples (${samples.filter(one => !isClaimed(one)).length} placeholders and binary files set apart), claimed: ${wordsOf(sum(claimed.map(([, tally]) => tally)))}`,
  );
  for (const [family, tally] of [...families].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const reason = NOT_CLAIMED.get(family);
    console.log(
      `    ${family.padEnd(44)} ${wordsOf(tally)}${reason === undefined ? '' : ` (not claimed: ${reason})`}`,
    );
  }
}

/** A file of bytes is not read; `APxxxxxxxxxx` is what people write in the place of a secret, and excuses. */
function isClaimed({ text, expected }: Sample): boolean {
  return !text.includes('\u0000') && !text.includes('\ufffd') && !(expected && PLACEHOLDER.test(text));
}

function total(parts: readonly Tally[], key: keyof Tally): number {
  return parts.reduce((sum, part) => sum + part[key], 0);
}

/** `test/snapshots/<case>/input.*`, with the messages that are expected in `output.json`. */
function* readSecretlint(clone: string): Generator<Sample> {
  const packages = join(clone, 'packages', '@secretlint');
  for (const name of namesIn(packages).filter(one => one.startsWith('secretlint-rule-'))) {
    const snapshots = join(packages, name, 'test', 'snapshots');
    for (const snapshot of namesIn(snapshots)) {
      // A case with options says what a setting of the rule does.
      if (existsSync(join(snapshots, snapshot, 'options.json')) || snapshot.startsWith('options.')) continue;
      const output = join(snapshots, snapshot, 'output.json');
      const input = namesIn(join(snapshots, snapshot)).find(file => file.startsWith('input'));
      if (input === undefined || !existsSync(output)) continue;
      const { messages } = JSON.parse(readFileSync(output, 'utf8')) as { messages: readonly unknown[] };
      yield {
        family: name.replace('secretlint-rule-', 'secretlint/'),
        expected: messages.length > 0,
        path: `sample/${extname(input) === '' ? 'sample.txt' : input}`,
        text: readFileSync(join(snapshots, snapshot, input), 'utf8'),
      };
    }
  }
}

/** Texts in the lists `tps` and `fps` of a rule; those that a program makes at random are not there to be read. */
function* readGitleaks(clone: string): Generator<Sample> {
  const rules = join(clone, 'cmd', 'generate', 'config', 'rules');
  for (const name of namesIn(rules).filter(one => one.endsWith('.go'))) {
    const source = readFileSync(join(rules, name), 'utf8');
    for (const list of source.matchAll(/\b(tps|fps) :?= (?:append\(\w+, )?\[\]string\{([\s\S]*?)\n\t\}/g)) {
      for (const literal of (list[2] ?? '').matchAll(/^\t+(?:`([^`]*)`|"((?:[^"\\\n]|\\.)*)"),/gm)) {
        const text =
          literal[1] ??
          (JSON.parse(`"${(literal[2] ?? '').replace(/\\(?!["\\nrtu/bf])/g, '\\\\')}"`) as string);
        yield {
          family: `gitleaks/${basename(name, '.go')}`,
          expected: list[1] === 'tps',
          path: 'sample/sample.txt',
          text,
        };
      }
    }
  }
}

/** `('text', True)` in the tables of a test. */
function* readDetectSecrets(clone: string): Generator<Sample> {
  const tests = join(clone, 'tests', 'plugins');
  for (const name of namesIn(tests).filter(one => /^(?!base).*_test\.py$/.test(one))) {
    const source = readFileSync(join(tests, name), 'utf8');
    for (const [, , text = '', expected] of source.matchAll(
      /\(\s*(?:'[A-Z]\w*',\s*)?[rb]?('|")((?:(?!\1)[^\\\n]|\\.)+)\1,\s*(True|False)\b/g,
    ))
      yield {
        family: `detect-secrets/${basename(name, '_test.py')}`,
        expected: expected === 'True',
        path: 'sample/sample.txt',
        text: text.replace(/\\(['"\\])/g, '$1').replaceAll('\\n', '\n'),
      };
  }
}

function namesIn(place: string): string[] {
  return existsSync(place) && statSync(place).isDirectory() ? readdirSync(place).sort() : [];
}
