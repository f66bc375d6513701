/** A key as a parser found it. There is no field for a value, so none can leave a parser. */
export interface RawKey {
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** The Spring profile of the document that holds the key. */
  readonly profile?: string;
  /** Set where the place, not the name, makes the value secret, as in connectionStrings. */
  readonly secret?: true;
}

/** Reads key names; `depth` limits how deep nested structures are followed. @throws UnreadableError or anything else. */
export type KeyParser = (text: string, depth: number) => RawKey[];

/** The text is not what its parser expects. Never quotes the text, because it may hold secrets. */
export class UnreadableError extends Error {
  readonly line: number | undefined;
  /** What was read for certain, in spite of it. */
  readonly keys: readonly RawKey[];

  constructor(line?: number, keys: readonly RawKey[] = []) {
    super('unreadable');
    this.name = 'UnreadableError';
    this.line = line;
    this.keys = keys;
  }
}

/** Joins the parts of a dotted name; empty parts vanish. */
export function dotted(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('.');
}

/** Names of all values in a plain object, dotted; lists of tables count as one with `[]`. */
export function flatten(value: object, depth: number, prefix = ''): string[] {
  const names: string[] = [];
  for (const [key, inner] of Object.entries(value)) {
    const name = dotted(prefix, key);
    if (Array.isArray(inner) && inner.some(isTable) && depth > 1) {
      for (const item of inner.filter(isTable)) names.push(...flatten(item, depth - 1, `${name}[]`));
    } else if (isTable(inner) && Object.keys(inner).length > 0 && depth > 1) {
      names.push(...flatten(inner, depth - 1, name));
    } else names.push(name);
  }
  return [...new Set(names)];
}

/** A nested group: not a list, not a date. */
function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
