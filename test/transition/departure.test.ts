import assert from 'node:assert/strict';
import { departure } from './support.ts';

const TEAM = {
  'team.yaml':
    'version: 1\npeople:\n  - id: li\n    name: 李娜\n    emails: [li.na@example.com]\n    lastWorkingDay: 2026-06-19\n',
};
const accounts = (...entries: readonly string[]) => ({
  'checklist.yaml': `version: 1\nproject:\n  name: his\ncustomer:\n  accounts:\n${entries
    .map(entry => `    - { ${entry} }\n`)
    .join('')}`,
});

describe('a departure', () => {
  it('takes name and last day from the team, unless it says the day itself', () => {
    const { leaver, lastDay } = departure('', TEAM);
    assert.deepEqual([leaver, lastDay], ['李娜', '2026-06-19']);
    assert.equal(departure('lastDay: 2026-06-12\n', TEAM).lastDay, '2026-06-12');
    assert.deepEqual([departure('').leaver, departure('').lastDay], ['li', undefined]);
  });

  it('is forced only with a reason', () => {
    assert.equal(departure('phase: handover\n').outcome, 'open');
    assert.equal(departure('phase: closed\n').outcome, 'closed');
    assert.equal(departure('closed:\n  on: 2026-06-12\n  forced: true\n').outcome, 'closed');
    assert.equal(departure('closed:\n  on: 2026-06-12\n  reason: done\n').outcome, 'closed');
    assert.equal(
      departure('closed:\n  on: 2026-06-12\n  forced: true\n  reason: lost the contract\n').outcome,
      'forced',
    );
  });

  it('knows the accounts of the leaver under all of their names, and those that everybody shares', () => {
    const files = {
      ...TEAM,
      ...accounts(
        'id: by-id, system: HIS, holder: li',
        'id: by-name, system: LIS, holder: 李娜',
        'id: by-address, system: PACS, holder: LI.NA@example.com',
        'id: of-another, system: RIS, holder: wang',
        'id: shared, system: VPN, shared: true',
      ),
    };
    const names = (transition: string) => departure(transition, files).access.map(({ account }) => account);
    assert.deepEqual(names(''), ['by-id', 'by-name', 'by-address', 'shared']);
    assert.deepEqual(names('access:\n  - account: by-name\n  - account: badge\n'), [
      'by-name',
      'badge',
      'by-id',
      'by-address',
      'shared',
    ]);
    assert.deepEqual(names('phase: closed\n'), ['by-id', 'by-name', 'by-address']);
  });

  it('ends access by revoking, of a shared account only by a new secret that the leaver never knew', () => {
    const ended = (transition: string, account: string) =>
      departure(`lastDay: 2026-06-12\n${transition}`, accounts(account)).access[0]?.endedOn;
    const entry = (fields: string) => `access:\n  - { account: a, ${fields} }\n`;
    const own = 'id: a, system: HIS, holder: li';
    const shared = 'id: a, system: VPN, shared: true';
    assert.equal(ended('', own), undefined);
    assert.equal(ended('', `${own}, revokedOn: 2026-06-11`), '2026-06-11');
    assert.equal(ended(entry('revokedOn: 2026-06-13'), own), '2026-06-13');
    assert.equal(ended(entry('rotatedOn: 2026-06-11'), own), undefined);
    assert.equal(ended(entry('rotatedOn: 2026-06-12'), own), '2026-06-12');
    assert.equal(ended(entry('revokedOn: 2026-06-12'), shared), undefined);
    assert.equal(ended(entry('rotatedOn: 2026-06-11'), shared), undefined);
    assert.equal(ended(entry('rotatedOn: 2026-06-12'), shared), '2026-06-12');
    assert.equal(ended('', `${shared}, rotatedOn: 2026-06-15`), '2026-06-15');
    assert.equal(ended('', `${shared}, revokedOn: 2026-05-01`), '2026-05-01');
  });
});
