import assert from 'node:assert/strict';
import { encodePath, projectTree, resolveLink } from '../../../src/pack/markdown/links.ts';

const FROM = 'handover/docs/manual.md';

describe('the target of a link', () => {
  for (const [target, path, anchor = ''] of [
    ['solutions.md', 'handover/docs/solutions.md'],
    ['./solutions.md#index', 'handover/docs/solutions.md', 'index'],
    ['../README.md?plain=1#L3', 'handover/README.md', 'L3'],
    ['/README.md', 'README.md'],
    ['/', ''],
    ['../..', ''],
    ['..', 'handover'],
    ['.', 'handover/docs'],
    ['a/', 'handover/docs/a'],
    ['#接口', FROM, '接口'],
    ['#%E6%8E%A5%E5%8F%A3', FROM, '接口'],
    ['?x', FROM],
    ['%E6%93%8D%20b.md', 'handover/docs/操 b.md'],
    ['50%.md', 'handover/docs/50%.md'],
    ['a\\b.md', 'handover/docs/a/b.md'],
    ['../../../x', undefined],
    ['C:/x', undefined],
    ['C:\\x', undefined],
    ['\\\\server\\x', undefined],
    ['file:///x', undefined],
    ['~/x', undefined],
  ] as const)
    it(`${target} is ${path ?? 'outside'}`, () => {
      const resolved = resolveLink(target, FROM);
      assert.deepEqual([resolved?.path, resolved?.anchor], [path, path === undefined ? '' : anchor]);
    });

  for (const target of [
    '',
    ' ',
    'https://x',
    'mailto:a@b',
    'tel:120',
    'data:,x',
    'command:x',
    '//x',
    '[[fill:x]]',
    '{{x}}.md',
  ])
    it(`${target} is no file`, () => assert.equal(resolveLink(target, FROM), undefined));
});

describe('the tree of a project', () => {
  const tree = projectTree(new Set(['Docs/A.md', 'docs/é.md', 'vendor/core']));

  it('knows files, folders, and what is in a submodule', () => {
    for (const path of ['Docs/A.md', 'Docs', '', 'vendor/core/x']) assert.ok(tree.exists(path), path);
    for (const path of ['docs/A.md', 'Doc', 'x', 'vendor/x']) assert.ok(!tree.exists(path), path);
    assert.ok(tree.isFolder('vendor') && !tree.isFolder('vendor/core'));
  });

  it('knows what is spelled alike', () => {
    assert.equal(tree.spelledLike('docs/a.MD'), 'Docs/A.md');
    assert.equal(tree.spelledLike('docs/e\u0301.md'), 'docs/é.md');
    assert.equal(tree.spelledLike('docs/b.md'), undefined);
  });
});

it('a path is encoded so that it can stand in any link', () => {
  assert.equal(encodePath('操作/a b(1)%#?"\'|<>\\.md'), '操作/a%20b%281%29%25%23%3F%22%27%7C%3C%3E%5C.md');
});
