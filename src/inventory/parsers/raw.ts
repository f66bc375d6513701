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

  constructor(line?: number) {
    super('unreadable');
    this.name = 'UnreadableError';
    this.line = line;
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

/**
 * Where `key =` stands below `[section]`: dotted name → line. The libraries for INI and TOML do not tell.
 * Sections of lists (`[[a]]`) get the `[]` of {@link flatten}.
 */
export function sectionLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  let section = '';
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    // Plain cuts, no expression: a hostile line of spaces must not take minutes.
    const line = raw.trim();
    const isList = line.startsWith('[[');
    if (line.startsWith('[')) {
      const close = line.indexOf(']');
      section = dotted(...unquoteParts(line.slice(isList ? 2 : 1, close < 0 ? undefined : close)));
      if (isList) section += '[]';
      continue;
    }
    const equals = line.indexOf('=');
    if (equals < 1 || line.startsWith('#') || line.startsWith(';')) continue;
    const key = line.slice(0, equals).trimEnd();
    const name = dotted(section, ...unquoteParts(key.endsWith('[]') ? key.slice(0, -2) : key));
    if (!lines.has(name)) lines.set(name, at + 1);
  }
  return lines;
}

function unquoteParts(name: string): string[] {
  return name.split('.').map(part => part.trim().replace(/^(["'])(.*)\1$/, '$2'));
}
