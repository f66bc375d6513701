import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { slashedPath } from '../../src/core/paths.ts';

describe('the way from a folder to a place', () => {
  const root = resolve('project');

  it('has slashes, on Windows too', () =>
    assert.equal(slashedPath(root, join(root, 'a', 'b c.yml')), 'a/b c.yml'));

  it('is empty for the folder itself', () => assert.equal(slashedPath(root, root), ''));

  it('climbs out to what lies outside', () =>
    assert.equal(slashedPath(root, resolve('other', 'x')), '../other/x'));
});
