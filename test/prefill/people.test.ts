import assert from 'node:assert/strict';
import { guessTeam } from '../../src/prefill/people.ts';
import { context, contributor, history } from './context.ts';

const teamOf = (...contributors: ReturnType<typeof contributor>[]) =>
  guessTeam(context({ history: history({ contributors }) }));

describe('guessing the team', () => {
  it('makes the two most active people of the last half year primary and deputy', () => {
    const { team } = teamOf(
      contributor('Gone Guru', 200),
      contributor('Wang Wei', 1),
      contributor('Li Na', 183),
    );
    assert.deepEqual(
      team.people.map(({ id, active }) => [id, active]),
      [
        ['gone-guru', false],
        ['li-na', false],
        ['wang-wei', true],
      ],
    );
    assert.deepEqual(team.roles, {
      primary: 'wang-wei',
      confirm: true,
      from: 'most active in the last six months of the history',
    });
    const two = teamOf(contributor('Wang Wei', 1), contributor('Li Na', 182)).team;
    assert.equal(two.roles?.deputy, 'li-na');
  });

  it('tells nobody active whom years have passed since, also where nobody came after', () => {
    const contributors = [contributor('Wang Wei', 0)];
    const { team } = guessTeam(context({ history: history({ contributors }), today: '2026-01-01' }));
    assert.deepEqual(
      team.people.map(({ active }) => active),
      [false],
    );
    assert.equal(team.roles, undefined);
  });

  it('takes no account that several people share for a person', () => {
    const { team } = teamOf(contributor('root', 1, { emails: ['root@iZ2ze7'] }), contributor('Wang Wei', 1));
    assert.deepEqual(
      team.people.map(({ id }) => id),
      ['wang-wei'],
    );
  });

  it('gives no role and no person where there is no history', () => {
    const { team, idOf, leftOut } = guessTeam(context({}));
    assert.deepEqual(team, { version: 1, people: [] });
    assert.equal(idOf.size, 0);
    assert.equal(leftOut, 0);
  });

  it('takes people of the last two years, and who wrote a tenth of it all', () => {
    const { team, leftOut } = teamOf(
      contributor('Wang Wei', 1, { commits: 60 }),
      contributor('Li Na', 729, { commits: 1 }),
      contributor('Founder One', 2000, { commits: 30 }),
      contributor('Passer By', 730, { commits: 9 }),
    );
    assert.deepEqual(
      team.people.map(({ id }) => id),
      ['founder-one', 'li-na', 'wang-wei'],
    );
    assert.equal(leftOut, 1);
  });

  it('lists at most fifteen recent people and counts the others', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      contributor(`Person ${String.fromCharCode(65 + index)}x`, 1, { commits: 1 }),
    );
    const { team, leftOut } = teamOf(...many);
    assert.equal(team.people.length, 15);
    assert.equal(leftOut, 5);
  });

  it('marks each person as a guess and tells where it comes from', () => {
    const person = contributor('Wang Wei', 0, { commits: 12, otherNames: ['王伟'], firstOn: '2021-02-03' });
    assert.deepEqual(teamOf(person).team.people, [
      {
        id: 'wang-wei',
        name: 'Wang Wei',
        names: ['王伟'],
        emails: ['wang.wei@his.example'],
        active: true,
        confirm: true,
        from: 'git: 12 commits, 2021-02-03 to 2024-06-30',
      },
    ]);
  });

  it('finds a person by each of the addresses', () => {
    const { idOf } = teamOf(contributor('Wang Wei', 0, { emails: ['a@x.example', 'b@y.example'] }));
    assert.deepEqual(Object.fromEntries(idOf), { 'a@x.example': 'wang-wei', 'b@y.example': 'wang-wei' });
  });

  it('makes ids of Latin letters, from another spelling or the address of a Chinese name', () => {
    const { team } = teamOf(
      contributor('王伟', 1, { emails: ['wangwei@his.example'] }),
      contributor('李娜', 1, { otherNames: ['Li Na'], emails: ['x1@his.example'] }),
      contributor('张敏', 1, { emails: ['1234567@qq.example'] }),
      contributor('赵磊', 1, { emails: ['7654321@qq.example'] }),
      contributor('José Núñez', 1),
      contributor('Wang-Wei', 1),
      contributor('wang_wei', 1, { emails: ['other@his.example'] }),
    );
    assert.deepEqual(
      team.people.map(({ id }) => id),
      ['jose-nunez', 'li-na', 'person', 'person-2', 'wang-wei', 'wang-wei-2', 'wangwei'],
    );
  });

  it('writes the sources in the language of the pack', () => {
    const facts = { history: history({ contributors: [contributor('Wang Wei', 0)] }) };
    const { team } = guessTeam(context(facts, { language: 'zh-CN' }));
    assert.equal(team.roles?.from, '历史记录最后半年中最活跃');
    assert.match(team.people[0]?.from ?? '', /共 10 次提交/);
  });
});
