import assert from 'node:assert/strict';
import { UserError } from '../../../src/core/errors.ts';
import { applyFixes } from '../../../src/core/fixes.ts';
import { findBlocks, printBlock } from '../../../src/pack/markdown/blocks.ts';
import type { EditorPack } from '../../../src/usecases/editor/editorPack.ts';
import { entriesOfKind } from '../../../src/usecases/editor/entries.ts';
import { entryAt, entryMeant, markAt, pageMarks, usesOf } from '../../../src/usecases/editor/meaning.ts';
import { renameEdits } from '../../../src/usecases/editor/rename.ts';
import { packOf, placeOf, TEAM } from './support.ts';

const CHECKLIST = `version: 1
customer:
  owner: 'li-wei' # leads
  contacts:
    - id: wang
      name: Director Wang
  accounts:
    - id: his-db
      system: HIS database
      holder: 李伟
progress:
  owner: &who li-wei
  confirmedBy: *who
openItems:
  items:
    - id: li-wei
      title: Not a person
      owner: "li-wei"
`;
const TRANSITION = `version: 1
id: 2026-03-li
leaving: li-wei
access:
  - account: his-db
changes:
  - what: successor
    from: li-wei
    to: chen-jie
meeting:
  attendees:
    - person: li-wei
      party: leaver
`;
const PAGE = '# A\n\n<!-- handover:reviewed li-wei 2026-11-01 -->\n\nAsk `li-wei`, who wrote li-wei.sh.\n';

const TEXTS = {
  'team.yaml': TEAM,
  'checklist.yaml': CHECKLIST,
  'transitions/2026-03-li/transition.yaml': TRANSITION,
  'docs/a.md': PAGE,
};

function personOf(pack: EditorPack, id: string) {
  const person = entriesOfKind(pack, 'person').find(entry => entry.id === id);
  assert.ok(person);
  return person;
}

/** The texts after a new name, by their path in the pack. */
function renamed(
  texts: Readonly<Record<string, string>>,
  id: string,
  name: string,
): Readonly<Record<string, string>> {
  const pack = packOf(texts);
  const edits = new Map(renameEdits(pack, personOf(pack, id), name).map(one => [one.path, one.edits]));
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [
      path,
      applyFixes(text, [edits.get(`handover/${path}`) ?? []]).text,
    ]),
  );
}

const refusal = (messageId: string) => (error: unknown) =>
  error instanceof UserError && error.messageId === messageId;

describe('what names somebody in a pack', () => {
  it('is found by whatever name they are called, in files and documents', () => {
    const pack = packOf(TEXTS);
    const uses = usesOf(pack, personOf(pack, 'li-wei')).map(({ path, start, isDefinition, isExact }) => {
      const text = [...pack.files, ...pack.pages].find(one => one.path === path)?.text ?? '';
      const line = text.slice(0, start).split('\n').length;
      return `${path.slice(9)}:${line}${isDefinition ? ' id' : ''}${isExact ? '' : ' name'}`;
    });
    assert.deepEqual(uses.sort(), [
      'checklist.yaml:10 name',
      'checklist.yaml:12',
      'checklist.yaml:18',
      'checklist.yaml:3',
      'docs/a.md:3',
      'docs/a.md:5',
      'team.yaml:13',
      'team.yaml:3 id',
      'transitions/2026-03-li/transition.yaml:12',
      'transitions/2026-03-li/transition.yaml:3',
      'transitions/2026-03-li/transition.yaml:8',
    ]);
  });

  it('is told apart from entries and contacts that are called the same', () => {
    const pack = packOf(TEXTS);
    const file = pack.files.find(({ schema }) => schema === 'checklist');
    assert.ok(file);
    const mark = markAt(file, placeOf(CHECKLIST, 'li-wei', 'items:'));
    assert.ok(mark);
    assert.equal(entryAt(pack, file, mark)?.kind, 'open-item');
    assert.equal(usesOf(pack, entryAt(pack, file, mark) ?? personOf(pack, 'li-wei')).length, 1);
    assert.equal(entryMeant(pack, { word: 'Director Wang', kinds: ['person', 'contact'] })?.id, 'wang');
    assert.equal(entryMeant(pack, { word: 'wang', kinds: ['person'] }), undefined);
  });

  it('is, in a document, what stands as code, as a review, or as an area', () => {
    const text = '<!-- handover:covers area:Insurance, src/a.ts -->\n`his-db` and `unknown`\n';
    const pack = packOf({ ...TEXTS, 'docs/b.md': text });
    const page = pack.pages.find(({ path }) => path.endsWith('b.md'));
    assert.ok(page);
    assert.deepEqual(
      pageMarks(page, pack).map(({ word, kinds, span }) => [
        word,
        kinds[0],
        text.slice(span.start, span.end),
      ]),
      [
        ['Insurance', 'area', 'Insurance'],
        ['his-db', 'account', 'his-db'],
      ],
    );
  });
});

