import assert from 'node:assert/strict';
import { masteryOf } from '../../src/transition/mastery.ts';
import { onCallGap } from '../../src/transition/onCall.ts';
import { departure } from './support.ts';

const TODAY = '2026-06-15';

describe('how far a successor is', () => {
  const states = (transition: string, touched: [string, number][] | undefined) => {
    const { topics, areas } = masteryOf(
      departure(transition),
      undefined,
      { touched: touched && new Map(touched) },
      TODAY,
    );
    return [topics.map(({ topic, state }) => `${topic} ${state}`), areas];
  };
  const AREAS =
    'successor: wang\nareas:\n  - { name: yibao, paths: [src/yibao] }\n  - { name: report, paths: [src/report] }\n';

  it('is proven by a single commit in the area, and by what was shown', () => {
    const topics =
      'teachBack:\n  - { topic: a, path: src/yibao }\n  - { topic: b, path: src/report }\n  - { topic: c, proof: { kind: commit } }\n';
    assert.deepEqual(states(AREAS + topics, [['yibao', 1]]), [
      ['a proven', 'b open', 'c proven'],
      [
        { name: 'yibao', commits: 1 },
        { name: 'report', commits: 0 },
      ],
    ]);
  });

  it('is unknown by areas where git cannot say', () => {
    const topics = 'teachBack:\n  - { topic: a, path: src/yibao }\n  - { topic: b }\n';
    assert.deepEqual(states(AREAS + topics, undefined), [['a open', 'b open'], undefined]);
  });

  it('is said by the successor alone, and not for a day to come', () => {
    const said = (words: string, head = 'successor: wang\n') =>
      states(`${head}teachBack:\n  - { topic: a, ${words} }\n`, undefined)[0];
    assert.deepEqual(said('confirmedBy: wang'), ['a said']);
    assert.deepEqual(said(`confirmedBy: wang, confirmedOn: ${TODAY}`), ['a said']);
    assert.deepEqual(said('confirmedBy: wang, confirmedOn: 2026-06-16'), ['a open']);
    assert.deepEqual(said('confirmedBy: zhou'), ['a open']);
    assert.deepEqual(said("confirmedBy: ' '"), ['a open']);
    assert.deepEqual(said('confirmedBy: zhou', ''), ['a said']);
    assert.deepEqual(said('confirmedBy: li', ''), ['a open']);
  });
});

describe('being called after the last day', () => {
  const gap = (transition: string, observationDays = 14) => {
    const found = onCallGap(departure(`lastDay: 2026-06-18\n${transition}`), { observationDays });
    return found && `${found.lacks} ${found.until}`;
  };

  it('has to be agreed on while the observation goes on after it', () => {
    assert.equal(gap('observation: { startsOn: 2026-06-10 }\n'), 'agreement 2026-06-24');
    assert.equal(gap('meeting: { date: 2026-06-12 }\n'), 'agreement 2026-06-26');
    assert.equal(gap('meeting: { date: 2026-06-12 }\nobservation: { days: 30 }\n'), 'agreement 2026-07-12');
    assert.equal(gap('meeting: { date: 2026-06-12 }\nobservation: { days: 3 }\n'), 'agreement 2026-06-26');
    assert.equal(gap(''), undefined);
  });

  it('has not where it is over on the last day, or nobody can call them', () => {
    assert.equal(gap('observation: { startsOn: 2026-06-04 }\n'), undefined);
    assert.equal(gap('observation: { startsOn: 2026-06-05 }\n'), 'agreement 2026-06-19');
    assert.equal(gap('observation: { startsOn: 2026-06-10 }\nabsence: illness\n'), undefined);
    assert.equal(gap('observation: { startsOn: 2026-06-10 }\nphase: closed\n'), undefined);
  });

  it('lacks what nobody would know when they have to call', () => {
    const onCall = (words: string) =>
      gap(`observation: { startsOn: 2026-06-10 }\nonCall: { agreedOn: 2026-06-10, ${words} }\n`);
    assert.equal(onCall('hours: 9-18, channel: phone'), 'until 2026-06-24');
    assert.equal(onCall('hours: 9-18, channel: phone, until: 2026-06-23'), 'until 2026-06-24');
    assert.equal(onCall('hours: 9-18, channel: phone, until: 2026-06-24'), undefined);
    assert.equal(onCall("hours: ' ', channel: phone, until: 2026-06-24"), 'hours 2026-06-24');
    assert.equal(onCall('hours: 9-18, until: 2026-06-24'), 'hours 2026-06-24');
  });
});
