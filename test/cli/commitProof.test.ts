import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const LI = 'Li Wei <li@his.example>';
const WANG = 'Wang Fang <wang@his.example>';
const PLACE = 'handover/transitions/2026-06-li/transition.yaml';
const TRANSITION = `version: 1
id: 2026-06-li
leaving: li
successor: wang
reportedOn: 2026-06-01
lastDay: 2026-06-18
areas:
  - { name: settlement, paths: [src/settle/SettleService.java] }
  - { name: report, paths: [src/report] }
teachBack:
  - topic: Daily work
  - topic: Settlement
    path: src/settle/SettleService.java
`;

describe('a commit as proof', () => {
  let repository: TestRepository;
  const commits = new Map<string, string>();

  before(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'handover/team.yaml':
          'version: 1\npeople:\n  - { id: li, name: Li Wei, emails: [li@his.example] }\n  - { id: wang, name: Wang Fang, emails: [wang@his.example] }\n',
        'handover/checklist.yaml': 'version: 1\n',
        'src/settle/SettleService.java': 'class SettleService {}\n',
        'src/report/a.sql': 'select 1\n',
        'README.md': 'a\n',
      },
      author: LI,
      date: '2026-01-01',
    });
    const commit = async (
      name: string,
      path: string,
      author: typeof LI | typeof WANG,
      date: string,
      more = '',
    ) =>
      commits.set(
        name,
        await repository.commit({ files: { [path]: `${name}\n` }, author, date, message: `${name}${more}` }),
      );
    await commit('early', 'src/settle/SettleService.java', WANG, '2026-05-31');
    await commit('theirs', 'src/settle/SettleService.java', LI, '2026-06-02');
    await commit('elsewhere', 'README.md', WANG, '2026-06-03');
    await commit('right', 'src/settle/SettleService.java', WANG, '2026-06-01');
    await commit('sameWork', 'web/settle/SettleController.java', WANG, '2026-06-04');
    await commit('otherArea', 'src/report/b.sql', WANG, '2026-06-05');
    await commit(
      'together',
      'src/settle/SettleService.java',
      LI,
      '2026-06-06',
      `\n\nCo-authored-by: ${WANG}`,
    );
    await repository.branch('work');
    await commit('onBranch', 'src/settle/more/x.sql', WANG, '2026-06-07');
    await repository.branch('main');
  });
  after(() => repository.cleanup());
  beforeEach(() => repository.write({ [PLACE]: TRANSITION }));

  const run = (...words: string[]) =>
    handover(repository, 'transition', ...words, '--today', '2026-06-15', '--lang', 'en');
  const text = () => readFile(join(repository.root, PLACE), 'utf8');
  const hash = (name: string) => commits.get(name)?.slice(0, 10) ?? name;

  const REFUSED: readonly (readonly [topic: string, commit: string, words: RegExp])[] = [
    ['2', 'early', /from before 2026-06-01/],
    ['2', 'theirs', /not by Wang Fang/],
    ['2', 'elsewhere', /touches nothing of “Settlement”/],
    ['2', 'otherArea', /touches nothing of “Settlement”/],
    ['1', 'elsewhere', /touches nothing of “Daily work”/],
    ['2', '0123456789', /not in this repository/],
    ['2', 'nohash', /not in this repository/],
    ['2', '--all', /not in this repository/],
  ];
  for (const [topic, name, words] of REFUSED)
    it(`is refused: ${name} for topic ${topic}`, async () => {
      const { code, stderr } = await run('log', '--proof', `${topic}=commit:${hash(name)}`);
      assert.equal(code, 2);
      assert.match(stderr, words);
      assert.equal(await text(), TRANSITION);
    });

  const TAKEN = ['right', 'sameWork', 'together'] as const;
  for (const name of TAKEN)
    it(`is taken: ${name}`, async () => {
      const { code, stderr } = await run('log', '--proof', `2=commit:${hash(name)}`);
      assert.equal(code, 0, stderr);
      assert.ok(
        (await text()).includes(`commit: ${hash(name)}`) || (await text()).includes(`"${hash(name)}"`),
      );
    });

  it('is about all areas of the leaver where the topic is about none, and may lie on a branch', async () => {
    assert.equal((await run('log', '--proof', `1=commit:${hash('otherArea')}`)).code, 0);
    assert.equal((await run('log', '--proof', `2=commit:${hash('onBranch')}`)).code, 2);
    await repository.write({ [PLACE]: TRANSITION.replace('src/report]', 'src/report, src/settle]') });
    assert.equal((await run('log', '--proof', `1=commit:${hash('onBranch')}`)).code, 0);
  });

  it('does not count where the file says so and git does not: the topic stays said, with the reason', async () => {
    const entered = `  - topic: Daily work\n    confirmedBy: wang\n    confirmedOn: 2026-06-10\n    proof: { kind: commit, on: 2026-06-10, commit: "${hash('theirs')}" }\n`;
    await repository.write({ [PLACE]: TRANSITION.replace('  - topic: Daily work\n', entered) });
    const { stdout } = await run('status', '--format', 'json');
    const [topic] = JSON.parse(stdout).transitions[0].mastery.topics;
    assert.deepEqual(topic, { topic: 'Daily work', state: 'said', proofRefused: 'somebody-else' });
    assert.match(
      (await run('status')).stdout,
      /“Daily work”: the commit that is named as proof is not the successor's/,
    );
    const unsaid = entered.replace(/ {4}confirmed.*\n/g, '');
    await repository.write({ [PLACE]: TRANSITION.replace('  - topic: Daily work\n', unsaid) });
    const closing = await run('close');
    assert.match(closing.stdout, /handover transition log --taught "Daily work"/);
  });
});
