import { columns } from '../core/columns.ts';
import { type Rectangle, squarify, type TreeNode } from './treemap.ts';

/** What happens to a file: it leaves, somebody else covers it, nobody holds it any more, or git says nothing. */
export type Fate = 'leaves' | 'covered' | 'abandoned' | 'unknown';

export interface TreemapLeaf {
  readonly path: string;
  readonly fate: Fate;
  /** What hovering shows; several lines. */
  readonly hint: string;
}

export interface TreemapWords {
  readonly title: string;
  readonly description: string;
  readonly fates: Readonly<Record<Fate, string>>;
  /** For files that are too small to be drawn one by one. */
  more(files: number): string;
}

const WIDTH = 1200;
const HEIGHT = 760;
const LEGEND = 34;
const HEAD = 18;
/** Smaller than this nobody can see or point at it: such files are drawn together. Square pixels. */
const LEAST_AREA = 30;
/** Order in which files that are drawn together are told apart. */
const FATES: readonly Fate[] = ['leaves', 'abandoned', 'covered', 'unknown'];

/**
 * Okabe and Ito's colours (https://jfly.uni-koeln.de/color/), which people with any colour vision tell apart; files
 * that leave are hatched as well, so that a print in grey shows them.
 */
const STYLE = `
.map { font: 13px system-ui, sans-serif; background: #fff; --ink: #1a1a1a; --edge: #fff; --frame: #eceff1; }
.leaves { fill: #d55e00; } .covered { fill: #0072b2; } .abandoned { fill: #cc79a7; } .unknown { fill: #9e9e9e; }
.hatch { fill: url(#hatch); pointer-events: none; }
.file { stroke: var(--edge); stroke-width: 1.5; } .folder { fill: var(--frame); stroke: var(--edge); }
text { fill: var(--ink); } .in { fill: #fff; pointer-events: none; }
@media (prefers-color-scheme: dark) {
  .map { background: #1e1e1e; --ink: #e8e8e8; --edge: #1e1e1e; --frame: #333; }
  .covered { fill: #56b4e9; } .leaves { fill: #e69f00; } .in { fill: #000; }
}
.vscode-dark .map, .vscode-high-contrast .map { background: transparent; --ink: #e8e8e8; --edge: #1e1e1e; --frame: #333; }
.vscode-dark .covered, .vscode-high-contrast .covered { fill: #56b4e9; }
.vscode-dark .leaves, .vscode-high-contrast .leaves { fill: #e69f00; }
.vscode-dark .in, .vscode-high-contrast .in { fill: #000; }
.vscode-light .map, .vscode-high-contrast-light .map { background: transparent; --ink: #1a1a1a; --edge: #fff; --frame: #eceff1; }
.vscode-light .covered { fill: #0072b2; } .vscode-light .leaves { fill: #d55e00; } .vscode-light .in { fill: #fff; }
`;

/**
 * Draws a repository by size, coloured by what happens to each file: a picture that needs neither scripts nor network.
 * @param folder where the tree stands in the repository, with a slash at the end; '' for the top
 */
