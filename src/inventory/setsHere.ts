import { isStandInHost } from '../core/standInHost.ts';
import { databasesHere } from './databasesHere.ts';
import type { KeyInfo } from './keys.ts';

/** What a file sets here, in words that need no translation, and the line that shows it. */
export interface SetHere {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** More of them are no purpose any more. */
const MOST = 4;
const LONGEST_LINE = 2000;
const DATABASES: Readonly<Record<string, string>> = {
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  postgresql: 'PostgreSQL',
  postgres: 'PostgreSQL',
  oracle: 'Oracle',
  sqlserver: 'SQL Server',
  dm: 'DM',
  kingbase8: 'KingbaseES',
  mongodb: 'MongoDB',
  'mongodb+srv': 'MongoDB',
  redis: 'Redis',
  rediss: 'Redis',
  amqp: 'AMQP',
  amqps: 'AMQP',
};
const HOST = String.raw`[A-Za-z0-9][A-Za-z0-9.-]{0,80}(?::\d{2,5})?`;
/** `mysql://user:secret@host:3306/db`: who logs in is passed over. Before the host of Oracle's thin driver stands an `@`. */
const DATABASE_URL = new RegExp(
  String.raw`\b(${Object.keys(DATABASES)
    .map(name => name.replace('+', '\\+'))
    .join(
      '|',
    )}):(?:thin:(?=[^@\s"']{0,120}@))?(?:(?:\/\/)?[^@\s"']{0,120}@)?/{0,2}(${HOST})(?:[/:]([\w$-]{1,40}))?`,
  'i',
);
const DATABASE_NAME = /;\s*(?:database(?:Name)?|Initial Catalog)\s*=\s*(?!\$)([\w$-]{1,40})/i;
const DATA_SOURCE = /(?<![\w-])(?:Data Source|Server)\s*=\s*(?:tcp:)?([A-Za-z0-9][\w.\\,-]{0,60})/i;
const WEB_ADDRESS = new RegExp(
  String.raw`\b(?:https?|wss?|ftp|sftp|ldaps?|tcp)://(?:[^@\s/"']{0,120}@)?(${HOST})`,
  'i',
);
const PLAIN_HOST =
  /^["']?((?:\d{1,3}\.){3}\d{1,3}|[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)(?::\d{2,5})?["']?,?\s*(?:[#;].*)?$/i;
const PORT = /^["']?(\d{2,5})["']?,?\s*(?:[#;].*)?$/;
/** `DicomPort`, `listen_port`: ports with a name of their own. A report and a transport are none. */
const NAMED_PORT = /(?:[a-z\d]Port|[._-]port|_PORT)$/;
/** What a device or an archive of images is called by others (DICOM). */
const AE_TITLE = /(?:^|[._-])(?:ae_?t(?:itle)?|AE_?T(?:ITLE|itle)?)$|[a-z]A[eE]_?[tT](?:itle|ITLE)?$/;
const AE_VALUE = /^["']?([A-Za-z0-9][\w-]{1,15})["']?,?\s*(?:[#;].*)?$/;
const SWITCH = /^["']?(true|false|on|off)["']?,?\s*(?:[#;].*)?$/i;
/** Formats without keys: nginx, Oracle, Dockerfiles. */
const DIRECTIVES: readonly [RegExp, (found: RegExpExecArray) => string][] = [
  [/^\s*proxy_pass\s+https?:\/\/([\w-]{1,40}(?:\.[\w-]{1,40}){1,8}(?::\d+)?)/i, ([, host]) => `→ ${host}`],
  [/^\s*server_name\s+([\w-]{1,40}(?:\.[\w-]{1,40}){1,8})/i, ([, name]) => `${name}`],
  [/^\s*listen\s+(?:[\d.]+:)?(\d{2,5})\b/i, ([, port]) => `port ${port}`],
  [/\(\s*HOST\s*=\s*([\w-]{1,40}(?:\.[\w-]{1,40}){1,8})\s*\)/i, ([, host]) => `${host}`],
  [/\(\s*SERVICE_NAME\s*=\s*([\w.-]{1,40})\s*\)/i, ([, name]) => `${name}`],
  [/^\s*EXPOSE\s+(\d{2,5})/i, ([, port]) => `port ${port}`],
  [
    new RegExp(
      String.raw`^\s*(?:(?:window|export|const|let|var)[.\s]{1,3})?["']?([A-Za-z_][\w.]{0,40})["']?\s*[:=]\s*["'\x60](?:https?|wss?)://(${HOST})`,
      'i',
    ),
    ([, name, host = '']) => (isStandInHost(host) ? '' : `${name} → ${host}`),
  ],
];

/**
 * Which database, interface, port or switch a config file sets: a guess at what it is for. Values of secrets, accounts,
 * paths and queries are never among them.
 */
export function setsHere(text: string, keys: readonly KeyInfo[]): SetHere[] {
  const lines = text.split(/\r\n|\r|\n/);
  const found = keys.length > 0 ? ofKeys(lines, keys) : ofDirectives(lines);
  const services = servicesOf(keys);
  return unique([...services, ...found]).slice(0, MOST);
}

function ofKeys(lines: readonly string[], keys: readonly KeyInfo[]): SetHere[] {
  const ranked: (SetHere & { rank: number })[] = [];
  const writtenAt = (line: number) => (lines[line - 1] ?? '').slice(0, LONGEST_LINE);
  const databases = databasesHere(keys, ({ line }) => plainValue(valueOn(writtenAt(line))));
  const told = new Set(databases.flatMap(({ names }) => [...names]));
  for (const { text, line } of databases) ranked.push({ text, line, rank: 0 });
  for (const { name, secret, line } of keys) {
    const written = lines[line - 1] ?? '';
    if (told.has(name) || (secret && !/connection/i.test(name)) || written.length > LONGEST_LINE) continue;
    const found = toldBy(name, valueOn(written), secret);
    if (found) ranked.push({ text: found.text, line, rank: found.rank });
  }
  return ranked.sort((one, other) => one.rank - other.rank || one.line - other.line);
}

function toldBy(name: string, value: string, isSecret: boolean): { text: string; rank: number } | undefined {
  // What stands behind the tag of an image is no host.
  const database = DATABASE_URL.exec(value.replace(/@sha256:[0-9a-f]{1,64}/, ''));
  if (database) {
    const [, scheme = '', host = '', named] = database;
    const db = DATABASE_NAME.exec(value)?.[1] ?? named;
    return {
      text: `${DATABASES[scheme.toLowerCase()]} ${db === undefined ? host : `${db} (${host})`}`,
      rank: 0,
    };
  }
  const source = DATA_SOURCE.exec(value)?.[1];
  if (source) {
    const database = DATABASE_NAME.exec(value)?.[1];
    return { text: database === undefined ? `→ ${source}` : `${database} (${source})`, rank: 0 };
  }
  if (isSecret) return undefined;
  const short = name.split('.').slice(-3).join('.');
  const web = WEB_ADDRESS.exec(value)?.[1];
  const isAddress = /(?:host|server|addr|address|ip|url)$/i.test(name);
  const host = web ?? (isAddress ? PLAIN_HOST.exec(value)?.[1] : undefined);
  if (host && !isStandInHost(host) && !/(?:^|\.)example\.(?:com|org|net)(?::|$)/i.test(host))
    return { text: `${short} → ${host}`, rank: 1 };
  const port = PORT.exec(value)?.[1];
  if (port && /^(?:server\.)?port$/i.test(name)) return { text: `port ${port}`, rank: 0 };
  if (port && NAMED_PORT.test(name)) return { text: `${short} ${port}`, rank: 3 };
  const title = AE_TITLE.test(name) ? AE_VALUE.exec(value)?.[1] : undefined;
  if (title) return { text: `${short} ${title}`, rank: 1 };
  if (/(?:^|[._-])enabled?$/i.test(name) && SWITCH.test(value))
    return { text: `${short} = ${SWITCH.exec(value)?.[1]?.toLowerCase()}`, rank: 2 };
  return undefined;
}

/** A read with a default: `env('DB_HOST', '10.0.0.5')`, `os.environ.get("DB_HOST", "10.0.0.5")`, `${DB_HOST:10.0.0.5}`. */
const WITH_DEFAULT =
  /^(?:(?:os\.)?(?:env|environ\.get|getenv|config)\(\s{0,3}["']\w{1,60}["']\s{0,3}(?:,|\)\s{0,3}(?:\?:|\|\||or))\s{0,3}(?:default=)?|["']?\$\{\w{1,60}:-?)["']?([\w.:-]{1,80})["']?[)}]?["']?\)?,?\s*(?:[#;].*)?$/;

/** A value without its quotation marks; of a read of a variable what it is otherwise. */
function plainValue(value: string): string | undefined {
  const otherwise = WITH_DEFAULT.exec(value)?.[1];
  if (otherwise !== undefined) return otherwise;
  const plain = /^(["']?)([^"'\s]{1,120})\1\s{0,9},?\s{0,9}(?:[#;].{0,500})?$/
    .exec(value)?.[2]
    ?.replace(/,$/, '');
  return plain === undefined || /[$({<%@]/.test(plain) ? undefined : plain;
}

/** What stands behind the first sign that sets something; of XML what stands in `value` or between tags. */
function valueOn(line: string): string {
  const attribute = /\b(?:value|connectionString|url)\s*=\s*"([^"]*)"/i.exec(line)?.[1];
  if (attribute !== undefined) return attribute;
  const at = line.search(/=>|[=:]/);
  const value = at < 0 ? line : line.slice(at + (line.startsWith('=>', at) ? 2 : 1)).trim();
  // Behind a comment stand addresses of documents.
  return /^["']/.test(value) ? value : (value.split(/(?:^|\s)#\s/, 1)[0] ?? '').trim();
}

function ofDirectives(lines: readonly string[]): SetHere[] {
  return lines.flatMap((line, at) => {
    if (line.length > LONGEST_LINE || /^\s*#/.test(line)) return [];
    return DIRECTIVES.flatMap(([pattern, tell]) => {
      const found = pattern.exec(line);
      const text = found === null ? '' : tell(found);
      return text === '' ? [] : [{ text, line: at + 1 }];
    });
  });
}

/** The services of a compose file. */
function servicesOf(keys: readonly KeyInfo[]): SetHere[] {
  const names = new Map<string, number>();
  for (const { name, line } of keys) {
    const service = /^services\.([\w-]{1,40})\./.exec(name)?.[1];
    if (service !== undefined && !names.has(service)) names.set(service, line);
  }
  const [first] = names.values();
  return first === undefined ? [] : [{ text: [...names.keys()].slice(0, 6).join(' + '), line: first }];
}

function unique(list: readonly SetHere[]): SetHere[] {
  return [...new Map([...list].reverse().map(one => [one.text, one])).values()].reverse();
}
