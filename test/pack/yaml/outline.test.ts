import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { isMap, isScalar, isSeq } from 'yaml';
import { looseValue, nodeAtPath, type OutlineNode, readOutline } from '../../../src/pack/yaml/outline.ts';
import { parseYaml } from '../../../src/pack/yaml/parse.ts';

const TESTS = join(import.meta.dirname, '..', '..');

/** Every value of one piece by its way, as `text@start-end`. */
function valuesOf(root: OutlineNode): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: OutlineNode, way: string) => {
    const { kind, scalar } = node;
    if (kind === 'scalar' && scalar && (scalar.isQuoted || !scalar.text.startsWith('*')))
      found.set(way, `${scalar.text}@${scalar.span.start}-${scalar.span.end}`);
    for (const child of node.children) walk(child, `${way}/${child.step}`);
  };
  walk(root, '');
  return found;
}

/** The same, as the parser has it. */
function parsedValues(contents: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: unknown, way: string) => {
    if (isMap(node))
      for (const { key, value } of node.items) walk(value, `${way}/${isScalar(key) ? key.value : key}`);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, `${way}/${index}`);
    if (!isScalar(node) || !node.range || /^BLOCK/.test(node.type ?? '')) return;
    const [start, end] = node.range;
    if (start === end || /[\r\n]/.test(String(node.source))) return;
    found.set(way, `${node.type === 'PLAIN' ? node.source : node.value}@${start}-${end}`);
  };
  walk(contents, '');
  return found;
}

describe('the shape of a YAML text', () => {
  it('has every value of one line where the parser has it, in all packs of the tests', async () => {
    const paths = await glob(['checks/*/*/{project,fixed}/**/*.yaml', 'pack/yaml/fixtures/**/*.yaml'], {
      cwd: TESTS,
      dot: true,
    });
    let compared = 0;
    for (const path of paths) {
      const text = readFileSync(join(TESTS, path), 'utf8');
      const { document, problems } = parseYaml(text);
      // Wide colons and blanks make a text of what is meant as fields; an editor helps with what is meant.
      if (
        document === undefined ||
        problems.length > 0 ||
        /：|\u3000/.test(text) ||
        /\/not-a-name\//.test(path)
      )
        continue;
      const seen = valuesOf(readOutline(text));
      for (const [way, value] of parsedValues(document.contents)) {
        assert.equal(seen.get(way), value, `${path} ${way}`);
        compared += 1;
      }
    }
    assert.ok(compared > 5000, `${compared} values were compared`);
  });

  it('is the same with the line ends of Windows', () => {
    const text = 'version: 1\nproject:\n  name: "a b" # c\nitems:\n- id: x\n  tags: [a, "b, c"]\n- id: y\n';
    assert.deepEqual(looseValue(readOutline(text.replaceAll('\n', '\r\n'))), looseValue(readOutline(text)));
    assert.deepEqual(looseValue(readOutline(text)), {
      version: 1,
      project: { name: 'a b' },
      items: [{ id: 'x', tags: ['a', 'b, c'] }, { id: 'y' }],
    });
  });

  it('keeps what stands around a name, a quote or a bracket that is being typed', () => {
    const after = '  code: X1\nprogress:\n  stage: operation\n';
    for (const typed of [
      '  descri',
      '  description: "half',
      '  confirm: [na',
      '  confirm: {a: ',
      '  description: |',
      '  - ',
      '  x: *',
      '  "qu',
    ]) {
      const root = readOutline(`version: 1\nproject:\n  name: HIS\n${typed}\n${after}`);
      assert.equal(nodeAtPath(root, ['project', 'name'])?.scalar?.text, 'HIS', typed);
      assert.equal(nodeAtPath(root, ['project', 'code'])?.scalar?.text, 'X1', typed);
      assert.equal(nodeAtPath(root, ['progress', 'stage'])?.scalar?.text, 'operation', typed);
    }
  });

  it('answers for every beginning of a text, with nodes that lie in one another', () => {
    const text =
      readFileSync(join(TESTS, 'pack/yaml/fixtures/hand/issues.in-brackets.yaml'), 'utf8') +
      'a: ["b", {c: \'d\'}]\ne: |\n  f\n# g\n- h: *i\n';
    const check = (node: OutlineNode, limit: number) => {
      for (const child of node.children) {
        assert.ok(
          child.start >= node.start && child.end <= Math.max(node.end, child.end) && child.end <= limit,
        );
        check(child, limit);
      }
    };
    for (let length = 0; length <= text.length; length += 1) {
      const root = readOutline(text.slice(0, length));
      check(root, length);
    }
  });

  it('reads two thousand lines in milliseconds', () => {
    const text =
      'items:\n' +
      '  - id: a\n    title: Something is wrong\n    due: 2026-12-01\n    owner: li\n'.repeat(500);
    readOutline(text);
    const start = process.cpuUsage();
    for (let times = 0; times < 10; times += 1) readOutline(text);
    const { user, system } = process.cpuUsage(start);
    // Some 3 ms each: the bound only finds what grows with the square of the lines. Time of the processor, as machines are busy.
    assert.ok(user + system < 1_000_000);
  });
});
