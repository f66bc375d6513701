import assert from 'node:assert/strict';
import { openProject } from '../../src/io/project.ts';
import { authorsOf, degreeOfAuthorship, publishedAuthorsOf } from '../../src/knowledge/doa.ts';
import { buildKnowledge, type Knowledge } from '../../src/knowledge/model.ts';
import { readKnownHistory } from '../../src/knowledge/readLog.ts';
import { truckFactor } from '../../src/knowledge/truckFactor.ts';
import { type Author, createRepository, type TestRepository } from '../helpers/repository.ts';

const LI: Author = '李娜 <li@his.example>';
const WANG: Author = '王伟 <wang@his.example>';
const BOT: Author = 'renovate[bot] <bot@renovate.example>';

describe('who changed what', () => {
  let repository: TestRepository;

  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  const read = async () => {
    const { root, environment } = repository;
    const project = await openProject(root, { named: true, environment });
    assert.ok(project.git);
    return readKnownHistory(project.git, project.cache, {});
  };
  const know = async (ignoredCommits: readonly string[] = [], asPublished = false): Promise<Knowledge> => {
    const { log } = await read();
    const listed = (await repository.git('ls-tree', '-r', 'HEAD')).split('\n');
    const tree = listed.map(line => {
      const [, blob = '', path = ''] = /^\d+ blob (\w+)\t(.*)$/.exec(line) ?? [];
      return { path, blob };
    });
    const contacts = log.contacts;
    return buildKnowledge({ log, contacts, members: [], tree, ignoredCommits, asPublished }).knowledge;
  };
  /** Path → name → changes, and who added it. */
  const table = ({ files, people }: Knowledge) =>
    Object.fromEntries(
      files.map(({ path, work, addedBy }) => [
        path,
        Object.fromEntries(
          [...work].map(([person, { changes }]) => [
            people[person]?.name,
            `${addedBy.includes(person) ? '+' : ''}${changes}`,
          ]),
        ),
      ]),
    );

  it('follows a file through renames, and counts no pure move', async () => {
    const text = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n');
    await repository.commit({ files: { 'a.sql': text }, author: LI });
    await repository.commit({ files: { 'a.sql': `${text}\nmore` }, author: LI });
    await repository.git('mv', 'a.sql', 'b.sql');
    await repository.commit({ author: WANG });
    await repository.git('mv', 'b.sql', 'c.sql');
    await repository.commit({ files: { 'c.sql': `${text}\nother` }, author: WANG });
    assert.deepEqual(table(await know()), { 'c.sql': { 李娜: '+1', 王伟: '1' } });
    assert.deepEqual(table(await know([], true)), { 'c.sql': { 李娜: '+1', 王伟: '2' } });
  });

  it('knows a file that takes the name of one that moved on from the one that comes back', async () => {
    await repository.commit({ files: { 'a.txt': 'one\ntwo\nthree\n' }, author: LI });
    await repository.git('mv', 'a.txt', 'b.txt');
    await repository.commit({ author: LI });
    await repository.commit({ files: { 'a.txt': 'quite something else' }, author: WANG });
    assert.deepEqual(table(await know()), { 'a.txt': { 王伟: '+0' }, 'b.txt': { 李娜: '+0' } });
    await repository.git('rm', '-q', 'b.txt');
    await repository.commit({ author: WANG });
    await repository.commit({ files: { 'b.txt': 'one\ntwo\nfour\n' }, author: WANG });
    assert.deepEqual(table(await know())['b.txt'], { 李娜: '+0', 王伟: '1' });
  });

  it('credits the work on a branch once, not to who merged it', async () => {
    await repository.commit({ files: { 'a.txt': 'a' }, author: LI });
    await repository.branch('feature');
    await repository.commit({ files: { 'b.txt': 'b' }, author: LI });
    await repository.branch('main');
    await repository.commit({ files: { 'c.txt': 'c' }, author: LI });
    await repository.merge('feature', { author: WANG });
    const { files, people } = await know();
    assert.deepEqual(
      people.map(({ name }) => name),
      ['李娜'],
    );
    assert.equal(files.length, 3);
  });

  it('finds the history of what a subtree merge brings in', async () => {
    await repository.commit({ files: { 'main.txt': 'main' }, author: LI });
    await repository.git('switch', '--quiet', '--orphan', 'tool');
    await repository.commit({ files: { 'tool.txt': 'tool\n' }, author: WANG });
    await repository.branch('main');
    await repository.git(
      'merge',
      '--quiet',
      '-s',
      'ours',
      '--no-commit',
      '--allow-unrelated-histories',
      'tool',
    );
    await repository.git('read-tree', '--prefix=sub/', '-u', 'tool');
    await repository.commit({ author: LI });
    assert.deepEqual(table(await know())['sub/tool.txt'], { 王伟: '+0' });
    await repository.commit({ files: { 'sub/tool.txt': 'tool 2\n' }, author: LI });
    assert.deepEqual(table(await know())['sub/tool.txt'], { 王伟: '+0', 李娜: '1' });
  });

  it('lets co-authors in, and bots and reformatting out', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, number) => [`f${number}.txt`, `${number}`]),
    );
    // Fewer at a time than an import has.
    for (let from = 0; from < 60; from += 20)
      await repository.commit({
        files: Object.fromEntries(Object.entries(many).slice(from, from + 20)),
        author: LI,
      });
    await repository.commit({
      files: { 'f0.txt': 'new' },
      author: LI,
      message: 'Change\n\nCo-authored-by: 王伟 <wang@his.example>\nReviewed-by: 赵敏 <zhao@his.example>',
    });
    await repository.commit({ files: { 'f0.txt': 'bump' }, author: BOT });
    const indented = Object.fromEntries(Object.keys(many).map(path => [path, `  ${path}`]));
    await repository.commit({ files: indented, author: WANG, message: 'Indent' });
    const named = await repository.commit({ files: { 'f1.txt': 'x' }, author: WANG });
    assert.deepEqual(table(await know([named]))['f0.txt'], { 李娜: '+1', 王伟: '1' });
    assert.deepEqual(table(await know([named]))['f1.txt'], { 李娜: '+0' });
    assert.deepEqual(table(await know())['f1.txt'], { 李娜: '+0', 王伟: '1' });
  });

  it('gives nobody what an import brought in, and its changes to who made them', async () => {
    const of = (folder: string, count: number, text = 'x') =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`${folder}/f${at}.txt`, `${text} ${at}`]));
    await repository.commit({ files: of('product', 40), author: LI, message: 'Initial commit' });
    await repository.commit({ files: of('own', 8), author: LI, message: 'Wards' });
    await repository.commit({ files: of('lib', 12), author: WANG, message: 'Vendor the print library' });
    await repository.commit({ files: { 'product/f0.txt': 'changed' }, author: WANG });
    const knowledge = await know();
    const rows = table(knowledge);
    assert.deepEqual(rows['product/f0.txt'], { 王伟: '1' });
    assert.deepEqual(rows['product/f1.txt'], {});
    assert.deepEqual(rows['own/f1.txt'], { 李娜: '+0' });
    assert.deepEqual(rows['lib/f1.txt'], {});
    const nameOf = (person: number) => knowledge.people[person]?.name;
    const file = (path: string) => knowledge.files.find(each => each.path === path) ?? assert.fail(path);
    assert.deepEqual(authorsOf(file('product/f1.txt')).map(nameOf), []);
    assert.deepEqual(publishedAuthorsOf(file('product/f1.txt')).map(nameOf), ['李娜']);
    assert.deepEqual(authorsOf(file('product/f0.txt')).map(nameOf), ['王伟']);
    assert.deepEqual(publishedAuthorsOf(file('product/f0.txt')).map(nameOf), ['李娜', '王伟']);
  });

  it('takes a tree that is moved with small changes for no work', async () => {
    const text = (at: number, name: string) =>
      [`package ${name};`, ...Array.from({ length: 30 }, (_, line) => `line ${line} of ${at}`)].join('\n');
    const tree = (folder: string, name: string, from: number, to: number) =>
      Object.fromEntries(
        Array.from({ length: to - from }, (_, at) => [`${folder}/F${from + at}.java`, text(from + at, name)]),
      );
    for (let from = 0; from < 60; from += 20)
      await repository.commit({ files: tree('a', 'a', from, from + 20), author: LI });
    await repository.git('mv', 'a', 'b');
    await repository.commit({ files: tree('b', 'b', 0, 60), author: WANG });
    assert.deepEqual(table(await know())['b/F1.java'], { 李娜: '+0' });
  });

  it('counts no co-author where it counts as the papers do', async () => {
    const message = 'Change\n\nCo-authored-by: 王伟 <wang@his.example>';
    await repository.commit({ files: { 'a.txt': '1' }, author: LI });
    await repository.commit({ files: { 'a.txt': '2' }, author: LI, message });
    assert.deepEqual(table(await know()), { 'a.txt': { 李娜: '+1', 王伟: '1' } });
    assert.deepEqual(table(await know([], true)), { 'a.txt': { 李娜: '+1' } });
  });

  it('reads names that could be taken for something else', async () => {
    await repository.commit({
      files: { ':100644 x.txt': 'a', '门诊 "收费".sql': 'b' },
      author: LI,
      message: 'a\x1fb\x1e',
    });
    assert.deepEqual(Object.keys(table(await know())).length > 0, true);
    const { log } = await read();
    assert.deepEqual([...log.fileOfPath.keys()].sort(), [':100644 x.txt', '门诊 "收费".sql'].sort());
  });

  describe('a second time', () => {
    it('reads only new commits, and gives the same answer', async () => {
      for (let day = 1; day <= 5; day++)
        await repository.commit({ files: { [`${day}.txt`]: `${day}` }, author: LI, date: `2024-01-0${day}` });
      const first = await read();
      await repository.commit({ files: { '1.txt': 'new' }, author: WANG });
      await repository.git('mv', '2.txt', 'two.txt');
      await repository.commit({ author: WANG });
      const continued = await read();
      await repository.git('config', 'unused.key', 'x');
      const { root, environment } = repository;
      const project = await openProject(root, { named: true, environment });
      assert.ok(project.git);
      const anew = await readKnownHistory(
        project.git,
        { read: async () => undefined, write: async () => false },
        {},
      );
      assert.deepEqual(continued.log, anew.log);
      assert.equal(continued.log.commits.length, first.log.commits.length + 2);
    });

    it('notices that the history was rewritten', async () => {
      await repository.commit({ files: { 'a.txt': 'a' }, author: LI });
      await repository.commit({ files: { 'b.txt': 'b' }, author: LI });
      await read();
      await repository.git('reset', '--quiet', '--hard', 'HEAD~1');
      await repository.commit({ files: { 'b.txt': 'b' }, author: WANG });
      assert.deepEqual(table(await know())['b.txt'], { 王伟: '+0' });
      await repository.git('reflog', 'expire', '--expire=now', '--all');
      await repository.git('gc', '--quiet', '--prune=now');
      assert.deepEqual(table(await know())['b.txt'], { 王伟: '+0' });
    });

    it('keeps what a partial clone tells, too, until it is a whole one', async () => {
      await repository.commit({ files: { 'a.txt': 'a\n' } });
      const note = async () => {
        const { root, environment } = repository;
        return (await openProject(root, { named: true, environment })).cache.read('knowledge');
      };
      await repository.git('config', 'remote.origin.url', 'https://git.example.org/his.git');
      await repository.git('config', 'remote.origin.promisor', 'true');
      assert.equal((await read()).missing, 'contents');
      const kept = await note();
      assert.ok(kept);
      await repository.commit({ files: { 'b.txt': 'b\n' } });
      const { missing, log } = await read();
      assert.deepEqual([missing, log.commits.length], ['contents', 2]);
      // The few new ones were read again, the note was used and stays.
      assert.equal(await note(), kept);
      await repository.git('config', '--unset', 'remote.origin.promisor');
      assert.equal((await read()).missing, 'nothing');
      assert.notEqual(await note(), kept);
    });

    it('answers two processes at once, and after a damaged note', async () => {
      await repository.commit({ files: { 'a.txt': 'a' }, author: LI });
      const [one, other] = await Promise.all([read(), read()]);
      assert.deepEqual(one.log, other.log);
      await repository.write({ '.git/handover-pack/knowledge.note': 'nonsense\n{' });
      assert.equal((await read()).log.commits.length, 1);
    });

    it('knows an empty repository', async () => {
      const { head, log } = await read();
      assert.deepEqual([head, log.commits.length], ['', 0]);
    });
  });
});

