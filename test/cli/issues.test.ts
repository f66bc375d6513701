import assert from 'node:assert/strict';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { createFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const TODAY = ['--today', '2026-06-15'];
const LI = 'Li Na <lina@his.example>';
const SCHEMA = new URL('../../schemas/output/issues.schema.json', import.meta.url);

interface Item {
  readonly class: string;
  readonly key: string;
  readonly title: string;
  readonly person: string;
  readonly severity: string;
  readonly confidence: string;
  readonly fingerprint: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly ageDays: number | null;
  readonly url: string | null;
  readonly evidence: readonly {
    readonly kind: string;
    readonly text: string;
    readonly branch: string | null;
  }[];
  readonly triage: { readonly state: string; readonly reason: string | null } | null;
}

interface Report {
  readonly items: readonly Item[];
  readonly code: number;
  readonly complete: boolean;
  readonly stale: unknown;
}

describe('handover issues', () => {
  let repository: TestRepository;

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({ files: { 'README.md': '# HIS\n' }, message: 'Start', date: '2026-01-05' });
  });
  afterEach(() => repository.cleanup());

  const issues = (...words: string[]) => handover(repository, 'issues', ...TODAY, ...words);
  const report = async (...words: string[]): Promise<Report> => {
    const { stdout, code, stderr } = await issues('--format', 'json', ...words);
    assert.notEqual(stdout, '', stderr);
    const document = JSON.parse(stdout);
    const items: readonly Item[] = document.items;
    return { ...document, code, items };
  };
  const ofClass = async (name: string, ...words: string[]) =>
    (await report(...words)).items.filter(item => item.class === name);

  it('has nothing to say about a clean repository', async () => {
    const { code, stdout } = await issues('--lang', 'en');
    assert.equal(code, 0);
    assert.match(stdout, /^✔ Nothing unresolved found\./);
    assert.match((await issues('--lang', 'zh-CN')).stdout, /^✔ 没有发现未解决事项。/);
  });

  it('finds every class, each with its person, place and age, in a shape that others rely on', async () => {
    await repository.git('remote', 'add', 'origin', 'https://user:secret@gitlab.example/his/core.git');
    const Pay = 'class Pay {\n  // FIXME 医保结算 rounds twice\n  String s = "TODO no comment";\n}\n';
    await repository.commit({
      files: {
        'src/Pay.java': Pay,
        'src/PayTest.java': '@Ignore("flaky")\n@Test\npublic void chargesOnce() {}\n',
        'conf/his.properties': 'a=1\n<<<<<<< HEAD\nb=1\n=======\nb=2\n>>>>>>> site\n',
      },
      author: LI,
      date: '2026-05-01',
      message: 'Payments, see #31',
    });
    await repository.commit({ files: { 'a.txt': '1\n' }, message: 'Fixes #12', date: '2026-05-02' });
    await repository.git('revert', '--no-edit', 'HEAD');
    await repository.commit({ files: { 'b.txt': '1\n' }, message: 'WIP: refunds', date: '2026-05-20' });
    await repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD~1');
    await repository.branch('feature/HIS-77-invoices');
    await repository.commit({
      files: { 'i.txt': 'i\n' },
      author: LI,
      message: 'HIS-77 invoices',
      date: '2026-06-01',
    });
    await repository.git('switch', '--quiet', 'main');
    await repository.write({ 'a.txt': 'half\n' });
    await repository.git('stash', 'push', '--quiet', '--include-untracked', '-m', 'half of it');
    await repository.write({ 'README.md': '# HIS 2\n', 'notes.txt': 'n\n' });
    const place = join(repository.root, '..', 'second');
    await repository.git('worktree', 'add', '--quiet', '--detach', place);
    await writeFile(join(place, 'README.md'), '# elsewhere\n');

    const document = await report();
    const { code, ...shape } = document;
    const ajv = new Ajv({ allowUnionTypes: true });
    assert.ok(ajv.validate(JSON.parse(await readFile(SCHEMA, 'utf8')), shape), ajv.errorsText());
    assert.equal(code, 1);
    assert.equal(document.complete, true);
    const lines = document.items.map(
      ({ class: kind, key, person, severity }) => `${kind} | ${key} | ${person} | ${severity}`,
    );
    for (const expected of [
      'conflict-marker | conf/his.properties:2 | Li Na | critical',
      'uncommitted | README.md |  | major',
      'uncommitted | notes.txt |  | minor',
      'uncommitted | ../second |  | major',
      'unpushed | main | 王伟 | major',
      'unpushed | feature/HIS-77-invoices | Li Na | major',
      'stash | stash@{0} | 王伟 | minor',
      'todo-comment | src/Pay.java:2 | Li Na | critical',
      'skipped-test | src/PayTest.java:1 | Li Na | minor',
      'open-reference | #31 | Li Na | minor',
      'open-reference | #12 | 王伟 | minor',
    ])
      assert.ok(lines.includes(expected), `${expected}\n\n${lines.join('\n')}`);
    // A branch that is nowhere merged either is no second matter, but found under that class, too.
    assert.deepEqual(
      (await ofClass('unmerged-branch', '--class', 'unmerged-branch')).map(({ key }) => key),
      ['HIS-77'],
    );
    assert.ok(lines.some(line => line.startsWith('reverted |')));
    assert.ok(lines.some(line => line.startsWith('unfinished-commit |')));
    const [ticket] = document.items.filter(({ key }) => key === '#31');
    assert.equal(ticket?.url, 'https://gitlab.example/his/core/-/issues/31');
    assert.ok(!JSON.stringify(document).includes('secret'));
  });

  it('makes one item of a ticket, its branch and a comment about it', async () => {
    await repository.commit({
      files: { 'Pay.java': '// TODO HIS-9 round\n' },
      message: 'HIS-9 first part',
      date: '2026-05-01',
    });
    await repository.branch('feature/HIS-9-round');
    await repository.commit({ files: { 'b.txt': 'b\n' }, message: 'HIS-9 second part', date: '2026-05-02' });
    await repository.git('switch', '--quiet', 'main');
    const { items } = await report();
    assert.deepEqual(
      items.map(({ class: kind, key, file }) => [kind, key, file]),
      [['unmerged-branch', 'HIS-9', 'Pay.java']],
    );
    assert.deepEqual([...new Set(items[0]?.evidence.map(({ kind }) => kind))].sort(), [
      'branch',
      'comment',
      'commit',
    ]);
  });

  it('keeps its name for a comment that moves, in a file that is renamed, and for a branch that is rebased', async () => {
    await repository.commit({ files: { 'Pay.java': '// TODO round half up\nint a;\n' }, date: '2026-02-01' });
    await repository.branch('feature/x');
    await repository.commit({ files: { 'x.txt': 'x\n' }, message: 'x', date: '2026-02-02' });
    await repository.git('switch', '--quiet', 'main');
    const names = async () => (await report()).items.map(item => `${item.class} ${item.fingerprint}`).sort();
    const before = await names();
    assert.equal(before.length, 2);
    await repository.git('mv', 'Pay.java', 'Fee.java');
    await repository.commit({
      files: { 'Fee.java': 'int b;\n\nint a;\n    // TODO round half up!\n' },
      date: '2026-03-01',
    });
    await repository.git('rebase', '--quiet', 'main', 'feature/x');
    await repository.git('switch', '--quiet', 'main');
    assert.equal((await names()).length, 2);
    await repository.commit({
      files: { 'Fee.java': 'int b;\n\nint a;\n    // TODO round half up\n' },
      date: '2026-03-01',
    });
    assert.deepEqual(await names(), before);
  });

  it('shows what one person left, under all of their names', async () => {
    await repository.commit({
      files: { 'a.java': '// TODO one\n' },
      author: 'lina <lina@his.example>',
      date: '2026-02-01',
    });
    await repository.commit({ files: { 'b.java': '// TODO two\n' }, author: 'Li Na <ln@home.example>' });
    await repository.commit({ files: { 'c.java': '// TODO three\n' }, date: '2026-02-03' });
    const titles = async (...words: string[]) =>
      (await report(...words)).items.map(({ title }) => title).sort();
    assert.deepEqual(await titles('--person', 'lina@his.example'), ['TODO one']);
    await repository.write({
      'handover/team.yaml':
        'version: 1\npeople:\n  - id: li\n    name: 李娜\n    names: [lina, Li Na]\n    emails: [ln@home.example]\n',
    });
    await repository.commit({ date: '2026-02-04' });
    for (const who of ['li', '李娜', 'ln@home.example', 'Li Na'])
      assert.deepEqual(await titles('--person', who), ['TODO one', 'TODO two'], who);
    const [item] = await ofClass('todo-comment', '--person', 'li');
    assert.equal(item?.person, '李娜');
    const unknown = await issues('--person', 'nobody', '--lang', 'en');
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /Nobody is called “nobody”/);
  });

  it('shows what a leaver had a part in or was given', async () => {
    await repository.commit({ files: { 'x.txt': '1\n' }, author: LI, message: 'See #5', date: '2026-02-01' });
    await repository.commit({ files: { 'x.txt': '2\n' }, message: 'More of #5', date: '2026-02-02' });
    assert.equal((await report('--person', 'Li Na')).items.length, 0);
    assert.deepEqual(
      (await report('--leaving', 'Li Na')).items.map(({ key }) => key),
      ['#5'],
    );
    assert.match(
      (await issues('--leaving', 'Li Na', '--class', 'open-reference', '--lang', 'en')).stdout,
      /#5/,
    );
    // Nothing says that it is open: it is counted, and shown on demand.
    assert.match(
      (await issues('--leaving', 'Li Na', '--lang', 'en')).stdout,
      /^✔ Nothing unresolved found of Li Na\.\n\n1 more ticket is named/,
    );
  });

  it('is short, says how much more there is, and can be narrowed', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`f${n}.java`, `// FIXME number ${n}\n`]),
    );
    await repository.commit({ files: { ...files, 'sql/x.sql': '-- TODO in sql\n' }, date: '2026-02-01' });
    const { stdout } = await issues('--lang', 'en');
    assert.match(
      stdout,
      /^30 unresolved items: 30 major\n[\s\S]*\n15 more, of lower rank[\s\S]*\n1 weaker hint is left out/,
    );
    assert.ok(stdout.split('\n').length < 40);
    assert.equal((await report('--path', 'sql')).items.length, 1);
    assert.equal((await report('--path', '**/*.sql')).items.length, 1);
    assert.equal((await report('--class', 'stash')).items.length, 0);
    assert.doesNotMatch((await issues('--all', '--lang', 'en')).stdout, /more, of lower rank/);
  });

  it('remembers decisions, shows them when asked, and brings back what was deferred', async () => {
    await handover(repository, 'generate', '--yes', '--lang', 'en', ...TODAY);
    await repository.commit({
      files: { 'a.java': '// TODO one\n', 'b.java': '// TODO two\n' },
      date: '2026-02-01',
    });
    const [one, two] = (await ofClass('todo-comment')).toSorted((a, b) => a.title.localeCompare(b.title));
    assert.ok(one && two);
    const file = join(repository.root, 'handover', 'issues.yaml');
    await appendFile(file, '# our own remark\n');
    const triage = (...words: string[]) =>
      handover(repository, 'issues', 'triage', ...TODAY, '--lang', 'en', ...words);
    const settled = await triage(
      one.fingerprint.slice(0, 6),
      '--state',
      'not-an-issue',
      '--reason',
      'an example',
    );
    assert.deepEqual([settled.code, settled.stderr], [0, '']);
    assert.match(settled.stdout, /handover\/issues\.yaml/);
    await triage(two.fingerprint, '--state', 'deferred', '--until', '2026-07-01', '--owner', '王伟');
    const text = await readFile(file, 'utf8');
    assert.match(text, /# our own remark/);
    assert.equal(parse(text).items.length, 2);
    const { stdout } = await issues('--class', 'todo-comment', '--lang', 'en');
    assert.match(stdout, /Nothing unresolved found/);
    assert.match(stdout, /2 that were deferred or settled are hidden/);
    assert.match(
      (await issues('--class', 'todo-comment', '--settled', '--lang', 'en')).stdout,
      /not an issue: an example/,
    );
    const later = await handover(
      repository,
      'issues',
      '--today',
      '2026-07-02',
      '--class',
      'todo-comment',
      '--lang',
      'en',
    );
    assert.match(later.stdout, /TODO two[\s\S]*deferred until 2026-07-01/);
    const checked = await handover(repository, 'check', ...TODAY);
    assert.equal(checked.code, 0, checked.stdout);
  });

  it('takes a decision about an entry for all that the entry stands for', async () => {
    const file = (name: string) => ({ [`src/${name}.java`]: '// TODO remove after go-live\n' });
    await repository.commit({ files: { ...file('A'), ...file('B'), ...file('C') }, date: '2026-01-06' });
    const { stdout } = await issues('--class', 'todo-comment', '--lang', 'en');
    assert.match(stdout, /3 unresolved[\s\S]*and 2 other places/);
    const [item] = await ofClass('todo-comment');
    const words = [item?.fingerprint ?? '', '--state', 'not-an-issue', '--reason', 'done', '--lang', 'en'];
    assert.match((await issues('triage', ...words)).stdout, /decisions about 3 issues/);
    assert.match(
      (await issues('--class', 'todo-comment', '--lang', 'en')).stdout,
      /Nothing unresolved found/,
    );
  });

  it('names decisions about what is not found any more', async () => {
    await handover(repository, 'generate', '--yes', '--lang', 'en', ...TODAY);
    await repository.commit({ files: { 'a.java': '// TODO one\n' }, date: '2026-02-01' });
    const [one] = await ofClass('todo-comment');
    await handover(repository, 'issues', 'triage', one?.fingerprint ?? '', '--state', 'open', ...TODAY);
    await repository.commit({ files: { 'a.java': 'int a;\n' }, date: '2026-02-02' });
    assert.deepEqual((await report()).stale, [{ fingerprint: one?.fingerprint, title: 'TODO one' }]);
    const { stdout } = await handover(repository, 'check', ...TODAY, '--lang', 'en');
    assert.match(stdout, /not found any more: “?"?TODO one/);
  });

  it('makes open items of the checklist, each once', async () => {
    await handover(repository, 'generate', '--yes', '--lang', 'en', ...TODAY);
    await repository.commit({ files: { 'a.java': '// FIXME one\n' }, author: LI, date: '2026-02-01' });
    const [one] = await ofClass('todo-comment');
    const add = () => handover(repository, 'issues', 'add', one?.fingerprint ?? '', ...TODAY, '--lang', 'en');
    assert.match((await add()).stdout, /^1 open item added to handover\/checklist\.yaml\./);
    assert.match((await add()).stdout, /^1 was in handover\/checklist.yaml already/);
    const { openItems } = parse(await readFile(join(repository.root, 'handover', 'checklist.yaml'), 'utf8'));
    const [item] = openItems.items.filter((entry: { title: string }) => entry.title === 'FIXME one');
    assert.equal(item.fingerprint, one?.fingerprint);
    assert.equal(item.severity, 'major');
    assert.match(item.evidence[0], /a\.java:1/);
    const errors = (await handover(repository, 'check', ...TODAY, '--lang', 'en')).stdout;
    assert.doesNotMatch(errors, /error/);
  });

  it('adds nothing that generate has put there already, such as a branch with a ticket', async () => {
    await repository.commit({ files: { 'a.txt': '1\n' }, date: '2026-05-01' });
    await repository.branch('feature/HIS-9-refunds');
    await repository.commit({
      files: { 'r.txt': '1\n' },
      author: LI,
      message: 'HIS-9 refunds',
      date: '2026-06-01',
    });
    await repository.git('switch', '--quiet', 'main');
    assert.equal((await handover(repository, 'generate', '--yes', '--lang', 'en', ...TODAY)).code, 0);
    const found = (await report()).items.find(item => item.class === 'unmerged-branch');
    const { stdout } = await handover(
      repository,
      'issues',
      'add',
      found?.fingerprint ?? '',
      ...TODAY,
      '--lang',
      'en',
    );
    assert.match(stdout, /^1 was in handover\/checklist.yaml already/);
  });

  it('fails the check above the severity that the project sets', async () => {
    await handover(repository, 'generate', '--yes', '--lang', 'en', ...TODAY);
    await repository.commit({ files: { 'a.java': '// FIXME one\n' }, author: LI, date: '2026-02-01' });
    const check = (...words: string[]) => handover(repository, 'check', ...TODAY, '--lang', 'en', ...words);
    assert.equal((await check()).code, 0);
    await appendFile(
      join(repository.root, 'handover.config.yaml'),
      'rules:\n  unresolved-issues:\n    severity: error\n    options: { severity: major }\n',
    );
    const { code, stdout } = await check();
    assert.equal(code, 1);
    const fingerprint = /FIXME one".*handover issues triage ([0-9a-f]{16})/.exec(stdout)?.[1] ?? '';
    await handover(repository, 'issues', 'triage', fingerprint, '--state', 'resolved', ...TODAY);
    const after = await check();
    assert.equal(after.code, 0, after.stdout);
    await repository.git('add', '.');
    assert.equal((await check('--staged')).code, 0);
  });

  it('believes the tracker more than the commits', async () => {
    await repository.commit({ files: { 'x.txt': '1\n' }, message: 'See #5 and #6', date: '2026-02-01' });
    const file = join(repository.root, '..', 'issues.json');
    const ticket = (number: number, state: string) => ({
      number,
      title: `Ticket ${number}`,
      state,
      html_url: `https://github.com/a/b/issues/${number}`,
    });
    await writeFile(file, JSON.stringify([ticket(5, 'closed'), ticket(6, 'open')]));
    const { items } = await report('--tracker-export', file);
    assert.deepEqual(
      items.map(({ key, title, confidence }) => [key, title, confidence]),
      [['#6', 'Ticket 6', 'high']],
    );
    await writeFile(file, 'nothing of the kind');
    assert.equal((await issues('--tracker-export', file)).code, 2);
    assert.equal((await issues('--tracker-export', 'missing.csv')).code, 2);
  });

  it('reads the grammar of a tracker from the settings', async () => {
    await repository.write({
      'handover.config.yaml':
        "version: 1\ntrackers:\n  - id: desk\n    reference: 'REQ(?<id>\\d+)'\n    closes: [搞定]\n    url: 'https://desk.example/{id}'\n",
    });
    await repository.commit({ message: 'REQ41 begun, REQ42 too', date: '2026-02-01' });
    await repository.commit({ files: { 'x.txt': '1\n' }, message: '搞定 REQ41', date: '2026-02-02' });
    const { items } = await report('--class', 'open-reference');
    assert.deepEqual(
      items.map(({ key, url }) => [key, url]),
      [['REQ42', 'https://desk.example/42']],
    );
  });

  it('masks what people wrote into commits', async () => {
    await repository.branch('fix');
    await repository.commit({ message: 'WIP 密码：Abc@1234', files: { 'x.txt': '1\n' }, date: '2026-02-01' });
    await repository.git('switch', '--quiet', 'main');
    for (const format of ['stylish', 'json', 'markdown']) {
      const { stdout } = await issues('--format', format);
      assert.match(stdout, /WIP 密码/, format);
      assert.ok(!stdout.includes('Abc@1234'), format);
    }
  });

  it('says that a shallow clone knows only a part', async () => {
    await repository.commit({ files: { 'x.java': '// FIXME loses bills\n' }, date: '2026-02-01' });
    const place = join(repository.root, '..', 'shallow');
    await repository.git('clone', '--quiet', '--depth', '1', `file://${repository.root}`, place);
    const clone = { ...repository, root: place };
    const { stdout, code } = await handover(clone, 'issues', '--format', 'json', ...TODAY);
    assert.equal(code, 1);
    const { complete, notes } = JSON.parse(stdout);
    assert.equal(complete, false);
    assert.equal(notes[0].id, 'issues.note.shallow');
    await rm(place, { recursive: true });
  });

  it('never takes a broken repository for a clean one', async () => {
    await repository.commit({ files: { 'x.txt': '1\n' }, message: 'See #5', date: '2026-02-01' });
    const hash = await repository.git('rev-parse', 'HEAD~1');
    await rm(join(repository.root, '.git', 'objects', hash.slice(0, 2), hash.slice(2)), { force: true });
    const { stdout, code } = await issues('--format', 'json');
    assert.equal(code, 2);
    const { complete, notes } = JSON.parse(stdout);
    assert.equal(complete, false);
    assert.equal(notes[0].id, 'issues.note.failed');
  });

  it('shows no tick where nothing could be read', async () => {
    const place = join(repository.root, '..', `${basename(repository.root)}-empty`);
    await repository.git('clone', '--quiet', '--shared', repository.root, place);
    await writeFile(join(place, '.git/objects/info/alternates'), '/nowhere\n');
    try {
      for (const [lang, words] of [
        ['en', /^Nothing unresolved found in what could be read/],
        ['zh-CN', /^在已读取的内容中没有发现/],
      ] as const) {
        const { stdout, code } = await issues('--cwd', place, '--lang', lang);
        assert.equal(code, 2);
        assert.match(stdout, words);
        assert.match(
          (await issues('--cwd', place, '--lang', lang, '--format', 'markdown')).stdout,
          /^### (Nothing.*could be read|在已读取)/,
        );
      }
    } finally {
      await rm(place, { recursive: true });
    }
  });

  it('needs a repository', async () => {
    const folder = await createFolder();
    assert.equal((await handover(folder, 'issues')).code, 2);
    await folder.cleanup();
  });

  it('works before the first commit', async () => {
    const empty = await createRepository();
    await empty.write({ 'a.txt': 'a\n' });
    const { stdout } = await handover(empty, 'issues', '--format', 'json', ...TODAY);
    assert.deepEqual(
      JSON.parse(stdout).items.map((item: Item) => item.class),
      ['uncommitted'],
    );
    await empty.cleanup();
  });
});
