import assert from 'node:assert/strict';
import { databasesOf, readDatabaseUrl } from '../../src/deployment/databases.ts';
import { endpointsOf } from '../../src/deployment/endpoints.ts';
import { joinDatabases } from '../../src/deployment/joinDatabases.ts';
import { settingSaid } from '../../src/deployment/settings.ts';
import { type Setting, settingsOf } from '../../src/deployment/valueOf.ts';

const SPRING = `server:
  port: 8085 # of the gateway
  servlet:
    context-path: /his
spring:
  profiles:
    active: site
  datasource:
    url: jdbc:mysql://10.1.2.3:3306/hisdb?useSSL=false
    password: p@ssw0rd
  redis:
    host: 10.1.2.4
    port: 6380
  servlet:
    multipart:
      max-file-size: 20MB
logging:
  file:
    name: /var/log/his/his.log
  logback:
    rollingpolicy:
      max-history: 45
task:
  settle-cron: 0 0 23 * * ?
lis:
  server: 10.1.2.9
app:
  url: https://his.hospital.cn/login
`;

describe('reading settings', () => {
  const settings = settingsOf(SPRING, 'application.yml', 'yaml');
  const said = (list: readonly Setting[]) =>
    list.flatMap(settingSaid).map(({ topic, value, line }) => `${topic} ${value} ${line}`);

  it('answers what frameworks have documented names for', () => {
    assert.deepEqual(said(settings), [
      'port 8085 2',
      'context-path /his 4',
      'profile site 7',
      'limit 20MB 16',
      'log-file /var/log/his/his.log 19',
      'log-kept 45 22',
      'schedule 0 0 23 * * ? 24',
      'public-name his.hospital.cn 28',
    ]);
  });

  it('finds databases, caches, and systems beside it', () => {
    const databases = databasesOf(settings);
    assert.deepEqual(
      databases.map(({ kind, host, name, line }) => [kind, host, name, line]),
      [
        ['MySQL', '10.1.2.3:3306', 'hisdb', 9],
        ['Redis', '10.1.2.4:6380', undefined, 12],
      ],
    );
    assert.deepEqual(endpointsOf(settings, databases, new Set(['hospital.cn'])), [
      { name: 'lis.server', host: '10.1.2.9', protocol: '', path: 'application.yml', line: 26 },
    ]);
  });

  it('says nothing of what may be a secret', () => {
    const secret = settingsOf(
      'server.port.password=8080\ntoken: 0 0 1 * * ?\n',
      'a.properties',
      'properties',
    );
    assert.deepEqual(said(secret), []);
    assert.ok(!JSON.stringify(databasesOf(settings)).includes('p@ssw0rd'));
    const parts = settingsOf('db.host=10.1.2.3\ndb.name=hisdb\n', 'a.properties', 'properties');
    assert.equal(databasesOf(parts)[0]?.host, '10.1.2.3');
    assert.deepEqual(databasesOf(parts.map(part => ({ ...part, secret: true }))), []);
  });

  it('knows the profile of a file and of a document in it', () => {
    const one = settingsOf('server.port: 1000\n', 'application-prod.yml', 'yaml');
    const two = settingsOf(
      'spring.config.activate.on-profile: test\nserver.port: 2000\n',
      'application.yml',
      'yaml',
    );
    assert.deepEqual(
      [...one, ...two].flatMap(settingSaid).map(({ profile, value }) => [profile, value]),
      [
        ['prod', '1000'],
        ['test', '2000'],
      ],
    );
  });

  it('reads what .NET and Laravel call theirs', () => {
    const net =
      '{\n  "ConnectionStrings": {\n    "Default": "Server=10.1.2.5,1433;Database=LIS;User Id=sa;Password=x"\n  }\n}\n';
    assert.deepEqual(
      databasesOf(settingsOf(net, 'appsettings.json', 'json')).map(({ kind, host, name }) => [
        kind,
        host,
        name,
      ]),
      [['SQL Server', '10.1.2.5,1433', 'LIS']],
    );
    const laravel =
      'APP_URL=https://lab.hospital.cn\nDB_CONNECTION=pgsql\nDB_HOST=db1\nDB_PORT=5432\nDB_DATABASE=lab\n';
    const found = settingsOf(laravel, '.env', 'dotenv');
    assert.deepEqual(
      databasesOf(found).map(({ kind, host, name }) => [kind, host, name]),
      [['PostgreSQL', 'db1:5432', 'lab']],
    );
    assert.deepEqual(said(found), ['public-name lab.hospital.cn 1']);
  });
});

