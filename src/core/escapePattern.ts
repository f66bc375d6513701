/**
 * A text as a part of a regular expression that means just this text, with the flag `u` as well: there a hyphen outside
 * of brackets may not be escaped.
 */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
