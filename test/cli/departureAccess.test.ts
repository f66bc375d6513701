import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const LI = 'Li Wei <li@his.example>';
const PASSWORD = 'Xk7mQ2vN9b';

describe('what a leaver could open', () => {
  let repository: TestRepository;

  before(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'handover.config.yaml': 'version: 1\nlanguage: en\n',
        'handover/team.yaml':
          'version: 1\npeople:\n  - { id: li, name: Li Wei, emails: [li@his.example] }\n  - { id: wang, name: Wang Fang, emails: [wang@his.example] }\n',
        'handover/checklist.yaml': 'version: 1\nproject:\n  name: East HIS\n',
        'deploy/authorized_keys': 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI li@his.example\n',
        CODEOWNERS: '/src @team li@his.example\n',
        'ops/alerts.yml': 'receivers:\n  - email: li@his.example\n',
        'README.md': 'Written by li@his.example\n',
      },
      author: 'Wang Fang <wang@his.example>',
      date: '2026-01-01',
    });
    const conf = (line: string) => ({ 'conf/db.properties': `url=x\n${line}\n` });
    await repository.commit({ files: conf(`password=${PASSWORD}`), author: LI, date: '2026-02-01' });
    // Taken out again, and known for good all the same.
    await repository.commit({ files: conf('password=@DB_PASSWORD@'), author: LI, date: '2026-02-02' });
    await repository.git('remote', 'add', 'origin', 'https://li@his.example:glpat-abc@git.example/his.git');
    await repository.git('remote', 'set-url', 'origin', 'https://Li Wei:token123@git.example/his.git');
  });
  after(() => repository.cleanup());

  const run = (...words: string[]) =>
    handover(repository, 'transition', ...words, '--today', '2026-06-20', '--lang', 'en');
  const text = () =>
    readFile(join(repository.root, 'handover/transitions/2026-06-li/transition.yaml'), 'utf8');

  it('is found in history and files, by kind and place, and without the secret', async () => {
    const started = await run(
      'start',
      '--leaving',
      'li',
      '--reported',
      '2026-06-01',
      '--last-day',
      '2026-06-18',
      '--yes',
    );
    assert.equal(started.code, 0, started.stderr);
    const found = await text();
    for (const [kind, place] of [
      ['secret', 'conf/db.properties ('],
      ['ssh-key', 'deploy/authorized_keys:1'],
      ['code-owner', 'CODEOWNERS:1'],
      ['mail', 'ops/alerts.yml:2'],
      ['token', '.git/config remote.origin.url'],
    ])
      assert.ok(found.includes(`kind: ${kind}\n    place: ${place}`), `${kind} ${place}\n${found}`);
    assert.equal(found.match(/^ {2}- id: (?:secret|ssh-key|code-owner|mail|token)-\d/gm)?.length, 5);
    for (const secret of [PASSWORD, 'token123', 'AAAAC3']) assert.ok(!found.includes(secret), secret);
    const plan = await readFile(
      join(repository.root, 'handover/transitions/2026-06-li/response-plan.md'),
      'utf8',
    );
    assert.match(plan, /SSH key deploy\/authorized\\?_keys:1: to be changed or taken out/);
  });

  it('is worked off with evidence, and reported until it is', async () => {
    const check = async () => {
      const { stdout } = await handover(repository, 'check', '--format', 'json', '--today', '2026-06-20');
      const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; message: string }[] };
      return findings.filter(({ ruleId }) => ruleId === 'access-not-revoked').map(({ message }) => message);
    };
    assert.match((await check()).join('\n'), /5 things that they could open are not changed/);
    const ids = ['secret-1', 'ssh-key-1', 'code-owner-1', 'mail-1', 'token-1'];
    assert.equal((await run('log', '--settled', ...ids, '--evidence', 'TICKET-7')).code, 0);
    assert.match(await text(), /id: secret-1\n[\s\S]*?settledOn: 2026-06-20\n {4}evidence: TICKET-7/);
    assert.deepEqual(await check(), []);
    assert.match((await run('log', '--settled', 'nothing')).stderr, /no found access nothing[\s\S]*secret-1/);
  });
});
