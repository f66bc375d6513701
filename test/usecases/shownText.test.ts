import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { maskSensitive } from '../../src/sensitive/index.ts';
import { masked } from '../../src/usecases/shownText.ts';

describe('texts on their way out', () => {
  it('are not searched where they are the id of a commit or a finding: nothing in such a one is ever masked', () => {
    for (let at = 0; at < 300; at += 1) {
      const hash = createHash('sha256').update(String(at)).digest('hex');
      for (const id of [hash.slice(0, 10), hash.slice(0, 16), hash.slice(0, 40), hash])
        if (/[a-f]/.test(id)) assert.equal(maskSensitive(id, { path: '', today: '9999-12-31' }), id);
    }
  });

  it('are searched where an id stands beside words, or digits alone may be those of a person', () => {
    const id = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
    const shown = masked(
      JSON.stringify({ commit: id, title: `password = ${id}`, key: '440308199901101512' }),
    );
    const { commit, title, key } = JSON.parse(shown);
    assert.equal(commit, id);
    assert.ok(!title.includes(id), title);
    assert.notEqual(key, '440308199901101512');
  });
});
