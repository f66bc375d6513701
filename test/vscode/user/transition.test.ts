import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '../../../src/core/dates.ts';
import { projectRoot } from '../host/paths.ts';
import { createWorkspace, type Workspace } from '../host/workspace.ts';
import { keepPicturesOfFailures, VsCodeUser } from './harness.ts';

// A project manager with a Chinese VS Code: one departure from notice to close, by clicking. The day is the real one,
// so the dates of the departure are put around it; each step on its own date is played in test/cli/transition.test.ts.

const VSIX = join(projectRoot, 'dist', 'handover-pack.vsix');
const TODAY = new Date().toLocaleDateString('sv');
const REPORTED = addDays(TODAY, -30);
const LAST_DAY = addDays(TODAY, -12);
const TEAM = `version: 1
people:
  - { id: chen, name: 陈明, role: project-manager }
  - { id: li, name: 李伟, role: implementer }
  - { id: wang, name: 王芳, role: implementer }
  - { id: zhou, name: 周宇, role: support }
  - { id: sun, name: 孙丽, role: hr }
  - { id: qian, name: 钱博, role: other }
`;
const CHECKLIST = `version: 1
project:
  name: 智慧体检
customer:
  status: in-progress
  name: 健康体检中心
  type: checkup-center
  contacts:
    - { id: zhang, name: 张建国, role: 信息科主任 }
  accounts:
    - { id: peis-db, system: 体检数据库, holder: li }
    - { id: vpn, system: 院方 VPN, shared: true }
progress:
  status: in-progress
  stage: operation
`;

