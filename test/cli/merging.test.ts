import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

/** The same in each branch: what is there before, and what each of the two adds. */
interface Case {
  readonly what: string;
  readonly file: string;
  /** Runs in front of the branches, on a pack that `handover generate` made. */
  readonly first?: readonly (readonly string[])[];
  /** Instead of the file that was generated: its own list is in no order that a new entry could take its place in. */
  readonly given?: string;
  readonly one: readonly string[];
  readonly other: readonly string[];
  /** Both must be there afterwards, and each only once. */
  readonly added: readonly [string, string];
}

const CHECKLIST = 'handover/checklist.yaml';
const CASES: readonly Case[] = [
  {
    what: 'a person',
    file: 'handover/team.yaml',
    one: ['add', 'person', 'An Ning'],
    other: ['add', 'person', 'Zhou Min'],
    added: ['id: an-ning', 'id: zhou-min'],
  },
  {
    what: 'a milestone',
    file: CHECKLIST,
    one: ['add', 'milestone', 'Trial', '--planned', '2024-02-01'],
    other: ['add', 'milestone', 'Acceptance', '--planned', '2024-12-01'],
    added: ['title: Trial', 'title: Acceptance'],
  },
  {
    what: 'a config file',
    file: 'handover/config-index.yaml',
    one: ['configs', 'add', 'config/a/jdbc.properties'],
    other: ['configs', 'add', 'config/z/jdbc.properties'],
    added: ['path: config/a/jdbc.properties', 'path: config/z/jdbc.properties'],
  },
  {
    what: 'a decision',
    file: 'handover/issues.yaml',
    first: [['issues', 'triage', 'ISSUE1', 'ISSUE2', '--state', 'resolved']],
    one: ['issues', 'triage', 'ISSUE0', '--state', 'resolved'],
    other: ['issues', 'triage', 'ISSUE3', '--state', 'resolved'],
    added: ['fingerprint: ISSUE0', 'fingerprint: ISSUE3'],
  },
  {
    what: 'an open item',
    file: CHECKLIST,
    given:
      'version: 1\nproject:\n  name: HIS\nopenItems:\n  items:\n    - id: messages\n      title: Messages get lost\n',
    one: ['add', 'open-item', 'Cards are read twice'],
    other: ['add', 'open-item', 'Queue stops'],
    added: ['title: Cards are read twice', 'title: Queue stops'],
  },
  {
    what: 'a third party',
    file: CHECKLIST,
    first: [['add', 'third-party', 'MedLink']],
    one: ['add', 'third-party', 'Agfa'],
    other: ['add', 'third-party', 'Siemens'],
    added: ['name: Agfa', 'name: Siemens'],
  },
  {
    what: 'an account',
    file: CHECKLIST,
    first: [['add', 'account', 'LIS']],
    one: ['add', 'account', 'HIS'],
    other: ['add', 'account', 'PACS'],
    added: ['system: HIS', 'system: PACS'],
  },
];

/** How people write the same files. */
const HANDS: Readonly<Record<string, (text: string) => string>> = {
  'as it was generated': text => text,
  'indented by four, with line ends of Windows': text =>
    text.replace(/^ {2}/gm, '    ').replaceAll('\n', '\r\n'),
  'without empty lines, with comments between': text =>
    text.replace(/\n\n+/g, '\n').replace(/^( *)- (id|path|fingerprint):/gm, '$1# ours\n$1- $2:'),
};

