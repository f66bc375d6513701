import assert from 'node:assert/strict';
import { isForeign, jobsOf } from '../../src/deployment/code.ts';
import { codeAddressesOf } from '../../src/deployment/codeAddresses.ts';
import { databasesOf } from '../../src/deployment/databases.ts';
import { isRunDocument, readRunDocument } from '../../src/deployment/documents.ts';
import { readAddresses, readObjectives, readSaved, serversIn } from '../../src/deployment/documentTables.ts';
import { NO_CODE, readDeployment } from '../../src/deployment/index.ts';
import { overridingIn } from '../../src/deployment/overriding.ts';
import { readProxy } from '../../src/deployment/proxy.ts';
import { rolesOf } from '../../src/deployment/roles.ts';
import { runningOf } from '../../src/deployment/running.ts';
import { versionsThatRun } from '../../src/deployment/runningVersions.ts';
import { readScript } from '../../src/deployment/scripts.ts';
import { settingSaid } from '../../src/deployment/settings.ts';
import { switchesOf } from '../../src/deployment/switches.ts';
import { settingsOf } from '../../src/deployment/valueOf.ts';
import { contradictionsIn } from '../../src/deployment/versions.ts';
import { showDeployment } from '../../src/prefill/shownDeployment.ts';
import { config, context, withTexts } from '../prefill/context.ts';

const values = (list: readonly { readonly value: string }[]) => list.map(({ value }) => value);
const line = (path: string, text: string) => ({ path, line: 1, text });

describe('what documents tell', () => {
  const README = `| Name | Address | Branch |
| --- | --- | --- |
| [Test](https://github.com/x/y) | [test.his.cn](https://test.his.cn) | main |
| Production | <https://www.his.cn:8443/> | release |
| Docs of staging | https://docs.his.cn | – |

- 正式环境：https://zs.his.cn
- see https://elsewhere.cn
`;

  it('are addresses of environments, in tables and lists, and not what is only linked to', () => {
    assert.deepEqual(
      readAddresses(README, 'README.md').map(({ name, value, line }) => [name, value, line]),
      [
        ['test', 'test.his.cn', 3],
        ['production', 'www.his.cn:8443', 4],
        ['正式', 'zs.his.cn', 7],
      ],
    );
  });

  it('are no addresses where two are compared, or where a record of a day says them', () => {
    assert.deepEqual(readAddresses('| uat | https://his-dev.x.cn |', 'README.md'), []);
    assert.deepEqual(readAddresses(README, 'docs/audit-2026-05.md'), []);
  });

  it('are what may be lost and how long it may stand still, where it is laid down', () => {
    const said = (text: string) => readObjectives(text, 'docs/dr.md').map(({ name, value }) => [name, value]);
    assert.deepEqual(said('| **RPO** (data loss) | ≤ 24 h | plan |\n| RTO | 30 min |\n'), [
      ['RPO', '≤ 24 h'],
      ['RTO', '30 min'],
    ]);
    assert.deepEqual(said('**RPO：** 15 分钟\n- RTO: 4 hours\nthe RTO was 3 h that day'), [
      ['RPO', '15 分钟'],
      ['RTO', '4 hours'],
    ]);
    assert.deepEqual(said('| RPO | to be agreed |\n'), []);
  });

  it('are how often something is saved and how long it is kept, in tables with such columns', () => {
    const said = (text: string) => readSaved(text, 'docs/backup.md').map(({ name, value }) => [name, value]);
    const table =
      '| Data | Where | Frequency | Retention |\n| --- | --- | --- | --- |\n| Database | S3 | Twice a day | 60 days |\n| Logs | S3 | | |\n';
    assert.deepEqual(said(table), [['Database', 'Twice a day, 60 days']]);
    assert.deepEqual(said('| 内容 | 频率 | 保留 |\n|---|---|---|\n| 数据库 | 每日 | 30 天 |\n'), [
      ['数据库', '每日, 30 天'],
    ]);
    assert.deepEqual(said('| Backup cadence | 365-day retention |\n| Dashboards | in git |\n'), []);
  });

  it('are servers that one is told to write, with the line of the document', () => {
    const text =
      '# Deploy\n\n```nginx\nserver {\n  server_name his.x.cn;\n  client_max_body_size 50m;\n}\n```\n\n```\nserver_name other.cn;\n```\n';
    const { names, limits } = readProxy(serversIn(text), 'docs/deploy.md');
    assert.deepEqual(
      [names.map(({ value, line }) => [value, line]), values(limits)],
      [[['his.x.cn', 5]], ['50m']],
    );
    assert.deepEqual(serversIn('```caddy\nhis.x.cn {\n}\n```').split('\n'), ['', 'his.x.cn {', '}', '']);
  });

  it('are not the addresses of examples', () => {
    const to = (host: string) =>
      readProxy(`server {\n  location /api {\n    proxy_pass https://${host};\n  }\n}\n`, 'nginx.conf');
    assert.deepEqual(values(to('api.example.com').targets), []);
    assert.deepEqual(values(to('api.his.cn').targets), ['https://api.his.cn']);
  });

  it('runbooks are read whatever they are called, and what only tries or asks is no way to start', () => {
    assert.ok(isRunDocument('docs/runbooks/disaster.md') && isRunDocument('运维/节假日.md'));
    const start = (...commands: string[]) =>
      values(readRunDocument(`## Run\n\n\`\`\`bash\n${commands.join('\n')}\n\`\`\`\n`, 'README.md'));
    assert.deepEqual(
      start('npm audit', 'composer audit', 'docker volume rm db', 'php artisan key:generate'),
      [],
    );
    assert.deepEqual(start('docker compose up -d', 'bin/his shell', 'npx playwright install'), [
      'docker compose up -d',
    ]);
  });
});

