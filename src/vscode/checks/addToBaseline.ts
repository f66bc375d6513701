import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { slashedPath } from '../../core/paths.ts';
import { openProject } from '../../io/project.ts';
import type { Translate } from '../../l10n/index.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import { readProjectConfig } from '../../pack/settings/readProjectConfig.ts';
import { baselinePath, extendBaseline } from '../../usecases/check/baseline.ts';

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
  const uri = vscode.Uri.parse(place);
  const { root, files } = await openProject(dirname(uri.fsPath), { named: false, environment: process.env });
  const path = baselinePath(readProjectConfig(await files.readText(CONFIG_FILE)).folder);
  const file = slashedPath(root, uri.fsPath);
  await files.write(path, extendBaseline(await files.readText(path), path, [{ ruleId, fingerprint, file }]));
  vscode.window.setStatusBarMessage(say('vscode.check.accepted', { path }), 5000);
  return uri;
}
