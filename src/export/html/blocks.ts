import { columnShares } from '../columnWidths.ts';
import type { Block, Content, Inline, ListItem, PrintedDocument, Signer, TableBlock } from '../model.ts';
import { textOf } from '../model.ts';

/** What the pieces of a page need to know of the whole. */
export interface Context {
  readonly document: PrintedDocument;
  readonly numbers: ReadonlyMap<string, string>;
  /** The address of a heading, which may be on another page. */
  hrefOf(target: string): string;
  /** The address of an image. */
  srcOf(source: string): string | undefined;
}

/** Every text goes through here: nothing that stands in a pack is HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, mark => `&#${mark.charCodeAt(0)};`);
}

export function blocksHtml(blocks: readonly Block[], context: Context): string {
  return blocks.map(block => blockHtml(block, context)).join('\n');
}

function blockHtml(block: Block, context: Context): string {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, block.level + 1);
      const number = numberHtml(block.id, context);
      return `<h${level} id="${escapeHtml(block.id)}">${number}${contentHtml(block.content, context)}</h${level}>`;
    }
    case 'paragraph':
      return `<p${block.style ? ` class="${block.style}"` : ''}>${contentHtml(block.content, context)}</p>`;
    case 'list':
      return listHtml(block, context);
    case 'table':
      return tableHtml(block, context);
    case 'code':
      return `<pre tabindex="0"><code>${escapeHtml(block.text)}</code></pre>`;
    case 'quote':
      return `<blockquote>${blocksHtml(block.blocks, context)}</blockquote>`;
    case 'rule':
      return '<hr>';
    case 'signatures':
      return `<div class="signatures">${block.signers.map(signer => signerHtml(signer, block.words)).join('\n')}</div>`;
  }
}

export function numberHtml(id: string, { numbers }: Context): string {
  const number = numbers.get(id);
  return number === undefined ? '' : `<span class="number">${number}</span>`;
}

function listHtml({ isOrdered, start, items }: Extract<Block, { kind: 'list' }>, context: Context): string {
  const tag = isOrdered ? 'ol' : 'ul';
  const isTasks = items.some(({ checked }) => checked !== undefined);
  const attributes = `${isTasks ? ' class="tasks"' : ''}${isOrdered && start !== 1 ? ` start="${start}"` : ''}`;
  return `<${tag}${attributes}>\n${items.map(item => `<li>${itemHtml(item, context)}</li>`).join('\n')}\n</${tag}>`;
}

function itemHtml({ checked, blocks }: ListItem, context: Context): string {
  const { done, notDone } = context.document.words;
  const box =
    checked === undefined
      ? ''
      : `<span class="box" role="img" aria-label="${escapeHtml(checked ? done : notDone)}">${checked ? '☑' : '☐'}</span>`;
  const [only] = blocks;
  // A tight list has no paragraphs that anybody sees.
  if (blocks.length === 1 && only?.kind === 'paragraph') return box + contentHtml(only.content, context);
  return box + blocksHtml(blocks, context);
}

function tableHtml(table: TableBlock, context: Context): string {
  const { columns, rows, isForm } = table;
  const shares = columnShares(table)
    .map(share => `<col style="width:${share}%">`)
    .join('');
  const align = (index: number) => (columns[index]?.align ? ` class="${columns[index].align}"` : '');
  const cells = (row: readonly Content[]) =>
    row
      .map((cell, index) => {
        const words = contentHtml(cell, context);
        return isForm && index === 0 ? `<th scope="row">${words}</th>` : `<td${align(index)}>${words}</td>`;
      })
      .join('');
  const titles = columns.map(({ title }) => textOf(title)).filter(Boolean);
  const head = isForm
    ? ''
    : `<thead><tr>${columns
        .map(({ title }, index) => {
          const words = contentHtml(title, context);
          // An empty cell is no heading of anything.
          return words === '' ? '<td></td>' : `<th scope="col"${align(index)}>${words}</th>`;
        })
        .join('')}</tr></thead>`;
  const label = escapeHtml(titles.join(' / ') || context.document.title);
  return `<div class="table" tabindex="0" role="group" aria-label="${label}"><table${isForm ? ' class="form"' : ''}><colgroup>${shares}</colgroup>${head}<tbody>
${rows.map(row => `<tr>${cells(row)}</tr>`).join('\n')}
</tbody></table></div>`;
}

function signerHtml(
  { role, name, date, hasSeal }: Signer,
  words: Extract<Block, { kind: 'signatures' }>['words'],
): string {
  const field = (title: string, value: string) =>
    `<dt>${escapeHtml(title)}</dt><dd>${escapeHtml(value)}</dd>`;
  const seal = hasSeal ? `<p class="seal">${escapeHtml(words.seal)}</p>` : '';
  return `<div class="signer"><strong>${escapeHtml(role)}</strong><dl>${field(words.name, name)}${field(words.signature, '')}${field(words.date, date || words.dateBlank)}</dl>${seal}</div>`;
}

export function contentHtml(content: Content, context: Context): string {
  return content.map(inline => inlineHtml(inline, context)).join('');
}

const TAGS = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const;

function inlineHtml(inline: Inline, context: Context): string {
  switch (inline.kind) {
    case 'text':
      return (inline.marks ?? []).reduceRight(
        (html, mark) => `<${TAGS[mark]}>${html}</${TAGS[mark]}>`,
        escapeHtml(inline.text),
      );
    case 'break':
      return '<br>';
    case 'blank':
      return context.document.audience === 'customer'
        ? '<span class="empty">&nbsp;</span>'
        : `<span class="blank">[${escapeHtml(inline.hint)}]</span>`;
    case 'link': {
      const words = contentHtml(inline.content, context);
      return `<a href="${escapeHtml(context.hrefOf(inline.target))}">${words}</a>`;
    }
    case 'image': {
      const source = context.srcOf(inline.source);
      if (source === undefined) return escapeHtml(inline.alt);
      return `<img src="${escapeHtml(source)}" alt="${escapeHtml(inline.alt)}">`;
    }
  }
}
