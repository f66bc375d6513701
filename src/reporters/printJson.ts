/** A JSON document. Halves of characters, which databases and other parsers refuse, become U+FFFD. */
export function printJson(document: unknown): string {
  const text = JSON.stringify(
    document,
    (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value),
    2,
  );
  return `${text}\n`;
}
