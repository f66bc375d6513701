import type { Field } from '../../pack/fields/fields.ts';

/** A field of an entry in one word: `contact.phone`. */
export function nameOfField({ path }: Pick<Field, 'path'>): string {
  return path.join('.');
}
