import type { Project } from '../../core/ports.ts';
import { RISKS } from '../../inventory/coverage.ts';
import type { ConfigFile } from '../../inventory/detect.ts';
import { globMatcher } from '../../inventory/globs.ts';
import { type ConfigGroup, groupConfigs } from '../../inventory/group.ts';
import type { InventoryFile, MissingFile } from '../../inventory/inventoryFile.ts';
import type { Translate } from '../../l10n/index.ts';
import { capital } from '../capital.ts';
import type { RowFilter } from '../rowFilter.ts';
import { folderName, isOneOfSeveral } from '../severalFolders.ts';
import type { FoundConfigs, NamedInProject, ShownConfigs } from './model.ts';

/** A line of the view. */
export type ConfigNode =
  | {
      readonly kind: 'project';
      readonly label: string;
      readonly note: string;
      readonly nodes: readonly ConfigNode[];
    }
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly label: string;
      readonly count: number;
      readonly isOpen: boolean;
      readonly nodes: readonly ConfigNode[];
    }
  | PatternLine
  | FileLine
  | NamedLine
  | { readonly kind: 'missing'; readonly found: FoundConfigs; readonly missing: MissingFile };

/** Many files of one kind and folder. */
export interface PatternLine {
  readonly kind: 'pattern';
  readonly project: Project;
  readonly group: ConfigGroup;
  readonly title: string;
  readonly nodes: readonly FileLine[];
}

/** A config file. */
export interface FileLine {
  readonly kind: 'file';
  readonly found: FoundConfigs;
  readonly file: InventoryFile;
  /** Of its kind. */
  readonly title: string;
  readonly why: string;
}

/** A config file by its name, while nobody has looked yet whether anything describes it. */
export interface NamedLine {
  readonly kind: 'named';
  readonly project: Project;
  readonly file: ConfigFile;
  readonly title: string;
  readonly why: string;
}

/** All lines of the view: what nothing describes comes first, by risk. */
export function treeOf(
  every: readonly ShownConfigs[],
  language: 'en' | 'zh-CN',
  say: Translate,
  filter: Pick<RowFilter, 'holds'> = { holds: () => true },
): ConfigNode[] {
  return every.flatMap((shown): ConfigNode[] => {
    const found = isWhole(shown) ? narrowed(shown, filter, language, say) : shown;
    const nodes = isWhole(found) ? groupsOf(found, language, say) : namedGroups(found, language, say, filter);
    if (!isOneOfSeveral()) return nodes;
    const label = folderName(found.project.root);
    return [{ kind: 'project', label, note: headline([found], say), nodes }];
  });
}

/** Whether all of its files were read. */
function isWhole(shown: ShownConfigs): shown is FoundConfigs {
  return 'report' in shown;
}

/** By risk alone: what is described, and by what, is known later. */
function namedGroups(
  { project, named: { files, kinds } }: NamedInProject,
  language: 'en' | 'zh-CN',
  say: Translate,
  filter: Pick<RowFilter, 'holds'>,
): ConfigNode[] {
  const groups = RISKS.flatMap(risk => {
    const label = capital(say(`vscode.configs.risk.${risk}`));
    const nodes = files.flatMap((file): NamedLine[] => {
      const kind = kinds.get(file.kind);
      const [title, why] = [kind?.title[language] ?? '', kind?.why[language] ?? ''];
      const isShown = file.risk === risk && filter.holds(file.path, title, file.environment ?? '', label);
      return isShown ? [{ kind: 'named', project, file, title, why }] : [];
    });
    return nodes.length === 0 ? [] : [{ risk, label, nodes }];
  });
  return groups.map(({ risk, label, nodes }, index) => {
    const id = `${project.root}\0${risk}`;
    return { kind: 'group', id, label, count: nodes.length, isOpen: index === 0, nodes };
  });
}

