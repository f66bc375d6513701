/**
 * A name as it is compared with another one: full-width letters (NFKC), capitals, blanks around it, runs of blanks, and
 * the blank with which a Chinese name of two characters is spread make no other name.
 */
export function comparableName(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ');
}
