import assert from 'node:assert/strict';
import { detectConfigs } from '../../src/inventory/detect.ts';
import { globMatcher } from '../../src/inventory/globs.ts';
import fc from '../helpers/properties.ts';
import { known } from './known.ts';

const kindOf = (path: string, content?: string) =>
  detectConfigs([path], known, { head: () => content })[0]?.kind;

const environmentOf = (path: string) => detectConfigs([path], known)[0]?.environment;

/** One line a kind that matters: the kind, then paths of it. */
const NAMED: Record<string, string[]> = {
  'spring-boot': [
    'src/main/resources/application.yml',
    'application-prod.yml',
    'bootstrap-xiehe.properties',
    'config/application-医院.yaml',
    'BOOTSTRAP.YML',
    'svc/src/main/resources/application-test.yml',
  ],
  dotenv: ['.env', '.env.production', 'docker/his.env', 'web/.env.test'],
  'openmrs-runtime': ['openmrs-runtime.properties', 'conf/site.openmrs-runtime.properties'],
  datasource: [
    'jdbc.properties',
    'conf/db.properties',
    'druid.properties',
    'c3p0-config.xml',
    'DB2.properties',
  ],
  hibernate: ['hibernate.cfg.xml', 'hibernate.properties', 'META-INF/persistence.xml'],
  'dotnet-config': ['Web.config', 'App.config', 'Web.Release.config', 'His.exe.config'],
  'dotnet-appsettings': ['appsettings.json', 'appsettings.Production.json'],
  'oracle-net': ['network/admin/tnsnames.ora', 'sqlnet.ora', 'LISTENER.ORA'],
  odbc: ['odbc.ini', 'odbcinst.ini', '.odbc.ini'],
  'connection-file': ['lis.udl', 'his.dsn', 'server.rdp', 'vpn/site.ovpn'],
  mysql: ['my.cnf', 'my.ini', 'mysql/conf.d/charset.cnf'],
  postgresql: ['postgresql.conf'],
  'postgresql-access': ['pg_hba.conf'],
  redis: ['redis.conf', 'redis-6379.conf'],
  mirth: ['mirth/channels/ADT.xml', 'mirth.properties'],
  dicom: ['orthanc.json', 'dcm4chee/server/conf/dicom.xml', 'pacs-config.xml'],
  'hl7-fhir': ['hl7.properties', 'fhir-server.yml'],
  'medical-insurance': ['医保接口.ini', 'config/yibao.json', '医保/config.json', 'yb.ini'],
  compose: ['docker-compose.yml', 'docker-compose.override.yml', 'compose.yaml'],
  dockerfile: ['Dockerfile', 'Dockerfile.dev', 'build/Dockerfile'],
  nginx: ['nginx.conf', 'docker/nginx/default.conf', 'conf.d/his.conf'],
  proxy: ['haproxy.cfg', 'Caddyfile'],
  httpd: ['httpd.conf', 'apache2/sites/his.conf'],
  traefik: ['traefik.yml'],
  'servlet-container': ['conf/server.xml', 'META-INF/context.xml', 'WEB-INF/web.xml'],
  helm: ['chart/Chart.yaml', 'helm/his/templates/values.yaml'],
  'helm-values': ['chart/values-prod.yaml', 'helm/renmin-values.yaml'],
  kubernetes: ['k8s/his.yaml', 'kustomization.yaml'],
  ansible: ['ansible.cfg', 'playbooks/all.yml', 'roles/db/tasks/main.yml', 'group_vars/all'],
  terraform: ['main.tf', 'prod.tfvars'],
  systemd: ['his.service'],
  cron: ['crontab', 'etc/cron.d/backup'],
  supervisor: ['supervisord.conf'],
  scheduler: ['quartz.properties'],
  redisson: ['redisson.yml'],
  'message-queue': ['rabbitmq.conf', 'activemq.xml'],
  'windows-registry': ['client.reg'],
  nacos: ['nacos/DEFAULT_GROUP/his-gateway.yml', 'nacos_config_export/common.properties'],
  'operation-script': [
    'backup_db.sh',
    'scripts/deploy.bat',
    '备份.bat',
    'deploy/copy-files.ps1',
    'docker-entrypoint.sh',
  ],
  'bahmni-app': [
    'openmrs/apps/clinical/app.json',
    'openmrs/apps/home/locale_languages.json',
    'x/openmrs/apps/a/b/c.json',
  ],
  'database-migration': [
    'db/changelog/db.changelog-1.xml',
    'db/migration/V1__init.sql',
    'liquibase-update-to-latest.xml',
  ],
  'report-template': ['reports/bill.jrxml', 'r.frx', 'x.ureport.xml', 'a.rdlc', 'b.grf'],
  'print-layout': ['openmrs/apps/registration/registrationCardLayout/print.html', '打印模板/腕带.html'],
  'initial-data': ['sql/his.sql', 'data/seeds/drugs.csv', 'init/dict/icd10.csv'],
  logging: ['logback-spring.xml', 'log4j2.xml', 'NLog.config', 'liquibase/src/main/resources/log4j2.xml'],
  cache: ['ehcache.xml'],
  'other-properties': ['velocity.properties'],
  'other-settings': ['tools/client.ini', 'settings.toml'],
  'other-conf': ['misc/agent.conf'],
};