/** With those files alone that the filter leaves. */
function narrowed(
  found: FoundConfigs,
  filter: Pick<RowFilter, 'holds'>,
  language: 'en' | 'zh-CN',
  say: Translate,
): FoundConfigs {
  const { report } = found;
  const wordsOf = ({ path, kind, risk, state, environment = '' }: InventoryFile) => [
    ...[path, report.kinds.get(kind)?.title[language] ?? '', environment],
    say(state === 'undocumented' ? `vscode.configs.undocumented.${risk}` : `vscode.configs.state.${state}`),
  ];
  const files = report.files.filter(file => filter.holds(...wordsOf(file)));
  const missing = report.missing.filter(({ entry }) =>
    filter.holds(entry.path, say('vscode.configs.missing')),
  );
  return { ...found, report: { ...report, files, missing } };
}

/** How much is documented, in one line, or how many there are by their names; '' where there is no config file. */
export function headline(shown: readonly ShownConfigs[], say: Translate): string {
  const all = shown.filter(isWhole);
  const named = shown.flatMap(one => (isWhole(one) ? [] : one.named.files)).length;
  if (named > 0) return say('vscode.configs.files', { count: named });
  const sum = (what: 'files' | 'documented') =>
    all.reduce((total, { report }) => total + report.coverage[what], 0);
  const [count, documented] = [sum('files'), sum('documented')];
  if (count === 0) return '';
  return say('configs.headline', { count, documented, percent: Math.floor((documented / count) * 100) });
}

/** High-risk files that nothing describes. */
export function urgent(all: readonly ShownConfigs[]): number {
  return all
    .filter(isWhole)
    .flatMap(({ report }) => report.files)
    .filter(({ risk, state }) => risk === 'high' && state === 'undocumented').length;
}

function groupsOf(found: FoundConfigs, language: 'en' | 'zh-CN', say: Translate): ConfigNode[] {
  const { report, project } = found;
  const group = (name: string, label: string, nodes: readonly ConfigNode[], count: number): ConfigNode[] =>
    count === 0
      ? []
      : [{ kind: 'group', id: `${project.root}\0${name}`, label, count, isOpen: false, nodes }];
  const files = (name: string, label: string, own: readonly InventoryFile[]) =>
    group(name, label, linesOf(found, own, language), own.length);
  const of = (state: InventoryFile['state']) => report.files.filter(file => file.state === state);
  const open = of('undocumented');
  const missing = report.missing.map((one): ConfigNode => ({ kind: 'missing', found, missing: one }));
  const groups = [
    ...RISKS.flatMap(risk =>
      files(
        risk,
        say(`vscode.configs.undocumented.${risk}`),
        open.filter(file => file.risk === risk),
      ),
    ),
    ...files('unconfirmed', say('vscode.configs.unconfirmed'), of('unconfirmed')),
    ...group('missing', say('vscode.configs.missing'), missing, missing.length),
    ...files('documented', say('vscode.configs.documented'), of('documented')),
  ];
  // The first group holds what counts most, and is seen without a click.
  return groups.map((node, index) => (node.kind === 'group' ? { ...node, isOpen: index === 0 } : node));
}

function linesOf(
  found: FoundConfigs,
  files: readonly InventoryFile[],
  language: 'en' | 'zh-CN',
): (PatternLine | FileLine)[] {
  const { kinds } = found.report;
  const line = (file: InventoryFile): FileLine => {
    const kind = kinds.get(file.kind);
    return { kind: 'file', found, file, title: kind?.title[language] ?? '', why: kind?.why[language] ?? '' };
  };
  const left = new Map(files.map(file => [file.path, file]));
  const groups = groupConfigs(files);
  const lines = new Map<ConfigGroup, PatternLine | FileLine>();
  const isOne = (group: ConfigGroup) => group.files === 1;
  // A file that has a line of its own is in no pattern.
  for (const group of groups.filter(isOne)) {
    const file = left.get(group.path);
    if (file) lines.set(group, line(file));
    left.delete(group.path);
  }
  for (const group of groups.filter(one => !lines.has(one))) {
    const matches = globMatcher(group.path);
    const own = [...left.values()].filter(file => file.kind === group.kind && matches(file.path));
    for (const { path } of own) left.delete(path);
    const title = kinds.get(group.kind)?.title[language] ?? '';
    lines.set(group, { kind: 'pattern', project: found.project, group, title, nodes: own.map(line) });
  }
  return groups.flatMap(group => lines.get(group) ?? []);
}
