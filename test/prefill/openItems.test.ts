import assert from 'node:assert/strict';
import { branchFingerprint } from '../../src/history/fingerprint.ts';
import { addDays } from '../../src/knowledge/identities.ts';
import { guessOpenItems } from '../../src/prefill/openItems.ts';
import { branch, context, contributor, history, NEWEST } from './context.ts';

const itemsOf = (...openBranches: ReturnType<typeof branch>[]) =>
  guessOpenItems(context({ history: history({ openBranches }) }), new Map([['wang@his.example', 'wang-wei']]))
    .items;

describe('guessing open items', () => {
  it('finds none without git', () => {
    assert.deepEqual(guessOpenItems(context({}), new Map()).items, []);
  });

  it('makes a candidate of a branch that was never merged', () => {
    assert.deepEqual(itemsOf(branch('origin/feature/医保', { authorEmail: 'Wang@his.example' })), [
      {
        id: 'feature-医保',
        title: 'Branch origin/feature/医保 is not merged: half of it',
        kind: 'to-do',
        state: 'open',
        owner: 'wang-wei',
        evidence: ['branch origin/feature/医保, commit abc1234, 2024-06-30'],
        fingerprint: branchFingerprint('feature/医保'),
        confirm: true,
        from: 'branch origin/feature/医保',
      },
    ]);
  });

  it('names no owner who is not in the team', () => {
    const [item] = itemsOf(branch('feature', { authorEmail: 'gone@his.example' })) ?? [];
    assert(item && !('owner' in item));
  });

  it('leaves out what rests for more than a year before the newest commit', () => {
    const items = itemsOf(
      branch('year', { date: addDays(NEWEST, -365) }),
      branch('forgotten', { date: addDays(NEWEST, -366) }),
    );
    assert.deepEqual(
      items?.map(({ id }) => id),
      ['year'],
    );
  });

  it('lists at most ten, and gives each an id of its own', () => {
    const items = itemsOf(...Array.from({ length: 12 }, () => branch('origin/fix')));
    assert.equal(items?.length, 10);
    assert.deepEqual(
      items?.slice(0, 2).map(({ id }) => id),
      ['fix', 'fix-2'],
    );
  });

  it('makes a candidate of everything critical or major, with its evidence and fingerprint', () => {
    const issue = {
      class: 'todo-comment',
      key: 'Pay.java:3',
      title: 'FIXME 退费 rounds twice',
      person: 'Wang Wei',
      email: 'wang@his.example',
      date: '2024-06-01',
      ageDays: 29,
      severity: 'critical',
      confidence: 'high',
      fingerprint: '0123456789abcdef',
      file: 'Pay.java',
      line: 3,
      evidence: [
        { kind: 'comment', file: 'Pay.java', line: 3, text: 'FIXME 退费 rounds twice', date: '2024-06-01' },
      ],
      triage: null,
      url: null,
      named: false,
      weak: false,
      remarks: [],
      holds: null,
    } as const;
    const unresolved = [
      issue,
      { ...issue, class: 'stash', title: 'On main: half', severity: 'major' } as const,
    ];
    const { items } = guessOpenItems(context({ unresolved }), new Map([['wang@his.example', 'wang-wei']]));
    assert.deepEqual(
      items?.map(({ title, severity, owner, evidence, fingerprint }) => [
        title,
        severity,
        owner,
        evidence,
        fingerprint,
      ]),
      [
        ['FIXME 退费 rounds twice', 'critical', 'wang-wei', ['Pay.java:3 2024-06-01'], '0123456789abcdef'],
        [
          'On main: half',
          'major',
          'wang-wei',
          ['Pay.java:3 2024-06-01 FIXME 退费 rounds twice'],
          '0123456789abcdef',
        ],
      ],
    );
  });

  it('asks who commits as root on a server', () => {
    const contributors = [contributor('root', 1, { emails: ['root@iZ2ze7'], commits: 3 })];
    const items = guessOpenItems(context({ history: history({ contributors }) }), new Map()).items ?? [];
    assert.deepEqual(
      items.map(({ title, severity }) => [title, severity]),
      [
        [
          '3 commits were made by the account root <root@iZ2ze7>, which nobody is: find out on which server, and who may commit there',
          'major',
        ],
      ],
    );
  });
});
