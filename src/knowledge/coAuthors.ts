/** Somebody whom a trailer of a commit names. */
export interface Named {
  /** '' where only an address stands there. */
  readonly name: string;
  readonly email: string;
}

const BARE_ADDRESS = /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,255}$/;
const AND = /^(?:and|&|和) /i;

/**
 * The people in the value of a trailer such as `Co-authored-by`: one, several on a line, with or without a name, or an
 * address alone.
 */
export function namedIn(value: string): Named[] {
  const people = value.split('>').flatMap(piece => {
    const at = piece.lastIndexOf('<');
    if (at < 0) return [];
    // Between two people stands a comma or a word.
    const name =
      piece
        .slice(0, at)
        .split(/[,;、]/)
        .at(-1)
        ?.trim()
        .replace(AND, '')
        .trim() ?? '';
    return [{ name, email: piece.slice(at + 1).trim() }];
  });
  if (people.length > 0) return people.filter(({ name, email }) => name !== '' || email !== '');
  return value
    .split(/[,;\s]/)
    .filter(word => BARE_ADDRESS.test(word))
    .map(email => ({ name: '', email }));
}
