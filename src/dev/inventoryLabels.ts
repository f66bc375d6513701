import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { collectUnread } from '../core/textRead.ts';
import { RISKS } from '../inventory/coverage.ts';
import { compileGlobs, splitPath } from '../inventory/globs.ts';
import { type ConfigRisk, loadKnownConfigs } from '../inventory/kinds.ts';
import { openProject } from '../io/project.ts';
import { findConfigs } from '../usecases/configs/findConfigs.ts';

// How well the config files that matter are found: `node src/dev/inventoryLabels.ts CLONE LABELS.yaml`, with a clone of
// the repository that `test/inventory/labelled/` names, at the commit named there. Prints precision, recall and what
// was missed or found in vain. The numbers are read by people; `test/inventory/labelled.test.ts` guards what names alone
// decide.

interface Labels {
  readonly repository: string;
  readonly commit: string;
  readonly matters: Partial<Record<ConfigRisk, readonly string[]>>;
  readonly unclear?: readonly string[];
}

const [clone, labelFile] = process.argv.slice(2);
if (clone === undefined || labelFile === undefined) throw new Error('CLONE and LABELS.yaml are needed');
const labels = parse(await readFile(labelFile, 'utf8')) as Labels;
const git = (...args: string[]) => execFileSync('git', args, { cwd: clone, encoding: 'utf8' });
if (git('rev-parse', 'HEAD').trim() !== labels.commit) throw new Error(`${clone} is not at ${labels.commit}`);

const project = await openProject(resolve(clone), { named: true, environment: process.env });
const paths = await project.files.list();
const known = await loadKnownConfigs();
const settings = { ignore: [], configKinds: [] };
const found = new Map(
  (await findConfigs(project.files, paths, known, settings, collectUnread(), undefined)).map(file => [
    file.path,
    file,
  ]),
);
const matcher = (globs: readonly string[] = []) => {
  const index = compileGlobs(globs);
  return (path: string) => index.matches(splitPath(path)).length > 0;
};
const isUnclear = matcher(labels.unclear);
const wanted = new Map<string, ConfigRisk>();
for (const risk of RISKS) {
  const isMeant = matcher(labels.matters[risk]);
  for (const path of paths)
    if (isMeant(path) && !isUnclear(path) && !wanted.has(path)) wanted.set(path, risk);
}
const counted = [...found.keys()].filter(path => !isUnclear(path));
const right = counted.filter(path => wanted.has(path));
const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${part} of ${whole} (${((part / whole) * 100).toFixed(1)} %)`;
console.log(`${labels.repository} at ${labels.commit.slice(0, 10)}: ${paths.length} files`);
console.log(
  `precision ${percent(right.length, counted.length)}, recall ${percent(right.length, wanted.size)}`,
);
for (const risk of RISKS) {
  const own = [...wanted].filter(([, wantedRisk]) => wantedRisk === risk).map(([path]) => path);
  const same = own.filter(path => found.get(path)?.risk === risk);
  console.log(
    `  ${risk}: found ${percent(own.filter(path => found.has(path)).length, own.length)}, with this risk ${same.length}`,
  );
}
for (const path of counted)
  if (!wanted.has(path)) console.log(`  in vain: ${path} (${found.get(path)?.kind})`);
for (const [path, risk] of wanted) if (!found.has(path)) console.log(`  missed (${risk}): ${path}`);
for (const [path, risk] of wanted) {
  const file = found.get(path);
  if (file && file.risk !== risk)
    console.log(`  other risk: ${path}: ${file.risk} (${file.kind}), labelled ${risk}`);
}
