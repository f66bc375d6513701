import type { Block, Image, Layout, PrintedDocument } from '../../src/export/model.ts';

/** What a name, a commit or a cell may hold: each of these acts in one format or another. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style></head>',
  '=HYPERLINK("http://x.example","y")',
  "+1+cmd|' /C calc'!A0",
  '](javascript:alert(1))',
  '**bold** _it_ `code` ~~x~~ $x$ @all #1',
  '| cell | cell |',
  `{{ 7*7 }} {% include "x" %} ${'$'}{x}`,
  ']]>&lt;!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  '1. list',
  '# heading',
  '- [ ] task',
  '&#60;b&#62;',
  '---\nfront: matter\n---',
];

/** A document with given blocks in its only part, or with the parts that are given. */
export function documentOf(
  blocks: readonly Block[],
  { layout = 'report', ...rest }: Partial<PrintedDocument> & { layout?: Layout } = {},
): PrintedDocument {
  return {
    layout,
    language: 'zh-CN',
    audience: 'internal',
    title: '交接文档',
    subtitle: '',
    cover: [['客户', '市一院']],
    notices: [],
    parts: [{ id: 'one', title: '第一部分', blocks }],
    header: '项目 · 内部资料',
    images: new Map(),
    origin: { project: '项目', commit: 'a'.repeat(40), hasChanges: false, exportedOn: '2026-11-29' },
    words: {
      contents: '目录',
      page: '第 {page} 页 / 共 {pages} 页',
      search: '搜索',
      searchNothing: '没有',
      made: '生成',
      done: '已完成',
      notDone: '未完成',
      home: '首页',
    },
    ...rest,
  };
}

export function textBlock(text: string): Block {
  return { kind: 'paragraph', content: [{ kind: 'text', text }] };
}

/** Each text in every place where a text can stand. */
export function everywhere(texts: readonly string[]): Block[] {
  return texts.flatMap((text, index): Block[] => {
    const content = [{ kind: 'text', text } as const];
    return [
      { kind: 'heading', level: 2, id: `one--${index}`, content },
      { kind: 'paragraph', content: [...content, { kind: 'text', text, marks: ['bold'] }] },
      { kind: 'paragraph', content: [{ kind: 'text', text, marks: ['code'] }] },
      { kind: 'paragraph', content: [{ kind: 'link', target: '#one', content }] },
      {
        kind: 'table',
        columns: [{ title: content }, { title: content }],
        rows: [[content, [{ kind: 'blank', hint: text }]]],
      },
      {
        kind: 'list',
        isOrdered: false,
        start: 1,
        items: [{ checked: false, blocks: [{ kind: 'paragraph', content }] }],
      },
      { kind: 'quote', blocks: [{ kind: 'paragraph', content }] },
      { kind: 'code', text },
      {
        kind: 'signatures',
        signers: [{ role: text, name: text, date: text, hasSeal: true }],
        words: { name: '姓名', signature: '签字', seal: '盖章', date: '日期', dateBlank: '' },
      },
    ];
  });
}

/** A picture of one pixel. */
export const PIXEL: Image = {
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  type: 'png',
  width: 1,
  height: 1,
};
