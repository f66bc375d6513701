import { isStandInHost } from '../core/standInHost.ts';
import type { KeyInfo } from './keys.ts';

/** A database that keys beside each other name: `DB_HOST` and `DB_DATABASE`, `host:` and `database:`. */
export interface DatabaseHere {
  readonly text: string;
  /** Of the name of the database, from 1. */
  readonly line: number;
  /** The keys that are told by it. */
  readonly names: ReadonlySet<string>;
}

const HOST = /^(?:host|host_?name|server|db_?host|data_?source|address)$/i;
const DATABASE = /^(?:db|database|data_?base_?name|db_?name|sid|service_?name|initial_?catalog)$/i;
/** A name of the database where something beside it says which program it is. */
const PLAIN_NAME = /^name$/i;
const ENGINE = /^(?:adapter|engine|driver|connection|dialect|type|db_?type)$/i;
const ENGINES: readonly [RegExp, string][] = [
  [/mysql/i, 'MySQL'],
  [/mariadb/i, 'MariaDB'],
  [/postgres|pgsql/i, 'PostgreSQL'],
  [/oracle/i, 'Oracle'],
  [/sqlserver|sqlsrv|mssql/i, 'SQL Server'],
  [/mongo/i, 'MongoDB'],
  [/kingbase/i, 'KingbaseES'],
];
const NAME = /^[A-Za-z][\w$-]{0,40}$/;
const ADDRESS = /^[A-Za-z0-9][A-Za-z0-9.-]{0,80}(?::\d{2,5})?$/;

/** @param plainOf what stands behind a key, where it is a value and not made at run time */
export function databasesHere(
  keys: readonly KeyInfo[],
  plainOf: (key: KeyInfo) => string | undefined,
): DatabaseHere[] {
  const groups = Map.groupBy(
    keys.filter(({ secret }) => !secret),
    ({ name, profile = '' }) => `${profile}\n${name.slice(0, name.length - lastOf(name).length)}`,
  );
  return [...groups].flatMap(([parent, members]) => {
    const find = (role: RegExp) => members.find(({ name }) => role.test(lastOf(name)));
    const host = find(HOST);
    const engineKey = find(ENGINE);
    const said = `${(engineKey && plainOf(engineKey)) ?? ''} ${parent}`;
    const engine = ENGINES.find(([pattern]) => pattern.test(said))?.[1];
    const database = find(DATABASE) ?? (engine === undefined ? undefined : find(PLAIN_NAME));
    if (host === undefined || database === undefined) return [];
    const [at, name] = [plainOf(host) ?? '', plainOf(database) ?? ''];
    if (!ADDRESS.test(at) || !NAME.test(name) || isStandInHost(at)) return [];
    const text = [engine, name, `(${at})`].filter(Boolean).join(' ');
    const port = members.find(key => /^port$/i.test(lastOf(key.name)));
    const names = [host, database, engineKey, port].flatMap(key => key?.name ?? []);
    return [{ text, line: database.line, names: new Set(names) }];
  });
}

/** `host` of `production.host`, `HOST` of `DB_HOST`; a word in capitals is a variable. */
function lastOf(name: string): string {
  const isVariable = /^[A-Z][A-Z0-9_]*$/.test(name);
  const last = name.slice(Math.max(name.lastIndexOf('.'), isVariable ? name.indexOf('_') : -1) + 1);
  return last;
}
