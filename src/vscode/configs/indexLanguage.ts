import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { RISKS } from '../../inventory/coverage.ts';
import { isPattern } from '../../inventory/documented.ts';
import { globMatcher } from '../../inventory/globs.ts';
import type { InventoryFile } from '../../inventory/inventoryFile.ts';
import { openAssets } from '../../io/assets.ts';
import type { Translate } from '../../l10n/index.ts';
import type { ConfigIndex } from '../../pack/types.generated.ts';
import type { ConformSchema } from '../../pack/yaml/conform.ts';
import { readYamlFile } from '../../pack/yaml/file.ts';
import { entryAt, lastChangesOf } from '../../usecases/configs/indexHelp.ts';
import { type KeyMeaning, keyMeanings, sayMeaning } from '../../usecases/configs/keyMeanings.ts';
import { literalMarkdown } from '../literalMarkdown.ts';
import { displayLanguage } from '../window.ts';
import type { ConfigProjects, FoundConfigs } from './model.ts';
import { keysOf } from './nodes.ts';

/** Keys, files and commits that fit into a hover. */
const KEYS = 12;
const FILES = 5;
const COMMITS = 3;
/** What stands before the path of an entry that is being typed. */
const PATH_FIELD = /^\s*(?:-\s+)?path:[ \t]*/;

/** What stands before the name of a key of an entry. */
const KEY_FIELD = /^\s*(?:-\s+)?name:(.*)$/;

/** What an entry of the config index is about: kind, keys and the last changes of its files; of one key what it means. */
export async function hoverEntry(
  document: vscode.TextDocument,
  position: vscode.Position,
  projects: ConfigProjects,
  context: vscode.ExtensionContext,
  say: Translate,
): Promise<vscode.Hover | undefined> {
  const line = document.lineAt(position.line);
  const key = KEY_FIELD.exec(line.text)?.[1];
  if (!PATH_FIELD.test(line.text) && key === undefined) return undefined;
  const at = await projects.at(document.uri);
  if (at === undefined || at.path !== at.found.report.index.path) return undefined;
  const schema = await openAssets(context.extensionPath).read('schemas/config-index.schema.json');
  const file = readYamlFile<ConfigIndex>(
    at.path,
    document.getText(),
    'config-index',
    JSON.parse(schema) as ConformSchema,
  );
  const path = entryAt(file, document.offsetAt(line.range.end));
  if (path === undefined) return undefined;
  if (key !== undefined) return hoverKeys(path, at.found, name => name === unquoted(key), line.range, say);
  const text = await describe(path, at.found, say);
  return new vscode.Hover(text, line.range);
}

/** What the keys of a line of a config file mean: what the index says, or what is proposed, with its source. */
export async function hoverConfig(
  document: vscode.TextDocument,
  position: vscode.Position,
  projects: ConfigProjects,
  say: Translate,
): Promise<vscode.Hover | undefined> {
  const at = await projects.at(document.uri);
  const file = at?.found.files.get(at.path);
  if (at === undefined || file === undefined) return undefined;
  const here = new Set(file.keys.filter(({ line }) => line === position.line + 1).map(({ name }) => name));
  const { range } = document.lineAt(position.line);
  return here.size === 0 ? undefined : hoverKeys(at.path, at.found, name => here.has(name), range, say);
}

async function hoverKeys(
  path: string,
  found: FoundConfigs,
  isMeant: (name: string) => boolean,
  range: vscode.Range,
  say: Translate,
): Promise<vscode.Hover | undefined> {
  const [file] = filesOf(path, found);
  const meanings = [...(file ? await meaningsOf(file, found, say) : [])];
  const lines = meanings
    .filter(([name]) => isMeant(name))
    .map(([name, meaning]) => `**${literalMarkdown(name)}**: ${literalMarkdown(sayMeaning(meaning, say))}`);
  return lines.length === 0 ? undefined : new vscode.Hover(plain(lines), range);
}

function meaningsOf(
  file: InventoryFile,
  { project, report }: FoundConfigs,
  say: Translate,
): Promise<ReadonlyMap<string, KeyMeaning>> {
  const entry = file.entry && report.index.file?.value?.entries?.[file.entry.position];
  return keyMeanings(project.files, file, file.keys, entry, say);
}

