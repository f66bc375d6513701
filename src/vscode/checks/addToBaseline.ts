import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { fileChange } from '../../core/changes.ts';
import { slashedPath } from '../../core/paths.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import { openProject } from '../../io/project.ts';
import type { Translate } from '../../l10n/index.ts';
import { baselinePath, extendBaseline, NEVER_ACCEPTED } from '../../usecases/check/baseline.ts';
import { readSettings } from '../../usecases/readSettings.ts';
import { applyChanges } from '../applyChanges.ts';
import { setStatusBarMessage } from '../shownWindow.ts';
import { withOpenDocuments } from './overlay.ts';

/**
 * Accepts one finding for now.
 * @param finding uri, rule, fingerprint: as the quick fix hands them over
 * @returns the document of the finding
 */
export async function addToBaseline(
  finding: readonly unknown[],
  say: Translate,
): Promise<vscode.Uri | undefined> {
  const [place, ruleId, fingerprint] = finding;
  if (typeof place !== 'string' || typeof ruleId !== 'string' || typeof fingerprint !== 'string')
    return undefined;
  if (NEVER_ACCEPTED.has(ruleId)) return undefined;
  const uri = vscode.Uri.parse(place);
  const project = await openProject(dirname(uri.fsPath), { named: false, environment: process.env });
  const { root, files } = withOpenDocuments(project);
  const path = baselinePath((await readSettings(files)).folder);
  const file = slashedPath(root, uri.fsPath);
  const before = textOrAbsent(path, await files.readText(path));
  const changes = fileChange(path, before, now => extendBaseline(now, path, [{ ruleId, fingerprint, file }]));
  await applyChanges(project, changes, say('vscode.check.accept'));
  setStatusBarMessage(say('vscode.check.accepted', { path }), 5000);
  return uri;
}
