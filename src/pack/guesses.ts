import type { YamlChange } from './yaml/edit.ts';
import { valueAt } from './yaml/editing/content.ts';
import type { YamlPath } from './yaml/file.ts';

/** Something in the pack that a program guessed and no person has checked. */
export interface Guess {
  /** Where it stands, as in `progress.milestones.v2-1` or `entries.0`; ids name entries where they have one. */
  readonly place: string;
  /** The guessed fields; empty when all of the entry was guessed. */
  readonly fields: readonly string[];
  /** Where the guess came from, in the words of the pack's language; '' if the pack does not say. */
  readonly from: string;
}

/** A guess with the way to the map that is marked. */
export interface PlacedGuess extends Guess {
  readonly path: YamlPath;
}

/** All entries of a parsed YAML file that are marked with `confirm: true` or `confirm: [fields]`, in their order. */
export function listGuesses(content: unknown): Guess[] {
  return placedGuesses(content).map(({ place, fields, from }) => ({ place, fields, from }));
}

/** The same with the way to each. */
export function placedGuesses(content: unknown): PlacedGuess[] {
  const found: PlacedGuess[] = [];
  walk(content, '', [], found);
  return found;
}

/**
 * Changes that take a mark away.
 * @param fields what it says of these; undefined for all of it
 */
export function withoutMark(
  content: unknown,
  path: YamlPath,
  fields?: readonly string[],
): readonly YamlChange[] {
  const entry = valueAt(content, path);
  if (typeof entry !== 'object' || entry === null) return [];
  const { confirm } = entry as { confirm?: unknown };
  const isMarked = confirm === true || (Array.isArray(confirm) && confirm.length > 0);
  if (!isMarked) return [];
  const marks = ['confirm', 'from'].filter(name => Object.hasOwn(entry, name));
  const own = Object.keys(entry).filter(name => !marks.includes(name));
  // A map without fields would be no map.
  if (own.length === 0) return [];
  const guessed = Array.isArray(confirm) ? confirm.map(String) : own;
  const left = fields === undefined ? [] : guessed.filter(name => !fields.includes(name));
  if (left.length === 0) return marks.map(name => ({ remove: [...path, name] }));
  if (left.length === guessed.length) return [];
  if (!Array.isArray(confirm)) return [{ set: [...path, 'confirm'], value: left }];
  return guessed
    .flatMap((name, index) => (left.includes(name) ? [] : [{ remove: [...path, 'confirm', index] }]))
    .toReversed();
}

function walk(value: unknown, place: string, path: YamlPath, found: PlacedGuess[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      walk(item, join(place, nameOf(item) ?? String(index)), [...path, index], found);
    });
  } else if (typeof value === 'object' && value !== null) {
    const { confirm, from } = value as { confirm?: unknown; from?: unknown };
    const fields = Array.isArray(confirm) ? confirm.map(String) : [];
    if (confirm === true || fields.length > 0)
      found.push({ path, place, fields, from: typeof from === 'string' ? from : '' });
    for (const [key, child] of Object.entries(value)) walk(child, join(place, key), [...path, key], found);
  }
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { id, path } = item as { id?: unknown; path?: unknown };
  return typeof id === 'string' ? id : typeof path === 'string' ? path : undefined;
}

function join(place: string, name: string): string {
  return place ? `${place}.${name}` : name;
}
