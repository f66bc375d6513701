/** A short id from a text: lower case letters, digits and hyphens; Chinese characters are kept as they are. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+/, '')
    .slice(0, 48)
    .replace(/(?<!-)-+$/, '');
}

/** The id itself, or with the first free number behind it; remembers what it gave out. */
export function uniqueId(wanted: string, taken: Set<string>): string {
  const base = wanted || 'entry';
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  taken.add(id);
  return id;
}
