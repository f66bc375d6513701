import assert from 'node:assert/strict';
import { maskedCommand } from '../../src/prefill/commands.ts';

const shown = (value: string) => maskedCommand({ value, path: 'ops/backup.sh', line: 1 });

describe('commands in a pack', () => {
  it('show no password, however it is given', () => {
    for (const command of [
      'mysqldump -uroot -pWinter2024 his',
      'docker exec -i db mysql -uroot -pWinter2024 < his.sql',
      'mysqladmin ping -h localhost -uroot -pWinter2024',
      'mysqldump --password=Winter2024 his',
      'redis-cli -h cache -a Winter2024 bgsave',
      'sqlcmd -S db -U sa -P Winter2024 -Q "BACKUP DATABASE his"',
      'mongodump -u his -p Winter2024 --archive',
      'expdp his/Winter2024 directory=d',
    ])
      assert.ok(!shown(command).includes('Winter2024'), shown(command));
  });

  it('show where a password comes from, and options that are none', () => {
    for (const command of [
      'mysqldump -uroot -p$DB_PASS his',
      'docker run -p 8080:80 his',
      'ssh -p 2222 his@10.1.2.3',
      'mkdir -p /data/mysql',
      'redis-cli -a $REDIS_PASSWORD ping',
    ])
      assert.equal(shown(command), command);
  });
});
