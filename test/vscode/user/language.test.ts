import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { createWorkspace, type Workspace } from '../host/workspace.ts';
import { keepPicturesOfFailures, VsCodeUser } from './harness.ts';

// Somebody who writes the files of a pack by hand, without another extension; kept in dist/screenshots.

const TEAM = `version: 1
people:
  - id: li-na
    name: 李娜
    emails: [li.na@example.invalid]
  - id: wang-wei
    name: 王伟
`;
const CHECKLIST = `version: 1
project:
  name: Outpatient
  confirm: [name]
  from: name of the folder
customer:
  owner: li-na
progress:
  milestones:
    - id: v1
      title: First release
      planned: 2020-03-01
      confirm: true
      from: tag v1.0.0
`;

describe('a user who writes the files of a pack', function () {
  this.timeout(180_000);
  let user: VsCodeUser;
  keepPicturesOfFailures(() => user);
  let workspace: Workspace;

  before(async () => {
    workspace = await createWorkspace();
    mkdirSync(join(workspace.folder, 'handover'));
    writeFileSync(join(workspace.folder, 'handover', 'team.yaml'), TEAM);
    writeFileSync(join(workspace.folder, 'handover', 'checklist.yaml'), CHECKLIST);
    user = await VsCodeUser.start('zh-cn');
    await user.installVsix(join(projectRoot, 'dist', 'handover-pack.vsix'));
    await user.openFolder(workspace.folder);
  });

  after(async () => {
    await user?.close();
    await workspace?.remove();
  });

  it('is helped in Restricted Mode: guesses with their evidence, names and days beside values, choices in Chinese', async () => {
    assert.equal(await user.isRestricted(), true);
    await user.openFile('handover/checklist.yaml');
    const { page } = user;
    await page.locator('.codelens-decoration').filter({ hasText: '推测 1/2' }).first().waitFor();
    await page
      .locator('.view-line')
      .filter({ hasText: /owner:\sli-na\s*李娜/ })
      .first()
      .waitFor();
    await page
      .locator('.view-line')
      .filter({ hasText: /2020-03-01\s*\d+\s*天前/ })
      .first()
      .waitFor();
    await page.locator('.view-line').filter({ hasText: 'owner' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ty');
    const suggestion = (text: string) =>
      page.locator('.suggest-widget .monaco-list-row').filter({ hasText: text }).first();
    await suggestion('客户类型').waitFor();
    await user.screenshot('language-zh-1-fields');
    await page.keyboard.press('Enter');
    // The choices of the field come by themselves.
    await suggestion('公立医院').waitFor();
    await user.screenshot('language-zh-2-choices');
    await page.keyboard.press('Enter');
    await page
      .locator('.view-line')
      .filter({ hasText: /type:\spublic-hospital/ })
      .waitFor();
  });

  it('confirms a guess over its line', async () => {
    const { page } = user;
    await page
      .locator('.codelens-decoration a')
      .filter({ hasText: /^确认$/ })
      .first()
      .click();
    await page.locator('.codelens-decoration').filter({ hasText: '推测 1/1' }).first().waitFor();
    await user.screenshot('language-zh-3-confirmed');
  });
});
