import { literalAt } from '../credentials/places/place.ts';

/** One argument of a call: its source, and the text that it is. */
export interface Part {
  readonly source: string;
  readonly literal?: { readonly value: string; readonly start: number };
}
/** A call with more than this is data. */
const LONGEST_CALL = 800;
const MOST_ARGUMENTS = 10;

/** The arguments of a call, cut at the commas that stand in no bracket and no string. */
export function argumentsOf(text: string, from: number, path: string): Part[] {
  const doubled = /\.(?:sql|ddl|pas|dpr|vbs?|bas|frm)$/i.test(path);
  const parts: Part[] = [];
  let depth = 0;
  let start = from;
  let literal: Part['literal'];
  const close = (end: number) => {
    const source = text.slice(start, end);
    // Only what is a text as a whole, or becomes one by a call of its own: "x".toCharArray()
    const isWhole =
      literal !== undefined &&
      /^\s*(?:[A-Za-z_.: [\]*()]{0,40})?[rbuN@$]?["'`]/.test(source) &&
      /^["'`]?\s{0,20}(?:\)|\.(?:toCharArray|getBytes|encode|toString|trim)\([^()]{0,60}\)){0,6}\s{0,200}$/.test(
        text.slice(literal.start + literal.value.length, end),
      );
    parts.push({ source, ...(isWhole && literal !== undefined ? { literal } : {}) });
    literal = undefined;
    start = end + 1;
  };
  for (let at = from; at < text.length && at < from + LONGEST_CALL && parts.length < MOST_ARGUMENTS; at++) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'" || character === '`') {
      const found = literalAt(text, at, doubled);
      if (found === undefined) return parts;
      literal = { value: found.value, start: found.start };
      at = found.end - 1;
    } else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) {
      if (depth === 0) {
        close(at);
        return parts;
      }
      depth--;
    } else if ((character === ',' || character === ';') && depth === 0) close(at);
    else if ((character === '\n' || character === '\r') && text[from - 1] !== '(') {
      close(at);
      return parts;
    }
  }
  // A call without brackets ends with its text.
  if (text[from - 1] !== '(' && start < text.length) {
    close(text.length);
    return parts;
  }
  return [];
}
