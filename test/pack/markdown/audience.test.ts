import assert from 'node:assert/strict';
import fc from 'fast-check';
import { audiencesOf, guidanceOf } from '../../../src/pack/markdown/audience.ts';

/** The lines of a document that are for the customer. */
function customerLines(text: string): string[] {
  return audiencesOf(text)
    .parts.filter(({ audience }) => audience === 'customer')
    .flatMap(({ start, end }) => text.slice(start, end).split('\n'))
    .filter(line => line.trim() !== '' && !line.startsWith('<!--'));
}

describe('for whom a document is', () => {
  it('is internal where it says nothing', () => {
    assert.deepEqual(customerLines('# Plan\n\nText.\n'), []);
  });

  it('is as the front matter says, with a part taken out', () => {
    const text =
      '---\ntitle: A\naudience: customer\n---\n# A\n\none\n\n<!-- handover:audience internal -->\ntwo\n\n## B\n\nthree\n';
    // The rest of the document is a section of its title: the comment holds to its end.
    assert.deepEqual(
      customerLines(text).filter(line => !/^(?:---|title|audience)/.test(line)),
      ['# A', 'one'],
    );
  });

  it('speaks of the section of the heading that follows', () => {
    const text =
      '# A\n\n<!-- handover:audience customer -->\n\n## B\n\none\n\n### C\n\ntwo\n\n## D\n\nthree\n';
    assert.deepEqual(customerLines(text), ['## B', 'one', '### C', 'two']);
  });

  it('speaks of the rest of the section that it stands in', () => {
    const text =
      '# A\n\n## B\n\nnot yet\n\n<!-- handover:audience customer -->\n\none\n\n### C\n\ntwo\n\n## D\n\nthree\n';
    assert.deepEqual(customerLines(text), ['one', '### C', 'two']);
  });

  it('gives the rest of a smaller section back to the larger one', () => {
    const text =
      '<!-- handover:audience customer -->\n# A\n\n<!-- handover:audience internal -->\n## B\n\none\n\n### C\n\ntwo\n\n## D\n\nthree\n';
    assert.deepEqual(customerLines(text), ['# A', '## D', 'three']);
  });

  it('is not told by what a code block shows', () => {
    const text = '# A\n\n```\n<!-- handover:audience customer -->\n# B\n```\n\ntext\n';
    assert.deepEqual(customerLines(text), []);
  });

  it('ends where an underlined heading begins another section', () => {
    const text =
      '# A\n\n<!-- handover:audience customer -->\n## B\n\none\n\nInternal\nthings\n---\n\ntwo\n\n<!-- handover:audience customer -->\nC\n=\n\nthree\n';
    assert.deepEqual(customerLines(text), ['## B', 'one', 'C', '=', 'three']);
  });

  it('does not end at a line between two parts of the text', () => {
    const text =
      '<!-- handover:audience customer -->\n# A\n\n<!-- handover:audience internal -->\n## B\n\n- one\n---\n\n> two\n---\n\n| a |\n---\n\n---\n\n  three\n---\n\nsecret\n\n## C\n\nfour\n';
    assert.deepEqual(customerLines(text), ['# A', '## C', 'four']);
  });

  it('does not end at what a comment or HTML holds', () => {
    const text =
      '<!-- handover:audience customer -->\n# A\n\n<!-- handover:audience internal -->\n## B\n\n<!--\n# no heading\n-->\n\n<div>\n# none\n</div>\n\n-\n---\n\nsecret\n';
    assert.deepEqual(customerLines(text), ['# A']);
  });

  it('is told by a comment right before a code block as well', () => {
    const text = '# A\n\n<!-- handover:audience customer -->\n```\n# code\n```\n\ntext\n\n# B\n';
    assert.deepEqual(customerLines(text), ['```', '# code', '```', 'text']);
    // It has said what it had to: the next heading is none of it.
    const next = '# A\n\n<!-- handover:audience customer -->\n```\n```\n# B\n\nsecret\n';
    assert.deepEqual(customerLines(next), ['```', '```']);
  });

  it('changes where the comment stands, and only where it changes', () => {
    const parts = (text: string) =>
      audiencesOf(text).parts.map(({ audience, start, end }) => [audience, text.slice(start, end)]);
    const customer = '<!-- handover:audience customer -->\n';
    assert.deepEqual(parts(`# A\n\n${customer}## B\n\n${customer}### C\n\n# D\n`), [
      ['internal', '# A\n\n'],
      ['customer', `${customer}## B\n\n${customer}### C\n\n`],
      ['internal', '# D\n'],
    ]);
    assert.deepEqual(parts(`${customer}# A\n`), [['customer', `${customer}# A\n`]]);
    assert.deepEqual(parts('# A\n\n## B\n'), [['internal', '# A\n\n## B\n']]);
    assert.deepEqual(parts(''), []);
  });

  it('stays internal where a word is not known, and tells the word with its place', () => {
    for (const text of [
      '---\naudience: custmer\n---\n# A\n',
      '# A\n<!-- handover:audience custmer -->\ntext\n',
    ]) {
      const { parts, unknown } = audiencesOf(text);
      assert.deepEqual(
        parts.map(({ audience }) => audience),
        ['internal'],
      );
      assert.deepEqual(
        unknown.map(({ word, start, end }) => [word, text.slice(start, end).includes('audience'), text[end]]),
        [['custmer', true, '\n']],
      );
    }
  });

  it('has no gaps, whatever is written', () => {
    const line = fc.constantFrom(
      '# A',
      '## B',
      '### C',
      'text',
      '',
      '```',
      '<!-- handover:audience customer -->',
      '<!-- handover:audience internal -->',
      '<!-- handover:audience nobody -->',
      '> quote',
      '- item',
      '---',
      '===',
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        const { parts } = audiencesOf(text);
        assert.equal(parts.map(part => text.slice(part.start, part.end)).join(''), text);
      }),
    );
  });
});

describe('guidance', () => {
  it('is the quotation right below a heading, and no other', () => {
    const text = '# A\n\n> one\n> two\n\nText.\n\n> a real quotation\n';
    assert.deepEqual(
      guidanceOf(text).map(({ start, end }) => text.slice(start, end)),
      ['> one', '> two'],
    );
  });

  it('may be indented, and stand below a comment that says for whom it is', () => {
    const text = '# A\n\n<!-- handover:audience customer -->\n\n  > one\n\n## B\n\n```\n```\n> two\n';
    assert.deepEqual(
      guidanceOf(text).map(({ start, end }) => text.slice(start, end)),
      ['  > one'],
    );
  });
});
