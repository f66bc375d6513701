import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { run } from '../host/processes.ts';
import { createWorkspace, ISOLATED_GIT, type Workspace } from '../host/workspace.ts';
import { keepPicturesOfFailures, VsCodeUser } from './harness.ts';

const TEAM = 'version: 1\npeople:\n  - { id: li, name: Li Na }\n  - { id: wang, name: Wang Wei }\n';
const CHECKLIST =
  'version: 1\nproject: { name: Outpatient }\nopenItems:\n  status: in-progress\n  items: []\n';

describe('a user who reads the views', function () {
  this.timeout(240_000);
  let user: VsCodeUser;
  keepPicturesOfFailures(() => user);
  const workspaces: Workspace[] = [];

  const newProject = async () => {
    const made = await createWorkspace();
    workspaces.push(made);
    await write(made.folder, 'handover/team.yaml', TEAM);
    await write(made.folder, 'handover/checklist.yaml', CHECKLIST);
    await write(made.folder, 'src/print.ts', '// FIXME: the second page is empty\n');
    // Only what git knows is searched.
    const env = { ...process.env, ...ISOLATED_GIT };
    await run('git', ['-C', made.folder, 'add', 'src/print.ts'], { env });
    return made.folder;
  };
  const rows = (pane: string) =>
    user.page.locator('.pane', { has: header(pane) }).locator('.monaco-list-row:visible');
  const header = (name: string) => user.page.locator('.pane-header').filter({ hasText: name });
  /** The first line of a view. */
  const message = (pane: string) =>
    user.page.locator('.pane', { has: header(pane) }).locator('.tree-explorer-viewlet-tree-view .message');
  const show = async (command: string, pane: string) => {
    await user.commandPalette(`Handover: ${command}`);
    await header(pane).and(user.page.locator('[aria-expanded="true"]')).waitFor();
  };
  const button = async (pane: string, name: string) => {
    await header(pane).hover();
    await header(pane).getByRole('button', { name, exact: false }).first().click();
  };

  before(async () => {
    user = await VsCodeUser.start('en');
    await user.installVsix(join(projectRoot, 'dist', 'handover-pack.vsix'));
  });
  after(async () => {
    await user?.close();
    for (const workspace of workspaces) await workspace.remove();
  });

  describe('of one folder', () => {
    let folder: string;
    before(async () => {
      folder = await newProject();
      await user.openFolder(folder);
      await user.trust();
    });

    it('narrows a view by typing, and sees everything again', async () => {
      await show('Show Unresolved Issues', 'Unresolved Issues');
      await rows('Unresolved Issues').filter({ hasText: 'second page' }).waitFor();
      await button('Unresolved Issues', 'Filter…');
      await user.asked('Words that a row must hold');
      await user.page.keyboard.type('visit');
      await rows('Unresolved Issues').filter({ hasText: 'second page' }).waitFor({ state: 'detached' });
      await rows('Unresolved Issues').filter({ hasText: 'second visit' }).waitFor();
      await user.page.keyboard.press('Enter');
      await message('Unresolved Issues').filter({ hasText: 'only “visit”' }).waitFor();
      await user.screenshot('views-filtered');
      await button('Unresolved Issues', 'Clear Filter');
      await rows('Unresolved Issues').filter({ hasText: 'second page' }).waitFor();
    });

    it('is told where nothing is left, and gets the rows back with Escape', async () => {
      await button('Unresolved Issues', 'Filter…');
      await user.asked('Words that a row must hold');
      await user.page.keyboard.type('nobody says this');
      await message('Unresolved Issues').filter({ hasText: 'No row holds “nobody says this”' }).waitFor();
      await user.page.keyboard.press('Escape');
      await rows('Unresolved Issues').filter({ hasText: 'second page' }).waitFor();
    });

    it('sees on the row what is in the checklist, and is led there the second time', async () => {
      const row = rows('Unresolved Issues').filter({ hasText: 'second page' }).first();
      await row.hover();
      await row.getByRole('button', { name: 'Add Issue to Checklist' }).click();
      await rows('Unresolved Issues').filter({ hasText: 'in the checklist' }).first().waitFor();
      await user.screenshot('views-listed');
      assert.match(
        await readFile(join(folder, 'handover/checklist.yaml'), 'utf8'),
        /the second page is empty/,
      );
      await row.click({ button: 'right' });
      await user.page.locator('.context-view').getByText('Show in Checklist').click();
      await user.page.locator('.tab.active').filter({ hasText: 'checklist.yaml' }).waitFor();
    });

    it('reads what and who at a width of 250 px', async () => {
      const sash = user.page.locator('.monaco-sash.vertical').first();
      const side = user.page.locator('.part.sidebar');
      const box = await side.boundingBox();
      assert.ok(box && (await sash.count()) > 0);
      await user.page.mouse.move(box.x + box.width, box.y + box.height / 2);
      await user.page.mouse.down();
      await user.page.mouse.move(box.x + 250, box.y + box.height / 2, { steps: 5 });
      await user.page.mouse.up();
      const row = rows('Unresolved Issues').filter({ hasText: 'second visit' }).first();
      // Weaker hints come last.
      await rows('Unresolved Issues').last().hover();
      await user.page.mouse.wheel(0, 1000);
      await row.waitFor();
      const shown = await row.locator('.monaco-icon-label-container').innerText();
      assert.match(shown, /refuse a second visit on the same day[\s\S]*Li Na/);
      await user.screenshot('views-250');
    });
  });

  describe('of two folders', () => {
    before(async () => {
      const [one, other] = [await newProject(), await newProject()];
      const place = dirname(one);
      const departure = 'version: 1\nid: 2026-06-li\nleaving: li\nreportedOn: 2026-06-01\n';
      await write(other, 'handover/transitions/2026-06-li/transition.yaml', departure);
      const named = { folders: [{ path: one }, { path: other, name: 'inpatient' }] };
      await writeFile(join(place, 'both.code-workspace'), JSON.stringify(named));
      await user.openFolder(join(place, 'both.code-workspace'));
      await user.trust();
    });

    for (const [command, pane] of [
      ['Show Readiness', 'Readiness'],
      ['Show Unresolved Issues', 'Unresolved Issues'],
      ['Show Undocumented Config Files', 'Config Files'],
    ] as const)
      it(`sees in ${pane} which folder is meant`, async () => {
        await show(command, pane);
        await rows(pane).filter({ hasText: 'outpatient' }).first().waitFor();
        await user.screenshot(`views-two-${pane.replaceAll(' ', '-')}`);
      });

    it('sees in Transition which folder is meant', async () => {
      const own = rows('Transition')
        .filter({ hasText: 'Departure of Li Na' })
        .filter({ hasText: 'inpatient' });
      await own.first().waitFor();
    });

    it('sees in Knowledge Risk which folder is meant, and can see the other', async () => {
      await header('Knowledge Risk').click({ position: { x: 30, y: 11 } });
      await message('Knowledge Risk').filter({ hasText: 'outpatient' }).waitFor();
      await rows('Knowledge Risk').filter({ hasText: 'Show another folder…' }).click();
      await user.answerQuickPick('inpatient');
      await message('Knowledge Risk').filter({ hasText: 'inpatient' }).waitFor();
    });
  });

  async function write(folder: string, path: string, text: string): Promise<void> {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});

describe('a user of a folder that is on no disk', function () {
  this.timeout(240_000);
  let user: VsCodeUser;
  keepPicturesOfFailures(() => user);
  let place: string;

  before(async () => {
    user = await VsCodeUser.start('en');
    const memory = 'example.memory';
    await user.installFolder(join(projectRoot, 'test/vscode/host/stand-ins', memory), `${memory}-0.0.1`);
    await user.installVsix(join(projectRoot, 'dist', 'handover-pack.vsix'));
    place = await mkdtemp(join(tmpdir(), 'handover-virtual-'));
    const file = join(place, 'virtual.code-workspace');
    await writeFile(file, JSON.stringify({ folders: [{ uri: 'memory:/outpatient', name: 'outpatient' }] }));
    await user.openFolder(file);
    if (await user.isRestricted()) await user.trust();
  });
  after(async () => {
    await user?.close();
    await rm(place, { recursive: true, force: true });
  });

  it('is told in every view what works there, and is interrupted by none', async () => {
    await user.commandPalette('Handover: Show Readiness');
    for (const name of ['Readiness', 'Unresolved Issues', 'Config Files', 'Knowledge Risk', 'Transition']) {
      const header = user.page.locator('.pane-header').filter({ hasText: name });
      if ((await header.getAttribute('aria-expanded')) === 'false')
        await header.click({ position: { x: 30, y: 11 } });
      const pane = user.page.locator('.pane', { has: header });
      await pane
        .locator('.welcome-view-content')
        .getByText('This folder is not on a disk')
        .waitFor({ state: 'attached' });
    }
    await user.screenshot('views-virtual');
    assert.equal(await user.page.locator('.notification-toast').count(), 0);
  });

  it('is told the same by a command that needs a disk', async () => {
    await user.commandPalette('Handover: Generate Handover Pack');
    await user.notification('This folder is not on a disk');
  });

  it('completes people in a file of the pack', async () => {
    assert.equal(await user.explorerHas('outpatient/handover/checklist.yaml'), true);
    await user.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'checklist.yaml' })
      .dblclick();
    await user.openTab('checklist.yaml');
    const line = user.page.locator('.view-line').filter({ hasText: 'owner:' });
    const offered = user.page.locator('.suggest-widget.visible').getByText('li-na').first();
    // The first list comes without people where the pack is still being read; a person asks again.
    for (let tries = 0; tries < 8 && !(await offered.isVisible()); tries += 1) {
      await user.page.keyboard.press('Escape');
      await line.click();
      await user.page.keyboard.press('End');
      await user.page.keyboard.press('ControlOrMeta+Space');
      await offered.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await offered.waitFor();
    await user.screenshot('views-virtual-completion');
  });
});