function unquoted(value: string): string {
  const [name = ''] = value.split(' #', 1);
  return name.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** The words of files are text here, never markup, and nothing in them can run a command. */
function plain(parts: readonly string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString(parts.join('\n\n'));
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}

async function describe(path: string, found: FoundConfigs, say: Translate): Promise<vscode.MarkdownString> {
  const { report, project } = found;
  const files = filesOf(path, found);
  const [first] = files;
  const parts: string[] = [];
  if (first === undefined) {
    const isThere = (await project.files.kind(path).catch(() => 'missing')) !== 'missing';
    parts.push(say(isThere ? 'vscode.configs.hover.noKind' : 'vscode.configs.hover.nothing'));
  } else {
    const language = displayLanguage();
    const kind = report.kinds.get(first.kind);
    const title = literalMarkdown(kind?.title[language] ?? first.kind);
    parts.push(`**${title}** · ${say(`vscode.configs.risk.${first.risk}`)}`);
    if (kind) parts.push(literalMarkdown(kind.why[language]));
    const isGroup = isPattern(path) && !found.files.has(path);
    parts.push(
      ...(isGroup ? fileList(files, say) : keyList(first, await meaningsOf(first, found, say), say)),
    );
  }
  const changed = first ? files.map(file => file.path) : [path];
  // A repository without a commit has no changes to show.
  const reading =
    project.git && lastChangesOf(project.git, changed, COMMITS, localDate(), {}).catch(() => []);
  const changes = (await reading) ?? [];
  if (changes.length > 0) {
    const lines = changes.map(
      ({ commit, date, author, subject }) =>
        `\`${commit}\` ${literalMarkdown(`${date} ${author}: ${subject}`)}`,
    );
    parts.push(say('vscode.configs.hover.changes'), list(lines));
  }
  return plain(parts);
}

function fileList(files: readonly InventoryFile[], say: Translate): string[] {
  const lines = files.slice(0, FILES).map(({ path }) => literalMarkdown(path));
  const left = files.length - FILES;
  if (left > 0) lines.push(say('vscode.configs.more', { count: left }));
  return [say('vscode.configs.files', { count: files.length }), list(lines)];
}

function keyList(file: InventoryFile, meanings: ReadonlyMap<string, KeyMeaning>, say: Translate): string[] {
  if (file.keys.length === 0) return [];
  const lines = file.keys.slice(0, KEYS).map(({ name, secret }) => {
    const meaning = meanings.get(name);
    const word = `${literalMarkdown(name)}${secret ? ` (${say('vscode.configs.secret')})` : ''}`;
    return meaning ? `${word}: ${literalMarkdown(sayMeaning(meaning, say))}` : word;
  });
  const left = file.keys.length + file.moreKeys - KEYS;
  if (left > 0) lines.push(say('vscode.configs.more', { count: left }));
  return [keysOf(file, say), list(lines)];
}

function list(lines: readonly string[]): string {
  return lines.map(line => `- ${line}`).join('\n');
}

function filesOf(path: string, { files, report }: FoundConfigs): readonly InventoryFile[] {
  const own = files.get(path);
  if (own) return [own];
  return isPattern(path) ? report.files.filter(file => globMatcher(path)(file.path)) : [];
}

/** Paths of config files after `path:`; those that nothing describes come first. */
export async function completePaths(
  document: vscode.TextDocument,
  position: vscode.Position,
  projects: ConfigProjects,
): Promise<vscode.CompletionItem[]> {
  const line = document.lineAt(position.line).text;
  const before = PATH_FIELD.exec(line)?.[0];
  if (before === undefined || position.character < before.length) return [];
  const at = await projects.at(document.uri);
  if (at === undefined || at.path !== at.found.report.index.path) return [];
  const { report } = at.found;
  const language = displayLanguage();
  const [value = ''] = line.slice(before.length).split(/\s#/, 1);
  const written = value.trimEnd();
  const range = new vscode.Range(position.line, before.length, position.line, before.length + written.length);
  const order = ['undocumented', 'unconfirmed', 'documented'];
  return report.files.map(({ path, kind, risk, state }) => {
    const item = new vscode.CompletionItem(path, vscode.CompletionItemKind.File);
    item.detail = report.kinds.get(kind)?.title[language] ?? kind;
    item.sortText = `${order.indexOf(state)}${RISKS.indexOf(risk)}${path}`;
    item.filterText = path;
    item.insertText = /^[\p{L}\p{N}_./][\p{L}\p{N}_./@ +=-]*$/u.test(path) ? path : JSON.stringify(path);
    item.range = range;
    return item;
  });
}
