/** Milliseconds in which a list that is whole comes at once: rows that are drawn twice within them only flicker. */
export const QUICK = 250;

/** What a view shows of searches that take a while: the first list grows while its search runs, a later one comes whole. */
export class GrowingList<Found> {
  readonly #changed: () => void;
  #found: Found | undefined;
  #isPart = false;
  #first = Promise.withResolvers<void>();
  #timer: NodeJS.Timeout | undefined;
  /** The search that may show parts. */
  #search: object | undefined;

  /** @param changed is told of each part that is shown */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Undefined before there is anything to show. */
  get found(): Found | undefined {
    return this.#found;
  }

  /** Whether it is the part of a search that others still follow, or that ended too early. */
  get isPart(): boolean {
    return this.#isPart;
  }

  /** A search begins. @returns what shows a part of it; where a whole list is shown already, that one stays */
  begin(signal: AbortSignal): (part: Found) => void {
    this.end();
    if (this.#found !== undefined && !this.#isPart) return () => undefined;
    const search = {};
    this.#search = search;
    const soonest = Date.now() + QUICK;
    return part => {
      const isOurs = () => !signal.aborted && this.#search === search;
      if (!isOurs()) return;
      clearTimeout(this.#timer);
      const show = () => {
        if (!isOurs()) return;
        this.#found = part;
        this.#isPart = true;
        this.#changed();
        this.#first.resolve();
      };
      this.#timer = setTimeout(show, Math.max(0, soonest - Date.now()));
    };
  }

  /** The search is over: a part that comes late is not shown any more. @param whole left out where it ended too early */
  end(whole?: Found): void {
    clearTimeout(this.#timer);
    this.#search = undefined;
    if (whole === undefined) return;
    this.#found = whole;
    this.#isPart = false;
  }

  /** Something about what is shown is known better by now. */
  replace(found: Found): void {
    this.#found = found;
  }

  /** Nothing is shown any more, so that the next search is a first one. */
  clear(): void {
    this.end();
    this.#found = undefined;
    this.#isPart = false;
    this.#first = Promise.withResolvers<void>();
  }

  /** Until there is something to show, or the search is over. */
  async something(search: Promise<unknown>): Promise<void> {
    if (this.#found === undefined) await Promise.race([this.#first.promise, search]);
  }
}
