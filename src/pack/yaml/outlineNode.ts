import type { Span } from '../../core/findings.ts';

/** A value of one piece. */
export interface Scalar {
  /** Without quotes. */
  readonly text: string;
  /** Quotes included; without comments and blanks behind it. */
  readonly span: Span;
  readonly isQuoted: boolean;
}

/**
 * The shape of a YAML text, read line by line. While somebody types, the text is broken most of the time, and the parser
 * (`parse.ts`), which says what a text means, then says nothing; this reader always answers, within milliseconds for
 * thousands of lines: what stands at which place, and what a place would be if it were finished. It is for looking only:
 * whatever is written goes through the parser (`edit.ts`).
 */
export interface OutlineNode extends Span {
  /** Name of a field, or the number of an entry of a list; '' of the root. */
  readonly step: string | number;
  /** Where the name of a field stands, quotes included; undefined for entries of lists. */
  readonly key: Span | undefined;
  /** `word` is a field whose colon is not typed yet, `text` one of several lines. */
  kind: 'map' | 'list' | 'scalar' | 'text' | 'empty' | 'word';
  /** What stands behind the colon or the dash on its line. */
  scalar: Scalar | undefined;
  /** Of the name, or of the dash; -1 of the root. */
  readonly column: number;
  /** Whether it stands in brackets. */
  readonly isFlow: boolean;
  /** Its own brackets, while they are typed up to the end of what belongs to it. */
  brackets: (Span & { readonly isClosed: boolean }) | undefined;
  readonly parent: OutlineNode | undefined;
  readonly children: OutlineNode[];
  end: number;
}
