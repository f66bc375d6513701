/** Something in the pack that a program guessed and no person has checked. */
export interface Guess {
  /** Where it stands, as in `progress.milestones.v2-1` or `entries.0`; ids name entries where they have one. */
  readonly place: string;
  /** The guessed fields; empty when all of the entry was guessed. */
  readonly fields: readonly string[];
  /** Where the guess came from, in the words of the pack's language; '' if the pack does not say. */
  readonly from: string;
}

/** All entries of a parsed YAML file that are marked with `confirm: true` or `confirm: [fields]`, in their order. */
export function listGuesses(content: unknown): Guess[] {
  const found: Guess[] = [];
  walk(content, '', found);
  return found;
}

function walk(value: unknown, place: string, found: Guess[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      walk(item, join(place, nameOf(item) ?? String(index)), found);
    });
  } else if (typeof value === 'object' && value !== null) {
    const { confirm, from } = value as { confirm?: unknown; from?: unknown };
    const fields = Array.isArray(confirm) ? confirm.map(String) : [];
    if (confirm === true || fields.length > 0)
      found.push({ place, fields, from: typeof from === 'string' ? from : '' });
    for (const [key, child] of Object.entries(value)) walk(child, join(place, key), found);
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
