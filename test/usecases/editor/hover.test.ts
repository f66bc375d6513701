import assert from 'node:assert/strict';
import type { Language } from '../../../src/l10n/index.ts';
import { type Hover, hover, hoverPage } from '../../../src/usecases/editor/hover.ts';
import { inlaysIn } from '../../../src/usecases/editor/inlays.ts';
import { marked, packOf, SCHEMA_NODES, TEAM, TODAY, wordingIn } from './support.ts';

const OTHERS = {
  'team.yaml': TEAM,
  'transitions/2026-03-li/transition.yaml':
    'version: 1\nid: 2026-03-li\nleaving: li-wei\naccess:\n  - account: his-db\n',
};

async function hovered(
  text: string,
  name = 'checklist.yaml',
  language: Language = 'en',
): Promise<Hover | undefined> {
  const { text: plain, offset } = marked(text);
  const pack = packOf({ ...OTHERS, [name]: plain });
  const context = { pack, today: TODAY, wording: await wordingIn(language) };
  const page = pack.pages.find(({ path }) => path === `handover/${name}`);
  if (page) return hoverPage(page, offset, context);
  const file = pack.files.find(({ path }) => path.endsWith(name));
  assert.ok(file);
  return hover(file, offset, context);
}

describe('hovering over a file of the pack', () => {
  it('says what belongs into a field and which choices there are, in the language of the reader', async () => {
    const found = await hovered(
      'version: 1\ncustomer:\n  ty¦pe: public-hospital\n',
      'checklist.yaml',
      'zh-CN',
    );
    assert.equal(found?.ofSchema?.title, '客户类型');
    assert.ok(found.ofSchema.lines.includes('public-hospital – 公立医院'));
    assert.deepEqual(found.ofPack, []);
    const english = await hovered('version: 1\npro¦ject:\n  name: x\n');
    assert.equal(english?.ofSchema?.title, 'Project (required)');
    assert.match(english.ofSchema.lines[0] ?? '', /handed over/);
  });

  it('says what a choice means, and nothing where it says that itself', async () => {
    const found = await hovered(
      'version: 1\ncustomer:\n  type: pub¦lic-hospital\n',
      'checklist.yaml',
      'zh-CN',
    );
    assert.equal(found?.ofSchema?.title, '公立医院');
    assert.equal(await hovered('version: 1\ncustomer:\n  type: pub¦lic-hospital\n'), undefined);
  });

  it('says who somebody is, by whatever name they are called', async () => {
    for (const word of ['li-wei', 'Li Wei', 'liwei@example.com']) {
      const found = await hovered(`version: 1\ncustomer:\n  owner: ¦${word}\n`);
      assert.deepEqual(found?.ofPack, [
        {
          title: '李伟 · li-wei',
          lines: ['Level: senior-implementer', 'liwei@example.com', 'handover/team.yaml'],
        },
      ]);
    }
    const gone = await hovered('version: 1\ncustomer:\n  owner: chen-¦jie\n');
    assert.deepEqual(gone?.ofPack[0]?.lines.slice(0, 2), ['Active: No', 'Last working day: 2026-06-30']);
    assert.equal(await hovered('version: 1\ncustomer:\n  owner: no¦body\n'), undefined);
  });

  it('says what an id points to', async () => {
    const { text, offset } = marked('version: 1\naccess:\n  - account: his¦-db\n');
    const pack = packOf({
      ...OTHERS,
      'checklist.yaml':
        'version: 1\ncustomer:\n  accounts:\n    - id: his-db\n      system: HIS database\n      level: admin\n      vault: infra/his\n',
      'transitions/2026-03-li/transition.yaml': text,
    });
    const file = pack.files.find(({ schema }) => schema === 'transition');
    assert.ok(file);
    const found = hover(file, offset, { pack, today: TODAY, wording: await wordingIn('en') });
    assert.deepEqual(found?.ofPack, [
      { title: 'HIS database · his-db', lines: ['Access level: admin', 'handover/checklist.yaml'] },
    ]);
  });

  it('says why something is a guess, at its fields and at the whole', async () => {
    const text =
      'version: 1\nproject:\n  name: ¦HIS\n  code: X\n  confirm: [name]\n  from: name of the folder\n';
    const found = await hovered(text);
    assert.deepEqual(found?.ofPack, [
      { title: 'A guess that nobody has confirmed', lines: ['found in: name of the folder'] },
    ]);
    assert.equal(await hovered(text.replace('¦', '').replace('X', '¦X')), undefined, 'no guess');
    const whole = await hovered(text.replace('¦', '').replace('project', 'pro¦ject'));
    assert.deepEqual(whole?.ofPack[0]?.lines, ['found in: name of the folder', 'Guessed: name']);
  });

  it('says which day of the week a date is, and how far away', async () => {
    const found = await hovered(
      'version: 1\nproject:\n  goLiveDate: 2026-1¦2-01\n',
      'checklist.yaml',
      'zh-CN',
    );
    assert.deepEqual(found?.ofPack, [{ title: '2026-12-01 · 星期二', lines: ['还有 2 天'] }]);
  });

  it('knows ids in documents: as code, and as who reviewed a section', async () => {
    assert.equal((await hovered('Ask `li-¦wei`.\n', 'docs/a.md'))?.ofPack[0]?.title, '李伟 · li-wei');
    assert.equal(
      (await hovered('# A\n\n<!-- handover:reviewed li-¦wei 2026-11-01 -->\n', 'docs/a.md'))?.ofPack[0]
        ?.title,
      '李伟 · li-wei',
    );
    assert.equal(await hovered('Ask li-¦wei.\n', 'docs/a.md'), undefined, 'a word of a text may be any word');
    assert.equal(await hovered('```\n`li-wei`\n``` and `no¦body`\n', 'docs/a.md'), undefined);
  });
});

