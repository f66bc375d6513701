import assert from 'node:assert/strict';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { createWorkspace, type Workspace } from '../host/workspace.ts';
import { keepPicturesOfFailures, VsCodeUser } from './harness.ts';

// What a project manager sees who asks what would leave with a person; kept in dist/screenshots.

describe('a user who asks what leaves with a person', function () {
  this.timeout(180_000);
  let user: VsCodeUser;
  keepPicturesOfFailures(() => user);
  let workspace: Workspace;

  before(async () => {
    workspace = await createWorkspace();
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

  it('sees the people, and simulates a departure', async () => {
    await user.commandPalette('Handover: Show Knowledge Risk');
    await row('Li Na').waitFor();
    await user.screenshot('knowledge-en-1-view');
    await user.commandPalette('Handover: Simulate Departure');
    await user.screenshot('knowledge-en-2-who');
    await user.answerMultiPick(['Li Na']);
    // What is read makes room for it.
    for (const view of ['Readiness', 'Transition'])
      await user.page
        .locator('.pane-header')
        .filter({ hasText: view })
        .first()
        .click({ position: { x: 30, y: 11 } });
    await row('visit.ts').waitFor();
    await user.webview().locator('svg .file').first().waitFor();
    await user.screenshot('knowledge-en-3-departure');
    assert.deepEqual(await user.barriers(), []);
  });

  it('sees the same in Chinese', async () => {
    await user.setLanguage('zh-cn');
    await user.commandPalette('交接: 模拟');
    await user.answerMultiPick(['Li Na']);
    await row('visit.ts').waitFor();
    await user.webview().locator('svg .file').first().waitFor();
    await user.screenshot('knowledge-zh-1-departure');
  });
});
