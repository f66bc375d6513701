import { join, relative } from 'node:path';
import * as vscode from 'vscode';
import { UserError } from '../core/errors.ts';
import type { Hooks } from '../core/ports.ts';
import { openAssets } from '../io/assets.ts';
import { copyInstallation } from '../io/copyInstallation.ts';
import { openHooks } from '../io/hooks.ts';
import { openProject } from '../io/project.ts';
import type { Translate } from '../l10n/index.ts';
import { type InstallOutcome, installHook, KEPT_HOOK } from '../usecases/hook.ts';
import type { HookManager } from '../usecases/hookManagers.ts';
import { chooseFolder } from './chooseFolder.ts';
import { showErrorMessage, showInformationMessage, showWarningMessage } from './shownWindow.ts';
import { displayTranslator, requireTrust, showError } from './window.ts';

/** What to add where another program runs the hooks. */
const SNIPPETS: Readonly<Record<HookManager['name'], string>> = {
  'pre-commit': 'ci/pre-commit-config.yaml',
  lefthook: 'ci/lefthook.yml',
  husky: 'ci/husky-pre-commit',
};

/** The command "Install Pre-commit Hook": makes `git commit` check what is staged. */
export async function installPreCommitHook(context: vscode.ExtensionContext, target: unknown): Promise<void> {
  const say = await displayTranslator();
  try {
    if (!(await requireTrust(say))) return;
    const folder = await chooseFolder(target, say);
    if (folder === undefined) return;
    const project = await openProject(folder.path, { named: folder.named, environment: process.env });
    if (project.gitProblem === 'not-installed') throw new UserError('error.gitMissing');
    if (project.git === undefined) throw new UserError('error.hookWithoutRepository', { path: folder.path });
    const hooks = await openHooks(project.git, process.env);
    const assets = openAssets(context.extensionPath);
    // VS Code is a Node.js, too; the hook starts it as one where it finds no other.
    const installation = {
      cli: join(context.extensionPath, 'dist', 'cli.js'),
      node: process.execPath,
      copy: await copyInstallation(context.extensionPath, context.globalStorageUri.fsPath),
    };
    const request = { prefix: project.prefix, installation, force: false };
    await tell(await installHook(hooks, assets, request), hooks, context, say);
  } catch (error) {
    showError(error, context, say);
  }
}

async function tell(
  outcome: InstallOutcome,
  hooks: Hooks,
  context: vscode.ExtensionContext,
  say: Translate,
): Promise<void> {
  const { folder, ownFolder: own, configured = '', workTree } = hooks;
  const inside = relative(workTree.root, join(folder, 'pre-commit'));
  const path = inside.startsWith('..') ? join(folder, 'pre-commit') : inside;
  switch (outcome.kind) {
    case 'installed':
    case 'updated':
    case 'unchanged': {
      const earlier = outcome.kind === 'installed' ? outcome.kept : 'none';
      const kept =
        earlier === 'none'
          ? ''
          : say(earlier === 'runs' ? 'hook.kept' : 'hook.keptIdle', { name: KEPT_HOOK });
      const next = outcome.kind === 'unchanged' ? '' : say('hook.next');
      const words = [say(`hook.${outcome.kind}`, { path }), kept, next].filter(Boolean);
      // A message stays until somebody closes it; the command is done before that.
      void showInformationMessage(words.join(' · '));
      return;
    }
    case 'managed':
      return tellManaged(outcome.manager, context, say);
    default: {
      const data = { path, folder, own, name: KEPT_HOOK, configured };
      const words = [
        say(`hook.refused.${outcome.kind}`, data),
        say(`hook.refused.${outcome.kind}.hint`, data),
      ];
      void showErrorMessage(words.join(' '));
    }
  }
}

async function tellManaged(
  { name, file, isSetUp }: HookManager,
  context: vscode.ExtensionContext,
  say: Translate,
): Promise<void> {
  if (isSetUp) {
    void showInformationMessage(say('hook.managed.done', { name, file }));
    return;
  }
  const show = say('vscode.hook.showSnippet');
  const answer = await showWarningMessage(say('hook.managed', { name, file }), show);
  if (answer !== show) return;
  const content = await openAssets(context.extensionPath).read(`src/templates/${SNIPPETS[name]}`);
  const language = name === 'husky' ? 'shellscript' : 'yaml';
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
}
