import assert from 'node:assert/strict';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { check, show } from './support.ts';

const MANUAL = 'handover/docs/operations-manual.md';
const CONFIG = 'config/application.yml';

describe('stale-document, with a history', () => {
  let repository: TestRepository;
  const messages = async () => {
    const { findings, crashes } = await check(repository, { rules: ['stale-document'] });
    assert.deepEqual(crashes, []);
    return (await show(findings)).map(({ at, message }) => `${at} ${message}`);
  };

  beforeEach(async () => {
    repository = await createRepository();
    const files = { [CONFIG]: 'a: 1\n', 'other.yml': 'b: 1\n', [MANUAL]: `# Manual\n\nSee \`${CONFIG}\`.\n` };
    await repository.commit({ files, date: '2026-01-05' });
  });
  afterEach(() => repository.cleanup());

  it('finds a document that is older than the file that it names', async () => {
    await repository.commit({ files: { 'other.yml': 'b: 2\n' }, date: '2026-02-01' });
    assert.deepEqual(await messages(), []);
    await repository.commit({ files: { [CONFIG]: 'a: 2\n' }, date: '2026-05-20' });
    const [message = ''] = await messages();
    assert.match(message, /^handover\/docs\/operations-manual\.md:1:1-1:9 1 file that this document describes/);
    assert.match(message, /since 2026-01-05.*config\/application\.yml \(2026-05-20, [0-9a-f]{7,}\)/);
  });

  it('is content when the document was changed later, or is being changed', async () => {
    await repository.commit({ files: { [CONFIG]: 'a: 2\n' }, date: '2026-05-20' });
    await repository.write({ [MANUAL]: `# Manual\n\nSee \`${CONFIG}\`, port 8081.\n` });
    assert.deepEqual(await messages(), []);
    await repository.commit({ date: '2026-05-21' });
    assert.deepEqual(await messages(), []);
  });

  it('does not count blanks: they make a file no newer, and a document neither', async () => {
    await repository.commit({ files: { [CONFIG]: 'a:  1\n\n' }, date: '2026-02-01' });
    assert.deepEqual(await messages(), []);
    await repository.commit({ files: { [CONFIG]: 'a: 2\n' }, date: '2026-05-20' });
    await repository.commit({ files: { [MANUAL]: `# Manual\n\n\nSee  \`${CONFIG}\`.\n\n` }, date: '2026-06-01' });
    assert.match((await messages()).join(), /since 2026-01-05.*config\/application\.yml \(2026-05-20/);
  });

  // Git ends its answer with the line of such a commit, and not with a record.
  for (const text of ['a:  1\n', 'a: 1\n\n\n', '\n  a: 1\n'])
    it(`does not fail where nothing but blanks changed since the document: ${JSON.stringify(text)}`, async () => {
      await repository.commit({ files: { [MANUAL]: `# Manual\n\nNow \`${CONFIG}\`.\n` }, date: '2026-03-01' });
      await repository.commit({ files: { [CONFIG]: text }, date: '2026-04-01' });
      assert.deepEqual(await messages(), []);
    });

  it('leaves a document alone that says itself what was reviewed', async () => {
    const covers = `<!-- handover:covers ${CONFIG} -->\n<!-- handover:reviewed li 2026-01-05 -->\n`;
    await repository.commit({ files: { [MANUAL]: `# Manual\n\n${covers}\n\`${CONFIG}\`\n` }, date: '2026-01-06' });
    await repository.commit({ files: { [CONFIG]: 'a: 2\n' }, date: '2026-05-20' });
    assert.deepEqual(await messages(), []);
  });

  it('says nothing about a history that is cut off', async () => {
    await repository.commit({ files: { [CONFIG]: 'a: 2\n' }, date: '2026-05-20' });
    const head = await repository.git('rev-parse', 'HEAD');
    await repository.write({ '.git/shallow': `${head}\n` });
    assert.deepEqual(await messages(), []);
  });

  it('leaves alone what records one day: the documents of a departure', async () => {
    const minutes = 'handover/transitions/2026-01-li/meeting-minutes.md';
    await repository.commit({ files: { [minutes]: `# Minutes\n\n\`${CONFIG}\`\n` }, date: '2026-01-06' });
    await repository.commit({ files: { [CONFIG]: 'a: 2\n', [MANUAL]: '# Manual\n' }, date: '2026-05-20' });
    assert.deepEqual(await messages(), []);
  });

  it('takes a change of the same day for one that the document knows, and names three of many', async () => {
    const names = ['a.yml', 'b.yml', 'c.yml', 'd.yml'];
    const files = Object.fromEntries(names.map(name => [name, '1']));
    const text = `# Manual\n\n${names.map(name => `\`${name}\``).join(', ')}\n`;
    await repository.commit({ files: { ...files, [MANUAL]: text }, date: '2026-02-01' });
    await repository.commit({ files: { 'a.yml': '2' }, date: '2026-02-01' });
    assert.deepEqual(await messages(), []);
    for (const [index, name] of names.entries())
      await repository.commit({ files: { [name]: '3' }, date: `2026-03-0${index + 1}` });
    const [message = '', ...others] = await messages();
    assert.deepEqual(others, []);
    assert.match(message, /4 files .*d\.yml \(2026-03-04, .*c\.yml \(2026-03-03, .*b\.yml \(2026-03-02/);
    assert.doesNotMatch(message, /a\.yml/);
  });

  it('is another finding when the document was edited in between', async () => {
    const fingerprints = async () =>
      (await check(repository, { rules: ['stale-document'] })).findings.map(({ fingerprint }) => fingerprint);
    await repository.commit({ files: { [CONFIG]: 'a: 2\n' }, date: '2026-02-01' });
    const first = await fingerprints();
    await repository.commit({ files: { [CONFIG]: 'a: 3\n' }, date: '2026-02-02' });
    assert.deepEqual(await fingerprints(), first);
    await repository.commit({ files: { [MANUAL]: `# Manual\n\n\`${CONFIG}\`!\n` }, date: '2026-03-01' });
    await repository.commit({ files: { [CONFIG]: 'a: 4\n' }, date: '2026-04-01' });
    assert.notDeepEqual(await fingerprints(), first);
  });
});
