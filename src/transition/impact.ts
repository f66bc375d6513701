import { daysBetween } from '../core/dates.ts';
import type { CustomerType, InterfaceKind, Stage } from '../pack/types.generated.ts';
import type { OpenIssues, Surfaced } from './surfaced.ts';

// The score is ours and uncalibrated: it orders departures and says where the risk comes from. Its formulas and the
// weights are those of the design; a project changes the weights in `handover.config.yaml`.

/** S stage, C customer, T time, K knowledge, O open items, D documents, X interfaces. */
export const TERMS = ['S', 'C', 'T', 'K', 'O', 'D', 'X'] as const;
export type Term = (typeof TERMS)[number];
export type Weights = Readonly<Record<Term, number>>;
export const DEFAULT_WEIGHTS: Weights = { S: 15, C: 10, T: 15, K: 25, O: 15, D: 10, X: 10 };

export type Band = 'low' | 'medium' | 'high' | 'critical';

/** What makes a departure critical, whatever its score. */
export type CriticalReason =
  | 'no-successor'
  | 'migration-not-reconciled'
  | 'sensitive-data-in-pack'
  | 'shared-account-not-rotated';

/** What the score is made of. A part that is undefined is unknown. */
export interface ImpactFacts {
  readonly stage: Stage | undefined;
  /** yyyy-mm-dd of the go-live that was last. */
  readonly wentLiveOn: string | undefined;
  readonly customerType: CustomerType | undefined;
  readonly reportedOn: string | undefined;
  readonly lastDay: string | undefined;
  /** yyyy-mm-dd; 'unknown' for a successor who is named, nobody knows since when; undefined while there is none. */
  readonly successorNamedOn: string | undefined;
  readonly interfaces: readonly InterfaceKind[] | undefined;
  readonly surfaced: Surfaced;
  readonly critical: readonly CriticalReason[];
  /** yyyy-mm-dd */
  readonly today: string;
}

/** One term of the score, in points with one decimal. */
export interface TermValue {
  /** Null while it is unknown. */
  readonly value: number | null;
  /** The most that it can be. */
  readonly most: number;
  /** How much less it would be if what can be done about it were done; 0 where nothing can. */
  readonly canFall: number;
}

export interface Impact {
  /** 0 to 100: the sum of the terms that are known, so at least so much. */
  readonly score: number;
  /** 0 to 100: what it would be if everything that is unknown were as bad as can be. */
  readonly atMost: number;
  readonly band: Band;
  readonly terms: Readonly<Record<Term, TermValue>>;
  readonly critical: readonly CriticalReason[];
  /** Terms that something can be done about, those first that lower the score most. */
  readonly levers: readonly Term[];
}

const STAGE_SHARE: Readonly<Record<Stage, number>> = {
  'pre-go-live': 15 / 15,
  development: 9 / 15,
  operation: 8 / 15,
  requirements: 6 / 15,
};
const FRESH_SHARE = 12 / 15;
/** Days after a go-live in which operation is not routine yet. */
const FRESH_DAYS = 30;
const CUSTOMER_SHARE: Readonly<Record<CustomerType, number>> = {
  'public-hospital': 10 / 10,
  'private-hospital': 7 / 10,
  'checkup-center': 6 / 10,
};
/** Hours after which nobody in charge is as bad as can be. */
const UNASSIGNED_HOURS = 72;
/** Days together with the leaver that hand over everything there is time for. */
const OVERLAP_DAYS = 14;
const INTERFACE_POINTS: Readonly<Record<InterfaceKind, number>> = {
  'medical-insurance': 4,
  interoperability: 3,
  drg: 3,
  other: 1,
};
const BANDS: readonly (readonly [from: number, band: Band])[] = [
  [75, 'critical'],
  [55, 'high'],
  [30, 'medium'],
];

/**
 * The impact of a departure.
 * @param weights of a project, by term; they are scaled so that all of them make 100, or else the score would not end
 * there. All at 0 are no weights.
 */
