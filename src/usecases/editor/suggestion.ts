import type { Span } from '../../core/findings.ts';

/** Something that can be written at a place. */
export interface Suggestion {
  readonly kind: 'field' | 'choice' | 'entry' | 'person' | 'id' | 'date' | 'file' | 'folder';
  readonly label: string;
  /** What it is, in a few words. */
  readonly detail: string;
  /** What belongs there, or what is known about it; may be ''. */
  readonly description: string;
  readonly insert: string;
  /** Whether `insert` has tab stops in the syntax of VS Code. */
  readonly isSnippet: boolean;
  /** Words by which it is found. */
  readonly filter: string;
  readonly span: Span;
  /** Whether more can be chosen once it stands there. */
  readonly opensNext: boolean;
}

/** Ids and names that YAML takes as they are. */
const PLAIN = /^[\p{L}_./][\p{L}\p{N}_./@+-]*(?: [\p{L}\p{N}_./@+-]+)*$/u;
/** Words that YAML takes for something else. */
const SPECIAL = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/** A value as it is written: in quotes only where it must be. */
export function writtenText(value: string): string {
  return PLAIN.test(value) && !SPECIAL.test(value) ? value : JSON.stringify(value);
}
