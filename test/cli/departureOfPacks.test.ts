import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { checklistText, finishedPages, teamText, wordsOf } from './hospital.ts';
import { type CliResult, handover } from './run.ts';

const SCHEMA = new URL('../../schemas/output/transition.schema.json', import.meta.url);
const ID = '2026-06-li';
const HIS = `services/his/handover/transitions/${ID}`;
const LIS = `services/lis/handover/transitions/${ID}`;

for (const language of ['zh-CN', 'en'] as const) {
  const words = wordsOf(language);
  const [, li = '', wang = '', zhou = ''] = words.people;

  describe(`one person who leaves several packs of a repository (${language})`, () => {
    let repository: TestRepository;

    before(async () => {
      repository = await createRepository();
      await repository.commit({ files: filesOf(false) });
    });
    after(() => repository.cleanup());

    /** The same person has another id in the second team, and its deputy is somebody else; the third knows neither. */
    function filesOf(isFinished: boolean): Record<string, string> {
      const own = teamText(language);
      const other = own.replaceAll('li\n', 'liwei\n').replace('deputy: wang', 'deputy: zhou');
      const third = own.replace(/ {2}- id: li\n.*\n.*\n/, '').replace('primary: li', 'primary: zhou');
      const lis = (text: string) =>
        text.replaceAll(words.project, 'LIS').replaceAll('owner: li', 'owner: liwei');
      const checklist = checklistText(language, isFinished);
      const ofLis = lis(checklist)
        .replaceAll('holder: li\n', 'holder: liwei\n')
        .replaceAll('contact: li\n', 'contact: liwei\n')
        .replaceAll('confirmedBy: wang', 'confirmedBy: zhou')
        .replace('id: his-db', 'id: lis-db');
      const pages = isFinished ? finishedPages(language) : {};
      const at = (pack: string, files: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.entries(files).map(([path, text]) => [`services/${pack}/${path}`, text]));
      const settings = { 'handover.config.yaml': `version: 1\nlanguage: ${language}\n` };
      return {
        ...at('his', {
          ...settings,
          'conf/app.yml': 'a: 1\n',
          'handover/checklist.yaml': checklist,
          ...pages,
        }),
        ...at('lis', { ...settings, 'conf/app.yml': 'b: 1\n', 'handover/checklist.yaml': ofLis }),
        ...at('lis', Object.fromEntries(Object.entries(pages).map(([path, text]) => [path, lis(text)]))),
        ...(isFinished
          ? {}
          : {
              ...at('his', { 'handover/team.yaml': own }),
              ...at('lis', { 'handover/team.yaml': other }),
              ...at('pacs', { 'handover/team.yaml': third }),
            }),
      };
    }

    const runIn = (folder: string, today: string, ...args: string[]): Promise<CliResult> =>
      handover(
        { ...repository, root: join(repository.root, folder) },
        ...['transition', ...args, '--today', today, '--lang', language],
      );
    const his = (today: string, ...args: string[]) => runIn('services/his', today, ...args);
    const lis = (today: string, ...args: string[]) => runIn('services/lis', today, ...args);
    const ok = async (running: Promise<CliResult>) => {
      const { code, stdout, stderr } = await running;
      assert.equal(code, 0, `${stdout}${stderr}`);
      return stdout;
    };
    const file = (path: string) => readFile(join(repository.root, path), 'utf8');

    it('begins in every pack in whose team they are, and only with --this-pack in one', async () => {
      const alone = await ok(his('2026-06-01', 'start', '--leaving', 'li', '--this-pack', '--dry-run'));
      assert.doesNotMatch(alone, /services\/lis/);
      const started = await ok(
        his(
          '2026-06-01',
          'start',
          '--leaving',
          'li',
          '--last-day',
          '2026-06-18',
          '--successor',
          'wang',
          '--yes',
        ),
      );
      assert.match(started, /services\/lis\/handover\/transitions\/2026-06-li\/customer-notice\.md/);
      assert.doesNotMatch(started, /services\/pacs/);
      for (const folder of [HIS, LIS]) {
        const text = await file(`${folder}/transition.yaml`);
        assert.match(text, /packs:\n {2}- services\/his\n {2}- services\/lis\n/);
        assert.match(text, /lastDay: 2026-06-18/);
      }
      assert.match(await file(`${LIS}/transition.yaml`), /leaving: liwei\n/);
      const letter = await file(`${LIS}/customer-notice.md`);
      assert.ok(letter.includes(li), 'the letter of the other pack names them');
      assert.doesNotMatch(letter, /services\/his|handover\/transitions/);
    });

    it('is one departure with a section each in status, JSON, calendar and task list, also at the top', async () => {
      for (const running of [his('2026-06-01', 'status'), runIn('.', '2026-06-01', 'status')]) {
        const { stdout } = await running;
        const heads =
          language === 'en'
            ? ['Pack 1 of 2: East HIS (services/his)', 'Pack 2 of 2: LIS (services/lis)']
            : [
                '第 1 个交接包（共 2 个）：智慧医院 HIS（services/his）',
                '第 2 个交接包（共 2 个）：LIS（services/lis）',
              ];
        for (const head of heads) assert.ok(stdout.includes(head), stdout);
      }
      const { stdout } = await lis('2026-06-01', 'status', '--format', 'json');
      const json = JSON.parse(stdout);
      const ajv = formats.default(new Ajv({ allErrors: true, strict: false }));
      const validate = ajv.compile(JSON.parse(await readFile(SCHEMA, 'utf8')));
      const isValid: boolean = validate(json);
      assert.ok(isValid, JSON.stringify(validate.errors));
      assert.deepEqual(
        json.transitions.map(({ id, pack, path }: Record<string, string>) => [id, pack, path]),
        [
          [ID, 'services/his', `../his/handover/transitions/${ID}/transition.yaml`],
          [ID, 'services/lis', `handover/transitions/${ID}/transition.yaml`],
        ],
      );
      const calendar = (await his('2026-06-01', 'status', '--format', 'ics')).stdout.replaceAll('\r\n ', '');
      const uids = [...calendar.matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid);
      assert.equal(new Set(uids).size, uids.length);
      assert.match(calendar, / · LIS/);
      assert.ok(calendar.includes(` · ${words.project}`));
      const tasks = (await his('2026-06-01', 'status', '--format', 'markdown')).stdout;
      assert.match(tasks, /^## .* · LIS$/m);
    });

    it('log writes into its pack; what is about the person, and --all-packs, into all', async () => {
      await ok(his('2026-06-02', 'log', '--called'));
      assert.match(await file(`${HIS}/transition.yaml`), /calledOn: 2026-06-02/);
      assert.doesNotMatch(await file(`${LIS}/transition.yaml`), /calledOn/);
      await ok(
        his('2026-06-02', 'log', '--on-call', '9-18', '--channel', '0755-200', '--until', '2026-07-01'),
      );
      for (const folder of [HIS, LIS]) assert.match(await file(`${folder}/transition.yaml`), /hours: 9-18/);
      const told = await ok(
        lis('2026-06-03', 'log', '--all-packs', '--called', '--successor', zhou, '--revoked', 'lis-db'),
      );
      assert.match(told, /services\/his: .*lis-db/);
      assert.match(await file(`${HIS}/transition.yaml`), /calledOn: 2026-06-03/);
      assert.match(await file(`${HIS}/transition.yaml`), /successor: zhou/);
      await ok(his('2026-06-03', 'log', '--successor', 'wang'));
      assert.match(await file(`${LIS}/transition.yaml`), /successor: zhou/);
      const top = await runIn('.', '2026-06-03', 'log', '--done', 'promise-inspection');
      assert.equal(top.code, 2);
      assert.match(top.stderr, /services\/his, services\/lis/);
    });

    it('change moves the last day everywhere, and a successor in the pack alone', async () => {
      await ok(lis('2026-06-04', 'change', '--last-day', '2026-06-19', '--reason', 'r'));
      for (const folder of [HIS, LIS])
        assert.match(await file(`${folder}/transition.yaml`), /lastDay: 2026-06-19[\s\S]*what: last-day/);
    });

    it('close refuses as long as one pack is not ready, names what is open in which, and closes one alone', async () => {
      await repository.write(filesOf(true));
      for (const [folder, run, next, account] of [
        [HIS, his, 'wang', 'his-db'],
        [LIS, lis, 'zhou', 'lis-db'],
      ] as const) {
        const { stdout } = await run('2026-06-05', 'status', '--format', 'json');
        const status = JSON.parse(stdout).transitions.find(
          ({ path }: { path: string }) => !path.startsWith('..'),
        );
        const ids = status.tasks.map(({ id }: { id: string }) => id);
        await ok(run('2026-06-05', 'log', '--notified', '--number', '1', '--duty', 'contract-legal=qian'));
        if (next === 'wang') await ok(run('2026-06-05', 'log', '--letter', 'substitute', '--notified'));
        const who = folder === HIS ? 'li' : 'liwei';
        const people = [`leaver=${who}`, `successor=${next}`, 'customer=zhang'];
        const meeting = ['--on-site', '--demo', 'a', '--hard-logic', 'b', '--attendee', ...people];
        await ok(run('2026-06-05', 'log', '--meeting', '250', ...meeting));
        await ok(run('2026-06-05', 'log', '--done', ...ids, '--taught', '1', '2', '3', '4', '5'));
        await ok(run('2026-06-05', 'log', '--observation', '--revoked', account));
        await ok(run('2026-06-20', 'log', '--rotated', 'vpn'));
        const plan = await file(`${folder}/response-plan.md`);
        await repository.write({
          [`${folder}/response-plan.md`]: plan.replace(/\[\[[^\]]*\]\]/g, words.text),
        });
      }
      const signed = [
        '--signed',
        'leaver',
        'successor',
        `customer=${words.contact}`,
        '--evidence',
        'scan.pdf',
      ];
      await ok(his('2026-06-22', 'log', ...signed));
      const refused = await his('2026-06-22', 'close');
      assert.equal(refused.code, 1, refused.stdout);
      assert.ok(refused.stdout.includes('(services/lis)') || refused.stdout.includes('（services/lis）'));
      assert.match(refused.stdout, /--signed leaver=/);
      assert.match(refused.stdout, /services\/his.*--this-pack/);
      const closed = await ok(his('2026-06-22', 'close', '--this-pack', '--deputy', 'zhou'));
      assert.match(closed, /services\/lis/);
      assert.match(await file('services/his/handover/team.yaml'), /primary: wang\n {2}deputy: zhou/);
      assert.match(await file('services/lis/handover/team.yaml'), /primary: liwei/);
      await ok(lis('2026-06-22', 'log', ...signed));
      await ok(runIn('.', '2026-06-22', 'close', '--deputy', wang));
      assert.match(await file('services/lis/handover/team.yaml'), /primary: zhou\n {2}deputy: wang/);
      assert.match(await file(`${LIS}/transition.yaml`), /phase: closed/);
      assert.doesNotMatch(await file('services/lis/handover/checklist.yaml'), /owner: liwei/);
    });
  });
}

