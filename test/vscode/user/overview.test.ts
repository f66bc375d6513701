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
const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  contrast: 'Default High Contrast',
};

describe('a user who wants to know how a project stands', function () {
  this.timeout(240_000);
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
    write('.vscode/settings.json', JSON.stringify({ 'workbench.colorTheme': THEMES[name] }));

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
    await user.screenshot('overview-en-3-dashboard-dark');
    assert.deepEqual(await user.barriers(), []);
    await page.getByRole('link', { name: 'Second go-live' }).click();
    await user.openTab('checklist.yaml');
    await user.page.locator('.tab.active').filter({ hasText: 'checklist.yaml' }).waitFor();
  });

  it('reads the same in Chinese, light and in high contrast', async () => {
    await theme('light');
    await user.setLanguage('zh-cn');
    await user.commandPalette('交接: 查看准备情况');
    await row('必答').waitFor();
    await user.commandPalette('交接: 打开总览');
    const page = user.webview();
    await page.getByRole('heading', { name: '近期期限' }).waitFor();
    await page.locator('#trend svg').waitFor();
    await page.locator('#issues li').first().waitFor();
    await user.screenshot('overview-zh-1-dashboard-light');
    assert.deepEqual(await user.barriers(), []);
    await theme('contrast');
    await user.page.locator('body .monaco-workbench.hc-black').waitFor();
    await user.screenshot('overview-zh-2-dashboard-contrast');
    assert.deepEqual(await user.barriers(), []);
  });
});
