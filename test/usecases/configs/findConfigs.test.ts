// biome-ignore-all lint/suspicious/noTemplateCurlyInString: samples of config files
import assert from 'node:assert/strict';
import type { FileSource } from '../../../src/core/ports.ts';
import { collectUnread } from '../../../src/core/textRead.ts';
import { findConfigs } from '../../../src/usecases/configs/findConfigs.ts';
import { known } from '../../inventory/known.ts';

/** Files in memory that count how often each was read. */
function memory(files: Readonly<Record<string, string>>): { source: FileSource; reads: Map<string, number> } {
  const reads = new Map<string, number>();
  return {
    reads,
    source: {
      list: async () => Object.keys(files),
      readTexts: async paths =>
        new Map(
          paths.flatMap(path => {
            reads.set(path, (reads.get(path) ?? 0) + 1);
            const text = files[path];
            return [[path, text === undefined ? { kind: 'absent' } : { kind: 'text', text }] as const];
          }),
        ),
    },
  };
}

const none = { ignore: [], configKinds: [] };

describe('findConfigs', () => {
  it('takes a file that sets a secret for high risk, whatever its kind', async () => {
    const files = {
      'conf/his.ini': '[sms]\nappSecret=1\n',
      'conf/lab.ini': '[lab]\nport=1\n',
      'docker-compose.yml': 'services:\n  db:\n    environment:\n      MYSQL_ROOT_PASSWORD: x\n',
      'sites/a/docker-compose.yml': 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n',
      'backup.sh': 'DB_PASSWORD=abc\nmysqldump his\n',
      'start.sh': '# DB_PASSWORD=abc\njava -jar his.jar\n',
      'config/mail.php': "<?php\nreturn [ 'password' => env('MAIL_PASSWORD') ];\n",
      'roles/db/tasks/main.yml': '- mysql_user:\n    password: "{{ pw }}"\n',
      '.env.example': 'DB_PASSWORD=\n',
      'dump.sql': "INSERT INTO u SET password='x';\n",
    };
    const found = await findConfigs(
      memory(files).source,
      Object.keys(files),
      known,
      none,
      collectUnread(),
      undefined,
    );
    assert.deepEqual(Object.fromEntries(found.map(({ path, risk }) => [path, risk])), {
      'conf/his.ini': 'high',
      'conf/lab.ini': 'low',
      'docker-compose.yml': 'high',
      'sites/a/docker-compose.yml': 'medium',
      'backup.sh': 'high',
      'start.sh': 'medium',
      'config/mail.php': 'high',
      'roles/db/tasks/main.yml': 'medium',
      '.env.example': 'high',
      'dump.sql': 'site-content',
    });
  });

  it('sees a secret that stands in its place and under no name', async () => {
    const texts: [path: string, text: string, risk: string][] = [
      ['a/backup.sh', 'mysqldump -uroot -pHis2019x his > /data/his.sql\n', 'high'],
      ['b/backup.sh', 'mysqldump -uroot -p"$DB_PW" his > /data/his.sql\n', 'medium'],
      ['c/backup.bat', 'exp his/Winning1@orcl file=d:\\his.dmp\n', 'high'],
      ['d/backup.bat', 'exp %USER%/%PW%@orcl file=d:\\his.dmp\n', 'medium'],
      ['e/copy.bat', 'net use z: \\\\srv\\bak /user:his Bak2019\nxcopy d:\\his z:\\ /s\n', 'high'],
      ['f/deploy.sh', 'sshpass -p Abc123 scp his.war root@10.0.0.1:/opt\n', 'high'],
      ['g/deploy.sh', 'curl -u his:Abc123 -O http://10.0.0.1/his.war\n', 'high'],
      ['h/nginx.conf', 'location / { proxy_set_header Authorization "Basic aGlzOjEyMzQ1Ng=="; }\n', 'high'],
      ['i/nginx.conf', 'location / { proxy_set_header Authorization $http_authorization; }\n', 'medium'],
      ['j/haproxy.cfg', 'userlist l\n  user his insecure-password Abc123\n', 'high'],
      ['k/deploy.sh', 'mkdir -p /opt/his\nssh -p 2222 his@10.0.0.1 systemctl restart his\n', 'medium'],
    ];
    const files = Object.fromEntries(texts.map(([path, text]) => [path, text]));
    const { source } = memory(files);
    const found = await findConfigs(source, Object.keys(files), known, none, collectUnread(), undefined);
    assert.deepEqual(
      found.map(({ path, risk }) => [path, risk]),
      texts.map(([path, , risk]) => [path, risk]),
    );
  });

  it('reads each file once at most, and hands the keys on', async () => {
    const files = {
      'application.yml': 'a: 1\n',
      'x.json': '{}',
      'site.yml': 'a: 1\n',
      'A.java': 'class A {}',
    };
    const { source, reads } = memory(files);
    const keys = new Map<string, string[]>();
    await findConfigs(source, Object.keys(files), known, none, collectUnread(), undefined, {
      wants: ({ risk }) => risk !== 'site-content',
      visit: ({ path }, _, list) =>
        keys.set(
          path,
          list.keys.map(({ name }) => name),
        ),
    });
    assert.deepEqual(Object.fromEntries(reads), { 'application.yml': 1, 'x.json': 1, 'site.yml': 1 });
    assert.deepEqual(Object.fromEntries(keys), { 'application.yml': ['a'], 'site.yml': ['a'] });
  });
});
