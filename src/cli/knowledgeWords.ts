import type { Translate } from '../l10n/index.ts';
import type { Block } from './blocks.ts';

export function percent(share: number): string {
  return share > 0 && share < 0.005 ? '< 1 %' : `${Math.round(share * 100)} %`;
}

export function rest(count: number, say: Translate): Block[] {
  return count > 0 ? [{ kind: 'text', text: `  ${say('knowledge.rest', { count })}`, tone: 'quiet' }] : [];
}
