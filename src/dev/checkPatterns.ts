import { join } from 'node:path';
import { collectPatterns } from './patterns/collect.ts';
import { objectionTo } from './patterns/judge.ts';
import { hashOf, readKnown, writeChecked } from './patterns/known.ts';
import { keyOf } from './patterns/pattern.ts';
import { structureOf } from './patterns/structure.ts';

// Checks that no regular expression of ours can run for long (`npm run patterns`). The unit test decides most of them
// by their structure; this asks recheck about the others, which takes seconds for each, notes those that are linear in
// test/patterns/checked.txt, and names the rest; ends with 1 if there are any. `-- --all` asks about all anew.

const ROOT = join(import.meta.dirname, '..', '..');
/** Milliseconds. */
const TIMEOUT = 20_000;

const known = await readKnown(ROOT);
const askAll = process.argv.includes('--all');
const open = (await collectPatterns(ROOT)).filter(
  pattern => !known.excused.has(keyOf(pattern)) && structureOf(pattern) !== 'linear',
);
const linear = open.filter(pattern => !askAll && known.checked.has(hashOf(pattern)));
const fresh = open.filter(pattern => !linear.includes(pattern));
console.log(`${open.length} patterns beside those that tell by themselves, ${fresh.length} to check`);
let wrong = 0;
for (const pattern of fresh) {
  const objection = await objectionTo(pattern, TIMEOUT);
  if (objection === undefined) linear.push(pattern);
  else {
    wrong++;
    console.log(`${pattern.at} ${keyOf(pattern)}\n  ${objection.slice(0, 300)}`);
  }
  // What was found stays found when somebody loses patience.
  await writeChecked(ROOT, linear);
}
process.exit(wrong === 0 ? 0 : 1);
