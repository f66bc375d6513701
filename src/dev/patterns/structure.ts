import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { getConsumedChars, getFirstConsumedChar, type ReadonlyFlags } from 'regexp-ast-analysis';
import { analyse } from 'scslre';
import type { FoundPattern } from './pattern.ts';

/** What the structure of a pattern tells, without running it. */
export type Structure =
  /** Linear, whatever the text is. */
  | 'linear'
  /** Each try is linear; whether all of them are, from every start in the text, a search for a bad text must tell. */
  | 'open'
  /** Not linear: two runs that share characters, or one that begins at every place of another. */
  | { readonly reports: readonly string[] };

/**
 * Decides by the rules of scslre first: no run may hand characters on to itself or to another run, and none may begin
 * anew at each of its own characters. What is left depends on how many starts read the same characters. Each
 * alternative is linear that begins with `^` and so has one start; or that has no run without end; or whose runs
 * cannot hold the character that it begins with, so that no other start lies in them.
 */
export function structureOf({ source, flags }: FoundPattern): Structure {
  const parser = new RegExpParser();
  const mode = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') };
  const pattern = parser.parsePattern(source, 0, source.length, mode);
  const parsed = parser.parseFlags(flags);
  const { reports } = analyse({ pattern, flags: parsed });
  if (reports.length > 0)
    return {
      reports: reports.map(one => `${one.type} ${(one.type === 'Trade' ? one.startQuant : one.quant).raw}`),
    };
  const isLinear = (alternative: AST.Alternative) => {
    if (!flags.includes('m') && beginsAtStart(alternative)) return true;
    const runs = endlessRuns([alternative]);
    return runs.length === 0 || cannotBeginWithin(alternative, runs, parsed);
  };
  return pattern.alternatives.every(isLinear) ? 'linear' : 'open';
}

function beginsAtStart({ elements: [first] }: AST.Alternative): boolean {
  if (first?.type === 'Assertion') return first.kind === 'start';
  return first?.type === 'Group' && first.alternatives.every(beginsAtStart);
}

function cannotBeginWithin(
  alternative: AST.Alternative,
  runs: readonly AST.Element[],
  flags: ReadonlyFlags,
): boolean {
  const first = getFirstConsumedChar(alternative, 'ltr', flags);
  if (first.empty) return false;
  return runs.every(run => {
    const isBackwards = run.type === 'Assertion';
    return !isBackwards && getConsumedChars(run, flags).chars.isDisjointWith(first.char);
  });
}

/** Runs without an end, and looks backwards that hold one. */
function endlessRuns(alternatives: readonly AST.Alternative[]): readonly AST.Element[] {
  return alternatives.flatMap(({ elements }) => elements.flatMap(endlessIn));
}

function endlessIn(element: AST.Element): readonly AST.Element[] {
  switch (element.type) {
    case 'Quantifier':
      return element.max === Number.POSITIVE_INFINITY ? [element] : endlessIn(element.element);
    case 'Assertion': {
      const runs = 'alternatives' in element ? endlessRuns(element.alternatives) : [];
      return element.kind === 'lookbehind' && runs.length > 0 ? [element] : runs;
    }
    case 'CapturingGroup':
    case 'Group':
      return endlessRuns(element.alternatives);
    default:
      return [];
  }
}
