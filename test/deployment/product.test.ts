import assert from 'node:assert/strict';
import { jobsOf } from '../../src/deployment/code.ts';
import { readNeverTouch } from '../../src/deployment/comments.ts';
import { databasesOf } from '../../src/deployment/databases.ts';
import { isRunDocument, readRunDocument, shellOf } from '../../src/deployment/documents.ts';
import { NO_CODE, readDeployment } from '../../src/deployment/index.ts';
import { joinParts, readPart } from '../../src/deployment/parts.ts';
import { rolesOf } from '../../src/deployment/roles.ts';
import { runningOf } from '../../src/deployment/running.ts';
import { readScript } from '../../src/deployment/scripts.ts';
import { switchesOf } from '../../src/deployment/switches.ts';
import { groupTables, tablesOf } from '../../src/deployment/tables.ts';
import { isReadme, isSameVersion, toolsOfReadme } from '../../src/deployment/tools.ts';
import { settingsOf } from '../../src/deployment/valueOf.ts';
import type { ConfigFile } from '../../src/inventory/detect.ts';
import { maskedCommand } from '../../src/prefill/commands.ts';

const variable = (name: string) => ['$', `{${name}}`].join('');
const line = (path: string, text: string, at = 1) => ({ path, line: at, text });

describe('what a product is made of, and what it holds', () => {
  it('names parts by their frameworks; modules and libraries are none', () => {
    const part = (path: string, text: string) => readPart(text, path);
    const parts = joinParts([
      ...part('web/package.json', '{\n"dependencies": {\n"vue": "^3.4.1",\n"vuex": "1"\n}}'),
      ...part('pom.xml', '<artifactId>spring-boot-starter-parent</artifactId>\n<version>2.7.18</version>'),
      ...part('pom/pom.xml', '<artifactId>spring-boot-starter-web</artifactId>'),
      ...part('lib/lib.csproj', '<TargetFramework>net8.0</TargetFramework>'),
      ...part('api/requirements.txt', '# Django==1\ndjango==4.2.1\n'),
      ...part('api/tests/requirements.txt', 'flask==2'),
    ]);
    assert.deepEqual(
      parts.map(({ folder, made, line }) => [folder, made, line]),
      [
        ['.', 'Spring Boot 2.7.18', 1],
        ['api', 'Django 4.2.1', 2],
        ['web', 'Vue 3.4.1', 3],
      ],
    );
  });

  it('reads commands of documents by what their headings say they are for', () => {
    const text = [
      '# His',
      '## Build',
      '```bash',
      '$ mvn package # all modules',
      'git clone x',
      '```',
      '## 部署',
      '1. run `docker compose up -d`',
      '## Running the tests',
      '```',
      'npm test',
      '```',
      '## Installation',
      '### Backend',
      '```sh',
      'java -jar his.jar',
      '```',
    ].join('\n');
    assert.deepEqual(
      readRunDocument(text, 'README.md').map(({ what, name, value, line }) => [what, name, value, line]),
      [
        ['build', 'Build', 'mvn package', 4],
        ['release', '部署', 'docker compose up -d', 8],
        ['start', 'Backend', 'java -jar his.jar', 16],
      ],
    );
    assert.deepEqual(
      shellOf('text\n```sh\npg_dump his > his.sql\n```', 'README.md').split('\n')[2],
      'pg_dump his > his.sql',
    );
    assert.ok(
      isRunDocument('docs/部署手册.md') && !isRunDocument('CHANGELOG.md') && !isRunDocument('docs/api.md'),
    );
  });

  it('groups tables by how their names begin, whoever makes them', () => {
    const texts = new Map([['m.cs', 'x\n  name: "PharmacyStock",\n']]);
    const tables = tablesOf(
      [
        line('a.sql', 'CREATE TABLE IF NOT EXISTS `his`.`his_order` ('),
        line('a.sql', 'create table his_fee (', 2),
        line('a.sql', '-- create table his_old (', 3),
        line('b.php', "Schema::create('his_fee', function"),
        line('c.rb', 'create_table "users", force: true do |t|'),
        line('d.java', '@Table(name = "pharm_drug")'),
        line('m.cs', '  migrationBuilder.CreateTable('),
        line('test/t.sql', 'create table his_test ('),
      ],
      path => texts.get(path),
    );
    assert.deepEqual(
      groupTables(tables).map(({ prefix, count, examples, path, line }) => [
        prefix,
        count,
        examples,
        `${path}:${line}`,
      ]),
      [
        ['his_', 2, ['his_order', 'his_fee'], 'a.sql:1'],
        ['', 3, ['users', 'pharm_drug', 'PharmacyStock'], 'c.rb:1'],
      ],
    );
  });

  it('names the roles that code asks for, once each', () => {
    const roles = rolesOf([
      line('A.java', "@PreAuthorize(\"hasAnyRole('ADMIN', 'DOCTOR')\")"),
      line('B.cs', '[Authorize(Roles = "Nurse,Admin")]'),
      line('c.php', "Role::create(['name' => 'cashier']);"),
      line('d.php', "->middleware('role:doctor|pharmacist')"),
      line('test/E.java', '@Secured("ROLE_TEST")'),
    ]);
    assert.deepEqual(
      roles.map(({ value }) => value),
      ['ADMIN', 'DOCTOR', 'Nurse', 'cashier', 'pharmacist'],
    );
  });

  it('tells switches of the product from those of its framework', () => {
    const text =
      'feature:\n  queue-call: true\nspring:\n  jpa:\n    show-sql: true\nhis:\n  enableInsurance: false\n';
    assert.deepEqual(
      switchesOf(settingsOf(text, 'application.yml', 'yaml')).map(({ name, value, line }) => [
        name,
        value,
        line,
      ]),
      [
        ['feature.queue-call', 'true', 2],
        ['his.enableInsurance', 'false', 7],
      ],
    );
  });

  it('reads what a program takes where the environment says nothing', () => {
    const text =
      'A = env("A", default="redis://r:6379")\nB = os.environ.get("B", "x")\nC = env.int("C", 5)\nD = env("D")\n';
    assert.deepEqual(
      settingsOf(text, 'settings.py', 'code').map(({ value }) => value),
      ['redis://r:6379', 'x', '5', 'env("D")'],
    );
  });

  it('reads the jobs of the SQL Server Agent with their times', () => {
    const text = [
      "EXEC msdb.dbo.sp_add_job @job_name=N'HIS_Backup', @enabled=1",
      "EXEC msdb.dbo.sp_add_jobschedule @job_name=N'HIS_Backup', @name=N'nightly',",
      '  @freq_type=4, @freq_interval=1, @active_start_time=23000',
      'GO',
      "EXEC sp_add_job @job_name=N'Sync', @enabled=0",
      "EXEC sp_add_jobschedule @name=N'often', @freq_type=4, @freq_subday_type=4, @freq_subday_interval=10",
    ].join('\n');
    const jobs = jobsOf([line('jobs.sql', text.split('\n')[0] ?? '')], () => text);
    assert.deepEqual(
      jobs.map(({ name, value, line, isPaused = false }) => [name, value, line, isPaused]),
      [
        ['HIS_Backup', 'daily 02:30', 2, false],
        ['Sync', 'daily every 10 min', 6, true],
      ],
    );
  });

  it('knows net461 as 4.6.1', () => {
    const tool = (value: string) => ({ name: '.NET', value, path: 'a.csproj', line: 1 });
    assert.ok(isSameVersion(tool('net461'), tool('4.6.1')));
    assert.ok(!isSameVersion(tool('net8.0'), tool('net6.0')));
  });
});