describe('what pipelines bring to where it runs', () => {
  const pipeline = (steps: string, job = 'deploy') => `jobs:\n  ${job}:\n    steps:\n${steps}`;
  const releases = (text: string) => values(readScript(text, '.github/workflows/deploy.yml').releases);

  it('is what is sent to a server, but not what tells or looks there', () => {
    const sent = `      - run: |
          ssh $USER@$HOST << 'END'
            set -e
            echo "pulling"
            composer install --no-dev
            php artisan queue:restart
          END
`;
    assert.deepEqual(releases(pipeline(sent)), [
      "ssh $USER@$HOST << 'END'",
      'composer install --no-dev',
      'php artisan queue:restart',
    ]);
    const action =
      '      - uses: appleboy/ssh-action@v1\n        with:\n          host: x\n          script: |\n            cd /srv/his\n            ./up.sh\n';
    assert.ok(releases(pipeline(action)).includes('./up.sh'));
  });

  it('is not what a job of tests needs', () => {
    const steps = '      - run: php artisan migrate --force\n';
    assert.deepEqual(
      releases(`${pipeline(steps, 'test')}  deploy:\n    steps:\n      - run: railway up --service his\n`),
      ['railway up --service his'],
    );
    assert.deepEqual(releases(`${pipeline('      - run: docker run -d db\n')}      - run: kamal deploy\n`), [
      'kamal deploy',
    ]);
  });

  it('asks for health only where a path says so', () => {
    const asked = (url: string) => values(readScript(`curl -f ${url}\n`, 'check.sh').health);
    assert.deepEqual(asked('http://10.1.2.3:8080/his/actuator/health'), ['/his/actuator/health']);
    assert.deepEqual(asked('https://his.x.cn/healthz'), ['/healthz']);
    assert.deepEqual(asked('http://10.1.2.3/actuator/refresh'), []);
    assert.deepEqual(asked('https://x.cn/Healthcare/.well-known/openid-configuration'), []);
  });
});

