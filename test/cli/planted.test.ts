import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { residentId } from '../sensitive/cases.ts';
import { exportedTexts } from './exportedTexts.ts';
import { handover } from './run.ts';

/** Each another one, so that a leak says where it comes from. */
const secrets: string[] = [];
const patients: string[] = [];
function secret(place: string): string {
  secrets.push(place);
  return `Vq7x${secrets.length}!Lm${place.length}zR`;
}
function patient(place: string): string {
  patients.push(place);
  return residentId(`31010419621107${String(patients.length).padStart(3, '0')}`);
}
const SECRET = /Vq7x(\d+)(?:!|%21)Lm\d+zR/;
const PATIENT = /31010419621107[\dX]{4}/i;
const NAME = /贺云舒|许家铭/;

/** What a text lets out, with the place where it was planted. */
function leakOf(text: string): string | undefined {
  const found = SECRET.exec(text);
  if (found !== null) return `secret of ${secrets[Number(found[1]) - 1]}: …${around(text, found.index)}…`;
  const other = PATIENT.exec(text) ?? NAME.exec(text);
  return other === null ? undefined : `patient: …${around(text, other.index)}…`;
}
const around = (text: string, at: number) => text.slice(Math.max(0, at - 80), at + 60);

describe('a secret or a patient in any place of a repository', () => {
  let repository: TestRepository;

  before(async () => {
    repository = await createRepository();
    const files = {
      [`docs/password=${secret('file name')}.txt`]: 'x\n',
      [`deploy/pwd=${secret('folder')}/application-prod.yml`]: 'server:\n  port: 80\n',
      [`reports/${patient('file name')}.json`]: '{}\n',
      'scans/贺云舒_胸部CT_20240301.pdf': 'x\n',
      'config/application-prod.yml': `spring:\n  datasource:\n    url: jdbc:mysql://his:${secret('url')}@10.1.1.1/his\n    password: ${secret('value')} # old password: ${secret('comment of a setting')}\n# 患者 许家铭 身份证 ${patient('comment of a setting')}\nhis:\n  hospital: x\n`,
      'deploy/docker-compose.yml': `services:\n  his:\n    image: registry.his.example/his:1\n    environment:\n      DB_PASSWORD: ${secret('compose')}\n`,
      '.env.example': `# password: ${secret('comment of an example')}\nDB_HOST=\n`,
      'deploy/backup.sh': `#!/bin/sh\nmysqldump -uroot -p'${secret('script')}' his > /backup/his.sql\n`,
      'src/Fee.java': `// TODO password=${secret('comment')} to be removed, 病人 许家铭 ${patient('comment')}\nclass Fee {}\n`,
      'README.md': `# HIS\n\n管理员密码：${secret('readme')}\n\n患者身份证 ${patient('readme')}\n`,
      '.github/workflows/deploy.yml': `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: sshpass -p '${secret('pipeline')}' ssh root@10.1.1.2 docker compose up -d\n`,
      'src/application.properties': `token.password=${secret('properties')}\n`,
    };
    await repository.commit({
      files,
      date: '2026-01-05',
      author: `李伟 password=${secret('author')} <li@his.example>`,
      message: `WIP fixes #12: password=${secret('subject')}\n\n患者身份证 ${patient('body')}, password: ${secret('body')}\n`,
    });
    await repository.commit({
      files: { 'a.txt': 'a\n' },
      date: '2026-01-06',
      message: `Revert "密码：${secret('revert')}"\n\nThis reverts commit 1111111.`,
    });
    await repository.git('tag', `v1-password=${secret('tag')}`);
    await repository.tag('v1.1', {
      message: `release, password=${secret('message of a tag')}`,
      date: '2026-01-06',
    });
    await repository.git(
      'remote',
      'add',
      'origin',
      `https://his:${secret('remote')}@git.his.example/his.git`,
    );
    await repository.git('checkout', '-q', '-b', `feature/password=${secret('branch')}`);
    await repository.commit({
      files: { 'b.txt': 'b\n' },
      date: '2026-01-07',
      message: `患者 ${patient('subject')} 退费`,
    });
    await repository.git('checkout', '-q', '-b', `fix/${patient('branch')}`);
    await repository.commit({ files: { 'c.txt': 'b\n' }, date: '2026-01-07', message: 'x' });
    await repository.git('checkout', '-q', 'main');
    await repository.write({ 'a.txt': 'changed\n' });
    await repository.git('stash', 'push', '-m', `password=${secret('stash')}`);
    await repository.write({ [`new/password=${secret('new file')}.md`]: 'x\n' });
  });
  after(() => repository.cleanup());

  const run = async (...words: string[]) => {
    const { stdout, stderr, code } = await handover(repository, ...words, '--today', '2026-02-01');
    assert.equal(leakOf(stdout), undefined, words.join(' '));
    assert.equal(leakOf(stderr), undefined, words.join(' '));
    return { stdout, code, stderr };
  };

  it('is planted in at least twenty places', () => {
    assert.ok(secrets.length >= 20 && patients.length >= 6, `${secrets.length} ${patients.length}`);
    assert.match(leakOf('x Vq7x1!Lm9zR') ?? '', /file name/);
  });

  const FORMATS: Readonly<Record<string, readonly string[]>> = {
    check: ['stylish', 'json', 'sarif', 'junit', 'gitlab', 'github', 'markdown'],
    'check README.md src deploy config docs reports scans': [
      'stylish',
      'json',
      'sarif',
      'junit',
      'gitlab',
      'github',
      'markdown',
    ],
    issues: ['stylish', 'json', 'markdown'],
    'issues --all': ['stylish', 'json', 'markdown'],
    configs: ['stylish', 'json', 'markdown'],
    'configs --over-time': ['stylish', 'json'],
    knowledge: ['stylish', 'json', 'markdown', 'svg'],
    'knowledge --leaving li@his.example': ['stylish', 'json', 'markdown'],
  };
  for (const language of ['en', 'zh-CN'])
    for (const [command, formats] of Object.entries(FORMATS))
      for (const format of formats)
        it(`does not come out of ${command} --format ${format} in ${language}`, async () => {
          const { code, stderr } = await run(...command.split(' '), '--format', format, '--lang', language);
          assert.ok(code < 2 || !/unknown|bug/i.test(stderr), stderr);
        });

  it('does not come out of what is written: the pack, the baseline, a departure, exports, and the notes', async () => {
    for (const words of [
      ['generate', '--dry-run'],
      ['generate', '--yes', '--customer', '市一院', '--lang', 'zh-CN'],
      ['configs', 'add', '.'],
      ['check', '--update-baseline'],
      ['update'],
      ['transition', 'start', '--leaving', 'li@his.example', '--last-day', '2026-03-01', '--yes'],
      ['transition', 'status'],
      ['review'],
      ['confirm', '--all'],
      ['check', '--staged'],
      ['doctor'],
    ])
      await run(...words);
    assert.ok((await writtenFiles()).some(path => /transitions\/.*response-plan\.md$/.test(path)));
    for (const path of await writtenFiles()) {
      assert.equal(leakOf(path), undefined);
      assert.equal(leakOf(await readFile(join(repository.root, path), 'latin1')), undefined, path);
      assert.equal(leakOf(await readFile(join(repository.root, path), 'utf8')), undefined, path);
    }
    const out = await createFolder();
    try {
      for (const format of ['html', 'md', 'site', 'docx', 'zip'])
        for (const reader of format === 'html' ? ['internal', 'customer'] : ['internal']) {
          const path = join(out.root, `${reader}.${format}`);
          const { code, stderr } = await run('export', '--to', format, '--for', reader, '--output', path);
          assert.equal(code, 0, stderr);
          for (const [name, content] of await exportedTexts(path))
            assert.equal(leakOf(content), undefined, name);
        }
    } finally {
      await out.cleanup();
    }
  }).timeout(240_000);

  /** All files that the commands left, in git's own folder too; git's own records hold what was planted. */
  async function writtenFiles(): Promise<string[]> {
    const entries = await readdir(repository.root, { recursive: true, withFileTypes: true });
    return entries
      .filter(entry => entry.isFile())
      .map(entry =>
        join(entry.parentPath, entry.name)
          .slice(repository.root.length + 1)
          .replaceAll('\\', '/'),
      )
      .filter(path => path.startsWith('handover/') || path.startsWith('.git/handover-pack/'));
  }
});
