import * as vscode from 'vscode';
import { foldsOf, type Part, partsOf } from '../../usecases/editor/structure.ts';
import { type LanguageWorld, rangeOf } from './world.ts';
import { isYamlExtensionActive } from './yamlExtension.ts';

/** The shape of a file: outline, breadcrumbs, and what can be folded away. */
export interface Outlines {
  symbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[] | undefined>;
  folds(document: vscode.TextDocument): Promise<vscode.FoldingRange[] | undefined>;
}

const KINDS: Readonly<Record<Part['kind'], vscode.SymbolKind>> = {
  map: vscode.SymbolKind.Module,
  list: vscode.SymbolKind.Array,
  entry: vscode.SymbolKind.Object,
  value: vscode.SymbolKind.Field,
};

export function outlines({ packs, wording }: LanguageWorld): Outlines {
  return {
    symbols: async document => {
      // Two outlines of one file would stand below one another.
      const file = isYamlExtensionActive() ? undefined : (await packs.at(document))?.file;
      const symbolOf = ({ name, detail, kind, span, selection, children }: Part): vscode.DocumentSymbol => {
        const range = rangeOf(document, span);
        const own = rangeOf(document, selection);
        const symbol = new vscode.DocumentSymbol(
          name,
          detail,
          KINDS[kind],
          range,
          range.contains(own) ? own : range,
        );
        symbol.children = children.map(symbolOf);
        return symbol;
      };
      return file && partsOf(file, wording).map(symbolOf);
    },
    folds: async document => {
      const file = isYamlExtensionActive() ? undefined : (await packs.at(document))?.file;
      return (
        file &&
        foldsOf(file).map(({ first, last, isComment }) =>
          isComment
            ? new vscode.FoldingRange(first, last, vscode.FoldingRangeKind.Comment)
            : new vscode.FoldingRange(first, last),
        )
      );
    },
  };
}
