import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { byField, editYaml, type YamlChange } from '../../../src/pack/yaml/edit.ts';
import fc from '../../helpers/properties.ts';

// Lists of entries in every shape that people give them. Each comment says which entry it is about, so that it can be
// seen whether it still stands there.

const IDS = ['b', 'd', 'f', 'h', 'k', 'm'];
const word = fc.constantFrom(
  'x',
  '"x: y"',
  "'it''s'",
  '医保',
  '2026-01-01',
  'true',
  '~',
  '"# no comment"',
  '|\n@ x\n@ y',
);

const entry = fc.record({
  above: fc.boolean(),
  beside: fc.boolean(),
  inside: fc.boolean(),
  isFlow: fc.boolean(),
  title: word,
});
const layout = fc.record({
  isSorted: fc.boolean(),
  columns: fc.constantFrom(0, 2, 4),
  gap: fc.constantFrom('', '\n'),
  head: fc.constantFrom('', '# head\n\n', '---\n', '\ufeff'),
  tail: fc.constantFrom('', '# tail\n', '\n# about next\nnext: 1\n', '# about next\nnext: 1\n'),
  newline: fc.constantFrom('\n', '\r\n'),
});
const file = fc.tuple(fc.array(entry, { maxLength: 5 }), layout).map(([entries, style]) => {
  const { columns, gap, head, tail, newline } = style;
  const pad = ' '.repeat(columns);
  const ids = style.isSorted ? IDS : IDS.toReversed();
  const blocks = entries.map(({ above, beside, inside, isFlow, title }, index) => {
    const id = ids[index];
    const isShort = isFlow && !title.startsWith('|');
    const mark = beside ? ` # beside ${id}` : '';
    const lines = isShort
      ? [`- {id: ${id}, title: ${title}}${mark}`]
      : [
          `- id: ${id}${mark}`,
          ...`  title: ${title}`.replaceAll('@', '     ').split('\n'),
          ...(inside ? [`  # inside ${id}`] : []),
        ];
    return [...(above ? [`# above ${id}`] : []), ...lines].map(line => `${pad}${line}\n`).join('');
  });
  const list = blocks.length === 0 ? 'items: [] # list\n' : `items:\n${blocks.join(gap)}`;
  return {
    text: `${head}version: 1\n${list}${tail}`.replaceAll('\n', newline),
    ids: ids.slice(0, entries.length),
  };
});

const NEW = { id: 'e', title: 'new: one', keys: ['a', 'b # c'] };

/** Which entry stands nearest above or below each comment, by what the comment says about its place. */
function misplaced(text: string): string[] {
  const lines = text.replaceAll('\r', '').split('\n');
  const idIn = (line: string | undefined) => /\bid: (\w)/.exec(line ?? '')?.[1];
  return lines.flatMap((line, index) => {
    const [, place, id] = /# (above|beside|inside) (\w)$/.exec(line) ?? [];
    if (place === undefined) return [];
    const below = lines.slice(index + 1).find(other => !/^\s*#/.test(other));
    const above = lines.slice(0, index).findLast(other => idIn(other) !== undefined);
    const found = place === 'beside' ? idIn(line) : place === 'above' ? idIn(below) : idIn(above);
    return found === id ? [] : [line];
  });
}

describe('edits of lists, whatever they look like', () => {
  const RUNS = { numRuns: 400 };
  const edited = (text: string, change: YamlChange) => {
    const result = editYaml(text, [change]);
    assert.ok('text' in result, `${'reason' in result ? result.reason : ''}\n${text}`);
    return result;
  };

  for (const [how, sortedBy] of [
    ['at the end', undefined],
    ['in order', [byField('id')]],
  ] as const)
    it(`add an entry ${how}; every comment stays with its own`, () => {
      fc.assert(
        fc.property(file, ({ text, ids }) => {
          const { text: after, edits } = edited(text, {
            append: ['items'],
            values: [NEW],
            ...(sortedBy && { sortedBy }),
          });
          const items: { id: string }[] = parse(after).items;
          const rest = items.filter(({ id }) => id !== 'e');
          assert.deepEqual(rest, parse(text).items);
          assert.deepEqual(
            items.find(({ id }) => id === 'e'),
            NEW,
          );
          const isSorted = ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? ''));
          const place = items.findIndex(({ id }) => id === 'e');
          const wanted = sortedBy && isSorted ? ids.filter(id => id < 'e').length : ids.length;
          assert.equal(place, wanted);
          assert.deepEqual(misplaced(after), [], after);
          assert.ok(edits.every(({ start, end }) => start === end || text.slice(start, end).trim() === '[]'));
        }),
        RUNS,
      );
    });

  it('take an entry away; every comment of the others stays with its own', () => {
    fc.assert(
      fc.property(file, fc.nat(), ({ text, ids }, number) => {
        if (ids.length === 0) return;
        const index = number % ids.length;
        const { text: after } = edited(text, { remove: ['items', index] });
        assert.deepEqual(parse(after).items, parse(text).items.toSpliced(index, 1));
        const gone = ids[index];
        // What stands above the first entry may be about the list.
        assert.deepEqual(
          misplaced(after).filter(line => !line.endsWith(` above ${gone}`)),
          [],
          after,
        );
      }),
      RUNS,
    );
  });

  it('take a field away from all entries in one look as from one after the other', () => {
    fc.assert(
      fc.property(file, ({ text, ids }) => {
        const changes = ids.map((_, index): YamlChange => ({ remove: ['items', index, 'title'] }));
        const together = editYaml(text, changes);
        assert.ok('text' in together, text);
        const apart = changes.reduce((now, change) => edited(now, change).text, text);
        assert.equal(together.text, apart);
        assert.deepEqual(misplaced(together.text), [], together.text);
      }),
      RUNS,
    );
  });

  it('set a field, and take it away again: the text is the first one', () => {
    fc.assert(
      fc.property(file, fc.nat(), ({ text, ids }, number) => {
        if (ids.length === 0) return;
        const index = number % ids.length;
        const { text: after } = edited(text, {
          set: ['items', index, 'due'],
          value: '2026-06-01',
          after: ['id'],
        });
        assert.equal(parse(after).items[index].due, '2026-06-01');
        assert.deepEqual(misplaced(after), [], after);
        assert.equal(edited(after, { remove: ['items', index, 'due'] }).text, text);
      }),
      RUNS,
    );
  });
});
