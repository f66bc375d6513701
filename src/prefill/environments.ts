import { placeText } from '../deployment/said.ts';
import type { ConfigFile } from '../inventory/detect.ts';
import type { SaidRow } from './shownRows.ts';

/** Environments that every project may have; another name is that of a site or a customer. */
const EVERYWHERE =
  /^(?:(?:prod|pre|staging|uat|test|sit|qa|dev|local|demo|teaching|training|sandbox|preview|review|nightly|ci|live|stage|stag|stg|prd|tst|druid|acceptance|integration|canary)(?:[-_.]|$)|(?:boot|base|common|shared|mock|build|docker|report|analyz?er?|analyze|electron|h5|lib)$)/;

/** What documents call an environment, as its files do: one name for one thing. */
const CALLED: readonly (readonly [RegExp, string])[] = [
  [/^(?:production|live|生产|正式)$/i, 'prod'],
  [/^(?:development)$/i, 'dev'],
  [/^(?:testing|测试)$/i, 'test'],
  [/^(?:演示)$/, 'demo'],
];

export function environmentCalled(name: string): string {
  return CALLED.find(([word]) => word.test(name))?.[1] ?? name;
}

/** The environment whose settings stand in a file. */
export function environmentOf(path: string, configs: readonly ConfigFile[]): string | undefined {
  return configs.find(config => config.path === path)?.environment;
}

/** Each row with the environment of the file that says it; those of one environment stand together. */
export function withEnvironment(
  rows: readonly (SaidRow & { readonly environment?: string | undefined })[],
  configs: readonly ConfigFile[],
): (SaidRow & { readonly environment: string | undefined })[] {
  const byPath = new Map(configs.map(({ path, environment }) => [path, environment]));
  return rows
    .map(row => ({ ...row, environment: row.environment ?? byPath.get(row.from.replace(/:\d+$/, '')) }))
    .toSorted((one, other) => rank(one.environment) - rank(other.environment));
}

function rank(environment: string | undefined): number {
  return environment === undefined ? 1 : /^(?:prod|live|生产|正式)/.test(environment) ? 0 : 2;
}

/** Sites that have settings of their own, each with the first file. */
export function sitesOf(configs: readonly ConfigFile[]): { readonly what: string; readonly from: string }[] {
  const sites = new Map<string, string>();
  for (const { environment, path, risk } of configs) {
    const isSite = environment !== undefined && risk !== 'site-content' && !EVERYWHERE.test(environment);
    if (isSite && !sites.has(environment)) sites.set(environment, placeText({ path, line: 1 }));
  }
  return [...sites].map(([what, from]) => ({ what, from }));
}
