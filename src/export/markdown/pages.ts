import { PRINTED_MARK } from '../../core/printedMark.ts';
import { idsOf } from '../mapContent.ts';
import type { Block, Content, Inline, Part, PrintedDocument } from '../model.ts';
import { escapeMarkdown, inlineCode, yamlText } from './escape.ts';

/** A page of plain Markdown. */
export interface MarkdownPage {
  readonly name: string;
  readonly text: string;
}

/**
 * A document as flat pages with front matter, as wikis and builders of sites take them: an entry page with all others in
 * it, and one page a part.
 */
export function printMarkdown(document: PrintedDocument): MarkdownPage[] {
  const { parts, origin, language, audience } = document;
  const printer = new Printer(document);
  const front = (title: string, order: number) =>
    [
      '---',
      `title: ${yamlText(title)}`,
      `order: ${order}`,
      `lang: ${language}`,
      `audience: ${audience}`,
      ...(origin.commit === '' ? [] : [`commit: ${yamlText(origin.commit)}`]),
      `date: ${yamlText(origin.exportedOn)}`,
      '---',
      '',
      PRINTED_MARK,
      '',
    ].join('\n');
  const index: string[] = [
    `# ${escapeMarkdown(document.title)}`,
    ...(document.subtitle === '' ? [] : [escapeMarkdown(document.subtitle)]),
    ...document.notices.map(notice => `> ${escapeMarkdown(notice)}`),
    ...(document.cover.length === 0
      ? []
      : [
          [
            '|  |  |',
            '| --- | --- |',
            ...document.cover.map(
              ([label, value]) => `| ${escapeMarkdown(label)} | ${escapeMarkdown(value)} |`,
            ),
          ].join('\n'),
        ]),
    parts.map((part, at) => `${at + 1}. [${escapeMarkdown(part.title)}](${part.id}.md)`).join('\n'),
  ];
  return [
    { name: 'index.md', text: `${front(document.title, 0)}\n${index.join('\n\n')}\n` },
    ...parts.map((part, at) => ({
      name: `${part.id}.md`,
      text: `${front(part.title, at + 1)}\n${printer.part(part)}\n`,
    })),
  ];
}

class Printer {
  readonly #document: PrintedDocument;
  readonly #ids: ReadonlyMap<string, string>;
  #page = '';

  constructor(document: PrintedDocument) {
    this.#document = document;
    this.#ids = idsOf(document);
  }

  part(part: Part): string {
    this.#page = part.id;
    return [`# ${escapeMarkdown(part.title)}`, ...this.#blocks(part.blocks)].join('\n\n');
  }

  #blocks(blocks: readonly Block[]): string[] {
    return blocks.map(block => this.#block(block)).filter(text => text !== '');
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'heading':
        return `<a id="${block.id.replace(/[<>"&\s]/g, '')}"></a>\n\n${'#'.repeat(Math.min(6, block.level))} ${this.#content(block.content)}`;
      case 'paragraph':
        return this.#content(block.content, '\\\n');
      case 'list':
        return block.items
          .map(({ checked, blocks }, at) => {
            const mark = block.isOrdered ? `${block.start + at}. ` : '- ';
            const box = checked === undefined ? '' : checked ? '[x] ' : '[ ] ';
            const text = this.#blocks(blocks).join('\n\n');
            return mark + box + indented(text, ' '.repeat(mark.length > 2 ? 4 : 2));
          })
          .join('\n');
      case 'table':
        return this.#table(block);
      case 'code': {
        const longest = Math.max(2, ...[...block.text.matchAll(/`+/g)].map(([marks]) => marks.length));
        const fence = '`'.repeat(longest + 1);
        return `${fence}text\n${block.text}\n${fence}`;
      }
      case 'quote':
        return this.#blocks(block.blocks)
          .join('\n\n')
          .split('\n')
          .map(line => `> ${line}`.trimEnd())
          .join('\n');
      case 'rule':
        return '---';
      case 'signatures': {
        const { name, signature, seal, date } = block.words;
        const head = [name, signature, date, seal].map(word => escapeMarkdown(word));
        return [
          `|  | ${head.join(' | ')} |`,
          '| --- | --- | --- | --- | --- |',
          ...block.signers.map(
            signer =>
              `| ${escapeMarkdown(signer.role)} | ${escapeMarkdown(signer.name)} |  | ${escapeMarkdown(signer.date)} |  |`,
          ),
        ].join('\n');
      }
    }
  }

  #table({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
    const cell = (content: Content) => this.#content(content, '<br>').replaceAll('\n', ' ');
    const marks = columns.map(({ align }) =>
      align === 'center' ? ':-:' : align === 'right' ? '--:' : '---',
    );
    return [
      `| ${columns.map(({ title }) => cell(title)).join(' | ')} |`,
      `| ${marks.join(' | ')} |`,
      ...rows.map(row => `| ${row.map(cell).join(' | ')} |`),
    ].join('\n');
  }

  #content(content: Content, lineBreak = '<br>'): string {
    return content.map(inline => this.#inline(inline, lineBreak)).join('');
  }

  #inline(inline: Inline, lineBreak: string): string {
    switch (inline.kind) {
      case 'text':
        return marked(inline);
      case 'break':
        return lineBreak;
      case 'blank':
        return this.#document.audience === 'customer'
          ? '\\_\\_\\_\\_\\_\\_\\_\\_'
          : `**\\[${escapeMarkdown(inline.hint)}\\]**`;
      case 'link':
        return `[${this.#content(inline.content)}](${this.#address(inline.target)})`;
      case 'image': {
        const image = this.#document.images.get(inline.source);
        return image === undefined
          ? escapeMarkdown(inline.alt)
          : `![${escapeMarkdown(inline.alt)}](images/${inline.source})`;
      }
    }
  }

  #address(target: string): string {
    if (!target.startsWith('#'))
      return target.replace(/[\s<>()|\\]/g, sign =>
        encodeURIComponent(sign).replace(/[()]/g, one => (one === '(' ? '%28' : '%29')),
      );
    const id = target.slice(1);
    const part = this.#ids.get(id) ?? '';
    const anchor = id === part ? '' : `#${encodeURI(id)}`;
    return part === this.#page && anchor !== '' ? anchor : `${part}.md${anchor}`;
  }
}

function marked({ text, marks = [] }: Extract<Inline, { kind: 'text' }>): string {
  if (marks.includes('code')) return inlineCode(text);
  const words = text.trim();
  const [before, after] = [text.length - text.trimStart().length, text.length - text.trimEnd().length];
  if (words === '') return text;
  const around = marks.map(mark => (mark === 'bold' ? '**' : mark === 'italic' ? '*' : '~~'));
  return `${' '.repeat(before)}${around.join('')}${escapeMarkdown(words)}${around.toReversed().join('')}${' '.repeat(after)}`;
}

function indented(text: string, by: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 || line === '' ? line : by + line))
    .join('\n');
}