describe('renaming an id', () => {
  it('changes it wherever the pack names it, and nothing else', () => {
    const after = renamed(TEXTS, 'li-wei', 'li-w');
    assert.equal(
      after['checklist.yaml'],
      CHECKLIST.replace("'li-wei' # leads", "'li-w' # leads")
        .replace('&who li-wei', '&who li-w')
        .replace('owner: "li-wei"', 'owner: "li-w"'),
    );
    assert.equal(after['team.yaml'], TEAM.replaceAll('li-wei', 'li-w'));
    assert.equal(after['transitions/2026-03-li/transition.yaml'], TRANSITION.replaceAll('li-wei', 'li-w'));
    assert.equal(
      after['docs/a.md'],
      PAGE.replace('reviewed li-wei', 'reviewed li-w').replace('`li-wei`', '`li-w`'),
    );
  });

  it('keeps the line ends of Windows, and writes quotes where the new id needs them', () => {
    const windows = Object.fromEntries(
      Object.entries(TEXTS).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
    );
    const after = renamed(windows, 'li-wei', 'no');
    assert.match(after['team.yaml'] ?? '', /- id: "no"\r\n/);
    assert.match(after['transitions/2026-03-li/transition.yaml'] ?? '', /leaving: "no"\r\n/);
  });

  it('keeps a generated block a generated one', () => {
    const block = printBlock('people', { from: 'team.yaml', data: '11111111', body: 'Ask `li-wei`.' });
    const text = `# A\n\n${block}\n`;
    const after = renamed({ ...TEXTS, 'docs/b.md': text }, 'li-wei', 'li-w')['docs/b.md'] ?? '';
    const [found] = findBlocks(after).blocks;
    assert.equal(found?.body, 'Ask `li-w`.');
    assert.equal(found.isEdited, false);
  });

  it('is refused where it would not be safe, with the reason', () => {
    const pack = packOf(TEXTS);
    const person = personOf(pack, 'li-wei');
    assert.throws(() => renameEdits(pack, person, 'chen-jie'), refusal('error.rename.taken'));
    assert.throws(() => renameEdits(pack, person, 'Chen Jie'), refusal('error.rename.name'));
    assert.throws(() => renameEdits(pack, person, '  '), refusal('error.rename.name'));
    const [departure] = entriesOfKind(pack, 'transition');
    assert.ok(departure);
    assert.throws(() => renameEdits(pack, departure, 'other'), refusal('error.rename.folder'));
    const broken = packOf({ ...TEXTS, 'issues.yaml': 'version: 1\nitems: [a\n' });
    assert.throws(
      () => renameEdits(broken, personOf(broken, 'li-wei'), 'li-w'),
      refusal('error.packFileUnreadable'),
    );
    const named = packOf({ ...TEXTS, 'team.yaml': TEAM.replace('Chen Jie', 'chen') });
    assert.throws(() => renameEdits(named, personOf(named, 'li-wei'), 'chen'), refusal('error.rename.taken'));
  });

  it('is refused where an id comes from a merge that other fields use as well', () => {
    const merged =
      'version: 1\ncustomer: &part\n  owner: li-wei\n  name: li-wei\nprogress:\n  <<: *part\n  stage: operation\n';
    const texts = { ...TEXTS, 'checklist.yaml': merged };
    assert.equal(
      renamed(texts, 'li-wei', 'li-w')['checklist.yaml'],
      merged.replace('owner: li-wei', 'owner: li-w'),
    );
  });
});
