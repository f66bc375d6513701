import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { promiseTasks, readStrategyTasks, tasksFor } from '../../src/transition/strategyTasks.ts';

const FOLDER = new URL('../../src/transition/', import.meta.url);
const text = readFileSync(new URL('strategy-tasks.yaml', FOLDER), 'utf8');
const schema = JSON.parse(readFileSync(new URL('strategy-tasks.schema.json', FOLDER), 'utf8'));
const matrix = readStrategyTasks(text, 'strategy-tasks.yaml');
const STAGES = ['requirements', 'development', 'pre-go-live', 'operation'] as const;
const TYPES = ['public-hospital', 'private-hospital', 'checkup-center'] as const;
const DATES = { reportedOn: '2026-06-01', lastDay: '2026-06-18' };
const cells = STAGES.flatMap(stage => TYPES.map(type => ({ stage, type })));

describe('the strategy tasks', () => {
  it('follow their schema', () => {
    const validate = formats.default(new Ajv({ allErrors: true, strict: false })).compile(schema);
    assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
  });

  it('differ in all 12 cells, in both languages', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const lists = cells.map(({ stage, type }) => tasksFor(matrix, stage, type, DATES, language));
      const words = lists.map(list => list.map(({ title }) => title).join('\n'));
      assert.equal(new Set(words).size, 12);
      for (const list of lists) {
        assert.ok(list.length >= 5 && list.length <= 12, `${list.length} tasks`);
        assert.equal(new Set(list.map(({ id }) => id)).size, list.length, 'ids are unique');
        for (const { title, due = '' } of list) {
          assert.equal(/\p{Script=Han}/u.test(title), language === 'zh-CN', title);
          assert.ok(due >= DATES.reportedOn && due <= DATES.lastDay, title);
        }
      }
    }
  });

  it('have what the domain names for each cell', () => {
    const wanted: Readonly<Record<string, RegExp>> = {
      'requirements/public-hospital': /招标[\s\S]*医保[\s\S]*信息科/,
      'requirements/private-hospital': /投资方[\s\S]*会员[\s\S]*商业保险/,
      'requirements/checkup-center': /套餐[\s\S]*团检[\s\S]*总检/,
      'development/public-hospital': /DRG[\s\S]*HIS、LIS、PACS[\s\S]*等级保护/,
      'development/private-hospital': /退费[\s\S]*保险/,
      'development/checkup-center': /设备[\s\S]*PACS[\s\S]*打印/,
      'pre-go-live/public-hospital': /迁移[\s\S]*患者主索引[\s\S]*门诊、住院[\s\S]*停机/,
      'pre-go-live/private-hospital': /预存款[\s\S]*前台/,
      'pre-go-live/checkup-center': /历年[\s\S]*旺季[\s\S]*团检/,
      'operation/public-hospital': /从未真正关闭[\s\S]*月结[\s\S]*检查/,
      'operation/private-hospital': /营收[\s\S]*投资方/,
      'operation/checkup-center': /旺季[\s\S]*未发放[\s\S]*危急值/,
    };
    for (const { stage, type } of cells) {
      const words = tasksFor(matrix, stage, type, DATES, 'zh-CN').map(({ title }) => title);
      assert.match(words.join('\n'), wanted[`${stage}/${type}`] ?? /$^/, `${stage}/${type}`);
    }
  });

  it('add nothing for what is not known', () => {
    assert.deepEqual(tasksFor(matrix, undefined, 'public-hospital', DATES, 'en'), []);
    const common = tasksFor(matrix, 'operation', undefined, DATES, 'en');
    assert.equal(common.length, matrix.operation.all.length);
    const dates = { reportedOn: '2026-06-01', lastDay: undefined };
    assert.deepEqual(
      tasksFor(matrix, 'operation', undefined, dates, 'en').map(({ due }) => due),
      [undefined, undefined, '2026-06-02', undefined],
    );
  });

  it('can be replaced by a company, with titles in one language', () => {
    const own = readStrategyTasks(text.replace(/title:\n\s+en: .*\n\s+zh-CN: /g, 'title: '), 'own.yaml');
    assert.match(tasksFor(own, 'operation', undefined, DATES, 'en')[0]?.title ?? '', /\p{Script=Han}/u);
  });

  it('say where a file of a company is not complete', () => {
    const place = (broken: string) => {
      try {
        readStrategyTasks(broken, 'own.yaml');
      } catch (error) {
        return (error as { data?: { place?: string } }).data?.place;
      }
      return undefined;
    };
    assert.equal(place('a: [')?.startsWith('stages.requirements'), true);
    assert.equal(
      place(text.replace('  operation:\n', '  later:\n')),
      'stages.operation.customers.public-hospital',
    );
    assert.equal(place(text.replace('- id: deputy-builds\n', '- name: x\n')), 'stages.development.all[0]');
  });
});

describe('what the letter to the customer promises', () => {
  const dues = (lastDay: string | undefined) =>
    promiseTasks(
      { reportedOn: '2026-06-01', lastDay },
      { numbers: { observationDays: 14 }, holidays: ['2026-06-19'], workdays: [] },
      id => id,
    ).map(({ id, due }) => `${id} ${due}`);

  it('is due on days that are worked: consent, an inspection while the leaver is there, support until all is observed', () => {
    assert.deepEqual(dues('2026-06-28'), [
      'contract-consent 2026-06-04',
      'promise-inspection 2026-06-15',
      'promise-remote-support 2026-07-13',
    ]);
    assert.deepEqual(dues('2026-06-07'), [
      'contract-consent 2026-06-04',
      'promise-inspection 2026-06-05',
      'promise-remote-support 2026-06-22',
    ]);
    assert.deepEqual(dues(undefined), [
      'contract-consent 2026-06-04',
      'promise-inspection 2026-06-15',
      'promise-remote-support 2026-06-15',
    ]);
  });

  it('is no later than the last day for any other task', () => {
    for (const { stage, type } of cells)
      for (const lastDay of ['2026-06-05', '2026-06-18'])
        for (const { id, due = '' } of tasksFor(matrix, stage, type, { ...DATES, lastDay }, 'en'))
          assert.ok(due <= lastDay, `${stage} ${type} ${id} ${due}`);
  });
});
