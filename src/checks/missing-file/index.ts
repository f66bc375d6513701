import { posix } from 'node:path';
import type { Problem, Severity } from '../../core/findings.ts';
import { PACK_DOCUMENTS } from '../../pack/names.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { isOpenTransition } from '../../pack/packState.ts';
import { pathFinder, spelling } from '../../pack/projectPaths.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { maskSensitive } from '../../sensitive/index.ts';
import { DEPARTURE_DOCUMENTS } from '../../transition/documents.ts';
import { defineCheck } from '../check.ts';

/** The files that `generate` writes, and how much is lost without each. */
const NEEDED: Readonly<Record<string, Severity>> = {
  'checklist.yaml': 'error',
  'team.yaml': 'error',
  'config-index.yaml': 'warning',
  'issues.yaml': 'info',
  ...Object.fromEntries(PACK_DOCUMENTS.map(name => [name, name === 'README.md' ? 'warning' : 'error'])),
};
/** What a departure starts with; a folder that holds one of these, and not the data itself, has lost it. */
const OF_A_TRANSITION = [...DEPARTURE_DOCUMENTS.map(({ name }) => name), 'observation-log.yaml'];

/** Files that a pack needs, or that its YAML files name, and that do not exist. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack', 'paths'],
  run: ({ pack, paths, today }) => {
    // Names with a dot are the tool's own: schemas, the baseline.
    const isInPack = (path: string) =>
      path.startsWith(`${pack.folder}/`) && path[pack.folder.length + 1] !== '.';
    if (![...paths].some(isInPack)) return [noPack(pack.folder)];
    return [
      ...neededFiles(pack.folder, paths),
      ...transitionFiles(pack, paths),
      ...references(pack, paths, today),
    ];
  },
});

function noPack(folder: string): Problem {
  return { messageId: 'noPack', file: `${folder}/checklist.yaml`, key: '', start: 0, end: 0 };
}

function* neededFiles(folder: string, paths: ReadonlySet<string>): Generator<Problem> {
  for (const [name, severity] of Object.entries(NEEDED)) {
    const file = `${folder}/${name}`;
    if (paths.has(file)) continue;
    const wanted = spelling(file);
    const other = [...paths].find(path => spelling(path) === wanted);
    const place = { key: name, start: 0, end: 0, severity, related: [file] };
    if (other === undefined) yield { ...place, messageId: 'needed', data: { file }, file };
    else yield { ...place, messageId: 'misnamed', data: { name: posix.basename(name) }, file: other };
  }
}

function* transitionFiles(pack: Pack, paths: ReadonlySet<string>): Generator<Problem> {
  for (const { folder, transition } of pack.transitions) {
    if (transition || !OF_A_TRANSITION.some(name => paths.has(`${folder}/${name}`))) continue;
    const file = `${folder}/transition.yaml`;
    yield { messageId: 'transition', data: { folder }, file, key: folder, start: 0, end: 0, related: [file] };
  }
}

function* references(pack: Pack, paths: ReadonlySet<string>, today: string): Generator<Problem> {
  const finder = pathFinder(paths);
  for (const [file, path, value = ''] of namedFiles(pack)) {
    const named = finder.find(value, file.path);
    if (named === undefined || named.exists) continue;
    const { name, rest, targets } = named;
    // A value in the wrong field can be anything, also what must not be printed.
    const data = { path: maskSensitive(name, { path: file.path, today }) };
    const place = { ...file.at(path), related: data.path === name ? targets : [] };
    const candidate = finder.suggest(named, file.path);
    if (candidate !== undefined) {
      const change = { set: path, value: `${candidate}${rest}` };
      const words = { messageId: 'fix.replace', data: { candidate }, safe: false };
      const fixes = yamlFix(file, [change], words);
      yield { ...place, messageId: 'otherName', data: { ...data, candidate }, fixes };
    } else if (targets.length === 0) yield { ...place, messageId: 'outside', data, severity: 'warning' };
    else yield { ...place, messageId: 'named', data };
  }
}

type Reference = readonly [file: YamlFile, path: YamlPath, value: string | undefined];

/** All fields that the schemas describe as the path of a file. */
function* namedFiles({ checklist, team, transitions }: Pack): Generator<Reference> {
  const { deliverables, specialNotes, progress } = checklist?.value ?? {};
  if (checklist) {
    for (const { entry, path } of entriesOf(progress?.milestones, ['progress', 'milestones']))
      yield [checklist, [...path, 'pack'], entry.pack];
    for (const { entry, path } of entriesOf(deliverables?.items, ['deliverables', 'items']))
      yield [checklist, [...path, 'documentedIn'], entry.documentedIn];
    for (const { entry, path } of entriesOf(specialNotes?.items, ['specialNotes', 'items']))
      yield [checklist, [...path, 'documentedIn'], entry.documentedIn];
  }
  for (const { entry, path } of entriesOf(team?.value?.prevention?.goLivePacks, [
    'prevention',
    'goLivePacks',
  ]))
    if (team) yield [team, [...path, 'path'], entry.path];
  for (const { transition: file } of transitions) {
    if (file === undefined || !isOpenTransition(file.value)) continue;
    const { customerNotice, meeting, teachBack, readingList } = file.value ?? {};
    yield [file, ['customerNotice', 'file'], customerNotice?.file];
    yield [file, ['meeting', 'file'], meeting?.file];
    for (const { entry, path } of entriesOf(teachBack, ['teachBack']))
      yield [file, [...path, 'path'], entry.path];
    for (const { entry, path } of entriesOf(readingList, ['readingList']))
      yield [file, [...path, 'path'], entry.path];
  }
}
