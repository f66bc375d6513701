import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Project } from '../../core/ports.ts';
import type { Translate } from '../../l10n/index.ts';
import type { FolderReport } from '../../usecases/knowledge/report.ts';
import { shownText } from '../../usecases/shownText.ts';
import { showInformationMessage, showQuickPick } from '../shownWindow.ts';
import { ownersOf } from './nodes.ts';

/**
 * Names the people who know a folder. Without one all folders are listed with theirs, to search by typing; the chosen one is
 * shown in the explorer.
 * @param path from the project folder
 */
export async function askWhoKnows(
  { root, prefix }: Project,
  folders: readonly FolderReport[],
  path: string | undefined,
  say: Translate,
): Promise<void> {
  const wanted = path === undefined ? undefined : `${prefix}${path}`.replace(/\/$/, '') || '.';
  const folder = folders.find(one => one.path === wanted);
  if (wanted !== undefined) {
    const owners = folder?.owners ?? [];
    const items = owners.map(({ name, email, files, share }) => ({
      label: shownText(name),
      description: `${say('dashboard.holds', { count: files, percent: Math.round(share * 100) })} · ${shownText(email)}`,
    }));
    const title = shownText(say('vscode.knowledge.whoKnows', { folder: wanted }));
    if (items.length > 0) await showQuickPick(items, { title });
    else void showInformationMessage(say('vscode.knowledge.nobodyKnows', { folder: wanted }));
    return;
  }
  const choices = folders.map(one => ({
    label: shownText(one.path),
    description: ownersOf(one),
    path: one.path,
  }));
  const chosen = await showQuickPick(choices, {
    placeHolder: say('vscode.knowledge.whichFolder'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (chosen === undefined) return;
  const inside = chosen.path === '.' ? '' : chosen.path.slice(prefix.length);
  await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.file(join(root, inside)));
}