describe('what the schemas say in the editor', () => {
  it('names no command line and no option: there the next step is a button or a command of the palette', () => {
    const wrong: string[] = [];
    let seen = 0;
    const walk = (node: unknown) => {
      if (typeof node !== 'object' || node === null) return;
      for (const [name, value] of Object.entries(node)) {
        if (name === 'description' && typeof value === 'string') {
          seen += 1;
          if (/[`"“]handover[ -]|(?:^|\s)--[a-z]/.test(value)) wrong.push(value);
        } else walk(value);
      }
    };
    for (const node of SCHEMA_NODES.values()) walk(node);
    assert.ok(seen > 300, `${seen} descriptions were read`);
    assert.deepEqual(wrong, []);
  });
});

describe('words beside values', () => {
  async function inlays(text: string, language: Language = 'en'): Promise<string[]> {
    const pack = packOf({ ...OTHERS, 'checklist.yaml': text });
    const file = pack.files.find(({ schema }) => schema === 'checklist');
    assert.ok(file);
    const span = { start: 0, end: text.length };
    return inlaysIn(file, span, pack, TODAY, await wordingIn(language)).map(({ offset, text: words }) => {
      const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim();
      return `${line} ← ${words}`;
    });
  }

  it('are the names of people, where these are not what stands there', async () => {
    assert.deepEqual(
      await inlays(
        'version: 1\ncustomer:\n  owner: li-wei\n  confirmedBy: 李伟\nprogress:\n  owner: nobody\n',
      ),
      ['owner: li-wei ← 李伟'],
    );
  });

  it('are the days that are left, for what is not done yet', async () => {
    const items = [
      'id: a\n      due: 2026-12-09',
      'id: b\n      due: 2026-11-28',
      'id: c\n      due: 2026-11-28\n      closedOn: 2026-11-20',
      'id: d\n      due: 2026-11-28\n      state: closed',
      'id: e\n      due: 2026-11-29',
    ];
    const text = `version: 1\ncustomer:\n  confirmedOn: 2026-11-01\nopenItems:\n  items:\n    - ${items.join('\n    - ')}\n`;
    assert.deepEqual(await inlays(text), [
      'due: 2026-12-09 ← in 10 days',
      'due: 2026-11-28 ← 1 day ago',
      'due: 2026-11-29 ← today',
    ]);
    assert.equal((await inlays(text, 'zh-CN'))[1], 'due: 2026-11-28 ← 1 天前');
  });

  it('are worked out for what is seen, and no line more', async () => {
    const text = 'version: 1\nproject:\n  goLiveDate: 2026-12-01\ncustomer:\n  owner: li-wei\n';
    const pack = packOf({ ...OTHERS, 'checklist.yaml': text });
    const file = pack.files.find(({ schema }) => schema === 'checklist');
    assert.ok(file);
    const seen = inlaysIn(file, { start: 0, end: 20 }, pack, TODAY, await wordingIn('en'));
    assert.deepEqual(seen, []);
  });
});
