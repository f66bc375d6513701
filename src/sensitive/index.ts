import { credentialDetectors, unlabelledDetectors } from './credentials/index.ts';
import { sealedRangesOf } from './credentials/kubernetes.ts';
import { type FileKind, fileKindOf, isMachineWritten, isTestData, isTestSource } from './fileKind.ts';
import { mask } from './mask.ts';
import type { Candidate, Scan, SensitiveMatch } from './match.ts';
import { normalise } from './normalise.ts';
import { isKnownDefault, isMadeUp, isMadeUpNumber } from './notSecret.ts';
import { findNamesBeside } from './patient/beside.ts';
import { patientDetectors } from './patient/index.ts';
import { fencesOf, type Syntax, syntaxOfText } from './syntax.ts';

export type { SensitiveCategory, SensitiveMatch } from './match.ts';

export interface SensitiveOptions {
  /** Path of the file that the text is from: its name says whether it is code, configuration or prose. */
  readonly path: string;
  /** ISO date; an identity number born later is none. */
  readonly today: string;
}

/**
 * Finds credentials and patient data in a text. Pure and linear in the length of the text. The matches are sorted
 * and do not overlap; offsets are UTF-16 units of the original text and cover the secret value alone.
 *
 * What the path decides: lock files and minified programs are searched for tokens, keys and addresses alone; the
 * sources of tests may hold passwords that tell by themselves that they are made up.
 */
export function findSensitive(text: string, options: SensitiveOptions): SensitiveMatch[] {
  const all = [...credentialDetectors, ...patientDetectors];
  return scanWith(isMachineWritten(options.path) ? unlabelledDetectors : all, text, options);
}

/**
 * Finds names and numbers of patients in a file path. The offsets are those of the path.
 */
export function findSensitivePath(path: string, options: Pick<SensitiveOptions, 'today'>): SensitiveMatch[] {
  return scanWith(patientDetectors, path, { path: '', today: options.today });
}

/** The text with each sensitive value replaced by its mask; use it for everything that is printed or stored. */
export function maskSensitive(text: string, options: SensitiveOptions): string {
  return maskAll(text, findSensitive(text, options));
}

/** A file path with what {@link findSensitivePath} finds replaced by its mask. */
export function maskSensitivePath(path: string, options: Pick<SensitiveOptions, 'today'>): string {
  return maskAll(path, findSensitivePath(path, options));
}

function maskAll(text: string, matches: readonly SensitiveMatch[]): string {
  let masked = '';
  let last = 0;
  for (const match of matches) {
    masked += text.slice(last, match.start) + match.masked;
    last = match.end;
  }
  return masked + text.slice(last);
}

/** Nobody writes these by hand, in a test neither. */
const TELLS_ITSELF: ReadonlySet<string> = new Set(['private-key', 'cloud-token']);
const NUMBERS: ReadonlySet<string> = new Set(['resident-id', 'patient-mobile', 'bank-card']);

function scanWith(
  detectors: readonly ((scan: Scan) => Iterable<Candidate>)[],
  original: string,
  options: SensitiveOptions,
): SensitiveMatch[] {
  const normalised = normalise(original);
  const syntax = syntaxOfText(options.path, normalised.text);
  const scan = {
    text: normalised.text,
    lower: normalised.text.toLowerCase(),
    path: options.path,
    fileKind: kindOfText(options.path, syntax),
    syntax,
    fences: syntax === 'prose' ? fencesOf(normalised.text) : [],
    isTestSource: isTestSource(options.path),
    today: options.today,
  };
  const found = detectors.flatMap(detector => [...detector(scan)]);
  const candidates = [...found, ...findNamesBeside(scan, found)];
  const isExample = /\.(?:example|sample|template|dist)$/i.test(options.path);
  const isData = isTestData(options.path);
  const isSample = ({ category, kind, start, end }: Candidate) => {
    if (TELLS_ITSELF.has(kind)) return false;
    // .env.example: what databases are delivered with, for the machine of whoever tries it
    if (isExample && category === 'credential' && isKnownDefault(scan.text.slice(start, end))) return true;
    if (!scan.isTestSource && !(isData && category === 'credential')) return false;
    const value = scan.text.slice(start, end);
    return category === 'credential' ? isMadeUp(value) : NUMBERS.has(kind) && isMadeUpNumber(value);
  };
  const sealed = sealedRangesOf(scan.text);
  const isSealed = ({ category, start }: Candidate) =>
    category === 'credential' && sealed.some(([from, to]) => start >= from && start < to);
  const real = candidates.filter(candidate => !isSample(candidate) && !isSealed(candidate));
  return merge(withoutOverruled(real)).map(({ category, kind, start, end }) => ({
    category,
    kind,
    start: normalised.toOriginal(start),
    end: normalised.toOriginal(end),
    masked: mask(normalised.text.slice(start, end), kind),
  }));
}

/** The name counts first; where it tells nothing, what the text is written in. */
function kindOfText(path: string, syntax: Syntax): FileKind {
  const named = fileKindOf(path);
  if (named !== 'unknown' || path === '') return named;
  if (syntax === 'xml' || syntax === 'json' || syntax === 'shell') return 'config';
  return syntax === 'code' ? 'code' : named;
}

/** Guesses only where nothing else was found. */
function withoutOverruled(candidates: readonly Candidate[]): Candidate[] {
  const sure = candidates.filter(({ isGuess }) => isGuess !== true);
  if (sure.length === candidates.length) return sure;
  const sorted = sure.toSorted((one, other) => one.start - other.start);
  const farthest: number[] = [];
  for (const { end } of sorted) farthest.push(Math.max(end, farthest.at(-1) ?? 0));
  const overlaps = ({ start, end }: Candidate) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return (farthest[low - 1] ?? 0) > start;
  };
  return [...sure, ...candidates.filter(one => one.isGuess === true && !overlaps(one))];
}

/**
 * Joins what overlaps, so that a mask covers all of it. The earlier detector names the whole: the lists go from the
 * special to the general.
 */
function merge(candidates: readonly Candidate[]): Candidate[] {
  const sorted = candidates
    .map((candidate, rank) => ({ ...candidate, rank }))
    .filter(candidate => candidate.end > candidate.start)
    .sort((one, other) => one.start - other.start || one.rank - other.rank);
  const merged: (Candidate & { rank: number })[] = [];
  for (const next of sorted) {
    const previous = merged.at(-1);
    if (previous === undefined || next.start >= previous.end) {
      merged.push(next);
      continue;
    }
    const first = previous.rank <= next.rank ? previous : next;
    merged[merged.length - 1] = { ...first, start: previous.start, end: Math.max(previous.end, next.end) };
  }
  return merged;
}
