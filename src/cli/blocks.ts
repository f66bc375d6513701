import { columns, padColumns } from '../core/columns.ts';
import { PRINTED_MARK } from '../core/printedMark.ts';
import { oneLine } from '../reporters/visible.ts';
import type { paint } from './terminal.ts';

/** Pieces of an answer that is printed for a terminal or as Markdown. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'good' | 'warning' | 'quiet' }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Numbers of the columns that hold numbers. */
      readonly numbers: readonly number[];
    };

type Paint = (style: Parameters<typeof paint>[1], text: string) => string;

const TONES = { good: 'green', warning: 'yellow', quiet: 'dim' } as const;

export function printStylish(blocks: readonly Block[], color: Paint): string {
  const lines = blocks.flatMap((block, index): string[] => {
    if (block.kind === 'heading') return [...(index > 0 ? [''] : []), color('bold', oneLine(block.text))];
    if (block.kind === 'text') {
      const text = oneLine(block.text);
      return [block.tone ? color(TONES[block.tone], text) : text];
    }
    return table(block, color);
  });
  return `${lines.join('\n')}\n`;
}

function table({ head, rows, numbers }: Extract<Block, { kind: 'table' }>, color: Paint): string[] {
  const cells = [head, ...rows].map(row => row.map(oneLine));
  const widths = head.map((_, column) => Math.max(...cells.map(row => columns(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    `  ${row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        if (numbers.includes(column)) return ' '.repeat(Math.max(0, width - columns(cell))) + cell;
        return column === row.length - 1 ? cell : padColumns(cell, width);
      })
      .join('  ')}`.trimEnd();
  return cells.map((row, index) => (index === 0 ? color('dim', line(row)) : line(row)));
}

export function printMarkdown(blocks: readonly Block[]): string {
  const parts = blocks.map(block => {
    if (block.kind === 'heading') return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    if (block.kind === 'text') return escapeMarkdown(block.text);
    const rule = block.head.map((_, column) => (block.numbers.includes(column) ? '---:' : '---'));
    return [block.head, rule, ...block.rows]
      .map((row, index) => `| ${row.map(cell => (index === 1 ? cell : escapeMarkdown(cell))).join(' | ')} |`)
      .join('\n');
  });
  return `${[PRINTED_MARK, ...parts].join('\n\n')}\n`;
}

/** Names and subjects come from commits: nothing in them may be read as Markdown, HTML, or a call to somebody. */
function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[&<>|\\`*_[\]~$#@^]/g, mark => `&#${mark.charCodeAt(0)};`);
}