const NOISE = [
  'package.json',
  'web/package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'pom.xml',
  'tsconfig.app.json',
  '.eslintrc.json',
  'checkstyle.xml',
  '.editorconfig',
  '.github/workflows/build.yml',
  '.gitlab-ci.yml',
  '.travis.yml',
  '.idea/dataSources.xml',
  '.vscode/settings.json',
  'src/main/resources/messages_zh_CN.properties',
  'src/main/resources/i18n/app.properties',
  'web/src/locales/zh-CN.json',
  'openmrs/i18n/clinical/locale_en.json',
  'src/main/resources/mapper/PatientMapper.xml',
  'src/main/resources/PacsResultMapper.xml',
  'org/openmrs/Patient.hbm.xml',
  'src/test/resources/application.yml',
  'api/src/test/resources/org/openmrs/data.xml',
  'tests/fixtures/config.json',
  'node_modules/a/config/default.json',
  'vendor/x/app.ini',
  'src/main/webapp/static/plugins/editor/config.json',
  'public/jquery-easyui-1.4/demo/settings.json',
  'target/classes/application.yml',
  'dist/config.json',
  'bin/Debug/App.config',
  'obj/project.assets.json',
  'build/resources/main/application.yml'.replace('application.yml', 'logback.xml'),
  'js/app.min.js',
];

