import { type Block, textOf } from '../../export/model.ts';

const LAST_CLOSING = /^(?:敬礼|顺颂|yours (?:sincerely|faithfully)|kind regards|best regards)/i;
const ADDRESS = /^.{1,50}[：:]$/;
/** Number, contract, subject and addressee stand within so many paragraphs. */
const HEAD = 8;

/**
 * Gives the paragraphs of a letter their places: what stands before the addressee and who is addressed stand at the margin,
 * and so does 敬礼; who signs, and when, stands at the right in Chinese and at the margin in English.
 */
export function letterBlocks(blocks: readonly Block[], language: 'en' | 'zh-CN'): Block[] {
  const addressee = blocks.slice(0, HEAD).findIndex(block => ADDRESS.test(wordsOf(block)));
  let isSigned = false;
  return blocks.map((block, index) => {
    // What follows the signature under a heading or a line, such as a reply slip, is no part of the letter.
    if (block.kind === 'heading' || block.kind === 'rule') isSigned = false;
    if (block.kind !== 'paragraph' || block.style !== undefined) return block;
    if (isSigned) return { ...block, style: language === 'zh-CN' ? 'end' : 'flush' };
    if (LAST_CLOSING.test(wordsOf(block))) isSigned = true;
    return index <= addressee || isSigned || ADDRESS.test(wordsOf(block))
      ? { ...block, style: 'flush' }
      : block;
  });
}

function wordsOf(block: Block): string {
  return block.kind === 'paragraph' ? textOf(block.content).trim() : '';
}
