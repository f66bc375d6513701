import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import { RULE_IDS } from '../../usecases/check/checkProject.ts';
import { readRulePage } from '../../usecases/check/report.ts';
import { showQuickPick } from '../shownWindow.ts';
import { displayLanguage } from '../window.ts';

const SCHEME = 'handover-rule';

/** Shows the pages of rules as rendered Markdown. */
export class RulePages implements vscode.Disposable {
  readonly #registration: vscode.Disposable;
  readonly #sayCheck: Translate;

  constructor(sayCheck: Translate) {
    this.#sayCheck = sayCheck;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: ({ path }) =>
        readRulePage(path.slice(1).replace(/\.md$/, ''), displayLanguage()),
    });
  }

  dispose(): void {
    this.#registration.dispose();
  }

  /** @param rule the id, or nothing: then the user picks one */
  async show(rule: unknown): Promise<void> {
    const id = typeof rule === 'string' && RULE_IDS.includes(rule) ? rule : await this.#pick();
    if (id === undefined) return;
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md` });
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  async #pick(): Promise<string | undefined> {
    const items = RULE_IDS.map(id => ({ label: id, description: this.#sayCheck(`${id}.title`) }));
    return (await showQuickPick(items, { matchOnDescription: true }))?.label;
  }
}
