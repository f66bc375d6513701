import assert from 'node:assert/strict';
import { readPack } from '../../src/pack/readPack.ts';
import { DEFAULT_NUMBERS } from '../../src/pack/settings/numbers.generated.ts';
import { statusesOf } from '../../src/transition/status.ts';
import { HEAD, SCHEMAS } from './support.ts';

const NOTHING_SURFACED = {};
/** What comes up first is done. */
const ANSWERED = [
  'customerNotice: { sentOn: 2026-06-01, channel: letter }',
  'lead: chen',
  'taskForce:',
  ...['customer-talks', 'technical', 'contract-legal', 'people'].map(
    (duty, index) => `  - { duty: ${duty}, person: p${index} }`,
  ),
  '',
].join('\n');
const statusOf = (transition: string, today: string) => {
  const path = 'handover/transitions/2026-06-li/transition.yaml';
  const pack = readPack('handover', [path], new Map([[path, HEAD + transition]]), SCHEMAS);
  const [status] = statusesOf({
    pack,
    // A company that gives itself long to name a successor: what comes up first is not due first.
    numbers: { ...DEFAULT_NUMBERS, substituteWithinHours: 24 * 40 },
    calendar: { holidays: [], workdays: [], holidayYears: undefined },
    weights: {},
    surfacedOf: () => NOTHING_SURFACED,
    mustHaves: [],
    isPackSensitive: false,
    today,
  });
  return status ?? assert.fail('there is a departure');
};

describe('the status of a departure', () => {
  it('names of several deadlines that are late the one that was due first', () => {
    const late = statusOf(`${ANSWERED}lastDay: 2026-06-12\n`, '2026-07-30');
    const dues = late.deadlines.flatMap(({ state, due }) => (state === 'overdue' && due ? [due] : [])).sort();
    assert.ok(dues.length > 1);
    assert.equal(late.next?.due, dues[0]);
  });

  it('names of several that are to come the one that is due first', () => {
    const early = statusOf(`${ANSWERED}lastDay: 2026-06-20\n`, '2026-06-01');
    const dues = early.deadlines.flatMap(({ state, due }) => (state === 'due' && due ? [due] : [])).sort();
    assert.equal(early.next?.due, dues[0]);
  });

  it('does not take for taught what the successor confirms only some day to come', () => {
    const taught = (on: string, today: string) =>
      statusOf(
        `teachBack:\n  - topic: Settlement\n    confirmedBy: wang\n    confirmedOn: ${on}\n`,
        today,
      ).open.some(({ kind }) => kind === 'teach-back');
    assert.equal(taught('2026-06-10', '2026-06-10'), false);
    assert.equal(taught('2026-06-11', '2026-06-10'), true);
  });

  it('names what is late before what is to come, also where no day is known for it', () => {
    const status = statusOf(
      `${ANSWERED}successor: wang\nsuccessorNamedOn: 2026-06-01\nphase: observation\nobservation: { startsOn: 2026-06-10, days: 14 }\n`,
      '2026-06-12',
    );
    const [late, ...others] = status.deadlines.filter(({ state }) => state === 'overdue');
    assert.deepEqual([late?.what, late?.due, others], ['meeting', null, []]);
    assert.ok(status.deadlines.some(({ state, due }) => state === 'due' && due !== null));
    assert.equal(status.next?.what, 'meeting');
  });

  it('takes no word of the leaver for a confirmation, also while nobody is to take over', () => {
    const isOpen = (by: string) =>
      statusOf(`teachBack:\n  - { topic: Settlement, confirmedBy: ${by} }\n`, '2026-06-10').open.some(
        ({ kind }) => kind === 'teach-back',
      );
    assert.deepEqual([isOpen('li'), isOpen('LI'), isOpen('wang')], [true, true, false]);
  });
});
