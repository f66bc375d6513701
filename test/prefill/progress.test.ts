import assert from 'node:assert/strict';
import type { Tag } from '../../src/history/repository.ts';
import { guessProgress } from '../../src/prefill/progress.ts';
import { context, history, tag, withTexts } from './context.ts';

const progressOf = (tags: Tag[], commits = 10) =>
  guessProgress(context({ history: history({ tags, commits }) }));
const stageOf = (...names: string[]) => progressOf(names.map(name => tag(name))).stage;

describe('guessing the stage', () => {
  const stages: [stage: string, ...names: string[]][] = [
    ['operation', 'v1.0'],
    ['operation', '2.14.3'],
    ['operation', 'his-3.0.1'],
    ['operation', 'release-2024-05'],
    ['operation', '20240501'],
    ['operation', '上线-东院区'],
    ['operation', 'v2.0-rc1', 'v1.9'],
    ['operation', '终验'],
    ['pre-go-live', 'v1.0-rc1'],
    ['pre-go-live', 'v0.9-rc.2', 'v0.8'],
    ['pre-go-live', '1.0.0-preview'],
    ['development', 'v0.9'],
    ['development', '0.1.12'],
    ['development', 'v1.0-alpha'],
    ['development', 'v1.0.0-beta2'],
    ['development', 'v1.0-SNAPSHOT'],
    ['development', 'march-of-2'],
    ['development', 'prepare-tests'],
  ];
  for (const [stage, ...names] of stages)
    it(`${names.join(', ')}: ${stage}`, () => assert.equal(stageOf(...names), stage));

  it('is development with commits but no tag, and requirements without a commit', () => {
    assert.equal(progressOf([]).stage, 'development');
    assert.equal(progressOf([], 0).stage, 'requirements');
    assert.equal(guessProgress(context({})).stage, 'requirements');
  });

  it('reads a go-live from the words of a tag', () => {
    assert.equal(progressOf([tag('build-7', '2024-01-01', '正式上线')]).stage, 'operation');
  });

  it('is marked as a guess with the tag that says so', () => {
    const { confirm, from } = progressOf([tag('v2.0-rc1'), tag('v1.9')]);
    assert.deepEqual({ confirm, from }, { confirm: ['stage'], from: 'tag v1.9' });
  });

  it('is no guess when the user named it', () => {
    const guess = guessProgress(
      context({ history: history({ tags: [tag('v1.0')] }) }, { stage: 'development' }),
    );
    assert.equal(guess.stage, 'development');
    assert.equal(guess.confirm, undefined);
    assert.equal(guess.from, undefined);
  });
});

describe('guessing the milestones', () => {
  it('lists releases in the order of time, without pre-releases', () => {
    const { milestones } = progressOf([
      tag('v1.1', '2024-03-01'),
      tag('v1.1-rc1', '2024-02-01'),
      tag('v1.0', '2024-01-01'),
    ]);
    assert.deepEqual(
      milestones?.map(({ title }) => title),
      ['v1.0', 'v1.1'],
    );
    assert.deepEqual(milestones?.[0], {
      id: 'v1-0',
      title: 'v1.0',
      kind: 'release',
      actual: '2024-01-01',
      confirm: true,
      from: 'tag v1.0',
    });
  });

  it('lists pre-releases where there is nothing else', () => {
    const { milestones } = progressOf([tag('v0.2'), tag('v0.1')]);
    assert.deepEqual(
      milestones?.map(({ title }) => title),
      ['v0.1', 'v0.2'],
    );
  });

  it('lists only the last twelve', () => {
    const tags = Array.from({ length: 20 }, (_, index) => tag(`v${30 - index}.0`));
    const { milestones } = progressOf(tags);
    assert.equal(milestones?.length, 12);
    assert.equal(milestones?.at(-1)?.title, 'v30.0');
    assert.equal(milestones?.at(0)?.title, 'v19.0');
  });

  it('tells a go-live and an acceptance from a release', () => {
    const { milestones } = progressOf([
      tag('acceptance-2024-06'),
      tag('v2.0', '2024-01-01', '项目终验'),
      tag('v1.0', '2024-01-01', '门诊上线'),
      tag('prod-20231201'),
      tag('v0.9.1'),
      tag('1.0.1'),
    ]);
    assert.deepEqual(Object.fromEntries((milestones ?? []).map(({ title, kind }) => [title, kind])), {
      '1.0.1': 'release',
      'prod-20231201': 'go-live',
      'v1.0: 门诊上线': 'go-live',
      'v2.0: 项目终验': 'acceptance',
      'acceptance-2024-06': 'acceptance',
    });
  });

  it('adds the words of a tag only where they say more, and are short', () => {
    const { milestones } = progressOf([
      tag('v3.0', '2024-01-01', 'x'.repeat(81)),
      tag('v2.0', '2024-01-01', 'Release v2.0'),
      tag('v1.0', '2024-01-01', 'Inpatient wards'),
    ]);
    assert.deepEqual(
      milestones?.map(({ title }) => title),
      ['v1.0: Inpatient wards', 'v2.0', 'v3.0'],
    );
  });

  it('gives every milestone an id of its own, and no date where git has none', () => {
    const { milestones } = progressOf([tag('v1.0', ''), tag('V1_0', '2024-01-01')]);
    assert.deepEqual(
      milestones?.map(({ id, actual }) => [id, actual]),
      [['v1-0', undefined]],
    );
    const both = progressOf([tag('v1.0', ''), tag('V1.0', '2024-01-01')]).milestones;
    assert.deepEqual(
      both?.map(({ id, actual }) => [id, actual]),
      [
        ['v1-0', '2024-01-01'],
        ['v1-0-2', undefined],
      ],
    );
  });

  it('is in operation where a pipeline brings it to production, whatever the tags say', () => {
    const pipeline =
      'jobs:\n  a:\n    environment: production\n    steps:\n      - run: rsync -a ./ his@10.1.2.3:/srv\n';
    const facts = withTexts({ '.github/workflows/deploy.yml': pipeline });
    const guess = guessProgress(context({ ...facts, history: history() }));
    assert.equal(guess.stage, 'operation');
    assert.equal(guess.from, '.github/workflows/deploy.yml:3 brings it to production');
  });
});
