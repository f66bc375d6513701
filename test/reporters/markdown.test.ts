import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { finding, mixedFindings, print, report } from './support.ts';

const html = (text: string) => new MarkdownIt({ html: true, linkify: true }).render(text);
const rows = (text: string) => text.split('\n').filter(line => line.startsWith('|')).length;

describe('the report for a merge request', () => {
  it('has a headline, a table, and what to do', async () => {
    const readiness = { prevention: 40, response: null, handover: 85, longTerm: 0, total: 42 };
    const text = await print(
      'markdown',
      report({ findings: mixedFindings().slice(0, 2), baselined: 1, notes: ['big_file.sql'], readiness }),
    );
    const lines = text.split('\n');
    assert.equal(lines[0], '### Handover pack: 1 error, 1 warning');
    assert.equal(lines[2], '⚠ big&#95;file.sql');
    assert.equal(lines[4], '| Severity | Place | Message | Rule |');
    assert.match(html(text), /<td>warning<\/td>\s*<td><code>handover\/checklist\.yaml:4:3<\/code><\/td>/);
    assert.match(text, /^1 can be fixed with --fix\.$/m);
    assert.match(text, /^The baseline holds back 1 finding\.$/m);
    assert.match(text, /^Ready for a handover: 42%/m);
    assert.match(text, /^`handover explain RULE` tells/m);
    assert.ok(text.endsWith('.\n') && !text.endsWith('\n\n'));
  });

  it('is a headline when nothing was found', async () => {
    assert.equal(await print('markdown', report()), '### Handover pack: no problems found\n');
    assert.equal(await print('markdown', report(), { language: 'zh-CN' }), '### 交接包检查：未发现问题\n');
  });

  it('does not call a run clean in which a check failed', async () => {
    const crashes = [{ ruleId: 'overdue', message: 'x is undefined' }];
    const text = await print('markdown', report({ crashes }));
    assert.match(text, /^### Handover pack: not everything could be checked$/m);
    assert.match(
      html(text),
      /<p>✖ The check overdue failed, which is a bug in Handover Pack: x is undefined/,
    );
    assert.doesNotMatch(text, /no problems/);
  });

  it('folds what comes after fifty findings', async () => {
    const many = (count: number) => report({ findings: Array.from({ length: count }, () => finding()) });
    const fifty = await print('markdown', many(50));
    assert.equal(rows(fifty), 52);
    assert.doesNotMatch(fifty, /details/);
    const more = await print('markdown', many(53));
    const [open = '', folded = ''] = more.split('<details><summary>3 more findings</summary>');
    assert.equal(rows(open), 52);
    assert.equal(rows(folded), 5);
    assert.equal(html(more).match(/<table>/g)?.length, 2);
    assert.match(html(more), /<\/table>\n<\/details>/);
  });

  it('calls no people, issues or merge requests', async () => {
    const message = '@all #12 !34 ~"label" $5 %6 mail a@b.example, C# 100%';
    const rendered = html(await print('markdown', report({ findings: [finding({ message })] })));
    assert.doesNotMatch(rendered, /@all|#12|!34|~&quot;|\$5|%6/);
    assert.match(rendered, /@\u200ball #\u200b12/);
    assert.match(rendered, /a@b\.example, C# 100%/, 'what calls nobody can still be copied');
  });

  it('makes no markup of a message', async () => {
    const message = '<img src=x onerror=alert(1)> [a](http://b) `c` **d** | e \\| </details> &lt;';
    const rendered = html(
      await print('markdown', report({ findings: [finding({ message, file: '`|<b>' })] })),
    );
    const cells = [...rendered.matchAll(/<td>(.*?)<\/td>/g)].map(match => match[1]);
    assert.deepEqual(cells, [
      'error',
      '<code>`|&lt;b&gt;:12:3</code>',
      '&lt;img src=x onerror=alert(1)&gt; [a](http://b) `c` **d** | e \\| &lt;/details&gt; &amp;lt;',
      '<code>unknown-person</code>',
    ]);
  });
});
