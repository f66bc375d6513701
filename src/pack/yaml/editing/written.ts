import { stringify } from 'yaml';
import { indented, trimmed, type YamlStyle } from './text.ts';

/** How values are written: each on one line, and quoted only where it has to be. */
const ON_ONE_LINE = {
  lineWidth: 0,
  blockQuote: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  aliasDuplicateObjects: false,
} as const;

/** The lines of a list with these entries. */
export function entryLines(entries: readonly unknown[], style: YamlStyle, isAiry: boolean): string[] {
  return entries.flatMap((entry, index) => {
    const lines = blockLines([entry], style);
    return index > 0 && isAiry ? ['', ...lines] : lines;
  });
}

/** The lines of a field; one that has nothing yet is written without a value. */
export function fieldLines(name: string, value: unknown, style: YamlStyle): string[] {
  if (value === null) return [`${trimmed(stringify(name, ON_ONE_LINE))}:`];
  if (Array.isArray(value) && value.length > 0) {
    const columns = style.indentSeq ? style.indent : 0;
    return [
      `${trimmed(stringify(name, ON_ONE_LINE))}:`,
      ...indented(entryLines(value, style, isRoomy(value)), columns),
    ];
  }
  if (typeof value === 'object' && Object.keys(value ?? {}).length > 0)
    return [
      `${trimmed(stringify(name, ON_ONE_LINE))}:`,
      ...indented(
        Object.entries(value ?? {}).flatMap(([key, inner]) => fieldLines(key, inner, style)),
        style.indent,
      ),
    ];
  return blockLines({ [name]: value }, style);
}

function blockLines(value: unknown, { indent, indentSeq }: YamlStyle): string[] {
  return trimmed(stringify(value, { ...ON_ONE_LINE, indent, indentSeq })).split('\n');
}

/** Entries of several lines are kept apart by an empty one, as in a new pack. */
export function isRoomy(entries: readonly unknown[]): boolean {
  return entries.every(entry => typeof entry === 'object' && entry !== null && Object.keys(entry).length > 1);
}

/** A single value, as it stands in a line of its own. */
export function scalarText(value: unknown): string {
  return trimmed(stringify(value, ON_ONE_LINE));
}

/** How `{…}` is written. */
export interface FlowStyle {
  /** Everything is in quotes there. */
  readonly isJson: boolean;
  /** Stands within the braces, beside both of them. */
  readonly padding: '' | ' ';
  /** Stands behind commas and colons. */
  readonly gap: '' | ' ';
}

export const PLAIN_FLOW: FlowStyle = { isJson: false, padding: '', gap: ' ' };

/** A value within `[…]` or `{…}`. */
export function flowText(value: unknown, style: FlowStyle): string {
  const { isJson, padding, gap } = style;
  if (Array.isArray(value)) return `[${value.map(entry => flowText(entry, style)).join(`,${gap}`)}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(
      ([key, inner]) => `${flowText(key, style)}:${gap}${flowText(inner, style)}`,
    );
    return fields.length > 0 ? `{${padding}${fields.join(`,${gap}`)}${padding}}` : '{}';
  }
  // What is plain in a block may be more than one value here.
  if (isJson || (typeof value === 'string' && /[,[\]{}]|^\?/.test(value))) return JSON.stringify(value);
  return scalarText(value);
}
