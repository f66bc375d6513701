import assert from 'node:assert/strict';
import { type CalendarDay, writeCalendar } from '../../src/transition/ics.ts';
import fc from '../helpers/properties.ts';

const HOW = { name: '李伟离岗交接', stamp: '2026-06-01', sequence: 3 };
const DAY: CalendarDay = {
  uid: '2026-06-li.meeting.0a@handover-pack',
  date: '2026-06-30',
  title: '现场交接会议（李伟离岗）',
  description: 'a; b, c\\d\nsecond line',
  isDone: false,
};
/** As a calendar reads it: RFC 5545, 3.1. */
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar of deadlines', () => {
  it('has an all-day event with a reminder the day before', () => {
    const lines = unfold(writeCalendar([DAY], HOW));
    for (const line of [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'UID:2026-06-li.meeting.0a@handover-pack',
      'DTSTAMP:20260601T000000Z',
      'SEQUENCE:3',
      'DTSTART;VALUE=DATE:20260630',
      'DTEND;VALUE=DATE:20260701',
      'SUMMARY:现场交接会议（李伟离岗）',
      'DESCRIPTION:a\\; b\\, c\\\\d\\nsecond line',
      'TRIGGER;RELATED=START:-PT15H',
      'END:VCALENDAR',
    ])
      assert.ok(lines.includes(line), line);
  });

  it('reminds nobody of what is done', () => {
    assert.ok(!writeCalendar([{ ...DAY, isDone: true }], HOW).includes('VALARM'));
  });

  it('has no line over 75 octets, no bare line end and no broken character, whatever the words are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'grapheme' }),
        (title, description) => {
          const text = writeCalendar([{ ...DAY, title, description }], HOW);
          assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
          for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
          assert.equal(text.isWellFormed(), true);
          const summary =
            unfold(text)
              .find(line => line.startsWith('SUMMARY:'))
              ?.slice('SUMMARY:'.length) ?? '';
          const read = summary.replace(/\\([\\;,n])/g, (_, mark) => (mark === 'n' ? '\n' : mark));
          const expected = title
            .toWellFormed()
            .replace(/\r\n?|\u2028|\u2029/g, '\n')
            .replace(/[^\P{Cc}\n\t]/gu, '');
          assert.equal(read, expected);
        },
      ),
    );
  });
});
