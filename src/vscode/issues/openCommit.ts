import type * as vscode from 'vscode';
import { openProject } from '../../io/project.ts';
import { displayTranslator, requireTrust, showError } from '../window.ts';
import { showCommit } from './showCommit.ts';

/** Shows the commit that a file of the pack names. @param root of the project */
export async function openCommit(
  root: string,
  commit: string,
  context: vscode.ExtensionContext,
): Promise<void> {
  const say = await displayTranslator();
  try {
    if (!(await requireTrust(say))) return;
    await showCommit(await openProject(root, { named: true, environment: process.env }), commit, context);
  } catch (error) {
    showError(error, context, say);
  }
}
