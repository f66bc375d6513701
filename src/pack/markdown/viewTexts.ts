/** Fields that templates show between backticks: what is typed, and names of files. */
const IN_CODE = new Set([
  'command',
  'from',
  'health',
  'host',
  'image',
  'key',
  'path',
  'ports',
  'branch',
  'latestTag',
  'url',
  'value',
]);
/** What would be markup in the middle of a line. An underscore inside a word is none. */
const MARKS = /[\\`*[\]<>~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** What would make a line a heading, a list or a quotation. */
const LINE_START = /^(?=[#+=-])|^(\d{1,9})(?=[.)])/;
/** What nobody sees, and what turns the direction of what others see. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * Every text of a view as a template can show it: names of people, branches, files and customers are what somebody wrote,
 * and none of it is markup. Nothing breaks a line, ends a cell, a code span or a link.
 * @param change is asked first, for instance to mask a secret
 */
export function viewTexts<View>(view: View, change: (text: string) => string = text => text): View {
  const visit = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return IN_CODE.has(field) ? asCode(change(value)) : asText(change(value));
    if (Array.isArray(value)) return value.map(item => visit(item, field));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, key)]));
  };
  // Nothing but texts is replaced, by texts.
  return visit(view, '') as View;
}

function asText(text: string): string {
  return onOneLine(text)
    .replace(MARKS, '\\$&')
    .replace(LINE_START, (_, digits: string | undefined) => (digits === undefined ? '\\' : `${digits}\\`))
    .replaceAll('|', '\\|');
}

/** Between backticks nothing is markup but a backtick, and in a table the bar. */
function asCode(text: string): string {
  return onOneLine(text).replaceAll('`', "'").replaceAll('|', '\\|');
}

function onOneLine(text: string): string {
  return text
    .replace(/[\t\v\f]/g, ' ')
    .replace(/ ?[\r\n\u2028\u2029]+ */g, ' ')
    .replace(UNSEEN, '');
}
