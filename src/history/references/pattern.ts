import { UserError } from '../../core/errors.ts';

/** No part of a pattern matches more than this many characters: the cost of a search stays bounded. */
const LONGEST_RUN = 64;
/** Ways through a pattern: what alternatives and optional parts multiply to. */
const MOST_PATHS = 2000;
const LONGEST_PATTERN = 4000;
/** Stand-ins for all characters, to see whether two classes have one in common. */
const SAMPLES = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  'é',
  'ß',
  '中',
  '。',
];

interface Atom {
  readonly source: string;
  readonly isVariable: boolean;
}
/** A way through a pattern, without assertions. */
type Path = readonly Atom[];

class Refused extends Error {}

/** Patterns that were found safe, with what they became: hundreds come with the program, few are a project's. */
const checked = new Map<string, string>();

/**
 * Checks a regular expression that a person wrote, so that no text can make it run for long, and bounds its runs.
 * Only single characters and classes may repeat; a group may be optional. Back references are refused, and so are
 * two repetitions that can share characters (`\w+\w+`): both make an engine that backtracks try everything.
 * @param tracker id, for the message
 * @returns the source to compile: the same, with `+`, `*` and `{n,}` bounded
 * @throws UserError `error.trackerPattern`
 */
export function safeSource(pattern: string, tracker: string): string {
  const known = checked.get(pattern);
  if (known !== undefined) return known;
  try {
    if (pattern.length > LONGEST_PATTERN) throw new Refused('long');
    new RegExp(pattern, 'u');
    const reader = new Reader(pattern);
    const { paths, source } = reader.alternatives();
    for (const path of paths) if (sharedRuns(path) > 1) throw new Refused('runs that share characters');
    new RegExp(source, 'u');
    checked.set(pattern, source);
    return source;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof Refused)) throw error;
    throw new UserError(
      'error.trackerPattern',
      { tracker, pattern: pattern.slice(0, 200) },
      { cause: error },
    );
  }
}

interface Part {
  readonly paths: readonly Path[];
  readonly source: string;
}

/** Reads a pattern that the engine already accepted; so the syntax needs no checks here. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#text[this.#at] === '|') {
      this.#at++;
      parts.push(this.#sequence());
    }
    return {
      paths: limited(parts.flatMap(({ paths }) => paths)),
      source: parts.map(({ source }) => source).join('|'),
    };
  }

  #sequence(): Part {
    let paths: readonly Path[] = [[]];
    let source = '';
    while (this.#at < this.#text.length && this.#text[this.#at] !== '|' && this.#text[this.#at] !== ')') {
      const item = this.#item();
      source += item.source;
      paths = limited(paths.length * item.paths.length > MOST_PATHS ? undefined : joined(paths, item.paths));
    }
    return { paths, source };
  }

  #item(): Part {
    if (this.#text[this.#at] === '(') return this.#group();
    const atom = this.#atom();
    if (/^(?:[\^$]|\\[bB])$/.test(atom)) return { paths: [[]], source: atom };
    const [min, max, lazy] = this.#quantifier();
    const source = quantified(atom, min, max, lazy);
    if (max > LONGEST_RUN * 4) throw new Refused('count');
    const isVariable = max > 1 && max > min;
    const path = max === 0 ? [] : [{ source: atom, isVariable }];
    return { paths: min === 0 ? [path, []] : [path], source };
  }

  #group(): Part {
    const head =
      /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/u.exec(this.#text.slice(this.#at, this.#at + 60))?.[0] ?? '(';
    this.#at += head.length;
    const inner = this.alternatives();
    this.#at++;
    const isLook = /^\(\?<?[=!]/.test(head);
    const source = `${head}${inner.source})`;
    const [min, max, lazy] = this.#quantifier();
    if (max > 1) throw new Refused('a group that repeats');
    if (!isLook) {
      return {
        paths: min === 0 ? [...inner.paths, []] : inner.paths,
        source: source + (min === 0 ? `?${lazy}` : ''),
      };
    }
    if (inner.paths.some(path => path.filter(({ isVariable }) => isVariable).length > 1))
      throw new Refused('look');
    return { paths: [[]], source };
  }

  #atom(): string {
    const rest = this.#text.slice(this.#at);
    if (/^\\(?:[1-9]|k<)/.test(rest)) throw new Refused('a reference back');
    const atom =
      /^(?:\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[A-Za-z]|\\.|\[(?:[^\]\\]|\\.)*\]|.)/su.exec(
        rest.slice(0, LONGEST_PATTERN),
      )?.[0] ?? '';
    this.#at += atom.length;
    return atom;
  }

  #quantifier(): [min: number, max: number, lazy: string] {
    const [all, sign, from, comma, to, lazy] =
      /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(this.#text.slice(this.#at, this.#at + 30)) ?? [];
    if (all === undefined) return [1, 1, ''];
    this.#at += all.length;
    if (sign === '?') return [0, 1, lazy ?? ''];
    const min = sign === '+' ? 1 : Number(from ?? 0);
    if (sign !== undefined) return [min, LONGEST_RUN, lazy ?? ''];
    const max = comma === '' ? min : to === '' ? Math.max(min, LONGEST_RUN) : Number(to);
    return [min, max, lazy ?? ''];
  }
}

function limited(paths: readonly Path[] | undefined): readonly Path[] {
  if (paths === undefined || paths.length > MOST_PATHS) throw new Refused('too many ways');
  return paths;
}

function joined(starts: readonly Path[], ends: readonly Path[]): Path[] {
  return starts.flatMap(start => ends.map(end => (end.length === 0 ? start : [...start, ...end])));
}

function quantified(atom: string, min: number, max: number, lazy: string): string {
  if (min === 1 && max === 1) return atom;
  return min === 0 && max === 1 ? `${atom}?${lazy}` : `${atom}{${min},${max}}${lazy}`;
}

/** How many repetitions of a path can end in several places, because what follows may be taken by them as well. */
function sharedRuns(path: Path): number {
  let shared = 0;
  path.forEach((atom, index) => {
    if (!atom.isVariable) return;
    const next = path.findIndex((other, place) => place > index && other.isVariable);
    // The end is certain when a character follows, up to the next run, that this run cannot take.
    const following = path.slice(index + 1, next < 0 ? path.length : next + 1);
    if (following.length > 0 && following.every(other => overlap(atom, other))) shared++;
  });
  return shared;
}

function overlap(one: Atom, other: Atom): boolean {
  const taken = charactersOf(one.source);
  return charactersOf(other.source).some((takes, index) => takes && taken[index] === true);
}

const KNOWN = new Map<string, readonly boolean[]>();

function charactersOf(source: string): readonly boolean[] {
  const known = KNOWN.get(source);
  if (known) return known;
  const pattern = new RegExp(`^(?:${source})$`, 'isu');
  const characters = SAMPLES.map(sample => pattern.test(sample));
  if (KNOWN.size < 1000) KNOWN.set(source, characters);
  return characters;
}
