import assert from 'node:assert/strict';
import {
  activePeople,
  findPerson,
  isSamePerson,
  peopleToChoose,
  peopleToName,
  wordsOf,
} from '../../../src/pack/people/people.ts';

const TEAM = {
  people: [
    { id: 'li', name: '李娜', names: ['Li Na'], emails: ['Li@his.example'] },
    undefined,
    { id: 'wang', name: '王伟', active: false },
    { id: 'bot', name: 'build bot', bot: true },
  ],
};

describe('people of a team', () => {
  for (const reference of ['li', 'LI', '李娜', 'li na', 'li@HIS.example', ' 李娜 '])
    it(`are found by ${JSON.stringify(reference)}`, () =>
      assert.equal(findPerson(TEAM, reference)?.id, 'li'));

  it('are not found by a part of a name, or by nothing', () => {
    for (const reference of ['李', 'na', '', undefined]) assert.equal(findPerson(TEAM, reference), undefined);
    assert.equal(findPerson(undefined, 'li'), undefined);
  });

  it('are the same under two names; strangers only under the same', () => {
    assert.equal(isSamePerson(TEAM, 'li', '李娜'), true);
    assert.equal(isSamePerson(TEAM, 'li', 'wang'), false);
    assert.equal(isSamePerson(TEAM, '赵工', '赵工'), true);
    assert.equal(isSamePerson(TEAM, '赵工', '钱工'), false);
    assert.equal(isSamePerson(TEAM, undefined, undefined), false);
  });

  it('are active unless they left or are programs', () => {
    assert.deepEqual(
      activePeople(TEAM).map(({ id }) => id),
      ['li'],
    );
  });

  it('are found as git writes them, by the address before the name', () => {
    assert.equal(findPerson(TEAM, ' Somebody Else <LI@his.example> ')?.id, 'li');
    assert.equal(findPerson(TEAM, '王伟 <unknown@his.example>')?.id, 'wang');
    assert.equal(findPerson(TEAM, '王伟 <li@his.example>')?.id, 'li');
    for (const reference of ['x 李娜 <a> b', 'Li <Na> Na', '<<li@his.example>>'])
      assert.equal(findPerson(TEAM, reference), undefined, reference);
  });

  it('are not found by an empty name', () => {
    assert.equal(findPerson({ people: [{ id: 'x', name: '', emails: [''] }] }, 'Q <>'), undefined);
    assert.equal(findPerson({}, 'li'), undefined);
    assert.deepEqual([isSamePerson(TEAM, ' ', '　'), isSamePerson(TEAM, 'li', undefined)], [false, false]);
    assert.equal(isSamePerson(undefined, 'Q', 'R'), false);
  });

  it('are called by what is written of them, without what is blank', () => {
    assert.deepEqual(wordsOf({ id: 'x' }), ['x']);
    assert.deepEqual(wordsOf({ id: 'x', emails: ['a@b', ' '], name: ' N ' }), ['x', 'a@b', ' N ']);
  });

  it('can be named while they are there, or a program only guessed that they are gone', () => {
    const gone = (id: string, confirm?: boolean | string[]) => ({
      id,
      active: false,
      ...(confirm !== undefined && { confirm }),
    });
    const team = {
      people: [
        { id: 'here' },
        gone('left'),
        gone('guessed', true),
        gone('named', ['name']),
        gone('perhaps', ['active']),
      ],
    };
    assert.deepEqual(
      peopleToName(team as never).map(({ id }) => id),
      ['here', 'guessed', 'perhaps'],
    );
  });

  it('can be chosen even when they are gone, and stand behind the others; a program cannot', () => {
    const team = {
      people: [{ id: 'gone', active: false }, undefined, { id: 'bot', bot: true }, { id: 'here' }],
    };
    assert.deepEqual(
      peopleToChoose(team as never).map(({ person, isHere }) => [person.id, isHere]),
      [
        ['here', true],
        ['gone', false],
      ],
    );
    assert.deepEqual(peopleToChoose(undefined), []);
  });
});
