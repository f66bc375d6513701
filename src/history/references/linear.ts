import { RE2JS, RE2JSException } from 're2js';
import { UserError } from '../../core/errors.ts';

/** Compiles a pattern that a project wrote. */
export type Linear = (source: string, flags: string, tracker: string) => RegExp;

/**
 * A pattern that looks through a text in a time that grows with the text alone, whatever it is: RE2 tries all ways at
 * once and never goes back (https://swtch.com/~rsc/regexp/regexp1.html). Every method of `RegExp` asks `exec`, so it can
 * stand wherever one is expected.
 */
class LinearPattern extends RegExp {
  readonly #engine: RE2JS;

  constructor(source: string | RegExp, flags?: string) {
    super(source, flags);
    const re2Flags = this.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0;
    this.#engine = RE2JS.compile(this.source, re2Flags);
  }

  override exec(text: string): RegExpExecArray | null {
    const isPlaced = this.global || this.sticky;
    const from = isPlaced ? this.lastIndex : 0;
    const matcher = this.#engine.matcher(text);
    if (from > text.length || !matcher.find(from) || (this.sticky && matcher.start() !== from)) {
      if (isPlaced) this.lastIndex = 0;
      return null;
    }
    if (isPlaced) this.lastIndex = matcher.end();
    const parts = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? '');
    const names = Object.entries(this.#engine.namedGroups());
    const groups =
      names.length > 0
        ? Object.fromEntries(names.map(([name, group]) => [name, matcher.group(group) ?? undefined]))
        : undefined;
    return Object.assign(parts, { index: matcher.start(), input: text, groups }) as RegExpExecArray;
  }
}

/**
 * @param source of a regular expression, without lookaround and back references, which RE2 does not have
 * @param tracker id, for the message
 * @throws UserError `error.trackerPattern` for a pattern that is broken or needs what RE2 cannot do
 */
export const linearPattern: Linear = (source, flags, tracker) => {
  try {
    if (source.length > LONGEST_PATTERN) throw new SyntaxError('too long');
    return new LinearPattern(source, flags);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RE2JSException)) throw error;
    throw new UserError('error.trackerPattern', { tracker, pattern: source.slice(0, 200) }, { cause: error });
  }
};

/** Nobody reads more. Characters. */
const LONGEST_PATTERN = 4000;
