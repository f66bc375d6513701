import { join } from 'node:path';
import { openAssets } from '../../io/assets.ts';
import { loadTranslator } from '../../l10n/index.ts';
import type { FieldNode } from '../../pack/fields/fields.ts';
import { complete } from '../../usecases/editor/complete.ts';
import { editorPack, readEditorFile } from '../../usecases/editor/editorPack.ts';
import { guessPlaces } from '../../usecases/editor/guessPlaces.ts';
import { inlaysIn } from '../../usecases/editor/inlays.ts';
import { foldsOf, partsOf } from '../../usecases/editor/structure.ts';
import { readSchemas } from '../../usecases/readSchemas.ts';
import { report, sized } from './measure.ts';

// The work of one key in a checklist of 2,000 lines: the text is read anew, and everything that the editor asks for after a
// key is answered (what may follow, names and days beside values, outline, folding, guesses). Processor time of this
// process, so that a busy machine counts little.

const LINES = 2000;
const TODAY = '2026-06-15';
const PATH = 'handover/checklist.yaml';

const assets = openAssets(join(import.meta.dirname, '..', '..', '..'));
const schemas = (await readSchemas(assets)) as ReadonlyMap<string, FieldNode>;
const wording = { say: await loadTranslator('en'), language: 'en' } as const;
const text = checklist();
const team = 'version: 1\npeople:\n  - id: li\n    name: Li Na\n  - id: wang\n    name: 王芳\n';
const others = [readEditorFile('handover/team.yaml', team, 'handover', schemas)].flatMap(file => file ?? []);

const spent: number[] = [];
let at = text.indexOf('severity: m', text.length / 2) + 'severity: '.length;
let now = text;
for (let key = 0; key < sized(300, 60); key += 1) {
  const word = 'major';
  now = `${now.slice(0, at)}${word[key % word.length]}${now.slice(at)}`;
  at += 1;
  const begin = process.cpuUsage();
  const file = readEditorFile(PATH, now, 'handover', schemas);
  if (file === undefined) throw new Error('the checklist is not read');
  const pack = editorPack('handover', [file, ...others], []);
  await complete(at, { file, pack, today: TODAY, wording, listFolder: async () => [] });
  inlaysIn(file, { start: Math.max(0, at - 2000), end: at + 2000 }, pack, TODAY, wording);
  partsOf(file, wording);
  foldsOf(file);
  guessPlaces(file);
  const { user, system } = process.cpuUsage(begin);
  spent.push((user + system) / 1000);
}
spent.sort((one, other) => one - other);
const share = (part: number) => spent[Math.floor(spent.length * part)] ?? 0;
const of = (median: number) => ({ median, least: spent[0] ?? 0, most: spent.at(-1) ?? 0, memory: undefined });
const limit = { above: 50, of: 0, floor: 'nothing' };
report(`a key in a checklist of ${text.split('\n').length} lines`, of(share(0.5)), limit);
report('the same, 95 of 100 keys', of(share(0.95)), limit);

function checklist(): string {
  const lines = [
    'version: 1',
    'project:',
    '  name: East HIS',
    'openItems:',
    '  status: in-progress',
    '  items:',
  ];
  for (let number = 0; lines.length < LINES; number += 1)
    lines.push(
      `    - id: item-${number}`,
      `      title: The list of ward ${number} is printed twice after a paper jam`,
      '      kind: problem',
      '      severity: minor',
      `      owner: ${number % 2 ? 'li' : 'wang'}`,
      '      due: 2026-09-01',
      '      nextStep: Ask the vendor of the printers',
    );
  return `${lines.join('\n')}\n`;
}
