import * as vscode from 'vscode';
import { openAssets } from '../../io/assets.ts';
import type { Translate } from '../../l10n/index.ts';
import { ISSUES_VIEW } from '../ids.ts';
import { watchRepositories } from '../repositories.ts';
import { RowFilter } from '../rowFilter.ts';
import { setContext } from '../setContext.ts';
import { shownItem } from '../shownItem.ts';
import { withProgress } from '../shownWindow.ts';
import { displayTranslator, showError } from '../window.ts';
import { copyIssues, openIssue, openTicket, putIntoChecklist, triageInView } from './actions.ts';
import { type IssueLine, type IssueNode, treeItem } from './nodes.ts';
import { pickIssues, withOthers } from './pickIssues.ts';
import { IssueSearch } from './runSearch.ts';
import { markListed } from './search.ts';
import { AT_ONCE, GROUPINGS, type Grouping, headlineOf, treeOf } from './tree.ts';

/** What the view and its commands do. */
export interface IssuesView {
  item(node: IssueNode): vscode.TreeItem;
  children(node: IssueNode | undefined): Promise<readonly IssueNode[]>;
  /** @returns the lines of the view, for whoever calls the command from a program */
  show(): Promise<readonly IssueNode[]>;
  refresh(): Promise<void>;
  /** Something changed: looks again, at once or when the view is seen the next time. */
  outdated(): void;
  stop(): void;
  /** Asks for words that a row must hold. */
  filter(): Promise<void>;
  clearFilter(): void;
  groupBy(grouping: Grouping): Promise<void>;
  showSettled(isShown: boolean): Promise<void>;
  more(node: unknown): void;
  open(node: unknown): Promise<void>;
  triage(selection: readonly unknown[]): Promise<void>;
  addToChecklist(selection: readonly unknown[]): Promise<void>;
  copy(selection: readonly unknown[]): Promise<void>;
  openTicket(node: unknown): Promise<void>;
}

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
  const repositories = watchRepositories(
    'files',
    () => opened.outdated(),
    () => view.visible,
  );
  context.subscriptions.push(
    repositories,
    view.onDidChangeVisibility(({ visible }) => {
      if (!visible) return;
      opened.becameVisible();
      void repositories.look();
    }),
  );
  return opened;
}

