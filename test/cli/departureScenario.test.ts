import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { checklistText, finishedPages, teamText, wordsOf } from './hospital.ts';
import { type CliResult, handover } from './run.ts';

const FOLDER = 'handover/transitions/2026-06-li';

for (const language of ['zh-CN', 'en'] as const) {
  const words = wordsOf(language);
  const [chen = '', li = '', wang = '', zhou = ''] = words.people;

  describe(`a departure from notice to two months after (${language})`, () => {
    let repository: TestRepository;

    before(async () => {
      repository = await createRepository();
      await repository.commit({
        files: {
          'conf/app.yml': 'a: 1\n',
          'handover.config.yaml': `version: 1\nlanguage: ${language}\n`,
          'handover/team.yaml': teamText(language),
          'handover/checklist.yaml': checklistText(language, false),
        },
      });
    });
    after(() => repository.cleanup());

    const run = (today: string, ...args: string[]): Promise<CliResult> =>
      handover(repository, 'transition', ...args, '--today', today, '--lang', language);
    const log = async (today: string, ...args: string[]) => {
      const { code, stdout, stderr } = await run(today, 'log', ...args);
      assert.equal(code, 0, `${stdout}${stderr}`);
    };
    const file = (path: string) => readFile(join(repository.root, path), 'utf8');
    const page = (name: string) => file(`${FOLDER}/${name}`);
    /** What a reader sees: without the marks of the blocks. */
    const shown = async (name: string) => (await page(name)).replace(/^<!--.*-->\n/gm, '');

    it('notice: the letter says who leaves and that the successor will be named, and nothing of the house', async () => {
      const started = await run(
        '2026-06-01',
        'start',
        '--leaving',
        'li',
        '--last-day',
        '2026-06-18',
        '--yes',
      );
      assert.equal(started.code, 0, `${started.stdout}${started.stderr}`);
      const letter = await shown('customer-notice.md');
      for (const word of [
        li,
        words.customer,
        words.contract,
        'HT-2024-7',
        words.company,
        '30 min',
        chen,
        '0755-100',
      ])
        assert.ok(letter.includes(word), word);
      assert.doesNotMatch(letter, /\[\[|handover transition|\.yaml|wang@/);
      const plan = await shown('response-plan.md');
      for (const word of [words.item, words.guess, zhou, 'HIS']) assert.ok(plan.includes(word), word);
      const minutes = await shown('meeting-minutes.md');
      assert.ok(
        minutes.includes(words.item) && !minutes.includes(words.guess),
        'guesses are not for the customer',
      );
      await assert.rejects(page('handover-list.md'));
      await assert.rejects(page('substitute-notice.md'));
    });

    it('told: call and letter are two things, and what was sent stays', async () => {
      await log('2026-06-01', '--called', '--duty', 'contract-legal=qian');
      assert.match(
        (await run('2026-06-01', 'status')).stdout,
        /customer-notice\.md.*--letter notice/,
        'next',
      );
      await log('2026-06-02', '--number', 'No. 12', '--notified', '--letter', 'notice');
      const sent = await page('customer-notice.md');
      assert.match(sent, /No\. 12/);
      assert.match(sent, language === 'en' ? /2 June 2026/ : /2026年6月2日/);
      await log('2026-06-03', '--successor', 'wang');
      assert.equal(await page('customer-notice.md'), sent);
      assert.match(await shown('response-plan.md'), new RegExp(wang));
    });

    it('named: a second letter and the handover list are there, with why they are qualified', async () => {
      const letter = await shown('substitute-notice.md');
      for (const word of [wang, words.experience, '0755-300', 'wang@his.example', 'No. 12'])
        assert.ok(letter.includes(word), word);
      // What was entered by hand reaches the letter with `handover update`, what people wrote in it stays.
      const own = `${await page('substitute-notice.md')}\nPS: ${words.text}\n`;
      await repository.write({
        [`${FOLDER}/substitute-notice.md`]: own,
        'handover/team.yaml': (await file('handover/team.yaml')).replace('0755-300', '0755-301'),
      });
      const updated = await handover(repository, 'update', '--lang', language);
      assert.equal(updated.code, 0, updated.stdout + updated.stderr);
      const renewed = await shown('substitute-notice.md');
      assert.ok(renewed.includes('0755-301') && renewed.includes(`PS: ${words.text}`));
      await log('2026-06-03', '--letter', 'substitute', '--notified');
      await log(
        '2026-06-04',
        '--supervisor',
        'chen',
        '--list-number',
        'JJ-1',
        '--item',
        'key=A101 ×2',
        'paper=B',
        '--routine',
        'day=C',
        'month=D',
        '--recording',
        'E=https://video.example/1',
      );
      const list = await shown('handover-list.md');
      // What is on the list is handed over, and a shared secret belongs to whoever takes over.
      assert.match(list, language === 'en' ? /A101 \| 2 .*handed over/ : /A101 \| 2 .*移交/);
      assert.ok(list.includes(language === 'en' ? `taken over by ${wang}` : `由${wang}接管`));
      for (const word of ['JJ-1', chen, 'A101', 'B', 'v2', 'A-1', 'https://video.example/1', words.item])
        assert.ok(list.includes(word), word);
      const numbers = [...list.matchAll(/^\| (\d+) \|/gm)].map(match => Number(match[1]));
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => index + 1),
      );
    });

    it('met: the minutes hold who was there, what was shown and asked; who says it again corrects it', async () => {
      const meeting = (minutes: string, customer: string) =>
        log(
          '2026-06-12',
          '--meeting',
          minutes,
          '--on-site',
          '--recorder',
          zhou,
          '--attendee',
          'leaver=li',
          'successor=wang',
          `customer=${customer}`,
          '--demo',
          'demo-1',
          '--hard-logic',
          'logic-1',
          '--question',
          'question-1',
          '--answer',
          'answer-1',
        );
      await meeting('200', 'somebody-else');
      await meeting('250', 'zhang');
      const minutes = await shown('meeting-minutes.md');
      for (const word of ['demo-1', 'logic-1', 'question-1', 'answer-1', '250', words.contact, words.role])
        assert.equal(minutes.split(word).length > 1, true, word);
      assert.doesNotMatch(minutes, /somebody-else|\b200\b/);
    });

    it('handed over: said and proven are two things', async () => {
      const status = JSON.parse((await run('2026-06-12', 'status', '--format', 'json')).stdout);
      const ids = status.transitions[0].tasks
        .map(({ id }: { id: string }) => id)
        .filter((id: string) => id !== 'promise-remote-support');
      await log('2026-06-12', '--done', ...ids);
      await log('2026-06-16', '--taught', '1', '2', '3', '4', '5');
      await log('2026-06-16', '--proof', '2=restore-test', '--watched-by', 'li', '--result', 'ok');
      await log('2026-06-16', '--on-call', '9-18', '--channel', '0755-200', '--until', '2026-07-01');
      await log('2026-06-17', '--observation');
      await log('2026-06-18', '--revoked', 'his-db', '--rotated', 'vpn', '--evidence', 'TICKET-1');
      const plan = await shown('response-plan.md');
      assert.match(
        plan,
        language === 'en' ? /proven: restore test 16 June 2026/ : /实证：恢复演练 2026年6月16日/,
      );
      assert.match(plan, language === 'en' ? /: said 16 June 2026/ : /：陈述 2026年6月16日/);
      assert.match(
        await shown('handover-list.md'),
        language === 'en' ? /revoked on 18 June/ : /已于2026年6月18日收回/,
      );
    });

    it('closing is refused with everything that is missing, and how to settle it', async () => {
      const { code, stdout } = await run('2026-07-02', 'close');
      assert.equal(code, 1);
      for (const command of [
        'handover transition log --done promise-remote-support',
        'handover set customer.status done',
        'handover transition log --signed leaver=',
      ])
        assert.ok(stdout.includes(command), command);
    });

    it('signed: the notice of completion is made', async () => {
      await repository.write({
        'handover/checklist.yaml': checklistText(language, true),
        ...finishedPages(language),
        [`${FOLDER}/response-plan.md`]: (await page('response-plan.md')).replace(
          /\[\[[^\]]*\]\]/g,
          words.text,
        ),
      });
      await log('2026-07-02', '--done', 'promise-remote-support');
      await log(
        '2026-07-02',
        '--signed',
        'leaver',
        'successor',
        `customer=${words.contact}`,
        '--evidence',
        'scan.pdf',
      );
      const letter = await shown('completion-notice.md');
      for (const word of [wang, '250', words.item, '0755-301']) assert.ok(letter.includes(word), word);
      assert.doesNotMatch(letter, /\[\[|git|\.yaml/);
    });

    it('closed: everything is in the hands of the successor, in files and documents', async () => {
      const shownOnly = await run('2026-07-02', 'close', '--deputy', 'zhou', '--dry-run');
      assert.equal(shownOnly.code, 0, shownOnly.stdout);
      assert.match(shownOnly.stdout, /roles\.primary/);
      assert.match(await file('handover/team.yaml'), /primary: li/);
      const { code, stdout } = await run('2026-07-02', 'close', '--deputy', 'zhou', '--by', 'chen');
      assert.equal(code, 0, stdout);
      const team = await file('handover/team.yaml');
      assert.match(team, /lastWorkingDay: 2026-06-18\n {4}active: false/);
      assert.match(team, /primary: wang\n {2}deputy: zhou/);
      assert.doesNotMatch(await file('handover/checklist.yaml'), /owner: li|contact: li/);
      assert.doesNotMatch(await file('handover/config-index.yaml'), /owner: li/);
      assert.match(await page('transition.yaml'), /acceptedBy: wang\n {2}accepted:\n/);
    });

    it('two months later: nobody is told to call the leaver, and what people wrote themselves is found', async () => {
      const { stdout } = await handover(repository, 'check', '--format', 'json', '--today', '2026-09-01');
      const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; file: string }[] };
      assert.deepEqual(
        findings.filter(({ ruleId }) => ruleId === 'still-held-by-leaver').map(({ file: path }) => path),
        // Their dongle was never given back, and the manual's own table still names them.
        ['handover/checklist.yaml', 'handover/docs/operations-manual.md'],
      );
      assert.equal((await run('2026-09-01', 'status')).code, 0);
    });

    it('forgets the leaver in the end: a pseudonym stands in all files, and what they did stays', async () => {
      const forget = (...args: string[]) =>
        handover(repository, 'forget', ...args, '--today', '2028-09-01', '--lang', language);
      assert.equal((await forget('wang')).code, 2, 'somebody who is there is not forgotten');
      const plan = await page('response-plan.md');
      const asks = 'handover issues --leaving li, --leaving li-min';
      await repository.write({ [`${FOLDER}/response-plan.md`]: `${plan}\n${asks}\n` });
      const { code, stdout, stderr } = await forget('li');
      assert.equal(code, 0, stderr);
      assert.ok((await page('response-plan.md')).includes('--leaving former-1, --leaving li-min'));
      assert.match(stdout, /2026-06-li/);
      const paths = (await repository.git('ls-files', '--others', '--cached', 'handover')).split('\n');
      for (const path of paths.filter(name => /\.(?:md|ya?ml)$/.test(name)))
        assert.ok(!(await file(path)).includes(li), path);
      assert.match(await page('transition.yaml'), /leaving: former-1/);
      assert.match(await file('handover/team.yaml'), /id: former-1/);
      const { stdout: checked } = await handover(
        repository,
        'check',
        '--format',
        'json',
        '--today',
        '2028-09-01',
      );
      const { findings } = JSON.parse(checked) as { findings: { ruleId: string }[] };
      assert.ok(!findings.some(({ ruleId }) => ruleId === 'unknown-person' || ruleId === 'schema'));
    });
  });
}
