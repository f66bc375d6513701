import assert from 'node:assert/strict';
import { checkFiles, show } from '../support.ts';

// Put together here, so that scanners leave this file alone. Every value is invented.
const PASSWORD = ['Kq', '_7712xd'].join('');
const LINES: readonly (readonly [messageId: string, line: string])[] = [
  ['password', `数据库口令：${PASSWORD}`],
  ['account', `默认登录：admin / ${PASSWORD}`],
  ['statement', `CREATE USER his IDENTIFIED BY "${PASSWORD}";`],
  ['command', `sqlplus his/${PASSWORD}@orcl`],
  ['address', `redis://:${PASSWORD}@10.1.1.7:6379/0`],
  ['address', `jdbc:oracle:thin:his/${PASSWORD}@10.1.1.5:1521:orcl`],
  ['token', `https://oapi.dingtalk.com/robot/send?access_token=${'0a1b2c3d4e5f6071'.repeat(4)}`],
  ['token', ['xox', 'b-', '263594206564', '-2343594206574', '-FGqddMF8t08v8N7Oq4i57vs1'].join('')],
  ['privateKey', `-----BEGIN EC PRIVATE${' KEY'}-----\\n${'MHcCAQEEIKq7712xdAbCd'.repeat(3)}`],
  ['remoteAccess', '向日葵识别码 123 456 789'],
  ['vpnKey', `IPSec 预共享密钥：${PASSWORD}`],
  ['secret', `client_secret: ${'7d1fA09bQe22LmzP'}`],
];

/** In the folder of the pack, but read by a program. */
const SETTINGS: typeof LINES = [
  ['passwordForProgram', `spring.datasource.password=${PASSWORD}`],
  ['secretForProgram', `wechat.client_secret=${'7d1fA09bQe22LmzP'}`],
];

describe('what credential says', () => {
  const all = [
    ...LINES.map(line => ['handover/docs/a.md', ...line] as const),
    ...SETTINGS.map(line => ['handover/examples/a.properties', ...line] as const),
  ];
  for (const [path, messageId, line] of all) {
    it(`about ${line.slice(0, 24)}: ${messageId}`, async () => {
      const { findings, crashes } = await checkFiles({ [path]: `# A\n\n${line}\n` }, ['credential']);
      assert.deepEqual(crashes, []);
      assert.deepEqual(
        findings.map(finding => [finding.messageId, finding.line]),
        [[messageId, 3]],
      );
    });
  }

  it('covers every message', async () => {
    const { default: words } = await import('../../../src/checks/credential/en.json', {
      with: { type: 'json' },
    });
    const said = new Set([...LINES, ...SETTINGS].map(([messageId]) => messageId));
    const others = Object.keys(words).filter(name => !said.has(name) && !/^title$|^more|^fix/.test(name));
    assert.deepEqual(others, []);
  });

  it('lists fifty places of a file, and counts the others', async () => {
    const text = (count: number) =>
      `${`password: ${PASSWORD}\n`.repeat(count)}token: ${'7d1fA09bQe22LmzP'}\n`;
    const { findings } = await checkFiles({ 'handover/docs/a.md': text(53) }, ['credential']);
    const shown = await show(findings);
    assert.equal(shown.length, 52);
    assert.match(shown[50]?.message ?? '', /^3 more places/);
    assert.equal(shown[50]?.at, 'handover/docs/a.md:51:11-51:20');
    assert.equal(findings[51]?.messageId, 'secret');
    const exact = await checkFiles({ 'handover/docs/a.md': text(50) }, ['credential']);
    assert.deepEqual(
      exact.findings.map(({ messageId }) => messageId).filter(id => id === 'more'),
      [],
    );
  });

  it('refers to the password manager in the language of the project, else of the text', async () => {
    const replacement = async (files: Record<string, string>) => {
      const { findings } = await checkFiles(files, ['credential']);
      return findings.flatMap(({ fixes }) => fixes.map(({ edits, safe }) => [edits[0]?.text, safe]));
    };
    const english = { 'handover/docs/a.md': `password: ${PASSWORD}\n` };
    const chinese = { 'handover/docs/a.md': `密码：${PASSWORD}\n` };
    assert.deepEqual(await replacement(english), [['see the password manager', false]]);
    assert.deepEqual(await replacement(chinese), [['见密码管理器', false]]);
    const settings = { 'handover.config.yaml': 'version: 1\nlanguage: zh-CN\n' };
    assert.deepEqual(await replacement({ ...english, ...settings }), [['见密码管理器', false]]);
  });
});
