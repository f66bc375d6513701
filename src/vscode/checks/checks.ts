import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Project } from '../../core/ports.ts';
import { loadCheckTranslator, type Translate } from '../../l10n/index.ts';
import type { CheckResult } from '../../usecases/check/checkProject.ts';
import { watchRepositories } from '../repositories.ts';
import { displayLanguage, displayTranslator } from '../window.ts';
import { actionsFor } from './actions.ts';
import { addToBaseline } from './addToBaseline.ts';
import { CheckedProjects } from './checkedProjects.ts';
import { disableRule } from './disableRule.ts';
import { RulePages } from './rulePages.ts';
import { StagedFindings } from './stagedFindings.ts';
import { fixAllEdits } from './textEdits.ts';
import { validateFolder } from './validate.ts';

/** Milliseconds of quiet after a change before the pack is checked. */
const PAUSE = 300;

/** Checking in the editor: as people type, and on command. */
export interface Checks {
  opened(document: vscode.TextDocument): Promise<void>;
  changed(document: vscode.TextDocument): void;
  /** A file that may be in no pack was changed. */
  typed(document: vscode.TextDocument): void;
  /** Takes away what is shown about files that no tab shows any more. */
  tabsClosed(): void;
  actions(
    document: vscode.TextDocument,
    range: vscode.Range,
    diagnostics: readonly vscode.Diagnostic[],
    only: vscode.CodeActionKind | undefined,
  ): vscode.CodeAction[];
  /** What fixing everything that is safe to fix changes in a document. */
  fixesOf(document: vscode.TextDocument): Promise<vscode.TextEdit[]>;
  validate(target: unknown): Promise<void>;
  /** What of that which is staged stops a commit. */
  explainBlocked(target: unknown): Promise<void>;
  explain(rule: unknown): Promise<void>;
  disable(place: readonly unknown[]): Promise<void>;
  accept(finding: readonly unknown[]): Promise<void>;
}

/** Loaded with the first document of a pack, or the first command. */
export async function openChecks(context: vscode.ExtensionContext): Promise<Checks> {
  const say = await displayTranslator();
  const sayCheck = await loadCheckTranslator(displayLanguage(), 'editor');
  const projects = new CheckedProjects(context, say, sayCheck);
  const staged = new StagedFindings(sayCheck);
  const pages = new RulePages(sayCheck);
  context.subscriptions.push(projects, staged, pages);
  return checksOf(context, projects, staged, pages, say, sayCheck);
}

function checksOf(
  context: vscode.ExtensionContext,
  projects: CheckedProjects,
  staged: StagedFindings,
  pages: RulePages,
  say: Translate,
  sayCheck: Translate,
): Checks {
  const waiting = new Map<string, NodeJS.Timeout>();
  const later = (document: vscode.TextDocument) => {
    // All documents of a folder belong to the same pack, so the last change of any of them counts.
    const folder = dirname(document.uri.fsPath);
    clearTimeout(waiting.get(folder));
    const timer = setTimeout(() => {
      waiting.delete(folder);
      void projects.checkLive(document);
    }, PAUSE);
    waiting.set(folder, timer);
  };
  let looking: vscode.Disposable | undefined;
  let look: (() => Promise<void>) | undefined;
  context.subscriptions.push({ dispose: () => looking?.dispose() });
  return {
    opened: document => projects.checkLive(document),
    changed: later,
    typed: document => staged.changed(document),
    tabsClosed: () => projects.forgetClosed(),
    actions: (document, range, diagnostics, only) =>
      actionsFor(
        { document, range, diagnostics, only },
        projects.checkedAt(document) ?? staged.checkedAt(document),
        say,
        sayCheck,
      ),
    fixesOf: async document => {
      const checked = await projects.checkBeforeSave(document);
      return checked ? fixAllEdits(document, checked.findings, checked.text) : [];
    },
    validate: target => validateFolder(context, projects, target, say),
    explainBlocked: async target => {
      const { checkStaged, explainBlockedCommit } = await import('./blockedCommit.ts');
      const shown = (project: Project, result: CheckResult) => {
        staged.show(project, result);
        // What is staged or committed after that may be another thing.
        looking ??= watchRepositories(
          'files',
          () => void look?.(),
          () => !staged.isEmpty,
        );
        look = async () => staged.show(project, await checkStaged(project, context));
      };
      await explainBlockedCommit(context, target, shown, say, sayCheck);
    },
    explain: rule => pages.show(rule),
    disable: place => disableRule(place, say),
    accept: async finding => {
      const uri = await addToBaseline(finding, say);
      const document =
        uri && vscode.workspace.textDocuments.find(({ uri: open }) => open.toString() === uri.toString());
      if (document) await projects.checkLive(document);
    },
  };
}
