import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { exportedTexts } from './exportedTexts.ts';
import { handover } from './run.ts';

/** Every secret is another one, so that a leak says where it comes from. Nothing in them looks like a placeholder. */
const secretOf = (number: number) => `Kanarie${number}xQ9z`;
const SECRET = /Kanarie\d+xQ9z/gi;

/** Files of every format that is read, and of some that are not; `@` is a secret. */
const PLANTED: Readonly<Record<string, string>> = {
  'config/application-prod.yml':
    'spring:\n  datasource:\n    url: jdbc:mysql://db.his.example:3306/his?user=his&password=@\n    password: @\n    note: @\n  redis:\n    password: "@"\n---\nspring:\n  profiles: xiehe\nmedins:\n  appSecret: |\n    @\n  list: [@, @]\n',
  'config/application-test.yml': 'spring:\n  datasource:\n    password: @ # @\nextra: &a @\nmore: *a\n',
  'config/bootstrap.properties': 'a.password=@\nb=x\\\n  @\nc : @\n# @\n',
  'config/jdbc.properties': 'jdbc.url=jdbc:oracle:thin:his/@@db.his.example:1521/his\njdbc.pwd = @\n',
  'deploy/.env': 'A=@\nB=\'@\'\nexport C="@\n@"\n',
  'deploy/docker-compose.yml':
    'services:\n  his:\n    image: registry.his.example/his:1\n    command: --key @\n    environment:\n      - DB_PASSWORD=@\n      - URL=https://u:@@api.his.example/x\n  lis:\n    environment:\n      TOKEN: @\n      X: $' +
    '{FROM_OUTSIDE:-@}\n',
  'deploy/k8s/secret.yaml':
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: his\nstringData:\n  password: @\n',
  'web/web.config':
    '<configuration><appSettings><add key="AppKey" value="@"/></appSettings><connectionStrings><add name="His" connectionString="Server=db;Uid=his;Pwd=@;"/></connectionStrings><!-- @ --></configuration>',
  'web/appsettings.json':
    '{"ConnectionStrings":{"His":"Server=db;Password=@;"},"Jwt":{"Key":"@"} /* @ */,"List":["@"]}',
  'tomcat/conf/server.xml':
    '<Server port="8005" shutdown="@"><Connector keystorePass="@"/><Resource password="@">@</Resource></Server>',
  'conf/logback.xml':
    '<configuration><property name="KEY" value="@"/><root level="info">@</root></configuration>',
  'conf/my.cnf': '[client]\npassword=@\n@\n; @\n',
  'conf/odbc.ini': '[his]\nPWD = @\n',
  'conf/redis.conf': 'requirepass @\nuser his on >@\n',
  'conf/settings.toml': 'a = "@"\nb = ["@"]\nc = """\n@\n"""\n',
  'conf/tnsnames.ora': 'HIS = (DESCRIPTION = (ADDRESS = (HOST = @)))\n',
  'conf/hibernate.cfg.xml':
    '<hibernate-configuration><session-factory><property name="hibernate.connection.password">@</property></session-factory></hibernate-configuration>',
  'conf/pg_hba.conf': '# @\nhost all all 0.0.0.0/0 md5\n',
  'broken/application.yml': 'a: "@\nb: [@\n',
  'broken/appsettings.json': '{"a": "@',
  'broken/web.config': '<a><b>@</a>',
  'broken/settings.toml': 'a = @\n',
  'bin/backup.sh':
    'export PGPASSWORD=@\nDB_PASS=@\nmysqldump -uroot -p@ his > his.sql\nmysqldump -uroot -p$DB_PASS his > b.sql\nPGPASSWORD="@" pg_dump -U his his > c.sql\nexpdp his/@ dumpfile=his.dmp\n',
  'bin/crontab': '0 3 * * * /opt/backup.sh --password=@ his\n',
  '.github/workflows/deploy.yml':
    'jobs:\n  a:\n    steps:\n      - run: sshpass -p @ ssh 10.1.2.3 docker compose up -d\n      - run: docker login -u his -p @ && docker push his\n',
  'src/Main.java': 'class Main { String k = System.getenv("DB_PASSWORD") + "@"; }\n',
};

