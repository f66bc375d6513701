import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { complete } from '../../usecases/editor/complete.ts';
import { hover, hoverPage } from '../../usecases/editor/hover.ts';
import { inlaysIn } from '../../usecases/editor/inlays.ts';
import { completionItem } from './completionItem.ts';
import { listFolder } from './packFiles.ts';
import { toHover } from './toHover.ts';
import { type LanguageWorld, rangeOf } from './world.ts';
import { doesYamlExtension } from './yamlExtension.ts';

/** What helps at the place where somebody writes or reads. */
export interface Assistance {
  complete(
    document: vscode.TextDocument,
    position: vscode.Position,
    trigger: string | undefined,
  ): Promise<vscode.CompletionItem[] | undefined>;
  hover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined>;
  inlays(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[] | undefined>;
}

export function assistance({ packs, wording }: LanguageWorld): Assistance {
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
  };
}