describe('the degree of authorship', () => {
  it('is the published formula', () => {
    assert.equal(degreeOfAuthorship(false, 0, 0), 3.293);
    assert.equal(degreeOfAuthorship(true, 2, 0).toFixed(3), '4.719');
    assert.equal(degreeOfAuthorship(false, 5, 3).toFixed(3), (3.293 + 0.82 - 0.321 * Math.log(4)).toFixed(3));
  });

  const file = (addedBy: number[], changes: Record<number, number>) => ({
    path: 'a',
    file: 0,
    addedBy,
    importedBy: [],
    work: new Map(
      Object.entries(changes).map(([person, own]) => [Number(person), { changes: own, recent: 0, last: 0 }]),
    ),
    changes: Object.values(changes).reduce((sum, own) => sum + own, 0),
    recent: 0,
    isNew: false,
  });

  it('makes an author of whoever comes within a quarter of the best', () => {
    assert.deepEqual(authorsOf(file([0], { 0: 0 })), [0]);
    // 4.391 - 0.321 ln 4 = 3.946 for who added it, 3.293 + 0.492 = 3.785 for who changed it three times.
    assert.deepEqual(authorsOf(file([0], { 0: 0, 1: 3 })), [0, 1]);
    // One change: 4.168 and 3.457; a share of 0.83.
    assert.deepEqual(authorsOf(file([0], { 0: 0, 1: 1 })), [0, 1]);
    // 3.293 + 0.164 - 0.321 ln 9 = 2.752: below 3.293 and no author, however few others there are.
    assert.deepEqual(authorsOf(file([], { 0: 1, 1: 8 })), [1]);
    assert.deepEqual(authorsOf(file([], {})), []);
  });
});

describe('the truck factor', () => {
  it('takes away the greatest authors while half of the files keep one', () => {
    assert.equal(truckFactor([[0], [0], [0], [1]]).value, 1);
    assert.deepEqual(truckFactor([[0], [0], [1], [2]]), {
      value: 2,
      people: [
        { person: 0, files: 2 },
        { person: 1, files: 1 },
      ],
      coverage: 0.25,
    });
    // Exactly half is still enough.
    assert.equal(truckFactor([[0], [1]]).value, 2);
    assert.equal(
      truckFactor([
        [0, 1],
        [0, 1],
      ]).value,
      2,
    );
  });

  it('is 0 where most files have no author to begin with', () => {
    assert.equal(truckFactor([[], [], [0]]).value, 0);
    assert.equal(truckFactor([]).value, 0);
  });
});
