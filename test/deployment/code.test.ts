import assert from 'node:assert/strict';
import { type FoundLine, jobsOf } from '../../src/deployment/code.ts';
import { countPartners } from '../../src/deployment/partners.ts';

const found = (path: string, text: string, at = 1): FoundLine[] => [
  { path, line: at, text: text.split('\n')[at - 1] ?? '' },
];
const jobIn = (path: string, text: string, at = 1) =>
  jobsOf(found(path, text, at), () => text).map(({ name, value }) => [name, value]);

describe('jobs in code', () => {
  const cases: [string, string, string[]][] = [
    ['A.java', '@Scheduled(cron = "0 0 2 * * ?")\npublic void settle() {', ['A.settle', '0 0 2 * * ?']],
    [
      'A.java',
      '@Scheduled(\n  fixedDelay = 60_000)\nprivate void poll() {',
      ['A.poll', 'fixedDelay = 60_000'],
    ],
    ['A.java', '@XxlJob("drgUpload")', ['drgUpload', 'XXL-JOB']],
    ['Kernel.php', "$schedule->command('lis:pull')->dailyAt('01:30');", ['lis:pull', "dailyAt('01:30')"]],
    ['jobs.js', "cron.schedule('*/5 * * * *', sync);", ['jobs', '*/5 * * * *']],
    ['a.ts', "@Cron('0 1 * * *')\nasync nightly() {", ['nightly', '0 1 * * *']],
    [
      'tasks.py',
      'scheduler.add_job(send_reports, "cron", hour=3, minute=15)',
      ['send_reports', 'cron hour=3, minute=15'],
    ],
    ['Program.cs', 'services.AddHostedService<His.Sync.LisPuller>();', ['LisPuller', 'AddHostedService']],
    [
      'J.cs',
      'RecurringJob.AddOrUpdate<Sync>("sync-lis", x => x.Run(), Cron.Hourly());',
      ['sync-lis', 'Cron.Hourly()'],
    ],
    [
      'his.sql',
      "insert into sys_job values(1, 'a', 'DEFAULT', 'ryTask.run', '0/10 * * * * ?', '3', '1', '0');",
      ['ryTask.run', '0/10 * * * * ?'],
    ],
    ['a.sql', 'CREATE EVENT clean_log ON SCHEDULE EVERY 1 DAY DO', ['clean_log', 'EVERY 1 DAY']],
  ];
  for (const [path, text, expected] of cases)
    it(text.split('\n', 1)[0] ?? '', () =>
      assert.deepEqual(jobIn(path, text), expected.length === 0 ? [] : [expected]),
    );

  it('finds the name of a task above its schedule', () => {
    const text =
      "'pull': {\n  'task': 'lab.tasks.pull',\n  'schedule': crontab(hour=2, minute=0),\n},\n'other': {\n  'task': 'b',";
    assert.deepEqual(jobIn('celery_app.py', text, 3), [['lab.tasks.pull', 'crontab(hour=2, minute=0)']]);
  });

  it('tells a job of a table that rests', () => {
    const rests = "insert into sys_job values(1, 'a', 'D', 'task.run', '0 0 1 * * ?', '3', '1', '1');";
    assert.equal(jobsOf(found('a.sql', rests), () => undefined)[0]?.isPaused, true);
  });

  it('passes over tests, comments and what others wrote', () => {
    const text = '@Scheduled(cron = "0 0 2 * * ?")\nvoid a() {';
    assert.deepEqual(jobIn('src/test/A.java', text), []);
    assert.deepEqual(jobIn('A.java', `// ${text}`), []);
    assert.deepEqual(jobIn('node_modules/x/a.js', "cron.schedule('* * * * *')"), []);
  });
});

describe('systems that code speaks with', () => {
  it('counts the files that name one, and keeps the first place', () => {
    const partners = countPartners();
    partners.add('b/Lis.java', 4, 'LIS', true);
    partners.add('b/Lis.java', 9, 'LIS', true);
    partners.add('c/Lis2.java', 1, 'LIS', true);
    partners.add('c/Yb.java', 2, '医保', true);
    partners.add('node_modules/x.js', 1, 'hl7', true);
    assert.deepEqual(partners.seen(), [
      { partner: 'insurance', files: 1, path: 'c/Yb.java', line: 2 },
      { partner: 'lis', files: 2, path: 'b/Lis.java', line: 4 },
    ]);
  });
});
