import assert from 'node:assert/strict';
import { readAccess } from '../../src/deployment/access.ts';
import { jobsOf } from '../../src/deployment/code.ts';
import { readCompose } from '../../src/deployment/compose.ts';
import { readRunDocument } from '../../src/deployment/documents.ts';
import { readAddresses } from '../../src/deployment/documentTables.ts';
import { endpointsOf } from '../../src/deployment/endpoints.ts';
import { overridingIn } from '../../src/deployment/overriding.ts';
import { joinParts, readPart } from '../../src/deployment/parts.ts';
import { readScript } from '../../src/deployment/scripts.ts';
import { switchesOf } from '../../src/deployment/switches.ts';
import { settingsOf } from '../../src/deployment/valueOf.ts';
import { lonelyBuildFiles, versionOfProduct } from '../../src/deployment/versions.ts';

const jobs = (path: string, text: string, pattern: RegExp) =>
  jobsOf(
    text.split('\n').flatMap((one, at) => (pattern.test(one) ? [{ path, line: at + 1, text: one }] : [])),
    () => text,
  ).map(({ name, value }) => `${name}: ${value}`);

describe('the schedule of a method', () => {
  it('is that of its own annotation, not of the next one', () => {
    const nest = `  @Cron(CronExpression.EVERY_DAY_AT_3AM)
  // Everything of the day.
  async sendLists() {}

  @Cron('0 */4 * * *', { name: 'stock' })
  @Roles('pharmacy')
  public async countStock(): Promise<void> {}

  @Cron(SETTLE_TIME)
  settle() {}

  @Cron('5 1 * * *')
  archive() {}
`;
    assert.deepEqual(jobs('a/jobs.service.ts', nest, /@Cron/), [
      'sendLists: CronExpression.EVERY_DAY_AT_3AM',
      'countStock: 0 */4 * * *',
      'settle: SETTLE_TIME',
      'archive: 5 1 * * *',
    ]);
  });

  it('is that of its own call, and a method is found whatever it returns', () => {
    const spring = `    @Scheduled(cron = "0 15 2 * * ?")
    @Transactional(rollbackFor = Exception.class)
    public int closeDay() { return 0; }

    @Scheduled(fixedDelay = 60000)
    public List<Order> resend() { return none(); }
`;
    assert.deepEqual(jobs('a/DayJob.java', spring, /@Scheduled/), [
      'DayJob.closeDay: 0 15 2 * * ?',
      'DayJob.resend: fixedDelay = 60000',
    ]);
    const node = "cron.schedule(config.nightly, run);\ncron.schedule('*/10 * * * *', poll);\n";
    assert.deepEqual(jobs('a/poll.js', node, /cron\.schedule/), ['poll: */10 * * * *']);
  });
});

describe('which file of variables goes first', () => {
  const over = (build: string, text: string, ...names: string[]) => {
    const texts = new Map([[`web/${build}`, text], ...names.map(name => [`web/${name}`, ''] as const)]);
    return Object.fromEntries(
      overridingIn([...texts.keys()], texts).map(({ path, over, shownBy }) => [
        path.slice(4),
        [...over.map(one => one.slice(4)), shownBy?.line],
      ]),
    );
  };
  const names = ['.env', '.env.local', '.env.production', '.env.production.local'];

  it('is what the framework says that a build file names', () => {
    for (const name of ['next', 'react-scripts'])
      assert.deepEqual(over('package.json', `{\n  "dependencies": {\n    "${name}": "1"\n}}`, ...names), {
        '.env.local': ['.env.production', '.env', 3],
        '.env.production': ['.env', 3],
        '.env.production.local': ['.env.production', '.env.local', '.env', 3],
      });
    for (const name of ['vite', '@vue/cli-service'])
      assert.deepEqual(over('package.json', `{\n  "${name}": "1"\n}`, ...names), {
        '.env.local': ['.env', 2],
        '.env.production': ['.env.local', '.env', 2],
        '.env.production.local': ['.env.production', '.env.local', '.env', 2],
      });
  });

  it('is not said where no framework is known, or two that differ', () => {
    assert.deepEqual(over('package.json', '{\n  "express": "4"\n}', ...names), {});
    assert.deepEqual(over('package.json', '{\n  "next": "14",\n  "vite": "5"\n}', ...names), {});
    assert.deepEqual(over('composer.json', '{\n  "laravel/framework": "11"\n}', ...names), {});
  });
});

