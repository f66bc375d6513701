import type { Pack } from './pack.ts';
import { isJustGenerated } from './packState.ts';
import { type Measure, mean, measuresOf, PHASES, type ReadinessPhase } from './readinessMeasures.ts';
import type { Numbers } from './settings/numbers.generated.ts';

/**
 * How ready a project is for a departure, in the four phases of the domain, 0 to 100 each; null where there is
 * nothing to measure, such as the response to a departure that nobody has announced.
 */
export interface Readiness {
  readonly prevention: number | null;
  readonly response: number | null;
  readonly handover: number | null;
  readonly longTerm: number | null;
  /** The mean of the phases that could be measured. */
  readonly total: number | null;
}

/** Nothing could be measured. */
export const NO_READINESS: Readiness = {
  prevention: null,
  response: null,
  handover: null,
  longTerm: null,
  total: null,
};

/** A phase of the readiness, and what it is made of. */
export interface MeasuredPhase {
  readonly phase: ReadinessPhase;
  /** Null where there is nothing to measure. */
  readonly percent: number | null;
  readonly measures: readonly Measure[];
}

/** The readiness with everything that it counts. */
export interface ReadinessDetails {
  readonly readiness: Readiness;
  readonly phases: readonly MeasuredPhase[];
}

/**
 * Measures a pack. Each phase is the mean of its questions, each answered with a share between 0 and 1; questions that
 * do not apply are left out. The questions are the measures that the four phases name; their weights are equal
 * because nobody has calibrated them.
 * @param today yyyy-mm-dd
 */
export function measureReadiness(pack: Pack, numbers: Numbers, today: string): Readiness {
  return explainReadiness(pack, numbers, today).readiness;
}

/** The same, with what each phase lacks. What a program guessed earns nothing, and is asked for all the same. */
export function explainReadiness(pack: Pack, numbers: Numbers, today: string): ReadinessDetails {
  const isBegun = !isJustGenerated(pack);
  const all = measuresOf(pack, numbers, today);
  const phases = PHASES.map((phase): MeasuredPhase => {
    const measures = all[phase];
    return { phase, measures, percent: isBegun ? percent(measures.map(({ share }) => share)) : null };
  });
  const percentOf = (wanted: ReadinessPhase) => phases.find(({ phase }) => phase === wanted)?.percent ?? null;
  const measured = phases.flatMap(phase => phase.percent ?? []);
  return {
    phases,
    readiness: {
      prevention: percentOf('prevention'),
      response: percentOf('response'),
      handover: percentOf('handover'),
      longTerm: percentOf('longTerm'),
      total: percent(measured.map(value => value / 100)),
    },
  };
}

/** @returns null when there is nothing to take the mean of */
function percent(shares: readonly number[]): number | null {
  return shares.length === 0 ? null : Math.round(mean(shares) * 100);
}