describe('a project manager who leads a departure in VS Code', function () {
  this.timeout(400_000);
  // Each step goes on where the one before it ended.
  this.bail(true);
  let user: VsCodeUser;
  keepPicturesOfFailures(() => user);
  let workspace: Workspace;
  let folder: string;

  before(async () => {
    assert.ok(existsSync(VSIX), 'npm run package makes the extension that is tested here');
    workspace = await createWorkspace();
    await mkdir(join(workspace.folder, 'handover'));
    await writeFile(join(workspace.folder, 'handover.config.yaml'), 'version: 1\nlanguage: zh-CN\n');
    await writeFile(join(workspace.folder, 'handover/team.yaml'), TEAM);
    await writeFile(join(workspace.folder, 'handover/checklist.yaml'), CHECKLIST);
    folder = join(workspace.folder, 'handover/transitions', `${REPORTED.slice(0, 7)}-li`);
    user = await VsCodeUser.start('zh-cn');
    await user.installVsix(VSIX);
    await user.openFolder(workspace.folder);
    await user.trust();
  });

  after(async () => {
    await user?.close();
    await workspace?.remove();
  });

  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const rows = () => user.page.locator('.pane-body .tree-explorer-viewlet-tree-view .monaco-list-row');
  /** The line of this label, or one that begins with it; what stands behind the label is not looked at. */
  const row = (text: string) =>
    rows()
      .filter({ has: user.page.locator('.label-name').filter({ hasText: new RegExp(`^${text}`) }) })
      .first();
  const bar = () => user.page.locator('.statusbar-item[id*="handoverPack.transition"]');
  /** Opens a line of the view; one that is open already stays so. */
  const expand = async (text: string) => {
    // Lines below the end of the view are not drawn: then a person scrolls.
    for (let turns = 0; turns < 5 && (await row(text).count()) === 0; turns += 1) {
      await user.page.waitForTimeout(1000);
      if ((await row(text).count()) > 0) break;
      await rows().last().hover();
      await user.page.mouse.wheel(0, 300);
    }
    await row(text).waitFor();
    if ((await row(text).getAttribute('aria-expanded')) === 'false')
      await row(text).locator('.monaco-tl-twistie').click();
  };
  /** Clicks the tick of a line, as one does: the pointer over it, then the icon. */
  const tick = async (text: string) => {
    // What the pointer explains lies over the lines below it.
    await user.page.mouse.move(1200, 700);
    await user.page.locator('.hover-contents:visible').first().waitFor({ state: 'hidden' });
    await row(text).hover();
    await row(text).locator('.action-label.codicon-check').click();
  };
  /** Whether the file says it, within some seconds. */
  const says = async (name: string, pattern: RegExp, seconds: number) => {
    for (let tries = 0; tries < seconds * 5; tries += 1) {
      if (pattern.test(await read(name))) return true;
      await user.page.waitForTimeout(200);
    }
    return false;
  };
  /** Waits until the file says it. */
  const written = async (name: string, pattern: RegExp) => {
    if (!(await says(name, pattern, 10))) assert.match(await read(name), pattern);
    // The view is drawn anew a moment after; a person looks before they click again.
    await user.page.waitForTimeout(800);
  };
  /** Ticks a line off. A line that is drawn anew under the pointer takes no click: then a person clicks again. */
  const tickOff = async (text: string, name: string, pattern: RegExp) => {
    for (let clicks = 0; clicks < 3; clicks += 1) {
      await tick(text);
      if (await says(name, pattern, 5)) break;
    }
    await written(name, pattern);
  };

  /** Ticks a line that asks something first, until the question is there; a lost click is made again, as above. */
  const tickAndAnswer = async (text: string, question: string) => {
    const widget = user.page.locator('.quick-input-widget:visible');
    // The question of a list stands in its empty field.
    const asked = widget
      .filter({ hasText: question })
      .or(widget.filter({ has: user.page.locator(`input[placeholder*="${question}"]`) }))
      .first();
    for (let clicks = 0; clicks < 3; clicks += 1) {
      await tick(text);
      const isThere = asked.waitFor({ timeout: 6000 }).then(
        () => true,
        () => false,
      );
      if (await isThere) return;
    }
    await asked.waitFor();
  };

  it('sees no deadline while nobody is leaving', async () => {
    assert.equal(await bar().count(), 0);
  });

  it('begins step by step', async () => {
    await user.commandPalette('开始离岗交接');
    await user.answerQuickPick('李伟');
    await user.answerInput(REPORTED, '第 2 步');
    await user.answerInput(LAST_DAY, '第 3 步');
    await user.answerQuickPick('尚未确定');
    await user.answerQuickPick('运维');
    await user.answerQuickPick('体检中心');
    await user.screenshot('zh-transition-1-interfaces');
    await user.answerMultiPick(['其他']);
    await user.page.getByText('待收回账号 2 个').first().waitFor();
    await user.screenshot('zh-transition-2-confirm');
    // What it will say can be read beside the question.
    await user.answerQuickPick('customer-notice.md');
    await user.page.getByRole('tab', { name: 'customer-notice.md' }).waitFor();
    await user.screenshot('zh-transition-2-letter');
    await user.page.locator('.codelens-decoration a').filter({ hasText: '写入' }).first().click();
    await user.openTab('customer-notice.md');
    await row('应急响应').waitFor();
    await user.screenshot('zh-transition-3-begun');
    // Who leads a departure makes room for it.
    const header = user.page.locator('.pane-header').filter({ hasText: '准备情况' }).first();
    // A header that is drawn anew under the pointer takes no click: then a person clicks again.
    for (
      let clicks = 0;
      clicks < 3 && (await header.getAttribute('aria-expanded')) !== 'false';
      clicks += 1
    ) {
      // In the middle lie the buttons of the view.
      await header.click({ position: { x: 40, y: 8 } });
      await user.page.waitForTimeout(1000);
    }
    assert.match(await read('transition.yaml'), /stage: operation\n[\s\S]*customerType: checkup-center/);
    assert.match(await read('transition.yaml'), /清查未发放、未总检的报告并处理完毕/);
  });

  it('is shown what is late, in words and not in colours only', async () => {
    await row('告知客户').waitFor();
    assert.match(await row('告知客户').innerText(), /已逾期/);
    assert.match(await row('应急响应').innerText(), /0\/3 – 已逾期|1\/3 – 已逾期/);
    assert.match(await bar().innerText(), /告知客户/);
  });

  it('answers: customer told, duties given, successor named', async () => {
    await user.openFile(`handover/transitions/${REPORTED.slice(0, 7)}-li/transition.yaml`);
    const lens = (words: string) =>
      user.page.locator('.codelens-decoration a').filter({ hasText: words }).first();
    await lens('登记观察记录').waitFor();
    await user.screenshot('zh-transition-3-lenses');
    await user.page.locator('.monaco-editor .view-lines').first().click();
    await user.page.keyboard.press('ControlOrMeta+G');
    const line = (await read('transition.yaml')).split('\n').indexOf('customerNotice:') + 1;
    await user.answerInput(`:${line}`);
    await lens('标记为今天已告知').click();
    await written('transition.yaml', new RegExp(`sentOn: ${TODAY}`));
    await tickAndAnswer('成立专项小组', '钱博');
    await user.answerQuickPick('钱博');
    await written('transition.yaml', /person: qian/);
    await tickAndAnswer('确定接手人', '王芳');
    await user.answerQuickPick('王芳');
    await written('transition.yaml', /phase: handover/);
    await user.screenshot('zh-transition-4-answered');
  });

  it('hands over: meeting, teach-back, tasks, accounts', async () => {
    await tickAndAnswer('现场交接会议', '会议时长');
    await user.answerInput('250', '会议时长');
    await user.answerInput('体检楼二层会议室', '会议地点');
    await user.answerQuickPick('张建国', '客户方由谁参加');
    await user.answerInput('团检登记到总检', '演示了哪些');
    await user.answerInput('危急值规则；套餐互斥', '讲解了哪些');
    await user.answerQuickPick('是，在客户现场', '是否在客户现场');
    await written('transition.yaml', /minutes: 250/);
    await expand('现场交接会议');
    for (const topic of ['日常巡检', '停机应急处置', '结算与上报', '各接口的故障', '绝对不能动']) {
      await tickAndAnswer(`接手人复述：${topic}`, '用自己的话复述');
      await user.answerQuickPick('接手人已用自己的话复述');
      await written('transition.yaml', new RegExp(`topic: ${topic}.*\\n.*confirmedBy: wang`));
    }
    await tickAndAnswer('接手人复述：停机应急处置', '独立操作');
    await user.answerQuickPick('独立操作');
    await user.answerQuickPick('李伟', '由谁在旁观看');
    await user.answerInput('演练切换成功', '结果如何');
    await written('transition.yaml', /kind: runbook\n[\s\S]*?result: 演练切换成功\n.*watchedBy: li/);
    await row('现场交接会议').locator('.monaco-tl-twistie').click();
    await expand('完成全部任务');
    const count = (await read('transition.yaml')).match(/ {2}- id: /g)?.length ?? 0;
    assert.ok(count >= 7, `${count} tasks`);
    const titles = [...(await read('transition.yaml')).matchAll(/ {4}title: (.{6})/g)].map(
      ([, words = '']) => words,
    );
    for (const [index, title] of titles.entries()) {
      await tickOff(`(★ )?${title}`, 'transition.yaml', new RegExp(`(doneOn: [\\s\\S]*){${index + 1}}`));
    }
    await row('完成全部任务').locator('.monaco-tl-twistie').click();
    await expand('收回权限');
    await tickOff('收回：体检数据库', 'transition.yaml', /account: peis-db\n {4}revokedOn/);
    await tickOff('更换共用口令：院方 VPN', 'transition.yaml', /account: vpn\n {4}rotatedOn/);
    await user.screenshot('zh-transition-5-handed-over');
  });

  it('logs an incident of the observation', async () => {
    await expand('观察期$');
    await tickOff('观察期结束', 'transition.yaml', /phase: observation/);
    await user.commandPalette('登记观察记录');
    await user.answerQuickPick('故障');
    await user.answerQuickPick('较重', '严重程度');
    await user.answerInput('报告打印中断半小时', '发生经过');
    await user.answerQuickPick('是，已召回李伟', '是否已召回');
    await user.answerQuickPick('王芳', '由谁处理');
    await written('observation-log.yaml', /severity: major\n[\s\S]*recall:\n {6}person: li/);
  });

  it('is not let go before the observation is over and all have signed', async () => {
    await user.commandPalette('关闭离岗交接');
    await user.page.getByText('不能关闭').first().waitFor();
    await user.screenshot('zh-transition-6-not-closed');
    await user.page.keyboard.press('Escape');
    assert.doesNotMatch(await read('transition.yaml'), /closed:/);
  });

  it('signs, and closes with a reason for what is still open; what the leaver held changes hands', async () => {
    const text = (await read('transition.yaml')).replace(
      /startsOn: .*/,
      `startsOn: ${addDays(TODAY, -14)} # 已与客户确认`,
    );
    await writeFile(join(folder, 'transition.yaml'), text);
    await expand('观察期结束');
    await tickOff('故障 报告打印中断半小时', 'observation-log.yaml', new RegExp(`resolvedOn: ${TODAY}`));
    await expand('签署关闭');
    await expand('三方签署');
    await tickAndAnswer('离岗人员$', '签字件存放在何处');
    await user.answerQuickPick('以后补充');
    await written('transition.yaml', /party: leaver\n {4}name: 李伟\n {4}signedOn/);
    await tickAndAnswer('接手人$', '签字件存放在何处');
    await user.answerQuickPick('填写纸质件的存放位置');
    await user.answerInput('档案室 3 号柜', '纸质件存放在哪里');
    await written(
      'transition.yaml',
      /party: successor\n {4}name: 王芳\n {4}signedOn: .*\n {4}evidence: 档案室 3 号柜/,
    );
    await tickAndAnswer('客户$', '由谁签署');
    await user.answerInput('张建国', '由谁签署');
    await user.answerQuickPick('填写纸质件的存放位置', '签字件存放在何处');
    await user.answerInput('档案室 3 号柜', '纸质件存放在哪里');
    await written('transition.yaml', /party: customer\n {4}name: 张建国\n {4}signedOn/);
    // Where the paper of the first one is turns up a while later.
    await tickAndAnswer('离岗人员$', '签字件存放在何处');
    await user.answerQuickPick('填写纸质件的存放位置');
    await user.answerInput('扫描件已归档', '纸质件存放在哪里');
    await written('transition.yaml', /name: 李伟\n {4}signedOn: .*\n {4}evidence: 扫描件已归档/);
    await user.commandPalette('登记交接进展');
    await user.answerQuickPick('移交物品');
    await user.answerQuickPick('钥匙');
    await user.answerInput('机房钥匙', '名称');
    await user.answerInput('2', '数量');
    await user.answerInput('信息科保险柜', '存放位置');
    await user.answerInput('', '版本或日期');
    await user.answerInput('', '密级');
    await user.answerInput('', '备注');
    await written('transition.yaml', /name: 机房钥匙\n {6}kind: key\n {6}quantity: 2/);
    await user.commandPalette('关闭离岗交接');
    await user.page.getByRole('button', { name: '强制关闭' }).click();
    await user.answerInput('客户已在纸质清单上签收', '强制关闭的原因');
    await user.answerInput('体检旺季前要提前排班', '经验教训');
    await user.screenshot('zh-transition-7-transfer');
    // A step back, and forth again: what was written stands there.
    await user.answerDialog('返回');
    await user.asked('经验教训');
    await user.page.keyboard.press('Enter');
    await user.page.getByRole('button', { name: '关闭交接' }).click();
    await written('transition.yaml', new RegExp(`closed:\\n {2}on: ${TODAY}\\n`));
    assert.match(await read('transition.yaml'), /# 已与客户确认/);
    // The files of one edit are saved one after the other.
    await written('../../team.yaml', /lesson: 体检旺季前要提前排班/);
    await user.page.getByText('目前无人离岗').first().waitFor();
    assert.equal(await bar().count(), 0);
    await user.screenshot('zh-transition-7-closed');
  });
});
