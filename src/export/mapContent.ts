import { type Block, type Content, type Inline, type Part, type PrintedDocument, textOf } from './model.ts';

/** What is changed of a document, wherever it stands. */
export interface Changes {
  text?(text: string): string;
  inline?(inline: Inline): readonly Inline[];
}

/** The same document with all its texts changed: titles, cells, names, addresses of links. */
export function mapDocument(document: PrintedDocument, changes: Changes): PrintedDocument {
  const text = changes.text ?? (same => same);
  return {
    ...document,
    title: text(document.title),
    subtitle: text(document.subtitle),
    header: text(document.header),
    notices: document.notices.map(text),
    cover: document.cover.map(([label, value]) => [label, text(value)] as const),
    parts: document.parts.map(part => mapPart(part, changes)),
    origin: { ...document.origin, project: text(document.origin.project) },
  };
}

export function mapPart(part: Part, changes: Changes): Part {
  const text = changes.text ?? (same => same);
  return { ...part, title: text(part.title), blocks: part.blocks.map(block => mapBlock(block, changes)) };
}

function mapBlock(block: Block, changes: Changes): Block {
  const text = changes.text ?? (same => same);
  const content = (inlines: Content) => mapContent(inlines, changes);
  const blocks = (list: readonly Block[]) => list.map(one => mapBlock(one, changes));
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, content: content(block.content) };
    case 'table':
      return {
        ...block,
        columns: block.columns.map(column => ({ ...column, title: content(column.title) })),
        rows: block.rows.map(row => row.map(content)),
      };
    case 'list':
      return { ...block, items: block.items.map(item => ({ ...item, blocks: blocks(item.blocks) })) };
    case 'code':
      return { ...block, text: text(block.text) };
    case 'quote':
      return { ...block, blocks: blocks(block.blocks) };
    case 'signatures':
      return {
        ...block,
        signers: block.signers.map(signer => ({ ...signer, name: text(signer.name) })),
      };
    case 'rule':
      return block;
  }
}

function mapContent(content: Content, changes: Changes): Content {
  const text = changes.text ?? (same => same);
  const inline = changes.inline ?? (same => [same]);
  return content.flatMap(one => {
    if (one.kind === 'text') return inline({ ...one, text: text(one.text) });
    if (one.kind === 'link')
      return inline({
        ...one,
        // Where a heading stands is no word.
        target: one.target.startsWith('#') ? one.target : text(one.target),
        content: mapContent(one.content, changes),
      });
    if (one.kind === 'image') return inline({ ...one, alt: text(one.alt) });
    if (one.kind === 'blank') return inline({ ...one, hint: text(one.hint) });
    return inline(one);
  });
}

/** All headings of a document with the parts that they stand in, in their order; of quotations and lists as well. */
export function idsOf({ parts }: Pick<PrintedDocument, 'parts'>): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const part of parts) {
    ids.set(part.id, part.id);
    for (const block of allBlocks(part.blocks)) if (block.kind === 'heading') ids.set(block.id, part.id);
  }
  return ids;
}

/** Every block, those in lists and quotations, too. */
export function* allBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'quote') yield* allBlocks(block.blocks);
    else if (block.kind === 'list') for (const item of block.items) yield* allBlocks(item.blocks);
  }
}

/** Links to a heading that is not there lead to the part, or to nothing. */
export function repairLinks(document: PrintedDocument): PrintedDocument {
  const ids = idsOf(document);
  return mapDocument(document, {
    inline: inline => {
      if (inline.kind !== 'link' || !inline.target.startsWith('#')) return [inline];
      const id = inline.target.slice(1);
      if (ids.has(id)) return [inline];
      const part = id.split('--')[0] ?? '';
      return ids.has(part) ? [{ ...inline, target: `#${part}` }] : inline.content;
    },
  });
}

/** The places of all texts in a part, for a search and for a comparison: heading, and what stands below it. */
export function sectionTexts(
  part: Part,
): { readonly id: string; readonly title: string; readonly text: string }[] {
  const sections: { id: string; title: string; text: string }[] = [
    { id: part.id, title: part.title, text: '' },
  ];
  for (const block of part.blocks) {
    if (block.kind === 'heading') sections.push({ id: block.id, title: textOf(block.content), text: '' });
    else {
      const last = sections.at(-1);
      if (last) last.text += `${blockText(block)}\n`;
    }
  }
  return sections;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return textOf(block.content);
    case 'table':
      return [block.columns.map(({ title }) => title), ...block.rows]
        .map(row => row.map(textOf).join(' '))
        .join('\n')
        .trim();
    case 'list':
      return block.items.map(({ blocks }) => blocks.map(blockText).join('\n')).join('\n');
    case 'quote':
      return block.blocks.map(blockText).join('\n');
    case 'code':
      return block.text;
    case 'signatures':
      return block.signers.map(({ role, name }) => `${role} ${name}`).join('\n');
    case 'rule':
      return '';
  }
}
