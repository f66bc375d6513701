// Lines are compared as bytes and without their blanks: nobody has to know how a text is encoded, and who indents is no author.

/** Every byte that is a blank in Latin 1, but for the line end. */
const IS_BLANK = new Uint8Array(256);
for (const blank of [9, 11, 12, 13, 32, 160]) IS_BLANK[blank] = 1;
const LINE_END = 10;

/** A text without its blanks, with a line end before the first line and behind the last one. */
export function withoutBlanks(bytes: Uint8Array): Buffer {
  const text = Buffer.allocUnsafe(bytes.length + 2);
  let length = 0;
  text[length++] = LINE_END;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (IS_BLANK[byte] === 0) text[length++] = byte;
  }
  text[length++] = LINE_END;
  return text.subarray(0, length);
}

/** Its lines, each with a line end at either side; undefined for those that are empty. */
export function linesOf(text: Buffer): (Buffer | undefined)[] {
  const lines: (Buffer | undefined)[] = [];
  for (let from = 0; from + 1 < text.length; ) {
    const to = text.indexOf(LINE_END, from + 1);
    lines.push(to - from > 1 ? text.subarray(from, to + 1) : undefined);
    from = to;
  }
  return lines;
}

/** How often a line stands in a text. */
export function countOf(text: Buffer, line: Buffer): number {
  let count = 0;
  for (const _ of placesOf(text, line)) count += 1;
  return count;
}

/** The numbers of the lines that are equal to one, from 1. */
export function numbersOf(text: Buffer, line: Buffer): number[] {
  const numbers: number[] = [];
  let [number, from] = [0, 0];
  for (const place of placesOf(text, line)) {
    for (let at = from; at <= place; at += 1) if (text[at] === LINE_END) number += 1;
    from = place + 1;
    numbers.push(number);
  }
  return numbers;
}

function* placesOf(text: Buffer, line: Buffer): Generator<number> {
  // Equal lines that follow each other share a line end.
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + line.length - 1)) yield at;
}
