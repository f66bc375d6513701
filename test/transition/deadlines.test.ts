import assert from 'node:assert/strict';
import type { WorkingCalendar } from '../../src/core/dates.ts';
import { DEFAULT_NUMBERS, type Numbers } from '../../src/pack/settings/numbers.generated.ts';
import { type DeadlineName, deadlinesOf } from '../../src/transition/deadlines.ts';
import { departure } from './support.ts';

const CALENDAR: WorkingCalendar = { holidays: [], workdays: [] };

function deadlines(
  transition: string,
  today: string,
  { files = {}, numbers = {}, calendar = CALENDAR } = {},
): ReturnType<typeof deadlinesOf> {
  const all: Numbers = { ...DEFAULT_NUMBERS, ...numbers };
  return deadlinesOf(departure(transition, files), all, calendar, today);
}

function state(what: DeadlineName, transition: string, today: string): string {
  return deadlines(transition, today)[what].state;
}

describe('the deadlines of a departure', () => {
  it('count from the report, the last day and the start of the observation', () => {
    const transition = 'lastDay: 2026-06-19\nobservation:\n  startsOn: 2026-06-22\n';
    const dues = Object.values(deadlines(transition, '2026-06-01')).map(({ what, due }) => [what, due]);
    assert.deepEqual(dues, [
      ['customer-notice', '2026-06-02'],
      ['task-force', '2026-06-02'],
      ['substitute', '2026-06-04'],
      ['meeting', '2026-06-18'],
      ['tasks', '2026-06-19'],
      ['access', '2026-06-19'],
      ['observation', '2026-07-06'],
      ['sign-off', '2026-07-06'],
    ]);
  });

  it('are null where nobody knows what they count from', () => {
    const dues = deadlines('', '2026-06-01');
    const unknown = Object.values(dues).filter(({ due }) => due === null);
    assert.deepEqual(
      unknown.map(({ what }) => what),
      ['meeting', 'tasks', 'access', 'observation', 'sign-off'],
    );
  });

  it('are in time on the day itself and late on the next', () => {
    const transition = 'lastDay: 2026-06-19\ntasks:\n  - id: a\n    title: A\naccess:\n  - account: his-db\n';
    for (const [what, due, next] of [
      ['customer-notice', '2026-06-02', '2026-06-03'],
      ['task-force', '2026-06-02', '2026-06-03'],
      ['substitute', '2026-06-04', '2026-06-05'],
      ['meeting', '2026-06-18', '2026-06-19'],
      ['tasks', '2026-06-19', '2026-06-20'],
      ['access', '2026-06-19', '2026-06-20'],
    ] as const) {
      assert.equal(state(what, transition, due), 'due', what);
      assert.equal(state(what, transition, next), 'overdue', what);
    }
  });

  it('are done on the day that is entered, and not before it', () => {
    const transition = 'customerNotice:\n  sentOn: 2026-06-02\n';
    const { state: early, ...before } = deadlines(transition, '2026-06-01')['customer-notice'];
    assert.equal(early, 'due');
    assert.equal('doneOn' in before, false);
    const after = deadlines(transition, '2026-06-02')['customer-notice'];
    assert.deepEqual([after.state, after.doneOn], ['done', '2026-06-02']);
  });

  it('want the meeting so early that the observation is over while the leaver is there, or begins', () => {
    const due = (reportedOn: string, lastDay: string, calendar = CALENDAR) =>
      deadlines(`lastDay: ${lastDay}\n`, reportedOn, { calendar }).meeting.due;
    // A month of notice: two weeks before the last day, a Monday.
    assert.equal(due('2026-06-01', '2026-06-29'), '2026-06-15');
    // Two weeks before would be a Saturday.
    assert.equal(due('2026-06-01', '2026-06-27'), '2026-06-12');
    // Nobody could be prepared within a week: on the last working day before they go.
    assert.equal(due('2026-06-01', '2026-06-15'), '2026-06-12');
    assert.equal(due('2026-06-01', '2026-06-18', { holidays: ['2026-06-17'], workdays: [] }), '2026-06-16');
    // Gone at once.
    assert.equal(due('2026-06-01', '2026-06-01'), '2026-06-01');
  });

  it('take a substitute without a date for named, and a date without a name not', () => {
    assert.equal(state('substitute', 'successor: wang\n', '2026-06-20'), 'done');
    assert.equal(deadlines('successor: wang\n', '2026-06-20').substitute.doneOn, undefined);
    assert.equal(
      state('substitute', 'successor: ""\nsuccessorNamedOn: 2026-06-02\n', '2026-06-20'),
      'overdue',
    );
  });

  it('want all four duties and a lead', () => {
    const force = (lead: string, ...duties: readonly string[]) =>
      `${lead}taskForce:\n${duties.map(duty => `  - duty: ${duty}\n    person: p-${duty}\n`).join('')}`;
    const four = ['customer-talks', 'technical', 'contract-legal', 'people'];
    assert.equal(state('task-force', force('lead: zhao\n', ...four), '2026-06-09'), 'done');
    assert.equal(state('task-force', force('', ...four), '2026-06-09'), 'overdue');
    assert.equal(state('task-force', force('lead: zhao\n', ...four.slice(1)), '2026-06-09'), 'overdue');
    assert.equal(state('task-force', force('lead: zhao\n', ...four, 'people'), '2026-06-09'), 'overdue');
  });

  it('are late in the observation, whatever the last day says', () => {
    const transition = 'phase: observation\nlastDay: 2026-06-30\ntasks:\n  - id: a\n    title: A\n';
    assert.equal(state('meeting', transition, '2026-06-20'), 'overdue');
    assert.equal(state('tasks', transition, '2026-06-20'), 'overdue');
    assert.equal(state('access', `${transition}access:\n  - account: a\n`, '2026-06-20'), 'due');
  });

  it('end the observation after the days agreed, but never before the least', () => {
    const observed = (days: number, today: string) =>
      deadlines(`observation:\n  startsOn: 2026-06-01\n  days: ${days}\n`, today).observation;
    assert.deepEqual([observed(7, '2026-06-14').state, observed(7, '2026-06-14').due], ['due', '2026-06-15']);
    assert.equal(observed(7, '2026-06-15').state, 'done');
    assert.equal(observed(30, '2026-06-30').state, 'due');
    assert.equal(observed(30, '2026-07-01').state, 'done');
  });

  it('see an observation that was cut short by closing', () => {
    const closed = (on: string) => `observation:\n  startsOn: 2026-06-01\nclosed:\n  on: ${on}\n`;
    assert.equal(state('observation', closed('2026-06-14'), '2026-07-01'), 'overdue');
    assert.equal(state('observation', closed('2026-06-15'), '2026-07-01'), 'done');
  });

  it('take a witness for the customer, but for nobody else', () => {
    const signed = (...parties: readonly string[]) =>
      `signOff:\n${parties.map(party => `  - party: ${party}\n    signedOn: 2026-06-20\n`).join('')}`;
    assert.equal(state('sign-off', signed('leaver', 'successor', 'witness'), '2026-06-20'), 'done');
    assert.equal(state('sign-off', signed('leaver', 'successor', 'witness'), '2026-06-19'), 'due');
    assert.equal(state('sign-off', signed('leaver', 'customer', 'witness'), '2026-06-20'), 'due');
  });

  it('give working days of grace for access', () => {
    const transition = 'lastDay: 2026-06-12\n';
    const grace = (calendar = CALENDAR) =>
      deadlines(transition, '2026-06-12', { calendar }).access.graceUntil;
    assert.equal(grace(), '2026-06-19');
    assert.equal(grace({ holidays: ['2026-06-19'], workdays: [] }), '2026-06-22');
    assert.equal(grace({ holidays: [], workdays: ['2026-06-13'] }), '2026-06-18');
  });

  it('survive numbers of any size', () => {
    const numbers = { substituteWithinHours: 1e300, observationDays: Infinity, revokeGraceWorkingDays: 1e15 };
    const transition = 'lastDay: 2026-06-12\nobservation:\n  startsOn: 2026-06-15\n  days: 1e18\n';
    const found = deadlines(transition, '2026-06-12', { numbers });
    for (const { due } of Object.values(found)) assert.match(due ?? '', /^\d{4}-\d\d-\d\d$/);
    assert.match(found.access.graceUntil ?? '', /^\d{4}-\d\d-\d\d$/);
  });
});
