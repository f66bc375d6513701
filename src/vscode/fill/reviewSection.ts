import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import { slashedPath } from '../../core/paths.ts';
import type { Translate } from '../../l10n/index.ts';
import { coverageOf, headingsOf } from '../../pack/markdown/covers.ts';
import type { Ask } from '../../usecases/fill/ask.ts';
import type { PackToFill } from '../../usecases/fill/readPackToFill.ts';
import { reviewSection, whoIsHere } from '../../usecases/fill/reviewSection.ts';
import { applyChanges } from '../applyChanges.ts';
import { askInEditor } from './askInEditor.ts';
import { openPack, showLine } from './openPack.ts';

/**
 * The command "Mark Section as Reviewed": who found the section at the cursor true, and what it covers where it does not
 * say so yet; written as one edit.
 * @param target uri of the document and heading of the section; without them those of the active editor
 */
export async function markReviewed(
  context: vscode.ExtensionContext,
  [place, heading]: readonly unknown[],
  say: Translate,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const uri = place instanceof vscode.Uri ? place : editor?.document.uri;
  const document = uri && (await vscode.workspace.openTextDocument(uri));
  if (document?.languageId !== 'markdown') throw new UserError('error.review.notHere');
  const open = await openPack(context, document.uri, say);
  if (open === undefined) return;
  const { project, world } = open;
  const path = slashedPath(project.root, document.uri.fsPath);
  if (!path.startsWith(`${world.pack.folder}/`)) throw new UserError('error.review.notHere');
  const text = document.getText();
  const at = editor?.document === document ? document.offsetAt(editor.selection.active) : 0;
  const here = headingsOf(text).findLast(({ start }) => start <= at)?.title;
  const title = typeof heading === 'string' ? heading : here;
  const section = coverageOf(text).find(one => one.title === (title ?? ''));
  const said = await askInEditor(say, async ask => {
    const covers = section?.items.length ? [] : await askCovered(ask, say);
    const by = covers && (await askReviewer(ask, world, say));
    return covers && by !== undefined ? { covers, by } : undefined;
  });
  if (said === undefined) return;
  const { covers, by } = said;
  const request = { document: path, title, by, covers, today: localDate() };
  const { changes } = await reviewSection(world, request);
  await applyChanges(project, changes, say('vscode.review.done'));
  const after = (await vscode.workspace.openTextDocument(document.uri)).getText();
  const review = coverageOf(after).find(one => one.title === (title ?? ''))?.review;
  await showLine(project.root, path, document.positionAt(review?.start ?? 0).line + 1);
}

async function askCovered(ask: Ask, say: Translate): Promise<readonly string[] | undefined> {
  const answer = await ask.write(say('vscode.review.covers'), {
    placeholder: 'deploy/**, config/application.yml#server.port',
  });
  return answer?.split(',').map(item => item.trim());
}

async function askReviewer(ask: Ask, world: PackToFill, say: Translate): Promise<string | undefined> {
  const here = await whoIsHere(world);
  if (here !== undefined) return here;
  const choices = (world.pack.team?.value?.people ?? []).flatMap(person =>
    person?.id === undefined ? [] : [{ value: person.id, label: person.name ?? person.id, hint: person.id }],
  );
  return await ask.choose(say('vscode.review.who'), choices);
}
