import assert from 'node:assert/strict';
import { readPack } from '../../src/pack/readPack.ts';
import { editYaml } from '../../src/pack/yaml/edit.ts';
import { type TransferRequest, transferChanges, transferOf } from '../../src/transition/transfer.ts';
import { SCHEMAS } from './support.ts';

const PEOPLE = 'people: [{ id: li, name: 李伟 }, { id: wang, name: 王芳 }, { id: zhou, name: 周宇 }]\n';
const REQUEST: TransferRequest = {
  leaving: 'li',
  lastDay: '2026-06-18',
  successor: 'wang',
  deputy: undefined,
  today: '2026-07-07',
};

/** The roles of a team after a transfer, as `field: who` in their order. */
const rolesAfter = (roles: string, request: Partial<TransferRequest> = {}) => {
  const path = 'handover/team.yaml';
  const pack = readPack('handover', [path], new Map([[path, `version: 1\n${PEOPLE}${roles}`]]), SCHEMAS);
  const transfer = transferOf(pack, { ...REQUEST, ...request });
  const edited = editYaml(pack.team?.text ?? '', transferChanges(transfer.steps, path));
  assert.ok('text' in edited, JSON.stringify(edited));
  const words = edited.text
    .slice(edited.text.indexOf(']\n') + 2)
    .trim()
    .split(/\n\s*/);
  return { words, needsDeputy: transfer.needsDeputy, text: edited.text, left: transfer.left };
};

describe('what changes hands when a departure is closed', () => {
  for (const [what, roles, request, expected] of [
    ['the deputy takes over', 'primary: li\n  deputy: wang', {}, ['primary: wang']],
    [
      'with a new deputy',
      'primary: li\n  deputy: wang',
      { deputy: 'zhou' },
      ['primary: wang', 'deputy: zhou'],
    ],
    ['somebody else takes over', 'primary: li\n  deputy: zhou', {}, ['primary: wang', 'deputy: zhou']],
    ['the deputy leaves', 'primary: zhou\n  deputy: 李伟', {}, ['primary: zhou', 'deputy: wang']],
    ['the deputy leaves to the primary', 'primary: wang\n  deputy: li', {}, ['primary: wang']],
    ['nobody takes over', 'primary: li\n  deputy: wang', { successor: undefined }, ['deputy: wang']],
    ['the leaver had nothing', 'primary: zhou\n  deputy: wang', {}, ['primary: zhou', 'deputy: wang']],
    [
      'a guess',
      'primary: li\n  deputy: zhou\n  confirm: true\n  from: git',
      {},
      ['primary: wang', 'deputy: zhou', 'confirm: [ deputy ]', 'from: git'],
    ],
  ] as const)
    it(what, () => {
      const { words } = rolesAfter(`roles:\n  ${roles}\n`, request);
      assert.deepEqual(
        words
          .slice(1)
          .join(' ')
          .replace(/- deputy/, '[ deputy ]'),
        expected.join(' '),
      );
    });

  it('tells of a place that got free, and takes a map away that would be empty', () => {
    assert.equal(rolesAfter('roles:\n  primary: li\n  deputy: wang\n').needsDeputy, true);
    assert.equal(rolesAfter('roles:\n  primary: li\n  deputy: zhou\n').needsDeputy, false);
    assert.doesNotMatch(rolesAfter('roles:\n  primary: li\n', { successor: undefined }).text, /roles/);
  });

  it('calls the leaver gone only once they are', () => {
    const person = (lastDay: string | undefined) =>
      /\{ id: li[^}]*\}/.exec(rolesAfter('', { lastDay }).text)?.[0];
    assert.equal(person('2026-06-18'), '{ id: li, name: 李伟, lastWorkingDay: 2026-06-18, active: false }');
    assert.equal(person('2026-07-07'), '{ id: li, name: 李伟, lastWorkingDay: 2026-07-07, active: false }');
    assert.equal(person('2026-07-08'), '{ id: li, name: 李伟, lastWorkingDay: 2026-07-08 }');
    assert.equal(person(undefined), '{ id: li, name: 李伟, active: false }');
  });
});
