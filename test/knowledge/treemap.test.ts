import assert from 'node:assert/strict';
import { type Rectangle, squarify, treeOf } from '../../src/knowledge/treemap.ts';
import { drawTreemap, type TreemapLeaf } from '../../src/knowledge/treemapSvg.ts';

const area = ({ width, height }: Rectangle) => width * height;

describe('the treemap', () => {
  it('lays out the example of the paper', () => {
    const [first, second, ...others] = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    assert.deepEqual(first, { x: 0, y: 0, width: 3, height: 2 });
    assert.deepEqual(second, { x: 0, y: 2, width: 3, height: 2 });
    assert.deepEqual(
      others.map(one => Math.round(area(one))),
      [4, 3, 2, 2, 1],
    );
  });

  it('fills its place, and nothing lies upon another', () => {
    const sizes = Array.from({ length: 300 }, (_, index) => 300 - index);
    const placed = squarify(sizes, { x: 10, y: 20, width: 800, height: 500 });
    assert.ok(Math.abs(placed.reduce((sum, one) => sum + area(one), 0) - 400_000) < 1e-3);
    for (const { x, y, width, height } of placed) {
      assert.ok(x >= 10 - 1e-6 && y >= 20 - 1e-6);
      assert.ok(x + width <= 810 + 1e-6 && y + height <= 520 + 1e-6);
    }
    const overlaps = placed.some((one, index) =>
      placed
        .slice(index + 1)
        .some(
          other =>
            Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > 1e-6 &&
            Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > 1e-6,
        ),
    );
    assert.equal(overlaps, false);
  });

  it('has nothing to lay out in no room', () => {
    assert.deepEqual(squarify([], { x: 0, y: 0, width: 1, height: 1 }), []);
    assert.equal(squarify([1, 1], { x: 0, y: 0, width: 0, height: 0 }).length, 2);
  });

  it('joins folders that hold nothing but one folder', () => {
    const tree = treeOf([
      { path: 'src/main/java/A.java', size: 2, leaf: 1 },
      { path: 'src/main/java/B.java', size: 3, leaf: 2 },
      { path: 'pom.xml', size: 1, leaf: 3 },
    ]);
    assert.deepEqual(
      tree.children.map(({ name, size }) => [name, size]),
      [
        ['src/main/java', 5],
        ['pom.xml', 1],
      ],
    );
  });

  it('draws ten thousand files as a picture that a browser shows at once', () => {
    const leaves = Array.from({ length: 10_000 }, (_, index) => {
      const path = `module${index % 40}/<part>${index % 7}/file${index}.java`;
      const leaf: TreemapLeaf = { path, fate: index % 3 === 0 ? 'leaves' : 'covered', hint: path };
      return { path, size: 1 + (index % 50), leaf };
    });
    const svg = drawTreemap(treeOf(leaves), '', {
      title: 'a & b',
      description: '',
      fates: { leaves: 'l', covered: 'c', abandoned: 'a', unknown: 'u' },
      more: count => `${count}`,
    });
    assert.ok(svg.length < 3_000_000, `${svg.length}`);
    assert.doesNotMatch(svg, /<part>|<script|NaN|Infinity|="-/);
  });
});
