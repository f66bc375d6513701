import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { UserError } from '../../../src/core/errors.ts';
import { renderTemplate } from '../../../src/pack/markdown/templates.ts';
import { PACK_DOCUMENTS } from '../../../src/pack/names.ts';
import { guessPack } from '../../../src/prefill/pack.ts';
import { showPack } from '../../../src/prefill/view.ts';
import { config, context, contributor, history, withTexts } from '../../prefill/context.ts';

const TEMPLATES = new URL('../../../src/templates/', import.meta.url);

describe('filling in a template', () => {
  it('escapes nothing: the result is Markdown', () => {
    assert.equal(
      renderTemplate('{{a}} {{{a}}}', { a: `<b> & "c" 'd'` }, 'x'),
      `<b> & "c" 'd' <b> & "c" 'd'\n`,
    );
  });

  it('leaves one empty line where sections have no content, and one line end', () => {
    const template = '# A\n\n{{#has}}\nshown\n{{/has}}\n\n{{#other}}\nB\n{{/other}}\n\n\n\nC\n\n\n';
    assert.equal(renderTemplate(template, { has: false, other: true }, 'x'), '# A\n\nB\n\nC\n');
  });

  it('writes the same from a template with the line ends of Windows', () => {
    const template = '# A\n\n{{#rows}}\n| {{name}} |\n{{/rows}}\n';
    const view = { rows: [{ name: '王伟' }, { name: '李娜' }] };
    assert.equal(
      renderTemplate(template.replaceAll('\n', '\r\n'), view, 'x'),
      renderTemplate(template, view, 'x'),
    );
  });

  it('shows nothing for what is not known', () => {
    assert.equal(renderTemplate('a{{missing}}b{{one.two}}c', {}, 'x'), 'abc\n');
  });

  it('says which template is broken, and why', () => {
    assert.throws(
      () => renderTemplate('{{#open}}', {}, 'templates/README.md'),
      (error: unknown) => {
        assert(error instanceof UserError);
        assert.equal(error.messageId, 'error.template');
        assert.equal(error.data['path'], 'templates/README.md');
        assert.match(String(error.data['reason']), /unclosed section "open"/i);
        return true;
      },
    );
  });
});

for (const language of ['en', 'zh-CN'] as const) {
  describe(`the shipped templates in ${language}`, () => {
    const read = (name: string) => readFileSync(new URL(`${language}/${name}`, TEMPLATES), 'utf8');
    const all = context(
      {
        ...withTexts({
          'package.json': '{"scripts":{"build":"x"}}',
          'app.yml': 'database:\n  url: jdbc:mysql://10.0.0.1/his\nlis:\n  url: http://lis.cn/\n',
        }),
        configs: [config('app.yml')],
        history: history({ contributors: [contributor('Wang Wei', 1)] }),
      },
      { language },
    );
    const full = { ...showPack(all, guessPack(all)).view, status: '| a |\n| --- |' };

    for (const name of PACK_DOCUMENTS) {
      for (const [kind, view] of Object.entries({ full, empty: { project: { name: 'his' }, status: '' } })) {
        it(`${name} fills in with a view that is ${kind}`, () => {
          const text = renderTemplate(read(name), view, name);
          assert.match(text, /^# /m);
          assert(!/\{\{|\}\}|undefined|\[object/.test(text), text);
        });
      }
    }

    it('show what was found', () => {
      const text = PACK_DOCUMENTS.map(name => renderTemplate(read(name), full, name)).join('\n');
      for (const word of ['Wang Wei', 'app.yml', 'npm run build', 'lis.cn', '10.0.0.1'])
        assert(text.includes(word), word);
    });
  });
}

describe('the templates of both languages', () => {
  const filesOf = (language: string) =>
    readdirSync(new URL(`${language}/`, TEMPLATES), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.md'))
      .sort();
  const tagsOf = (language: string, name: string) =>
    [
      ...new Set(readFileSync(new URL(`${language}/${name}`, TEMPLATES), 'utf8').match(/\{\{[^}]+\}\}/g)),
    ].sort();

  it('are the same files', () => assert.deepEqual(filesOf('zh-CN'), filesOf('en')));

  for (const name of filesOf('en'))
    it(`show the same in ${name}`, () => assert.deepEqual(tagsOf('zh-CN', name), tagsOf('en', name)));
});
