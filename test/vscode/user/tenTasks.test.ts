import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { addDays } from '../../../src/core/dates.ts';
import { projectRoot } from '../host/paths.ts';
import { run } from '../host/processes.ts';
import { createWorkspace, ISOLATED_GIT, type Workspace } from '../host/workspace.ts';
import { keepPicturesOfFailures, VsCodeUser } from './harness.ts';
import { find } from './workbench.ts';

// Ten things that people come for, each from the side bar in at most three clicks or keys; what they type is not counted.

const TODAY = new Date().toLocaleDateString('sv');

describe('a user who has ten things to do, with the side bar open', function () {
  this.timeout(240_000);
  let user: VsCodeUser;
  keepPicturesOfFailures(() => user);
  let workspace: Workspace;
  let count = 0;

  before(async () => {
    workspace = await createWorkspace();
    user = await VsCodeUser.start('en');
    await user.installVsix(join(projectRoot, 'dist', 'handover-pack.vsix'));
    await user.openFolder(workspace.folder);
    await user.trust();
    await user.commandPalette('Handover: Show Readiness');
  });
  after(async () => {
    await user?.close();
    await workspace?.remove();
  });
  beforeEach(() => {
    count = 0;
  });
  afterEach(function () {
    if (this.currentTest?.isPassed()) assert.ok(count <= 3, `${this.currentTest.title}: ${count} clicks`);
  });

  const row = (text: string | RegExp) =>
    user.page
      .locator('.pane-body .tree-explorer-viewlet-tree-view .monaco-list-row:visible')
      .filter({ hasText: text })
      .first();
  /** A button of a view in which there is nothing to see yet. */
  const welcome = (text: string) =>
    user.page.locator('.welcome-view-content .monaco-button:visible').filter({ hasText: text }).first();
  const pane = (name: string) => user.page.locator('.pane-header').filter({ hasText: name }).first();
  const click = async (what: Locator) => {
    count += 1;
    await what.click();
  };
  const press = async (key: string) => {
    count += 1;
    await user.page.keyboard.press(key);
  };
  /** Only the view that is meant is unfolded, as the person before left it. */
  const fold = async (...names: readonly string[]) => {
    for (const name of ['Readiness', 'Unresolved Issues', 'Config Files', 'Knowledge Risk', 'Transition']) {
      const wanted = String(names.includes(name));
      // A window that still writes files draws its views anew, and forgets a click.
      for (let tries = 0; tries < 5; tries += 1) {
        if ((await pane(name).getAttribute('aria-expanded')) === wanted) break;
        // On its name: the buttons of a view lie beside it.
        await pane(name).click({ position: { x: 30, y: 11 } });
        await user.page.waitForTimeout(500);
      }
    }
    await user.page.mouse.move(1200, 700);
  };
  /** A button of a view's title or of a row shows where the pointer is. */
  const button = async (over: Locator, name: string) => {
    await over.hover();
    await click(over.getByRole('button', { name, exact: false }).first());
  };
  /** A group that is folded is unfolded: a click that counts. */
  const expand = async (text: string) => {
    if ((await row(text).getAttribute('aria-expanded')) === 'false') await click(row(text));
  };
  const read = (path: string) => readFile(join(workspace.folder, path), 'utf8');
  const says = async (path: string, pattern: RegExp) => {
    for (let tries = 0; tries < 50; tries += 1) {
      if (existsSync(join(workspace.folder, path)) && pattern.test(await read(path))) return;
      await user.page.waitForTimeout(200);
    }
    assert.match(await read(path), pattern);
  };

  it('1. generates a pack', async () => {
    await click(welcome('Generate Handover Pack'));
    await user.asked('Which hospital or centre');
    await click(user.page.locator('.quick-input-widget .action-label.codicon-debug-step-over'));
    await click(find.quickInputRows(user.page).filter({ hasText: 'Write ' }).first());
    await says('handover/checklist.yaml', /from: /);
    await row('Must be known').waitFor();
    await user.screenshot('ten-1-generated');
  });

  it('2. sees what is missing', async () => {
    await fold('Readiness');
    await click(row('What is missing?'));
    await find.quickInputRows(user.page).filter({ hasText: 'Name the primary engineer' }).first().waitFor();
    await user.screenshot('ten-2-missing');
    await click(find.quickInputRows(user.page).filter({ hasText: 'Name the primary engineer' }).first());
    await user.openTab('team.yaml');
  });

  it('3. confirms five guesses and more', async () => {
    const marks = async () =>
      ((await read('handover/checklist.yaml')) + (await read('handover/team.yaml'))).match(/confirm: /g) ??
      [];
    const before = (await marks()).length;
    await button(pane('Readiness'), 'Confirm the Guesses');
    await user.asked('Tick what is right');
    await click(
      user.page.locator('.quick-input-widget:visible .quick-input-header').getByRole('checkbox').first(),
    );
    await click(find.quickInputOk(user.page));
    for (let tries = 0; tries < 50 && before - (await marks()).length < 5; tries += 1)
      await user.page.waitForTimeout(200);
    assert.ok(before - (await marks()).length >= 5, `${before} before, ${(await marks()).length} after`);
  });

  it('4. finds who knows a folder', async () => {
    await fold();
    await click(pane('Knowledge Risk'));
    await row('Folders').waitFor();
    await click(row('Folders'));
    assert.match(await row(/^config/).innerText(), /Li Na|Wang Wei/);
    await user.screenshot('ten-4-who-knows');
  });

  it('5. adds a config file to the index', async () => {
    await fold();
    await click(pane('Config Files'));
    await row(/ocumented|confirmed/).waitFor();
    await write('config/extra.properties', 'jdbc.url=x\n');
    await button(pane('Config Files'), 'Refresh');
    const open = row('extra.properties');
    await expand('Not documented: high risk');
    // A line that is drawn anew under the pointer takes no click; a person clicks again.
    const index = join(workspace.folder, 'handover/config-index.yaml');
    count += 1;
    for (
      let clicks = 0;
      clicks < 5 && !/extra\.properties/.test(await readFile(index, 'utf8'));
      clicks += 1
    ) {
      await open.hover({ timeout: 3000 }).catch(() => undefined);
      const add = open.getByRole('button', { name: 'Add to Config Index' }).first();
      await add.click({ timeout: 3000 }).catch(() => undefined);
      await user.page.waitForTimeout(1000);
    }
    await says('handover/config-index.yaml', /config\/extra\.properties/);
  });

  it('6. decides an issue', async () => {
    await fold();
    await click(pane('Unresolved Issues'));
    await row('Weaker hints').waitFor();
    // While sources arrive rows are drawn anew, and a button under the pointer goes; the whole list begins with its count.
    const view = user.page.locator('.pane', { has: pane('Unresolved Issues') });
    await view
      .locator('.message')
      .filter({ hasText: /^\s*\d+ (issue|weaker hint)/ })
      .waitFor();
    await expand('Weaker hints');
    await button(row('second visit'), 'Decide an Issue');
    count += 1;
    await user.answerQuickPick('Resolved', 'What was decided?');
    await user.asked('Why?');
    await user.page.keyboard.press('Enter');
    await says('handover/issues.yaml', /state: resolved/);
  });

  it('7. finds out why a commit is blocked', async () => {
    await write('handover/docs/network.md', '# Network\n\npassword: Abc@1234xyz\n');
    await run('git', ['-C', workspace.folder, 'add', '-A'], { env: { ...process.env, ...ISOLATED_GIT } });
    await fold('Readiness');
    await button(pane('Readiness'), 'Why Is My Commit Blocked');
    const found = find.quickInputRows(user.page).filter({ hasText: 'network.md' }).first();
    await found.waitFor();
    await user.screenshot('ten-7-blocked');
    await click(found);
    await user.page.locator('.tab.active').filter({ hasText: 'network.md' }).waitFor();
  });

  it('8. starts a departure', async () => {
    await write(
      'handover/team.yaml',
      'version: 1\npeople:\n  - { id: li, name: Li Na }\n  - { id: wang, name: Wang Wei }\n',
    );
    await fold('Transition');
    await click(welcome('Start Transition'));
    await user.asked('Who is leaving');
    await click(find.quickInputRows(user.page).filter({ hasText: 'Li Na' }).first());
    await user.asked('2 of 7');
    // A step back, and forth again: what was chosen stands there.
    await user.page.locator('.quick-input-widget .codicon-quick-input-back').click();
    await user.asked('1 of 7');
    await user.page.keyboard.press('Enter');
    await user.answerInput(TODAY, '2 of 7');
    await user.answerInput(addDays(TODAY, 20), '3 of 7');
    for (const step of [4, 5, 6]) {
      await user.asked(`${step} of 7`);
      await user.page.keyboard.press('Enter');
    }
    await user.asked('7 of 7');
    await find.quickInputOk(user.page).click();
    await user.asked('Departure: what will be written');
    await user.screenshot('ten-8-plan');
    await find.quickInputRows(user.page).filter({ hasText: 'Write ' }).first().click();
    await row('Next').waitFor();
  });

  it('9. ticks a task', async () => {
    await fold('Transition');
    const file = `handover/transitions/${TODAY.slice(0, 7)}-li/transition.yaml`;
    assert.doesNotMatch(await read(file), /sentOn/);
    await button(row('Tell the customer'), 'Mark a Task as Done');
    await says(file, /sentOn: /);
  });

  it('9 again, without a mouse', async () => {
    await user.page.keyboard.press('F1');
    await find.quickInputField(user.page).fill('>Handover: Mark a Task as Done');
    await find.quickInputRows(user.page).filter({ hasText: 'Mark a Task as Done' }).first().waitFor();
    await press('Enter');
    await user.asked('What is done?');
    await find.quickInputField(user.page).fill('customer');
    await user.screenshot('ten-9-keyboard');
    await press('Escape');
  });

  it('10. sees the next deadline', async () => {
    await fold('Transition');
    assert.notEqual((await row('Next').innerText()).replace('Next', '').trim(), '');
    await click(row('Next'));
    await user.page.locator('.tab.active').filter({ hasText: 'transition.yaml' }).waitFor();
    await user.screenshot('ten-10-deadline');
  });

  async function write(path: string, text: string): Promise<void> {
    await mkdir(join(workspace.folder, path, '..'), { recursive: true });
    await writeFile(join(workspace.folder, path), text);
  }
});
