import { attribute, elements, firstTag, withAttribute } from './xml.ts';

/** Numbers of theirs come after all that we have. */
const OFFSET = 1_000;

/** The numberings of two documents as one. */
export interface MergedNumbering {
  readonly numbering: string;
  /** Their styles, which refer to it. */
  readonly styles: string;
  /** Our text, in which a heading whose style numbers by itself has no number of ours. */
  documentWith(xml: string, numbered: ReadonlySet<string>): string;
}

/** Puts their definitions beside ours under other numbers. */
export function mergeNumbering(ours: string, theirs: string, styles: string): MergedNumbering {
  const move = (id: string) => (/^\d+$/.test(id) ? String(Number(id) + OFFSET) : undefined);
  const abstractIds = new Set(['w:abstractNum', 'w:abstractNumId']);
  const moved = withAttribute(
    withAttribute(
      withAttribute(theirs, abstractIds, ['w:abstractNumId', 'w:val'], move),
      new Set(['w:num']),
      ['w:numId'],
      move,
    ),
    new Set(['w:numId']),
    ['w:val'],
    move,
  );
  const definitions = elements(moved, 'w:abstractNum').join('');
  const numbers = elements(moved, 'w:num').join('');
  const [firstNumber] = elements(ours, 'w:num');
  // All definitions stand before all numbers.
  const numbering =
    firstNumber === undefined
      ? ours
      : ours
          .replace(firstNumber, () => definitions + firstNumber)
          .replace('</w:numbering>', () => `${numbers}</w:numbering>`);
  return {
    numbering,
    styles: withAttribute(styles, new Set(['w:numId']), ['w:val'], move),
    documentWith: (xml, numbered) => withoutNumbers(xml, numbered),
  };
}

function withoutNumbers(xml: string, numbered: ReadonlySet<string>): string {
  if (numbered.size === 0) return xml;
  let result = '';
  let at = 0;
  for (const properties of elements(xml, 'w:pPr')) {
    const style = attribute(firstTag(properties, 'w:pStyle'), 'w:val');
    const [own] = elements(properties, 'w:numPr');
    if (style === undefined || !numbered.has(style) || own === undefined) continue;
    const start = xml.indexOf(properties, at);
    result += xml.slice(at, start) + properties.replace(own, '');
    at = start + properties.length;
  }
  return result + xml.slice(at);
}