export function impactOf(facts: ImpactFacts, weights: Readonly<Record<string, number>> = {}): Impact {
  const scaled = scaledWeights(weights);
  const shares = sharesOf(facts);
  const better = betterShares(facts, shares);
  const terms = Object.fromEntries(
    TERMS.map((term): [Term, TermValue] => {
      const share = shares[term];
      const most = tenths(scaled[term]);
      if (share === undefined) return [term, { value: null, most, canFall: 0 }];
      const value = tenths(share * scaled[term]);
      const reachable = tenths((better[term] ?? share) * scaled[term]);
      return [term, { value, most, canFall: tenths(Math.max(0, value - reachable)) }];
    }),
  ) as Record<Term, TermValue>;
  const sum = (points: (term: TermValue) => number) =>
    Math.min(100, Math.round(TERMS.reduce((total, term) => total + points(terms[term]) * 10, 0)) / 10);
  const score = sum(({ value }) => value ?? 0);
  return {
    score,
    atMost: sum(({ value, most }) => value ?? most),
    band: facts.critical.length > 0 ? 'critical' : bandOf(score),
    terms,
    critical: facts.critical,
    levers: TERMS.filter(term => terms[term].canFall > 0).sort(
      (one, other) => terms[other].canFall - terms[one].canFall,
    ),
  };
}

/** The band of a score alone. @param score 0 to 100 */
export function bandOf(score: number): Band {
  return BANDS.find(([from]) => score >= from)?.[1] ?? 'low';
}

type Shares = Readonly<Record<Term, number | undefined>>;

/** Each term as a share of its weight, 0 to 1. */
function sharesOf(facts: ImpactFacts): Shares {
  const { stage, customerType, interfaces, surfaced } = facts;
  const { knowledgeShare, openIssues } = surfaced;
  return {
    S: stage && stageShare(stage, facts),
    C: customerType && CUSTOMER_SHARE[customerType],
    T: timeShare(facts),
    K: knowledgeShare === undefined ? undefined : between0And1(knowledgeShare),
    O: openIssues && issuesShare(openIssues),
    D: documentShare(surfaced),
    X: interfaces && between0And1(sumOf(interfaces.map(kind => INTERFACE_POINTS[kind])) / 10),
  };
}

/** What could be reached: somebody named today, the deputy trained, nothing open, all documented. */
function betterShares(facts: ImpactFacts, { K }: Shares): Partial<Record<Term, number>> {
  const { successorNamedOn, today, surfaced } = facts;
  const named = timeShare({ ...facts, successorNamedOn: successorNamedOn ?? today });
  return {
    ...(named !== undefined && successorNamedOn === undefined && { T: named }),
    ...(K !== undefined && { K: K / 2 }),
    ...(surfaced.openIssues && { O: 0 }),
    D: 0,
  };
}

function stageShare(stage: Stage, { wentLiveOn, today }: ImpactFacts): number {
  const isFresh =
    stage === 'operation' &&
    wentLiveOn !== undefined &&
    wentLiveOn <= today &&
    daysBetween(wentLiveOn, today) < FRESH_DAYS;
  return isFresh ? FRESH_SHARE : STAGE_SHARE[stage];
}

function timeShare({ reportedOn, lastDay, successorNamedOn, today }: ImpactFacts): number | undefined {
  if (reportedOn === undefined || successorNamedOn === 'unknown') return undefined;
  if (successorNamedOn === undefined || successorNamedOn > today)
    return between0And1((daysBetween(reportedOn, today) * 24) / UNASSIGNED_HOURS);
  if (lastDay === undefined) return undefined;
  const overlap = Math.max(0, daysBetween(successorNamedOn, lastDay));
  return 0.5 * Math.max(0, 1 - overlap / OVERLAP_DAYS);
}

function issuesShare({ critical, major, minor, unrated }: OpenIssues): number {
  return between0And1((5 * critical + 2 * major + 0.5 * (minor + unrated)) / 15);
}

/** Config files and chapters of the documents count alike. */
function documentShare({ undocumentedConfigs, documents }: Surfaced): number | undefined {
  const known = [undocumentedConfigs, documents].filter(part => part !== undefined);
  const required = sumOf(known.map(part => part.required));
  if (required === 0) return undefined;
  return between0And1(1 - sumOf(known.map(part => part.documented)) / required);
}

function scaledWeights(weights: Readonly<Record<string, number>>): Weights {
  const given = Object.fromEntries(
    TERMS.map(term => {
      const weight = weights[term];
      const isWeight = weight !== undefined && Number.isFinite(weight) && weight >= 0;
      // Nobody means more; the sum of two that are near the largest number would be infinite.
      return [term, isWeight ? Math.min(weight, 1e6) : DEFAULT_WEIGHTS[term]];
    }),
  ) as Record<Term, number>;
  const total = sumOf(Object.values(given));
  if (total === 0) return DEFAULT_WEIGHTS;
  return Object.fromEntries(TERMS.map(term => [term, (given[term] * 100) / total])) as Weights;
}

/** Rounded down, so that the terms add up to the score and never to more than 100. */
function tenths(points: number): number {
  return Math.floor(points * 10 + 1e-6) / 10;
}

function between0And1(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