describe('reading defaults', () => {
  it('takes what holds unless a variable is set, as Spring and shells write it', () => {
    const text = 'a.url: $' + '{URL:https://api.his.cn}\nb.url: $' + '{B:$' + '{A:-ftp://files.his.cn}}\n';
    assert.deepEqual(
      settingsOf(text, 'application.yml', 'yaml').map(({ value }) => value),
      ['https://api.his.cn', 'ftp://files.his.cn'],
    );
  });

  it('knows the databases of Rails, each of its environment', () => {
    const text =
      'default: &default\n  adapter: mysql2\n  host: 10.1.2.3\nproduction:\n  <<: *default\n  database: emr\n';
    assert.deepEqual(
      databasesOf(settingsOf(text, 'config/database.yml', 'yaml')).map(({ kind, host, name }) => [
        kind,
        host,
        name,
      ]),
      [
        ['MySQL', '10.1.2.3', undefined],
        ['MySQL', '10.1.2.3', 'emr'],
      ],
    );
  });
});

describe('reading addresses of databases', () => {
  const cases: [string, unknown[]][] = [
    ['jdbc:oracle:thin:his/pw@10.0.0.1:1521:orcl', ['Oracle', '10.0.0.1:1521', 'orcl']],
    ['jdbc:oracle:thin:@//ora.his:1521/hisdb', ['Oracle', 'ora.his:1521', 'hisdb']],
    ['jdbc:sqlserver://10.0.0.2:1433;DatabaseName=pacs;user=sa', ['SQL Server', '10.0.0.2:1433', 'pacs']],
    ['postgresql+asyncpg://u:$' + '{PW}@db:5432/lab', ['PostgreSQL', 'db:5432', 'lab']],
    ['mongodb://u:p@m1:27017,m2:27017/emr?x=1', ['MongoDB', 'm1:27017,m2:27017', 'emr']],
    ['redis://:p@cache:6379/0', ['Redis', 'cache:6379', undefined]],
    ['jdbc:dm://10.0.0.3:5236/HIS', ['DM', '10.0.0.3:5236', 'HIS']],
  ];
  for (const [url, expected] of cases)
    it(url.replace(/:\/\/.*@|thin:.*@/, '…'), () => {
      const found = readDatabaseUrl(url);
      assert.deepEqual([found?.kind, found?.host, found?.name], expected);
    });

  it('takes other addresses for none', () => {
    for (const url of ['https://his.cn/a', 'ftp://a/b', 'classpath:db', ''])
      assert.equal(readDatabaseUrl(url), undefined);
  });

  it('knows MariaDB behind the driver of MySQL', () => {
    const place = { path: 'a.yml', line: 1, profile: undefined, version: undefined };
    const [one] = joinDatabases(
      [{ kind: 'MySQL', host: 'db:3306', name: 'his', ...place }],
      [{ kind: 'MariaDB', host: 'db', name: undefined, ...place, version: '11.4' }],
    );
    assert.deepEqual([one?.kind, one?.version, one?.name], ['MariaDB', '11.4', 'his']);
  });

  it('joins what settings name with what compose starts, and leaves samples out beside it', () => {
    const place = { path: 'a.yml', line: 1, profile: undefined };
    const one = { kind: 'MySQL', name: 'his', version: undefined, ...place };
    const joined = joinDatabases(
      [
        { ...one, host: 'db:3306' },
        { ...one, host: 'localhost:3306', path: '.env.example' },
      ],
      [{ ...one, host: 'db', version: '8.0', path: 'compose.yml' }],
    );
    assert.deepEqual(
      joined.map(({ host, version, path }) => [host, version, path]),
      [['db:3306', '8.0', 'a.yml']],
    );
  });
});
