import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { answered } from './answers.ts';
import { handover } from './run.ts';

const SCHEMA = new URL('../../schemas/output/confirm.schema.json', import.meta.url);

const CHECKLIST = `version: 1
project:
  name: his
  confirm: [name]
  from: name of the project folder
progress:
  # asked the ward
  stage: operation # since spring
  owner: li
  confirm: [stage, owner]
  from: tag v2
  milestones:
    - id: v1
      title: First
      confirm: true
      from: tag v1
    - id: v2
      title: Second
      kind: release
      confirm: true # really?
      from: tag v2
`;
const TEAM = `version: 1
people:
  - id: li
    name: 李伟
    confirm: true
    from: git
  - id: wang
    name: 王芳
`;

describe('handover confirm', () => {
  let folder: TestFolder;
  const run = (...words: string[]) => handover(folder, 'confirm', ...words, '--lang', 'en');
  const atTerminal = (lines: readonly (string | undefined)[], ...words: string[]) =>
    answered(folder, lines, 'confirm', ...words, '--lang', 'en');
  const checklist = () => readFile(join(folder.root, 'handover/checklist.yaml'), 'utf8');
  const team = () => readFile(join(folder.root, 'handover/team.yaml'), 'utf8');

  beforeEach(async () => {
    folder = await createFolder({ 'handover/checklist.yaml': CHECKLIST, 'handover/team.yaml': TEAM });
  });
  afterEach(() => folder.cleanup());

  it('renews the first page of the pack in the same act', async () => {
    const place = await createFolder({ 'package.json': '{"name":"his","version":"1.2.0"}\n' });
    try {
      const page = () => readFile(join(place.root, 'handover/README.md'), 'utf8');
      await handover(place, 'generate', '--yes', '--customer', 'East Hospital', '--lang', 'en');
      const before = await page();
      assert.equal((await handover(place, 'confirm', '--all', '--lang', 'en')).code, 0);
      const after = await page();
      assert.notEqual(after, before);
      await handover(place, 'update', '--lang', 'en');
      assert.equal(await page(), after);
    } finally {
      await place.cleanup();
    }
  });

  it('lists without a terminal what is to be confirmed, with what it is from', async () => {
    const { code, stdout } = await run();
    assert.equal(code, 1);
    assert.match(stdout, /progress {8,}progress {2}stage: operation; owner: li\n {4}found in: tag v2/);
    assert.match(stdout, /progress\.milestones\.v1 {2}milestone {2}.*title: First/);
    assert.match(stdout, /handover\/team\.yaml\n {2}team\.people\.li /);
    assert.match(stdout, /^5 guesses to confirm/m);
    assert.equal(await checklist(), CHECKLIST);
  });

  it('confirms what is named, and nothing else', async () => {
    const { code, stdout } = await run('milestones.v2', 'stage', 'people.li');
    assert.equal(code, 0);
    assert.match(stdout, /✔ progress\.milestones\.v2 is confirmed\.\n✔ progress\.stage is confirmed\./);
    assert.match(stdout, /3 guesses are left/);
    assert.equal(
      await checklist(),
      CHECKLIST.replace('confirm: [stage, owner]', 'confirm: [owner]').replace(
        '      confirm: true # really?\n      from: tag v2\n',
        '',
      ),
    );
    assert.equal(await team(), TEAM.replace('    confirm: true\n    from: git\n', ''));
  });

  it('confirms one of the fields of an entry that was guessed as a whole', async () => {
    await run('milestones.v2.kind');
    assert.match(await checklist(), /confirm: \[?[\s\S]*id[\s\S]*title/);
    assert.doesNotMatch((await run()).stdout, /kind: release/);
  });

  it('confirms all of a part, a kind, a file, or the pack, and then nothing is left', async () => {
    assert.match((await run('progress.milestones')).stdout, /milestones\.v1 is.*\n.*milestones\.v2 is/);
    assert.match((await run('--kind', 'person', '--all')).stdout, /team\.people\.li is confirmed/);
    for (const worked of [
      ['--file', 'team.yaml'],
      ['--kind', 'milestone'],
      ['--kind', 'roles'],
    ])
      assert.equal((await run(...worked, '--all')).code, 0, 'what was worked off before is no mistake');
    assert.match((await run('--file', 'checklist.yaml', '--all')).stdout, /Nothing is left to confirm/);
    for (const words of [[], ['--all'], ['--kind', 'milestone'], ['--file', 'team.yaml', '--all']])
      assert.deepEqual(await run(...words), { code: 0, stdout: 'Nothing is left to confirm.\n', stderr: '' });
    assert.doesNotMatch((await checklist()) + (await team()), /confirm|from:/);
  });

  it('tells programs what is left, and only shows with --dry-run', async () => {
    const schema = JSON.parse(await readFile(SCHEMA, 'utf8'));
    const { code, stdout } = await run('--kind', 'milestone', '--format', 'json');
    const report: { guesses: unknown[] } = JSON.parse(stdout);
    const ajv = new Ajv();
    assert.ok(ajv.validate(schema, report), ajv.errorsText());
    assert.equal(code, 1);
    assert.deepEqual(report.guesses[1], {
      name: 'progress.milestones.v2',
      kind: 'milestone',
      file: 'handover/checklist.yaml',
      line: 17,
      values: [
        { field: 'id', value: 'v2' },
        { field: 'title', value: 'Second' },
        { field: 'kind', value: 'release' },
      ],
      from: 'tag v2',
    });
    assert.match((await run('--all', '--dry-run')).stdout, /would be changed/);
    assert.equal(await checklist(), CHECKLIST);
  });

  it('cannot run for a name, a kind or a file that is not there, and says which are', async () => {
    for (const [words, said] of [
      [['mileston'], /called “mileston”\.\n {2}Near it: milestones\./],
      [
        ['--kind', 'milestones'],
        /of the kind milestones\.\n {2}There are: project, progress, milestone, person/,
      ],
      [
        ['--file', 'config.yaml'],
        /no file config\.yaml\.\n {2}There are: handover\/checklist\.yaml, handover\/team\.yaml/,
      ],
      [['owner.x'], /called “owner\.x”/],
      [['stage', '--all'], /names were given as well/],
    ] as const) {
      const { code, stderr } = await run(...words);
      assert.match(stderr, said);
      assert.equal(code, 2);
    }
  });

  it('asks about one after the other: keep, skip, back, quit', async () => {
    const { code, stdout, asked } = await atTerminal(['skip', 'keep', 'previous', 'next', 'keep', 'quit']);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /project {2}project {2}handover\/checklist\.yaml:2 {2}1\/5\n {2}name: his\n {2}found in: name of/,
    );
    assert.match(stdout, /progress ✔ {2}progress/, 'one that is confirmed is shown again on the way back');
    assert.match(stdout, /3 guesses are left/);
    assert.deepEqual(asked[0]?.choices.slice(0, 2), ['Yes, keep it', 'Correct a field']);
    assert.doesNotMatch(asked[0]?.choices.join() ?? '', /Previous|Take the entry/);
    assert.doesNotMatch(await checklist(), /tag v1|\[stage, owner\]/);
  });

  it('corrects a field, takes a wrong entry away, and keeps all of a kind', async () => {
    const { code, stdout, stderr } = await atTerminal(
      [
        ...['skip', 'correct', 'progress.stage', 'development', 'keep'],
        ...['correct', 'progress.milestones.v1.title', 'Go-live', 'keepKind', 'quit'],
      ],
      '--file',
      'checklist.yaml',
    );
    assert.equal(code, 1, stderr);
    assert.match(
      stdout,
      /stage: operation[\s\S]*found in: tag v2\n\nprogress .*2\/4\n {2}owner: li/,
      'only what is left',
    );
    assert.match(await checklist(), /stage: development # since spring\n {2}owner: li\n {2}milestones:/);
    assert.match(await checklist(), /title: Go-live\n {4}- id: v2\n {6}title: Second\n {6}kind: release\n$/);
  });

  it('takes an entry away that was guessed wrong', async () => {
    const { code, stdout } = await atTerminal(['remove', 'skip'], '--kind', 'milestone');
    assert.equal(code, 1);
    assert.match(stdout, /v2.* 1\/1/);
    assert.doesNotMatch(await checklist(), /First/);
  });

  it('corrects whom a guess names, also with somebody who is not in the team yet', async () => {
    const { code, stdout } = await atTerminal([
      'skip',
      'correct',
      'progress.owner',
      ' else',
      '钱 博',
      'quit',
    ]);
    assert.equal(code, 1, stdout);
    assert.match(await team(), /- id: qianbo\n {4}name: 钱 博/);
    assert.match(await checklist(), /owner: qianbo\n {2}confirm: \[stage\]/);
  });

  it('ends with 0 when everything was looked at, and Escape keeps what was done', async () => {
    assert.equal((await atTerminal(['keep', undefined], '--kind', 'milestone')).code, 1);
    const { code, stdout } = await atTerminal(['keep'], '--kind', 'milestone');
    assert.match(stdout, /v2.*1\/1/);
    assert.match(stdout, /Nothing is left to confirm/);
    assert.equal(code, 0);
  });

  it('asks nothing where there is no pack', async () => {
    await folder.write({ 'handover/checklist.yaml': null, 'handover/team.yaml': null });
    const { code, stderr } = await atTerminal([]);
    assert.match(stderr, /no handover pack/);
    assert.equal(code, 2);
  });
});
