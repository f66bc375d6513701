import type { Romanise } from './people.ts';

/** Family name first, as names are written in Chinese; two to four characters are a name of a person. */
const CHINESE_NAME = /^\p{Script=Han}{2,4}$/u;
const LATIN = /[a-z]{4,}/i;

/**
 * Reads Chinese names in Latin letters. The table for that is large: it is loaded only for a history in which somebody
 * signs in one script and somebody in the other.
 */
export async function loadRomaniser(names: readonly string[]): Promise<Romanise | undefined> {
  const hasChinese = names.some(name => CHINESE_NAME.test(name.replace(/\s/g, '')));
  const hasLatin = names.some(name => !/\p{Script=Han}/u.test(name) && LATIN.test(name));
  if (!hasChinese || !hasLatin) return undefined;
  return loadPinyin();
}

/** Reads any Chinese name in Latin letters, the family name first and last; the large table is loaded. */
export async function loadPinyin(): Promise<Romanise> {
  const { BASE, FAMILY_NAMES, FIRST, READINGS, SYLLABLES } = await import('./pinyin.generated.ts');
  const syllables = SYLLABLES.split(' ');
  const read = (character: string): string => {
    const at = 2 * ((character.codePointAt(0) ?? 0) - FIRST);
    return syllables[Number.parseInt(READINGS.slice(at, at + 2), BASE)] ?? '';
  };
  return name => {
    const characters = [...name.replace(/\s/g, '')];
    if (!CHINESE_NAME.test(characters.join(''))) return undefined;
    const length = characters.length > 2 && characters.slice(0, 2).join('') in FAMILY_NAMES ? 2 : 1;
    const familyName = characters.slice(0, length);
    const family = FAMILY_NAMES[familyName.join('')]?.replace(' ', '') ?? familyName.map(read).join('');
    const given = characters.slice(length).map(read);
    if (family === '' || given.includes('')) return undefined;
    return [`${family}${given.join('')}`, `${given.join('')}${family}`];
  };
}