describe('what code says of itself', () => {
  it('counts below packages that are called after examples', () => {
    assert.ok(!isForeign('core/src/main/java/com/example/his/Job.java'));
    assert.ok(isForeign('examples/Job.java') && isForeign('src/test/java/com/example/JobTest.java'));
    const job = line(
      'a/com/example/A.java',
      `@Scheduled(fixedRateString = "\${his.kpi.materialized-views.refresh-interval-ms:300000}") void run() {`,
    );
    assert.match(jobsOf([job], () => undefined)[0]?.value ?? '', /:300000\}"/);
  });

  it('names systems by their constants, and not pictures, pages and tests', () => {
    const found = codeAddressesOf([
      line('src/Geo.cs', 'private const string PhotonApiUrl = "https://photon.partner.io/api/";'),
      line('src/sync.py', "NOMENCLATOR_URL = 'https://list.ministry.ro:8443/file.xlsx'"),
      line('src/Head.ts', "const logoUrl = 'https://cdn.partner.io/logo.png';"),
      line('src/Help.ts', "const helpUrl = 'https://help.partner.io/';"),
      line('test/Geo.cs', 'const string ApiUrl = "https://photon.partner.io/api/";'),
      line('src/Old.java', '// String API_URL = "https://old.partner.io/";'),
    ]);
    assert.deepEqual(
      found.map(({ name, value }) => [name, value]),
      [
        ['PhotonApiUrl', 'photon.partner.io'],
        ['NOMENCLATOR_URL', 'list.ministry.ro:8443'],
      ],
    );
  });

  it('names the roles of an enumeration', () => {
    const text =
      "export enum Role {\n  Admin = 'Admin',\n  Head = 'Head of Department',\n}\nenum Other { A }\n";
    assert.deepEqual(
      rolesOf([line('user.ts', 'export enum Role {')], () => text).map(({ value, line }) => [value, line]),
      [
        ['Admin', 2],
        ['Head of Department', 3],
      ],
    );
    const csharp =
      'public enum IdentityAccessRole\n{\n  Unknown,\n  /// <summary>x</summary>\n  AdminUser,\n}\n';
    assert.deepEqual(values(rolesOf([line('R.cs', 'public enum IdentityAccessRole')], () => csharp)), [
      'AdminUser',
    ]);
  });

  it('writes logs where JavaScript says so', () => {
    const said = (text: string) =>
      runningOf([line('server/logger.ts', text)]).map(({ name, value }) => [name, value]);
    assert.deepEqual(said('    filename: `logs/his-%DATE%.log`,'), [['log-file', 'logs/his-%DATE%.log']]);
    assert.deepEqual(said("    maxFiles: '14d',"), [['log-kept', '14d']]);
    assert.deepEqual(said("    filename: 'report.pdf',"), []);
  });

  it('is not what tests of other names say', () => {
    for (const path of [
      'a/notary_test.go',
      'test_app.py',
      'src/HisTests.cs',
      'e2e-tests/x/nginx.conf',
      'Testing/k6/docker-compose.yml',
    ])
      assert.ok(isForeign(path), path);
    for (const path of ['a/contest.go', 'latest.py', 'src/Latest.cs', 'performance/Salary.java'])
      assert.ok(!isForeign(path), path);
  });

  it('names roles, not what is ordered by them', () => {
    const found = rolesOf([
      line('a.ts', 'export const ROLE_HIERARCHY = {'),
      line('a.ts', 'const ROLE_LABELS = {'),
      line('a.java', '  ROLE_DOCTOR("d"),'),
      line('Page.razor', '@attribute [Authorize(Roles = "Doctor,Nurse")]'),
    ]);
    assert.deepEqual(values(found), ['ROLE_DOCTOR', 'Nurse']);
  });

  it('listens elsewhere than its database, and tells of its own health', () => {
    const said = (path: string, text: string) => values(runningOf([line(path, text)]));
    assert.deepEqual(said('config/application.rb', 'port = ENV.fetch("DB_PORT", 5432)'), []);
    assert.deepEqual(said('config/puma.rb', 'port ENV.fetch("PORT", 3000)'), ['3000']);
    assert.deepEqual(said('CredentialController.java', '@GetMapping("/health")'), []);
    assert.deepEqual(said('HealthController.java', '@GetMapping("/health")'), ['/health']);
  });
});