describe('detectConfigs', () => {
  for (const [kind, paths] of Object.entries(NAMED)) {
    it(`knows ${kind} by name`, () => {
      assert.deepEqual(
        paths.map(path => [path, kindOf(path)]),
        paths.map(path => [path, kind]),
      );
    });
  }

  for (const path of NOISE) {
    it(`leaves out ${path}`, () => assert.equal(kindOf(path, '<channel version="3">'), undefined));
  }

  it('looks at the content where the name does not decide', () => {
    const cases: [string, string, string][] = [
      ['kubernetes', 'deploy.yaml', 'apiVersion: apps/v1\nkind: Deployment\n'],
      ['compose', 'his-stack.yml', 'services:\n  his:\n    image: his:1\n'],
      ['ansible', 'site.yml', '- hosts: all\n  roles:\n    - db\n'],
      ['ansible', 'inventory', '[db:children]\nprimary\n'],
      ['mirth', 'export/ADT.xml', '<channel version="3.9.1">\n'],
      ['nginx', 'sites/his.conf', 'server {\n  listen 80;\n}\n'],
      ['supervisor', 'etc/his.conf', '[program:his]\ncommand=java\n'],
      ['medical-insurance', 'client/setup.ini', '[main]\nfixmedins_code=H1\n'],
      ['dicom', 'gateway.json', '{ "DicomModalities": {} }'],
      ['hl7-fhir', 'gateway.cfg', 'hl7.port = 2575\n'],
      ['spring-context', 'his.xml', '<beans xmlns="http://www.springframework.org/schema/beans">'],
      ['database-migration', 'tables.xml', '<databaseChangeLog xmlns="x">'],
    ];
    for (const [kind, path, content] of cases) assert.equal(kindOf(path, content), kind, path);
    // A document that shows how it is set up sets up nothing.
    for (const path of ['DEPLOY_NGINX.md', 'docs/nginx.rst', 'nginx-guide.txt'])
      assert.equal(kindOf(path, 'server {\n  listen 80;\n}\n'), undefined, path);
  });

  it('takes settings with a connection or a password for high risk, whatever they are called', () => {
    const risk = (text: string) =>
      detectConfigs(['conf/common.properties'], known, { head: () => text })[0]?.risk;
    assert.equal(risk('spring.url=jdbc:oracle:thin:@db\n'), 'high');
    assert.equal(risk('his.db.user = sa\n'), 'high');
    assert.equal(risk('server.ssl.key-store-password=x\n'), 'high');
    assert.equal(risk('# password of the old server\ncolour=blue\n'), 'low');
  });

  it('tells a Tomcat server by its content, also where the name says FHIR', () => {
    assert.equal(kindOf('tomcat/hapi_server.xml', '<Server port="8005">'), 'servlet-container');
    assert.equal(kindOf('conf/hapi.xml', ''), 'hl7-fhir');
  });

  it('does not take drug stock for an Ansible inventory', () => {
    for (const path of ['inventory.java', 'stock/inventory.ini', 'inventory', 'inventory-report.sql']) {
      assert.notEqual(kindOf(path, '[drug]\nname=aspirin\nhost=a\n'), 'ansible', path);
    }
    assert.equal(kindOf('inventory', 'drug,amount\n'), undefined);
  });

  it('reads a head only where the name does not decide, and once', () => {
    const asked: string[] = [];
    const paths = [
      'application.yml',
      'A.java',
      'node_modules/x.xml',
      'unknown.xml',
      'Dockerfile',
      'logo.png',
    ];
    detectConfigs(paths, known, {
      head: path => {
        asked.push(path);
        return '';
      },
    });
    assert.deepEqual(asked, ['unknown.xml']);
  });

  it("lets a project's own kinds win over known kinds and noise, and ignores over all", () => {
    const title = { en: 'Ward settings', 'zh-CN': '病区配置' };
    const extraKinds = [
      { id: 'ward', risk: 'high', globs: ['ward/*.json', 'pom.xml'], title, why: title } as const,
    ];
    const found = detectConfigs(['ward/1.json', 'pom.xml', 'application.yml', 'x/redis.conf'], known, {
      extraKinds,
      ignore: ['x/**'],
    });
    assert.deepEqual(
      found.map(file => [file.path, file.kind, file.parser]),
      [
        ['ward/1.json', 'ward', 'json'],
        ['pom.xml', 'ward', 'xml'],
        ['application.yml', 'spring-boot', 'yaml'],
      ],
    );
  });

  it('guesses environments and leaves the names of sites as they are', () => {
    const cases: [string, string | undefined][] = [
      ['application-prod.yml', 'prod'],
      ['application-production.yml', 'prod'],
      ['application-xiehe.yml', 'xiehe'],
      ['application-协和.yml', '协和'],
      ['application-druid.yml', undefined],
      ['application.yml', undefined],
      ['.env', undefined],
      ['.env.staging', 'staging'],
      ['.env.production.local', 'prod'],
      ['config/test/application.yml', 'test'],
      ['config/test/application-prod.yml', 'prod'],
      ['docker-compose.dev.yml', 'dev'],
      ['docker-compose.es.yml', undefined],
      ['docker-compose.override.yml', undefined],
      ['appsettings.Development.json', 'dev'],
      ['Web.Release.config', undefined],
      ['sites/renmin/nginx.conf', 'renmin'],
      ['nginx.uat.conf', 'uat'],
      ['reports/sql/many_test_report.sql', undefined],
      ['usr/local/redis.conf', undefined],
    ];
    for (const [path, environment] of cases) assert.equal(environmentOf(path), environment, path);
  });

  it('says what gave the environment away', () => {
    const evidence = (path: string) => detectConfigs([path], known)[0]?.environmentFrom;
    assert.deepEqual(evidence('a/application-prod.yml'), { by: 'profile', part: 'application-prod.yml' });
    assert.deepEqual(evidence('a/nginx.uat.conf'), { by: 'file-name', part: 'nginx.uat.conf' });
    assert.deepEqual(evidence('config/test/x/redis.conf'), { by: 'folder', part: 'config/test' });
  });

  it('agrees with plain pattern matching for any path (the index only makes it faster)', () => {
    const names = Object.values(NAMED).flat();
    const folder = fc.constantFrom(
      'a',
      'conf.d',
      'nginx',
      'src',
      'test',
      'openmrs',
      'apps',
      'k8s',
      'sql',
      'x.y',
    );
    fc.assert(
      fc.property(fc.array(folder, { maxLength: 4 }), fc.constantFrom(...names), (folders, name) => {
        const path = [...folders, name].join('/');
        const slash = path.lastIndexOf('/');
        const split = { path, folder: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1) };
        const plain = known.patterns.flatMap((pattern, at) => {
          const definition = pattern.kind.definition;
          const lists = [...(definition.globs ?? []), ...(definition.maybe ?? [])];
          const first = known.patterns.findIndex(other => other.kind === pattern.kind);
          return globMatcher(lists[at - first] ?? '')(path) ? [at] : [];
        });
        assert.deepEqual(known.index.matches(split), plain);
      }),
      { numRuns: 60 },
    );
  });
});
