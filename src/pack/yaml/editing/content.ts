import type { YamlPath } from '../file.ts';
import type { SortKey } from './change.ts';

// Changes of what a file says, as plain data: what an edited text is compared with.

export type Content = Readonly<Record<string, unknown>> | readonly unknown[] | undefined;

export function valueAt(content: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    content,
  );
}

export function withValue(content: unknown, path: YamlPath, value: unknown): unknown {
  return changed(content, path, () => value);
}

/** @param entries each with the index, in the list as it is, before which it comes; in their order */
export function withEntries(
  content: unknown,
  path: YamlPath,
  entries: readonly (readonly [index: number, entry: unknown])[],
): unknown {
  return changed(content, path, old => {
    const list = Array.isArray(old) ? old : [];
    const before = (at: number) => entries.flatMap(([index, entry]) => (index === at ? [entry] : []));
    return [...list.flatMap((item, at) => [...before(at), item]), ...before(list.length)];
  });
}

export function withoutValue(content: unknown, path: YamlPath): unknown {
  const step = path.at(-1);
  return changed(content, path.slice(0, -1), old => {
    if (Array.isArray(old)) return old.filter((_, index) => index !== step);
    return Object.fromEntries(Object.entries(old ?? {}).filter(([name]) => name !== String(step)));
  });
}

export function withRenamed(content: unknown, path: YamlPath, to: string): unknown {
  const from = String(path.at(-1));
  return changed(content, path.slice(0, -1), old =>
    Object.fromEntries(Object.entries(old ?? {}).map(([name, value]) => [name === from ? to : name, value])),
  );
}

function changed(content: unknown, path: YamlPath, change: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(content);
  if (Array.isArray(content))
    return content.map((item, index) => (index === step ? changed(item, rest, change) : item));
  const map = (content ?? {}) as Readonly<Record<string, unknown>>;
  return { ...map, [step]: changed(map[step], rest, change) };
}

/** The first order that a list is in, from the smallest to the largest, and in which new entries have a place. */
export function orderOf(
  list: readonly unknown[],
  entries: readonly unknown[],
  orders: readonly SortKey[],
): SortKey | undefined {
  return orders.find(order => {
    if (entries.some(entry => order(entry) === undefined)) return false;
    let last = '';
    return list.map(order).every(name => {
      const isNext = name !== undefined && name >= last;
      last = name ?? last;
      return isNext;
    });
  });
}

/** The index before which an entry belongs in a list that is in an order; the end for one that is in none. */
export function placeOfEntry(list: readonly unknown[], entry: unknown, order: SortKey | undefined): number {
  const name = order?.(entry);
  if (name === undefined) return list.length;
  const next = list.findIndex(other => (order?.(other) ?? '') > name);
  return next < 0 ? list.length : next;
}
