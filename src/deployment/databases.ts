import { resolved, type Service } from './compose.ts';
import type { Place } from './said.ts';
import type { Setting } from './valueOf.ts';

/** A database, cache, queue or search engine that the project uses. */
export interface Database extends Place {
  /** In words that need no translation: PostgreSQL. */
  readonly kind: string;
  readonly host: string | undefined;
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** Where the version is said, if it is elsewhere. */
  readonly versionFrom?: Place;
  /** Profile of the settings that name it. */
  readonly profile: string | undefined;
}

const KINDS: readonly [RegExp, string][] = [
  [/^(?:jdbc:)?mysql|^mysqli?$/, 'MySQL'],
  [/^mariadb/, 'MariaDB'],
  [/^postgres|^pgsql|^postgis|^psql|^pgvector|^timescale/, 'PostgreSQL'],
  [/^oracle/, 'Oracle'],
  [/^(?:sqlserver|mssql|sqlsrv|azure-sql-edge)/, 'SQL Server'],
  [/^(?:mongo|mongodb)/, 'MongoDB'],
  [/^redis(?![-_]?(?:insight|commander|ui|exporter))|^valkey/, 'Redis'],
  [/^(?:amqp|rabbitmq)/, 'RabbitMQ'],
  [/^kafka/, 'Kafka'],
  [/^elasticsearch/, 'Elasticsearch'],
  [/^(?:dm|dameng)\d*$/, 'DM'],
  [/^kingbase/, 'KingbaseES'],
  [/^opengauss|^gaussdb/, 'openGauss'],
  [/^oceanbase/, 'OceanBase'],
  [/^sqlite/, 'SQLite'],
  [/^h2$/, 'H2'],
  [/^minio/, 'MinIO'],
  [/^firebird/, 'Firebird'],
  [/^couchdb/, 'CouchDB'],
  [/^milvus/, 'Milvus'],
  [/^qdrant/, 'Qdrant'],
  [/^clickhouse/, 'ClickHouse'],
  [/^influxdb/, 'InfluxDB'],
  [/^neo4j/, 'Neo4j'],
];

/** What a scheme, an image or a driver stands for. */
export function databaseKind(name: string): string | undefined {
  const word = name.toLowerCase().split('+', 1)[0] ?? '';
  return KINDS.find(([pattern]) => pattern.test(word))?.[1];
}

const HOST = String.raw`[A-Za-z0-9_\[][\w.:\]-]{0,80}?(?::\d{2,5})?(?:,[\w.:-]{1,80}){0,5}`;
/** `jdbc:mysql://host:3306/his?…`; whoever logs in is passed over. */
const URL_FORM = new RegExp(
  String.raw`^(?:jdbc:)?(?:log4jdbc:|p6spy:)?([a-z][a-z0-9]{1,20})(?:\+[a-z0-9]{1,12})?:\/\/(?:[^@\s/]{0,200}@)?(${HOST})(?:[/;?]|$)(.*)$`,
  'i',
);
/** `jdbc:oracle:thin:@host:1521:orcl`, also with `//` and a service name. */
const ORACLE_THIN =
  /^jdbc:oracle:thin:(?:[^@\s]{0,120})@(?:\/\/)?([\w.-]{1,80}(?::\d{2,5})?)[:/]([\w$.-]{1,40})/i;
const ORACLE_TNS = /HOST\s*=\s*([\w.-]{1,80})[\s\S]{0,200}?(?:SERVICE_NAME|SID)\s*=\s*([\w.-]{1,40})/i;
const H2 = /^jdbc:(h2|sqlite|derby|hsqldb):(?:file:)?([^;?\s]{1,120})/i;
const SERVER = /(?:^|;)\s*(?:Data Source|Server|Host|Address|Addr)\s*=\s*(?:tcp:)?([\w.\\,:()[\]-]{1,80})/i;
const CATALOG = /(?:^|;)\s*(?:Initial Catalog|Database(?:Name)?)\s*=\s*([\w$.-]{1,60})/i;

