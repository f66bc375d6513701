import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import type { Span } from '../../core/findings.ts';
import { openAssets } from '../../io/assets.ts';
import type { FieldNode } from '../../pack/fields/fields.ts';
import { complete } from '../../usecases/editor/complete.ts';
import { hover, hoverPage } from '../../usecases/editor/hover.ts';
import { inlaysIn } from '../../usecases/editor/inlays.ts';
import { entryAt, entryMeant, markAt, pageMarks, usesOf } from '../../usecases/editor/meaning.ts';
import { readSchemas } from '../../usecases/readSchemas.ts';
import { displayLanguage, displayTranslator } from '../window.ts';
import { completionItem } from './completionItem.ts';
import { listFolder } from './packFiles.ts';
import { type PackDocument, Packs } from './packs.ts';
import { toHover } from './toHover.ts';
import { doesYamlExtension } from './yamlExtension.ts';

/** What the editor knows about the files of a pack. All of it is undefined for files of no pack. */
export interface PackLanguage {
  complete(
    document: vscode.TextDocument,
    position: vscode.Position,
    trigger: string | undefined,
  ): Promise<vscode.CompletionItem[] | undefined>;
  hover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined>;
  inlays(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[] | undefined>;
  definition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Definition | undefined>;
  references(
    document: vscode.TextDocument,
    position: vscode.Position,
    withDefinition: boolean,
  ): Promise<vscode.Location[] | undefined>;
}

/** @param changed called when what is shown in the editors may have changed */
export async function openLanguage(
  context: vscode.ExtensionContext,
  changed: () => void,
): Promise<PackLanguage> {
  const schemas = await readSchemas(openAssets(context.extensionPath));
  const wording = { say: await displayTranslator(), language: displayLanguage() };
  const packs = new Packs(schemas as ReadonlyMap<string, FieldNode>, changed);
  context.subscriptions.push(packs);
  return {
    complete: async (document, position, trigger) => {
      const at = await packs.at(document);
      if (at?.file === undefined) return undefined;
      const { file, pack, root } = at;
      // The config files of the project are known better than by their folders, where they may be searched.
      const isKnown = file.schema === 'config-index' && vscode.workspace.isTrusted;
      const found = await complete(document.offsetAt(position), {
        file,
        pack,
        today: localDate(),
        wording,
        listFolder: async path => (isKnown ? [] : listFolder(root, path)),
      });
      const all = [...(doesYamlExtension('completion') ? [] : found.ofSchema), ...found.ofPack];
      // Blanks are typed to indent a line as often as before a value.
      const wanted = trigger === ' ' ? all.filter(({ kind }) => kind !== 'field' && kind !== 'entry') : all;
      return wanted.map((one, index) => completionItem(one, index, span => rangeOf(document, span)));
    },
    hover: async (document, position) => {
      const at = await packs.at(document);
      if (at === undefined) return undefined;
      const said = { pack: at.pack, today: localDate(), wording };
      const offset = document.offsetAt(position);
      const found = at.file ? hover(at.file, offset, said) : at.page && hoverPage(at.page, offset, said);
      return found && toHover(found, rangeOf(document, found.span), doesYamlExtension('hover'));
    },
    inlays: async (document, range) => {
      const at = await packs.at(document);
      if (at?.file === undefined) return undefined;
      const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      return inlaysIn(at.file, span, at.pack, localDate(), wording).map(({ offset, text }) => {
        const hint = new vscode.InlayHint(document.positionAt(offset), text);
        hint.paddingLeft = true;
        return hint;
      });
    },
    definition: async (document, position) => {
      const at = await packs.at(document);
      const entry = at && entryUnder(at, document.offsetAt(position));
      return entry && at && locationOf(at, entry.file.path, entry.span);
    },
    references: async (document, position, withDefinition) => {
      const at = await packs.at(document);
      const entry = at && entryUnder(at, document.offsetAt(position));
      if (at === undefined || entry === undefined) return undefined;
      const uses = usesOf(at.pack, entry).filter(({ isDefinition }) => withDefinition || !isDefinition);
      return Promise.all(uses.map(use => locationOf(at, use.path, use)));
    },
  };
}

function entryUnder({ pack, file, page }: PackDocument, offset: number) {
  if (file) {
    const mark = markAt(file, offset);
    return mark && entryAt(pack, file, mark);
  }
  const mark = page && pageMarks(page, pack).find(({ span }) => span.start <= offset && offset <= span.end);
  return mark && entryMeant(pack, mark);
}

function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

async function locationOf({ root }: PackDocument, path: string, span: Span): Promise<vscode.Location> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, path));
  return new vscode.Location(document.uri, rangeOf(document, span));
}
