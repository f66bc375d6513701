/** A node of a tree of sizes. */
export interface TreeNode<T> {
  readonly name: string;
  /** Of a leaf; of a folder the sum of what is in it. */
  readonly size: number;
  readonly children: readonly TreeNode<T>[];
  /** Undefined for folders. */
  readonly leaf: T | undefined;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Cuts a rectangle into parts of given sizes whose shapes are as square as can be: Bruls, Huizing and van Wijk,
 * "Squarified Treemaps" (Data Visualization 2000). Rows are filled along the shorter side as long as the worst aspect
 * ratio does not get worse.
 * @param sizes positive, largest first
 * @returns one rectangle for each size, in the same order
 */
export function squarify(sizes: readonly number[], { x, y, width, height }: Rectangle): Rectangle[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const scale = total > 0 ? (width * height) / total : 0;
  const placed: Rectangle[] = [];
  let free = { x, y, width, height };
  for (let from = 0; from < sizes.length; ) {
    const side = Math.min(free.width, free.height);
    let to = from + 1;
    let area = (sizes[from] ?? 0) * scale;
    const largest = area;
    while (to < sizes.length) {
      const next = (sizes[to] ?? 0) * scale;
      const smallest = (sizes[to - 1] ?? 0) * scale;
      if (worst(largest, smallest, area, side) < worst(largest, next, area + next, side)) break;
      area += next;
      to += 1;
    }
    free = layRow(sizes.slice(from, to), scale, area, free, placed);
    from = to;
  }
  return placed;
}

/** The worst aspect ratio in a row of an area along a side, given its largest and smallest part. */
function worst(largest: number, smallest: number, area: number, side: number): number {
  const square = side * side;
  return Math.max((square * largest) / (area * area), (area * area) / (square * smallest));
}

/** Places a row along the shorter side, and returns what is left. */
function layRow(
  sizes: readonly number[],
  scale: number,
  area: number,
  free: Rectangle,
  placed: Rectangle[],
): Rectangle {
  const isColumn = free.width >= free.height;
  const side = isColumn ? free.height : free.width;
  const thickness = side > 0 ? area / side : 0;
  let along = 0;
  for (const size of sizes) {
    const length = thickness > 0 ? (size * scale) / thickness : 0;
    placed.push(
      isColumn
        ? { x: free.x, y: free.y + along, width: thickness, height: length }
        : { x: free.x + along, y: free.y, width: length, height: thickness },
    );
    along += length;
  }
  return isColumn
    ? { ...free, x: free.x + thickness, width: Math.max(0, free.width - thickness) }
    : { ...free, y: free.y + thickness, height: Math.max(0, free.height - thickness) };
}

/** Builds the tree of folders; a folder with nothing but one folder in it becomes one with it. */
export function treeOf<T>(
  leaves: readonly { readonly path: string; readonly size: number; readonly leaf: T }[],
): TreeNode<T> {
  interface Draft {
    readonly folders: Map<string, Draft>;
    readonly files: TreeNode<T>[];
  }
  const top: Draft = { folders: new Map(), files: [] };
  for (const { path, size, leaf } of leaves) {
    const steps = path.split('/');
    const name = steps.pop() ?? path;
    let place = top;
    for (const step of steps) {
      const next = place.folders.get(step) ?? { folders: new Map(), files: [] };
      place.folders.set(step, next);
      place = next;
    }
    place.files.push({ name, size, children: [], leaf });
  }
  const finish = (name: string, { folders, files }: Draft): TreeNode<T> => {
    const [only, ...others] = folders;
    if (name !== '' && files.length === 0 && only !== undefined && others.length === 0)
      return finish(`${name}/${only[0]}`, only[1]);
    const children = [...[...folders].map(([step, draft]) => finish(step, draft)), ...files].sort(
      (one, other) => other.size - one.size || (one.name < other.name ? -1 : 1),
    );
    return { name, size: children.reduce((sum, { size }) => sum + size, 0), children, leaf: undefined };
  };
  return finish('', top);
}
