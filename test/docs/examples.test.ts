import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { handover } from '../cli/run.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const TODAY = '2026-06-02';
/** They ask; without a terminal they write nothing, and say what to give instead. */
const ASKING: Readonly<Record<string, RegExp>> = {
  'handover generate': /--yes/,
  'handover generate --cwd services/lis': /--yes/,
  'handover set': /handover set progress\.stage/,
  'handover add contact': /handover add contact/,
  'handover transition start': /--leaving/,
  'handover transition start --leaving li --reported 2026-06-01 --last-day 2026-06-18': /--yes/,
  'handover transition start --leaving 李娜 --last-day 2026-12-31': /--yes/,
  'handover transition start --leaving Li Na --last-day 2026-12-31': /--yes/,
};

/** The lines of shell in a page, each as its words. */
function examplesOf(path: string): (readonly string[])[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .flatMap(([, lines = '']) => lines.split('\n'))
    .map(line => line.replace(/\s+# .*$/, ''))
    .filter(line => line.startsWith('handover '))
    .map(wordsOf);
}

/** The examples below the options of a command, each as its words; what they do stands behind two blanks. */
function examplesOfHelp(path: string): (readonly string[])[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(/^ {2}(handover .*?)(?: {2}.*)?$/gm)].map(([, line = '']) => wordsOf(line));
}

/** As a shell splits it. */
function wordsOf(line: string): readonly string[] {
  return (line.match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map(word => word.replaceAll('"', ''));
}

/** Each once; those in Chinese that stand in the English pages, too, are tried there. */
function examplesIn(language: 'en' | 'zh-CN'): (readonly string[])[] {
  const help = examplesOfHelp('docs/commands.md').filter(words => !/[>…]/.test(words.join(' ')));
  const english = [...PAGES.en.flatMap(examplesOf), ...help];
  const own = language === 'en' ? english : PAGES[language].flatMap(examplesOf);
  const tried = new Set(language === 'en' ? [] : english.map(words => words.join(' ')));
  return own.filter(words => {
    const line = words.join(' ');
    return !tried.has(line) && tried.add(line);
  });
}

const PAGES = {
  en: ['README.md', 'docs/manual.md', 'docs/export.md'],
  'zh-CN': ['README.zh-CN.md', 'docs/manual.zh-CN.md', 'docs/export.zh-CN.md'],
} as const;

describe('the examples of the documentation', () => {
  it('are the same in both languages, but for names and texts', () => {
    const shape = (words: readonly string[]) => words.filter(word => /^[-a-z]/.test(word)).join(' ');
    for (const [index, page] of PAGES.en.entries()) {
      const other = PAGES['zh-CN'][index] ?? '';
      assert.equal(examplesOf(other).length, examplesOf(page).length, `${page} and ${other}`);
      for (const [line, words] of examplesOf(page).entries())
        assert.equal(examplesOf(other)[line]?.[1], words[1], shape(words));
    }
  });
});

for (const language of ['en', 'zh-CN'] as const)
  describe(`each example of the documentation does what it says (${language})`, () => {
    let repository: TestRepository;
    let fingerprint: string;
    const pack = () => join(repository.root, 'handover');
    const kept = () => join(repository.root, '..', 'kept');
    const run = (...words: string[]) => handover(repository, ...words, '--lang', language);

    before(async () => {
      repository = await createRepository();
      await repository.commit({ files: FILES, author: 'Li Na <lina@his.example>', date: '2026-01-05' });
      await repository.commit({
        files: { 'src/Bed.java': 'class Bed {\n  // FIXME: beds are counted twice\n}\n' },
        date: '2026-02-02',
      });
      await repository.tag('v2.1');
      await repository.write({ '.git/COMMIT_EDITMSG': 'Fixes #12\n' });
      // Who sits here.
      await repository.git('config', 'user.email', 'lina@his.example');
      await repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD~1');
      const { code, stderr } = await run('generate', '--yes', '--today', TODAY);
      assert.equal(code, 0, stderr);
      await repository.write({ 'handover/team.yaml': TEAM, 'handover/checklist.yaml': CHECKLIST });
      const section = language === 'en' ? 'Start and stop' : '启动与停止';
      const reviewed = await run('review', 'operations-manual', section, '--covers', 'deploy/**');
      assert.equal(reviewed.code, 0, reviewed.stderr);
      const { stdout } = await run('issues', '--all', '--format', 'json');
      const { items } = JSON.parse(stdout) as { items: { fingerprint: string; class: string }[] };
      fingerprint = items.find(item => item.class === 'todo-comment')?.fingerprint ?? '';
      await run(
        'transition',
        'start',
        '--leaving',
        'li',
        '--last-day',
        '2026-06-18',
        '--yes',
        '--today',
        TODAY,
      );
      await run('export', '--to', 'docx', '--output', 'handover.docx');
      for (const [party, scan] of Object.entries(SCANS)) {
        const { code, stderr } = await run('transition', 'log', '--signed', `${party}=Qian`, '--scan', scan);
        assert.equal(code, 0, stderr);
      }
      await cp(pack(), kept(), { recursive: true });
    });
    after(() => repository.cleanup());
    beforeEach(async () => {
      await rm(pack(), { recursive: true });
      await cp(kept(), pack(), { recursive: true });
    });

    for (const words of examplesIn(language))
      it(words.join(' '), async () => {
        if (words.includes('start')) await rm(join(pack(), 'transitions'), { recursive: true });
        const line = words.slice(1).map(word => (word === '3f2a91' ? fingerprint : word));
        const { code, stdout, stderr } = await run(...line);
        const told = ASKING[words.join(' ')];
        if (told) assert.match(stderr, told);
        assert.ok(told ? code === 2 : code === 0 || code === 1, `${code}: ${stdout.slice(-500)}${stderr}`);
        assert.match(`${stdout}${stderr}`, /\S/);
      });
  });

const SCANS = { customer: 'scans/handover-signed.pdf', witness: 'scans/签署件.pdf' };
const FILES = {
  'pom.xml': '<project><version>2.1</version></project>\n',
  'config/application.yml': 'server:\n  port: 80\n',
  'config/application-prod.yml': 'server:\n  port: 81\n',
  'deploy/compose.yaml': 'services:\n  his:\n    image: his:2.1\n',
  'services/lis/pom.xml': '<project/>\n',
  'docs/network.md': '# Network\n\nThe ward is in VLAN 7.\n',
  'bugs.csv': '"Issue Key","Summary","Status"\n"HIS-7","Beds are counted twice","Done"\n',
  [SCANS.customer]: '%PDF-1.4 one\n',
  [SCANS.witness]: '%PDF-1.4 other\n',
};

const TEAM = `version: 1
people:
  - { id: li, name: Li Na, names: [李娜], role: implementer, emails: [lina@his.example], confirm: true, from: git }
  - { id: wang, name: Wang Fang, names: [王芳], role: developer }
  - { id: chen, name: Chen Ming, names: [陈明], role: project-manager }
  - { id: zhou, name: Zhou Yu, names: [周宇], role: support }
roles: { projectManager: chen, primary: li, deputy: wang }
`;

const CHECKLIST = `version: 1
progress:
  stage: operation
  milestones:
    - { id: go-live, name: Go-live, planned: 2026-02-01 }
    - { id: v2-1, name: v2.1, actual: 2026-02-02, confirm: true, from: tag v2.1 }
`;
