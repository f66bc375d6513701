import type * as vscode from 'vscode';
import { openAssets } from '../../io/assets.ts';
import type { Translate } from '../../l10n/index.ts';
import type { IssueProgress } from '../../usecases/issues/report.ts';
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
  /** When there is something to show. */
  readonly first: Promise<void>;
}

/** Milliseconds between two words about how far the search is. */
const TELL_EVERY = 200;

/** What was found, and the search that is under way: the first list grows while it runs, a later one comes whole. */
export class IssueSearch {
  readonly #context: vscode.ExtensionContext;
  readonly #say: Translate;
  readonly #changed: (what: 'rows' | 'words') => void;
  #found: readonly FoundIssues[] | undefined;
  /** The search under way; a newer one stops it. */
  #running: Running | undefined;
  /** Whether what is shown is the part of a search that others still follow, or that ended too early. */
  #isPart = false;
  #progress = '';

  constructor(context: vscode.ExtensionContext, say: Translate, changed: (what: 'rows' | 'words') => void) {
    this.#context = context;
    this.#say = say;
    this.#changed = changed;
  }

  /** Undefined before there is anything to show. */
  get found(): readonly FoundIssues[] | undefined {
    return this.#found;
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
    this.#found = found;
    this.#changed('rows');
  }

  start(): void {
    this.#running?.controller.abort();
    const controller = new AbortController();
    const { promise: first, resolve } = Promise.withResolvers<void>();
    const isFirst = this.#found === undefined || this.#isPart;
    const show = (found: readonly FoundIssues[]) => {
      if (!isFirst || controller.signal.aborted) return;
      this.#found = found;
      this.#isPart = true;
      this.#changed('rows');
      resolve();
    };
    const tell = this.#teller();
    // At once, and not only when git has answered.
    tell('history', 0);
    this.#running = { controller, first, done: this.#find(controller.signal, tell, show) };
  }

  stop(): void {
    this.#running?.controller.abort();
  }

  /** Until there is something to show, or it is known that there is nothing. */
  async somethingFound(): Promise<void> {
    while (this.#found === undefined && this.#running)
      await Promise.race([this.#running.first, this.#running.done]);
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
      this.#found = found;
      this.#isPart = false;
      if (found.length === 0) outcome = 'noRepository';
    } catch (error) {
      outcome = signal.aborted ? 'stopped' : 'failed';
      // Nobody has to answer before the view goes on.
      if (!signal.aborted) showError(error, this.#context, this.#say);
    }
    // A newer search took over, and tells how it ended itself.
    if (this.#running?.controller.signal !== signal) return;
    this.#running = undefined;
    this.#progress = this.#isPart ? this.#say('vscode.issues.part') : '';
    this.#found ??= [];
    await setContext('handoverPack.issues.running', false);
    await setContext('handoverPack.issues.state', outcome);
    this.#changed('rows');
  }

  /** The bar of a view has no words; before the first whole list there is room for them. */
  #teller(): (step: IssueProgress['step'], count: number) => void {
    let last = 0;
    return (step, count) => {
      const now = Date.now();
      if ((this.#found !== undefined && !this.#isPart) || now - last < TELL_EVERY) return;
      last = now;
      this.#progress = this.#say(`issues.progress.${step}`, { count });
      this.#changed('words');
    };
  }
}
