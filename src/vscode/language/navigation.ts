import * as vscode from 'vscode';
import { UserError } from '../../core/errors.ts';
import type { Span } from '../../core/findings.ts';
import { headingsOf } from '../../pack/markdown/covers.ts';
import type { Entry } from '../../usecases/editor/entries.ts';
import { gitLinksOf } from '../../usecases/editor/gitLinks.ts';
import { linksOf } from '../../usecases/editor/links.ts';
import { entryAt, entryMeant, markAt, pageMarks, usesOf } from '../../usecases/editor/meaning.ts';
import { refuseFixed, renameEdits } from '../../usecases/editor/rename.ts';
import {
  nameInFile,
  nameInPage,
  type PrintedName,
  renameNameEdits,
} from '../../usecases/editor/renameName.ts';
import type { PackDocument } from './packs.ts';
import { ticketGrammars } from './tickets.ts';
import { type LanguageWorld, rangeOf } from './world.ts';

/** Ways from one place of a pack to another, and a new name for all of them. */
export interface Navigation {
  definition(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location | undefined>;
  references(
    document: vscode.TextDocument,
    position: vscode.Position,
    withDefinition: boolean,
  ): Promise<vscode.Location[] | undefined>;
  /** @throws Error with the reason where nothing can be renamed */
  renamed(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Range | undefined>;
  /** @throws Error with the reason where it is not safe */
  rename(
    document: vscode.TextDocument,
    position: vscode.Position,
    name: string,
  ): Promise<vscode.WorkspaceEdit | undefined>;
  links(document: vscode.TextDocument): Promise<vscode.DocumentLink[] | undefined>;
}

interface Under {
  readonly entry: Entry;
  readonly span: Span;
}

export function navigation({ context, packs, wording }: LanguageWorld): Navigation {
  const { say } = wording;
  const grammarOf = ticketGrammars(context);
  /** VS Code shows the message of an error beside the word. */
  const worded = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw new Error(`${say(error.messageId, error.data)} ${say(`${error.messageId}.hint`, error.data)}`);
    }
  };
  const under = async (document: vscode.TextDocument, position: vscode.Position) => {
    const at = await packs.at(document);
    const found = at && entryUnder(at, document.offsetAt(position));
    return at && { at, found };
  };
  return {
    definition: async (document, position) => {
      const { at, found } = (await under(document, position)) ?? {};
      return at && found && locationOf(at, found.entry.file.path, found.entry.span);
    },
    references: async (document, position, withDefinition) => {
      const { at, found } = (await under(document, position)) ?? {};
      if (at === undefined || found === undefined) return undefined;
      const uses = usesOf(at.pack, found.entry).filter(({ isDefinition }) => withDefinition || !isDefinition);
      return Promise.all(uses.map(use => locationOf(at, use.path, use)));
    },
    renamed: async (document, position) => {
      const { at, found } = (await under(document, position)) ?? {};
      if (at === undefined) return undefined;
      const printed = nameUnder(at, document.offsetAt(position));
      if (printed) return rangeOf(document, printed.span);
      // In a document, others know what else can be renamed.
      if (found === undefined && at.page) return undefined;
      return worded(() => {
        if (found === undefined) throw new UserError('error.rename.nothing');
        refuseFixed(found.entry);
        // Somebody called by another of their names is renamed by their id, which is asked for at its own place.
        const word = document.getText(rangeOf(document, found.span)).replace(/^["']|["']$/g, '');
        if (word !== found.entry.id)
          throw new UserError('error.rename.otherName', { word, id: found.entry.id });
        return rangeOf(document, found.span);
      });
    },
    rename: async (document, position, name) => {
      const { at, found } = (await under(document, position)) ?? {};
      const printed = at && nameUnder(at, document.offsetAt(position));
      if (at === undefined || (found === undefined && printed === undefined)) return undefined;
      const files = worded(() =>
        printed
          ? renameNameEdits(at.pack, printed, name)
          : found
            ? renameEdits(at.pack, found.entry, name)
            : [],
      );
      const edit = new vscode.WorkspaceEdit();
      for (const { path, edits, isToConfirm = false } of files) {
        const other = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(at.root, path));
        // VS Code shows these beside what stands there, each with a tick.
        const metadata = { label: say('editor.renamePrinted'), needsConfirmation: true };
        for (const { text, ...span } of edits)
          edit.replace(other.uri, rangeOf(other, span), text, isToConfirm ? metadata : undefined);
      }
      return edit;
    },
    links: async document => {
      const at = await packs.at(document);
      if (at?.file === undefined) return undefined;
      const { root } = at;
      const targets = new Map<string, Promise<vscode.Uri | undefined>>();
      const found = linksOf(at.file).map(async ({ span, paths, place, url }) => {
        const range = rangeOf(document, span);
        if (url !== undefined) return new vscode.DocumentLink(range, vscode.Uri.parse(url));
        for (const path of paths) {
          const target = targets.get(path) ?? fileAt(root, path);
          targets.set(path, target);
          const uri = await target;
          if (uri)
            return new vscode.DocumentLink(range, uri.with({ fragment: await fragmentOf(uri, place) }));
        }
        return [];
      });
      const grammar = await grammarOf(root, at.pack.settings);
      const ofGit = gitLinksOf(at.file, grammar).map(({ span, commit, url = '' }) => {
        const target =
          commit === undefined
            ? vscode.Uri.parse(url)
            : vscode.Uri.parse(
                `command:handoverPack.openCommit?${encodeURIComponent(JSON.stringify([root.fsPath, commit]))}`,
              );
        return new vscode.DocumentLink(rangeOf(document, span), target);
      });
      return [...(await Promise.all(found)).flat(), ...ofGit];
    },
  };
}

function nameUnder({ pack, file, page }: PackDocument, offset: number): PrintedName | undefined {
  return file ? nameInFile(pack, file, offset) : page && nameInPage(pack, page, offset);
}

function entryUnder({ pack, file, page }: PackDocument, offset: number): Under | undefined {
  if (file) {
    const mark = markAt(file, offset);
    const entry = mark && entryAt(pack, file, mark);
    return mark && entry && { entry, span: mark.span };
  }
  const mark = page && pageMarks(page, pack).find(({ span }) => span.start <= offset && offset <= span.end);
  const entry = mark && entryMeant(pack, mark);
  return mark && entry && { entry, span: mark.span };
}

async function locationOf({ root }: PackDocument, path: string, span: Span): Promise<vscode.Location> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, path));
  return new vscode.Location(document.uri, rangeOf(document, span));
}

/** @returns undefined for what is no file: a folder cannot be opened */
async function fileAt(root: vscode.Uri, path: string): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.joinPath(root, path);
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  return stat && (stat.type & vscode.FileType.File) !== 0 ? uri : undefined;
}

/** Where in a file: VS Code opens it at `L12`. */
async function fragmentOf(uri: vscode.Uri, place: string): Promise<string> {
  const [, line] = /^:(\d+)/.exec(place) ?? [];
  if (line !== undefined) return `L${line}`;
  if (!place.startsWith('#') || !/\.(?:md|markdown)$/i.test(uri.path)) return '';
  const { slugOf } = await import('../../pack/markdown/page.ts');
  const document = await vscode.workspace.openTextDocument(uri);
  const wanted = slugOf(place.slice(1));
  const heading = headingsOf(document.getText()).find(({ title }) => slugOf(title) === wanted);
  return heading ? `L${document.positionAt(heading.start).line + 1}` : '';
}
