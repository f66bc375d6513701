/** A regular expression of the sources, with one place where it stands. */
export interface FoundPattern {
  readonly source: string;
  readonly flags: string;
  /** Path below `src/` or the root, and the line: `history/trackers.ts:12`. */
  readonly at: string;
}

/** The same for the same expression; what flags such as `g` say beside matching does not count. */
export function keyOf({ source, flags }: Pick<FoundPattern, 'source' | 'flags'>): string {
  return `/${source}/${[...flags].filter(flag => 'imsuv'.includes(flag)).join('')}`;
}
