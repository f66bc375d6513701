import assert from 'node:assert/strict';
import { detectConfigs } from '../../src/inventory/detect.ts';
import { mayBeConfig } from '../../src/inventory/mayBeConfig.ts';
import { known } from './known.ts';

const found = (path: string, text = '') => detectConfigs([path], known, { head: () => text })[0];
const kindOf = (path: string, text?: string) => found(path, text)?.kind;

describe('what a file does decides before what it is called', () => {
  it('a template is of the kind of the file that is made from it, and read as that', () => {
    const cases: [string, string, string][] = [
      ['conf/jdbc.properties.sample', 'datasource', 'properties'],
      ['application.yml.j2', 'spring-boot', 'yaml'],
      ['templates/my57.cnf.j2', 'mysql', 'ini'],
      ['web/nginx.conf.erb', 'nginx', 'none'],
      ['appsettings.json.dist', 'dotnet-appsettings', 'json'],
      ['deploy/redis.conf.example', 'redis', 'properties'],
    ];
    for (const [path, kind, parser] of cases)
      assert.deepEqual([found(path)?.kind, found(path)?.parser], [kind, parser], path);
    assert.equal(kindOf('web/package.json.template'), undefined);
    assert.equal(found('application-prod.yml.j2')?.environment, 'prod');
  });

  it('names of one kind with other signs in them are known', () => {
    for (const path of ['Dockerfile_web', 'docker/LisDockerfile', 'Dockerfile.prod'])
      assert.equal(kindOf(path), 'dockerfile', path);
    for (const path of ['dotenv', '.env_prod', 'docker/dotenv.uat', '.env.local'])
      assert.equal(kindOf(path), 'dotenv', path);
    for (const path of ['.env.production.template', '.env_example', 'env.sample', '.env.sample.prod'])
      assert.equal(kindOf(path), 'dotenv-template', path);
    assert.equal(kindOf('src/env.d.ts'), undefined);
  });

  it('kinds that the eighth and ninth round missed, with their siblings', () => {
    const vault = '$ANSIBLE_VAULT;1.1;AES256\n6462333\n';
    const schema = 'ActiveRecord::Schema[8.0].define(version: 1) do\n';
    const cases: [string, string, string | undefined][] = [
      ['sites/city/sde@lab@localhost.sde', '', 'connection-file'],
      ['tools/server.vnc', '', 'connection-file'],
      ['tools/his.ica', '', 'connection-file'],
      ['secret_group_vars/ftp.yml', vault, 'ansible'],
      ['deploy/group_vars_prod/all.yml', 'a: 1\n', 'ansible'],
      ['files/clouds.yaml', vault, 'ansible'],
      ['files/keys', vault, 'ansible'],
      ['templates/condor/condor_config.local.j2', '', 'server-template'],
      ['cookbooks/his/templates/default/his.rules.erb', '', 'server-template'],
      ['app/templates/page.html.j2', '<p>', undefined],
      ['app/templates/mail.txt.erb', 'Dear', undefined],
      ['.kamal/secrets', 'A=1\n', 'dotenv'],
      ['.kamal/secrets.production', 'A=1\n', 'dotenv'],
      ['db/schema.rb', schema, 'database-migration'],
      ['db/queue_schema.rb', schema, 'database-migration'],
      ['target/site/appsettings.json', '{}', 'dotnet-appsettings'],
      ['target/site/Web.config', '<configuration/>', 'dotnet-config'],
      ['target/classes/application.yml', 'a: 1\n', undefined],
      ['target/site/bin/Debug/net8.0/appsettings.json', '{}', undefined],
      [
        'src/config/endpoints.js',
        "  mainApi: env.A || (isDev ? 'http://localhost:8003' : ''),\n",
        'frontend-settings',
      ],
      ['src/server.ts', "const URL = env.A || 'http://x';\napp.listen(80);\n", undefined],
      ['src/server.js', "const serverUrl = 'http://x';\n", 'frontend-settings'],
      ['web/src/assets/main-settings.json', '{}', 'frontend-settings'],
      ['web/src/assets/app-config.json', '{}', 'frontend-settings'],
      ['config/bundler-audit.yml', 'ignore:\n  - X\n', undefined],
      ['.gitleaks.toml', 'title = 1\n', undefined],
      ['config/i18n-tasks.yml', 'base_locale: en\n', undefined],
      ['.kiro/settings/mcp.json', '{}', undefined],
      ['.windsurf/settings/config.json', '{}', undefined],
      ['scripts/e2e_flow.sh', 'curl http://x/\n', undefined],
      ['scripts/smoke-prod.sh', 'curl http://x/\n', undefined],
    ];
    for (const [path, text, kind] of cases) assert.equal(kindOf(path, text), kind, path);
  });

  it('kinds that two rounds of fresh repositories missed', () => {
    const site = 'server {\n  listen 80;\n}\n';
    const cases: [string, string, string | undefined][] = [
      ['config/nginx-site-http.template', site, 'nginx'],
      ['config/apache-site.template', '<VirtualHost *:80>\n', 'httpd'],
      ['config/site-notes.template', 'Dear customer', undefined],
      ['debian/postinst', '', 'operation-script'],
      ['debian/his.prerm', '', 'operation-script'],
      ['debian/his.cron.d', '', 'cron'],
      ['debian/control', '', undefined],
      ['lib/tasks/dbbackup.rake', "task :x do\n  sh 'mysqldump his > x.sql'\nend\n", 'operation-script'],
      ['lib/tasks/words.rake', 'task :x do\n  puts 1\nend\n', undefined],
      ['src/main/resources/sql/north/v_lis.txt', 'CREATE OR REPLACE VIEW V_LIS', 'initial-data'],
      ['src/main/resources/sql/readme.txt', 'How the views are made', undefined],
      ['src/main/resources/hl7v3/SampleReceive.xml', '', 'message-template'],
      ['resources/views/ward/print_label.blade.php', '', 'print-layout'],
      ['resources/views/ward/blueprint.blade.php', '', undefined],
      ['docs/page.bak', '<html><body>', undefined],
      ['data/his.bak', '', 'database-dump'],
      ['requirements.yml', 'collections:\n  - name: community.general\n', 'ansible'],
      ['.github/workflows/lint.yml', '      - run: ansible-playbook main.yml --syntax-check\n', undefined],
      ['.github/workflows/deploy-test.yml', '      - run: ssh app@10.1.1.1 restart\n', 'deploy-pipeline'],
      ['scripts/lint.sh', 'npm run lint\n', undefined],
      ['infra/main.bicep', '', 'terraform'],
      ['infra/main.parameters.json', '{ "$schema": "https://schema.management.azure.com/x" }', 'terraform'],
      ['azure.yaml', 'services:\n  web:\n    host: appservice\n', 'deploy-pipeline'],
      ['src/Web/key-1.xml', '<key id="768c1632-cf7b-41a9-bb7a-bff228ae8fba" version="1">', 'certificate'],
      ['src/Data/CatalogContextSeed.cs', '', 'seed-script'],
      ['private/config.php.example', "<?php\nconst CFG_DB_DSN =\n  'mysql:x';\n", 'php-settings'],
      ['compilar_win64.cmd', 'msbuild "%RAIZ%\\fzam.dproj"\n', 'operation-script'],
    ];
    for (const [path, text, kind] of cases) assert.equal(kindOf(path, text), kind, path);
  });

  it('kinds that a third round of fresh repositories missed, or found in vain', () => {
    const own = 'export const environment = {\n  production: true,\n  hmr: false,\n};\n';
    const cases: [string, string, string | undefined][] = [
      ['deployment/nginx/his', 'upstream app {\n}\nserver {\n  listen 80;\n}\n', 'nginx'],
      ['deployment/logrotate/his', '', 'operating-system'],
      ['docker/single/scripts/init', '', 'operation-script'],
      ['bin/start_his', '#!/bin/bash\nset -e\nexec java -jar his.jar\n', 'shell-program'],
      ['bin/words', '#!/bin/bash\necho a\n', undefined],
      ['NOTES', 'docker run his\n', undefined],
      ['Capfile', "require 'capistrano/setup'\n", 'operation-script'],
      ['config/deploy/production.rb', "server ENV['HOST'], user: 'his'\n", 'operation-script'],
      ['app.json', '{ "name": "his", "addons": ["heroku-postgresql"] }', 'hosting'],
      ['app.json', '{ "pages": ["index"], "window": {} }', undefined],
      ['manifest.yml.sample', '---\napplications:\n- name: his\n', 'hosting'],
      ['openshift/his.json', '{\n  "kind": "Template",\n  "apiVersion": "v1"\n}', 'kubernetes'],
      ['src/Store/Migrations/MySql/20191103213915_Inital.cs', '', 'database-migration'],
      ['src/environments/environment.prod.ts', own, undefined],
      ['src/environments/environment.prod.ts', own.replace('hmr: false', "api: '/his'"), 'frontend-settings'],
      ['ui/vite.config.ts', "server: { proxy: { '/api': { target: 'http://localhost:80' } } }", undefined],
      ['spec/data/private.key', '', undefined],
      ['static/glyphs/config.json', '{ "glyphs": [] }', undefined],
    ];
    for (const [path, text, kind] of cases) assert.equal(kindOf(path, text), kind, path);
  });

  it('kinds that a fourth round of fresh repositories missed, or found in vain', () => {
    const cases: [string, string, string | undefined][] = [
      ['.envs/.local/.postgres', '', 'dotenv'],
      ['.github/workflows/pages.yml', '        uses: actions/deploy-pages@v4\n', undefined],
      ['.github/workflows/release.yml', '        uses: softprops/action-gh-release@v2\n', 'deploy-pipeline'],
      [
        '.github/workflows/up.yml',
        '      - run: docker compose -f a.yml -f b.yml up -d\n',
        'deploy-pipeline',
      ],
      ['.github/workflows/apk.yml', '      - run: ./gradlew -Papi=https://x.herokuapp.com\n', undefined],
      ['ci/push.Jenkinsfile', "  sh 'buildah push his registry.his.cn/his'\n", 'deploy-pipeline'],
      ['config/deploy/north/production.rb', '', 'operation-script'],
      ['lib/capistrano/tasks/jobs.rake', '', 'operation-script'],
      ['aws/task.json', '{\n  "containerDefinitions": []\n}', 'terraform'],
      ['db/data/20240101000000_fill_wards.rb', '', 'database-migration'],
      ['keycloak/import/realm-his.json.example', '', 'identity'],
      ['certbot/google.json', '{ "type": "service_account" }', 'certificate'],
      ['image/root/etc/cont-init.d/60-renew', '', 'operating-system'],
      ['htaccess', '', 'httpd'],
      ['his/settings/production.py', '', 'python-settings'],
      ['config/defaults.rb', 'HOST = ENV["HIS_HOST"]\n', 'ruby-settings'],
      ['config/routes.rb', 'ENV["X"]\n', undefined],
      ['app/views/reports/wards/index.html.erb', '<h1><%= @page %></h1>\n', undefined],
      ['app/views/reports/wards/paper.html.erb', '<style>@page { size: A4 }</style>\n', 'report-template'],
      ['e2e-tests/a/docker-compose.yml', '', undefined],
      ['pki/test/a.pem', '', undefined],
      ['k8s/overlays/test/his.yaml', '', 'kubernetes'],
      ['codegen/configs/api.yaml', 'package: his\n', undefined],
      ['store-clickhouse/cluster/macros.xml', '', 'database-server'],
      ['ansible/inventories/production/hosts', '', 'ansible'],
      ['gateway/package-metadata.json', '{\n  "environmentVariables": {}\n}', 'connection-settings'],
      ['gateway/patient.json', '{\n "resourceType": "Patient",\n "host": "a", "port": 1 }', undefined],
      ['gateway/main.settings.yaml.example', 'language: es\ndb:\n', 'other-settings'],
      ['GrafanaDashboard.json', '{\n  "graphTooltip": 0\n}', 'dashboards'],
      ['src/View/DocTemplate/客户化医院/麻醉记录单.xml', '', 'report-template'],
      ['src/Service/Config/ExcelModel/质控.xlsx', '', 'report-template'],
      ['database/data/services.xlsx', '', 'initial-data'],
      ['script/加宽字段.txt', '-- a\nalter table a modify b varchar2(9);\n', 'initial-data'],
      ['reports_backup.php', 'mysql ', undefined],
      ['loaders/data/tests.csv', '', 'initial-data'],
      ['procedures_seed.json', '', 'initial-data'],
      ['debian/package/etc/default/tomcat9', '', 'operating-system'],
      ['.github/workflows/clients.yml', '  KEY: ${{ secrets.HIS_ADMIN }}\n', 'deploy-pipeline'],
      ['.github/workflows/cover.yml', '  KEY: ${{ secrets.CODECOV_TOKEN }}\n', undefined],
      ['module-config/packages/au.json', '', 'other-settings'],
      ['worker/wrangler.jsonc', '', 'hosting'],
      ['worker/.dev.vars', '', 'dotenv'],
      ['docker-compose.yml.shared', '', 'compose'],
      ['hooks.lua', 'function OnStoredInstance(id)\nend\n', 'dicom'],
      ['src/routes/seed.ts', '', undefined],
      ['app/Http/Controllers/Configuration/A.php', "class A\n{\n  $host = 'a';\n}\n", undefined],
      [
        'app/Config/Database.php',
        "class Database extends BaseConfig\n{\n  $host = 'a';\n}\n",
        'php-settings',
      ],
      ['resources/views/payments/receipt.blade.php', '@media print {}', 'print-layout'],
      ['resources/views/payments/receipt.blade.php', '<p>a</p>', undefined],
      ['backup_database.php', "$q = 'SHOW CREATE TABLE a';\n", 'operation-script'],
    ];
    for (const [path, text, kind] of cases) assert.equal(kindOf(path, text), kind, path);
  });

  it('a build file of a web client matters where it names a server', () => {
    const proxy = "export default { server: { proxy: { '/api': { target: 'http://10.1.2.3:8080' } } } }";
    for (const path of ['web/vite.config.ts', 'vue.config.js', 'next.config.mjs'])
      assert.deepEqual(
        [kindOf(path, proxy), kindOf(path, 'export default {}')],
        ['frontend-build', undefined],
      );
    assert.equal(kindOf('vite.config.ts', "// see target: 'https://vite.dev'\n"), undefined);
  });

  it('a pipeline matters where it reaches servers or publishes images', () => {
    const cases: [string, string, string | undefined][] = [
      ['.github/workflows/deploy.yml', '      - run: rsync -a dist/ app@10.0.0.1:/srv/\n', 'deploy-pipeline'],
      ['.gitlab-ci.yml', '  script:\n    - ssh root@his "docker compose up -d"\n', 'deploy-pipeline'],
      ['Jenkinsfile', "  sh 'kubectl apply -f k8s'\n", 'deploy-pipeline'],
      ['.github/workflows/tests.yml', '      - run: npm test\n', undefined],
      ['.github/workflows/lint.yml', '      # ssh to nowhere\n      - run: npm run lint\n', undefined],
    ];
    for (const [path, text, kind] of cases) assert.equal(kindOf(path, text), kind, path);
  });

  it('a script matters for what it runs', () => {
    for (const [path, text] of [
      ['winservice.bat', 'D:\\lis\\WinSW.exe install\r\nnet start result2his\r\n'],
      ['bin/build.bat', 'cd %~dp0\r\nmvn clean package\r\n'],
      ['ops/rotate.sh', 'mv app.log app.log.1\n'],
      ['tools/nightly.sh', 'mysqldump -u his his | gzip > /backup/his.gz\n'],
      ['scripts/rotateSecrets.js', ''],
    ] as const)
      assert.equal(kindOf(path, text), 'operation-script', path);
    assert.equal(kindOf('Properties/PublishProfiles/iis.pubxml', ''), 'publish-profile');
    const host = '{\n  "ConnectionString": {\n    "MySql": "server=db"\n  },\n  "Swagger": true\n}\n';
    assert.equal(kindOf('Host/Config/host.json', host), 'connection-settings');
    assert.equal(kindOf('docs/api.json', `{"swagger": "2.0",\n${host.slice(1)}`), undefined);
    for (const path of ['mvnw.cmd', 'tests/run_all.sh', '.husky/pre-commit.sh'])
      assert.equal(kindOf(path, 'mvn package\n'), undefined, path);
    assert.equal(kindOf('tools/count.sh', 'wc -l "$1"\n'), undefined);
    assert.equal(kindOf('scripts/smartCleanup.sh', 'rm -rf old_components\n'), undefined);
  });

  it('settings in the language of the program are settings, and code that reads them is not', () => {
    const cases: [string, string, string | undefined][] = [
      ['config/queue.php', "<?php\nreturn [\n  'default' => env('Q'),\n];", 'php-settings'],
      ['application/extra/queue.php', '<?php\nreturn array(\n);', 'php-settings'],
      ['admin/conn.php', "<?php $db_host = 'localhost';", 'php-settings'],
      ['app/Config/Reader.php', '<?php\nclass Reader { function read() {} }', undefined],
      ['his/settings.py', 'DATABASES = {}\n', 'python-settings'],
      ['his/config.py', 'import os\n\ndef read_config():\n    return os.environ\n', undefined],
      ['config/environments/production.rb', '', 'ruby-settings'],
      ['server/config/db.js', 'module.exports = { host: process.env.DB_HOST }', 'javascript-settings'],
      ['server/config/messages.js', 'module.exports = { hello: "Guten Tag" }', undefined],
    ];
    for (const [path, text, kind] of cases) assert.equal(kindOf(path, text), kind, path);
  });

  it('tells a rewriting web.config from settings of .NET', () => {
    const rewrite =
      '<configuration><system.webServer><rewrite><rules/></rewrite></system.webServer></configuration>';
    assert.equal(kindOf('public/web.config', rewrite), 'iis');
    assert.equal(
      kindOf('Web.config', '<configuration><connectionStrings/></configuration>'),
      'dotnet-config',
    );
    assert.equal(
      kindOf(
        'Web.config',
        '<configuration><appSettings/><system.webServer><handlers/></system.webServer></configuration>',
      ),
      'dotnet-config',
    );
  });

  it('a value says nothing about the kind: a queue at a host of the insurance stays a queue', () => {
    const text = 'mq.host=yibao-gw.nhsa.local\nmq.port=5672\n';
    assert.equal(kindOf('conf/partner.properties', text), 'other-properties');
    assert.equal(kindOf('rabbitmq.conf', 'nhsa.host = x\n'), 'message-queue');
    assert.equal(kindOf('conf/partner.properties', 'nhsa.url=http://10.0.0.1\n'), 'medical-insurance');
    assert.equal(kindOf('client/set.ini', '[医保]\nport=1\n'), 'medical-insurance');
  });

  it('seeds are master data of the site, unless they make data up', () => {
    assert.equal(kindOf('scripts/seedFeeSchedule.js', 'FeeSchedule.insertMany([...])'), 'seed-script');
    assert.equal(kindOf('database/seeders/UnitSeeder.php'), 'seed-script');
    assert.equal(kindOf('scripts/seedVisits.js', 'const age = Math.random() * 90'), undefined);
    assert.equal(
      kindOf('scripts/seed_orders.py', 'from faker import Faker\nfake = faker.Faker()'),
      undefined,
    );
  });

  it('options of a compiler are no settings of the program', () => {
    assert.equal(kindOf('Lis.cfg', '-$A8\r\n-$B-\r\n-cg\r\n'), undefined);
    assert.equal(kindOf('Lis.cfg', '[db]\r\nserver=1\r\n'), 'other-conf');
  });

  it('an inventory of servers needs no ending', () => {
    assert.equal(kindOf('local', 'localhost ansible_connection=local\n\n[db]\n'), 'ansible');
    assert.equal(kindOf('LICENSE', 'Permission is granted\n'), undefined);
  });

  it('the quick look at names misses none of these', () => {
    for (const path of [
      'conf/jdbc.properties.sample',
      'vite.config.ts',
      'local',
      'Jenkinsfile',
      'dotenv',
      'a/conn.php',
    ])
      assert.ok(mayBeConfig(path), path);
    for (const path of ['src/App.vue', 'logo.png', 'README.md']) assert.ok(!mayBeConfig(path), path);
  });
});
