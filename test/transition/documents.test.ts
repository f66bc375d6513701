import assert from 'node:assert/strict';
import { readPack } from '../../src/pack/readPack.ts';
import { DEFAULT_NUMBERS } from '../../src/pack/settings/numbers.generated.ts';
import { findDocument } from '../../src/transition/documents.ts';
import { letterChanges } from '../../src/transition/recordLetters.ts';
import { departure, SCHEMAS } from './support.ts';

const isDue = (name: string, transition: string, today = '2026-06-30') =>
  findDocument(name).isDue(departure(transition), { numbers: DEFAULT_NUMBERS, today });
const isSettled = (name: string, transition: string) =>
  findDocument(name).isSettled(departure(transition), { numbers: DEFAULT_NUMBERS, today: '2026-06-30' });

describe('the letter that names a substitute', () => {
  const due = (notice: string, successor = 'successor: wang\n') =>
    isDue('substitute-notice.md', `${successor}${notice}`);

  it('is due once the first one went out without them', () => {
    assert.equal(due('customerNotice: { sentOn: 2026-06-01, successor: zhou }\n'), true);
    assert.equal(due('customerNotice: { sentOn: 2026-06-01, successor: wang }\n'), false);
    assert.equal(due('customerNotice: { successor: zhou }\n'), false, 'it can still be changed');
    assert.equal(due('customerNotice: { sentOn: 2026-06-01, successor: zhou }\n', ''), false);
  });

  it('goes by the day where the first one does not say whom it names', () => {
    const named = (on: string) => `successor: wang\nsuccessorNamedOn: ${on}\n`;
    const notice = 'customerNotice: { sentOn: 2026-06-03 }\n';
    assert.equal(due(notice, named('2026-06-02')), false);
    assert.equal(due(notice, named('2026-06-03')), true);
    assert.equal(due(notice), false);
  });
});

describe('the letter that says that all is handed over', () => {
  const SIGNED = ['leaver', 'successor', 'customer'].map(
    party => `  - { party: ${party}, signedOn: 2026-06-29, evidence: a.pdf }\n`,
  );
  const due = (today: string, more = '') =>
    isDue(
      'completion-notice.md',
      `lastDay: 2026-06-18\nsuccessor: wang\nobservation: { startsOn: 2026-06-16, days: 14 }\nsignOff:\n${SIGNED.join('')}${more}`,
      today,
    );

  it('is due with the end of the observation, also of a closed departure', () => {
    assert.equal(due('2026-06-29'), false);
    assert.equal(due('2026-06-30'), true);
    assert.equal(due('2026-06-30', 'phase: closed\nclosed: { on: 2026-06-30 }\n'), true);
    assert.equal(
      due('2026-06-30', 'phase: closed\nclosed: { on: 2026-06-30, forced: true, reason: a }\n'),
      false,
    );
  });

  it('is settled once it was sent, and like the others with the departure', () => {
    assert.equal(isSettled('completion-notice.md', ''), false);
    assert.equal(isSettled('completion-notice.md', 'completionNotice: { sentOn: 2026-06-30 }\n'), true);
    assert.equal(isSettled('customer-notice.md', 'phase: closed\nclosed: { on: 2026-06-30 }\n'), true);
  });
});

describe('what is written down of letters', () => {
  const pack = readPack('handover', [], new Map(), SCHEMAS);
  const written = (record: Parameters<typeof letterChanges>[2]) =>
    letterChanges(pack, departure('successor: wang\n'), record, '2026-06-03').map(change =>
      'set' in change ? `${change.set.join('.')}: ${change.value}` : change,
    );

  it('is when it went out, and whom it names, where it names somebody', () => {
    assert.deepEqual(written({ kind: 'notice', letter: 'notice', channel: ' mail ' }), [
      'customerNotice.sentOn: 2026-06-03',
      'customerNotice.successor: wang',
      'customerNotice.channel: mail',
    ]);
    assert.deepEqual(written({ kind: 'notice', letter: 'completion' }), [
      'completionNotice.sentOn: 2026-06-03',
    ]);
  });

  it('is an answer with its day, and no day without one', () => {
    assert.deepEqual(written({ kind: 'letter', letter: 'substitute', number: 'B-2' }), [
      'substituteNotice.number: B-2',
    ]);
    assert.deepEqual(written({ kind: 'letter', letter: 'notice', answer: '同意' }), [
      'customerNotice.answeredOn: 2026-06-03',
      'customerNotice.answer: 同意',
    ]);
  });
});
