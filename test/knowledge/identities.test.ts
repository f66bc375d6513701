import assert from 'node:assert/strict';
import {
  addDays,
  isBot,
  latestDate,
  mergeIdentities,
  type Signature,
} from '../../src/knowledge/identities.ts';
import fc from '../helpers/properties.ts';

const signature = (name: string, email: string, ...dates: string[]): Signature => ({
  name,
  email,
  dates: dates.length > 0 ? dates : ['2024-01-01'],
});

/** The merged people, each as the sorted list of its addresses. */
const merged = (...pairs: [name: string, email: string][]) =>
  mergeIdentities(pairs.map(([name, email]) => signature(name, email)))
    .map(({ emails }) => [...emails].sort().join(' + '))
    .sort();

describe('merging identities', () => {
  it('joins the same address, however it is written', () => {
    assert.deepEqual(merged(['王伟', 'wang@his.example'], ['ww', 'Wang@HIS.example ']), ['wang@his.example']);
    assert.equal(merged(['王伟', 'wang@his.example'], ['ww', 'wang+git@his.example']).length, 1);
  });

  it('joins the same full name with different addresses', () => {
    assert.equal(merged(['王伟', 'a@x.example'], ['王伟', 'b@y.example']).length, 1);
    assert.equal(merged(['Anna Maria Kraft', 'a@x.example'], ['anna.maria  kraft', 'b@y.example']).length, 1);
  });

  it('joins a given name with addresses that hold the same family name', () => {
    const ian = '1234+ibacher@users.noreply.github.com';
    assert.equal(merged(['Ian', 'ian.c.bacher@a.example'], ['Ian', ian]).length, 1);
    for (const [name, address] of [
      ['Ian', 'ian.c.burke@b.example'],
      ['Ida', 'ida.bacher@b.example'],
      ['Ian', 'mbacher@b.example'],
      ['Ian', 'noreply@github.com'],
    ] as const)
      assert.equal(merged([name, address], ['Ian', ian]).length, 2, `${name} ${address}`);
    assert.equal(merged(['Wei', 'wei.li@a.example'], ['Wei', 'wli@b.example']).length, 2);
    assert.equal(merged(['deploy', 'deploy@ip-1.example'], ['deploy', 'deploy@ip-2.example']).length, 2);
  });

  it('joins through a third signature', () => {
    assert.deepEqual(
      merged(['王伟', 'work@x.example'], ['Wang Wei', 'home@y.example'], ['Wang Wei', 'work@x.example']),
      ['home@y.example + work@x.example'],
    );
  });

  it("joins an account's hidden GitHub addresses", () => {
    assert.equal(
      merged(['ww', '12345+wangwei@users.noreply.github.com'], ['王伟', 'wangwei@users.noreply.github.com'])
        .length,
      1,
    );
  });

  it('does not join names that many people or machines share', () => {
    assert.equal(merged(['root', 'root@a.example'], ['root', 'root@b.example']).length, 2);
    assert.equal(merged(['li', 'li@a.example'], ['li', 'li@b.example']).length, 2);
    assert.equal(merged(['Administrator', 'x@a.example'], ['Administrator', 'y@b.example']).length, 2);
    assert.equal(merged(['Your Name', 'x@a.example'], ['Your Name', 'y@b.example']).length, 2);
  });

  it('does not join people by an address that is nobody’s', () => {
    for (const email of ['you@example.com', 'root@localhost', 'noreply@github.com', ''])
      assert.equal(mergeIdentities([signature('王伟', email), signature('李娜', email)]).length, 2, email);
  });

  it('does not join a user name with the same user name in another organisation', () => {
    assert.equal(merged(['zhang', 'zhang@a.example'], ['zhang', 'zhang@b.example']).length, 2);
  });

  it('keeps every date, and every person, whatever the signatures are', () => {
    const text = fc.constantFrom('王伟', 'Wang Wei', 'root', 'wangwei', '', 'a b', '李');
    const address = fc.constantFrom(
      'a@x.example',
      'b@x.example',
      '',
      'root@localhost',
      '1+a@users.noreply.github.com',
    );
    const dates = fc.array(fc.constantFrom('2020-01-01', '2023-05-05', '2024-01-01'), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.record({ name: text, email: address, dates })), signatures => {
        const people = mergeIdentities(signatures);
        const given = signatures.reduce((sum, { dates }) => sum + dates.length, 0);
        assert.equal(
          people.reduce((sum, { commits }) => sum + commits, 0),
          given,
        );
        const addresses = people
          .flatMap(({ emails }) => emails)
          .filter(email => email.endsWith('@x.example'));
        assert.equal(new Set(addresses).size, addresses.length, 'an address belongs to one person');
      }),
    );
  });
});

