import type { Problem } from '../../core/findings.ts';
import { findBlocks } from '../../pack/markdown/blocks.ts';
import { defineCheck } from '../check.ts';

/** More of a line is not read in a message. */
const LONGEST = 100;

/** A generated block says what the files of the project said once. Told by its facts: days and blanks do not count. */
export default defineCheck({
  group: 'docs',
  severity: 'warning',
  needs: ['pack', 'freshBlocks'],
  run: ({ pack, freshBlocks }) => {
    if (freshBlocks === undefined) return [];
    return pack.documents.flatMap(({ path: file, text }): Problem[] => {
      const fresh = new Map(freshBlocks.get(file)?.map(block => [block.id, block]));
      if (fresh.size === 0) return [];
      return findBlocks(text).blocks.flatMap(({ id, data, body, isEdited, start, end }): Problem[] => {
        const now = fresh.get(id);
        if (now === undefined || isEdited || (data !== '' && now.data === data) || now.body === body)
          return [];
        const [before, after] = [onlyIn(body, now.body), onlyIn(now.body, body)];
        const messageId = before === '' ? 'more' : after === '' ? 'less' : 'changed';
        const firstLine = text.slice(start, end).split(/[\r\n]/, 1)[0] ?? '';
        const place = { file, start, end: start + firstLine.length, key: id };
        return [{ messageId, data: { id, before, after, from: now.from }, ...place }];
      });
    });
  },
});

/** The first line of a text that another one lacks; '' where there is none. */
function onlyIn(text: string, other: string): string {
  const known = new Set(other.split('\n').map(line => line.trim()));
  const line =
    text
      .split('\n')
      .map(one => one.trim())
      .find(one => one !== '' && !known.has(one)) ?? '';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
