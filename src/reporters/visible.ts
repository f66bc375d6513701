/**
 * Control characters, and marks that turn the direction of writing: they could repaint a terminal, or make a line read
 * as something else (https://trojansource.codes).
 */
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text with everything that hides or acts spelt out, such as `\u001b`; tabs and line ends, too. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(HIDDEN, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same on one line: a line end with the space around it becomes one space. */
export function oneLine(text: string): string {
  return visible(
    text.replace(/\s+/g, space => (/[\n\r\v\f\u2028\u2029]/.test(space) ? ' ' : space.replaceAll('\t', ' '))),
  );
}
