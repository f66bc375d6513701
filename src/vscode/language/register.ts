import * as vscode from 'vscode';
import type { PackLanguage } from './language.ts';

/** Files of a pack by their names; whether they are in one is found out when somebody looks at them. */
const YAML: vscode.DocumentFilter[] = [
  { pattern: '**/{checklist,team,config-index,issues,transition,observation-log,handover.config}.yaml' },
];
const MARKDOWN: vscode.DocumentFilter[] = [{ language: 'markdown' }];
const BOTH = [...YAML, ...MARKDOWN];

/** Registers what the editor knows about the files of a pack; it is loaded when the first of them is looked at. */
export function registerLanguage(context: vscode.ExtensionContext): void {
  let loading: Promise<PackLanguage> | undefined;
  const changed = new vscode.EventEmitter<void>();
  const load = () => {
    loading ??= import('./language.ts').then(({ openLanguage }) =>
      openLanguage(context, () => changed.fire()),
    );
    return loading;
  };
  /** Old versions of a file, and files of other programs, are nobody's pack. */
  const within = async <T>(
    { uri }: vscode.TextDocument,
    run: (language: PackLanguage) => Promise<T | undefined>,
  ): Promise<T | undefined> =>
    uri.scheme === 'file' || vscode.workspace.getWorkspaceFolder(uri) ? run(await load()) : undefined;
  const command = (name: string, run: (language: PackLanguage, place: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(`handoverPack.${name}`, async (place?: unknown) =>
      run(await load(), place),
    );
  const { languages } = vscode;
  context.subscriptions.push(
    changed,
    languages.registerCompletionItemProvider(
      YAML,
      {
        provideCompletionItems: (document, position, _token, { triggerCharacter }) =>
          within(document, language => language.complete(document, position, triggerCharacter)),
      },
      ' ',
      '/',
      '[',
      ',',
    ),
    languages.registerHoverProvider(BOTH, {
      provideHover: (document, position) => within(document, language => language.hover(document, position)),
    }),
    languages.registerInlayHintsProvider(YAML, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range) => within(document, language => language.inlays(document, range)),
    }),
    languages.registerDefinitionProvider(BOTH, {
      provideDefinition: (document, position) =>
        within(document, language => language.definition(document, position)),
    }),
    languages.registerReferenceProvider(BOTH, {
      provideReferences: (document, position, { includeDeclaration }) =>
        within(document, language => language.references(document, position, includeDeclaration)),
    }),
    languages.registerRenameProvider(BOTH, {
      prepareRename: (document, position) =>
        within(document, language => language.renamed(document, position)) as Promise<vscode.Range>,
      provideRenameEdits: (document, position, name) =>
        within(document, language => language.rename(document, position, name)),
    }),
    languages.registerDocumentLinkProvider(YAML, {
      provideDocumentLinks: document => within(document, language => language.links(document)),
    }),
    languages.registerDocumentSymbolProvider(YAML, {
      provideDocumentSymbols: document => within(document, language => language.symbols(document)),
    }),
    languages.registerFoldingRangeProvider(YAML, {
      provideFoldingRanges: document => within(document, language => language.folds(document)),
    }),
    languages.registerCodeLensProvider(YAML, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: document => within(document, language => language.lenses(document)),
    }),
    command('confirmGuess', (language, place) => language.confirm(place)),
    command('confirmGuessKind', (language, place) => language.confirmKind(place)),
    command('correctGuess', (language, place) => language.correct(place)),
    command('moveSecret', (language, place) => language.moveSecret(place)),
    command('nextGuess', (language, place) => language.go('next', place)),
    command('previousGuess', (language, place) => language.go('previous', place)),
  );
}
