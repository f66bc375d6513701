import assert from 'node:assert/strict';
import { knowledgeShareOf } from '../../src/knowledge/knowledgeShare.ts';
import type { FileHistory } from '../../src/knowledge/model.ts';

const LEAVER = 0;
const DEPUTY = 1;

/** A file by the changes that each person made lately; one that is new was added by the leaver lately as well. */
function file(recent: readonly number[], isNew = false): FileHistory {
  return {
    path: 'a.sql',
    file: 0,
    addedBy: [LEAVER],
    importedBy: [],
    work: new Map(
      recent.map((changes, person) => [
        person,
        { changes, recent: changes + Number(isNew && person === LEAVER), last: 1 },
      ]),
    ),
    changes: 9,
    recent: recent.reduce((sum, changes) => sum + changes, 0),
    isNew,
  };
}

describe('the share of knowledge that leaves', () => {
  const share = (...files: FileHistory[]) => knowledgeShareOf(files, LEAVER, DEPUTY);

  it('counts what the leaver made three quarters of', () => {
    assert.equal(share(file([3, 0, 1])), 1);
    assert.equal(share(file([74, 0, 26])), 0);
    assert.equal(share(file([4]), file([1, 0, 3])), 0.5);
  });

  it('counts half of it where the deputy made fifteen percent', () => {
    assert.equal(share(file([85, 15])), 0.5);
    assert.equal(share(file([86, 14])), 1);
    assert.equal(knowledgeShareOf([file([85, 15])], LEAVER, undefined), 1);
  });

  it('looks at what changed lately alone, and knows nothing where nothing did', () => {
    assert.equal(share(file([4]), file([])), 1);
    assert.equal(share(file([])), undefined);
    assert.equal(share(), undefined);
  });

  it('counts adding a file as a change', () => {
    assert.equal(share(file([0], true)), 1);
    assert.equal(share(file([2, 1], true)), 0.5);
    assert.equal(share(file([0, 1], true)), 0);
  });
});