describe('what a script deletes', () => {
  const kept = (text: string, path: string) =>
    readScript(text, path).kept.map(({ name, value }) => `${name}: ${value}`);

  it('is a backup only where its place or its name is that of one', () => {
    for (const [line, path, what] of [
      ['find /data/logs/tomcat_backup -name "*.gz" -mtime +30 -delete', 'task/cut.sh', 'log'],
      ['find /var/audit -type f -mtime +180 -delete', 'backup.sh', 'log'],
      ['find /srv/sessions -mtime +2 -delete', 'backup.sh', 'other'],
      ['find /srv/bak/his -mtime +14 -delete', 'clean.sh', 'backup'],
      ['find /data/oracle -name "*.dmp" -mtime +9 -delete', 'clean.sh', 'backup'],
      ['find ./backups -mtime +30 -delete >> /var/log/his.log', 'a.sh', 'backup'],
      ['find ./backups -mtime +30 -delete || log_warn "none"', 'a.sh', 'backup'],
      ['find "$TARGET" -mtime +7 -delete', 'backup_his.sh', 'backup'],
    ] as const)
      assert.deepEqual(kept(line, path), [`${what}: ${line}`]);
  });

  it('is told with the days where the day stands in the names', () => {
    for (const day of [
      '`date -d "5 days ago" +%F`',
      '$(date --date="5 days ago" +%F)',
      '$(date -d -5day +%F)',
      '$(date -v-5d +%F)',
    ])
      assert.deepEqual(kept(`OLD=${day}\nrm -f /srv/backup/his_$OLD.sql\n`, 'nightly.sh'), [
        'backup: rm -f /srv/backup/his_{5 days ago}.sql',
      ]);
    assert.deepEqual(kept('TODAY=`date +%F`\nrm -f /srv/backup/his_$TODAY.sql\n', 'nightly.sh'), []);
  });

  it('is said by days alone only beside a dump or a word', () => {
    assert.deepEqual(kept('KEEP_DAYS=7\nmysqldump his > his.sql\n', 'nightly.sh'), ['backup: KEEP_DAYS=7']);
    assert.deepEqual(kept('KEEP_DAYS=7\n', 'clean.sh'), ['other: KEEP_DAYS=7']);
    assert.deepEqual(kept('AUDIT_RETENTION_DAYS=365\n', 'backup.sh'), ['log: AUDIT_RETENTION_DAYS=365']);
  });
});

describe('placeholders and messages', () => {
  it('are no commands and no times', () => {
    const text = `0 3 * * * /path/to/his/backup.sh
mysqldump -h <host> his > his.sql
pg_dump -h your-server his > his.sql
print_error "run mysqldump his before"
log_info "docker push is done by deploy.sh"
mysqldump his > /srv/his.sql
`;
    const { schedules, dumps } = readScript(text, 'backup.sh');
    assert.deepEqual(schedules, []);
    assert.deepEqual(
      dumps.map(({ value }) => value),
      ['mysqldump his > /srv/his.sql'],
    );
  });

  it('of documents are no steps, nor what is told when something fails', () => {
    const text =
      '# 部署\n```sh\n./deploy.sh <版本号>\n./deploy.sh\n```\n## 修改后不生效\n```sh\n./deploy.sh --again\n```\n## Service does not start: error\n```sh\ndocker compose up -d\n```\n';
    assert.deepEqual(
      readRunDocument(text, 'README.md').map(({ value }) => value),
      ['./deploy.sh'],
    );
  });
});

