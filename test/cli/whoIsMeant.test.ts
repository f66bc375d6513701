import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Author, createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

/** Every spelling and address that commits, a mailmap or an output has is understood by every command. */
describe('who is meant', () => {
  let repository: TestRepository;
  const TODAY = ['--today', '2026-06-15', '--lang', 'en'];
  const run = (...words: string[]) => handover(repository, ...words, ...TODAY);
  const commit = (author: Author, name: string, message = name) =>
    repository.commit({ files: { [`${name}.txt`]: `${name}\n` }, author, message, date: '2026-05-04' });

  beforeEach(async () => {
    repository = await createRepository();
    await commit('李娜 <li.na@his.example>', 'a');
    await commit('Li Na <lina@home.example>', 'b');
    await commit(
      '王伟 <wangwei@his.example>',
      'c',
      'c\n\nCo-authored-by: Zhao Min <zhao@his.example>, Sun <sun@his.example>',
    );
    await commit('Wang Wei <12345+wangwei@users.noreply.github.com>', 'd');
    await commit('old name <old@his.example>', 'e');
    await repository.commit({ files: { '.mailmap': 'New Name <new@his.example> <old@his.example>\n' } });
  });
  afterEach(() => repository.cleanup());

  const generate = () =>
    run('generate', '--customer', 'X', '--customer-type', 'public-hospital', '--stage', 'operation', '--yes');
  const team = async () => {
    const { people } = parse(await readFile(join(repository.root, 'handover/team.yaml'), 'utf8')) as {
      people: { name: string; emails?: string[] }[];
    };
    return Object.fromEntries(people.map(({ name, emails = [] }) => [name, emails.toSorted()]));
  };

  it('a new pack has each person once, as all other commands do', async () => {
    await generate();
    const people = await team();
    assert.deepEqual(people['李娜'], ['li.na@his.example', 'lina@home.example']);
    assert.ok(people['王伟']?.includes('12345+wangwei@users.noreply.github.com'));
    assert.deepEqual(people['New Name'], ['new@his.example']);
    // Two helpers on one line.
    assert.deepEqual([people['Zhao Min'], people['Sun']], [['zhao@his.example'], ['sun@his.example']]);
    assert.ok(!('Li Na' in people) && !('Wang Wei' in people));
  });

  for (const word of [
    'Li Na',
    'LINA@home.example',
    'old name',
    'old@his.example',
    'sun@his.example',
    'Sun',
    'Zhao Min <zhao@his.example>',
  ])
    it(`${word}, before there is a pack and in it`, async () => {
      const reads = [
        ['issues', '--person', word],
        ['issues', '--leaving', word],
        ['knowledge', '--leaving', word],
        ['knowledge', '--leaving', 'wangwei@his.example', '--successor', word],
      ];
      for (const args of reads) assert.notEqual((await run(...args)).code, 2, args.join(' '));
      await generate();
      const days = ['--reported', '2026-06-01', '--last-day', '2026-07-01', '--yes'];
      for (const args of [
        ...reads,
        ['transition', 'start', '--leaving', word, ...days, '--dry-run'],
        ['transition', 'start', '--leaving', 'wangwei@his.example', '--successor', word, ...days],
        ['transition', 'change', '--last-day', '2026-07-02', '--by', word, '--reason', 'x', '--dry-run'],
        ['transition', 'log', '--lead', word, '--dry-run'],
      ]) {
        const { code, stderr } = await run(...args);
        assert.notEqual(code, 2, `${args.join(' ')}: ${stderr}`);
      }
    });

  it('those whose work lies beside the main line, on a branch, or not yet committed', async () => {
    await repository.branch('attempt');
    await commit('Bai Lu <bai@his.example>', 'attempt', 'WIP: attempt');
    await repository.git('switch', '--quiet', 'main');
    await repository.git('config', 'user.name', 'Here Now');
    await repository.git('config', 'user.email', 'here@his.example');
    await writeFile(join(repository.root, 'a.txt'), 'changed\n');
    const { stdout } = await run('issues', '--format', 'json');
    const { items } = JSON.parse(stdout) as { items: { person: string; email: string }[] };
    const words = new Set(items.flatMap(({ person, email }) => [person, email]));
    for (const word of ['Bai Lu', 'bai@his.example', 'here@his.example']) assert.ok(words.has(word), word);
    const headline = (text: string) => text.split('\n').slice(0, 4).join('\n');
    const without = headline((await run('knowledge')).stdout);
    for (const word of words) {
      for (const args of [
        ['issues', '--person', word],
        ['issues', '--leaving', word],
        ['knowledge', '--leaving', word],
        ['knowledge', '--leaving', 'wangwei@his.example', '--successor', word],
      ])
        assert.notEqual((await run(...args)).code, 2, args.join(' '));
      assert.equal(headline((await run('knowledge', '--leaving', word)).stdout), without, word);
    }
  });

  it('the account itself, of a program or of several people, where its work is asked for; nobody else', async () => {
    for (const author of [
      'Jenkins <jenkins@his.example>',
      'his-admin <admin@his.example>',
      'dev2 <dev@his.example>',
    ] as const) {
      const name = author.split(' ')[0] ?? '';
      await repository.commit({
        files: { [`${name}.c`]: '// FIXME loses a bed\n' },
        author,
        date: '2026-05-04',
      });
      for (const word of [name, /<(.*)>/.exec(author)?.[1] ?? ''])
        for (const option of ['--person', '--leaving']) {
          const { stdout } = await run('issues', option, word, '--format', 'json');
          const { items } = JSON.parse(stdout) as { items: { person: string }[] };
          assert.deepEqual(
            items.map(({ person }) => person),
            [name],
            `${option} ${word}`,
          );
        }
      const { code, stderr } = await run('knowledge', '--leaving', name);
      assert.equal(code, 2);
      assert.match(stderr, /is a program, or an account that several people share/);
    }
  });

  it('nobody, where nobody is called so', async () => {
    await generate();
    for (const args of [
      ['issues', '--person', 'Nemo'],
      ['knowledge', '--leaving', 'Nemo'],
      ['transition', 'start', '--leaving', 'Nemo', '--last-day', '2026-07-01', '--yes'],
    ])
      assert.equal((await run(...args)).code, 2, args.join(' '));
  });
});
