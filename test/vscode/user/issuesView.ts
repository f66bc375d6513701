import type { Locator } from 'playwright-core';
import type { VsCodeUser } from './harness.ts';

/** The view of unresolved issues, as somebody uses it. */
export interface IssuesView {
  rows(): Locator;
  /** The first line with a text. */
  row(text: string): Locator;
  /** Clicks what asks for a decision about a line. */
  decide(text: string): Promise<void>;
}

export function issuesView(user: () => VsCodeUser): IssuesView {
  const rows = () => user().page.locator('.pane-body .monaco-list-row:visible');
  const row = (text: string) => rows().filter({ hasText: text }).first();
  return {
    rows,
    row,
    // The action of a line is there while the mouse is on it, and goes for a moment when the list is new.
    decide: async text => {
      const action = row(text).locator('.action-label.codicon-checklist');
      for (let tries = 0; tries < 5; tries += 1) {
        await user().page.mouse.move(0, 0);
        await row(text).hover();
        const isDone = action.click({ timeout: 2000 }).then(
          () => true,
          () => false,
        );
        if (await isDone) return;
      }
      throw new Error(`no decision can be made about "${text}"`);
    },
  };
}
