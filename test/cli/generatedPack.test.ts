import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escapePattern } from '../../src/core/escapePattern.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

/** Two sites that have nothing in common. */
const SITES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Spring behind nginx': {
    'docker-compose.yml':
      'services:\n  his:\n    build: .\n    ports: ["8085:8085"]\n    depends_on: [db]\n  db:\n    image: mysql:8.0.31\n    environment: { MYSQL_DATABASE: hisdb }\n    volumes: ["/srv/mysql:/var/lib/mysql"]\n',
    'nginx/nginx.conf':
      'server {\n  listen 443 ssl;\n  server_name his.hospital.cn;\n  ssl_certificate /etc/nginx/his.pem;\n  client_max_body_size 50m;\n  access_log /var/log/nginx/his.log;\n  location /his/ { proxy_pass http://his:8085/his/; }\n}\n',
    'src/main/resources/application.yml':
      'server:\n  port: 8085\n  servlet:\n    context-path: /his\nspring:\n  profiles:\n    active: prod\n  datasource:\n    url: jdbc:mysql://db:3306/hisdb\nlis:\n  url: http://10.1.2.9:8081/api\nhis:\n  features:\n    insurance: true\nupload:\n  path: /srv/his/files\n',
    'src/main/resources/application-prod.yml': 'lis:\n  url: http://10.2.2.9:8081/api\n',
    'src/main/java/Settle.java':
      'class Settle {\n  @Scheduled(cron = "0 30 23 * * ?")\n  public void settleDay() {}\n  @PreAuthorize("hasRole(\'CASHIER\')")\n  public void pay() {}\n}\n',
    'sql/init.sql': 'CREATE TABLE his_patient (id int);\nCREATE TABLE his_fee (id int);\n',
    'ops/backup.sh':
      '#!/bin/sh\nmysqldump -h db his > /data/his.sql\nfind /data -name "*.sql" -mtime +14 -delete\n',
    'ops/restore.sh': 'mysql -h db his < /data/his.sql\n',
    'ops/crontab': '15 2 * * * /opt/his/ops/backup.sh\n',
    'pom.xml': '<project>\n  <version>2.3</version>\n  <java.version>1.8</java.version>\n</project>\n',
    'README.md':
      '# HIS\n\nJDK 17\n\n## 启动\n\n```bash\ndocker compose up -d\n```\n\n- 测试环境：https://test.hospital.cn\n',
    'docs/runbooks/灾备.md':
      '| 项目 | 频率 | 保留 |\n| --- | --- | --- |\n| 数据库 | 每日 | 14 天 |\n\n- RPO: 24 hours\n',
    '.github/workflows/deploy.yml':
      'jobs:\n  deploy:\n    runs-on: ubuntu-latest\n    environment: production\n    steps:\n      - run: ssh his@10.1.2.3 "docker compose up -d"\n',
  },
  'Rails with Sidekiq': {
    Gemfile: "ruby '3.3.0'\ngem 'rails', '7.1.3'\n",
    'config/database.yml':
      'default: &default\n  adapter: postgresql\nproduction:\n  <<: *default\n  database: clinic_production\n',
    'config/sidekiq.yml': ':scheduler:\n  :schedule:\n    RemindJob:\n      cron: "0 9 * * *"\n',
    'config/settings.yml': 'lis:\n  url: https://lis.partner.cn\nalert_email: ops@clinic.cn\n',
    'config/settings/production.yml': 'lis:\n  url: https://lis-live.partner.cn\n',
    Procfile: 'web: bin/puma -p 3000\n',
    Dockerfile:
      'FROM ruby:3.3.0\nEXPOSE 3000\nHEALTHCHECK CMD curl -f http://localhost:3000/up\nCMD ["bin/rails", "s"]\n',
    'app/models/role.rb': "Role.create(name: 'nurse')\n",
    'bin/deploy.sh': 'kamal deploy\n',
  },
};

