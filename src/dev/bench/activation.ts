import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { VsCodeUser } from '../../../test/vscode/user/harness.ts';
import { CLI, type Figures, report, sized } from './measure.ts';

// How long activating the packed extension (`npm run package` makes it) takes, as VS Code itself says in "Show Running
// Extensions": a window is opened, and the first view is asked for once the window is quiet. What VS Code says of an
// extension that starts with the window is mostly how long it waited for the others; its own Git takes 100 to 400 ms then.

const WINDOWS = sized(9, 1);
/** Milliseconds until a window on two processors has nothing left to do. */
const QUIET = 10_000;
const VSIX = join(dirname(CLI), 'handover-pack.vsix');

if (existsSync(VSIX))
  report('activating the extension in a quiet window', await activations(), {
    above: 50,
    of: 0,
    floor: 'nothing',
  });
else console.log('no dist/handover-pack.vsix: npm run package makes it');

async function activations(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-bench-activation-'));
  execFileSync('git', ['init', '--quiet', folder]);
  writeFileSync(join(folder, 'README.md'), '# A project\n');
  const user = await VsCodeUser.start('en');
  const spent: number[] = [];
  try {
    await user.installVsix(VSIX);
    for (let window = 0; window < WINDOWS; window += 1) {
      await user.openFolder(folder);
      if (window === 0 && (await user.isRestricted())) await user.trust();
      await user.page.waitForTimeout(QUIET);
      await user.commandPalette('Handover Pack: Focus on Readiness View');
      await user.page.waitForTimeout(QUIET / 2);
      spent.push(await said(user));
    }
  } finally {
    await user.close();
    rmSync(folder, { recursive: true });
  }
  spent.sort((one, other) => one - other);
  const [least = 0, most = 0, median = 0] = [spent[0], spent.at(-1), spent[Math.floor(spent.length / 2)]];
  return { median, least, most, memory: undefined };
}

/** Milliseconds that the list of running extensions names. @throws Error when the extension is not in it */
async function said(user: VsCodeUser): Promise<number> {
  await user.commandPalette('Developer: Show Running Extensions');
  const row = user.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Handover Pack' });
  const text = await row
    .filter({ hasText: /Activation: \d+ms/ })
    .first()
    .innerText();
  await user.page.keyboard.press('ControlOrMeta+W');
  return Number(/Activation: (\d+)ms/.exec(text)?.[1]);
}
