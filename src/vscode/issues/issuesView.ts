import { basename } from 'node:path';
import * as vscode from 'vscode';
import { type Issue, isOpen } from '../../history/issue.ts';
import { openAssets } from '../../io/assets.ts';
import type { Translate } from '../../l10n/index.ts';
import { watchRepositories } from '../repositories.ts';
import { displayTranslator, showError } from '../window.ts';
import { copyIssues, openIssue, openTicket, putIntoChecklist, triageInView } from './actions.ts';
import { AT_ONCE, type Grouping, groupIssues, type IssueNode, treeItem } from './nodes.ts';
import { ISSUES_VIEW } from './register.ts';
import { type Found, findInWorkspace, today } from './search.ts';

/** What the view and its commands do. */
export interface IssuesView {
  item(node: IssueNode): vscode.TreeItem;
  children(node: IssueNode | undefined): Promise<readonly IssueNode[]>;
  /** @returns the lines of the view, for whoever calls the command from a program */
  show(): Promise<readonly IssueLine[]>;
  refresh(): Promise<void>;
  stop(): void;
  groupBy(grouping: Grouping): Promise<void>;
  showSettled(isShown: boolean): Promise<void>;
  more(node: unknown): void;
  open(node: unknown): Promise<void>;
  triage(selection: readonly unknown[]): Promise<void>;
  addToChecklist(selection: readonly unknown[]): Promise<void>;
  copy(selection: readonly unknown[]): Promise<void>;
  openTicket(node: unknown): Promise<void>;
}

/** An issue of the view, and the project that it is in. */
export type IssueLine = Extract<IssueNode, { kind: 'issue' }>;

const GROUPING = 'handoverPack.issues.grouping';
const SETTLED = 'handoverPack.issues.settled';

/** Loaded when the view is first seen, or a command of it is used. */
export async function openIssuesView(
  context: vscode.ExtensionContext,
  view: vscode.TreeView<IssueNode>,
  changed: vscode.EventEmitter<IssueNode | undefined>,
): Promise<IssuesView> {
  const say = await displayTranslator();
  const opened = new OpenIssuesView(context, view, changed, say);
  await opened.tellContext();
  context.subscriptions.push(
    await watchRepositories('files', () => opened.repositoryChanged()),
    view.onDidChangeVisibility(() => opened.becameVisible()),
  );
  return opened;
}

class OpenIssuesView implements IssuesView {
  readonly #context: vscode.ExtensionContext;
  readonly #view: vscode.TreeView<IssueNode>;
  readonly #changed: vscode.EventEmitter<IssueNode | undefined>;
  readonly #say: Translate;
  readonly #shown = new Map<string, number>();
  #found: Found[] | undefined;
  /** The search under way; a newer one stops it. */
  #running: { readonly controller: AbortController; readonly done: Promise<void> } | undefined;
  #isStale = false;

  constructor(
    context: vscode.ExtensionContext,
    view: vscode.TreeView<IssueNode>,
    changed: vscode.EventEmitter<IssueNode | undefined>,
    say: Translate,
  ) {
    this.#context = context;
    this.#view = view;
    this.#changed = changed;
    this.#say = say;
  }

