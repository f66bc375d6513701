import { join } from 'node:path';
import { scanFolder } from './sensitive/repositories.ts';
import { judge, readSet, setsIn, tallyOf, type Verdict, wordsOf } from './sensitive/sets.ts';

// How well secrets and patients are told: `npm run bench -- sensitive [--set FILE.tsv…] [--details]`. Prints recall and
// precision of every labelled set below test/sensitive/labelled/ by level and by topic. Read by people.

const words = process.argv.slice(2);
const valuesOf = (name: string) => words.flatMap((word, at) => (words[at - 1] === name ? [word] : []));
const details = words.includes('--details');
const given = valuesOf('--set');
const repositories = valuesOf('--repository');
const folder = join(import.meta.dirname, '..', '..', '..', 'test', 'sensitive', 'labelled');
const sets = given.length > 0 || repositories.length > 0 ? given : setsIn(folder);
for (const file of sets) await printSet(file);
for (const repository of repositories) await printRepository(repository);

async function printRepository(repository: string): Promise<void> {
  const counts = new Map<string, number>();
  const cost = { bytes: 0, milliseconds: 0 };
  let files = 0;
  for await (const { path, text, matches } of scanFolder(repository, cost)) {
    files++;
    const kinds = new Map<string, number>();
    for (const { kind, start, end } of matches) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (!details || (kinds.get(kind) ?? 0) > 50) continue;
      const from = Math.max(text.lastIndexOf('\n', start) + 1, start - 90);
      const line = text.slice(
        from,
        Math.min(end + 60, Math.max(end, (text.indexOf('\n', end) + 1 || text.length + 1) - 1)),
      );
      console.log(
        `${path}\t${kind}\t${text.slice(start, end)}\t${line.trim().slice(0, 260)}`.replaceAll('\n', '\\n'),
      );
    }
  }
  const speed = (cost.bytes / 1e6 / (cost.milliseconds / 1000)).toFixed(1);
  console.log(`\n${repository}: ${files} files with findings, ${speed} MB/s a core`);
  for (const [kind, count] of counts) console.log(`    ${kind.padEnd(26)} ${count}`);
}

async function printSet(file: string): Promise<void> {
  const verdicts = await judge(readSet(file));
  console.log(`\n${file}`);
  for (const [level, part] of groups(verdicts, ({ line }) => line.level)) {
    console.log(`  ${level.padEnd(28)} ${wordsOf(tallyOf(part))}`);
  }
  for (const [topic, part] of groups(verdicts, ({ line }) => line.topic)) {
    const tally = tallyOf(part);
    if (details && tally.misses + tally.falseAlarms === 0) continue;
    console.log(`    ${topic.padEnd(26)} ${wordsOf(tally)}`);
  }
  if (!details) return;
  for (const { line, found } of verdicts) {
    if (line.expected === found.length > 0) continue;
    const what = line.expected ? 'MISSED ' : 'IN VAIN';
    console.log(
      `  ${what} ${line.level} ${line.topic} ${line.path}: ${JSON.stringify(line.text)} ${found.join(' ')}`,
    );
  }
}

function groups(verdicts: readonly Verdict[], keyOf: (verdict: Verdict) => string): Map<string, Verdict[]> {
  const parts = new Map<string, Verdict[]>();
  for (const verdict of verdicts) parts.set(keyOf(verdict), [...(parts.get(keyOf(verdict)) ?? []), verdict]);
  return parts;
}
