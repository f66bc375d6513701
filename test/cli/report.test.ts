import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const SCHEMA = new URL('../../schemas/output/report.schema.json', import.meta.url);
const TODAY = ['--today', '2026-06-15'];
const TEAM = `version: 1
people:
  - { id: li, name: '李娜 <script>alert(1)</script>' }
  - { id: wang, name: 王伟, emails: [wangwei@his.example] }
roles:
  primary: li
`;
const CHECKLIST = `version: 1
project:
  name: 门诊
customer:
  status: in-progress
  owner: li
progress:
  status: todo
  stage: operation
  milestones:
    - { id: go, title: Second go-live, planned: 2026-07-01 }
    - { id: past, title: Printing, planned: 2026-06-01 }
openItems:
  items:
    - { id: lock, title: Lock of beds, due: 2026-06-20 }
`;

describe('handover report', () => {
  let repository: TestRepository;
  before(async () => {
    repository = await createRepository();
    const old = CHECKLIST.replace('status: in-progress\n  owner: li', 'status: done\n  confirmedBy: wang');
    await repository.commit({
      files: { 'src/a.ts': '// TODO: lock the bed\n', 'config/app.yml': 'a: 1\n' },
      date: '2026-01-05',
    });
    const pack = { 'handover/checklist.yaml': old, 'handover/team.yaml': TEAM };
    await repository.commit({ files: pack, date: '2026-02-01' });
    await repository.commit({ files: { 'handover/checklist.yaml': CHECKLIST }, date: '2026-03-01' });
    await repository.commit({
      files: { 'handover/docs/solutions.md': '# Solutions\n\n## Queue\n\nRestart it.\n' },
      date: '2026-03-02',
    });
  });
  after(() => repository.cleanup());

  const report = (...words: string[]) => handover(repository, 'report', ...TODAY, ...words);

  it('says as JSON what the pack, git and the files say, in the form of its schema', async () => {
    const { stdout, code, stderr } = await report('--format', 'json', '--lang', 'en');
    assert.equal(code, 0, stderr);
    const found = JSON.parse(stdout);
    const ajv = new Ajv({ strict: false });
    assert.ok(ajv.validate(JSON.parse(await readFile(SCHEMA, 'utf8')), JSON.parse(stdout)), ajv.errorsText());
    assert.equal(found.project.stage, 'operation');
    assert.deepEqual(
      found.deadlines.map(({ text, due, state }: Record<string, string>) => `${text} ${due} ${state}`),
      ['Printing 2026-06-01 overdue', 'Lock of beds 2026-06-20 due', 'Second go-live 2026-07-01 due'],
    );
    assert.equal(found.issues.top[0].file, 'src/a.ts');
    assert.equal(found.configs.files, 1);
    assert.deepEqual([found.knowledge.files, found.knowledge.known], [2, 2]);
    assert.deepEqual(found.notes, []);
    // A part done and confirmed is worth 100 of 600, one in progress 40; more than that speaks of prevention.
    const days = found.trend.map(({ date }: { date: string }) => date);
    assert.deepEqual(days, ['2026-02-01', '2026-03-01', '2026-03-02', '2026-06-15']);
    const totals = found.trend.map(({ total }: { total: number }) => total);
    assert.ok(totals[0] > totals[1] && totals[2] > totals[1], `${totals}`);
    assert.equal(totals.at(-1), found.readiness.total);
  });

  it('is one page without a script, which applies nothing but its own style', async () => {
    const { code, stderr } = await report('--output', 'out/page.html', '--lang', 'zh-CN');
    assert.equal(code, 0, stderr);
    const html = await readFile(join(repository.root, 'out/page.html'), 'utf8');
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    assert.ok(html.includes(`content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'`));
    assert.doesNotMatch(html, /unsafe|<script| style=| on\w+=/);
    assert.match(html, /李娜 &#60;script&#62;/);
    assert.match(html, /<html lang="zh-CN">[\s\S]*交接总览[\s\S]*近期期限/);
    const places = [...html.matchAll(/<a href="([^"#]+)/g)].map(([, href = '']) => href);
    assert.ok(places.length > 10);
    for (const href of places)
      assert.ok(existsSync(join(repository.root, 'out', decodeURIComponent(href))), href);
  });

  it('comes out of the terminal as it is written to a file', async () => {
    const { stdout } = await report('--lang', 'en');
    await report('--lang', 'en', '--output', 'page.html');
    assert.equal(stdout, await readFile(join(repository.root, 'page.html'), 'utf8'));
  });

  it('is Markdown for a merge request', async () => {
    const { stdout } = await report('--format', 'markdown', '--lang', 'en');
    assert.match(stdout, /^<!-- handover:printed -->\n\n# 门诊 – Handover dashboard\n/);
    assert.match(stdout, /\n## Next deadlines\n\n- \[Printing\]\(<handover\/checklist\.yaml#L\d+>\): /);
  });

  it('says what cannot be read, and takes it for nothing else', async () => {
    const folder = await createRepository();
    try {
      await folder.write({ 'handover/checklist.yaml': CHECKLIST, 'handover/team.yaml': TEAM });
      const { stdout, code } = await handover(folder, 'report', '--format', 'json', '--lang', 'en', ...TODAY);
      assert.equal(code, 0);
      const { trend, notes, knowledge } = JSON.parse(stdout);
      assert.ok(trend === null || trend.length === 1, 'a repository without a commit has no history');
      assert.ok(knowledge === null || knowledge.files === 0);
      assert.equal(notes.length > 0, trend === null || knowledge === null);
    } finally {
      await folder.cleanup();
    }
  });

  it('cannot run without a pack', async () => {
    const folder = await createRepository();
    try {
      assert.equal((await handover(folder, 'report')).code, 2);
    } finally {
      await folder.cleanup();
    }
  });
});