describe('what is none of what it looks like', () => {
  it('tells a question about health from masters of a clinic', () => {
    const found = runningOf([
      line('A.java', '@GetMapping("/health/error-reasons")'),
      line('B.java', '@GetMapping("/api/health/ready")'),
    ]);
    assert.deepEqual(
      found.map(({ value }) => value),
      ['/api/health/ready'],
    );
  });

  it('takes no question for a program and no test of a script for a release', () => {
    const script = readScript(
      'command -v pg_dump >/dev/null || fail "no pg_dump here"\nbash -n deploy/all.sh\ncheck_command rsync\n[ -f x ] || fail "rsync first"\nrsync -a dist/ his:/srv/\n',
      'deploy/release.sh',
    );
    assert.deepEqual(
      [...script.dumps, ...script.releases].map(({ value }) => value),
      ['rsync -a dist/ his:/srv/'],
    );
  });

  it('takes no title of a linked page for a version that is asked for', () => {
    assert.deepEqual(toolsOfReadme('- [Java 9 Modularity](https://example.org/java-9)', 'README.md'), []);
    assert.equal(isReadme('ansible/roles/db/README.md'), false);
  });

  it('takes partitions of a table for one', () => {
    const tables = tablesOf(
      [line('a.sql', 'CREATE TABLE audit_2026_04 ('), line('a.sql', 'CREATE TABLE audit_2026_05 (', 2)],
      () => undefined,
    );
    assert.deepEqual(
      groupTables(tables).map(({ examples }) => examples),
      [['audit']],
    );
  });

  it('fills in what code leaves to the settings', () => {
    const configs = [
      { path: 'a.properties', kind: 'spring', risk: 'high', parser: 'properties' },
    ] as ConfigFile[];
    const texts = new Map([['a.properties', 'his.cron=0 0 2 * * *\nhis.s=0\n']]);
    const jobs = [
      { name: 'Settle.run', value: variable('his.cron'), path: 'A.java', line: 1 },
      { name: 'Off.run', value: variable('his.none:-'), path: 'A.java', line: 2 },
    ];
    assert.deepEqual(
      readDeployment(configs, texts, { ...NO_CODE, jobs }).jobs.map(({ name, value, isPaused = false }) => [
        name,
        value,
        isPaused,
      ]),
      [
        ['Settle.run', '0 0 2 * * *', false],
        ['Off.run', '-', true],
      ],
    );
  });
});

