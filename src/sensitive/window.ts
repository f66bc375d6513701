/** How far a detector looks from a keyword; keeps one-line bundles of a megabyte linear. */
const REACH = 240;

/** The rest of the line after an offset, at most `reach` units of it. */
export function lineAfter(text: string, offset: number, reach = REACH): string {
  const part = text.slice(offset, offset + reach);
  const end = part.search(/[\r\n]/);
  return end < 0 ? part : part.slice(0, end);
}

/** The line before an offset, at most `reach` units of it. */
export function lineBefore(text: string, offset: number, reach = REACH): string {
  const part = text.slice(Math.max(0, offset - reach), offset);
  const start = Math.max(part.lastIndexOf('\n'), part.lastIndexOf('\r'));
  return part.slice(start + 1);
}

/** Every line with its offset; line ends are not part of it. */
export function* linesOf(text: string): Generator<{ readonly line: string; readonly start: number }> {
  let start = 0;
  while (start <= text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    yield { line: text.slice(start, stop), start };
    start = end + 1;
  }
}

/** Whether a text ends within an address: nothing but its signs behind the last `://`. */
export function isInAddress(before: string): boolean {
  const at = before.lastIndexOf('://');
  return at >= 0 && !/\s/.test(before.slice(at));
}

/** A line of YAML or of a shell without the comment at its end. */
export function withoutComment(line: string): string {
  const comment = line.search(/[ \t]#/);
  return comment < 0 ? line : line.slice(0, comment);
}