/** What an address of a database says, without account and password; undefined for another kind of text. */
export function readDatabaseUrl(text: string): Pick<Database, 'kind' | 'host' | 'name'> | undefined {
  const url = resolved(text);
  const thin = ORACLE_THIN.exec(url);
  if (thin) return { kind: 'Oracle', host: thin[1], name: thin[2] };
  if (/^jdbc:oracle:/i.test(url)) {
    const tns = ORACLE_TNS.exec(url.slice(0, 1000));
    return { kind: 'Oracle', host: tns?.[1], name: tns?.[2] };
  }
  const file = H2.exec(url);
  if (file) return { kind: databaseKind(file[1] ?? '') ?? file[1] ?? '', host: undefined, name: file[2] };
  const [, scheme = '', host = '', rest = ''] = URL_FORM.exec(url) ?? [];
  const kind = databaseKind(scheme);
  if (kind === undefined || host === '') return undefined;
  const isServer = kind === 'SQL Server';
  if (/activemq|artemis/i.test(host))
    return { kind: 'ActiveMQ', host: host.replace(/:$/, ''), name: undefined };
  const name = isServer
    ? /(?:^|;)\s*database(?:Name)?\s*=\s*([\w$.-]{1,60})/i.exec(rest)?.[1]
    : /^([\w$.-]{1,60})/.exec(rest)?.[1];
  return { kind, host: host.replace(/:$/, ''), name: kind === 'Redis' ? undefined : name };
}

/** The databases that settings name, in whatever form. */
export function databasesOf(settings: readonly Setting[]): Database[] {
  const found: Database[] = [];
  const placeOf = ({ path, line, profile }: Setting) => ({ path, line, profile });
  for (const setting of settings) {
    const { value } = setting;
    const told = readDatabaseUrl(value);
    if (told) found.push({ ...told, version: undefined, ...placeOf(setting) });
    else {
      const host = SERVER.exec(value)?.[1];
      const name = CATALOG.exec(value)?.[1];
      if (host !== undefined && name !== undefined)
        found.push({ kind: connectionKind(setting), host, name, version: undefined, ...placeOf(setting) });
    }
  }
  return [...found, ...fromParts(settings)].filter(one => !isUnused(one, settings));
}

/** Every new project of Laravel names a Redis; whether it is used says what keeps its queues, sessions and cache. */
function isUnused({ kind, path }: Database, settings: readonly Setting[]): boolean {
  const keepers = settings.filter(
    one => one.path === path && /^(?:cachestore|cachedriver|queueconnection|sessiondriver)$/.test(one.key),
  );
  return kind === 'Redis' && keepers.length > 0 && !keepers.some(({ value }) => /redis/i.test(value));
}

