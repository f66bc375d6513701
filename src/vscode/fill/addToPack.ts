import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import { type FieldNode, nodeOfKind } from '../../pack/fields/fields.ts';
import { ENTRY_KIND_NAMES, ENTRY_KINDS, type EntryKind } from '../../pack/fields/kinds.ts';
import { schemaText } from '../../pack/schemaText.ts';
import { addEntry } from '../../usecases/fill/addEntry.ts';
import { addSection } from '../../usecases/fill/addSection.ts';
import { askEntry } from '../../usecases/fill/askEntry.ts';
import { askSection } from '../../usecases/fill/askSection.ts';
import { addMissingPerson } from '../../usecases/fill/missingPerson.ts';
import type { PackToFill } from '../../usecases/fill/readPackToFill.ts';
import { applyChanges } from '../applyChanges.ts';
import { showQuickPick } from '../shownWindow.ts';
import { displayLanguage } from '../window.ts';
import { askInEditor } from './askInEditor.ts';
import { openPack, showLine } from './openPack.ts';

const SECTION = 'section';

/** The command "Add to the Handover Pack…": asks what and which, writes it as one edit, and shows where it stands. */
export async function addToPack(
  context: vscode.ExtensionContext,
  target: unknown,
  say: Translate,
): Promise<void> {
  const open = await openPack(context, target, say);
  if (open === undefined) return;
  const { project, world } = open;
  const kind = await showQuickPick(kindsOf(world, say), {
    placeHolder: say('vscode.fill.kind'),
    matchOnDetail: true,
  });
  if (kind === undefined) return;
  const added =
    kind.value === SECTION ? await newSection(world, say) : await newEntry(kind.value, world, say);
  if (added === undefined) return;
  await applyChanges(project, added.changes, say('vscode.fill.add'));
  await showLine(project.root, added.path, added.line);
}

/**
 * The quick fix "Add … to team.yaml".
 * @param person uri of the file that names them, and the word for them in it
 */
export async function addPersonToTeam(
  context: vscode.ExtensionContext,
  [place, word]: readonly unknown[],
  say: Translate,
): Promise<void> {
  if (typeof place !== 'string' || typeof word !== 'string') return;
  const open = await openPack(context, vscode.Uri.parse(place), say);
  if (open === undefined) return;
  const added = await addMissingPerson(open.world, word, displayLanguage());
  await applyChanges(open.project, added.changes, say('vscode.fill.add'));
  await showLine(open.project.root, added.path, added.line);
}

interface KindItem extends vscode.QuickPickItem {
  readonly value: EntryKind | typeof SECTION;
}

function kindsOf({ pack }: PackToFill, say: Translate): readonly KindItem[] {
  const kinds = ENTRY_KIND_NAMES.flatMap((value): KindItem[] => {
    const root: FieldNode | undefined = pack[ENTRY_KINDS[value].file]?.schemaNode;
    if (root === undefined) return [];
    const { title, description } = schemaText(nodeOfKind(value, root), displayLanguage());
    return [{ value, label: title, detail: description }];
  });
  return [...kinds, { value: SECTION, label: say('vscode.fill.section'), detail: say('cli.add.section') }];
}

async function newEntry(kind: EntryKind, world: PackToFill, say: Translate) {
  const language = displayLanguage();
  const said = await askInEditor(say, ask => askEntry(ask, kind, new Map(), world, { say, language }));
  return said && addEntry(world, { kind, ...said, language });
}

async function newSection(world: PackToFill, say: Translate) {
  const wording = { say, language: displayLanguage() };
  const request = await askInEditor(say, ask => askSection(ask, world, {}, wording));
  return request && addSection(world, request);
}
