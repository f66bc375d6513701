/**
 * The first of several names, and a sign that there are more.
 * @param most so many are named
 */
export function firstFew(names: readonly string[], most: number, separator = ', '): string {
  return [...names.slice(0, most), ...(names.length > most ? ['…'] : [])].join(separator);
}
