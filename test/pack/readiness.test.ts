import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { explainReadiness, measureReadiness } from '../../src/pack/readiness.ts';
import { readPack } from '../../src/pack/readPack.ts';
import { DEFAULT_NUMBERS } from '../../src/pack/settings/numbers.generated.ts';

const schemas = new Map(
  ['checklist', 'team', 'transition'].map(name => [
    name,
    JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')),
  ]),
);
const TODAY = '2026-06-15';

function measure(files: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`handover/${path}`, text]));
  return measureReadiness(readPack('handover', [...texts.keys()], texts, schemas), DEFAULT_NUMBERS, TODAY);
}

describe('readiness', () => {
  it('is null where there is nothing to measure', () => {
    const nothing = { prevention: null, response: null, handover: null, longTerm: null, total: null };
    assert.deepEqual(measure({}), nothing);
  });

  it('counts a part in full only when the successor has confirmed it', () => {
    const parts = (status: string) =>
      ['customer', 'progress', 'deliverables', 'openItems', 'specialNotes', 'thirdParties']
        .map(part => `${part}:\n  status: ${status}\n`)
        .join('');
    const head = 'version: 1\nproject:\n  name: his\n';
    // Nobody has begun: what a program filled in earns nothing.
    assert.equal(measure({ 'checklist.yaml': head }).handover, null);
    const begun = parts('todo').replace('todo', 'in-progress');
    assert.equal(measure({ 'checklist.yaml': head + begun }).handover, 7);
    assert.equal(measure({ 'checklist.yaml': head + parts('in-progress') }).handover, 40);
    assert.equal(measure({ 'checklist.yaml': head + parts('done') }).handover, 80);
    assert.equal(measure({ 'checklist.yaml': head + parts('done\n  confirmedBy: li') }).handover, 100);
  });

  it('takes a deputy who is the primary, under whatever name, for no cover', () => {
    const people = 'people:\n  - { id: li, name: 李娜 }\n  - { id: wang, name: 王伟 }\n';
    const prevention = (deputy: string) =>
      measure({ 'team.yaml': `version: 1\n${people}roles:\n  primary: li\n  deputy: ${deputy}\n` })
        .prevention;
    const covered = prevention('wang');
    assert.ok(covered !== null && covered > 0);
    for (const self of ['li', '李娜', 'LI', "''"]) assert.ok((prevention(self) ?? 0) < covered, self);
  });

  it('measures prevention by roles, documents, survey and review', () => {
    const team = `version: 1\npeople: []\nroles:\n  primary: li\n  deputy: wang\nprevention:\n  surveys:\n    - date: 2026-03-15\n  careerReviews:\n    - date: 2026-03-14\n`;
    const page = '# A\n\ntext\n';
    const files = {
      'team.yaml': team,
      'docs/operations-manual.md': page,
      'docs/solutions.md': page,
      'docs/customer-configuration.md': '# A\n\n## B\n\n[[fill: text]]\n',
    };
    // 92 days ago still counts, 93 days do not: (1 + (1 + 1 + ½)/3 + 1 + 0) / 4
    assert.equal(measure(files).prevention, 71);
  });

  it('measures the response only while a departure is open', () => {
    const transition = `version: 1\nid: 2026-06-li\nleaving: li\nreportedOn: 2026-06-10\nsuccessor: wang\ntaskForce:\n  - duty: technical\n    person: wang\n`;
    const path = 'transitions/2026-06-li/transition.yaml';
    // successor 1, notice 0, duties ¼
    assert.equal(measure({ [path]: transition }).response, 42);
    assert.equal(measure({ [path]: `${transition}phase: closed\n` }).response, null);
  });

  it('measures the long term by the people who are there', () => {
    const team = `version: 1\npeople:\n  - id: li\n    name: 李\n    level: implementer\n    mentor: wang\n    lastRotation: 2026-01-01\n    lastVisit: 2026-01-01\n  - id: bot\n    name: bot\n    bot: true\n  - id: old\n    name: 老\n    active: false\n`;
    assert.equal(measure({ 'team.yaml': team }).longTerm, 100);
    const bare = 'version: 1\npeople:\n  - id: li\n    name: 李\n';
    assert.equal(measure({ 'team.yaml': bare }).longTerm, 0);
  });
});

describe('what the readiness lacks', () => {
  const explain = (files: Readonly<Record<string, string>>) => {
    const texts = new Map(Object.entries(files).map(([path, text]) => [`handover/${path}`, text]));
    const pack = readPack('handover', [...texts.keys()], texts, schemas);
    return explainReadiness(pack, DEFAULT_NUMBERS, TODAY);
  };
  const idsOf = ({ phases }: ReturnType<typeof explain>, wanted: string) =>
    phases
      .filter(({ phase }) => phase === wanted)
      .flatMap(({ measures }) => measures.flatMap(({ gaps }) => gaps.map(({ id }) => id)));

  it('is nothing where a measure counts in full, and something where it does not', () => {
    const roles = 'version: 1\nroles:\n  primary: li\n  deputy: wang\nassignments:\n';
    const areas = '  - { area: 医保, primary: li }\n  - { area: 药房, primary: li, deputy: 李娜 }\n';
    const people = 'people:\n  - { id: li, name: 李娜 }\n  - { id: wang, name: 王伟, level: junior }\n';
    const found = explain({
      'team.yaml': roles + areas + people,
      'docs/solutions.md': '# A\n\n## B\n\n[[fill: text]]\n',
      'checklist.yaml':
        'version: 1\ncustomer:\n  status: done\n  owner: li\nprogress:\n  status: not-applicable\n  reason: none\n',
    });
    assert.deepEqual(idsOf(found, 'prevention').slice(0, 2), ['no-deputy.area', 'same.area']);
    assert.deepEqual(
      found.phases[0]?.measures[1]?.gaps.map(({ id, place }) => `${id} ${place.file}`),
      [
        'page-missing handover/docs/operations-manual.md',
        'section handover/docs/solutions.md',
        'page-missing handover/docs/customer-configuration.md',
      ],
    );
    assert.deepEqual(idsOf(found, 'handover').slice(0, 3), ['part.done', 'no-owner', 'part.todo']);
    assert.deepEqual(found.phases[2]?.measures[1]?.gaps, []);
    for (const { measures } of found.phases)
      for (const { share, gaps } of measures) assert.equal(share === 1, gaps.length === 0);
  });

  it('asks nobody for surveys, rotations and visits while the team is a guess', () => {
    const team = (mark: string) =>
      `version: 1\npeople:\n  - { id: li, name: 李娜${mark} }\nroles:\n  primary: li\n`;
    const asked = (text: string) => {
      const found = explain({ 'team.yaml': text });
      return [...idsOf(found, 'prevention'), ...idsOf(found, 'longTerm')].filter(id =>
        ['survey', 'career-review', 'level', 'mentor', 'rotation', 'visit'].includes(id),
      );
    };
    assert.deepEqual(asked(team(', confirm: true, from: git')), []);
    assert.deepEqual(asked(team('')), ['survey', 'career-review', 'level', 'mentor', 'rotation', 'visit']);
  });

  it('is told also where nothing is counted yet', () => {
    const found = explain({ 'checklist.yaml': 'version: 1\nproject:\n  name: his\n' });
    assert.equal(found.readiness.total, null);
    assert.equal(idsOf(found, 'handover').length, 12);
  });
});
