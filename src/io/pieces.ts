import { encodingOf } from '../core/decode.ts';
import type { TextPiece } from '../core/ports.ts';

/** UTF-16 units of a piece that are its own. */
const SIZE = 1024 * 1024;
/** What a piece holds of its neighbours on either side: longer than any secret with the words that tell it. */
const OVERLAP = 64 * 1024;
/** Bytes that tell the encoding. */
const SAMPLE = 64 * 1024;

/**
 * Cuts a text of any size into pieces that overlap; never more than a few megabytes of it are held.
 * @returns nothing for what is no text
 */
export async function* cutPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextPiece> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let sample: Uint8Array = new Uint8Array();
  let text = '';
  /** Where in `text` the next piece's own part begins. */
  let from = 0;
  /** Line and column of the first character of `text`, from 1. */
  let [line, column] = [1, 1];
  const piece = (to: number): TextPiece => ({ text: text.slice(0, to + OVERLAP), from, to, line, column });
  const forget = (until: number) => {
    const gone = text.slice(0, until);
    const last = gone.lastIndexOf('\n');
    for (let at = gone.indexOf('\n'); at >= 0; at = gone.indexOf('\n', at + 1)) line++;
    column = last < 0 ? column + gone.length : gone.length - last;
    text = text.slice(until);
  };
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      sample = Buffer.concat([sample, chunk]);
      if (sample.length < SAMPLE) continue;
      const encoding = encodingOf(sample, true);
      if (encoding === undefined) return;
      decoder = new TextDecoder(encoding);
      text = decoder.decode(sample, { stream: true });
    } else text += decoder.decode(chunk, { stream: true });
    while (text.length >= from + SIZE + OVERLAP) {
      yield piece(from + SIZE);
      const next = from + SIZE;
      const start = Math.max(0, next - OVERLAP);
      forget(start);
      from = next - start;
    }
  }
  if (decoder === undefined) {
    const encoding = encodingOf(sample);
    if (encoding === undefined) return;
    text = new TextDecoder(encoding).decode(sample);
  } else text += decoder.decode();
  if (text.length > from) yield piece(text.length);
}
