import assert from 'node:assert/strict';
import { jobsOf } from '../../src/deployment/code.ts';
import { NO_CODE, readDeployment } from '../../src/deployment/index.ts';
import { countPartners } from '../../src/deployment/partners.ts';
import { detectConfigs } from '../../src/inventory/detect.ts';
import { loadKnownConfigs } from '../../src/inventory/kinds.ts';
import { type DeploymentLists, showDeployment } from '../../src/prefill/shownDeployment.ts';
import { context } from '../prefill/context.ts';

type List = {
  [Name in keyof DeploymentLists]: DeploymentLists[Name] extends readonly { from: string }[] ? Name : never;
}[keyof DeploymentLists];

/** One way of saying something: the list of the pack it must reach, the files, and the row as `value at place`. */
type Case = readonly [string, List, Readonly<Record<string, string>>, string];

const CASES: readonly Case[] = [
  [
    'memory in compose',
    'limits',
    { 'compose.yaml': 'services:\n  his:\n    image: a/his:1\n    mem_limit: 2g\n' },
    '2g at compose.yaml:4',
  ],
  [
    'a check in a Dockerfile',
    'healthChecks',
    { Dockerfile: 'FROM node:20\nHEALTHCHECK CMD curl -f http://localhost/ping\n' },
    'curl -f http://localhost/ping at Dockerfile:2',
  ],
  [
    'a target of a pipeline',
    'access',
    { '.gitlab-ci.yml': 'deploy:\n  script:\n    - ssh ops@10.1.2.3 "systemctl restart his"\n' },
    '10.1.2.3 at .gitlab-ci.yml:3',
  ],
  [
    'schtasks in a batch file',
    'backups',
    { 'install.bat': 'schtasks /create /tn HisBackup /tr D:\\his\\backup.bat /sc daily /st 02:00\r\n' },
    'daily 02:00 D:\\his\\backup.bat at install.bat:1',
  ],
  [
    'forfiles in a batch file',
    'backups',
    {
      'backup.bat':
        'mysqldump -u his his > d:\\bak\\his.sql\r\nforfiles /p d:\\bak /s /m *.sql /d -14 /c "cmd /c del @path"\r\n',
    },
    'forfiles /p d:\\bak /s /m *.sql /d -14 /c "cmd /c del @path" at backup.bat:2',
  ],
  [
    'a backup of SQL Server',
    'backups',
    { 'ops/backup.sql': "BACKUP DATABASE [HIS] TO DISK = N'D:\\bak\\his.bak'\n" },
    "BACKUP DATABASE [HIS] TO DISK = N'D:\\bak\\his.bak' at ops/backup.sql:1",
  ],
  [
    'nginx with an upstream',
    'addresses',
    {
      'nginx/his.conf':
        'upstream his { server 10.1.2.3:8080; }\nserver {\n  listen 80;\n  location /api/ { proxy_pass http://his; }\n}\n',
    },
    '/api/ → http://10.1.2.3:8080 at nginx/his.conf:4',
  ],
  [
    'HAProxy',
    'addresses',
    { 'haproxy.cfg': 'frontend web\n  bind *:443\nbackend his\n  server his1 10.1.2.3:8080\n' },
    '443 at haproxy.cfg:2',
  ],
  [
    'Apache',
    'addresses',
    { 'httpd/his.conf': '<VirtualHost *:80>\nServerName his.hospital.cn\n</VirtualHost>\n' },
    'his.hospital.cn at httpd/his.conf:2',
  ],
  [
    'Caddy',
    'addresses',
    { Caddyfile: 'his.hospital.cn {\n  reverse_proxy his:8080\n}\n' },
    'his.hospital.cn at Caddyfile:1',
  ],
  [
    'IIS',
    'limits',
    {
      'web.config':
        '<configuration>\n<system.webServer><security><requestFiltering>\n<requestLimits maxAllowedContentLength="52428800" />\n</requestFiltering></security></system.webServer>\n</configuration>\n',
    },
    '52428800 at web.config:3',
  ],
  [
    'Tomcat',
    'addresses',
    { 'tomcat/conf/server.xml': '<Server>\n<Connector port="8089" protocol="HTTP/1.1"/>\n</Server>\n' },
    '8089 at tomcat/conf/server.xml:2',
  ],
  [
    'a queue of Spring',
    'databases',
    { 'application.yml': 'spring:\n  rabbitmq:\n    host: 10.1.2.5\n    port: 5672\n' },
    '10.1.2.5:5672 at application.yml:3',
  ],
  [
    'Laravel',
    'databases',
    { '.env.example': 'DB_CONNECTION=mysql\nDB_HOST=10.1.2.3\nDB_PORT=3306\nDB_DATABASE=his\n' },
    '10.1.2.3:3306 at .env.example:2',
  ],
  [
    'Rails',
    'databases',
    { 'config/database.yml': 'production:\n  adapter: postgresql\n  host: 10.1.2.3\n  database: his\n' },
    '10.1.2.3 at config/database.yml:3',
  ],
  [
    'Django',
    'databases',
    {
      'his/settings.py':
        "DATABASES = {\n    'default': {\n        'ENGINE': 'django.db.backends.postgresql',\n        'NAME': 'his',\n        'HOST': '10.1.2.3',\n        'PORT': '5432',\n    }\n}\nINSTALLED_APPS = []\n",
    },
    '10.1.2.3:5432 at his/settings.py:5',
  ],
  [
    '.NET',
    'databases',
    {
      'appsettings.json':
        '{\n"ConnectionStrings": {\n"His": "Server=10.1.2.3,1433;Database=his;User Id=x;Password=y"\n}\n}\n',
    },
    '10.1.2.3,1433 at appsettings.json:3',
  ],
  [
    'Node',
    'databases',
    { '.env.production': 'DATABASE_URL=postgresql://his:x@10.1.2.3:5432/his\n' },
    '10.1.2.3:5432 at .env.production:1',
  ],
  [
    'logrotate',
    'logs',
    { 'ops/logrotate.d/his': '/var/log/his/*.log {\n  daily\n  rotate 30\n}\n' },
    '30 at ops/logrotate.d/his:3',
  ],
  [
    'NLog',
    'logs',
    {
      'NLog.config':
        '<nlog><targets>\n<target type="File" fileName="logs/his.log"\n maxArchiveFiles="30" />\n</targets></nlog>\n',
    },
    '30 at NLog.config:3',
  ],
  [
    'log4net',
    'logs',
    {
      'log4net.config':
        '<log4net>\n<file value="logs/his.log" />\n<maxSizeRollBackups value="14" />\n</log4net>\n',
    },
    '14 at log4net.config:3',
  ],
  ['a crontab', 'jobs', { 'ops/crontab': '*/5 * * * * /srv/his/sync.sh\n' }, '*/5 * * * * at ops/crontab:1'],
  [
    'a task of Windows',
    'jobs',
    {
      'tasks/Sync.xml':
        '<?xml version="1.0"?>\n<Task xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">\n<Triggers><CalendarTrigger>\n<StartBoundary>2024-01-01T03:00:00</StartBoundary>\n<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>\n</CalendarTrigger></Triggers>\n<Actions><Exec><Command>D:\\his\\sync.exe</Command></Exec></Actions>\n</Task>\n',
    },
    'tasks/Sync.xml:4',
  ],
  [
    'a schedule of Quartz in settings',
    'jobs',
    { 'application.properties': 'his.sync.cron=0 0/10 * * * ?\n' },
    '0 0/10 * * * ? at application.properties:1',
  ],
  ['the Node of .nvmrc', 'tools', { '.nvmrc': 'v20.11.0\n' }, '20.11.0 at .nvmrc:1'],
  [
    'the SDK of .NET',
    'tools',
    { 'global.json': '{\n"sdk": {\n"version": "8.0.100"\n}\n}\n' },
    '8.0.100 at global.json:3',
  ],
  [
    'the Java of Gradle',
    'tools',
    { 'build.gradle': "plugins { id 'java' }\nsourceCompatibility = '17'\n" },
    '17 at build.gradle:2',
  ],
  [
    'a README',
    'startCommands',
    { 'README.md': '## 启动\n```\ndocker compose up -d\n```\n' },
    'docker compose up -d at README.md:3',
  ],
  [
    'an interface by its key',
    'interfaces',
    { 'application.yml': 'yibao:\n  url: https://yb.partner-of-others.cn/gw\n' },
    'yb.partner-of-others.cn at application.yml:2',
  ],
];