  item(node: IssueNode): vscode.TreeItem {
    return treeItem(node, this.#say);
  }

  async children(node: IssueNode | undefined): Promise<readonly IssueNode[]> {
    if (node !== undefined) return 'nodes' in node ? node.nodes : [];
    if (this.#found === undefined && this.#running === undefined) this.#start();
    await this.#running?.done;
    return this.#roots();
  }

  async show(): Promise<readonly IssueLine[]> {
    await vscode.commands.executeCommand('handoverPack.issues.focus');
    if (this.#isStale || this.#found === undefined) await this.refresh();
    const lines = (node: IssueNode): readonly IssueLine[] =>
      node.kind === 'issue' ? [node] : 'nodes' in node ? node.nodes.flatMap(lines) : [];
    return this.#roots().flatMap(lines);
  }

  async refresh(): Promise<void> {
    this.#start();
    await this.#running?.done;
  }

  stop(): void {
    this.#running?.controller.abort();
  }

  async groupBy(grouping: Grouping): Promise<void> {
    await this.#context.workspaceState.update(GROUPING, grouping);
    await this.tellContext();
    this.#changed.fire(undefined);
  }

  async showSettled(isShown: boolean): Promise<void> {
    await this.#context.workspaceState.update(SETTLED, isShown);
    await this.tellContext();
    this.#changed.fire(undefined);
  }

  more(node: unknown): void {
    const { group } = node as Extract<IssueNode, { kind: 'more' }>;
    this.#shown.set(group, (this.#shown.get(group) ?? AT_ONCE) + AT_ONCE);
    this.#changed.fire(undefined);
  }

  async open(node: unknown): Promise<void> {
    const [line] = this.#chosen([node]);
    if (line) await this.#guarded(() => openIssue(line, this.#say));
  }

  async triage(selection: readonly unknown[]): Promise<void> {
    const chosen = this.#chosen(selection);
    if (chosen.length === 0) return;
    await this.#guarded(async () => {
      const triage = await triageInView(chosen, this.#context, this.#say);
      if (triage === undefined) return;
      const names = new Set(chosen.map(({ issue }) => issue.fingerprint));
      for (const found of this.#found ?? []) {
        const items = found.report.items.map(issue =>
          names.has(issue.fingerprint) ? { ...issue, triage } : issue,
        );
        found.report = { ...found.report, items };
      }
      this.#show();
    });
  }

  async addToChecklist(selection: readonly unknown[]): Promise<void> {
    const chosen = this.#chosen(selection);
    if (chosen.length > 0) await this.#guarded(() => putIntoChecklist(chosen, this.#context, this.#say));
  }

  async copy(selection: readonly unknown[]): Promise<void> {
    const chosen = this.#chosen(selection);
    if (chosen.length > 0) await copyIssues(chosen, this.#say);
  }

  async openTicket(node: unknown): Promise<void> {
    const [line] = this.#chosen([node]);
    if (line) await openTicket(line);
  }

  /** The repository is another one than when it was looked at. */
  repositoryChanged(): void {
    if (this.#found === undefined) return;
    this.#isStale = true;
    this.becameVisible();
  }

  becameVisible(): void {
    if (this.#isStale && this.#view.visible) this.#start();
  }

  /** Tells the menus how the view is set. */
  async tellContext(): Promise<void> {
    const set = (name: string, value: unknown) => vscode.commands.executeCommand('setContext', name, value);
    await set(GROUPING, this.#grouping());
    await set(SETTLED, this.#withSettled());
  }

  #grouping(): Grouping {
    return this.#context.workspaceState.get<Grouping>(GROUPING, 'class');
  }

  #withSettled(): boolean {
    return this.#context.workspaceState.get(SETTLED, false);
  }

  #start(): void {
    this.#running?.controller.abort();
    const controller = new AbortController();
    const done = this.#find(controller.signal);
    this.#running = { controller, done };
  }

  async #find(signal: AbortSignal): Promise<void> {
    const tell = (name: string, value: unknown) =>
      vscode.commands.executeCommand('setContext', `handoverPack.issues.${name}`, value);
    await tell('running', true);
    let state = 'found';
    try {
      const found = await vscode.window.withProgress({ location: { viewId: ISSUES_VIEW } }, progress =>
        findInWorkspace(
          (step, count) => progress.report({ message: this.#say(`issues.progress.${step}`, { count }) }),
          openAssets(this.#context.extensionPath),
          signal,
        ),
      );
      if (signal.aborted) return;
      this.#found = found;
      this.#isStale = false;
      if (found.length === 0) state = 'noRepository';
    } catch (error) {
      if (!signal.aborted) await showError(error, this.#context, this.#say);
      state = 'stopped';
      this.#found ??= [];
    } finally {
      if (this.#running?.controller.signal === signal || this.#running === undefined) {
        this.#running = undefined;
        await tell('running', false);
        await tell('state', vscode.workspace.isTrusted ? state : 'untrusted');
        this.#show();
      }
    }
  }

  #show(): void {
    this.#view.badge = this.#badge();
    this.#changed.fire(undefined);
  }

  /** How many are worth a look: not those that are minor, or hardly more than a guess. */
  #badge(): vscode.ViewBadge | undefined {
    const issues = (this.#found ?? []).flatMap(({ report }) => report.items);
    const serious = issues.filter(
      issue => isOpen(issue, today()) && issue.severity !== 'minor' && issue.confidence !== 'low',
    );
    if (serious.length === 0) return undefined;
    return { value: serious.length, tooltip: this.#say('vscode.issues.badge', { count: serious.length }) };
  }

  #roots(): IssueNode[] {
    const found = this.#found ?? [];
    const several = found.length > 1;
    return found.flatMap(({ project, report }): IssueNode[] => {
      const notes = report.notes.map(
        ({ id, data }): IssueNode => ({ kind: 'note', text: this.#word(id, data) }),
      );
      const isShown = (issue: Issue) => this.#withSettled() || isOpen(issue, today());
      const issues = report.items.filter(isShown);
      const groups = groupIssues(issues, this.#grouping(), project, this.#shown, this.#say);
      // That the list may be too short must be read first.
      const nodes = report.complete ? [...groups, ...notes] : [...notes, ...groups];
      // A remote that is missing is worth a line beside others, but is no reason to hide "nothing found".
      if (issues.length === 0 && report.complete && !several) return [];
      return several ? [{ kind: 'project', project, label: basename(project.root), nodes }] : nodes;
    });
  }

  #word(id: string, data: Record<string, string | number>): string {
    const { section } = data;
    const words = section === undefined ? data : { ...data, section: this.#say(`issues.section.${section}`) };
    return this.#say(id, words);
  }

  /** VS Code hands over the line that was clicked, and all that are selected. */
  #chosen(selection: readonly unknown[]): IssueLine[] {
    const [clicked, selected] = selection;
    const list =
      Array.isArray(selected) && selected.length > 0 ? selected : clicked ? [clicked] : this.#view.selection;
    return list.filter((node: IssueNode): node is IssueLine => node.kind === 'issue');
  }

  async #guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await showError(error, this.#context, this.#say);
    }
  }
}