class OpenIssuesView implements IssuesView {
  readonly #context: vscode.ExtensionContext;
  readonly #view: vscode.TreeView<IssueNode>;
  readonly #changed: vscode.EventEmitter<IssueNode | undefined>;
  readonly #say: Translate;
  readonly #shown = new Map<string, number>();
  readonly #search: IssueSearch;
  #isStale = false;
  readonly #filter: RowFilter;

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
    this.#filter = new RowFilter(ISSUES_VIEW, () => this.#render());
    this.#search = new IssueSearch(context, say, what => (what === 'rows' ? this.#render() : this.#sumUp()));
  }

  item(node: IssueNode): vscode.TreeItem {
    return shownItem(treeItem(node, this.#say));
  }

  async children(node: IssueNode | undefined): Promise<readonly IssueNode[]> {
    if (node !== undefined) return 'nodes' in node ? node.nodes : [];
    if (this.#search.found === undefined && !this.#search.isRunning) this.#start();
    // What was found before stays on the screen until there is something newer.
    await this.#search.somethingFound();
    return this.#tree();
  }

  async show(): Promise<readonly IssueNode[]> {
    await vscode.commands.executeCommand(`${ISSUES_VIEW}.focus`);
    if (!this.#search.isRunning && (this.#isStale || this.#search.found === undefined)) this.#start();
    await this.#search.finished();
    return this.#tree();
  }

  async refresh(): Promise<void> {
    this.#start();
    await this.#search.finished();
  }

  outdated(): void {
    if (this.#search.found === undefined && !this.#search.isRunning) return;
    this.#isStale = true;
    this.becameVisible();
  }

  becameVisible(): void {
    if (this.#isStale && this.#view.visible) this.#start();
  }

  stop(): void {
    this.#search.stop();
  }

  async filter(): Promise<void> {
    await this.#filter.ask(this.#say);
  }

  clearFilter(): void {
    this.#filter.clear();
  }

  async groupBy(grouping: Grouping): Promise<void> {
    await this.#set(GROUPING, grouping);
  }

  async showSettled(isShown: boolean): Promise<void> {
    await this.#set(SETTLED, isShown);
  }

  more(node: unknown): void {
    const { group } = node as Extract<IssueNode, { kind: 'more' }>;
    this.#shown.set(group, (this.#shown.get(group) ?? AT_ONCE) + AT_ONCE);
    this.#changed.fire(undefined);
  }

  async open(node: unknown): Promise<void> {
    const [line] = await this.#meant([node]);
    if (line) await this.#guarded(() => openIssue(line, this.#context, this.#say));
  }

  async triage(selection: readonly unknown[]): Promise<void> {
    const chosen = withOthers(await this.#meant(selection));
    if (chosen.length === 0) return;
    await this.#guarded(async () => {
      const triage = await triageInView(chosen, this.#context, this.#say);
      if (triage === undefined) return;
      const decided = new Set(chosen.map(({ project, issue }) => `${project.root}\0${issue.fingerprint}`));
      const found = this.#search.found?.map(found => {
        const { project, report } = found;
        const items = report.items.map(issue =>
          decided.has(`${project.root}\0${issue.fingerprint}`)
            ? { ...issue, triage: { owner: issue.triage?.owner, ...triage } }
            : issue,
        );
        return { ...found, report: { ...report, items } };
      });
      this.#search.replace(found ?? []);
    });
  }

  async addToChecklist(selection: readonly unknown[]): Promise<void> {
    const chosen = withOthers(await this.#meant(selection));
    if (chosen.length === 0) return;
    await this.#guarded(async () => {
      await putIntoChecklist(chosen, this.#context, this.#say);
      const assets = openAssets(this.#context.extensionPath);
      const found = this.#search.found ?? [];
      this.#search.replace(await Promise.all(found.map(one => markListed(one, assets))));
    });
  }

  async copy(selection: readonly unknown[]): Promise<void> {
    const chosen = await this.#meant(selection);
    if (chosen.length > 0) await copyIssues(chosen, this.#say);
  }

  async openTicket(node: unknown): Promise<void> {
    const [line] = await this.#meant([node], ({ url }) => url !== null);
    if (line) await openTicket(line);
  }

  /** Tells the menus how the view is set. */
  async tellContext(): Promise<void> {
    await setContext(GROUPING, this.#grouping());
    await setContext(SETTLED, this.#withSettled());
  }

  #start(): void {
    this.#isStale = false;
    this.#search.start();
  }

  #render(): void {
    this.#sumUp();
    this.#changed.fire(undefined);
  }

  #sumUp(): void {
    const headline = headlineOf(this.#search.found ?? [], { filter: this.#filter }, this.#say);
    const words = [this.#search.progress, headline, this.#filter.told(this.#say, headline === '')];
    this.#view.message = words.filter(Boolean).join(' · ');
  }

  #tree(): IssueNode[] {
    const settings = {
      grouping: this.#grouping(),
      withSettled: this.#withSettled(),
      shown: this.#shown,
      filter: this.#filter,
    };
    return treeOf(this.#search.found ?? [], settings, this.#say);
  }

  #grouping(): Grouping {
    const remembered = this.#context.workspaceState.get<Grouping>(GROUPING, 'class');
    return GROUPINGS.includes(remembered) ? remembered : 'class';
  }

  #withSettled(): boolean {
    return this.#context.workspaceState.get(SETTLED, false);
  }

  async #set(name: string, value: unknown): Promise<void> {
    await this.#context.workspaceState.update(name, value);
    await this.tellContext();
    this.#changed.fire(undefined);
  }

  /** VS Code hands over the line that was clicked, and all that are selected. */
  #chosen(selection: readonly unknown[]): IssueLine[] {
    const [clicked, selected] = selection;
    const list =
      Array.isArray(selected) && selected.length > 0 ? selected : clicked ? [clicked] : this.#view.selection;
    return list.filter((node: IssueNode): node is IssueLine => node.kind === 'issue');
  }

  /** The lines that a command is called on; called on none, those that the person picks. */
  async #meant(
    selection: readonly unknown[],
    fits: (issue: IssueLine['issue']) => boolean = () => true,
  ): Promise<IssueLine[]> {
    const chosen = this.#chosen(selection);
    if (chosen.length > 0) return chosen;
    if (this.#search.found === undefined && !this.#search.isRunning) this.#start();
    const location = vscode.ProgressLocation.Window;
    const title = this.#say('vscode.issues.searching');
    await withProgress({ location, title }, () => this.#search.finished());
    return pickIssues(this.#search.found ?? [], fits, this.#say);
  }

  async #guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      showError(error, this.#context, this.#say);
    }
  }
}
