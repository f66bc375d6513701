import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { createWorkspace, type Workspace } from '../host/workspace.ts';
import { keepPicturesOfFailures, VsCodeUser } from './harness.ts';

// What an engineer sees who looks for config files that nobody described; kept in dist/screenshots.

describe('a user who looks for undocumented config files', function () {
  this.timeout(180_000);
  let user: VsCodeUser;
  keepPicturesOfFailures(() => user);
  let workspace: Workspace;

  before(async () => {
    workspace = await createWorkspace();
    mkdirSync(join(workspace.folder, 'handover'));
    writeFileSync(
      join(workspace.folder, 'handover', 'config-index.yaml'),
      'version: 1\nentries:\n  - path: config/printer.properties\n    purpose: Paper and name of the printer at the front desk\n',
    );
    writeFileSync(join(workspace.folder, 'config', 'jdbc.properties'), 'jdbc.url=x\njdbc.password=y\n');
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

  it('sees them by risk, and adds one with a click', async () => {
    await user.commandPalette('Handover: Show Undocumented Config Files');
    await row('Not documented: high risk').waitFor();
    await row('application.yml').waitFor();
    await user.screenshot('configs-en-1-view');
    const tab = user.page.locator('.tab.active').filter({ hasText: 'config-index.yaml' });
    // A line that is drawn anew under the pointer takes no click; a person clicks again.
    for (let clicks = 0; clicks < 4 && !(await tab.isVisible()); clicks += 1) {
      await row('application.yml').hover();
      await row('application.yml').locator('.action-label.codicon-add').click();
      await tab.waitFor({ timeout: 4000 }).catch(() => undefined);
    }
    await tab.waitFor();
    // The person types over what is selected, so it must be.
    await user.page.locator('.statusbar-item').filter({ hasText: 'selected' }).first().waitFor();
    await user.page.keyboard.type('Where the server of the hospital listens');
    await user.page
      .locator('.view-line')
      .filter({ hasText: /purpose:\sWhere\sthe\sserver\sof/ })
      .waitFor();
    await user.screenshot('configs-en-2-added');
  });

  it('sees a quiet mark in the explorer on what nothing describes', async () => {
    await user.commandPalette('File: Focus on Files Explorer');
    const folder = user.page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ hasText: 'config' })
      .first();
    if (!(await row('jdbc.properties').isVisible())) await folder.click();
    const marked = user.page.locator('.explorer-folders-view [aria-label*="jdbc.properties"]').first();
    await marked.waitFor();
    await user.page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ hasText: 'jdbc.properties' })
      .locator('[class*="badge"]')
      .first()
      .waitFor({ state: 'attached' });
    await user.screenshot('configs-en-3-explorer');
    assert.ok(await marked.isVisible());
  });

  it('sees the same in Chinese', async () => {
    await user.setLanguage('zh-cn');
    await user.commandPalette('交接: 查看未说明的配置文件');
    await row('未说明：高风险').waitFor();
    await user.screenshot('configs-zh-1-view');
  });
});