describe('what settings say', () => {
  const settings = (path: string, text: string, parser: 'yaml' | 'json' | 'dotenv') =>
    settingsOf(text, path, parser);
  const topics = (path: string, text: string, parser: 'yaml' | 'json' | 'dotenv') =>
    settings(path, text, parser)
      .flatMap(settingSaid)
      .map(({ topic, name, value }) => [topic, name, value]);

  it('of jobs is told by the name of the job', () => {
    const sidekiq =
      ':scheduler:\n  :schedule:\n    ImportJob:\n      cron: "30 1 * * *"\n    CountJob:\n      every: 30m\n';
    assert.deepEqual(topics('config/sidekiq.yml', sidekiq, 'yaml'), [
      ['schedule', 'ImportJob', '30 1 * * *'],
      ['schedule', 'CountJob', 'every 30m'],
    ]);
    assert.deepEqual(
      topics('config/schedule.yml', 'hard_job:\n  cron: "0 5 * * *"\n  class: HardJob\n', 'yaml'),
      [['schedule', 'hard_job', '0 5 * * *']],
    );
  });

  it('are whom alerts reach, and how often may be asked', () => {
    assert.deepEqual(
      topics('.env', 'BACKUP_ALERT_EMAIL=ops@his.cn\nALERT_EMAIL=x@example.com\nON_CALL_PHONE=\n', 'dotenv'),
      [['alert', 'BACKUP_ALERT_EMAIL', 'ops@his.cn']],
    );
    assert.deepEqual(topics('config/settings.yml', 'pds:\n  rate_limit_per_second: 50\n', 'yaml'), [
      ['limit', 'pds.rate_limit_per_second', '50'],
    ]);
  });

  it('are its own names, also of the part in front', () => {
    assert.deepEqual(topics('a.yml', 'app:\n  frontend:\n    base-url: https://his.x.cn\n', 'yaml'), [
      ['public-name', 'app.frontend.base-url', 'his.x.cn'],
    ]);
    assert.deepEqual(topics('a.yml', 'reporting:\n  client_app:\n    root_url: https://r.x.cn/\n', 'yaml'), [
      ['public-name', 'reporting.client_app.root_url', 'r.x.cn'],
    ]);
  });

  it('of Rails without a host are a database of each environment', () => {
    const text =
      'default: &default\n  adapter: postgis\nproduction:\n  <<: *default\n  database: his_production\nstaging:\n  database: his_staging\n';
    const found = databasesOf(settings('config/database.yml', text, 'yaml'));
    assert.deepEqual(
      found.map(({ kind, name, host, profile }) => [kind, name, host, profile]),
      [
        ['PostgreSQL', 'his_production', undefined, 'production'],
        ['PostgreSQL', 'his_staging', undefined, 'staging'],
      ],
    );
  });

  it('are no switches where they are those of what watches or tests it', () => {
    const names = (path: string) =>
      switchesOf(settings(path, '{\n"features": {\n"insurance": true\n}}', 'json'));
    assert.equal(names('config/his.json').length, 1);
    const tools = '{"dev":{\n"useEslint": true,\n"showEslintErrors": true\n},\n"useprefix": true\n}';
    assert.deepEqual(switchesOf(settings('config/index.json', tools, 'json')), []);
    for (const path of [
      'grafana/dashboards/a.json',
      'keycloak/realm.json',
      'config/test.json',
      'e2e/config.json',
    ])
      assert.deepEqual(names(path), [], path);
  });

  it('of production are told before those of developers, and samples beside the real one say nothing', () => {
    const text = (database: string) =>
      `{"ConnectionStrings":{\n"Default":"Server=his;Database=${database};Trusted_Connection=True"}}`;
    const paths = [
      'a/appsettings.Development.json',
      'a/appsettings.Production.json',
      'a/appsettings.Template.json',
      'a/appsettings.json',
    ];
    const { databases } = readDeployment(
      paths.map(path =>
        config(path, {
          parser: 'json',
          ...(path.includes('Dev') && { environment: 'dev' }),
          ...(path.includes('Prod') && { environment: 'prod' }),
        }),
      ),
      new Map(paths.map(path => [path, text(path.includes('Template') ? 'sample' : 'his')])),
      NO_CODE,
    );
    assert.deepEqual(
      databases.map(({ name, path }) => [name, path]),
      [['his', 'a/appsettings.Production.json']],
    );
  });

  it('override each other as their frameworks document it', () => {
    const over = (...paths: string[]) =>
      Object.fromEntries(
        overridingIn(paths, new Map(paths.map(path => [path, '']))).map(({ path, over }) => [path, over]),
      );
    assert.deepEqual(over('r/application.yml', 'r/application-prod.yml', 'r/application.properties'), {
      'r/application-prod.yml': ['r/application.properties', 'r/application.yml'],
      'r/application.properties': ['r/application.yml'],
    });
    assert.deepEqual(
      over('w/appsettings.json', 'w/appsettings.Production.json', 'w/appsettings.Template.json'),
      {
        'w/appsettings.Production.json': ['w/appsettings.json'],
      },
    );
    assert.deepEqual(
      over('config/settings.yml', 'config/settings/production.yml', 'config/settings/production.local.yml'),
      {
        'config/settings/production.yml': ['config/settings.yml'],
        'config/settings/production.local.yml': ['config/settings/production.yml', 'config/settings.yml'],
      },
    );
    assert.deepEqual(
      over('.env', '.env.production', '.env.example', 'docker-compose.yml', 'docker-compose.override.yml'),
      {
        'docker-compose.override.yml': ['docker-compose.yml'],
      },
    );
    const django = new Map([
      ['his/settings/base.py', ''],
      ['his/settings/production.py', '"""Live."""\nfrom .base import *\n'],
    ]);
    assert.deepEqual(overridingIn([...django.keys()], django), [
      { path: 'his/settings/production.py', line: 2, over: ['his/settings/base.py'] },
    ]);
  });
});