for (const [name, files] of Object.entries(SITES))
  for (const language of ['en', 'zh-CN'])
    describe(`a whole generated pack: ${name}, ${language}`, () => {
      let site: TestRepository;
      const texts = new Map<string, string>();

      before(async () => {
        site = await createRepository();
        await site.commit({ files, message: 'first', date: '2024-01-01' });
        await site.tag('v2.3.1');
        for (let fix = 1; fix <= 5; fix++)
          await site.commit({
            files: { 'ops/crontab': `${fix} 2 * * * /opt/his/ops/backup.sh\n` },
            message: fix === 5 ? 'hotfix: backup did not run' : 'fix: backup again',
            date: `2024-01-0${fix + 1}`,
          });
        const { code, stderr } = await handover(
          site,
          'generate',
          '--yes',
          '--lang',
          language,
          '--today',
          '2024-02-01',
        );
        assert.equal(code, 0, stderr);
        for (const path of [
          'README.md',
          ...['operations-manual', 'customer-configuration', 'solutions'].map(one => `docs/${one}.md`),
        ])
          texts.set(path, await readFile(join(site.root, 'handover', path), 'utf8'));
      });
      after(() => site.cleanup());

      it('says of each row where it is from: a line that is there, a file, or a commit', async () => {
        const lengths = new Map(
          await Promise.all(
            (await site.git('ls-files', '-z'))
              .split('\0')
              .filter(Boolean)
              .map(async path => {
                const text = await readFile(join(site.root, path), 'utf8');
                return [path, text.split('\n').length] as const;
              }),
          ),
        );
        const commits = await site.git('log', '--format=%h');
        let seen = 0;
        for (const [path, text] of texts)
          for (const row of path === 'README.md' ? [] : generatedRows(text)) {
            seen++;
            const places = [...row.matchAll(/`([^`]{1,400})`/g)].flatMap(([, code = '']) => code.split(', '));
            const isThere = places.some(place => {
              const [, file = '', line] =
                /^(.{1,300}?)(?::(\d{1,6}))?$/.exec(place.replaceAll('\\', '')) ?? [];
              const lines = lengths.get(file);
              return lines === undefined ? commits.split('\n').includes(place) : Number(line ?? 1) <= lines;
            });
            assert.ok(isThere, `${path}: ${row}`);
          }
        assert.ok(seen > 20, `${seen} rows`);
      });

      it('has no row that says nothing, and no table that does not fit a page', () => {
        for (const [path, text] of texts)
          for (const row of text
            .split('\n')
            .filter(line => line.startsWith('|') && !/^[|\s-]+$/.test(line))) {
            const cells = row
              .slice(1, -1)
              .split(/(?<!\\)\|/)
              .map(cell => cell.trim());
            assert.ok(cells.length <= 6, `${path}: ${row}`);
            assert.ok(
              cells.every(cell => cell.length <= 260),
              `${path}: ${row}`,
            );
            const said = cells.filter(cell => !/^[–…`]*$/.test(cell));
            // A question is there to be answered.
            assert.ok(row.includes('[[') || said.length >= Math.min(2, cells.length), `${path}: ${row}`);
          }
      });

      it('has no heading without content or a question', () => {
        for (const [path, text] of texts) {
          const lines = text.split('\n');
          for (const [at, line] of lines.entries()) {
            const depth = /^(#{1,6}) /.exec(line)?.[1]?.length;
            if (depth === undefined) continue;
            const rest = lines.slice(at + 1);
            const end = rest.findIndex(next => new RegExp(`^#{1,${depth}} `).test(next));
            const section = end < 0 ? rest : rest.slice(0, end);
            const content = section.filter(one => one.trim() !== '' && !/^(?:>|<!--|\|[\s|-]+\|$)/.test(one));
            assert.ok(content.length > 0, `${path}: ${line}`);
          }
        }
      });

      it('calls the same thing by the same name in every file', async () => {
        const checklist = await readFile(join(site.root, 'handover/checklist.yaml'), 'utf8');
        const project = /^ {2}name: (.+)$/m.exec(checklist)?.[1] ?? '';
        assert.ok(project !== '');
        for (const path of ['README.md', 'docs/operations-manual.md', 'docs/solutions.md'])
          assert.match(
            (texts.get(path) ?? '').split('\n')[0] ?? '',
            new RegExp(escapePattern(project)),
            path,
          );
        // The release is called as its tag everywhere.
        for (const text of [checklist, texts.get('docs/operations-manual.md') ?? ''])
          assert.match(text, /v2\.3\.1/);
      });
    });

/** Rows of tables that stand between two comments; the line above the dashes names the columns. */
function generatedRows(text: string): string[] {
  const lines = text.split('\n');
  let isBlock = false;
  return lines.filter((line, at) => {
    if (line.startsWith('<!-- handover:begin')) isBlock = true;
    if (line.startsWith('<!-- handover:end')) isBlock = false;
    const isHead = /^\|[\s|-]+\|$/.test(lines[at + 1] ?? '');
    return isBlock && line.startsWith('|') && !isHead && !/^\|[\s|-]+\|$/.test(line);
  });
}
