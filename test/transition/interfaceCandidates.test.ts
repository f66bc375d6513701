import assert from 'node:assert/strict';
import { interfaceCandidates } from '../../src/transition/interfaceCandidates.ts';

const found = (...traces: string[]) =>
  interfaceCandidates(traces).map(({ kind, name, from }) => `${kind} ${name} ${from}`);

describe('interfaces that a project seems to have', () => {
  it('are told by words of their own, as code, keys and addresses write them', () => {
    assert.deepEqual(found('src/YibaoClient.java'), ['medical-insurance 医保 src/YibaoClient.java']);
    assert.deepEqual(found('queryLisResult'), ['other LIS queryLisResult']);
    assert.deepEqual(found('pacs.server_url'), ['other PACS pacs.server_url']);
    assert.deepEqual(found('TODO 病组分值核对'), ['drg DRG/DIP TODO 病组分值核对']);
    assert.deepEqual(found('HL7-ADT', 'fhir/Patient'), ['other HL7 HL7-ADT', 'other FHIR fhir/Patient']);
    for (const word of ['src/list.ts', 'publisher', 'capacsity', 'emrald', 'insurgent'])
      assert.deepEqual(found(word), [], word);
  });

  it('are named once, with the first trace, in the order that hospitals ask for them', () => {
    assert.deepEqual(found('emr/a', 'lis/a', 'lis/b', 'yibao/a', 'emr/b'), [
      'medical-insurance 医保 yibao/a',
      'other LIS lis/a',
      'other EMR emr/a',
    ]);
  });
});
