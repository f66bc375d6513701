import assert from 'node:assert/strict';
import type { Language } from '../../../src/l10n/index.ts';
import { complete } from '../../../src/usecases/editor/complete.ts';
import type { Suggestion } from '../../../src/usecases/editor/suggestion.ts';
import { marked, packOf, TEAM, TODAY, wordingIn } from './support.ts';

const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  '': ['docs/', 'pom.xml', '.git/', 'node_modules/'],
  docs: ['a b.md', 'run.md'],
  'handover/docs': ['operations-manual.md'],
};

interface Where {
  readonly language?: Language;
  readonly others?: Readonly<Record<string, string>>;
}

/** What is suggested at the mark `¦`: of the schema, then of the pack. */
async function suggested(
  name: string,
  text: string,
  { language = 'en', others = {} }: Where = {},
): Promise<Suggestion[]> {
  const { text: plain, offset } = marked(text);
  const pack = packOf({ 'team.yaml': TEAM, ...others, [name]: plain });
  const file = pack.files.find(({ path }) => path === name || path === `handover/${name}`);
  assert.ok(file);
  const { ofSchema, ofPack } = await complete(offset, {
    file,
    pack,
    today: TODAY,
    wording: await wordingIn(language),
    listFolder: async path =>
      (FOLDERS[path] ?? []).map(one => ({ name: one.replace('/', ''), isFolder: one.endsWith('/') })),
  });
  return [...ofSchema, ...ofPack];
}

/** The text as it is once a suggestion is chosen. */
function chosen(text: string, found: readonly Suggestion[], label: string): string {
  const { text: plain } = marked(text);
  const one = found.find(suggestion => suggestion.label === label);
  assert.ok(one, `${label} is among ${found.map(suggestion => suggestion.label).join(', ')}`);
  return plain.slice(0, one.span.start) + one.insert + plain.slice(one.span.end);
}

const labels = (found: readonly Suggestion[]) => found.map(({ label }) => label);

