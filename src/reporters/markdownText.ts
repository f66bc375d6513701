import { oneLine, visible } from './visible.ts';

/** As HTML: between backticks a `|` would still end the cell. */
export function code(text: string): string {
  return `<code>${escapeMarks(visible(text))}</code>`;
}

/**
 * Nothing in a message may end the cell, start a line, be read as Markdown or HTML, or call a person, an issue or a
 * merge request (`@all`, `#1`, `!1`), which a space without width prevents.
 */
export function escapeText(text: string): string {
  return escapeMarks(
    oneLine(text).replace(/(?<![\p{L}\p{N}_])(?:[@#!~$%](?=[\p{L}\p{N}_"])|&(?=\d))/gu, '$&\u200b'),
  );
}

/** A character reference is never markup: https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references */
function escapeMarks(text: string): string {
  return text.replace(/[&<>|\\`*_[\]~$!#@:^=]/g, mark => `&#${mark.charCodeAt(0)};`);
}