describe('a departure of several packs that goes otherwise', () => {
  let repository: TestRepository;
  const packs = ['.', 'lis'];

  beforeEach(async () => {
    repository = await createRepository();
    const files = packs.flatMap(pack => {
      const folder = `${pack === '.' ? '' : `${pack}/`}handover`;
      return [
        [`${folder}/team.yaml`, teamText('en')],
        [`${folder}/checklist.yaml`, checklistText('en', false)],
      ];
    });
    await repository.commit({ files: Object.fromEntries(files) });
  });
  afterEach(() => repository.cleanup());

  const run = (folder: string, ...args: string[]) =>
    handover(
      { ...repository, root: join(repository.root, folder) },
      ...['transition', ...args, '--today', '2026-06-01'],
    );
  const ok = async (running: Promise<CliResult>) => {
    const { code, stdout, stderr } = await running;
    assert.equal(code, 0, `${stdout}${stderr}`);
    return stdout;
  };
  const file = (path: string) => readFile(join(repository.root, path), 'utf8');
  const start = (folder: string, ...more: string[]) =>
    run(folder, 'start', '--leaving', 'li', '--last-day', '2026-06-18', '--yes', ...more);

  it('cancel takes it back in all of them, and --force closes all with what is open in each', async () => {
    await ok(start('.'));
    await ok(run('lis', 'close', '--force', '--reason', 'r'));
    for (const folder of ['', 'lis/']) {
      const text = await file(`${folder}handover/transitions/2026-06-li/transition.yaml`);
      assert.match(text, /packs:\n {2}- \.\n {2}- lis\n/);
      assert.match(text, /forced: true\n {2}reason: r\n {2}open:/);
    }
    await ok(start('.'));
    await ok(run('.', 'cancel', '--reason', 'stays'));
    for (const folder of ['', 'lis/'])
      assert.match(
        await file(`${folder}handover/transitions/2026-06-li-2/transition.yaml`),
        /cancelled: true/,
      );
  });

  it('takes in a pack in which it was begun before, under its id and with its dates', async () => {
    await ok(start('lis', '--this-pack', '--reported', '2026-05-20'));
    await ok(start('.'));
    const own = await file('handover/transitions/2026-05-li/transition.yaml');
    assert.match(own, /reportedOn: 2026-05-20/);
    for (const text of [own, await file('lis/handover/transitions/2026-05-li/transition.yaml')])
      assert.match(text, /packs:\n {2}- \.\n {2}- lis\n/);
  });

  it('says which pack has lost its section, and does not close over it', async () => {
    await ok(start('.'));
    await repository.git('clean', '-fdq', 'lis');
    const status = await run('.', 'status');
    assert.match(status.stderr, /lis is listed as a pack of this departure/);
    const closed = await run('.', 'close');
    assert.equal(closed.code, 1);
    assert.match(closed.stderr, /lis is listed/);
  });

  it('follows no way out of the repository', async () => {
    await ok(start('.'));
    const path = 'handover/transitions/2026-06-li/transition.yaml';
    await repository.write({ [path]: (await file(path)).replace('- lis', '- ../../elsewhere') });
    const { stderr } = await run('.', 'status');
    assert.match(stderr, /elsewhere is listed/);
  });

  it('says which team cannot be read: whether they are in it is not known', async () => {
    await repository.write({ 'lis/handover/team.yaml': 'people: [\n' });
    const { code, stdout } = await start('.');
    assert.equal(code, 0);
    assert.match(stdout, /lis cannot be read/);
  });
});
