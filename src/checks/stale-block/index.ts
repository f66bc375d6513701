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
      const { blocks = [], left = [] } = freshBlocks.get(file) ?? {};
      const own = findBlocks(text).blocks;
      if (own.length === 0 && blocks.length > 0)
        return [{ messageId: 'unmarked', data: {}, file, start: 0, end: 0, key: 'unmarked' }];
      const fresh = new Map(blocks.map(block => [block.id, block]));
      return [
        ...saidTwice(file, text, left),
        ...own.flatMap(({ id, data, body, isEdited, start, end }): Problem[] => {
          const now = fresh.get(id);
          if (now === undefined || isEdited || (data !== '' && now.data === data) || now.body === body)
            return [];
          const [before, after] = [onlyIn(body, now.body), onlyIn(now.body, body)];
          // Only the order, or lines that evidence stands in.
          if (before === '' && after === '') return [];
          const messageId = before === '' ? 'more' : after === '' ? 'less' : 'changed';
          const firstLine = text.slice(start, end).split(/[\r\n]/, 1)[0] ?? '';
          const place = { file, start, end: start + firstLine.length, key: id };
          return [
            {
              messageId,
              data: { id, before: excerpt(before, after), after: excerpt(after, before) },
              ...place,
            },
          ];
        }),
      ];
    });
  },
});

/** What an earlier version generated, a person changed, and a block says now. */
function saidTwice(file: string, text: string, left: readonly string[]): Problem[] {
  return left.flatMap((line): Problem[] => {
    const start = text.indexOf(line);
    if (start < 0) return [];
    const data = { line: excerpt(line, '') };
    return [{ messageId: 'twice', data, file, start, end: start + line.length, key: `twice ${line}` }];
  });
}

/** As in `compose.yml:12`: where evidence stands moves with every edit above it, and says nothing new. */
const LINE_OF_EVIDENCE = /(?<=[^\s`:]):\d{1,7}(?=`)/g;

/** The first line of a text that another one lacks; '' where there is none. */
function onlyIn(text: string, other: string): string {
  const plain = (line: string) => line.trim().replace(LINE_OF_EVIDENCE, '');
  const known = new Set(other.split('\n').map(plain));
  return (
    text
      .split('\n')
      .find(line => line.trim() !== '' && !known.has(plain(line)))
      ?.trim() ?? ''
  );
}

/** What of a line is shown: around the first character in which it differs from another one. */
function excerpt(line: string, other: string): string {
  let same = 0;
  while (same < line.length && line[same] === other[same]) same += 1;
  const start = same > LONGEST / 2 ? same - LONGEST / 4 : 0;
  const shown = line.slice(start, start + LONGEST);
  return `${start > 0 ? '…' : ''}${shown}${start + LONGEST < line.length ? '…' : ''}`;
}
