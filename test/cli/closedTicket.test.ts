import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

// A comment that names a closed ticket is a finding of the change that closes it, or that brings the comment.

const PAY = 'class Pay {\n  // TODO #9 round the copay\n  int a = 1;\n}\n';
const RULE = 'todo-of-closed-ticket';

describe('handover check: a closed ticket leaves no TODO behind', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await createRepository();
    await repository.git('remote', 'add', 'origin', 'https://github.com/acme/his.git');
  });
  afterEach(() => repository.cleanup());

  const commit = async (
    message: string,
    files: Record<string, string> = { 'log.txt': `${Math.random()}` },
  ) => {
    await repository.commit({ files, message, date: '2026-04-01' });
    return (await repository.git('rev-parse', '--short=10', 'HEAD')).trim();
  };
  const stage = async (files: Record<string, string>) => {
    await repository.write(files);
    await repository.git('add', '.');
  };
  const check = async (words: readonly string[], language = 'en') => {
    const all = [...words, '--format', 'json', '--lang', language];
    const { stdout, stderr, code } = await handover(repository, 'check', ...all);
    assert.notEqual(code, 2, stderr);
    const { findings } = JSON.parse(stdout) as {
      findings: { ruleId: string; file: string; line: number; message: string }[];
    };
    return findings
      .filter(({ ruleId }) => ruleId === RULE)
      .map(({ file, line, message }) => `${file}:${line} ${message}`);
  };
  const since = (ref: string, language?: string) => check(['--since', ref], language);
  const ofMessage = async (text: string, language?: string) => {
    const file = join(repository.root, '.git', 'MESSAGE');
    await writeFile(file, text);
    return check(['--message', file], language);
  };

  it('tells it of the commits of a branch, wherever the comment stands', async () => {
    const base = await commit('Add pay', { 'Pay.java': PAY });
    const closing = await commit('Fixes #9');
    assert.deepEqual(await since(base), [
      `Pay.java:2 Commit ${closing} closes #9, and this comment about it still stands: "TODO #9 round the copay". ` +
        'If the work is done, remove the comment; if not, the ticket is not done either.',
    ]);
    assert.deepEqual(await since(closing), []);
  });

  it('tells it of Chinese comments and messages', async () => {
    const base = await commit('新增', {
      'Pay.java': 'class Pay {\n  // 待办 #9 四舍五入\n  int a = 1;\n}\n',
    });
    const closing = await commit('修复 #9');
    const [found = ''] = await since(base, 'zh-CN');
    assert.match(found, new RegExp(`^Pay\\.java:2 提交 ${closing} 关闭了 #9，但这条相关注释还在`));
  });

  it('tells it of the keys of Jira', async () => {
    const base = await commit('Add', { 'job.py': 'x = 1\n# FIXME HIS-12: retries forever\ny = 2\n' });
    await commit('Fixes HIS-12');
    assert.equal((await since(base)).length, 1);
  });

  it('is silent where the comment goes with the ticket, and where the ticket is open in the end', async () => {
    const base = await commit('Add pay', { 'Pay.java': PAY, 'Bill.java': PAY.replace('#9', '#99') });
    await commit('Fixes #9');
    await commit('Revert "Fixes #9"');
    await commit('See #99, and fix #999');
    assert.deepEqual(await since(base), []);
    await commit('Fixes #9 again', { 'Pay.java': 'class Pay {\n  int a = 1;\n}\n' });
    assert.deepEqual(await since(base), []);
  });

  it('tells it of the message of a commit that is being made', async () => {
    await commit('Add pay', { 'Pay.java': PAY });
    const [found = ''] = await ofMessage('Round it\n\nFixes #9\n');
    assert.match(found, /^Pay\.java:2 This commit closes #9/);
    assert.match((await ofMessage('修复 #9', 'zh-CN'))[0] ?? '', /^Pay\.java:2 本次提交会关闭 #9/);
    assert.deepEqual(await ofMessage('Round it, see #9\n'), []);
    assert.deepEqual(
      await ofMessage(
        'Round it\n# Fixes #9\n# ---- >8 ----\nfixes #9\n'.replace('----', '------------------------'),
      ),
      [],
    );
    await stage({ 'Pay.java': 'class Pay {\n  int a = 1;\n}\n' });
    assert.deepEqual(await ofMessage('Fixes #9'), []);
  });

  it('tells it of a comment that is added for a ticket that a commit closed', async () => {
    await commit('Add pay', { 'Pay.java': PAY });
    const closing = await commit('Fixes #9');
    await stage({ 'Pay.java': PAY.replace('int a', 'int b') });
    assert.deepEqual(await check(['--staged']), []);
    await stage({ 'Bill.java': 'class Bill {\n  // TODO #9 round it here, too\n  int a = 1;\n}\n' });
    const [found = '', ...others] = await check(['--staged']);
    assert.match(
      found,
      new RegExp(`^Bill\\.java:2 This new comment names #9, which commit ${closing} closed on 2026-04-01`),
    );
    assert.deepEqual(others, []);
    await commit('Revert "Fixes #9"', {});
    await stage({ 'Third.java': 'class Third {\n  // TODO #9 round it here, too\n  int a = 1;\n}\n' });
    assert.deepEqual(await check(['--staged']), []);
  });

  it('asks the exports of trackers that the project keeps', async () => {
    const exported = (state: string) =>
      JSON.stringify([{ number: 9, title: 'Round', state, url: 'https://github.com/acme/his/issues/9' }]);
    const config = 'version: 1\ntrackerExports: [tickets.json]\n';
    const base = await commit('Add', {
      'handover.config.yaml': config,
      'tickets.json': exported('OPEN'),
      'Pay.java': PAY,
    });
    await commit('Fixes #9');
    // What the tracker says counts for more than what a commit said before.
    await stage({ 'Bill.java': PAY.replace('Pay', 'Bill') });
    assert.deepEqual(await check(['--staged']), []);
    await stage({ 'tickets.json': exported('CLOSED') });
    const [first = '', second = ''] = await check(['--staged']);
    assert.match(first, /^Bill\.java:2 The tracker now says that #9 is "closed"/i);
    assert.match(second, /^Pay\.java:2 The tracker now says/);
    await repository.commit({ message: 'New export', date: '2026-04-02' });
    await stage({ 'Third.java': PAY.replace('Pay', 'Third') });
    const [added = '', ...others] = await check(['--staged'], 'zh-CN');
    assert.match(added, /^Third\.java:2 新增的注释引用了 #9，工单系统显示其状态为/);
    assert.deepEqual(others, []);
    assert.equal((await since(base)).length, 3);
  });

  it('is silent before the first commit, and where the whole pack is looked at', async () => {
    await stage({ 'Pay.java': PAY });
    assert.deepEqual(await check(['--staged']), []);
    await commit('Fixes #9');
    assert.deepEqual(await check([]), []);
  });
});
