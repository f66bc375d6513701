import assert from 'node:assert/strict';
import { addDays } from '../../src/core/dates.ts';
import { DEFAULT_NUMBERS } from '../../src/pack/settings/numbers.generated.ts';
import { type DeadlineName, deadlinesOf } from '../../src/transition/deadlines.ts';
import { checkFiles } from '../checks/support.ts';
import { departure, HEAD } from './support.ts';

const PATH = 'handover/transitions/2026-06-li/transition.yaml';
const CALENDAR = { holidays: [], workdays: [] };
/** The rules that watch a deadline which ends with a day. */
const RULES: Partial<Record<DeadlineName, string>> = {
  'customer-notice': 'customer-not-notified',
  'task-force': 'task-force-duty-unassigned',
  substitute: 'no-replacement-in-time',
  meeting: 'meeting-too-short',
  tasks: 'strategy-task-open',
};

describe('the checks of a departure', () => {
  it('say the same as its deadlines, on every day', async () => {
    const transition = 'lastDay: 2026-06-08\ntasks:\n  - { id: a, title: A, starred: true }\n';
    for (let today = '2026-05-31'; today < '2026-06-12'; today = addDays(today, 1)) {
      const { findings } = await checkFiles({ [PATH]: HEAD + transition }, Object.values(RULES), today);
      const errors = findings.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId);
      const deadlines = deadlinesOf(departure(transition), DEFAULT_NUMBERS, CALENDAR, today);
      const overdue = Object.values(deadlines).filter(({ state }) => state === 'overdue');
      const rules = overdue.flatMap(({ what }) => RULES[what] ?? []);
      assert.deepEqual(new Set(errors), new Set(rules), today);
    }
  });

  it('leave tasks with a date of their own to the rule on dates, if it runs', async () => {
    const task = (id: string, due: string) => `  - { id: ${id}, title: ${id}, starred: true${due} }\n`;
    const tasks = `tasks:\n${task('late', ', due: 2026-06-12')}${task('today', ', due: 2026-06-15')}${task('none', '')}`;
    const reported = async (transition: string, ...rules: readonly string[]) => {
      const { findings } = await checkFiles({ [PATH]: HEAD + transition }, ['strategy-task-open', ...rules]);
      return findings.map(({ ruleId, data }) => `${ruleId} ${data['title'] ?? data['name']}`);
    };
    const open = `phase: observation\n${tasks}`;
    const all = ['strategy-task-open late', 'strategy-task-open today', 'strategy-task-open none'];
    // What is due today is late tomorrow.
    const late = all.filter(problem => !problem.endsWith('today'));
    assert.deepEqual(await reported(open), late);
    assert.deepEqual(await reported(open, 'overdue'), ['overdue late', ...late.slice(1)]);
    // The other rule says nothing about a departure that is closed.
    assert.deepEqual(await reported(`phase: closed\n${tasks}`, 'overdue'), all);
  });
});