describe('no value of a config file leaves', () => {
  let repository: TestRepository;
  let count = 0;

  const plant = (text: string) => text.replaceAll('@', () => secretOf(count++));
  const expectClean = (text: string, what: string) => {
    const leaked = text.match(SECRET);
    assert.equal(leaked, null, `${what} holds ${leaked?.join(', ')}`);
  };
  const run = async (...words: string[]) => {
    const { stdout, stderr, code } = await handover(repository, ...words);
    expectClean(stdout, words.join(' '));
    expectClean(stderr, words.join(' '));
    assert.notEqual(code, 2, stderr);
    return stdout;
  };
  /** Everything that was written, also into git's own folder; what git itself stores there is packed. */
  const expectCleanFiles = async () => {
    const entries = await readdir(repository.root, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter(one => one.isFile())) {
      const path = join(entry.parentPath, entry.name).slice(repository.root.length + 1);
      if (Object.hasOwn(PLANTED, path) || /^\.git\/(?:COMMIT_EDITMSG|logs\/)/.test(path)) continue;
      expectClean(await readFile(join(repository.root, path), 'latin1'), path);
      expectClean(path, 'a path');
    }
  };

  beforeEach(async () => {
    repository = await createRepository();
    count = 0;
    const files = Object.fromEntries(Object.entries(PLANTED).map(([path, text]) => [path, plant(text)]));
    await repository.commit({ files, date: '2026-01-05', message: 'first' });
  });
  afterEach(() => repository.cleanup());

  it('in `handover configs`, `configs add` and the index, in both languages', async () => {
    assert.ok(count >= 50, 'the secrets are planted');
    for (const language of ['en', 'zh-CN'])
      for (const format of ['stylish', 'json', 'markdown']) {
        const output = await run('configs', '--over-time', '--format', format, '--lang', language);
        assert.match(output, /application-prod\.yml/);
      }
    await run('configs', 'add', '.', '--lang', 'zh-CN');
    const index = await readFile(join(repository.root, 'handover/config-index.yaml'), 'utf8');
    assert.match(index, /name: spring\.datasource\.password/);
    await expectCleanFiles();
  });

  it('in what changed since a review', async () => {
    await run('configs', 'add', 'config/application-prod.yml');
    const path = join(repository.root, 'handover/config-index.yaml');
    const index = (await readFile(path, 'utf8')).replace(/confirm: true/, 'reviewedAt: 2026-01-05');
    const files = {
      'handover/config-index.yaml': index,
      'config/application-prod.yml': `other:\n  token: ${secretOf(900)}\n`,
    };
    await repository.commit({ files, date: '2026-02-01', message: `口令: ${secretOf(901)}` });
    for (const format of ['stylish', 'json', 'markdown'])
      assert.match(await run('configs', '--format', format), /other\.token/);
    assert.match(await run('check', '--format', 'json'), /config-changed-since-review/);
  });

  it('in `handover generate` and `handover check`, in all formats', async () => {
    await run('generate', '--yes', '--customer', 'H');
    await run('generate', '--dry-run', '--format', 'json');
    await expectCleanFiles();
    await repository.commit({ files: { 'conf/db.properties': plant('password=@\nextra=@\n') } });
    for (const format of ['stylish', 'json', 'sarif', 'junit', 'gitlab', 'github', 'markdown'])
      await run('check', '--format', format, '--today', '2026-06-15');
    await run('check', '--update-baseline');
    await expectCleanFilesBut('conf/db.properties');
    await repository.write({ 'conf/db.properties': plant('password=@\n') });
    await repository.git('add', '--all');
    assert.match(await run('check', '--staged', '--format', 'json'), /credential/);
  });

  it('in `handover export`, in all formats, also what commits, branches and comments say', async () => {
    await repository.commit({
      files: { 'src/Fee.java': `// TODO 数据库密码: ${secretOf(910)} 待更换\nclass Fee {}\n` },
      message: `HIS-12 数据库密码: ${secretOf(911)}`,
    });
    await run('generate', '--yes', '--customer', 'H', '--lang', 'zh-CN');
    const out = await createFolder();
    try {
      for (const audience of ['internal', 'customer'])
        for (const format of ['html', 'md', 'site', 'docx', 'zip']) {
          const path = join(out.root, `${audience}.${format}`);
          await run('export', '--to', format, '--for', audience, '--output', path);
          for (const [name, bytes] of await exportedTexts(path)) expectClean(bytes, `${path} ${name}`);
        }
      const html = await readFile(join(out.root, 'internal.html'), 'utf8');
      assert.ok(html.includes('Fee.java'), 'the comment is there, without its secret');
    } finally {
      await out.cleanup();
    }
  });

  async function expectCleanFilesBut(path: string): Promise<void> {
    await repository.write({ [path]: '' });
    await expectCleanFiles();
  }
});
