import { posix } from 'node:path';
import { entryPath, type IndexEntry, type PurposeState } from '../inventory/documented.ts';
import { findPlaceholder } from './markdown/placeholders.ts';
import type { ConfigEntry, ConfigIndex } from './types.generated.ts';
import type { Lenient } from './yaml/conform.ts';

/** Words that say nothing where a purpose belongs. */
const SAYS_NOTHING = /^(?:n\/?a|none|config(?:uration)?(?: file)?|settings?|配置(?:文件)?|无|暂无|略|同上)$/i;

/** The entries of the config index as far as they count for what is documented. Entries without a path are left out. */
export function indexEntries(index: Lenient<ConfigIndex> | undefined): IndexEntry[] {
  return (index?.entries ?? []).flatMap((entry, position) => {
    const path = entryPath(entry?.path ?? '');
    if (entry === undefined || path === '') return [];
    const isGuess = entry.confirm === true;
    return [
      {
        position,
        path,
        purpose: purposeOf(entry),
        keys: (entry.keys ?? []).flatMap(key =>
          key?.name === undefined ? [] : [{ name: key.name, isGuess: isGuess || marks(key.confirm, 'name') }],
        ),
        reviewedAt: entry.reviewedAt,
      },
    ];
  });
}

/** Whether an entry says what its file is for: its own name or kind once more, or a word such as TODO, does not. */
export function purposeOf({ path = '', kind, purpose = '', confirm }: Lenient<ConfigEntry>): PurposeState {
  const text = purpose.trim();
  const plain = text.replace(/(?<![.。!！])[.。!！]+$/, '').toLowerCase();
  const repeats = [path, posix.basename(path), kind ?? ''].map(word => word.toLowerCase());
  if (!/[\p{L}\p{N}]/u.test(text) || findPlaceholder(text) !== undefined) return 'none';
  if (marks(confirm, 'purpose')) return 'guess';
  return repeats.includes(plain) || SAYS_NOTHING.test(plain) ? 'none' : 'real';
}

function marks(confirm: unknown, field: string): boolean {
  return confirm === true || (Array.isArray(confirm) && confirm.includes(field));
}
