import { type Block, textOf } from '../../export/model.ts';

const CLOSING =
  /^(?:敬礼|此致|顺颂|特此(?:函告|告知|证明)|yours (?:sincerely|faithfully)|kind regards|best regards)/i;
const LAST_CLOSING = /^(?:敬礼|顺颂|yours (?:sincerely|faithfully)|kind regards|best regards)/i;
const ADDRESS = /^.{1,50}[：:]$|^(?:事由|主题|关于|subject|re)[：:]/i;

/**
 * Gives the paragraphs of a letter their places: who is addressed stands at the margin, and so does 敬礼; who signs, and
 * when, stands at the right in Chinese and at the margin in English.
 */
export function letterBlocks(blocks: readonly Block[], language: 'en' | 'zh-CN'): Block[] {
  let isSigned = false;
  return blocks.map(block => {
    if (block.kind !== 'paragraph' || block.style !== undefined) return block;
    const words = textOf(block.content).trim();
    if (isSigned) return { ...block, style: language === 'zh-CN' ? 'end' : 'flush' };
    if (LAST_CLOSING.test(words)) isSigned = true;
    const isFlush = ADDRESS.test(words) || (CLOSING.test(words) && !words.startsWith('此致'));
    return isFlush ? { ...block, style: 'flush' } : block;
  });
}
