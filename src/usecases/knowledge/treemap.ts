import { shareOf } from '../../knowledge/coverage.ts';
import { type TreeNode, treeOf } from '../../knowledge/treemap.ts';
import { drawTreemap, type Fate, type TreemapLeaf } from '../../knowledge/treemapSvg.ts';
import type { Translate } from '../../l10n/index.ts';
import { shownText } from '../shownText.ts';
import { findPeople } from './findPeople.ts';
import type { KnowledgeState } from './state.ts';

/** One row of the table beside the picture. */
export interface FolderFate {
  /** From the top of the repository, with a slash at the end. */
  readonly path: string;
  readonly files: number;
  readonly fates: Readonly<Record<Fate, number>>;
}

export interface Treemap {
  readonly svg: string;
  readonly folders: readonly FolderFate[];
}

/**
 * Draws who holds what. With leavers, what leaves and what is covered; without, what only one person holds, what
 * several do, and what nobody does any more.
 * @param folder only what is below it; with a slash at the end, '' for all
 */
export function makeTreemap(
  state: KnowledgeState,
  leaving: readonly string[],
  folder: string,
  say: Translate,
): Treemap {
  const leavers = findPeople(state, leaving);
  const gone = new Set(leavers.map(({ person }) => person));
  const { files } = state.knowledge;
  const leaves = files.flatMap((file, index) => {
    if (!file.path.startsWith(folder)) return [];
    const fate = fateOf(state, index, gone);
    // Files weigh by what was done to them: git knows this for every file without reading it.
    const size = 1 + file.changes;
    // Marks of XML come into the picture: whatever is masked is masked before.
    const path = shownText(file.path.slice(folder.length));
    return [{ path, size, leaf: { path: file.path, fate, hint: '' }, index }];
  });
  const tree = treeOf(
    leaves.map(leaf => ({ ...leaf, leaf: { ...leaf.leaf, hint: hintOf(state, leaf.index, say) } })),
  );
  const kind = gone.size > 0 ? 'leaving' : 'now';
  const names = shownText(leavers.map(({ name }) => name).join(say('list.comma')));
  return {
    svg: drawTreemap(tree, folder, {
      title: say(`knowledge.map.title.${kind}`, { people: names }),
      description: say('knowledge.map.description', { count: leaves.length }),
      fates: {
        leaves: say(`knowledge.map.leaves.${kind}`),
        covered: say(`knowledge.map.covered.${kind}`),
        abandoned: say('knowledge.map.abandoned'),
        unknown: say('knowledge.map.unknown'),
      },
      more: count => say('knowledge.map.more', { count }),
    }),
    folders: rowsOf(tree, folder),
  };
}

function fateOf({ holders, inactive }: KnowledgeState, index: number, leavers: ReadonlySet<number>): Fate {
  const own = holders[index] ?? [];
  if (own.length === 0) return 'unknown';
  const active = own.filter(person => !inactive.has(person));
  if (leavers.size === 0)
    return active.length === 0 ? 'abandoned' : active.length === 1 ? 'leaves' : 'covered';
  const left = own.filter(person => !leavers.has(person));
  if (left.length < own.length && !left.some(person => !inactive.has(person))) return 'leaves';
  return active.length === 0 ? 'abandoned' : 'covered';
}

function hintOf({ knowledge, holders }: KnowledgeState, index: number, say: Translate): string {
  const file = knowledge.files[index];
  if (file === undefined) return '';
  const people = [...file.work.keys()]
    .map(person => ({ person, share: shareOf(file, person) }))
    .sort((one, other) => other.share - one.share)
    .slice(0, 3)
    .map(({ person, share }) => {
      const mark = holders[index]?.includes(person) ? '★ ' : '';
      return `${mark}${knowledge.people[person]?.name ?? ''} ${Math.round(share * 100)} %`;
    });
  const changes = say('knowledge.map.changes', { count: file.changes, recent: file.recent });
  return shownText([file.path, changes, ...people].join('\n'));
}

/** The folders right below, and the files there as one. */
function rowsOf(tree: TreeNode<TreemapLeaf>, folder: string): FolderFate[] {
  const count = (nodes: readonly TreeNode<TreemapLeaf>[], path: string): FolderFate => {
    const fates = { leaves: 0, covered: 0, abandoned: 0, unknown: 0 };
    const walk = (node: TreeNode<TreemapLeaf>) => {
      if (node.leaf) fates[node.leaf.fate] += 1;
      node.children.forEach(walk);
    };
    nodes.forEach(walk);
    return { path, files: Object.values(fates).reduce((sum, one) => sum + one, 0), fates };
  };
  const here = tree.children.filter(({ leaf }) => leaf !== undefined);
  const below = tree.children.filter(({ leaf }) => leaf === undefined);
  const rows = below.map(node => count([node], `${folder}${node.name}/`));
  return [...rows, ...(here.length > 0 ? [count(here, folder || './')] : [])].sort(
    (one, other) => other.fates.leaves - one.fates.leaves || other.files - one.files,
  );
}
