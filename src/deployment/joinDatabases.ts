import { unique } from '../core/unique.ts';
import type { Database } from './databases.ts';

/** Settings say the name, compose the version: what is meant by both is one database. */
export function joinDatabases(ofSettings: readonly Database[], ofServices: readonly Database[]): Database[] {
  const hostName = (host: string | undefined) => host?.split(':')[0]?.toLowerCase();
  const joined = ofSettings.map(one => {
    const beside = ofServices.toSorted((a, b) => Number(b.path === one.path) - Number(a.path === one.path));
    const candidates = ofServices.filter(other => isCompatible(other.kind, one.kind));
    // Which of several listens on this machine is not said.
    const isUnclear =
      new Set(candidates.filter(other => other.path !== one.path).map(({ version }) => version)).size > 1 &&
      !candidates.some(other => other.path === one.path);
    const service = beside.find(
      other =>
        hostName(other.host) === hostName(one.host) ||
        (isCompatible(other.kind, one.kind) && isLocal(one.host) && !isUnclear),
    );
    if (service === undefined || !isCompatible(service.kind, one.kind)) return one;
    if (service.version === undefined) return { ...one, kind: service.kind };
    const versionFrom = { path: service.path, line: service.line };
    return { ...one, kind: service.kind, version: service.version, versionFrom };
  });
  const all = unique([...joined, ...ofServices], ({ kind, host, name, version, profile }) =>
    [kind, host, name, version, profile].join('\n'),
  );
  /** Whether another says the same of this one, or more. */
  const isSame = (one: Database, other: Database) =>
    one !== other && one.kind === other.kind && (one.name === other.name || one.name === undefined);
  const isSaidBetter = (one: Database): boolean => {
    if (one.kind === '') return all.some(other => other.kind !== '' && other.host === one.host);
    if (ofServices.includes(one))
      return joined.some(other => isSame(one, other) && hostName(other.host) === hostName(one.host));
    // A sample, or what a developer has on the own machine, beside what really runs.
    const isWeak = isSample(one) || isLocal(one.host);
    // What compose starts gives way to what settings say, and cannot be what a setting gives way to.
    return isWeak && joined.some(other => isSame(one, other) && !isSample(other) && !isLocal(other.host));
  };
  return all
    .filter(one => (one.kind !== '' || one.name !== undefined) && !NOT_FILLED_IN.test(one.host ?? ''))
    .filter(one => !isSaidBetter(one))
    .map(one => (one.name?.startsWith('$') ? { ...one, name: undefined } : one));
}

/** What a template has where a host belongs. */
const NOT_FILLED_IN = /^your|change.?me|<|xxx/i;

/** MariaDB is spoken to as MySQL. */
function isCompatible(service: string, driver: string): boolean {
  return service === driver || (service === 'MariaDB' && driver === 'MySQL');
}

function isSample({ path }: Database): boolean {
  return /example|sample|template|\.dist$/i.test(path);
}

function isLocal(host: string | undefined): boolean {
  return host !== undefined && /^(?:localhost|127\.0\.0\.1)(?::|$)/.test(host);
}
