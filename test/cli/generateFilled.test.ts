import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

/** A site as engineers leave it: compose, a web server, Spring settings, a backup, a crontab, logging, a job. */
const SITE: Readonly<Record<string, string>> = {
  'docker-compose.yml': `services:
  web:
    image: nginx:1.25
    ports: ["443:443"]
    depends_on: [his]
  his:
    build: ./his
    ports: ["8085:8085"]
    depends_on: [db]
    healthcheck: { test: [CMD, curl, -f, "http://localhost:8085/his/actuator/health"] }
  db:
    image: mysql:8.0.31
    environment: { MYSQL_DATABASE: hisdb }
`,
  'nginx/nginx.conf': `server {
  listen 443 ssl;
  server_name his.hospital.cn;
  ssl_certificate /etc/nginx/certs/his.pem;
  client_max_body_size 50m;
  location /his/ { proxy_pass http://his:8085/his/; }
}
`,
  'his/src/main/resources/application.yml': `server:
  port: 8085
  servlet:
    context-path: /his
spring:
  datasource:
    url: jdbc:mysql://db:3306/hisdb
lis:
  url: http://10.1.2.9:8081/api
`,
  'his/src/main/resources/logback-spring.xml': `<configuration>
  <property name="LOG" value="/var/log/his"/>
  <appender name="F"><file>\${LOG}/his.log</file>
    <maxHistory>45</maxHistory></appender>
</configuration>
`,
  'his/src/main/java/Settle.java':
    'class Settle {\n  @Scheduled(cron = "0 30 23 * * ?")\n  public void settleDay() {}\n}\n',
  'ops/backup.sh': `#!/bin/sh
mysqldump -h db his > /data/backup/his.sql
find /data/backup -name '*.sql' -mtime +14 -delete
`,
  'ops/crontab': '15 2 * * * /opt/his/ops/backup.sh\n',
  'his/pom.xml': '<project>\n  <java.version>1.8</java.version>\n</project>\n',
  'README.md': '# HIS\n\nJDK 17\n',
};

/** The sixteen questions that every site is asked, and where this one answers them. */
const ANSWERS: readonly [string, string, string][] = [
  ['service ports', '8085:8085', 'docker-compose.yml:6'],
  ['start order', 'up -d db', 'docker-compose.yml:11'],
  ['health check', 'curl -f http://localhost:8085/his/actuator/health', 'docker-compose.yml:10'],
  ['context path', '`/his`', 'application.yml:4'],
  ['database host', 'db:3306', 'application.yml:7'],
  ['database name', 'hisdb', 'application.yml:7'],
  ['database version', 'MySQL 8.0.31', 'docker-compose.yml:11'],
  ['log file', '/var/log/his/his.log', 'logback-spring.xml:3'],
  ['log retention', '`45`', 'logback-spring.xml:4'],
  ['backup command', 'mysqldump -h db his > /data/backup/his.sql', 'ops/backup.sh:2'],
  ['backup schedule', '15 2 * * * /opt/his/ops/backup.sh', 'ops/crontab:1'],
  ['backup retention', '-mtime +14 -delete', 'ops/backup.sh:3'],
  ['scheduled jobs in code', 'Settle.settleDay | `0 30 23 * * ?`', 'Settle.java:2'],
  ['public host name', 'his.hospital.cn', 'nginx/nginx.conf:3'],
  ['certificate file', '/etc/nginx/certs/his.pem', 'nginx/nginx.conf:4'],
  ["an interface's address", '10.1.2.9:8081', 'application.yml:9'],
];

describe('a pack that fills itself', () => {
  let site: TestRepository;
  const manual = () => readFile(join(site.root, 'handover/docs/operations-manual.md'), 'utf8');

  before(async () => {
    site = await createRepository();
    await site.commit({ files: SITE });
    await site.tag('v2.3.1');
    const { code, stderr } = await handover(
      site,
      'generate',
      '--yes',
      '--lang',
      'zh-CN',
      '--today',
      '2024-02-01',
    );
    assert.equal(code, 0, stderr);
  });
  after(() => site.cleanup());

  for (const [question, answer, place] of ANSWERS)
    it(`answers the ${question}, and says where from`, async () => {
      const lines = (await manual()).split('\n');
      assert.ok(
        lines.some(line => line.includes(answer) && line.includes(place)),
        `${answer} … ${place} in\n${lines.filter(line => line.startsWith('|')).join('\n')}`,
      );
    });

  it('names the released version', async () => assert.match(await manual(), /`v2\.3\.1`/));

  it('prints what contradicts, and resolves nothing', async () => {
    assert.match(
      await manual(),
      /- Java\n {2}- `1\.8`，见 `his\/pom\.xml:2`\n {2}- `17`，见 `README\.md:3`\n/,
    );
  });

  it('proposes to delete what nothing in the code points to', async () => {
    assert.match(await manual(), /\| 医保 \| 代码中没有任何痕迹：可删除此行 \|/);
    // A setting is called after it.
    assert.match(await manual(), /\| LIS \| \[\[待填/);
  });

  it('asks nobody for what it has answered', async () => {
    assert.doesNotMatch(
      await manual(),
      /第一个服务，通常是数据库|每天 02:00，保留 30 天|服务器和目录、保留多少天/,
    );
  });

  it('changes nothing the second time, and follows its source', async () => {
    const before = await manual();
    const again = await handover(site, 'update');
    assert.match(again.stdout, /up to date|最新/);
    await site.write({ 'ops/crontab': '45 1 * * * /opt/his/ops/backup.sh\n' });
    await handover(site, 'update');
    const after = await manual();
    assert.match(after, /45 1 \* \* \* \/opt\/his\/ops\/backup\.sh/);
    const others = (text: string) => text.split('\n').filter(line => !/backup/.test(line));
    assert.deepEqual(others(after), others(before));
  });
});
