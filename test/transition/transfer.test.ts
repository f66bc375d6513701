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

  it('gives a new deputy to the project, and leaves an area the one that it has', () => {
    const roles =
      'roles:\n  primary: li\n  deputy: wang\nassignments:\n  - { area: a, primary: zhou, deputy: wang }\n  - { area: b, primary: li, deputy: zhou }\n  - { area: c, primary: zhou, deputy: li }\n  - { area: d, primary: li, deputy: sun }\n';
    const { text, needsDeputy } = rolesAfter(roles, { deputy: 'zhou' });
    assert.match(text, /roles:\n {2}primary: wang\n {2}deputy: zhou\n/);
    assert.match(text, /\{ area: a, primary: zhou, deputy: wang \}/);
    assert.match(text, /\{ area: b, primary: wang, deputy: zhou \}/);
    assert.match(text, /\{ area: d, primary: wang, deputy: sun \}/);
    // Nobody stands in for themselves: the one who takes over does.
    assert.match(text, /\{ area: c, primary: zhou, deputy: wang \}/);
    assert.equal(needsDeputy, false);
  });

  it('asks for a deputy of the project alone', () => {
    const roles =
      'roles:\n  primary: wang\n  deputy: zhou\nassignments:\n  - { area: a, primary: wang, deputy: li }\n';
    const { text, needsDeputy } = rolesAfter(roles);
    assert.equal(needsDeputy, false);
    assert.match(text, /\{ area: a, primary: wang \}/);
  });

  it('makes nobody the mentor of themselves', () => {
    const mentors = (pupil: string) => {
      const people = `people: [{ id: li, name: 李伟 }, { id: wang, name: 王芳 }, { id: ${pupil}, name: X, mentor: li }]`;
      const path = 'handover/team.yaml';
      const all = `version: 1\n${people.replace(pupil === 'wang' ? '{ id: wang, name: 王芳 }, ' : '\0', '')}\n`;
      const pack = readPack('handover', [path], new Map([[path, all]]), SCHEMAS);
      const edited = editYaml(all, transferChanges(transferOf(pack, REQUEST).steps, path));
      assert.ok('text' in edited, JSON.stringify(edited));
      return /mentor: (\w+)/.exec(edited.text)?.[1];
    };
    assert.equal(mentors('zhao'), 'wang');
    assert.equal(mentors('wang'), undefined);
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
