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

  it('says nothing about a history that is cut off', async () => {
    await repository.commit({ files: { [CONFIG]: 'a: 2\n' }, date: '2026-05-20' });
    const head = await repository.git('rev-parse', 'HEAD');
    await repository.write({ '.git/shallow': `${head}\n` });
    assert.deepEqual(await messages(), []);
  });
});
