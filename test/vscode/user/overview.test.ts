import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { run } from '../host/processes.ts';
import { createWorkspace, ISOLATED_GIT, type Workspace } from '../host/workspace.ts';
import { keepPicturesOfFailures, VsCodeUser } from './harness.ts';

// A manager who wants to know in ten seconds how a project stands, and an engineer who wants to know why.

const TEAM = `version: 1
people:
  - { id: li, name: Li Na, role: implementer, emails: [li.na@example.invalid] }
  - { id: wang, name: Wang Wei, role: implementer, emails: [wang.wei@example.invalid] }
roles:
  primary: li
prevention:
  surveys:
    - { date: 2026-09-20 }
`;
const CHECKLIST = `version: 1
project:
  name: Outpatient
customer:
  status: in-progress
  owner: li
  name: City Hospital
  type: private-hospital
progress:
  status: done
  stage: operation
  milestones:
    - { id: second, title: Second go-live, kind: go-live, planned: 2027-03-01 }
deliverables:
  status: todo
`;
/** What VS Code calls a theme, and the class that its window has then. */
const THEMES = {
  dark: { name: 'Default Dark Modern', shown: 'vs-dark' },
  light: { name: 'Default Light Modern', shown: 'vs' },
  contrast: { name: 'Default High Contrast', shown: 'hc-black' },
  'contrast-light': { name: 'Default High Contrast Light', shown: 'hc-light' },
} as const;
const COMMAND_LINE = join(projectRoot, 'dist', 'cli.js');

describe('a user who wants to know how a project stands', function () {
  this.timeout(600_000);
  let user: VsCodeUser;
  keepPicturesOfFailures(() => user);
  let workspace: Workspace;

  const write = async (path: string, text: string) => {
    await mkdir(join(workspace.folder, path, '..'), { recursive: true });
    await writeFile(join(workspace.folder, path), text);
  };
  const commit = async (date: string) => {
    const env = { ...process.env, ...ISOLATED_GIT, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const who = ['-c', 'user.name=Li Na', '-c', 'user.email=li.na@example.invalid'];
    await run('git', ['-C', workspace.folder, 'add', '-A'], { env });
    await run('git', ['-C', workspace.folder, ...who, 'commit', '-qm', 'Handover'], { env });
  };
  const theme = (name: keyof typeof THEMES) =>
    write('.vscode/settings.json', JSON.stringify({ 'workbench.colorTheme': THEMES[name].name }));
  /** The window with the page and the views, in each theme: a picture, and nothing that keeps people from reading it. */
  const inAllThemes = async (language: string) => {
    // What keeps people from reading it are colours and what the page is made of, and not its words.
    for (const name of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
      await theme(name);
      await user.page.locator(`body .monaco-workbench.${THEMES[name].shown}`).waitFor();
      await user.webview().locator(`body[class*="vscode-"]`).waitFor();
      await user.screenshot(`overview-${language}-dashboard-${name}`);
      if (language === 'en' || name === 'contrast') assert.deepEqual(await user.barriers(), [], name);
    }
  };

  before(async () => {
    workspace = await createWorkspace();
    await write('handover/team.yaml', TEAM.replace('  primary: li\n', '  primary: wang\n'));
    await write('handover/checklist.yaml', CHECKLIST.replace('status: done', 'status: todo'));
    await commit('2026-03-01T12:00:00Z');
    await write('handover/team.yaml', TEAM);
    await commit('2026-07-01T12:00:00Z');
    await write('handover/checklist.yaml', CHECKLIST);
    await write('handover/docs/solutions.md', '# Solutions\n\n## Queue\n\nRestart it.\n');
    await commit('2026-10-01T12:00:00Z');
    await theme('dark');
    user = await VsCodeUser.start('en');
    await user.installVsix(join(projectRoot, 'dist', 'handover-pack.vsix'));
    await user.openFolder(workspace.folder);
    await user.trust();
  });

  after(async () => {
    await user?.close();
    await workspace?.remove();
  });

  const row = (text: string) =>
    user.page.locator('.pane-body .monaco-list-row:visible').filter({ hasText: text }).first();
  it('sees first how ready it is, and is led to what is missing', async () => {
    await user.commandPalette('Handover: Show Readiness');
    await row('Must be known').waitFor();
    assert.match(await row('1 Customer').innerText(), /in progress · kept by Li Na/);
    await user.screenshot('overview-en-1-readiness');
    await row('Why ').click();
    await user.asked('what brings most first');
    await user.screenshot('overview-en-2-why');
    await user.answerQuickPick('Name a deputy');
    await user.openTab('team.yaml');
  });

  it('opens the dashboard from the view, and goes from there to a place', async () => {
    await row('Must be known').hover();
    await user.page.locator('.pane-header').filter({ hasText: 'Readiness' }).first().hover();
    await user.page.getByRole('button', { name: 'Open Dashboard' }).first().click();
    const page = user.webview();
    await page.getByRole('heading', { name: 'Outpatient' }).waitFor();
    await page.locator('#knowledge .bar').first().waitFor();
    await page.locator('#issues li').first().waitFor();
    await page.locator('#trend svg').waitFor();
    await inAllThemes('en');
    await page.getByRole('link', { name: 'Second go-live' }).click();
    await user.openTab('checklist.yaml');
    await user.page.locator('.tab.active').filter({ hasText: 'checklist.yaml' }).waitFor();
  });

  it('reads the same in Chinese', async () => {
    await user.setLanguage('zh-cn');
    await user.commandPalette('交接: 查看准备情况');
    await row('必答').waitFor();
    await user.commandPalette('交接: 打开总览');
    const page = user.webview();
    await page.getByRole('heading', { name: '近期期限' }).waitFor();
    await page.locator('#trend svg').waitFor();
    await page.locator('#issues li').first().waitFor();
    await inAllThemes('zh');
  });

  for (const [command, language, ...words] of [
    ['report', 'en', '--format', 'html'],
    ['export', 'zh-CN', '--to', 'html'],
  ] as const)
    it(`reads in a browser what ${command} writes`, async () => {
      const output = join(workspace.folder, '..', `${command}.html`);
      const args = [COMMAND_LINE, command, ...words, '--output', output, '--lang', language];
      await run(process.execPath, [...args, '--cwd', workspace.folder], {
        env: { ...process.env, ...ISOLATED_GIT },
      });
      assert.deepEqual(await user.barriersInFile(output, command), []);
    });

  it('reads the page on a narrow and on a wide screen, and walks through it with the Tab key', async () => {
    const output = join(workspace.folder, '..', 'report.html');
    assert.deepEqual(await user.unreachableInFile(output, [300, 1280, 2000]), []);
  });
});
