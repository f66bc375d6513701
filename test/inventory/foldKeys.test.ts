import assert from 'node:assert/strict';
import { entryFinder, listsKey } from '../../src/inventory/documented.ts';
import { foldKeys, keysOfAlike, shareLines } from '../../src/inventory/foldKeys.ts';
import fc from '../helpers/properties.ts';

const key = (name: string, secret = false) => ({ name, secret });

describe('foldKeys', () => {
  it('leaves a short list as it is', () => {
    const keys = [key('a.b'), key('a.c')];
    assert.deepEqual(foldKeys(keys, 2), keys);
  });

  it('puts together what begins alike, and keeps secrets apart', () => {
    const keys = [
      key('db.pool.min'),
      key('db.pool.max'),
      key('db.url'),
      key('db.password', true),
      key('port'),
    ];
    assert.deepEqual(foldKeys(keys, 4), [
      key('db.password', true),
      key('db.pool.*'),
      key('db.url'),
      key('port'),
    ]);
    assert.deepEqual(foldKeys(keys, 3), [key('db.password', true), key('db.*'), key('port')]);
    assert.deepEqual(foldKeys([key('MYSQL_HOST'), key('MYSQL_USER'), key('PORT')], 2), [
      key('MYSQL_*'),
      key('PORT'),
    ]);
  });

  it('loses no key: each is listed, or stands below a star', () => {
    const part = fc.constantFrom('db', 'pool', 'url', 'his', 'A_B', 'A_C', 'x-y');
    const name = fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => parts.join('.'));
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 40 }),
        fc.nat({ max: 20 }),
        (names, most) => {
          const folded = foldKeys(
            names.map((one, at) => key(one, at % 7 === 0)),
            most,
          );
          const keys = folded.map(({ name: listed }) => ({ name: listed, isGuess: false }));
          const entry = { position: 0, path: 'a', purpose: 'real', keys, reviewedAt: undefined } as const;
          assert.ok(entryFinder([entry]).find('a'));
          for (const one of names)
            assert.notEqual(listsKey(entry, one), 'no', `${one} in ${JSON.stringify(keys)}`);
          assert.ok(folded.length <= names.length);
          assert.ok(folded.length <= Math.max(1, most), `${folded.length} of ${most}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('keysOfAlike', () => {
  it('says in how many files a key is that some of them lack', () => {
    const files = [
      { path: 'a.ini', keys: [key('host'), key('token')] },
      { path: 'b.ini', keys: [key('host'), key('token', true), key('code')] },
    ];
    assert.deepEqual(keysOfAlike(files), [
      key('host'),
      key('token', true),
      { ...key('code'), inFiles: 1, example: 'b.ini' },
    ]);
  });
});

describe('shareLines', () => {
  it('gives who needs few all, and shares the rest', () => {
    assert.deepEqual(shareLines([2, 100, 100], 42, 3), [2, 20, 20]);
    assert.deepEqual(shareLines([100, 100], 0, 3), [3, 3]);
    assert.deepEqual(shareLines([1, 2], 100, 3), [1, 2]);
  });
});