describe('every way in which files speak of how a project runs', () => {
  for (const [name, list, texts, expected] of CASES)
    it(`${name}: ${list}`, async () => {
      const known = await loadKnownConfigs();
      const all = new Map(Object.entries(texts));
      const configs = detectConfigs(Object.keys(texts), known, { head: path => texts[path] });
      const deployment = readDeployment(configs, all, NO_CODE);
      const rows = showDeployment(context({ paths: Object.keys(texts), configs, texts: all, deployment }))[
        list
      ];
      const said = rows.map(row => {
        const value = list === 'databases' && 'path' in row ? row.path : 'host' in row ? row.host : '';
        return `${'value' in row ? row.value : value} at ${row.from}`;
      });
      assert.ok(
        said.some(one => one.includes(expected)),
        `${expected} is not among ${JSON.stringify(said)}`,
      );
    });

  it('jobs of XXL-JOB, Quartz and Hangfire in code', () => {
    for (const [path, text, expected] of [
      ['a/Sync.java', '@XxlJob("syncOrders")', 'syncOrders: XXL-JOB'],
      ['a/Jobs.cs', '.WithCronSchedule("0 0 2 * * ?")', 'Jobs: 0 0 2 * * ?'],
      [
        'a/Boot.cs',
        'RecurringJob.AddOrUpdate<SyncJob>("sync", j => j.Run(), "0 3 * * *");',
        'sync: 0 3 * * *',
      ],
    ] as const) {
      const jobs = jobsOf([{ path, line: 1, text }], () => `${text}\n`);
      assert.deepEqual(
        jobs.map(one => `${one.name}: ${one.value}`),
        [expected],
      );
    }
  });

  it('partners by the words of code', () => {
    for (const [word, partner] of [
      ['医保', 'insurance'],
      ['DRG', 'drg'],
      ['HL7', 'hl7'],
      ['MLLP', 'hl7'],
      ['FHIR', 'fhir'],
      ['DICOM', 'dicom'],
      ['wsdl', 'web-service'],
      ['SoapClient', 'web-service'],
      ['SerialPort', 'device'],
      ['读卡器', 'device'],
      ['互联互通', 'platform'],
    ] as const) {
      const partners = countPartners();
      partners.add('src/Gateway.java', 3, word, true);
      assert.deepEqual(
        partners.seen().map(one => one.partner),
        [partner],
        word,
      );
    }
  });
});
