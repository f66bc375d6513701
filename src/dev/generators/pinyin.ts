import { pinyin } from 'pinyin-pro';

/** The first character of the table, and the one after the last: CJK Unified Ideographs. */
const FIRST = 0x4e00;
const END = 0xa000;
/** Two digits of base 32 stand for a syllable: half of what the same table takes with numbers. */
const BASE = 32;

/**
 * How characters are read in Latin letters, made from pinyin-pro. Names need one reading for each character and those
 * of the family names; the library's tables of words would take a tenth of the whole extension.
 */
export async function generatePinyin(): Promise<string> {
  const readings = Array.from({ length: END - FIRST }, (_, index) =>
    read(String.fromCodePoint(FIRST + index)),
  );
  const syllables = [...new Set(readings)].sort();
  const digits = readings.map(reading => digitsOf(syllables.indexOf(reading))).join('');
  return [
    '// Generated from pinyin-pro by "npm run generate:files". Do not edit.',
    '',
    `export const FIRST = 0x${FIRST.toString(16)};`,
    `export const BASE = ${BASE};`,
    `export const SYLLABLES =\n  '${syllables.join(' ')}';`,
    `export const READINGS =\n  '${digits}';`,
    '/** Family names of two characters, and those of one that is read in another way in a name. */',
    'export const FAMILY_NAMES: Readonly<Record<string, string>> = {',
    ...(await familyNames()).map(([name, reading]) => `  ${name}: '${reading}',`),
    '};',
    '',
  ].join('\n');
}

async function familyNames(): Promise<(readonly [name: string, reading: string])[]> {
  // Only the file itself exports the names; it has no types.
  const file: string = 'pinyin-pro/dist/esm/data/surname.mjs';
  const { default: names } = (await import(file)) as { default: Readonly<Record<string, string>> };
  return Object.keys(names)
    .map(name => [name, pinyin(name, { toneType: 'none', v: true, surname: 'all' })] as const)
    .filter(([name, reading]) => [...name].length === 2 || ([...name].length === 1 && reading !== read(name)))
    .map(([name, reading]) => [name, latin(reading)] as const);
}

/** @returns nothing for a character that has no reading */
function read(character: string): string {
  const reading = latin(pinyin(character, { toneType: 'none', v: true }));
  return /^[a-z]+$/.test(reading) ? reading : '';
}

function latin(reading: string): string {
  return reading.toLowerCase().replaceAll('ü', 'v');
}

function digitsOf(index: number): string {
  return Math.floor(index / BASE).toString(BASE) + (index % BASE).toString(BASE);
}
