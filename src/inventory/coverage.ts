import type { DocumentedState } from './documented.ts';
import type { ConfigRisk } from './kinds.ts';

/** In the order in which they are listed. */
export const RISKS: readonly ConfigRisk[] = ['high', 'medium', 'site-content', 'low'];

/** How many config files are documented. */
export interface Coverage {
  readonly files: number;
  readonly documented: number;
  /** With an entry that nobody has confirmed. */
  readonly unconfirmed: number;
  /** 0 to 100, rounded down; null where there are no files. */
  readonly percent: number | null;
}

/** The same for all files and for each risk. */
export interface CoverageByRisk extends Coverage {
  readonly byRisk: Readonly<Record<ConfigRisk, Coverage>>;
}

export function measureCoverage(
  files: readonly { readonly risk: ConfigRisk; readonly state: DocumentedState }[],
): CoverageByRisk {
  const of = (risk: ConfigRisk) => count(files.filter(file => file.risk === risk).map(({ state }) => state));
  return {
    ...count(files.map(({ state }) => state)),
    byRisk: {
      high: of('high'),
      medium: of('medium'),
      'site-content': of('site-content'),
      low: of('low'),
    },
  };
}

function count(states: readonly DocumentedState[]): Coverage {
  const documented = states.filter(state => state === 'documented').length;
  return {
    files: states.length,
    documented,
    unconfirmed: states.filter(state => state === 'unconfirmed').length,
    percent: states.length === 0 ? null : Math.floor((documented / states.length) * 100),
  };
}