/** A connection string of .NET does not say what it connects to; its words and the provider beside it do. */
function connectionKind({ value, name }: Setting): string {
  if (/Port\s{0,3}=\s{0,3}5432|Username\s{0,3}=|npgsql/i.test(`${value} ${name}`)) return 'PostgreSQL';
  if (/Port\s{0,3}=\s{0,3}3306|AllowUserVariables|SslMode\s{0,3}=\s{0,3}none|mysql/i.test(`${value} ${name}`))
    return 'MySQL';
  if (/\(DESCRIPTION|oracle/i.test(`${value} ${name}`)) return 'Oracle';
  return 'SQL Server';
}

/** Groups of keys: `DB_HOST` beside `DB_DATABASE`, `spring.redis.host` beside `spring.redis.port`. */
const PART =
  /^(.*?)(host|hostname|server|servername|ip|port|database|databasename|dbname|name|driver|connection|dialect|type|engine|adapter|nodes|uris|bootstrapservers|endpoint)$/;
const GROUPS =
  /(?:^|\.)(databases\.\w{1,40}|db|database|dbs|mysql|pg|postgres|postgresql|oracle|mssql|sqlserver|mongo|mongodb|mongodbdatabase|redis|rabbitmq|rabbit|amqp|kafka|elasticsearch|minio|datasource|mariadb|postgresdb)\.?$/;

function fromParts(settings: readonly Setting[]): Database[] {
  const groups = new Map<string, Map<string, Setting>>();
  for (const setting of settings) {
    if (setting.secret) continue;
    const [, before = '', part = ''] = PART.exec(setting.key) ?? [];
    // In a file that is about databases alone, each environment is a group (config/database.yml of Rails).
    const isOfDatabases = /(?:^|\/)databases?\.(?:ya?ml|json|ini|properties)(?:\.\w+)?$/i.test(setting.path);
    if (!GROUPS.test(before) && !isOfDatabases) continue;
    const id = `${setting.path}\n${setting.profile ?? ''}\n${before}`;
    const group = groups.get(id) ?? new Map<string, Setting>();
    if (!group.has(part)) group.set(part, setting);
    groups.set(id, group);
  }
  return [...groups].flatMap(([id, group]): Database[] => {
    const pick = (...names: string[]) => names.map(name => group.get(name)).find(Boolean);
    const word = GROUPS.exec(id.split('\n')[2] ?? '')?.[1] ?? '';
    const said = pick('driver', 'connection', 'dialect', 'type', 'engine', 'adapter')?.value ?? '';
    const server = pick(
      'host',
      'hostname',
      'server',
      'servername',
      'ip',
      'uris',
      'nodes',
      'bootstrapservers',
      'endpoint',
    );
    const shared = id.split('\n', 1)[0] ?? '';
    // `<<: *default` of YAML: what all environments have stands once.
    const common = groups.get(`${shared}\n\ndefault.`)?.get('adapter')?.value ?? '';
    const kind =
      databaseKind(word) ?? databaseKind(said.replace(/^.*backends\./, '')) ?? databaseKind(common);
    const called = pick('database', 'dbname', 'databasename');
    const environment = /^([\w-]{1,40})\.(?:\w{1,40}\.)?$/.exec(id.split('\n')[2] ?? '')?.[1];
    if (
      (server === undefined || !/^[\w.:/,-]{1,120}$/.test(server.value)) &&
      called !== undefined &&
      kind !== undefined &&
      environment !== undefined &&
      /^(?!\$)[\w$.-]{1,60}$/.test(called.value) &&
      /(?:^|\/)databases?\.ya?ml/i.test(called.path)
    )
      return [
        {
          kind,
          host: undefined,
          name: called.value,
          version: undefined,
          path: called.path,
          line: called.line,
          profile: called.name.split('.', 1)[0] ?? environment,
        },
      ];
    const driver = pick('driver', 'connection', 'dialect', 'engine', 'adapter');
    // Where it is, is only known on the server.
    if (server === undefined && driver !== undefined && kind !== undefined && /^(?:db|database)$/.test(word))
      return [
        {
          kind,
          host: undefined,
          name: undefined,
          version: undefined,
          path: driver.path,
          line: driver.line,
          profile: driver.profile,
        },
      ];
    if (server === undefined || !/^[\w.:/,-]{1,120}$/.test(server.value) || /:\/\/[^/]*@/.test(server.value))
      return [];
    if (kind === undefined && !/^(?:db|database(?:s\.\w{1,40})?)$/.test(word)) return [];
    const port = pick('port')?.value;
    const name = pick('database', 'dbname', 'databasename', 'name');
    const host = server.value.replace(/^\w+:\/\//, '').replace(/\/$/, '');
    return [
      {
        kind: kind ?? '',
        host: port !== undefined && /^\d{2,5}$/.test(port) && !host.includes(':') ? `${host}:${port}` : host,
        name:
          kind === 'Redis' || kind === 'RabbitMQ' || !name || !/^[\w$.-]{1,60}$/.test(name.value)
            ? undefined
            : name.value,
        version: undefined,
        path: server.path,
        line: server.line,
        profile: server.profile,
      },
    ];
  });
}

const NAME_VARIABLE =
  /^(?:POSTGRES_DB|MYSQL_DATABASE|MARIADB_DATABASE|MONGO_INITDB_DATABASE|ORACLE_(?:SID|DATABASE|PDB)|MSSQL_DATABASE)$/;

/** The databases that compose starts. */
/** `cicd/docker-compose.yml`: what tests and builds the product, not the product. */
export function isOfBuilders(path: string): boolean {
  return /(?:^|\/)(?:ci|cicd|ci-cd|jenkins|sonar(?:qube)?|devtools|dev-tools)\//i.test(path);
}

export function databasesOfServices(services: readonly Service[]): Database[] {
  return services.flatMap(service => {
    const image = service.image ?? '';
    const base = image.split('/').at(-1) ?? '';
    // `mcr.microsoft.com/mssql/server` is called after its folder.
    const kind = databaseKind(base) ?? (/\/mssql\//.test(image) ? 'SQL Server' : undefined);
    if (kind === undefined || /exporter|admin|backup|client/.test(base)) return [];
    // Runs once with the programs of the image, or belongs to those who build.
    if (
      /migrat|(?:^|[-_])init(?:$|[-_])|seed|backup|restore/i.test(service.name) ||
      isOfBuilders(service.path)
    )
      return [];
    const name = [...service.variables].find(([variable]) => NAME_VARIABLE.test(variable))?.[1];
    return [
      {
        kind,
        host: service.name,
        name: name && /^[\w$.-]{1,60}$/.test(name.value) ? name.value : undefined,
        version: service.version,
        path: service.path,
        line: service.line,
        profile: undefined,
      },
    ];
  });
}
