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
});
