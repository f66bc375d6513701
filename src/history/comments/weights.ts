import type { Confidence } from '../issue.ts';
import { type Hint, raised } from './hint.ts';
import type { OpenSign } from './openness.ts';
import type { HintRules, HintWord } from './rules.ts';

// How much a comment counts, once it is one.

/**
 * Whether it only asks, wishes or speaks of how code is arranged: nothing is missing.
 * @param said the words of the comment
 */
export function isMatterOfTaste(
  { word }: HintWord,
  said: string,
  sign: OpenSign | undefined,
  { arranged, doubtful, unsure }: HintRules,
): boolean {
  const isSaid = sign === 'said' || sign === 'hard-coded';
  if ((sign === undefined || isSaid) && arranged?.test(said) === true) return true;
  // Who only wonders reports no defect, whatever they call it.
  if (sign === undefined && word === 'FIXME') return unsure?.test(said) === true;
  if (isSaid || DEFECTS.includes(word)) return false;
  return (sign === undefined ? doubtful : unsure)?.test(said) === true;
}

interface Weights {
  readonly sign: OpenSign | undefined;
  readonly generated: boolean;
  /** Whether patients, drugs, money … are concerned. */
  readonly raise: boolean;
  /** Whether it stands behind a finished statement. */
  readonly trails: boolean;
  /** Whether it only asks or wishes: nothing is missing. */
  readonly isTaste: boolean;
}

/** First what speaks for its being open, then what it is about. */
export function weighed(
  { word, severity }: HintWord,
  confidence: Confidence,
  { sign, generated, raise, trails, isTaste }: Weights,
): Pick<Hint, 'severity' | 'confidence'> {
  if (generated) return { severity: 'minor', confidence: 'low' };
  if (isTaste) return { severity: 'minor', confidence: 'low' };
  if (sign === undefined && !DEFECTS.includes(word))
    return { severity: 'minor', confidence: trails ? 'low' : confidence === 'high' ? 'medium' : confidence };
  const inCode = sign !== undefined && sign !== 'said';
  const own = inCode ? 'major' : severity;
  if (!raise) return { severity: own, confidence };
  // Where it is not sure that anything is meant, what it is about makes it no graver.
  if (confidence === 'low') return { severity: own, confidence };
  return { severity: own === 'minor' || severity === 'major' ? raised(own) : own, confidence };
}

/** Marks that say that something is wrong, whatever stands around them. */
const DEFECTS = ['FIXME', 'BUG'];