describe('services', () => {
  const read = (texts: Readonly<Record<string, string>>) => {
    const { facts } = context(withTexts(texts));
    return showDeployment(context(facts));
  };

  it('are those of the file that says what runs, not of one that only adds to it', () => {
    const shown = read({
      'docker-compose.yml': 'services:\n  his:\n    build: .\n  db:\n    image: mysql:8.0\n',
      'docker-compose.deploy.yml': 'services:\n  db:\n    restart: always\n  web:\n    image: nginx:1.25\n',
    });
    assert.deepEqual(
      shown.services.map(({ name, image }) => [name, image]),
      [
        ['web', 'nginx:1.25'],
        ['his', 'build: .'],
        ['db', 'mysql:8.0'],
      ],
    );
    assert.deepEqual(
      shown.startCommands.map(({ value }) => value),
      [
        'docker compose -f docker-compose.yml -f docker-compose.deploy.yml up -d',
        'docker compose -f docker-compose.yml up -d',
      ],
    );
  });

  it('are databases by what their images are, not by what looks at them', () => {
    const compose =
      'services:\n  a:\n    image: pgvector/pgvector:pg16\n  b:\n    image: mcr.microsoft.com/mssql/server:2022-latest\n  c:\n    image: redis/redisinsight:latest\n  d:\n    image: milvusdb/milvus:v2.4.15\n';
    assert.deepEqual(
      read({ 'docker-compose.yml': compose }).databases.map(({ kind }) => kind),
      ['PostgreSQL 16', 'SQL Server 2022', 'Milvus v2.4.15'],
    );
  });

  it('keep what expires after days, and bring back what is fetched', () => {
    const bucket = readScript('      - Prefix: daily/\n        ExpirationInDays: 30\n', 'ops/s3-backup.yml');
    assert.deepEqual(
      bucket.kept.map(({ name, value }) => [name, value]),
      [['backup', 'ExpirationInDays: 30']],
    );
    const restore = readScript('aws s3 cp "s3://his/daily/$1" ~/\n', 'ops/restore_from_s3.sh');
    assert.deepEqual([values(restore.restores), restore.copies], [['aws s3 cp "s3://his/daily/$1" ~/'], []]);
    const save = readScript('aws s3 cp his.gz s3://his/daily/\n', 'ops/backup_to_s3.sh');
    assert.deepEqual([save.restores, values(save.copies)], [[], ['aws s3 cp his.gz s3://his/daily/']]);
  });
});

describe('versions that run', () => {
  it('are those that files lay down for an environment, and not those of what others build', () => {
    const found = (path: string, text: string) =>
      versionsThatRun(text, path).map(one => [one.value, one.line]);
    const tags = (name: string) => `images:\n  - name: ${name}\n    newTag: "2.4.1"\n`;
    assert.deepEqual(found('deploy/overlays/prod/kustomization.yaml', tags('reg.his.cn/his')), [
      ['2.4.1', 3],
    ]);
    assert.deepEqual(found('deploy/overlays/prod/kustomization.yaml', tags('redis')), []);
    const helm = (image: string) => `image:\n  repository: ${image}\n  tag: v3.0.2\n`;
    assert.deepEqual(found('chart/values-prod.yaml', helm('reg.his.cn/lis')), [['v3.0.2', 3]]);
    assert.deepEqual(found('chart/values-prod.yaml', helm('bitnami/mysql')), []);
    assert.deepEqual(found('.env.production', 'HIS_IMAGE_TAG=1.9.0\nNODE_VERSION=20.1\n'), [['1.9.0', 1]]);
    assert.deepEqual(found('.env.production', 'IMAGE_TAG=latest\n'), []);
  });
});

