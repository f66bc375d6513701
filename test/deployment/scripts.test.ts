import assert from 'node:assert/strict';
import { cronSchedule, readCronLine } from '../../src/deployment/cron.ts';
import { isScriptFile, readScript } from '../../src/deployment/scripts.ts';

const values = (list: readonly { value: string }[]) => list.map(({ value }) => value);

const BACKUP = `#!/bin/sh
# 30 1 * * * /opt/his/backup.sh
BACKUP_DIR="\${BACKUP_DIR:-/data/backup}"
KEEP_DAYS=14
DB_PASS=not-to-be-shown
echo "mysqldump starts"
# mysqldump of the old server
mysqldump -uhis -p"$DB_PASS" \\
  --single-transaction his > "$BACKUP_DIR/his.sql"
find "$BACKUP_DIR" -name '*.sql' -mtime +$KEEP_DAYS -delete
rsync -a "$BACKUP_DIR/" backup@10.1.9.9:/vol1/
mysql -uhis his < restore.sql
`;

describe('reading scripts', () => {
  const facts = readScript(BACKUP, 'bin/backup.sh');

  it('finds what writes a backup: not words, not comments; lines that go on are one', () => {
    assert.deepEqual(facts.dumps, [
      {
        value: 'mysqldump -uhis -p"$DB_PASS" --single-transaction his > "/data/backup/his.sql"',
        path: 'bin/backup.sh',
        line: 8,
      },
    ]);
  });

  it('finds how long it is kept, with the values of variables, but of no secret', () => {
    assert.deepEqual(values(facts.kept), [
      'KEEP_DAYS=14',
      `find "/data/backup" -name '*.sql' -mtime +14 -delete`,
    ]);
    assert.ok(!JSON.stringify(facts).includes('not-to-be-shown'));
  });

  it('finds copies elsewhere, and how it is restored', () => {
    assert.deepEqual(values(facts.copies), ['rsync -a "/data/backup/" backup@10.1.9.9:/vol1/']);
    assert.deepEqual(values(facts.restores), ['mysql -uhis his < restore.sql']);
  });

  it('tells a schedule in a comment as one', () => {
    assert.deepEqual(facts.schedules, [
      { value: '30 1 * * *', name: '/opt/his/backup.sh', path: 'bin/backup.sh', line: 2, isComment: true },
    ]);
  });

  it('reads timers of systemd', () => {
    const timer = '[Timer]\nOnCalendar=*-*-* 02:00:00\nUnit=his-backup.service\n';
    assert.deepEqual(
      readScript(timer, 'systemd/his-backup.timer').schedules.map(({ name, value, line }) => [
        name,
        value,
        line,
      ]),
      [['his-backup.service', '*-*-* 02:00:00', 2]],
    );
  });

  it('takes no look into a backup for a restore, and no comparison for one either', () => {
    const text =
      'pg_restore -l x.dump > /dev/null\npsql -c "SELECT 1 WHERE pid <> 2"\npg_restore -d his x.dump\n';
    assert.deepEqual(values(readScript(text, 'check.sh').restores), ['pg_restore -d his x.dump']);
  });

  it('takes what a developer starts for no release, and a pipeline that goes back for the way back', () => {
    assert.deepEqual(readScript('docker compose up -d\n', 'scripts/up.sh').releases, []);
    const back = readScript(
      'jobs:\n  a:\n    steps:\n      - run: kubectl apply -f old.yml\n',
      '.github/workflows/rollback.yml',
    );
    assert.deepEqual(values(back.rollbacks), ['kubectl apply -f old.yml']);
  });

  it('takes a list of programs, a message or a blank to fill in for no command', () => {
    const text =
      '$tools = @(\n"mysqldump",\n"/usr/bin/pg_dump"\n)\nAdd-Failure "mysqldump his must be there"\npsql -c "ALTER USER his PASSWORD <new_password>"\n';
    const { dumps, restores } = readScript(text, 'preflight.ps1');
    assert.deepEqual([...dumps, ...restores], []);
  });

  it('takes what tests of a pipeline need for no release', () => {
    const text =
      'jobs:\n  a:\n    steps:\n      - run: php artisan migrate --force\n      - run: docker compose up -d\n';
    assert.deepEqual(readScript(text, '.github/workflows/ci.yml').releases, []);
  });

  it('takes a name for no deed', () => {
    const migration = readScript('ALTER TABLE a ADD restored int;\n', 'sql/V12__restore_flag.sql');
    assert.deepEqual([...migration.dumps, ...migration.restores, ...migration.kept], []);
    assert.ok(!isScriptFile('db/his_backup.sql'));
  });

  it('reads Windows', () => {
    const batch =
      'rem expdp of yesterday\r\nset KEEP_DAYS=7\r\nexpdp his/%PW%@orcl directory=dump dumpfile=his.dmp\r\nforfiles /p D:\\backup /d -%KEEP_DAYS% /c "cmd /c del @path"\r\n';
    const found = readScript(batch, 'backup.bat');
    assert.deepEqual(
      found.dumps.map(({ line }) => line),
      [3],
    );
    assert.deepEqual(values(found.kept), [
      'KEEP_DAYS=7',
      'forfiles /p D:\\backup /d -7 /c "cmd /c del @path"',
    ]);
  });

  it('finds what brings a release in a pipeline, not what a step is called', () => {
    const pipeline =
      'jobs:\n  deploy:\n    steps:\n      - name: rsync to the server\n        run: |\n          rsync -a ./ his@10.1.2.3:/srv/his\n          ssh his@10.1.2.3 "docker compose up -d"\n          curl -fs http://10.1.2.3/api/health\n';
    const found = readScript(pipeline, '.github/workflows/deploy.yml');
    assert.deepEqual(
      found.releases.map(({ line }) => line),
      [6, 7],
    );
    assert.deepEqual(values(found.health), ['/api/health']);
  });
});

describe('reading schedules', () => {
  it('finds five fields and a command, wherever they begin', () => {
    assert.deepEqual(readCronLine('0 3 * * 1-5 root /usr/bin/backup --all'), {
      schedule: '0 3 * * 1-5',
      command: '/usr/bin/backup --all',
    });
    assert.equal(readCronLine('JOB="*/5 * * * * /app/run.sh"')?.schedule, '*/5 * * * *');
    assert.equal(readCronLine('@daily /app/run.sh')?.schedule, '@daily');
  });

  for (const line of ['16 32 64 128 256 Final result', '1 2 3 4 5 six', '* * * a list', 'a * b * c * d'])
    it(`takes for none: ${line}`, () => assert.equal(readCronLine(line), undefined));

  it('knows the fields of Quartz', () => {
    assert.equal(cronSchedule(' 0 0/10 * * * ? '), '0 0/10 * * * ?');
    assert.equal(cronSchedule('0 15 10 ? * MON-FRI'), '0 15 10 ? * MON-FRI');
    for (const text of ['SELECT * FROM a', '1 2 3 4 5', '10 minutes'])
      assert.equal(cronSchedule(text), undefined);
  });
});
