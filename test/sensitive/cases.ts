import { readFileSync } from 'node:fs';

export interface LabelledCase {
  readonly split: string;
  readonly expected: boolean;
  readonly kind: string;
  readonly text: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Completes seventeen invented digits to an identity number; the wrong one is off by a step. */
export function residentId(digits: string, wrong = 0): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits + '10X98765432'[((sum % 11) + wrong) % 11];
}

/** Completes invented digits to a card number. */
export function card(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

/** Fills in what a case leaves to its reader; the head of the file explains the marks. */
export function expand(text: string): string {
  return text
    .replace(/<ID:(\d{17})>/g, (_, digits: string) => residentId(digits))
    .replace(/<IDF:(\d{17})>/g, (_, digits: string) => fullWidth(residentId(digits)))
    .replace(/<IDBAD:(\d{17})>/g, (_, digits: string) => residentId(digits, 1))
    .replace(/<IDS:(\d{17})>/g, (_, digits: string) =>
      residentId(digits).replace(/^(\d{6})(\d{8})/, '$1 $2 '),
    )
    .replace(/<CARD:(\d+)>/g, (_, digits: string) => card(digits))
    .replace(/<CARDS:(\d+)>/g, (_, digits: string) => card(digits).replace(/(\d{4})(?=\d)/g, '$1 '))
    .replaceAll('<+>', '')
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t');
}

/** All labelled lines beside this file. */
export function readCases(): LabelledCase[] {
  const lines = readFileSync(new URL('own-cases.tsv', import.meta.url), 'utf8').split('\n');
  return lines
    .filter(line => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map(line => {
      const [split = '', expect = '', kind = '', ...text] = line.split('\t');
      return { split, expected: expect === 'pos', kind, text: expand(text.join('\t')) };
    });
}
