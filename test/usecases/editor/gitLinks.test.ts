import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadTrackers } from '../../../src/history/trackers.ts';
import { gitLinksOf } from '../../../src/usecases/editor/gitLinks.ts';
import { packOf } from './support.ts';

const TRACKERS = readFileSync(new URL('../../../src/history/trackers.yaml', import.meta.url), 'utf8');
const TRANSITION = `version: 1
id: 2026-03-li
leaving: li-wei
teachBack:
  - topic: Backup, see HIS-12
    proof:
      kind: commit
      commit: "0a1b2c3d4e"
`;
const CHECKLIST = `version: 1
openItems:
  items:
    - id: pay
      title: "HIS-77: rounding"
      fingerprint: 0123456789abcdef
      evidence:
        - commit 0123456789 2026-01-05 HIS-77 begun
        - "todo-comment src/a.ts:3 deadbeef12"
        - https://jira.example/browse/HIS-78
`;

describe('what git and a tracker know, in a file of the pack', () => {
  const grammar = loadTrackers(
    TRACKERS,
    [{ id: 'jira', url: 'https://jira.example/browse/{key}' }],
    'git@git.example.com:his/web.git',
  );
  const linksIn = (name: string, text: string, known = true) => {
    const [file] = packOf({ [name]: text }).files;
    assert.ok(file);
    return gitLinksOf(file, known ? grammar : undefined).map(({ span, commit, url }) => [
      text.slice(span.start, span.end),
      commit ?? url,
    ]);
  };

  it('leads to commits, as proof and as evidence, and to tickets', () => {
    assert.deepEqual(linksIn('transitions/2026-03-li/transition.yaml', TRANSITION), [
      ['HIS-12', 'https://jira.example/browse/HIS-12'],
      ['0a1b2c3d4e', '0a1b2c3d4e'],
    ]);
    assert.deepEqual(linksIn('checklist.yaml', CHECKLIST), [
      ['HIS-77', 'https://jira.example/browse/HIS-77'],
      ['0123456789', '0123456789'],
      ['HIS-77', 'https://jira.example/browse/HIS-77'],
    ]);
  });

  it('leads to commits alone where nobody can say what a ticket is', () => {
    assert.deepEqual(linksIn('checklist.yaml', CHECKLIST, false), [['0123456789', '0123456789']]);
  });
});
