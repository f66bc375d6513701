import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withDoor } from '../../src/cli/outputDoor.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

/** What comes out of the door for a text. */
function printed(text: string, { color = false, commands = false } = {}): string {
  let out = '';
  const stdout = { write: (piece: string) => (out += piece) };
  const door = withDoor({ stdout, stderr: stdout, color } as unknown as Terminal).stdout;
  if (commands) door.writeCommands?.(text);
  else door.write(text);
  return out;
}

const COMMAND = /^\s*::[a-z]|##vso\[|##\[|##teamcity\[|section_(?:start|end):/im;

describe('the door for output', () => {
  for (const line of [
    '::error file=a::b',
    '  ::set-output name=x::y',
    'a\n::warning::b',
    'text ##vso[task.setvariable]x',
    '##[group]x',
    "##teamcity[message text='x']",
    '\u001b[0Ksection_start:1:x\r\u001b[0Kx',
  ])
    it(`lets no command of a CI server out: ${JSON.stringify(line)}`, () => {
      assert.match(line, COMMAND);
      assert.doesNotMatch(printed(`${line}\n`), COMMAND);
    });

  it("lets GitHub's own commands out for the format that is made of them, and no other ones", () => {
    const text = '::error title=a::##vso[x] b\n';
    assert.match(printed(text, { commands: true }), /^::error title=a::/);
    assert.doesNotMatch(printed(text, { commands: true }), /##vso\[/);
  });

  it('masks in JSON of any length, wherever it is cut', () => {
    const entries = Array.from({ length: 6000 }, (_, at) => ({
      path: `site${at % 7}/a.ini`,
      text: at % 1999 === 0 ? 'password=Kanarie7Xq9' : `line ${at}`,
    }));
    const text = `${JSON.stringify({ entries }, null, 2)}\n`;
    const out = printed(text);
    assert.ok(!out.includes('Kanarie7Xq9'));
    const read = JSON.parse(out) as { entries: { path: string; text: string }[] };
    assert.deepEqual(read.entries.filter((entry, at) => entry.text !== entries[at]?.text).length, 4);
    assert.equal(read.entries.length, 6000);
  });

  it('spells out what acts on a terminal or turns the direction of writing', () => {
    const out = printed('a\u001b]0;x\u0007\u009b2J\u202eb\rc\n');
    assert.equal(out, 'a\\u001b]0;x\\u0007\\u009b2J\\u202eb\\u000dc\n');
    assert.equal(printed('\u001b[31mred\u001b[39m', { color: true }), '\u001b[31mred\u001b[39m');
    assert.equal(printed('\u001b[31mred'), '\\u001b[31mred');
  });

  it('masks a secret and a patient, in text and in each text of JSON, which stays JSON', () => {
    const secret = 'password: Zk9vQ2xtNnBHaw7x';
    assert.doesNotMatch(printed(`  ${secret}\n`), /Zk9vQ2xtNnBHaw7x/);
    assert.doesNotMatch(printed('患者电话：13987652341\n'), /13987652341/);
    const json = printed(`${JSON.stringify({ a: secret, secret: true, b: ['##[x]'] }, null, 2)}\n`);
    assert.doesNotMatch(json, /Zk9vQ2xtNnBHaw7x|##\[/);
    const read = JSON.parse(json) as { secret: boolean; b: string[] };
    assert.equal(read.secret, true);
    assert.deepEqual(read.b, ['##[x]']);
  });

  it('leaves other texts as they are', () => {
    for (const text of ['src/a.ts:12:3 error  x  rule\n', '“表”：12 项\n', '{"a":"::error"}\n'])
      assert.equal(printed(text), text);
  });
});

describe('what a repository has in its names and messages', () => {
  let repository: TestRepository;
  const secrets = Array.from({ length: 20 }, (_, number) => `Zk9vQ2x${number}NnBHaw7x`);
  const SECRET = /Zk9vQ2x\d+NnBHaw7x/;

  before(async () => {
    repository = await createRepository();
    const [subject, body, todo, config, readme, branch, tag, stash, path, remote, reverted] = secrets;
    await repository.commit({
      files: {
        'src/Main.java': `// TODO password=${todo} is still in the code\nclass Main {}\n`,
        'config/application.yml': `spring:\n  datasource:\n    password: ${config}\n`,
        'README.md': `# His\n\nAdmin password: ${readme}\n`,
        [`notes/password=${path}`]: 'x\n',
        'notes/bell\u0007 and turn\u202e.txt': 'x\n',
      },
      date: '2026-01-05',
      message: `WIP fixes #12: password=${subject}\n\n::error::password: ${body}\n`,
    });
    await repository.commit({
      files: { 'a.txt': 'a\n' },
      date: '2026-01-06',
      message: `Revert "password=${reverted}"\n\n##vso[task.complete]x`,
    });
    await repository.git('tag', `password=${tag}`);
    await repository.git('remote', 'add', 'origin', `https://his:${remote}@git.his.example/his.git`);
    await repository.git('checkout', '-q', '-b', `password=${branch}`);
    await repository.commit({ files: { 'b.txt': 'b\n' }, date: '2026-01-07', message: 'On a branch' });
    await repository.git('checkout', '-q', '-');
    await repository.write({ 'a.txt': 'changed\n' });
    await repository.git('stash', 'push', '-m', `password=${stash}`);
  });
  after(() => repository.cleanup());

  const formats = {
    check: ['stylish', 'json', 'sarif', 'junit', 'gitlab', 'github', 'markdown'],
    issues: ['stylish', 'json', 'markdown'],
    configs: ['stylish', 'json', 'markdown'],
    knowledge: ['stylish', 'json', 'markdown'],
  };
  for (const [command, names] of Object.entries(formats))
    for (const format of names)
      it(`shows no secret and no command in ${command} --format ${format}`, async () => {
        const { stdout, stderr } = await handover(repository, command, '--format', format);
        const out = stdout + stderr;
        assert.equal(SECRET.exec(out)?.[0], undefined);
        if (format !== 'github') assert.doesNotMatch(out, COMMAND);
        if (['json', 'sarif', 'gitlab'].includes(format) && stdout !== '') JSON.parse(stdout);
      });

  for (const format of ['stylish', 'json', 'markdown', 'svg'])
    it(`writes no secret, and nothing that hides, into a file of knowledge --format ${format}`, async () => {
      await handover(repository, 'knowledge', '--format', format, '--output', `map.${format}`);
      const written = await readFile(join(repository.root, `map.${format}`), 'utf8');
      await rm(join(repository.root, `map.${format}`));
      assert.ok(written.length > 100);
      assert.equal(SECRET.exec(written)?.[0], undefined);
      assert.equal(written.includes('\u202e') || written.includes('\u0007'), false);
    });
});
