import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { BrowserContext, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { installVsCode, type VsCodeParts } from '../host/install.ts';
import type { DisplayLanguage } from '../host/language.ts';
import { screenshotFolder } from '../host/paths.ts';
import { installVsixFile, type Server, startBrowser, startServer } from '../host/server.ts';
import { find } from './workbench.ts';

/** Milliseconds that anything on the screen may take to appear: on a busy machine a window alone takes half a minute. */
const PATIENCE = 60_000;
/** Milliseconds after which what may as well never come is taken for missing. */
const ENOUGH = 20_000;

const SIZE = { width: 1280, height: 800 };

/**
 * A person at a real VS Code: installs the packed extension, opens a folder, types and clicks. Opened with
 * `start`, must be closed with `close`. Every method waits for what it needs and throws, with the screen saved
 * as `failed.png`, when it does not come within a minute.
 */
export class VsCodeUser {
  readonly #parts: VsCodeParts;
  readonly #context: BrowserContext;
  readonly #scratch: string;
  #language: DisplayLanguage;
  #folder: string | undefined;
  #server: Server | undefined;
  /** Kept over restarts: what the window remembers, such as trusted folders, belongs to its address. */
  #port: number | undefined;
  #page: Page | undefined;

  private constructor(
    parts: VsCodeParts,
    context: BrowserContext,
    scratch: string,
    language: DisplayLanguage,
  ) {
    this.#parts = parts;
    this.#context = context;
    this.#scratch = scratch;
    this.#language = language;
  }

  /** A fresh VS Code without extensions, with settings of its own. */
  static async start(language: DisplayLanguage = 'en'): Promise<VsCodeUser> {
    const parts = await installVsCode();
    const scratch = await realpath(await mkdtemp(join(tmpdir(), 'handover-user-')));
    const browser = await startBrowser(parts);
    const context = await browser.newContext({ viewport: SIZE, locale: 'en-US' });
    return new VsCodeUser(parts, context, scratch, language);
  }

  /** The page with the workbench, for whatever has no helper here. */
  get page(): Page {
    if (this.#page === undefined) throw new Error('open a folder first');
    return this.#page;
  }

  /** Installs a packed extension; call it before `openFolder`. */
  async installVsix(path: string): Promise<void> {
    await installVsixFile(this.#parts, this.#folders(), path);
  }

  /** Puts an extension there that nobody packed; call it before `installVsix`. @param name as VS Code calls the folder */
  async installFolder(path: string, name: string): Promise<void> {
    await cp(path, join(this.#folders().extensionsFolder, name), { recursive: true });
  }

  /** Opens a folder in the window and waits until the workbench is there. */
  async openFolder(folder: string): Promise<void> {
    this.#folder = await realpath(folder);
    this.#server ??= await startServer(this.#parts, {
      ...this.#folders(),
      port: this.#port,
      language: this.#language,
      workspaceTrust: true,
      testDriver: false,
    });
    this.#port = this.#server.port;
    await this.#page?.close();
    this.#page = await this.#context.newPage();
    this.#page.setDefaultTimeout(PATIENCE);
    await this.#page.goto(this.#server.address(this.#folder));
    // Now and then VS Code opens a workspace without its folders until the window is reloaded.
    const isThere = await appears(find.explorerRows(this.page).first(), ENOUGH);
    if (!isThere) {
      await this.screenshot('window-that-did-not-open');
      await this.page.reload();
    }
    await this.#act(() => find.explorerRows(this.page).first().waitFor());
  }

  /** Restarts VS Code in another display language, as "Configure Display Language" does, same folder. */
  async setLanguage(language: DisplayLanguage): Promise<void> {
    this.#language = language;
    await this.#page?.close();
    this.#page = undefined;
    await this.#server?.stop();
    this.#server = undefined;
    if (this.#folder !== undefined) await this.openFolder(this.#folder);
  }

  /** Whether the folder is open in Restricted Mode, as every folder is until it is trusted. The banner comes late. */
  async isRestricted(): Promise<boolean> {
    return appears(find.restrictedBanner(this.page), ENOUGH);
  }

  /** Trusts the open folder, in the editor that the banner leads to. The banner must be there. */
  async trust(): Promise<void> {
    await this.#act(async () => {
      await find.restrictedBanner(this.page).locator('a').first().click();
      await find.trustButton(this.page).click();
      await find.restrictedBanner(this.page).waitFor({ state: 'hidden' });
      await find.modalEditorClose(this.page).click();
      await find.modalEditorClose(this.page).waitFor({ state: 'hidden' });
    });
  }

  /** Runs a command by the title that the palette shows, such as `Handover: Generate Handover Pack`. */
  async commandPalette(title: string): Promise<void> {
    await this.#act(async () => {
      const row = find.quickInputRows(this.page).filter({ hasText: title }).first();
      // Extensions add their commands a while after the window is there, on a busy machine a long while after; an open
      // palette does not notice.
      const deadline = Date.now() + PATIENCE;
      do {
        await this.page.keyboard.press('F1');
        await find.quickInputField(this.page).fill(`>${title}`);
        // A window that still opens its editors takes the focus, and with it the list, away.
        if ((await appears(row, 2000)) && (await succeeds(row.click({ timeout: 2000 })))) return;
        await this.page.keyboard.press('Escape');
      } while (Date.now() < deadline);
      throw new Error(`the command palette does not offer "${title}"`);
    });
  }

  /** The titles that the palette offers for what is typed: what can be run right now, in display order. */
  async offeredCommands(typed: string): Promise<string[]> {
    return this.#act(async () => {
      await this.page.keyboard.press('F1');
      await find.quickInputField(this.page).fill(`>${typed}`);
      await sleep(500); // the list is filtered a moment after the last key
      const titles = await find.quickInputRows(this.page).locator('.label-name').allInnerTexts();
      await this.page.keyboard.press('Escape');
      return titles;
    });
  }

  /**
   * Picks the entry with this text in the open quick pick.
   * @param question words of it: where one follows the other the rows still move, and a person reads, types and presses
   *   Enter once the entry is the one that is marked
   */
  async answerQuickPick(text: string, question?: string): Promise<void> {
    await this.#act(async () => {
      const row = find.quickInputRows(this.page).filter({ hasText: text }).first();
      if (question === undefined) return row.click();
      await this.asked(question);
      await find.quickInputField(this.page).fill(text);
      await row.and(this.page.locator('.focused')).waitFor();
      await this.page.keyboard.press('Enter');
    });
  }

  /** Ticks the entries with these texts in the open quick pick, unticks the others, and confirms. */
  async answerMultiPick(texts: readonly string[]): Promise<void> {
    await this.#act(async () => {
      await find.quickInputRows(this.page).getByRole('checkbox').first().waitFor();
      for (const row of await find.quickInputRows(this.page).all()) {
        const box = row.getByRole('checkbox').first();
        const label = (await box.getAttribute('aria-label')) ?? '';
        const ticked = (await box.getAttribute('aria-checked')) === 'true';
        if (ticked !== texts.some(text => label.includes(text))) await box.click();
      }
      await find.quickInputOk(this.page).click();
    });
  }

  /**
   * Types into the open input box, replacing what it suggests, and confirms.
   * @param question words of it: two in a row look alike, so a person reads before they type
   */
  async answerInput(text: string, question?: string): Promise<void> {
    await this.#act(async () => {
      if (question !== undefined) await this.asked(question);
      await find.quickInputField(this.page).fill(text);
      await this.page.keyboard.press('Enter');
    });
  }

  /** Waits until a question with these words is on the screen: above the box, below it, or in it. */
  async asked(words: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget:visible');
    await box.filter({ hasText: words }).or(box.getByPlaceholder(words)).first().waitFor();
  }

  /** Answers the modal dialog on the screen with the button of this text. */
  async answerDialog(button: string): Promise<void> {
    await this.#act(() =>
      find.dialog(this.page).locator('.monaco-button').filter({ hasText: button }).first().click(),
    );
  }

  /** Points at something until what VS Code says about it is on the screen; a view drawn anew forgets the pointer. */
  async hover(what: Locator, text: string): Promise<void> {
    await this.#act(async () => {
      const said = this.page.locator('.monaco-hover:visible', { hasText: text }).first();
      const deadline = Date.now() + PATIENCE;
      do {
        await this.page.mouse.move(SIZE.width - 1, SIZE.height / 2);
        await what.hover();
        if (await appears(said, 3000)) return;
      } while (Date.now() < deadline);
      throw new Error(`nothing says "${text}" where the pointer is`);
    });
  }

  /** Waits for a notification that contains the text. @returns its whole text */
  async notification(text: string): Promise<string> {
    return (
      (await this.#act(() =>
        find.notifications(this.page).filter({ hasText: text }).first().textContent(),
      )) ?? ''
    );
  }

  /** Clicks a button of the notification that contains the text. */
  async answerNotification(text: string, button: string): Promise<void> {
    await this.#act(() =>
      find
        .notifications(this.page)
        .filter({ hasText: text })
        .first()
        .locator('.monaco-button')
        .filter({ hasText: button })
        .first()
        .click(),
    );
  }

  /** Opens a file by its path below the folder. */
  async openFile(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    await this.#act(async () => {
      const row = find.quickInputRows(this.page).filter({ hasText: name }).first();
      const deadline = Date.now() + PATIENCE;
      // A file that was just made is not found at once.
      do {
        await this.page.keyboard.press('ControlOrMeta+P');
        await find.quickInputField(this.page).fill(path);
        if ((await appears(row, 2000)) && (await succeeds(row.click({ timeout: 2000 }))))
          return this.openTab(name);
        await this.page.keyboard.press('Escape');
      } while (Date.now() < deadline);
      throw new Error(`no file "${path}" is offered`);
    });
  }

  /** Waits until an editor or a webview with this title is open. */
  async openTab(title: string): Promise<void> {
    await this.#act(() => find.editorTab(this.page, title).first().waitFor());
  }

  /**
   * Whether the explorer shows a file or folder, given as a path below the folder (`handover/README.md`);
   * folders on the way are opened. Waits 5 s for each name, because files appear a moment after they are made.
   */
  async explorerHas(path: string): Promise<boolean> {
    await this.page.keyboard.press('ControlOrMeta+Shift+E');
    const names = path.split('/');
    for (const [depth, name] of names.entries()) {
      const row = find.explorerRow(this.page, name).and(this.page.locator(`[aria-level="${depth + 1}"]`));
      if (!(await appears(row.first(), 5000))) return false;
      const isLast = depth === names.length - 1;
      // VS Code reveals the opened file at the same time, and a click would then close what it has just opened.
      for (let tries = 0; !isLast && tries < 3; tries += 1) {
        if ((await row.first().getAttribute('aria-expanded')) === 'true') break;
        await row.first().click();
        await sleep(500);
      }
    }
    return true;
  }

  /** Opens the Problems panel and waits for a line with the text. @returns all lines that are visible */
  async problems(text: string): Promise<string[]> {
    return this.#act(async () => {
      if (!(await this.page.locator('.markers-panel').isVisible())) {
        await this.page.keyboard.press('ControlOrMeta+Shift+M');
      }
      await find.problemRows(this.page).filter({ hasText: text }).first().waitFor();
      return find.problemRows(this.page).allInnerTexts();
    });
  }

  /** The document inside the visible webview. */
  webview(): FrameLocator {
    return find.webview(this.page);
  }

  /** What keeps people from reading the page in the visible webview, as axe-core finds it, and is serious. */
  async barriers(): Promise<string[]> {
    const handle = await this.page.locator('iframe.webview.ready:visible').first().elementHandle();
    const outer = await handle?.contentFrame();
    const inner = await (await outer?.locator('#active-frame').elementHandle())?.contentFrame();
    if (!inner) throw new Error('no webview is visible');
    return barriersIn(inner);
  }

  /**
   * The same of a page that lies on the disk, as a browser without VS Code shows it, on a light and a dark screen.
   * @param name of the picture
   */
  async barriersInFile(path: string, name: string): Promise<string[]> {
    const page = await this.#context.newPage();
    const found: string[] = [];
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(pathToFileURL(path).href);
        await page.screenshot({ path: join(screenshotFolder, `${name}-${colorScheme}.png`) });
        found.push(...(await barriersIn(page.mainFrame())));
      }
    } finally {
      await page.close();
    }
    return found;
  }

  /**
   * What of a page on the disk lies beside the screen at these widths, and which of its first stops of the Tab key have no
   * mark around them.
   */
  async unreachableInFile(path: string, widths: readonly number[]): Promise<string[]> {
    const page = await this.#context.newPage();
    const found: string[] = [];
    try {
      await page.goto(pathToFileURL(path).href);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 1100 });
        await page.screenshot({ path: join(screenshotFolder, `width-${width}.png`) });
        const beside = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (beside > 0) found.push(`${beside} px beside a screen of ${width}`);
      }
      for (let stop = 0; stop < 20; stop += 1) {
        await page.keyboard.press('Tab');
        const unmarked = await page.evaluate<string>(`(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
          const isMarked = outlineStyle !== 'none' && outlineWidth !== '0px';
          return isMarked ? '' : document.activeElement.outerHTML.slice(0, 100);
        })()`);
        if (unmarked !== '') found.push(`no mark around ${unmarked}`);
      }
    } finally {
      await page.close();
    }
    return found;
  }

  /** Saves what is on the screen as `dist/screenshots/<name>.png`. @returns the file's path */
  async screenshot(name: string): Promise<string> {
    const path = join(screenshotFolder, `${name}.png`);
    await mkdir(screenshotFolder, { recursive: true });
    await this.page.mouse.move(SIZE.width - 1, SIZE.height / 2); // away from everything that has a tooltip
    await sleep(300);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  /** Ends the window and the server, and removes everything they kept. */
  async close(): Promise<void> {
    await this.#context.browser()?.close();
    await this.#server?.stop();
    await rm(this.#scratch, { recursive: true, force: true, maxRetries: 3 });
  }

  #folders() {
    return {
      dataFolder: join(this.#scratch, 'data'),
      extensionsFolder: join(this.#scratch, 'extensions'),
    };
  }

  async #act<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      await this.screenshot('failed').catch(() => undefined);
      throw error;
    }
  }
}

async function barriersIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate(
    async () => await (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 150)}`);
}

/** Keeps what is on the screen when a test of this suite fails, as `failed-<title>.png`; to be called inside `describe`. */
export function keepPicturesOfFailures(user: () => VsCodeUser): void {
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.isFailed()) await user().screenshot(`failed-${test.title.replaceAll(/[^a-z0-9]+/gi, '-')}`);
  });
}

function appears(what: Locator, milliseconds: number): Promise<boolean> {
  return succeeds(what.waitFor({ timeout: milliseconds }));
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