describe('completion in a file of the pack', () => {
  it('offers the fields that a map does not have, in the language of the reader', async () => {
    const text = 'version: 1\nproject:\n  name: HIS\n  ¦\n';
    const found = await suggested('checklist.yaml', text, { language: 'zh-CN' });
    assert.deepEqual(labels(found), ['company', 'code', 'goLiveDate', 'description', 'confirm', 'from']);
    assert.equal(found[0]?.detail, '实施公司');
    assert.match(found[0]?.description ?? '', /公司/);
    assert.match(found[2]?.filter ?? '', /上线日期/);
    assert.equal(chosen(text, found, 'code'), 'version: 1\nproject:\n  name: HIS\n  code: \n');
  });

  it('does so while a name is half typed between others, which are not lost', async () => {
    const text = 'version: 1\nproject:\n  name: HIS\n  co¦\n  description: x\n';
    const found = await suggested('checklist.yaml', text);
    assert.deepEqual(labels(found), ['company', 'code', 'goLiveDate', 'confirm', 'from']);
    assert.equal(
      chosen(text, found, 'company'),
      'version: 1\nproject:\n  name: HIS\n  company: \n  description: x\n',
    );
  });

  it('replaces a name alone where its colon stands already, and says what is required', async () => {
    const text = 'version: 1\nproj¦: x\n';
    const found = await suggested('checklist.yaml', text);
    assert.equal(chosen(text, found, 'project'), 'version: 1\nproject: x\n');
    assert.equal(found[0]?.detail, 'Project (required)');
    assert.ok(!labels(found).includes('version'));
  });

  it('opens a map and a list on the next line, at the right depth', async () => {
    const text = 'version: 1\ncustomer:\n  con¦';
    const found = await suggested('checklist.yaml', text);
    assert.equal(chosen(text, found, 'contract'), 'version: 1\ncustomer:\n  contract:\n    ');
    assert.equal(chosen(text, found, 'contacts'), 'version: 1\ncustomer:\n  contacts:\n    - ');
  });

  it('belongs to the map that the number of blanks says', async () => {
    const list = 'version: 1\nopenItems:\n  items:\n    - id: a\n      title: b\n';
    const after = '    - id: c\n      title: d\n';
    assert.ok(labels(await suggested('checklist.yaml', `${list}      ¦\n${after}`)).includes('severity'));
    assert.deepEqual(labels(await suggested('checklist.yaml', `${list}    ¦\n${after}`)), ['New open item']);
    assert.ok(labels(await suggested('checklist.yaml', `${list}  ¦\n`)).includes('confirmedBy'));
    assert.ok(labels(await suggested('checklist.yaml', `${list}¦\n`)).includes('thirdParties'));
    assert.deepEqual(
      labels(await suggested('checklist.yaml', `${list}     ¦\n${after}`)),
      [],
      'no depth of anything',
    );
  });

  it('begins a new entry behind a dash, with choices to be picked and words in the language', async () => {
    const text = 'version: 1\nopenItems:\n  items:\n    - ¦\n';
    const found = await suggested('checklist.yaml', text, { language: 'zh-CN' });
    const [entry] = found;
    assert.equal(entry?.label, '新遗留事项');
    assert.match(entry?.insert ?? '', /^id: \$\{1:标识\}\n {6}title: /);
    assert.match(entry?.insert ?? '', /severity: \$\{\d+\|critical,major,minor\|\}/);
    assert.deepEqual(labels(found).slice(1, 3), ['id', 'title']);
    const list = 'version: 1\nopenItems:\n  items:\n  - id: a\n  ¦';
    const [next] = await suggested('checklist.yaml', list);
    assert.ok(next === undefined || next.kind !== 'entry' || next.insert.startsWith('- '));
  });

  it('offers the choices of a field with what they mean, behind a colon without a blank as well', async () => {
    const found = await suggested('checklist.yaml', 'version: 1\ncustomer:\n  type: ¦\n', {
      language: 'zh-CN',
    });
    assert.deepEqual(
      found.map(({ label, detail }) => [label, detail]),
      [
        ['public-hospital', '公立医院'],
        ['private-hospital', '民营医院'],
        ['checkup-center', '体检中心'],
      ],
    );
    const text = 'version: 1\ncustomer:\n  type:¦\n';
    assert.match(
      chosen(text, await suggested('checklist.yaml', text), 'public-hospital'),
      / {2}type: public-hospital\n/,
    );
    const truth = await suggested('checklist.yaml', 'version: 1\nprogress:\n  migrationReconciled: ¦');
    assert.deepEqual(labels(truth), ['true', 'false']);
    assert.deepEqual(labels(await suggested('handover.config.yaml', 'version: 1\nrules:\n  overdue: ¦')), [
      'off',
      'info',
      'warning',
      'error',
    ]);
  });

  it('offers the people of the team by any of their names, those who have left last', async () => {
    const text = 'version: 1\ncustomer:\n  owner: li¦\n';
    const found = await suggested('checklist.yaml', text);
    assert.deepEqual(
      found.map(({ label, detail }) => [label, detail]),
      [
        ['li-wei', '李伟'],
        ['chen-jie', 'Chen Jie (has left)'],
      ],
    );
    assert.match(found[0]?.filter ?? '', /Li Wei.*liwei@example\.com/);
    assert.equal(chosen(text, found, 'li-wei'), 'version: 1\ncustomer:\n  owner: li-wei\n');
  });

  it('does so while the team itself is broken', async () => {
    const found = await suggested('checklist.yaml', 'version: 1\nprogress:\n  owner: ¦\n', {
      others: { 'team.yaml': TEAM.replace('  - id: chen-jie', '  - id: [zhao\n  - id: chen-jie') },
    });
    assert.ok(labels(found).includes('li-wei') && labels(found).includes('chen-jie'));
  });

  it('offers contacts of the customer where one may stand, and nowhere else', async () => {
    const contacts = '  contacts:\n    - id: wang\n      name: Director Wang\n';
    const step = await suggested(
      'checklist.yaml',
      `version: 1\ncustomer:\n${contacts}  escalation:\n    - level: L1\n      contact: ¦\n`,
    );
    assert.ok(labels(step).includes('wang'));
    const owner = await suggested('checklist.yaml', `version: 1\ncustomer:\n${contacts}  owner: ¦\n`);
    assert.ok(!labels(owner).includes('wang'));
    const byParty = (party: string) =>
      suggested(
        'transitions/2026-03-li/transition.yaml',
        `version: 1\nmeeting:\n  attendees:\n    - party: ${party}\n      person: ¦\n`,
        {
          others: { 'checklist.yaml': `version: 1\ncustomer:\n${contacts}` },
        },
      );
    assert.ok(labels(await byParty('customer')).includes('wang'));
    assert.ok(!labels(await byParty('leaver')).includes('wang'));
  });

  it('offers ids, areas and the fields of a guess', async () => {
    const others = {
      'checklist.yaml': 'version: 1\ncustomer:\n  accounts:\n    - id: his-db\n      system: HIS database\n',
      'handover.config.yaml': 'version: 1\nareas:\n  - name: Insurance\n    paths: [src/insurance]\n',
    };
    const account = await suggested(
      'transitions/2026-03-li/transition.yaml',
      'version: 1\naccess:\n  - account: ¦\n',
      { others },
    );
    assert.deepEqual(
      account.map(({ label, detail }) => [label, detail]),
      [['his-db', 'HIS database']],
    );
    const area = await suggested('team.yaml', `${TEAM}assignments:\n  - area: ¦\n`, { others });
    assert.deepEqual(labels(area), ['Insurance']);
    const confirm = await suggested(
      'checklist.yaml',
      'version: 1\nproject:\n  name: HIS\n  code: X\n  confirm: [name, ¦]\n',
    );
    assert.deepEqual(labels(confirm), ['code']);
  });

  it('offers days that are likely meant, in the order of the field', async () => {
    const due = await suggested(
      'checklist.yaml',
      'version: 1\nopenItems:\n  items:\n    - id: a\n      due: ¦\n',
    );
    assert.deepEqual(
      due.slice(0, 3).map(({ label, detail }) => [label, detail]),
      [
        ['2026-11-29', 'Today'],
        ['2026-11-30', 'Next working day'],
        ['2026-12-06', 'In a week'],
      ],
    );
    const done = await suggested(
      'checklist.yaml',
      'version: 1\nproject:\n  goLiveDate: 2026-05-01\ncustomer:\n  confirmedOn: ¦\n',
    );
    assert.deepEqual(labels(done), ['2026-11-29', '2026-11-28', '2026-11-27', '2026-11-22', '2026-05-01']);
    const transition = await suggested(
      'transitions/2026-03-li/transition.yaml',
      'version: 1\nlastDay: 2026-12-31\nonCall:\n  until: ¦\n',
      { language: 'zh-CN' },
    );
    assert.deepEqual(
      transition.slice(0, 2).map(({ label, detail }) => [label, detail]),
      [
        ['2026-11-29', '今天'],
        ['2026-12-31', '离岗人最后工作日'],
      ],
    );
  });

  it('offers files folder by folder, from the project or from the file itself', async () => {
    const evidence = (typed: string) =>
      suggested('checklist.yaml', `version: 1\ncustomer:\n  evidence:\n    - ${typed}`);
    assert.deepEqual(labels(await evidence('d¦')), ['docs/', 'pom.xml']);
    assert.deepEqual(labels(await evidence('docs/¦')), ['docs/a b.md', 'docs/run.md']);
    assert.deepEqual(labels(await evidence('./docs/¦')), ['./docs/operations-manual.md']);
    assert.deepEqual(
      labels(await evidence('docs\\¦')),
      ['docs/a b.md', 'docs/run.md'],
      'as Windows writes it',
    );
    assert.deepEqual(labels(await evidence('../../../¦')), [], 'nothing outside of the project');
  });

  it('says nothing in comments, in texts of several lines, and in free text', async () => {
    for (const text of [
      'version: 1\nproject: # ¦\n',
      '# ¦',
      'version: 1\nproject:\n  description: |\n    first\n    ¦\n',
      'version: 1\nproject:\n  description: >-\n    ¦\n  name: x\n',
      'version: 1\nproject:\n  name: the ¦\n',
      'version: 1\nproject:\n  name: a\n    ¦\n',
    ])
      assert.deepEqual(labels(await suggested('checklist.yaml', text)), [], text);
  });

  it('is the same with the line ends of Windows', async () => {
    const text = 'version: 1\ncustomer:\n  type: p¦\n  owner: li\n';
    const found = await suggested('checklist.yaml', text.replaceAll('\n', '\r\n'));
    assert.equal(
      chosen(text.replaceAll('\n', '\r\n'), found, 'public-hospital'),
      'version: 1\r\ncustomer:\r\n  type: public-hospital\r\n  owner: li\r\n',
    );
  });

  it('answers at every place of a pack that is being written, whatever stands there', async () => {
    const text =
      'version: 1\nproject:\n  name: "H\ncustomer:\n  contacts: [{id: a, name\n  accounts:\n  - id: x\n   level: \n- y\nprogress: {stage: , owner: li\nopenItems:\n\titems:\n';
    for (let at = 0; at <= text.length; at += 1) {
      const found = await suggested('checklist.yaml', `${text.slice(0, at)}¦${text.slice(at)}`);
      for (const { span } of found) assert.ok(span.start <= at && at <= span.end, `at ${at}`);
    }
  });
});
