import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { UserError } from '../../src/core/errors.ts';
import { wordsIn } from '../../src/core/wording.ts';
import { findQuestions, sectionsOf } from '../../src/pack/markdown/placeholders.ts';
import { builtInMustHaves, measureMustHaves, readMustHaves } from '../../src/pack/mustHaves.ts';
import { readPack } from '../../src/pack/readPack.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const text = read('src/pack/must-have.yaml');
const all = await builtInMustHaves();
const schemas = new Map(
  ['checklist', 'team', 'config-index'].map(name => [name, JSON.parse(read(`schemas/${name}.schema.json`))]),
);

function states(files: Readonly<Record<string, string>>): Record<string, string> {
  const texts = new Map(Object.entries(files).map(([name, content]) => [`handover/${name}`, content]));
  const pack = readPack('handover', [...texts.keys()], texts, schemas);
  return Object.fromEntries(measureMustHaves(pack, all).map(({ id, state }) => [id, state]));
}

const OPERATION =
  'version: 1\nproject: {name: x}\ncustomer: {type: public-hospital}\nprogress: {stage: operation}\n';

describe('the must-haves', () => {
  it('follow their schema, and are at most 25 in every cell', () => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(
      JSON.parse(read('src/pack/must-have.schema.json')),
    );
    assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    assert.ok(all.length <= 25);
  });

  it('name sections that the templates have, with questions in them, in both languages', () => {
    for (const { id, answeredBy } of all)
      for (const place of answeredBy) {
        if (!('titles' in place)) continue;
        for (const language of ['en', 'zh-CN']) {
          const document = read(`src/templates/${language}/${place.file}`);
          const section = sectionsOf(document).find(({ title }) => place.titles.includes(title));
          assert.ok(section, `${id}: ${place.titles} in ${language}`);
          assert.ok(
            findQuestions(document.slice(section.start, section.end)).length > 0,
            `${id} ${language}`,
          );
        }
      }
  });

  it('are asked in both languages', () => {
    for (const { question } of all) {
      assert.match(wordsIn(question, 'zh-CN'), /^[\p{Script=Han}、，]+[\p{Script=Han}]*？$/u);
      assert.match(wordsIn(question, 'en'), /^[A-Z][ -~]+\?$/);
    }
  });

  it('depend on stage and customer; of an unknown one only what everybody is asked', () => {
    const ids = (checklist: string) => Object.keys(states({ 'checklist.yaml': checklist }));
    const unknown = ids('version: 1\nproject: {name: x}\n');
    assert.ok(unknown.includes('contacts') && !unknown.includes('downtime'));
    const operation = ids(OPERATION);
    assert.ok(operation.includes('insurance') && !operation.includes('reports'));
    const checkup = ids(OPERATION.replace('public-hospital', 'checkup-center'));
    assert.ok(checkup.includes('reports') && !checkup.includes('insurance'));
  });

  it('are open, guessed until somebody confirms, or answered', () => {
    const team = (rest: string) => states({ 'team.yaml': `version: 1\nroles:\n  primary: li\n${rest}` });
    assert.deepEqual([team('')['primary'], team('')['deputy']], ['answered', 'open']);
    assert.equal(team('  confirm: true\n')['primary'], 'guessed');
    assert.equal(team('  confirm: [deputy]\n')['primary'], 'answered');
    assert.equal(team('  confirm: [primary]\n')['primary'], 'guessed');
  });

  it('of a list want the entries that can be used', () => {
    const accounts = (list: string) =>
      states({ 'checklist.yaml': `version: 1\nproject: {name: x}\ncustomer:\n  accounts:\n${list}` })[
        'accounts'
      ];
    assert.equal(accounts('    - {id: a, system: HIS, vault: v/1}\n'), 'answered');
    assert.equal(accounts('    - {id: a, system: HIS, vault: v/1}\n    - {id: b, system: DB}\n'), 'open');
    assert.equal(accounts('    - {id: a, system: HIS, vault: v/1, confirm: true}\n'), 'guessed');
    const backup = (rest: string) =>
      states({ 'checklist.yaml': `${OPERATION}deliverables:\n  items:\n    - {id: b, title: b, ${rest}}\n` })[
        'backup'
      ];
    assert.equal(backup('kind: backup'), 'open');
    assert.equal(backup('kind: logs, lastRestoreTest: 2026-01-01'), 'open');
    assert.equal(backup('kind: backup, lastRestoreTest: 2026-01-01'), 'answered');
  });

  it('of a document that a program began are guessed', () => {
    const block =
      '<!-- handover:begin databases from="a" data="1" text="2" -->\n\n| MySQL | his |\n\n<!-- handover:end databases -->\n';
    const of = (words: string) =>
      states({ 'checklist.yaml': OPERATION, 'docs/operations-manual.md': `# M\n\n## Databases\n\n${words}` })[
        'databases'
      ];
    assert.equal(of(`${block}\n- [[fill: size]]\n`), 'guessed');
    assert.equal(of('- [[fill: size]]\n'), 'open');
    assert.equal(of(block), 'answered');
  });

  it('of a document want a section with words and without a question', () => {
    const downtime = (body: string) =>
      states({ 'checklist.yaml': OPERATION, 'docs/operations-manual.md': `# 手册\n\n${body}` })['downtime'];
    assert.equal(downtime('## 停机应急预案\n\n> 先看这里。\n\n1. 打电话给信息科。\n'), 'answered');
    assert.equal(downtime('## 停机应急预案\n\n> 先看这里。\n'), 'open');
    assert.equal(downtime('## 停机应急预案\n\n[[待填：停机时怎么办]]\n'), 'open');
    assert.equal(downtime('## 停机\n\n1. 打电话。\n'), 'open');
  });

  it('that a company got wrong are named with their place', () => {
    const wrong = (content: string, place: string) =>
      assert.throws(
        () => readMustHaves(content, 'ours.yaml'),
        (error: unknown) => error instanceof UserError && error.data['place'] === place,
      );
    wrong('version: 1\n', 'items');
    wrong('items:\n  - id: a\n    question: b\n', 'items[0]');
    wrong('items:\n  - {id: a, question: b, answeredBy: [{file: team.yaml}]}\n', 'items[0]');
    wrong(`items: [${Array.from({ length: 26 }, () => '{}').join(', ')}]\n`, 'items');
  });
});