describe('versions', () => {
  it('of a plugin of Maven are not those of Spring Boot', () => {
    const plugin = (name: string) =>
      `<plugin>\n<groupId>org.springframework.boot</groupId>\n<artifactId>${name}</artifactId>\n<version>2.1.9</version>\n</plugin>\n`;
    assert.equal(readPart(plugin('spring-boot-maven-plugin'), 'a/pom.xml')[0]?.made, 'Spring Boot');
    const starter = (version: string) =>
      `<dependency>\n<groupId>org.springframework.boot</groupId>\n<artifactId>spring-boot-starter-web</artifactId>\n${version}</dependency>\n<dependency>\n<version>1.9</version>`;
    assert.equal(readPart(starter('<version>3.2.1</version>\n'), 'a/pom.xml')[0]?.made, 'Spring Boot 3.2.1');
    assert.equal(readPart(starter(''), 'a/pom.xml')[0]?.made, 'Spring Boot');
    const parent = readPart('<spring-boot.version>2.7.18</spring-boot.version>', 'back/parent-pom.xml');
    assert.deepEqual(
      joinParts([...parent, ...readPart(plugin('spring-boot-maven-plugin'), 'back/app/pom.xml')]).map(
        ({ folder, made }) => `${folder}: ${made}`,
      ),
      ['back: Spring Boot 2.7.18'],
    );
  });

  it('of the product are those of its parent or of a property, not of a package beside it', () => {
    const version = (text: string, path: string) => versionOfProduct(text, path).map(({ value }) => value);
    const property = (name: string) =>
      `<project>\n<artifactId>his</artifactId>\n<version>\${${name}}</version>\n<properties>\n<${name}>4.1.0</${name}>\n</properties>\n</project>`;
    assert.deepEqual(version(property('revision'), 'server/pom-parent.xml'), ['4.1.0']);
    assert.deepEqual(version(property('his.version'), 'pom.xml'), ['4.1.0']);
    const lonely = (...paths: string[]) => [...lonelyBuildFiles(paths)];
    assert.deepEqual(lonely('charts/package.json', 'server/pom.xml'), ['server/pom.xml']);
    assert.deepEqual(lonely('kiosk/package.json', 'pyproject.toml'), ['pyproject.toml']);
    assert.deepEqual(lonely('kiosk/package.json'), ['kiosk/package.json']);
  });
});

describe('what holds for nobody', () => {
  it('are switches of samples, developers and tests, and the defaults beside a file of production', () => {
    const switches = (...paths: string[]) =>
      switchesOf(paths.flatMap(path => settingsOf('his.sms.enabled=true\n', path, 'properties'))).map(
        ({ path }) => path,
      );
    const folder = 'app/src/main/resources/';
    assert.deepEqual(
      switches(`${folder}application-dev.properties`, `${folder}application-test.properties`),
      [],
    );
    assert.deepEqual(switches(`${folder}application.properties`), [`${folder}application.properties`]);
    assert.deepEqual(switches(`${folder}his.properties`, `${folder}application-prod.properties`), [
      `${folder}application-prod.properties`,
    ]);
    const env = (path: string) => switchesOf(settingsOf('SMS_ENABLED=true\n', path, 'dotenv')).length;
    assert.deepEqual(['.env.example', 'web/.env.local', '.env.production'].map(env), [0, 0, 1]);
  });

  it('are addresses of tools of documents and of machines that build', () => {
    assert.deepEqual(readAddresses('- production: https://mermaid.live\n', 'README.md'), []);
    assert.deepEqual(readAddresses('- production: https://goproxy.cn\n', 'README.md'), []);
    const names = ['JENKINS_URL', 'TEAMCITY_SERVER', 'LIS_URL'].map(name => `${name}=https://ci.vendor.cn\n`);
    assert.deepEqual(
      names
        .flatMap(text => endpointsOf(settingsOf(text, '.env', 'dotenv'), [], new Set()))
        .map(({ name }) => name),
      ['LIS_URL'],
    );
  });

  it('are servers of tests and of samples', () => {
    const text = 'all:\n  children:\n    web:\n      hosts:\n        web1:\n';
    const leads = (path: string) => readAccess(text, path, false).length;
    assert.deepEqual(
      [
        'ops/hosts-vagrant.yml',
        'ansible/molecule/hosts.yml',
        'ops/hosts-template-ha.yml',
        'ops/hosts.yml',
      ].map(leads),
      [0, 0, 0, 1],
    );
    const compose = (volume: string) =>
      readCompose(
        `services:\n  node:\n    build: .\n    volumes:\n      - "${volume}"\n`,
        'docker-compose.yml',
      ).length;
    assert.equal(compose('/sys/fs/cgroup:/sys/fs/cgroup:ro'), 0);
    assert.equal(compose('/sys/fs/cgroup:/cgroup:ro'), 1);
    assert.equal(compose('/srv/his:/data'), 1);
  });
});
