import type { FrameLocator, Locator, Page } from 'playwright-core';

/**
 * The parts of VS Code's window that a test touches, found by class names and roles of the 1.139 workbench and
 * never by words of its own, which change with the display language.
 */
export const find = {
  quickInputField: (page: Page): Locator =>
    page.locator('.quick-input-widget:visible .quick-input-box input'),
  quickInputRows: (page: Page): Locator =>
    page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row'),
  quickInputOk: (page: Page): Locator =>
    page.locator('.quick-input-widget:visible .quick-input-action .monaco-button:visible').first(),
  /** The modal question in the middle of the window. */
  dialog: (page: Page): Locator => page.locator('.monaco-dialog-box'),
  /** The stripe above the window that says "Restricted Mode"; its first link leads to the trust editor. */
  restrictedBanner: (page: Page): Locator => page.locator('.part.banner'),
  trustButton: (page: Page): Locator =>
    page.locator('.workspace-trust-editor .workspace-trust-buttons-row .monaco-button').first(),
  explorerRows: (page: Page): Locator => page.locator('.explorer-folders-view .monaco-list-row'),
  explorerRow: (page: Page, name: string): Locator =>
    find.explorerRows(page).filter({ has: page.locator('.label-name').filter({ hasText: exactly(name) }) }),
  notifications: (page: Page): Locator => page.locator('.notification-toast .notification-list-item'),
  /** Editors such as the one for trust open above the others, in a frame with a cross of its own. */
  modalEditorClose: (page: Page): Locator => page.locator('.monaco-modal-editor-block .codicon-close').last(),
  problemRows: (page: Page): Locator => page.locator('.markers-panel .monaco-list-row'),
  editorTab: (page: Page, name: string): Locator =>
    page.locator('.tabs-container .tab').filter({ hasText: name }),
  /** The document that an extension put into the visible webview. */
  webview: (page: Page): FrameLocator =>
    page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'),
};

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\s*$`);
}
