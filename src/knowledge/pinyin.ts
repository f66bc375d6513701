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

/** Reads any Chinese name in Latin letters; the large table is loaded. */
export async function loadPinyin(): Promise<Romanise> {
  const { pinyin } = await import('pinyin-pro');
  return name => {
    const characters = name.replace(/\s/g, '');
    if (!CHINESE_NAME.test(characters)) return undefined;
    const options = { toneType: 'none', type: 'array', v: true } as const;
    const syllables = pinyin(characters, { ...options, surname: 'head' }).map(syllable =>
      syllable.toLowerCase().replaceAll('ü', 'v'),
    );
    const [family = '', ...given] = syllables;
    const first = given.join('');
    return [`${family}${first}`, `${first}${family}`];
  };
}
