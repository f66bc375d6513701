import assert from 'node:assert/strict';
import { factorOfThoseHere, truckFactor } from '../../src/knowledge/truckFactor.ts';

/** So many files that the same people know. */
const files = (count: number, ...people: number[]) => Array.from({ length: count }, () => people);

describe('the truck factor of those who are here', () => {
  it('is about the files that somebody here knows, whoever else ever wrote something', () => {
    const holders = [...files(80, 9), ...files(6, 0), ...files(4, 1)];
    const { value, people, known, coverage } = factorOfThoseHere(holders, new Set([0, 1]));
    assert.deepEqual(
      { value, people, known, coverage },
      { value: 1, people: [{ person: 0, files: 6 }], known: 10, coverage: 0.4 },
    );
    assert.equal(truckFactor(holders).people[0]?.person, 9);
  });

  it('is the fewest, where taking who knows most first would take more', () => {
    // 0 shares all with others: without 0 nothing is lost. 1 and 2 alone hold more than half.
    const holders = [
      ...files(10, 0, 1),
      ...files(10, 0, 2),
      ...files(3, 3),
      ...files(16, 1),
      ...files(16, 2),
    ];
    const { value, people } = factorOfThoseHere(holders, new Set([0, 1, 2, 3]));
    assert.equal(value, 2);
    assert.deepEqual(
      people.map(({ person }) => person),
      [1, 2],
    );
  });

  it('goes on until fewer than half are known: half is not fewer', () => {
    assert.equal(factorOfThoseHere([...files(5, 0), ...files(5, 1)], new Set([0, 1])).value, 2);
    assert.equal(factorOfThoseHere([...files(6, 0), ...files(5, 1)], new Set([0, 1])).value, 1);
  });

  it('is nobody where nobody here knows anything', () => {
    assert.deepEqual(factorOfThoseHere(files(5, 7), new Set([0])), {
      known: 0,
      value: 0,
      people: [],
      coverage: 0,
    });
  });

  it('is found for many people, too', () => {
    const many = Array.from({ length: 60 }, (_, person) => files(10, person)).flat();
    const { value, coverage } = factorOfThoseHere(
      many,
      new Set(Array.from({ length: 60 }, (_, person) => person)),
    );
    assert.equal(value, 31);
    assert.ok(coverage < 0.5);
  });
});
