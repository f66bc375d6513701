import assert from 'node:assert/strict';
import type { Signature } from '../../src/knowledge/identities.ts';
import { knowPeople } from '../../src/knowledge/people.ts';

const signature = (name: string, email: string, count = 1): Signature => ({
  name,
  email,
  dates: Array.from({ length: count }, () => '2026-01-05'),
});

const HISTORY = [
  signature('wangwei', 'ww@his.example', 3),
  signature('王伟', 'wangwei@hospital.example', 5),
  signature('Li Na', 'lina@his.example', 2),
  signature('Li Na', '12+lina@users.noreply.github.com'),
  signature('dependabot[bot]', 'support@github.com'),
  signature('build', 'build@his.example'),
];
const TEAM = [
  { id: 'wang', name: '王伟', names: ['wangwei'], emails: ['ww@his.example'], active: false },
  { id: 'zhao', name: '赵敏', emails: ['ZM@his.example'] },
  { id: 'ci', name: 'build', bot: true },
];

describe('people of a history', () => {
  it('are joined by what the team says', () => {
    const people = knowPeople(HISTORY, TEAM);
    const wang = people.of('wangwei', 'ww@his.example');
    assert.equal(wang, people.of('王伟', 'wangwei@hospital.example'));
    assert.deepEqual(
      [wang?.id, wang?.name, wang?.email, wang?.active],
      ['wang', '王伟', 'wangwei@hospital.example', false],
    );
  });

  it('are joined by name and address without a team', () => {
    const people = knowPeople(HISTORY);
    assert.equal(
      people.of('Li Na', 'lina@his.example'),
      people.of('Li Na', '12+lina@users.noreply.github.com'),
    );
    assert.notEqual(people.of('wangwei', 'ww@his.example'), people.of('王伟', 'wangwei@hospital.example'));
  });

  it('are no programs, neither known ones nor those that the team names', () => {
    const people = knowPeople(HISTORY, TEAM);
    assert.equal(people.of('dependabot[bot]', 'support@github.com'), undefined);
    assert.equal(people.of('build', 'build@his.example'), undefined);
    assert.deepEqual(people.all.map(({ name }) => name).sort(), ['Li Na', '王伟', '赵敏']);
  });

  it('are found by id, name, spelling, address, and as git writes them', () => {
    const { find } = knowPeople(HISTORY, TEAM);
    for (const word of [
      'wang',
      '王伟',
      '王 伟',
      'WANGWEI',
      'ww@his.example',
      'Wei <WW@his.example>',
      '王伟 <x@y>',
    ])
      assert.deepEqual(
        find(word).map(({ id }) => id),
        ['wang'],
        word,
      );
    assert.deepEqual(
      find('zm@his.example').map(({ id }) => id),
      ['zhao'],
    );
    assert.deepEqual(find('nobody'), []);
  });

  it('are all told when they share a name', () => {
    const people = knowPeople([signature('wang', 'a@x.example'), signature('wang', 'b@x.example')]);
    assert.equal(people.find('wang').length, 2);
  });

  describe('with a mailmap', () => {
    const written = (name: string, email: string) => ({ name, email });
    const people = knowPeople([
      { ...signature('Li Wei', 'li@his.example', 3), written: written('Li Wei', 'li@his.example') },
      { ...signature('Li Wei', 'li@his.example'), written: written('lw2', 'lw2@old.example') },
    ]);

    it('are one person under every spelling and address that stands in commits', () => {
      assert.equal(people.all.length, 1);
      for (const [name, email] of [
        ['Li Wei', 'li@his.example'],
        ['lw2', 'lw2@old.example'],
      ] as const)
        assert.equal(people.of(name, email)?.name, 'Li Wei');
    });

    it('are found under each of them', () => {
      for (const word of ['Li Wei', 'lw2', 'LW2@old.example', 'li@his.example', 'lw2 <lw2@old.example>'])
        assert.deepEqual(
          people.find(word).map(({ name }) => name),
          ['Li Wei'],
          word,
        );
    });
  });

  describe('with names in two scripts', () => {
    const romanise = (name: string) =>
      ({ 王伟: ['wangwei', 'weiwang'], 王维: ['wangwei', 'weiwang'], 李娜: ['lina', 'nali'] })[name];
    const names = (signatures: readonly Signature[], team: Parameters<typeof knowPeople>[1] = []) =>
      knowPeople(signatures, team, romanise)
        .all.map(({ name, joinedBy }) => `${name} ${joinedBy}`)
        .sort();

    it('are joined where only one can be meant, and that is said', () => {
      for (const latin of ['wangwei', 'Wang Wei', 'Wei Wang', 'WANG-WEI'])
        assert.deepEqual(
          names([signature('王伟', 'a@his.example', 2), signature(latin, 'b@his.example')]),
          ['王伟 romanised-name'],
          latin,
        );
    });

    it('are not joined where two could be meant, or the team tells them apart', () => {
      const two = [signature('王伟', 'a@his.example', 2), signature('wangwei', 'b@his.example')];
      assert.deepEqual(names([...two, signature('王维', 'c@his.example')]), [
        'wangwei undefined',
        '王伟 undefined',
        '王维 undefined',
      ]);
      const team = [
        { id: 'one', name: '王伟' },
        { id: 'other', name: 'Wang Wei', names: ['wangwei'] },
      ];
      assert.deepEqual(names(two, team), ['Wang Wei undefined', '王伟 undefined']);
      assert.deepEqual(names([signature('李娜', 'a@his.example'), signature('Lin An', 'b@his.example')]), [
        'Lin An undefined',
        '李娜 undefined',
      ]);
    });
  });

  it('are not accounts that several share, unless the team says who uses them', () => {
    const shared = [
      signature('root', 'root@iZ2zebx'),
      signature('Administrator', 'Administrator@WIN-4F.local'),
      signature('HIS Dev Team', 'dev@his.example'),
      signature('实施组', 'impl@his.example'),
      signature('deploy', 'deploy@his.example'),
    ];
    assert.deepEqual(knowPeople(shared).all, []);
    const known = knowPeople(shared, [{ id: 'li', name: '李娜', emails: ['deploy@his.example'] }]);
    assert.deepEqual(
      known.all.map(({ id }) => id),
      ['li'],
    );
    assert.equal(known.of('deploy', 'deploy@his.example')?.name, '李娜');
  });

  it('are people who hide behind a default name, or have an ordinary one at a shared mailbox', () => {
    for (const [name, email] of [
      ['Administrator', 'wang.wei@his.example'],
      ['admin', 'lina@hospital.example'],
      ['Li Na', 'info@his.example'],
      ['Teamer', 'x@his.example'],
    ] as const)
      assert.equal(knowPeople([signature(name, email)]).all.length, 1, `${name} <${email}>`);
  });

  it('are called by their account where a commit names an address alone', () => {
    const [only] = knowPeople([signature('', '12+wangwei@users.noreply.github.com')]).all;
    assert.equal(only?.name, 'wangwei');
  });

  it('are said to be here by a person, not by a guess', () => {
    const here = (member: object) =>
      knowPeople([], [{ id: 'li', name: 'Li', ...member }]).all[0]?.isSaidToBeHere;
    assert.equal(here({ active: true }), true);
    assert.equal(here({ active: true, confirm: ['emails'] }), true);
    assert.equal(here({ active: true, confirm: true }), false);
    assert.equal(here({ active: true, confirm: ['active'] }), false);
    assert.equal(here({}), false);
    assert.equal(here({ active: false }), false);
  });

  it('are told apart where the same address stands for two in the mailmap', () => {
    const shared = { name: 'his', email: 'his@his.example' };
    const people = knowPeople([
      { ...signature('Li Na', 'li@his.example'), written: { ...shared, name: 'li' } },
      { ...signature('Wang Wei', 'wang@his.example'), written: { ...shared, name: 'wang' } },
    ]);
    assert.equal(people.of('li', 'his@his.example')?.name, 'Li Na');
    assert.equal(people.of('wang', 'his@his.example')?.name, 'Wang Wei');
    assert.equal(people.find('his@his.example').length, 2);
  });
});
