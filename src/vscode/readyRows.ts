/**
 * The rows of a view, read before VS Code is told that there are new ones. From that word on until it has the new rows it knows
 * none of those on the screen: a button of a row that is pressed meanwhile would arrive without its row.
 */
export class ReadyRows<Row> {
  readonly #read: () => Promise<readonly Row[]>;
  readonly #tell: () => void;
  readonly #isSeen: () => boolean;
  #ready: readonly Row[] | undefined;
  #last = 0;

  /**
   * @param read reads what the view shows
   * @param tell tells VS Code to ask for the rows
   * @param isSeen whether anybody looks at the view; for others nothing is read
   */
  constructor(read: () => Promise<readonly Row[]>, tell: () => void, isSeen: () => boolean) {
    this.#read = read;
    this.#tell = tell;
    this.#isSeen = isSeen;
  }

  /** Something changed. Where it does so again while it is read, only the last reading is shown. */
  async redraw(): Promise<void> {
    this.#last += 1;
    const own = this.#last;
    this.#ready = undefined;
    // What cannot be read is told to VS Code when it asks.
    const rows = this.#isSeen() ? await this.#read().catch(() => undefined) : undefined;
    if (own !== this.#last) return;
    this.#ready = rows;
    this.#tell();
  }

  /** For VS Code, which asks after it was told, and when the view is seen. */
  async rows(): Promise<readonly Row[]> {
    const ready = this.#ready;
    this.#ready = undefined;
    return ready ?? this.#read();
  }
}
