import assert from 'node:assert/strict';
import { readPack } from '../../src/pack/readPack.ts';
import { editYaml } from '../../src/pack/yaml/edit.ts';
import { absenceTasks } from '../../src/transition/absence.ts';
import { type ChangeRequest, cancelDeparture, changeDeparture } from '../../src/transition/change.ts';
import { departure, HEAD, SCHEMAS } from './support.ts';

/** The Friday before the last day is worked, the weekend is not. */
const CALENDAR = { holidays: ['2026-06-19'], workdays: [] };
const TEAM = 'version: 1\npeople: [{ id: li, name: 李伟 }, { id: wang, name: 王芳 }]\n';
const BY = { on: '2026-06-05', by: 'chen', reason: 'leaves earlier' };

const changed = (transition: string, request: Partial<ChangeRequest>) => {
  const pack = readPack('handover', ['handover/team.yaml'], new Map([['handover/team.yaml', TEAM]]), SCHEMAS);
  const changes = changeDeparture(pack, departure(transition), { ...BY, ...request }, CALENDAR);
  return edited(transition, changes);
};
const edited = (transition: string, changes: Parameters<typeof editYaml>[1]) => {
  const result = editYaml(HEAD + transition, changes);
  assert.ok('text' in result, JSON.stringify(result));
  return result.text;
};

describe('a departure that goes otherwise', () => {
  // The last day is a Sunday: what was due with it is due on the working day before, which is a Thursday here.
  const TASKS = `lastDay: 2026-06-21
tasks:
  - { id: on-it, title: A, due: 2026-06-21 }
  - { id: before-it, title: B, due: 2026-06-18 }
  - { id: own, title: C, due: 2026-06-12 }
  - { id: done, title: D, due: 2026-06-18, doneOn: 2026-06-04 }
  - { id: none, title: E }
`;

  it('takes along what was due with the last day, and nothing that is done or has a day of its own', () => {
    const text = changed(TASKS, { lastDay: '2026-06-14' });
    assert.match(text, /^lastDay: 2026-06-14$/m);
    assert.deepEqual(
      [...text.matchAll(/id: ([\w-]+), title: \w(?:, due: ([\d-]+))?/g)].map(([, id, due]) => [id, due]),
      [
        ['on-it', '2026-06-12'],
        ['before-it', '2026-06-12'],
        ['own', '2026-06-12'],
        ['done', '2026-06-18'],
        ['none', undefined],
      ],
    );
    for (const word of ['from: 2026-06-21', 'to: 2026-06-14', 'by: chen', 'reason: leaves earlier'])
      assert.ok(text.includes(word), `${word} in\n${text}`);
  });

  it('has another successor, who is named that day, signs and is announced anew', () => {
    const before = (signed: string) =>
      `successor: zhou\nsuccessorNamedOn: 2026-06-02\nsubstituteNotice: { sentOn: 2026-06-03, number: B-2 }\nsignOff:\n  - { party: leaver, name: 李伟 }\n  - { party: successor, name: 周宇${signed} }\n`;
    for (const signed of ['', ', signedOn: 2026-06-04, evidence: scan.pdf']) {
      const text = changed(before(signed), { successor: 'wang' });
      assert.match(text, /^successor: wang$/m);
      assert.match(text, /^successorNamedOn: 2026-06-05$/m);
      assert.ok(text.includes('王芳') && !text.includes('周宇'), text);
      assert.ok(!text.includes('substituteNotice') && !text.includes('scan.pdf'), text);
      assert.ok(text.includes('李伟') && text.includes('from: zhou'), text);
    }
    const block =
      'successor: zhou\nsignOff:\n  - party: successor # by hand\n    signedOn: 2026-06-04\n    name: 周宇\n    evidence: scan.pdf\n';
    assert.ok(
      changed(block, { successor: 'wang' }).includes('\n  - party: successor # by hand\n    name: 王芳\n'),
    );
    const draft = changed('successor: zhou\nsubstituteNotice: { number: B-2 }\n', { successor: 'wang' });
    assert.ok(draft.includes('number: B-2'), 'what was not sent yet is still to be sent');
  });

  it('ends being on call, and keeps until when it was to be', () => {
    const text = changed('onCall: { agreedOn: 2026-06-02, until: 2026-07-01 }\n', {
      onCallUntil: '2026-06-20',
    });
    assert.match(text, /onCall: \{ agreedOn: 2026-06-02, until: 2026-06-20 \}/);
    assert.ok(text.includes('from: 2026-07-01') && text.includes('to: 2026-06-20'), text);
  });

  it('is closed as one that did not take place', () => {
    const transition = 'lastDay: 2026-06-21\n';
    const text = edited(transition, cancelDeparture(departure(transition), BY));
    for (const word of ['phase: closed', 'cancelled: true', 'what: cancelled', 'from: 2026-06-21'])
      assert.ok(text.includes(word), `${word} in\n${text}`);
  });
});

describe('a departure without the leaver', () => {
  it('has what is done instead of asking, by its reason, on days that are worked', () => {
    const tasks = (reason: 'illness' | 'death' | 'dismissal') =>
      absenceTasks(reason, { reportedOn: '2026-06-19' }, CALENDAR, id => id);
    for (const [reason, own] of [
      ['illness', 'absence-rest'],
      ['death', 'absence-family'],
      ['dismissal', 'absence-dismissed'],
    ] as const) {
      const list = tasks(reason);
      assert.equal(list.length, 8);
      assert.equal(list.at(-1)?.id, own);
      assert.deepEqual([...new Set(list.map(({ source }) => source))], [`absence/${reason}`]);
    }
    assert.deepEqual(
      tasks('illness').map(({ due }) => due),
      [
        ...Array(3).fill('2026-06-22'),
        ...Array(2).fill('2026-06-24'),
        ...Array(2).fill('2026-06-26'),
        '2026-06-22',
      ],
    );
    assert.deepEqual(
      tasks('dismissal').flatMap(({ id, starred }) => (starred ? id : [])),
      ['absence-secure', 'absence-access', 'absence-dismissed'],
    );
  });
});
