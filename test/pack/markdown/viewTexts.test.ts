import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { viewTexts } from '../../../src/pack/markdown/viewTexts.ts';

const HOSTILE = [
  '# not a heading',
  '- not a list',
  '12. not a list',
  '> not a quotation',
  '<script>alert(1)</script>',
  '<!-- handover:status:end -->',
  '[a link](https://evil.example)',
  '![a picture](https://evil.example/x.png)',
  '<https://evil.example>',
  '**bold** _slanted_ ~~gone~~ `code`',
  '| cell | other |',
  'two\r\n\r\n# lines',
  '&lt;b&gt; &#35;',
  'back\\slash \\',
  'snake_case_name',
  '王伟（实施）',
];
const render = (text: string) => new MarkdownIt({ html: true, linkify: false }).render(text);
const plain = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();

describe('texts of a view', () => {
  for (const text of HOSTILE)
    it(`are no markup: ${JSON.stringify(text)}`, () => {
      const { title } = viewTexts({ title: text });
      const escaped = plain(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
      assert.equal(render(title), `<p>${escaped}</p>\n`);
    });

  it('end no code span and no cell', () => {
    const { path, command } = viewTexts({ path: 'a`b|c.yml', command: 'mvn package | tee `log`' });
    assert.deepEqual([path, command], ["a'b\\|c.yml", "mvn package \\| tee 'log'"]);
  });

  it('hold nothing that nobody sees', () => {
    const { name } = viewTexts({ name: '\u001b[31mLi\u202e Na\u0007\tDr.\u2066' });
    assert.equal(name, '\\[31mLi Na Dr.');
  });

  it('are changed in lists and their lists, and nothing else is', () => {
    const view = { list: [{ files: [{ path: 'a|b' }], title: '*' }], has: true, none: undefined };
    assert.deepEqual(viewTexts(view), {
      list: [{ files: [{ path: 'a\\|b' }], title: '\\*' }],
      has: true,
      none: undefined,
    });
  });

  it('are asked about first', () => {
    assert.equal(viewTexts({ title: 'secret*' }, text => text.replace('secret', '**')).title, '\\*\\*\\*');
  });
});
