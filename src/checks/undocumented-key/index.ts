import type { Fix, Problem } from '../../core/findings.ts';
import { firstFew } from '../../core/firstFew.ts';
import { isPattern } from '../../inventory/documented.ts';
import type { InventoryFile, InventoryKey } from '../../inventory/inventoryFile.ts';
import type { YamlFile } from '../../pack/yaml/file.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { defineCheck } from '../check.ts';

/** So many are named; the others are counted. */
const NAMED = 4;

/** Keys of high-risk config files that their entry does not list and no document names. One finding for each file. */
export default defineCheck({
  group: 'config',
  severity: 'warning',
  needs: ['pack', 'configs'],
  run: ({ pack: { configIndex }, configs }) =>
    configs.flatMap((file): Problem[] => {
      if (file.risk !== 'high' || file.state === 'undocumented' || !wantsKeys(file)) return [];
      const open = openKeys(file);
      const [first] = open;
      if (first === undefined) return [];
      const { path, entry, startsAt = 0 } = file;
      const names = open.map(({ name }) => name);
      const list = firstFew(names, NAMED);
      const data = { path, count: names.length, list };
      // Another key is another finding: a baseline of today must not hide it.
      const key = `${path} ${names.join(' ')}`;
      if (entry === undefined || configIndex === undefined)
        return [
          { messageId: 'keys', data, file: path, start: startsAt, end: startsAt, key, related: [path] },
        ];
      const place = configIndex.at(['entries', entry.position, 'path']);
      const related = [path, configIndex.path];
      return [
        {
          messageId: 'keys',
          data,
          ...place,
          key,
          related,
          fixes: addition(configIndex, entry.position, open),
        },
      ];
    }),
});

/** An entry that still is a guess lists all keys there were; one for many files need not list any. */
function wantsKeys({ entry }: InventoryFile): boolean {
  if (entry === undefined || entry.keys.length > 0) return true;
  return entry.purpose === 'real' && !isPattern(entry.path);
}

function openKeys({ keys }: InventoryFile): InventoryKey[] {
  const open = keys.filter(
    ({ name, documented, unconfirmed }) => !documented && !unconfirmed && !name.startsWith('[]'),
  );
  // A file with several profiles repeats its keys.
  return [...new Map(open.map(key => [key.name, key])).values()];
}

function addition(index: YamlFile, position: number, keys: readonly InventoryKey[]): Fix[] {
  const values = keys.map(({ name, secret }) => ({ name, ...(secret && { secret }) }));
  const words = { messageId: 'fix.add', data: { count: keys.length }, safe: false };
  return yamlFix(index, [{ append: ['entries', position, 'keys'], values }], words);
}
