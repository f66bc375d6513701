import type { Database } from '../deployment/databases.ts';
import { placeText } from '../deployment/said.ts';
import type { ConfigFile } from '../inventory/detect.ts';
import { environmentOf } from './environments.ts';

/** A database as documents show it. */
export interface DatabaseRow {
  /** Its address. */
  readonly path: string | undefined;
  readonly kind: string;
  readonly name: string | undefined;
  readonly from: string;
}

export function databaseRows(databases: readonly Database[], configs: readonly ConfigFile[]): DatabaseRow[] {
  return distinct(databases).map(({ kind, host, name, version, versionFrom, profile, ...place }) => ({
    path: host,
    kind: [kind, version].filter(Boolean).join(' '),
    name: ofEnvironment(name, profile ?? environmentOf(place.path, configs)),
    from: [place, ...(versionFrom ? [versionFrom] : [])].map(placeText).join(', '),
  }));
}

/** What a profile names without saying more than others do is no other database. */
function distinct(databases: readonly Database[]): readonly Database[] {
  const saysMore = (one: Database, other: Database) =>
    other !== one &&
    other.kind === one.kind &&
    other.host === one.host &&
    (other.profile === undefined || other.name !== undefined);
  return databases.filter(
    one =>
      one.name !== undefined || one.profile === undefined || !databases.some(other => saysMore(one, other)),
  );
}

/** `hisdb (prod)` */
function ofEnvironment(name: string | undefined, environment: string | undefined): string | undefined {
  return environment === undefined ? name : [name, `(${environment})`].filter(Boolean).join(' ');
}