describe('what is known of a site from a few words', () => {
  it('takes the schedule of a job of Hangfire from a constant', () => {
    const text =
      'const string Nightly = "0 1 * * *";\nRecurringJob.AddOrUpdate<UsageJob>   (nameof(UsageJob), j => j.Run(), Nightly);';
    const jobs = jobsOf([line('Jobs.cs', text.split('\n')[1] ?? '', 2)], () => text);
    assert.deepEqual(
      jobs.map(({ name, value }) => [name, value]),
      [['UsageJob', '0 1 * * *']],
    );
  });

  it('knows the kind of a database whose place only the server knows, and no Redis that nothing uses', () => {
    const env = 'DB_CONNECTION=pgsql\nDB_HOST=\nREDIS_HOST=127.0.0.1\nCACHE_STORE=database\n';
    assert.deepEqual(
      databasesOf(settingsOf(env, '.env.example', 'dotenv')).map(({ kind, host }) => [kind, host]),
      [['PostgreSQL', undefined]],
    );
  });

  it('shows no password of a command, whatever it looks like', () => {
    const shown = (value: string) => maskedCommand({ value, path: 'compose.yml', line: 1 });
    assert.equal(
      shown('mysql --user=his --password=hisPassword -e "show databases"'),
      'mysql --user=his --password=*** -e "show databases"',
    );
    assert.equal(shown('mysqldump --password=$DB_PASSWORD his'), 'mysqldump --password=$DB_PASSWORD his');
  });

  it('tells a wish to leave something from a condition', () => {
    assert.deepEqual(
      readNeverTouch("# caches each layer: if these files don't change, it is reused", 'Dockerfile'),
      [],
    );
    assert.equal(readNeverTouch('# do not change: the insurer counts on it', 'a.conf').length, 1);
  });
});