export function drawTreemap(tree: TreeNode<TreemapLeaf>, folder: string, words: TreemapWords): string {
  const parts: string[] = [];
  drawFolder(tree, folder, { x: 0, y: LEGEND, width: WIDTH, height: HEIGHT - LEGEND }, words, parts);
  let x = 8;
  const legend = FATES.map(fate => {
    const at = x;
    // A letter is about half as wide as it is high; a Chinese character takes two columns.
    x += columns(words.fates[fate]) * 7 + 54;
    const hatch = fate === 'leaves' ? `<rect class="hatch" x="${at}" y="9" width="16" height="16"/>` : '';
    return `<rect class="${fate}" x="${at}" y="9" width="16" height="16"/>${hatch}<text x="${at + 22}" y="22">${escapeXml(words.fates[fate])}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="map-title map-text">`,
    `<title id="map-title">${escapeXml(words.title)}</title>`,
    `<desc id="map-text">${escapeXml(words.description)}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="6" fill="#000" fill-opacity=".14"/></pattern></defs>',
    ...legend,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function drawFolder(
  node: TreeNode<TreemapLeaf>,
  path: string,
  place: Rectangle,
  words: TreemapWords,
  parts: string[],
): void {
  const children = node.children.filter(({ size }) => size > 0);
  const scale = (place.width * place.height) / (node.size || 1);
  const large = children.filter(({ size }) => size * scale >= LEAST_AREA);
  const small = gather(children.slice(large.length));
  const drawn = [
    ...large.map(child => ({ size: child.size, child, group: undefined })),
    ...small.map(group => ({ size: group.size, child: undefined, group })),
  ].sort((one, other) => other.size - one.size);
  const places = squarify(
    drawn.map(({ size }) => size),
    place,
  );
  drawn.forEach(({ child, group }, index) => {
    const at = places[index];
    if (at === undefined) return;
    if (group !== undefined) parts.push(drawFile(at, group.fate, '', `${path}\n${words.more(group.files)}`));
    else if (child?.leaf !== undefined)
      parts.push(drawFile(at, child.leaf.fate, child.name, child.leaf.hint));
    else if (child !== undefined) drawFrame(child, `${path}${child.name}/`, at, words, parts);
  });
}

function drawFrame(
  child: TreeNode<TreemapLeaf>,
  path: string,
  at: Rectangle,
  words: TreemapWords,
  parts: string[],
): void {
  const hasHead = at.width > 60 && at.height > 40;
  const head = hasHead ? HEAD : 1;
  parts.push(
    `<rect class="folder" ${geometry(at)} data-folder="${escapeXml(path)}"><title>${escapeXml(path)}</title></rect>`,
  );
  if (hasHead) parts.push(label(at.x + 4, at.y + 13, child.name, at.width - 8, ''));
  const inner = { x: at.x + 1, y: at.y + head, width: at.width - 2, height: at.height - head - 1 };
  if (inner.width > 1 && inner.height > 1) drawFolder(child, path, inner, words, parts);
}

function drawFile(at: Rectangle, fate: Fate, name: string, hint: string): string {
  const hatch = fate === 'leaves' ? `<rect class="hatch" ${geometry(at)}/>` : '';
  const text = at.width > 50 && at.height > 18 ? label(at.x + 4, at.y + 15, name, at.width - 6, 'in') : '';
  return `<rect class="file ${fate}" ${geometry(at)}><title>${escapeXml(hint)}</title></rect>${hatch}${text}`;
}

/** Files that are too small, by what happens to them. */
function gather(nodes: readonly TreeNode<TreemapLeaf>[]): { fate: Fate; size: number; files: number }[] {
  const groups = new Map<Fate, { fate: Fate; size: number; files: number }>();
  const walk = ({ leaf, size, children }: TreeNode<TreemapLeaf>) => {
    children.forEach(walk);
    if (leaf === undefined) return;
    const group = groups.get(leaf.fate) ?? { fate: leaf.fate, size: 0, files: 0 };
    group.size += size;
    group.files += 1;
    groups.set(leaf.fate, group);
  };
  nodes.forEach(walk);
  return [...groups.values()];
}

function label(x: number, y: number, text: string, width: number, style: string): string {
  const fitting = Math.floor(width / 7.4);
  if (fitting < 3 || text === '') return '';
  const shown = text.length > fitting ? `${text.slice(0, fitting - 1)}…` : text;
  return `<text class="${style}" x="${x.toFixed(1)}" y="${y.toFixed(1)}">${escapeXml(shown.toWellFormed())}</text>`;
}

function geometry({ x, y, width, height }: Rectangle): string {
  return `x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}"`;
}

/** For text and attributes; control characters, which no XML may hold, become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, mark => `&#${mark.charCodeAt(0)};`)
    .replace(/[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '\ufffd');
}
