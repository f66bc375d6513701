import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { projectRoot } from '../host/paths.ts';
import { run } from '../host/processes.ts';
import { createWorkspace, ISOLATED_GIT, type Workspace } from '../host/workspace.ts';
import { keepPicturesOfFailures, VsCodeUser } from './harness.ts';
import { find } from './workbench.ts';

// Ten things that people come for, each from the side bar in at most three clicks or keys. What is typed into a field is
// not counted: a word to find a row, a name. Every click, and every key that chooses or confirms, is.

const TODAY = new Date().toLocaleDateString('sv');

describe('a user who has ten things to do, with the side bar open', function () {
  this.timeout(600_000);
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
  /**
   * A button of a row whose view is still drawn anew: a row under the pointer goes, and with it the click. A person who
   * sees that nothing came of it clicks again; it counts once.
   */
  const buttonUntil = async (over: Locator, name: string, isDone: () => Promise<boolean>) => {
    count += 1;
    for (let tries = 0; tries < 5; tries += 1) {
      await over.hover({ timeout: 3000 }).catch(() => undefined);
      await over
        .getByRole('button', { name, exact: false })
        .first()
        .click({ timeout: 3000 })
        .catch(() => undefined);
      if (await isDone()) return;
      await user.page.keyboard.press('Escape');
    }
    assert.fail(`nothing came of ${name}`);
  };
  /** Whether it is there within some seconds. */
  const appears = (what: Locator) =>
    what
      .first()
      .waitFor({ timeout: 6000 })
      .then(
        () => true,
        () => false,
      );
  /** A group that is folded is unfolded: a click that counts. */
  const expand = async (text: string) => {
    if ((await row(text).getAttribute('aria-expanded')) === 'false') await click(row(text));
  };
  const read = (path: string) => readFile(join(workspace.folder, path), 'utf8');
  const saysSoon = async (path: string, pattern: RegExp, seconds: number) => {
    for (let tries = 0; tries < seconds * 5; tries += 1) {
      if (existsSync(join(workspace.folder, path)) && pattern.test(await read(path))) return true;
      await user.page.waitForTimeout(200);
    }
    return false;
  };
  const says = async (path: string, pattern: RegExp) => {
    if (!(await saysSoon(path, pattern, 20))) assert.match(await read(path), pattern);
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
    await expand('Not documented: high risk');
    await buttonUntil(row('extra.properties'), 'Add to Config Index', () =>
      saysSoon('handover/config-index.yaml', /config\/extra\.properties/, 6),
    );
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
    await buttonUntil(row('second visit'), 'Decide an Issue', () =>
      appears(user.page.locator('.quick-input-widget:visible').getByPlaceholder('What was decided?')),
    );
    await button(find.quickInputRows(user.page).filter({ hasText: 'Resolved' }), 'Decide without a reason');
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
    await button(find.quickInputRows(user.page).filter({ hasText: 'Li Na' }), 'See the plan at once');
    await user.asked('Departure: what will be written');
    await user.screenshot('ten-8-plan');
    await click(find.quickInputRows(user.page).filter({ hasText: 'Write ' }).first());
    await row('Next').waitFor();
  });

  it('9. ticks a task', async () => {
    await fold('Transition');
    const file = `handover/transitions/${TODAY.slice(0, 7)}-li/transition.yaml`;
    assert.doesNotMatch(await read(file), /sentOn/);
    await buttonUntil(row('Tell the customer'), 'Mark a Task as Done', () => saysSoon(file, /sentOn: /, 6));
  });

  it('9 again, without a mouse', async () => {
    await press('F1');
    await find.quickInputField(user.page).fill('>Handover: Mark a Task as Done');
    await find.quickInputRows(user.page).filter({ hasText: 'Mark a Task as Done' }).first().waitFor();
    await press('Enter');
    await user.asked('What is done?');
    await find.quickInputField(user.page).fill('Rotate what the leaver');
    await find
      .quickInputRows(user.page)
      .filter({ hasText: 'Rotate what the leaver' })
      .first()
      .and(user.page.locator('.focused'))
      .waitFor();
    await user.screenshot('ten-9-keyboard');
    await press('Enter');
    await says(`handover/transitions/${TODAY.slice(0, 7)}-li/transition.yaml`, /doneOn: /);
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
