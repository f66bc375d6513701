import assert from 'node:assert/strict';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import MarkdownIt from 'markdown-it';
import { FORMATS } from '../../src/reporters/index.ts';
import type { Report, ReportedFinding } from '../../src/reporters/report.ts';
import fc from '../helpers/properties.ts';
import { finding, print, report } from './support.ts';

/** What has broken reports of other tools. */
const FRAGMENTS = [
  ...[
    '"',
    "'",
    '\n',
    '\r\n',
    '\r',
    '\t',
    '\0',
    '\u001b[2J',
    '\u0085',
    '\u2028',
    '\ufffe',
    '\ud800',
    '\udc00',
  ],
  ...[
    '::',
    '::error::',
    '%0A',
    ',',
    '=',
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
    '<b>',
    '</details>',
    '&',
    '&amp;',
  ],
  ...['|', '\\', '\\|', '`', '```', '**', '_', '[a](b)', '![', '~~', '@all', '#1', '---', '- ', '1. ', '# '],
  ...[
    '🚑',
    '👩‍⚕️',
    '交接',
    '\u202e',
    '\u2066',
    'e\u0301',
    '\u200b',
    'true',
    '__proto__',
    ' ',
    'a',
    'http://b',
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 8 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const path = text.map(part => part || 'x');

const hostile: fc.Arbitrary<Report> = fc
  .record({
    findings: fc.array(
      fc.record({ file: path, message: text, severity: fc.constantFrom('error', 'warning', 'info') }),
      { maxLength: 6 },
    ),
    notes: fc.array(text, { maxLength: 2 }),
    crash: fc.option(text),
  })
  .map(({ findings, notes, crash }) =>
    report({
      findings: findings.map((parts, index) => finding({ ...parts, fingerprint: `f${index}` })),
      notes,
      crashes: crash === null ? [] : [{ ruleId: 'overdue', message: crash }],
    }),
  );

/** Everything that could move a cursor, end a line unasked, or turn the direction of writing. */
const ACTS = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

function holdsFor(check: (what: Report) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(hostile, check), { numRuns: 300 });
}

describe('hostile messages and paths', () => {
  it('leave JSON that can be read back', () =>
    holdsFor(async what => {
      const { findings } = JSON.parse(await print('json', what));
      assert.deepEqual(
        findings.map(({ message, file }: ReportedFinding) => [message, file]),
        what.findings.map(({ message, file }) => [message.toWellFormed(), file.toWellFormed()]),
      );
    }));

  it('leave SARIF whose references lead back to the files', () =>
    holdsFor(async what => {
      const [run] = JSON.parse(await print('sarif', what)).runs;
      const files = run.results.map(
        ({ locations }: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) => {
          const uri = locations[0]?.physicalLocation.artifactLocation.uri ?? '';
          assert.match(uri, /^[\w.!~*'()%/-]*$/);
          return decodeURIComponent(uri);
        },
      );
      assert.deepEqual(
        files,
        what.findings.map(({ file }) => file.toWellFormed()),
      );
    }));

  it('leave an issue for each finding in the report of GitLab', () =>
    holdsFor(async what => {
      const issues = JSON.parse(await print('gitlab', what));
      assert.equal(issues.length, what.findings.length);
    }));

  it('leave XML that is well-formed, with a case for each finding', () =>
    holdsFor(async what => {
      const xml = await print('junit', what);
      assert.equal(XMLValidator.validate(xml), true);
      assert.doesNotMatch(xml, /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
      const parser = new XMLParser({ ignoreAttributes: false, isArray: name => name.startsWith('testc') });
      const { testsuites } = parser.parse(xml);
      const suites = [testsuites.testsuite].flat();
      const cases = suites.flatMap(({ testcase }) => testcase);
      assert.equal(cases.length, Math.max(1, what.findings.length + what.crashes.length));
      for (const one of cases) assert.ok(one['@_name']);
    }));

  it('leave one command a line for GitHub', () =>
    holdsFor(async what => {
      const lines = (await print('github', what)).split(/\r\n|\n|\r/);
      assert.equal(lines.pop(), '');
      assert.equal(lines.length, what.crashes.length + what.findings.length + what.notes.length);
      for (const line of lines) {
        const [, properties = ''] = /^::(?:error|warning|notice) (.*?)::/s.exec(line) ?? [];
        assert.match(properties, /^(?:file|title)=/, line);
        assert.ok(
          properties.split(',').every(property => /^[a-zA-Z]+=[^:]*$/.test(property)),
          line,
        );
        assert.ok(line.isWellFormed());
      }
    }));

  it('leave the tables of Markdown their columns, and HTML out', () =>
    holdsFor(async what => {
      const markdown = new MarkdownIt({ html: true });
      const tokens = markdown.parse(await print('markdown', what), {});
      const count = (type: string) => tokens.filter(token => token.type === type).length;
      const { findings, crashes, notes } = what;
      assert.equal(count('tr_open'), findings.length > 0 ? findings.length + 1 : 0);
      assert.equal(count('td_open'), 4 * findings.length);
      assert.equal(count('heading_open'), 1);
      const plain = ['heading', 'paragraph', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];
      const types = new Set(tokens.map(({ type }) => type.replace(/_(open|close)$/, '')));
      assert.deepEqual(
        [...types].filter(type => ![...plain, 'inline'].includes(type)),
        [],
      );
      assert.equal(count('paragraph_open'), crashes.length + notes.length + (findings.length > 0 ? 1 : 0));
      const inline = tokens.flatMap(({ children }) => children ?? []);
      const allowed = ['text', 'text_special', 'code_inline', 'html_inline'];
      assert.deepEqual(
        inline.filter(({ type }) => !allowed.includes(type)),
        [],
      );
      for (const { content } of inline.filter(({ type }) => type === 'html_inline'))
        assert.match(content, /^<\/?code>$/);
    }));

  it('leave people one line for each finding, and a terminal as it was', () =>
    holdsFor(async what => {
      const printed = await print('stylish', what);
      assert.doesNotMatch(printed, ACTS);
      const rows = printed.split('\n').filter(line => / {2}unknown-person$/.test(line));
      assert.equal(rows.length, what.findings.length);
    }));

  it('leave every format the same in both languages, but for words', () =>
    holdsFor(async what => {
      for (const format of FORMATS)
        assert.equal(
          (await print(format, what, { language: 'zh-CN' })).split('\n').length,
          (await print(format, what)).split('\n').length,
          format,
        );
    })).timeout(60_000);
});
