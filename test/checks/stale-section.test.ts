import assert from 'node:assert/strict';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { check, show } from './support.ts';

const MANUAL = 'handover/docs/operations-manual.md';
const CONFIG = 'config/application.yml';

describe('stale-section, with a history', () => {
  let repository: TestRepository;
  const found = async () => {
    const { findings, crashes } = await check(repository, { rules: ['stale-section'] });
    assert.deepEqual(crashes, []);
    return (await show(findings)).map(({ message }) => /since then changed: (.*?)\. Read/.exec(message)?.[1] ?? message);
  };
  const manual = (covers: string, review: string) =>
    `# Manual\n\n## Start\n\n<!-- handover:covers ${covers} -->\n<!-- handover:reviewed ${review} -->\n\nText.\n`;

  beforeEach(async () => {
    repository = await createRepository();
    const files = {
      [CONFIG]: 'server:\n  port: 8080\n  name: his\ndatabase:\n  url: jdbc:a\n',
      'deploy/start.sh': 'echo start\n',
      'deploy/sub/stop.sh': 'echo stop\n',
      'handover.config.yaml': 'version: 1\nareas:\n  - name: 部署\n    paths: [deploy/**]\n',
    };
    await repository.commit({ files, date: '2026-01-05' });
  });
  afterEach(() => repository.cleanup());

  it('finds a file that says something else than on the day of the review', async () => {
    await repository.commit({ files: { [MANUAL]: manual(CONFIG, 'li 2026-01-10') }, date: '2026-01-10' });
    assert.deepEqual(await found(), []);
    await repository.commit({ files: { [CONFIG]: 'server:\n  port: 9090\n' }, date: '2026-03-01' });
    assert.deepEqual(await found(), [CONFIG]);
    await repository.write({ [MANUAL]: manual(CONFIG, 'li 2026-03-02') });
    assert.deepEqual(await found(), []);
  });

  it('counts what is not committed yet', async () => {
    await repository.commit({ files: { [MANUAL]: manual(CONFIG, 'li 2026-01-10') }, date: '2026-01-10' });
    await repository.write({ [CONFIG]: 'server:\n  port: 9090\n' });
    assert.deepEqual(await found(), [CONFIG]);
  });

  it('does not count blanks, empty lines and other ends of lines', async () => {
    await repository.commit({ files: { [MANUAL]: manual('deploy/**', 'li 2026-01-10') }, date: '2026-01-10' });
    await repository.commit({ files: { 'deploy/start.sh': '\r\n  echo   start\r\n\r\n' }, date: '2026-03-01' });
    assert.deepEqual(await found(), []);
    await repository.commit({ files: { 'deploy/sub/stop.sh': 'echo halt\n' }, date: '2026-03-02' });
    assert.deepEqual(await found(), ['deploy/sub/stop.sh']);
  });

  it('looks at one key alone where one is named', async () => {
    const covers = `${CONFIG}#server.port`;
    await repository.commit({ files: { [MANUAL]: manual(covers, 'li 2026-01-10') }, date: '2026-01-10' });
    const other = 'server:\n  port: 8080\n  name: emr\ndatabase:\n  url: jdbc:b\n';
    await repository.commit({ files: { [CONFIG]: other }, date: '2026-03-01' });
    assert.deepEqual(await found(), []);
    await repository.commit({ files: { [CONFIG]: other.replace('8080', '9090') }, date: '2026-03-02' });
    assert.deepEqual(await found(), [covers]);
  });

  it('takes an area for its files, and what is new in it for a change', async () => {
    await repository.commit({ files: { [MANUAL]: manual('area:部署', 'li 2026-01-10') }, date: '2026-01-10' });
    await repository.commit({ files: { [CONFIG]: 'a: 1\n' }, date: '2026-03-01' });
    assert.deepEqual(await found(), []);
    await repository.commit({ files: { 'deploy/backup.sh': 'dump\n' }, date: '2026-03-02' });
    assert.deepEqual(await found(), ['deploy/backup.sh']);
  });

  it('believes a digest more than days: a rebase makes nothing old', async () => {
    await repository.commit({ files: { [CONFIG]: 'a: 1\n' }, date: '2026-03-01' });
    // As if the commit had been made again two months after the review.
    await repository.write({ [MANUAL]: manual(CONFIG, 'li 2026-01-10') });
    assert.deepEqual(await found(), [CONFIG]);
    const { digestOfSubstance } = await import('../../src/pack/substance.ts');
    const digest = digestOfSubstance(new Map([[CONFIG, 'a:   1']]));
    await repository.write({ [MANUAL]: manual(CONFIG, `li 2026-01-10 ${digest}`) });
    assert.deepEqual(await found(), []);
    await repository.write({ [CONFIG]: 'a: 2\n' });
    assert.deepEqual(await found(), [CONFIG]);
  });

  it('counts what was committed on the day of the review as read', async () => {
    await repository.commit({ files: { [CONFIG]: 'a: 1\n' }, date: '2026-01-10' });
    await repository.commit({ files: { [MANUAL]: manual(`${CONFIG}, deploy/start.sh`, 'li 2026-01-10') }, date: '2026-01-11' });
    assert.deepEqual(await found(), []);
  });

  it('goes by the digest where something changed later on the day of the review', async () => {
    const { digestOfSubstance } = await import('../../src/pack/substance.ts');
    const digest = digestOfSubstance(new Map([[CONFIG, 'a: 1']]));
    await repository.commit({ files: { [MANUAL]: manual(CONFIG, `li 2026-01-10 ${digest}`) }, date: '2026-01-10' });
    await repository.commit({ files: { [CONFIG]: 'a:  1\n\n' }, date: '2026-01-10' });
    assert.deepEqual(await found(), [], 'blanks');
    await repository.commit({ files: { [CONFIG]: 'a: 7\n' }, date: '2026-01-10' });
    assert.deepEqual(await found(), [CONFIG]);
  });

  it('does not call what was never reviewed changed: a section that covers more than on its day', async () => {
    const { digestOfSubstance } = await import('../../src/pack/substance.ts');
    const digest = digestOfSubstance(new Map([[CONFIG, 'a: 1']]));
    await repository.commit({
      files: { [MANUAL]: manual(`${CONFIG}, deploy/start.sh`, `li 2026-01-10 ${digest}`) },
      date: '2026-01-10',
    });
    assert.deepEqual(await found(), []);
  });

  it('leaves alone what records one day, and the pack itself under a pattern for all', async () => {
    const text = manual('**', 'li 2026-01-10');
    await repository.commit({ files: { [MANUAL]: text, 'handover/transitions/2026-01-li/plan.md': text }, date: '2026-01-10' });
    await repository.commit({ files: { 'handover/docs/solutions.md': '# Solutions\n' }, date: '2026-03-01' });
    assert.deepEqual(await found(), []);
    await repository.commit({ files: { [CONFIG]: 'a: 2\n' }, date: '2026-03-02' });
    assert.deepEqual(await found(), [CONFIG]);
  });

  it('takes a day that does not exist for none', async () => {
    for (const day of ['2026-02-30', '2026-1-2']) {
      await repository.write({ [MANUAL]: manual(CONFIG, `li ${day}`) });
      const [message, ...others] = await found();
      assert.match(message ?? '', /has no day that exists/);
      assert.deepEqual(others, []);
    }
  });

  it('takes a name with a # of its own for a file', async () => {
    const name = 'docs/C#.md';
    await repository.commit({ files: { [name]: 'one\n', [MANUAL]: manual(name, 'li 2026-01-10') }, date: '2026-01-10' });
    assert.deepEqual(await found(), []);
    await repository.commit({ files: { [name]: 'two\n' }, date: '2026-03-01' });
    assert.deepEqual(await found(), [name]);
  });

  it('compares more files than fit into one question to git', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `many/${String(index).padStart(3, '0')}.txt`);
    const files = Object.fromEntries(names.map(name => [name, `${name}\n`]));
    await repository.commit({ files: { ...files, [MANUAL]: manual('many/**', 'li 2026-01-10') }, date: '2026-01-10' });
    assert.deepEqual(await found(), []);
    await repository.commit({ files: { 'many/249.txt': 'other\n' }, date: '2026-03-01' });
    assert.deepEqual(await found(), ['many/249.txt']);
  });

  it('still compares the others where one cannot be read as text', async () => {
    const files = { 'deploy/logo.bin': new Uint8Array([0, 1, 2, 255]), [MANUAL]: manual('deploy/**', 'li 2026-01-10') };
    await repository.commit({ files, date: '2026-01-10' });
    assert.deepEqual(await found(), []);
    await repository.commit({ files: { 'deploy/start.sh': 'echo begin\n' }, date: '2026-03-01' });
    assert.deepEqual(await found(), ['deploy/start.sh']);
  });

  it('names all that is covered where a digest differs and the history is cut off', async () => {
    await repository.commit({ files: { [MANUAL]: manual('deploy/**', 'li 2026-01-10 12345678') }, date: '2026-01-10' });
    await repository.write({ '.git/shallow': `${await repository.git('rev-parse', 'HEAD')}\n` });
    assert.deepEqual(await found(), ['deploy/start.sh, deploy/sub/stop.sh']);
  });

  it('says nothing of a day before the first commit, and of a cut-off history', async () => {
    await repository.commit({ files: { [MANUAL]: manual(CONFIG, 'li 2025-01-10') }, date: '2026-01-10' });
    assert.deepEqual(await found(), []);
    await repository.commit({ files: { [MANUAL]: manual(CONFIG, 'li 2026-01-10'), [CONFIG]: 'a: 2\n' }, date: '2026-03-01' });
    assert.deepEqual(await found(), [CONFIG]);
    await repository.write({ '.git/shallow': `${await repository.git('rev-parse', 'HEAD')}\n` });
    assert.deepEqual(await found(), []);
  });
});