describe('what says nothing that holds', () => {
  it('is what a template or a build fills in, and where a store listens', () => {
    const said = (path: string, text: string) => settingsOf(text, path, 'dotenv').flatMap(settingSaid).length;
    assert.equal(said('.env', 'UPLOAD_DIR=/srv/his'), 1);
    for (const value of ['@upload.path@', 'your_bucket_name', 'test'])
      assert.equal(said('.env', `UPLOAD_DIR=${value}`), 0, value);
    assert.equal(said('db/postgresql.conf', 'port=5432'), 0);
  });

  it('is a translation beside what it translates', () => {
    const text = '## Start\n\n```sh\ndocker compose up -d\n```\n';
    const paths = (...files: string[]) =>
      readDeployment([], new Map(files.map(path => [path, text])), NO_CODE).written.map(({ path }) => path);
    assert.deepEqual(paths('README.md', 'README_EN.md', 'README.zh-CN.md'), ['README.md']);
    assert.deepEqual(paths('README_EN.md'), ['README_EN.md']);
  });

  it('is a constant that is called after roles and holds none', () => {
    const found = rolesOf([
      line('C.java', 'public static final String ROLE_DELIMITER = ",";'),
      line('C.java', 'String ROLE_NORMAL = "0";'),
      line('C.java', 'String ROLE_HEAD = "ROLE_HEAD_NURSE";'),
    ]);
    assert.deepEqual(values(found), ['ROLE_HEAD_NURSE']);
  });

  it('is what a pipeline starts to try it, and what a document shows of one that runs', () => {
    const jenkins = readScript(
      'docker-compose up --exit-code-from his his\nssh a@10.1.2.3 "./up.sh"\n',
      'Jenkinsfile',
    );
    assert.deepEqual(values(jenkins.releases), ['ssh a@10.1.2.3 "./up.sh"']);
    const text =
      '## Start\n\n```bash\ndocker-compose -f dev.yml ps\ndocker exec -it db psql\ndocker compose up -d\n```\n';
    assert.deepEqual(values(readRunDocument(text, 'README.md')), ['docker compose up -d']);
  });

  it('is a test by the name of its folder, and a sentence that only names an environment', () => {
    for (const path of [
      'a/src/integrationTest/x.yml',
      'nonFunctionalTest/c.yml',
      'test-suite/c.yml',
      'r/ps-mhs-e2e/c.yml',
    ])
      assert.ok(isForeign(path), path);
    assert.deepEqual(
      readAddresses('2. Go live needs approval of https://authority.cn/forms first', 'README.md'),
      [],
    );
    assert.deepEqual(values(readAddresses('- Staging: https://stg.his.cn', 'README.md')), ['stg.his.cn']);
  });

  it('starts what lies at the top before what lies below', () => {
    const compose =
      'services:\n  his:\n    image: his:1\n    depends_on: [db]\n  db:\n    image: mysql:8.0\n';
    const { deployment } = withTexts({
      'database/docker-compose.yml': compose,
      'docker-compose.core.yml': compose,
    });
    assert.deepEqual(deployment?.orderFiles, ['docker-compose.core.yml']);
  });
});

describe('contradictions', () => {
  const tool = (path: string, value: string, name = 'Java') => ({ name, value, path, line: 1 });

  it('are between what speaks of the same part', () => {
    assert.equal(contradictionsIn([tool('README.md', '17'), tool('his/pom.xml', '1.8')]).length, 1);
    assert.equal(contradictionsIn([tool('his/a/pom.xml', '11'), tool('his/pom.xml', '1.8')]).length, 1);
    assert.deepEqual(
      contradictionsIn([tool('build.gradle', '21'), tool('patient-android-app/app/build.gradle', '17')]),
      [],
    );
    assert.deepEqual(
      contradictionsIn([tool('Tool/a.csproj', 'net10.0', '.NET'), tool('Web/a.csproj', 'net9.0', '.NET')]),
      [],
    );
  });
});
