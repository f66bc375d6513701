import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { createWorkspace, type Workspace } from '../host/workspace.ts';
import { keepPicturesOfFailures, VsCodeUser } from './harness.ts';

// A person with the packed extension: what they see is kept in dist/screenshots.

/** A page with a password in it, as people write them. */
const NETWORK = '# 网络\n\n返回[首页](../README.md)。\n\n数据库密码：Abc@1234\n';
const VSIX = join(projectRoot, 'dist', 'handover-pack.vsix');

describe('a user with the packed extension', function () {
  this.timeout(180_000);
  let user: VsCodeUser;
  keepPicturesOfFailures(() => user);
  let workspace: Workspace;

  before(async () => {
    assert.ok(existsSync(VSIX), 'npm run package makes the extension that is tested here');
    workspace = await createWorkspace();
    user = await VsCodeUser.start('en');
    await user.installVsix(VSIX);
    await user.openFolder(workspace.folder);
  });

  after(async () => {
    await user?.close();
    await workspace?.remove();
  });

  it('is told in Restricted Mode that the folder must be trusted, and nothing is written', async () => {
    assert.equal(await user.isRestricted(), true);
    await user.commandPalette('Handover: Generate Handover Pack');
    await user.notification('only in a trusted folder');
    await user.screenshot('en-1-restricted');
    assert.ok(!existsSync(join(workspace.folder, 'handover')));
    await user.page.keyboard.press('Escape');
    await user.trust();
  });

  it('is shown around by the walkthrough', async () => {
    await user.commandPalette('Welcome: Open Walkthrough...');
    await user.answerQuickPick('Start with Handover Pack');
    await user.page.getByText('Start the first departure').first().waitFor();
    await user.screenshot('en-0-walkthrough');
    await user.page.keyboard.press('ControlOrMeta+F4');
  });

  it('is led to the first pack from where somebody who leaves is looked for', async () => {
    await user.commandPalette('Handover Pack: Focus on Transition View');
    await user.page.getByText('This project has no handover pack yet').first().waitFor();
    await user.screenshot('en-1-no-pack');
    await user.page.getByRole('button', { name: 'Generate Handover Pack' }).first().click();
    await user.page.getByText('Which hospital or centre').first().waitFor();
    await user.page.keyboard.press('Escape');
    assert.ok(!existsSync(join(workspace.folder, 'handover')));
    await user.commandPalette('File: Focus on Files Explorer');
  });

  it('answers the questions, sees the plan and gets a pack', async () => {
    await user.commandPalette('Handover: Generate Handover Pack');
    await user.page.getByText('Which hospital or centre').first().waitFor();
    await user.screenshot('en-2-question');
    await user.answerInput('City Hospital');
    await user.answerQuickPick('private hospital');
    await user.answerQuickPick('guess it from the tags');
    await user.answerQuickPick('English');
    await user.page.getByText('what will be written').first().waitFor();
    await user.screenshot('en-3-plan');
    await user.answerQuickPick('handover/checklist.yaml');
    await user.page.getByText('handover-plan').or(user.page.getByText('City Hospital')).first().waitFor();
    await user.page.locator('.codelens-decoration').getByText('Write 16 files?').waitFor();
    await user.screenshot('en-4-preview');
    assert.ok(!existsSync(join(workspace.folder, 'handover')));
    // Nothing lies over the file, and the way back leads to the list.
    await user.page.locator('.codelens-decoration').getByText('Back to the list').click();
    await user.answerQuickPick('handover/team.yaml');
    await user.page.locator('.tab.active').filter({ hasText: 'team.yaml' }).waitFor();
    await user.page.locator('.view-line').filter({ hasText: 'people:' }).waitFor();
    await user.page.locator('.codelens-decoration').getByText('Write 16 files?').click();
    await user.notification('16 files written');
    assert.equal(await user.explorerHas('handover/checklist.yaml'), true);
    await user.screenshot('en-5-written');
    const checklist = await readFile(join(workspace.folder, 'handover', 'checklist.yaml'), 'utf8');
    assert.match(checklist, /name: City Hospital\n {2}type: private-hospital/);
  });

  it('is told that there is nothing to do the second time', async () => {
    await user.commandPalette('Handover: Generate Handover Pack');
    await user.notification('nothing to write');
    await user.screenshot('en-6-unchanged');
  });

  it('takes the whole pack back with one undo', async () => {
    await user.openTab('README.md');
    await user.page.locator('.editor-instance .view-lines').first().click();
    await user.page.keyboard.press('ControlOrMeta+Z');
    await user.page.waitForTimeout(1500);
    await user.screenshot('en-7-undo');
    const names = await readdir(workspace.folder);
    assert.ok(!names.includes('handover.config.yaml'), names.join(' '));
    // Empty folders of what was taken back do not stay either.
    assert.ok(!names.includes('handover'), names.join(' '));
  });

  it('is asked which folder of a workspace with two', async () => {
    const file = join(workspace.folder, '..', 'two.code-workspace');
    await mkdir(join(workspace.folder, '..', 'billing'));
    await writeFile(file, JSON.stringify({ folders: [{ path: 'outpatient' }, { path: 'billing' }] }));
    await user.openFolder(file);
    await user.trust();
    await user.commandPalette('Handover: Generate Handover Pack');
    await user.page
      .getByText('Which folder should get')
      .or(user.page.getByPlaceholder('Which folder should get'))
      .first()
      .waitFor();
    await user.screenshot('en-8-which-folder');
    await user.answerQuickPick('billing');
    await user.answerInput('');
    await user.answerQuickPick('decide later');
    await user.answerQuickPick('guess it from the tags');
    await user.answerQuickPick('English');
    await user.answerQuickPick('Write 16 files?');
    await user.notification('16 files written');
    assert.ok(existsSync(join(workspace.folder, '..', 'billing', 'handover', 'team.yaml')));
    assert.ok(!existsSync(join(workspace.folder, 'handover', 'team.yaml')));
    await user.openFolder(workspace.folder);
  });

  it('does the same in Chinese', async () => {
    await rm(join(workspace.folder, 'handover'), { recursive: true, force: true });
    await rm(join(workspace.folder, 'handover.config.yaml'), { force: true });
    await user.setLanguage('zh-cn');
    await user.commandPalette('交接: 生成交接包');
    await user.page.getByText('哪家医院').first().waitFor();
    await user.screenshot('zh-1-question');
    await user.answerInput('市第一人民医院');
    await user.answerQuickPick('公立医院');
    await user.answerQuickPick('根据标签推测');
    await user.answerQuickPick('简体中文');
    await user.page.getByText('将要写入的内容').first().waitFor();
    await user.screenshot('zh-2-plan');
    await user.answerQuickPick('写入 16 个文件');
    await user.notification('已写入 16 个文件');
    assert.equal(await user.explorerHas('handover/docs/operations-manual.md'), true);
    await user.screenshot('zh-3-written');
    await writeFile(join(workspace.folder, 'handover', 'docs', 'network.md'), NETWORK);
    assert.match(await readFile(join(workspace.folder, 'handover', 'README.md'), 'utf8'), /## 状态/);
  });

  it('sees in Chinese what is wrong in a file of the pack, and fixes it with a reason', async () => {
    await user.openFile('network.md');
    await user.page.getByText('密码').first().waitFor();
    const problems = (await user.problems('此处明文写有密码')).join('\n');
    assert.match(problems, /此处明文写有密码/);
    assert.ok(!problems.includes('Abc@1234'));
    await user.screenshot('zh-4-problem');
    await user.page.locator('.monaco-list-row', { hasText: '此处明文写有密码' }).first().dblclick();
    await user.page.waitForTimeout(1000);
    await user.page.keyboard.press('ControlOrMeta+.');
    await user.page.getByText('写明原因，在此行禁用').first().waitFor();
    await user.screenshot('zh-5-quick-fix');
    await user.page.getByText('写明原因，在此行禁用').first().click();
    await user.answerInput('培训环境的公开示例', '原因');
    await user.page.getByText('handover-disable-next-line credential').first().waitFor();
    await user.screenshot('zh-6-disabled');
    await user.page.keyboard.press('ControlOrMeta+S');
  });

  it('validates the whole pack in Chinese, and reads what a rule is for', async () => {
    await user.commandPalette('交接: 检查交接包');
    const problems = await user.problems('推测内容尚未确认');
    assert.ok(problems.length > 0);
    await user.screenshot('zh-7-validated');
    await user.commandPalette('交接: 查看规则说明');
    await user.answerQuickPick('credential');
    await user.page.waitForTimeout(2000);
    await user.screenshot('zh-8-rule');
  });
});