describe('two branches that each add by command', () => {
  let repository: TestRepository;
  let fingerprints: readonly string[];
  const read = (path: string) => readFile(join(repository.root, path), 'utf8');
  const run = async (words: readonly string[], code = 0) => {
    const named = words.map(word => word.replace(/^ISSUE(\d)$/, (_, at) => fingerprints[Number(at)] ?? ''));
    const done = await handover(repository, ...named, '--lang', 'en');
    assert.equal(done.code, code, `${named.join(' ')}\n${done.stdout}${done.stderr}`);
    return done;
  };

  beforeEach(async () => {
    repository = await createRepository();
    const authors = [
      'Chen Ming <chen@his.example>',
      'Li Na <li@his.example>',
      'Wang Wei <wang@his.example>',
    ] as const;
    for (const [at, author] of authors.entries())
      await repository.commit({
        author,
        date: `2024-0${at + 1}-01`,
        files: {
          [`src/Ward${at}.java`]: `// TODO: lock of the beds in ward ${at}\n`,
          [`config/m${at}/jdbc.properties`]: 'url=1\n',
        },
      });
    await repository.commit({ files: { 'src/Bed.java': '// FIXME: rounds twice\n' }, date: '2024-04-01' });
    await repository.tag('v1.0.0', { date: '2024-01-15' });
    await repository.commit({ files: { 'b.txt': 'b' }, date: '2024-06-01' });
    await repository.tag('v2.0.0', { date: '2024-06-02' });
    await run(['generate', '--yes', '--today', '2024-06-03']);
    await repository.commit({
      files: { 'config/a/jdbc.properties': 'url=1\n', 'config/z/jdbc.properties': 'url=1\n' },
    });
    const { stdout } = await handover(repository, 'issues', '--all', '--format', 'json');
    const { items } = JSON.parse(stdout) as { items: { fingerprint: string; class: string }[] };
    fingerprints = items
      .filter(item => item.class === 'todo-comment')
      .map(({ fingerprint }) => fingerprint)
      .sort();
    assert.equal(fingerprints.length, 4);
  });
  afterEach(() => repository.cleanup());

  /** @returns what git says of the merge; '' where nothing is in conflict */
  async function merge({ file, first = [], given, one, other }: Case, written: (text: string) => string) {
    for (const words of first) await run(words);
    await repository.commit({ files: { [file]: written(given ?? (await read(file))) } });
    await repository.branch('one');
    await run(one);
    await repository.commit();
    await repository.git('checkout', '-q', 'main');
    await run(other);
    await repository.commit();
    return repository.merge('one').then(
      () => '',
      (error: unknown) => String(error),
    );
  }

  for (const one of CASES)
    for (const [how, written] of Object.entries(HANDS))
      it(`merge with ${one.what}, ${how}`, async () => {
        assert.equal(await merge(one, written), '');
        const text = await read(one.file);
        parse(text);
        for (const words of one.added) {
          const named = words.replace(/ISSUE(\d)/, (_, at) => fingerprints[Number(at)] ?? '');
          assert.equal(text.split(`${named}`).length, 2, `${named} in\n${text}`);
        }
        const { stdout } = await handover(repository, 'check', one.file, '--format', 'json');
        const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; message: string }[] };
        assert.deepEqual(
          findings.filter(({ ruleId }) => ['schema', 'duplicate-id', 'conflict-marker'].includes(ruleId)),
          [],
        );
      });

  it('stop at the same place: the file is named with the lines of every conflict, and with what to do', async () => {
    const same: Case = {
      what: 'two people',
      file: 'handover/team.yaml',
      one: ['add', 'person', 'Sun Min'],
      other: ['add', 'person', 'Sun Na'],
      added: ['id: sun-min', 'id: sun-na'],
    };
    assert.match(await merge(same, text => text), /CONFLICT|failed/);
    const text = await read(same.file);
    const lines = text.split('\n');
    const [from, to] = ['<<<<<<<', '>>>>>>>'].map(mark => lines.findIndex(line => line.startsWith(mark)) + 1);
    for (const words of [
      ['generate', '--yes'],
      ['update'],
      ['add', 'person', 'Zoe'],
      ['set', 'team.deputy', 'li-na'],
      ['confirm', '--all'],
      ['knowledge'],
      ['transition', 'status'],
      ['export', '--to', 'md', '--output', '../out'],
      ['forget', 'li-na'],
      ['review'],
    ]) {
      const { stderr } = await run(words, 2);
      assert.ok(
        stderr.includes(`handover/team.yaml holds a merge conflict in the lines ${from}–${to}.`),
        stderr,
      );
      assert.match(stderr, /keep what is right of both sides/);
    }
    const { stdout } = await run(['check', '--format', 'json'], 1);
    const { findings } = JSON.parse(stdout) as {
      findings: { file: string; line: number; message: string }[];
    };
    const named = findings.filter(
      ({ file, message }) => file === same.file && /merge conflict/.test(message),
    );
    assert.deepEqual(
      named.map(({ line }) => line),
      [from, to],
    );
    assert.equal(await read(same.file), text);
  });

  const MARKED = (side: string) => `# Solutions\n\n${side}\n\n## Restart\n\nStop it.\n`;
  const DOCUMENT = 'handover/docs/solutions.md';

  it('stop at a document, too: nobody writes into it or exports it', async () => {
    await repository.commit({ files: { [DOCUMENT]: MARKED('none') } });
    await repository.branch('one');
    await repository.commit({ files: { [DOCUMENT]: MARKED('one') } });
    await repository.git('checkout', '-q', 'main');
    await repository.commit({ files: { [DOCUMENT]: MARKED('other') } });
    await assert.rejects(repository.merge('one'));
    const text = await read(DOCUMENT);
    for (const words of [
      ['generate', '--yes'],
      ['update'],
      ['add', 'section', 'Queue', '--document', 'solutions', '--text', 'x'],
      ['review', 'solutions', 'Restart', '--covers', 'src/**', '--by', 'li-na'],
      ['export', '--to', 'md', '--output', '../out', '--force', '--reason', 'x'],
      ['forget', 'li-na'],
    ]) {
      const { stderr } = await run(words, 2);
      assert.ok(stderr.includes(`${DOCUMENT} holds a merge conflict in the lines 3–7.`), stderr);
    }
    const { stdout } = await run(['check', DOCUMENT], 1);
    assert.match(stdout, /3:1 +error +A merge conflict is still in the file/);
    assert.equal(await read(DOCUMENT), text);
    await repository.write({ [DOCUMENT]: `\`\`\`text\n${text}\`\`\`\n` });
    await run(['add', 'section', 'Queue', '--document', 'solutions', '--text', 'x']);
  });

  it('stop at a baseline: it is not written over', async () => {
    await run(['check', '--update-baseline']);
    const path = 'handover/.baseline.json';
    const text = `<<<<<<< HEAD\n=======\n>>>>>>> one\n${await read(path)}`;
    await repository.write({ [path]: text });
    for (const words of [['check'], ['check', '--update-baseline']]) {
      const { stderr } = await run(words, 2);
      assert.match(stderr, /\.baseline\.json holds a merge conflict in the lines 1–3\./);
    }
    assert.equal(await read(path), text);
  });

  it('names the lines of all conflicts in a file', async () => {
    const marks = '<<<<<<< HEAD\n=======\n>>>>>>> one\n';
    await repository.write({ 'handover/team.yaml': `version: 1\n${marks}people: []\n${marks}` });
    const { stderr } = await run(['update'], 2);
    assert.match(stderr, /in the lines 2–4, 6–8\./);
  });
});
