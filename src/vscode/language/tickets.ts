import * as vscode from 'vscode';
import type { Grammar } from '../../history/trackers.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { readGrammar } from '../../usecases/issues/grammar.ts';

/**
 * What a ticket is in each project, read once for each state of its settings. The address of the repository says which
 * tracker it has, so git is asked, and only where the folder is trusted.
 */
export function ticketGrammars(
  context: vscode.ExtensionContext,
): (root: vscode.Uri, settings: ProjectConfig) => Promise<Grammar | undefined> {
  const known = new Map<string, Promise<Grammar | undefined>>();
  const read = async ({ fsPath }: vscode.Uri, settings: ProjectConfig) => {
    const { git } = await openProject(fsPath, { named: true, environment: process.env });
    // Links are no reason to interrupt anybody: whoever searches for issues is told what is wrong with git.
    return git && readGrammar(git, settings, openAssets(context.extensionPath), {}).catch(() => undefined);
  };
  return async (root, settings) => {
    if (!vscode.workspace.isTrusted || root.scheme !== 'file') return undefined;
    const key = JSON.stringify([root.fsPath, settings.trackers]);
    const grammar = known.get(key) ?? read(root, settings);
    known.set(key, grammar);
    return grammar;
  };
}
