import type * as vscode from 'vscode';
import { openAssets } from '../../io/assets.ts';
import type { Translate } from '../../l10n/index.ts';
import type { IssueProgress } from '../../usecases/issues/report.ts';
import { GrowingList } from '../growingList.ts';
import { ISSUES_VIEW } from '../ids.ts';
import { setContext } from '../setContext.ts';
import { withProgress } from '../shownWindow.ts';
import { showError } from '../window.ts';
import { type FoundIssues, findInWorkspace } from './search.ts';

/** How the last search ended; the texts for an empty view go by it. */
type Outcome = 'found' | 'noRepository' | 'stopped' | 'failed';

interface Running {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** Milliseconds between two words about how far the search is. */
const TELL_EVERY = 200;

/** What was found, and the search that is under way. */
export class IssueSearch {
  readonly #context: vscode.ExtensionContext;
  readonly #say: Translate;
  readonly #changed: (what: 'rows' | 'words') => void;
  readonly #list: GrowingList<readonly FoundIssues[]>;
  /** The search under way; a newer one stops it. */
  #running: Running | undefined;
  #progress = '';

  constructor(context: vscode.ExtensionContext, say: Translate, changed: (what: 'rows' | 'words') => void) {
    this.#context = context;
    this.#say = say;
    this.#changed = changed;
    this.#list = new GrowingList(() => changed('rows'));
  }

  /** Undefined before there is anything to show. */
  get found(): readonly FoundIssues[] | undefined {
    return this.#list.found;
  }

  /** How far it is, or that it ended too early; '' for a whole list. */
  get progress(): string {
    return this.#progress;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Something about what was found is known better by now. */
  replace(found: readonly FoundIssues[]): void {
    this.#list.replace(found);
    this.#changed('rows');
  }

  start(): void {
    this.#running?.controller.abort();
    const controller = new AbortController();
    const show = this.#list.begin(controller.signal);
    const tell = this.#teller();
    // At once, and not only when git has answered.
    tell('history', 0);
    this.#running = { controller, done: this.#find(controller.signal, tell, show) };
  }

  stop(): void {
    this.#running?.controller.abort();
  }

  /** Until there is something to show, or it is known that there is nothing. */
  async somethingFound(): Promise<void> {
    while (this.found === undefined && this.#running) await this.#list.something(this.#running.done);
  }

  async finished(): Promise<void> {
    while (this.#running) await this.#running.done;
  }

  async #find(
    signal: AbortSignal,
    tell: (step: IssueProgress['step'], count: number) => void,
    show: (found: readonly FoundIssues[]) => void,
  ): Promise<void> {
    await setContext('handoverPack.issues.running', true);
    let outcome: Outcome = 'found';
    try {
      const assets = openAssets(this.#context.extensionPath);
      const location = { viewId: ISSUES_VIEW };
      const found = await withProgress({ location }, () => findInWorkspace(tell, assets, signal, show));
      this.#list.end(found);
      if (found.length === 0) outcome = 'noRepository';
    } catch (error) {
      outcome = signal.aborted ? 'stopped' : 'failed';
      // Nobody has to answer before the view goes on.
      if (!signal.aborted) showError(error, this.#context, this.#say);
    }
    // A newer search took over, and tells how it ended itself.
    if (this.#running?.controller.signal !== signal) return;
    this.#running = undefined;
    this.#list.end(this.found === undefined ? [] : undefined);
    this.#progress = this.#list.isPart ? this.#say('vscode.issues.part') : '';
    await setContext('handoverPack.issues.running', false);
    await setContext('handoverPack.issues.state', outcome);
    this.#changed('rows');
  }

  /** The bar of a view has no words; before the first whole list there is room for them. */
  #teller(): (step: IssueProgress['step'], count: number) => void {
    let last = 0;
    return (step, count) => {
      const now = Date.now();
      if ((this.found !== undefined && !this.#list.isPart) || now - last < TELL_EVERY) return;
      last = now;
      this.#progress = this.#say(`issues.progress.${step}`, { count });
      this.#changed('words');
    };
  }
}