describe('a merged person', () => {
  it('has the most used full name, and the other spellings sorted', () => {
    const [person] = mergeIdentities([
      signature('wangwei', 'a@x.example', '2024-01-01', '2024-01-02', '2024-01-03'),
      signature('王伟', 'a@x.example', '2024-01-04'),
      signature('Wang Wei', 'a@x.example', '2024-01-05', '2024-01-06'),
    ]);
    assert.equal(person?.name, 'Wang Wei');
    assert.deepEqual(person?.otherNames, ['wangwei', '王伟']);
  });

  it('is not called by an address that a computer was set up with, unless nothing else is known', () => {
    const named = (...names: string[]) =>
      mergeIdentities(names.map(name => signature(name, '4604@qq.com', '2024-01-01')))[0]?.name;
    assert.equal(named('4604@qq.com', 'sd911223'), 'sd911223');
    assert.equal(named('4604@qq.com', 'li.wei@x.example', '李伟'), '李伟');
    assert.equal(named('4604@qq.com'), '4604@qq.com');
  });

  it('has the most used address first, and first and last day', () => {
    const [person] = mergeIdentities([
      signature('王伟', 'old@x.example', '2020-05-01'),
      signature('王伟', 'New@x.example', '2024-03-01', '2023-01-01'),
    ]);
    assert.deepEqual(person?.emails, ['new@x.example', 'old@x.example']);
    assert.equal(person?.firstOn, '2020-05-01');
    assert.equal(person?.lastOn, '2024-03-01');
  });

  it('counts the 365 days before the newest commit of all as recent', () => {
    const people = mergeIdentities([
      signature('王伟', 'w@x.example', '2023-06-02', '2023-06-01', '2022-01-01'),
      signature('李娜', 'l@x.example', '2024-05-31'),
    ]);
    const wang = people.find(({ name }) => name === '王伟');
    assert.equal(wang?.commits, 3);
    assert.equal(wang?.recentCommits, 1);
  });

  it('stands before those who were less active in the last year', () => {
    const old = ['2020-01-01', '2020-01-02', '2020-01-03'];
    const people = mergeIdentities([
      signature('Old Hand', 'o@x.example', ...old),
      signature('王伟', 'w@x.example', '2024-01-01', '2024-01-02'),
      signature('Same One', 's@x.example', '2024-01-01'),
      signature('Also One', 'a@x.example', '2024-01-01'),
    ]);
    assert.deepEqual(
      people.map(({ name }) => name),
      ['王伟', 'Also One', 'Same One', 'Old Hand'],
    );
  });

  it('is not a program', () => {
    assert.deepEqual(mergeIdentities([signature('renovate[bot]', 'bot@renovate.example')]), []);
  });
});

describe('telling programs from people', () => {
  const programs: [string, string][] = [
    ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'],
    ['renovate', 'x@his.example'],
    ['GitHub Actions', 'github-actions@github.com'],
    ['jenkins', 'jenkins@his.example'],
    ['Release Bot', 'release@his.example'],
    ['his-ci', 'dev@his.example'],
    ['医院平台', 'noreply@his.example'],
    ['Copilot', '198982749+Copilot@users.noreply.github.com'],
  ];
  for (const [name, email] of programs)
    it(`${name} <${email}> is a program`, () => assert(isBot(name, email)));

  const people: [string, string][] = [
    ['王伟', 'wangwei@his.example'],
    ['Robot Zhang', 'zhang@his.example'],
    ['Abbot Lee', 'abbot@his.example'],
    ['Marci', 'marci@his.example'],
    ['李娜', 'noreply@github.com'],
    ['李娜', '12345+lina@users.noreply.github.com'],
  ];
  for (const [name, email] of people) it(`${name} <${email}> is a person`, () => assert(!isBot(name, email)));
});

describe('days', () => {
  it('are counted over months, years and leap days', () => {
    assert.equal(addDays('2024-02-28', 1), '2024-02-29');
    assert.equal(addDays('2024-03-01', -1), '2024-02-29');
    assert.equal(addDays('2024-01-01', -365), '2023-01-01');
    assert.equal(addDays('2023-12-31T23:59:00+08:00', 1), '2024-01-01');
    assert.equal(addDays('', -365), '');
  });

  it('the newest one is found among all signatures', () => {
    const signatures = [signature('a', 'a', '2024-01-01', '2024-03-01'), signature('b', 'b', '2023-12-31')];
    assert.equal(latestDate(signatures), '2024-03-01');
    assert.equal(latestDate([]), '');
  });
});
