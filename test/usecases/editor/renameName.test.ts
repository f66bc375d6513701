import assert from 'node:assert/strict';
import { UserError } from '../../../src/core/errors.ts';
import { applyFixes } from '../../../src/core/fixes.ts';
import { findBlocks, printBlock } from '../../../src/pack/markdown/blocks.ts';
import { nameInFile, nameInPage, renameNameEdits } from '../../../src/usecases/editor/renameName.ts';
import { packOf, placeOf, TEAM } from './support.ts';

const BLOCK = printBlock('team', { from: 'team.yaml', data: 'x', body: 'Primary: 李伟' });
const CHECKLIST = `version: 1
customer:
  contacts:
    - { id: wang, name: Director Wang }
  accounts:
    - id: his-db
      holder: '李伟'
    - id: lis-db
      holder: li-wei
`;
const PAGE = `# A\n\n李伟 and \`li-wei\` know it, 李伟民 does not.\n\n${BLOCK}\n\nChen Jie, not Chen Jieming. Ask Director Wang.\n`;
const TEXTS = {
  'team.yaml': TEAM.replace('roles:', '  - { id: min, name: 李伟民 }\nroles:'),
  'checklist.yaml': CHECKLIST,
  'docs/a.md': PAGE,
};

/** The texts after F2 on a name of the team. */
function renamed(texts: Readonly<Record<string, string>>, name: string, wanted: string) {
  const pack = packOf(texts);
  const file = pack.files.find(({ schema }) => schema === 'team') ?? assert.fail('no team');
  const printed = nameInFile(pack, file, placeOf(file.text, name) + 1) ?? assert.fail(`no name ${name}`);
  const edits = new Map(renameNameEdits(pack, printed, wanted).map(one => [one.path, one]));
  const texted = Object.entries(texts).map(([path, text]) => {
    const { edits: own = [] } = edits.get(`handover/${path}`) ?? {};
    return [path, applyFixes(text, [own]).text] as const;
  });
  return { edits, texts: Object.fromEntries(texted) };
}

const refusal = (id: string) => (error: unknown) => error instanceof UserError && error.messageId === id;

describe('a printed name', () => {
  it('is another one in files and documents; ids, and the names of others, stay', () => {
    const { texts, edits } = renamed(TEXTS, '李伟', '李薇');
    assert.match(texts['team.yaml'] ?? '', /id: li-wei\n {4}name: 李薇\n {4}names: \[Li Wei\]/);
    assert.match(texts['team.yaml'] ?? '', /name: 李伟民/);
    assert.match(texts['checklist.yaml'] ?? '', /holder: '李薇'[\s\S]*holder: li-wei/);
    assert.match(texts['docs/a.md'] ?? '', /李薇 and `li-wei` know it, 李伟民 does not/);
    assert.deepEqual(
      [...edits].filter(([, { isToConfirm }]) => isToConfirm).map(([path]) => path),
      ['handover/docs/a.md'],
    );
  });

  it('stays what a program wrote, within a block of a program', () => {
    const { texts } = renamed(TEXTS, '李伟', '李薇');
    const [block] = findBlocks(texts['docs/a.md'] ?? '').blocks;
    assert.deepEqual([block?.body.trim(), block?.isEdited], ['Primary: 李薇', false]);
  });

  it('is a word of its own where words have blanks between them', () => {
    const { texts } = renamed(TEXTS, 'Chen Jie', 'Chen Jun');
    assert.match(texts['docs/a.md'] ?? '', /Chen Jun, not Chen Jieming/);
  });

  it('stays one of the names by which git knows somebody without an address', () => {
    assert.match(
      renamed(TEXTS, 'Chen Jie', '陈杰').texts['team.yaml'] ?? '',
      /name: 陈杰\n {4}names: \["Chen Jie"\]\n/,
    );
    assert.match(
      renamed(TEXTS, '李伟民', '李民').texts['team.yaml'] ?? '',
      /\{ id: min, name: 李民, names: \["李伟民"\] \}/,
    );
    assert.doesNotMatch(renamed(TEXTS, '李伟', '李薇').texts['team.yaml'] ?? '', /names: \["李伟"\]/);
  });

  it('is found in a document, also that of a contact', () => {
    const pack = packOf(TEXTS);
    const [page] = pack.pages;
    assert.ok(page);
    assert.equal(nameInPage(pack, page, placeOf(page.text, 'Wang') + 1)?.entry.id, 'wang');
    assert.equal(nameInPage(pack, page, placeOf(page.text, '李伟民') + 1)?.entry.id, 'min');
    assert.equal(nameInPage(pack, page, placeOf(page.text, 'know it')), undefined);
  });

  it('is refused where it is somebody else, or no name', () => {
    assert.throws(() => renamed(TEXTS, '李伟', 'Chen Jie'), refusal('error.rename.taken'));
    for (const name of [' ', 'a`b', '<b>', 'x'.repeat(101)])
      assert.throws(() => renamed(TEXTS, '李伟', name), refusal('error.rename.printed'));
  });
});
