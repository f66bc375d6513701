import assert from 'node:assert/strict';
import { settlingCommand } from '../../src/usecases/transition/settle.ts';

const of = (place: string, isGuessed: boolean) =>
  settlingCommand({ kind: 'must-have', id: 'x', question: 'x', place, isGuessed }, id => id);

describe('what settles an open must-have', () => {
  it('confirms what is guessed, in its file', () =>
    assert.equal(of('handover/team.yaml roles.primary', true), 'handover confirm --file team.yaml'));

  it('adds an entry to a list', () => {
    assert.equal(of('handover/checklist.yaml customer.escalation', false), 'handover add escalation-step');
    assert.equal(of('handover/checklist.yaml thirdParties.items', false), 'handover add third-party');
  });

  it('sets a field', () =>
    assert.equal(of('handover/checklist.yaml progress.stage', false), 'handover set progress.stage …'));

  it('is writing, where a document answers', () =>
    assert.equal(of('handover/docs/operations-manual.md', false), undefined));
});
