import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const SCHEMA = new URL('../../schemas/output/configs.schema.json', import.meta.url);
const SPRING = 'spring:\n  datasource:\n    url: jdbc:mysql://db/his\n    password: Kanarie-7Xq9\n';
const INDEX = 'handover/config-index.yaml';

/** What is looked at of the answer; all of it is compared with the schema. */
interface Answer {
  readonly files: readonly { readonly path: string; readonly state: string; readonly by: string | null }[];
  readonly changedSinceReview: readonly {
    readonly path: string;
    readonly newKeys: readonly string[];
    readonly changes: readonly unknown[];
  }[];
  readonly missing: readonly unknown[];
  readonly variables: readonly {
    readonly name: string;
    readonly readIn: readonly { readonly file: string; readonly line: number }[];
  }[];
  readonly differences: readonly { readonly environment: string; readonly lacks: readonly string[] }[];
}

describe('handover configs', () => {
  let repository: TestRepository;
  const run = (...words: string[]) => handover(repository, 'configs', ...words);
  const json = async (...words: string[]): Promise<Answer> => {
    const { stdout } = await run('--format', 'json', ...words);
    return JSON.parse(stdout) as Answer;
  };
  const statesOf = async (...words: string[]) =>
    Object.fromEntries((await json(...words)).files.map(file => [file.path, file.by ?? file.state]));

  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  it('says what is documented, and by what', async () => {
    await repository.commit({
      files: {
        'config/application-prod.yml': SPRING,
        'config/application-test.yml': SPRING,
        'config/redis.conf': 'port 1\n',
        'a/jdbc.properties': 'url=x\n',
        Dockerfile: 'FROM scratch\n',
        'Dockerfile.dev': 'FROM scratch\n',
        'docs/ops.md': '# Ops\n\n`Dockerfile` builds it.\n\nThe cache: [settings](../config/redis.conf)\n',
        [INDEX]:
          'version: 1\nentries:\n  - path: config/application-prod.yml\n    purpose: The production server\n  - path: config/application-test.yml\n    purpose: Settings of the test profile\n    confirm: true\n',
      },
    });
    assert.deepEqual(await statesOf(), {
      Dockerfile: 'docs/ops.md:3',
      'Dockerfile.dev': 'undocumented',
      'a/jdbc.properties': 'undocumented',
      'config/application-prod.yml': `${INDEX}:3`,
      'config/application-test.yml': 'unconfirmed',
      'config/redis.conf': 'docs/ops.md:5',
    });
    assert.deepEqual(Object.keys(await statesOf('--undocumented', '--risk', 'high')), [
      'a/jdbc.properties',
      'config/application-test.yml',
    ]);
    assert.deepEqual(Object.keys(await statesOf('--path', 'config', '*.dev')), [
      'Dockerfile.dev',
      'config/application-prod.yml',
      'config/application-test.yml',
      'config/redis.conf',
    ]);
    assert.equal((await run()).code, 1, 'a high-risk file is documented nowhere');
    assert.equal((await run('--path', 'config')).code, 0);
    assert.equal((await run('--path', 'Dockerfile.dev')).code, 0, 'no high-risk file');
    assert.equal((await run('--path', 'Dockerfile.dev', '--risk', 'medium')).code, 1);
  });

  for (const language of ['en', 'zh-CN'])
    it(`takes nothing that a fresh pack says for documentation, and a section that a person writes at once (${language})`, async () => {
      await repository.commit({
        files: {
          'src/application-prod.yml': SPRING,
          'src/application-dev.yml': 'spring:\n  datasource:\n    url: jdbc:h2:mem:his\n',
          'sites/east/lis.properties': 'lis.url=http://lis.east.example\nlis.port=1\nlis.token=x\n',
          'sites/west/lis.properties': 'lis.url=http://lis.west.example\nlis.port=2\n',
          'docker-compose.yml':
            'services:\n  his:\n    image: his:1\n    ports: ["80:80"]\n    env_file: .env\n',
          'nginx/nginx.conf': 'server {\n  listen 80;\n  proxy_pass http://his:8080;\n}\n',
          'deploy/backup.sh': '#!/bin/sh\nmysqldump his > /data/his.sql\n',
          crontab: '0 2 * * * /opt/his/deploy/backup.sh\n',
        },
      });
      const { code } = await handover(repository, 'generate', '--yes', '--lang', language, '--customer', 'X');
      assert.equal(code, 0);
      const states = async () => new Set(Object.values(await statesOf()));
      assert.deepEqual([...(await states())].sort(), ['unconfirmed']);
      const manual = join(repository.root, 'handover/docs/operations-manual.md');
      const own =
        '\n## Gateway\n\n`nginx/nginx.conf` forwards the web entry; restart it after each certificate.\n';
      await writeFile(manual, `${await readFile(manual, 'utf8')}${own}`);
      assert.match(
        (await statesOf())['nginx/nginx.conf'] ?? '',
        /^handover\/docs\/operations-manual\.md:\d+$/,
      );
    });

  it('takes nothing for documentation that was printed from a pack or lies in the pack of another project', async () => {
    const files = {
      '.env.staging': 'APP_KEY=x\n',
      'nginx/nginx.conf': 'server {\n  listen 80;\n}\n',
      'deploy/backup.sh': '#!/bin/sh\nmysqldump his > /data/his.sql\n',
    };
    await repository.commit({ files });
    await handover(repository, 'generate', '--yes', '--lang', 'en', '--customer', 'X');
    await handover(repository, 'export', '--to', 'md', '--output', 'docs/wiki');
    const team = await readFile(join(repository.root, 'handover/team.yaml'), 'utf8');
    const leaving = /^\s+- id: (\S+)/m.exec(team)?.[1] ?? '';
    await handover(
      repository,
      'transition',
      'start',
      '--leaving',
      leaving,
      '--last-day',
      '2027-01-29',
      '--yes',
    );
    for (const [name, words] of Object.entries({
      configs: ['configs'],
      knowledge: ['knowledge'],
      report: ['report'],
      status: ['transition', 'status'],
    })) {
      const { stdout } = await handover(repository, ...words, '--format', 'markdown');
      assert.match(stdout, /^<!-- handover:printed -->\n/, name);
      await repository.write({ [`docs/printed/${name}.md`]: stdout });
    }
    const manual = await readFile(join(repository.root, 'handover/docs/operations-manual.md'), 'utf8');
    await repository.write({ 'docs/copy-of-manual.md': manual });
    assert.deepEqual([...new Set(Object.values(await statesOf()))], ['unconfirmed']);

    // A repository of two projects, of which each has its pack; one of them calls it otherwise.
    const pack = await Promise.all(
      ['team.yaml', 'checklist.yaml', 'config-index.yaml', 'README.md', 'docs/operations-manual.md'].map(
        async name => [name, await readFile(join(repository.root, 'handover', name), 'utf8')] as const,
      ),
    );
    for (const folder of ['his/handover', 'lis/交接'])
      await repository.write({
        [`${folder.split('/')[0]}/handover.config.yaml`]: 'version: 1\n',
        [`${folder.split('/')[0]}/.env.staging`]: 'APP_KEY=x\n',
        ...Object.fromEntries(pack.map(([name, text]) => [`${folder}/${name}`, text])),
      });
    assert.deepEqual(await statesOf(), {
      '.env.staging': 'unconfirmed',
      'deploy/backup.sh': 'unconfirmed',
      'his/.env.staging': 'undocumented',
      'lis/.env.staging': 'undocumented',
      'nginx/nginx.conf': 'unconfirmed',
    });
  });

  it('takes a page that a person adds to a departure, and none that the departure is led by', async () => {
    await repository.commit({ files: { '.env.staging': 'A=1\n', 'redis.conf': 'port 1\n' } });
    const says = 'The file `NAME` is copied by hand to the second server after each release.\n';
    const folder = 'handover/transitions/2026-11-li-wei';
    await repository.write({
      [`${folder}/response-plan.md`]: says.replace('NAME', '.env.staging'),
      [`${folder}/customer-notice-2.md`]: says.replace('NAME', '.env.staging'),
      [`${folder}/notes.md`]: says.replace('NAME', 'redis.conf'),
    });
    assert.deepEqual(await statesOf(), {
      '.env.staging': 'undocumented',
      'redis.conf': `${folder}/notes.md:1`,
    });
  });

  it('says nothing of files that are deleted and still in the index of git', async () => {
    await repository.commit({
      files: {
        'src/application-prod.yml': SPRING,
        'src/application-dev.yml': 'spring:\n  datasource:\n    url: jdbc:h2:mem:his\n',
        'src/A.java': 'String a = System.getenv("LOST_ADDRESS");\n',
      },
    });
    await rm(join(repository.root, 'src/application-prod.yml'));
    await rm(join(repository.root, 'src/A.java'));
    const { stdout } = await run('--format', 'json');
    assert.doesNotMatch(stdout, /application-prod|A\.java|LOST_ADDRESS/);
    await handover(repository, 'generate', '--yes', '--lang', 'en', '--customer', 'X');
    const index = await readFile(join(repository.root, INDEX), 'utf8');
    assert.match(index, /application-dev/);
    assert.doesNotMatch(index, /application-prod/);
    assert.equal((await handover(repository, 'configs', 'add', 'src/application-prod.yml')).code, 2);
  });

  it('answers in the shape of its schema', async () => {
    await repository.commit({
      date: '2024-01-01',
      files: {
        'config/application-prod.yml': SPRING,
        'config/application-test.yml': `${SPRING}server:\n  port: 1\nextra: true\n`,
        'docker-compose.yml': `services:\n  a:\n    image: x:\${TAG}\n`,
        [INDEX]:
          'version: 1\nentries:\n  - path: config/application-prod.yml\n    purpose: The production server\n    reviewedAt: 2024-01-01\n  - path: config/old.properties\n    purpose: gone\n',
      },
    });
    await repository.commit({
      date: '2024-02-01',
      message: '密码: Kanarie-7Xq9',
      files: { 'config/application-prod.yml': `${SPRING}medins:\n  code: H1\n` },
    });
    const document = await json('--over-time');
    const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(await readFile(SCHEMA, 'utf8')));
    assert.ok(validate(document), JSON.stringify(validate.errors));
    const [drift] = document.changedSinceReview;
    assert.deepEqual([drift?.path, drift?.newKeys], ['config/application-prod.yml', ['medins.code']]);
    assert.equal(drift?.changes.length, 1);
    assert.deepEqual(document.missing, [{ path: 'config/old.properties', renamedTo: null, commit: null }]);
    assert.deepEqual(
      document.variables.map(({ name }) => name),
      ['TAG'],
    );
    assert.deepEqual(
      document.differences.map(({ environment, lacks }) => [environment, lacks]),
      [
        ['prod', ['extra', 'server.port']],
        ['test', ['medins.code']],
      ],
    );
    for (const words of [[], ['--format', 'json'], ['--format', 'markdown'], ['--lang', 'zh-CN']])
      assert.ok(!(await run(...words)).stdout.includes('Kanarie'), words.join(' '));
  });

  it('finds variables that code reads and nothing sets, also in code that git does not have yet', async () => {
    await repository.commit({
      files: {
        'src/A.java': 'class A { String a = System.getenv("IN_GIT"); }\n',
        'src/B.java': 'class B { String b = System.getenv("BEFORE"); }\n',
        'deploy/docker-compose.yml': 'services:\n  a:\n    environment:\n      GIVEN: x\n',
        'c.py': 'import os\nos.environ["GIVEN"]\n',
      },
    });
    await repository.write({
      'src/B.java': 'class B {\n  String b = System.getenv("AFTER");\n}\n',
      'src/C.js': 'process.env.NEW_ONE;\n',
    });
    const { variables } = await json();
    assert.deepEqual(
      variables.map(({ name, readIn }) => `${name} ${readIn[0]?.file}:${readIn[0]?.line}`),
      ['AFTER src/B.java:2', 'IN_GIT src/A.java:1', 'NEW_ONE src/C.js:1'],
    );
  });

  it('knows what Ansible puts on a server, scripts without an ending, templates and code that goes on without', async () => {
    const reads = (...names: string[]) => names.map(name => `connect(process.env.${name});\n`).join('');
    await repository.commit({
      files: {
        'src/main.js': reads('BY_ROLE', 'BY_GROUP', 'BY_PLAY', 'BY_TOOL', 'LEFT_OUT', 'NOT_SET', 'IN_NOTE'),
        'roles/his/templates/his.env.j2': 'BY_ROLE={{ his_key }}\n',
        'group_vars/all.yml': 'env_list:\n  - var: BY_GROUP\n    value: 1\n',
        'site.yml': '- hosts: his\n  tasks:\n    - lineinfile:\n        line: export BY_PLAY=1\n',
        sail: '#!/usr/bin/env bash\nexport BY_TOOL=${BY_TOOL:-1}\n',
        notes: 'IN_NOTE=1 would be right\n',
        '.env.example': '#LEFT_OUT=\n',
        'src/main.rs': 'let a = env::var("CHAINED")\n    .unwrap_or_else(|_| "x".into());\n',
      },
    });
    assert.deepEqual(
      (await json()).variables.map(({ name }) => name),
      ['IN_NOTE', 'NOT_SET'],
    );
  });

  it('names what git ignores as only on this computer, with key names alone, and what documents name and nobody has', async () => {
    await repository.commit({
      files: {
        '.gitignore': '.env.local\napplication-prod.yml\nnode_modules/\n*.log\n',
        'README.md': 'Run `cp conf/lis.ini.example conf/lis.ini` first.\n',
        'conf/his.ini': '[a]\nb=1\n',
      },
    });
    await repository.write({
      '.env.local': 'DB_PASSWORD=hunter2\n',
      'src/application-prod.yml': 'db:\n  url: x\n',
      'node_modules/a/.env': 'A=1\n',
      'his.log': 'x\n',
    });
    const { code, stdout } = await run('--format', 'json');
    assert.equal(code, 0);
    const { onlyHere, absent } = JSON.parse(stdout);
    assert.deepEqual(onlyHere, [
      { path: '.env.local', kind: 'dotenv', risk: 'high', keys: [{ key: 'DB_PASSWORD', secret: true }] },
      {
        path: 'src/application-prod.yml',
        kind: 'spring-boot',
        risk: 'high',
        keys: [{ key: 'db.url', secret: false }],
      },
    ]);
    assert.deepEqual(absent, [{ path: 'conf/lis.ini.example', namedIn: [{ file: 'README.md', line: 1 }] }]);
    const text = (await run()).stdout;
    assert.match(text, /only on this computer[\s\S]*\.env\.local[^\n]*DB_PASSWORD/);
    assert.ok(!text.includes('hunter2') && !stdout.includes('hunter2'));
  });

  it('adds what it can guess, and says where the purpose belongs', async () => {
    await repository.commit({
      files: {
        'config/application-prod.yml': SPRING,
        'handover/team.yaml':
          'version: 1\npeople:\n  - id: wang-wei\n    name: 王伟\n    emails: [wangwei@his.example]\n',
        [INDEX]: '# Our index\nversion: 1\nentries:\n  - path: a.yml # first\n    purpose: A\n# the end\n',
      },
    });
    const { code, stdout } = await run('add', 'config/application-prod.yml');
    assert.equal(code, 0);
    assert.match(stdout, /handover\/config-index\.yaml:9\b/);
    const text = await readFile(join(repository.root, INDEX), 'utf8');
    assert.equal(
      text,
      `# Our index
version: 1
entries:
  - path: a.yml # first
    purpose: A

  - path: config/application-prod.yml
    kind: spring-boot
    purpose: "Spring Boot settings of the prod profile: MySQL his (db)"
    environment: prod
    owner: wang-wei
    keys:
      - name: spring.datasource.url
      - name: spring.datasource.password
        secret: true
    confirm: true
    from: 'file name; values in lines 3; environment from "application-prod.yml"; owner: changed it most, says git'
# the end
`,
    );
    assert.match((await run('add', 'config')).stdout, /already/);
    assert.equal(await readFile(join(repository.root, INDEX), 'utf8'), text);
  });

  it('begins an index where there is none, and takes folders, patterns and files that nobody knows', async () => {
    await repository.commit({
      files: { 'r/a.jrxml': '<x/>', 'r/b.jrxml': '<x/>', 'odd/thing.xyz': '1', '.gitignore': '.env\n' },
    });
    await repository.write({ '.env': 'A=1\n' });
    assert.equal((await run('add', 'r', 'odd/thing.xyz', '.env')).code, 0);
    const text = await readFile(join(repository.root, INDEX), 'utf8');
    assert.match(text, /- path: r\/a\.jrxml/);
    assert.match(text, /- path: odd\/thing\.xyz\n\s+purpose: "\[\[fill: /);
    assert.match(text, /- path: \.env\n\s+kind: dotenv/);
    const below = { root: join(repository.root, 'r'), environment: repository.environment };
    const again = await handover(below, 'configs', 'add', 'odd/thing.xyz', 'a.jrxml');
    assert.equal(again.code, 0, 'paths as findings name them, from a sub-folder');
    assert.match(again.stdout, /odd\/thing\.xyz[^\n]*already[\s\S]*r\/a\.jrxml[^\n]*already/);
    assert.equal((await handover(below, 'configs', 'add', '../odd/thing.xyz')).code, 0);
    assert.equal((await run('add', 'nothing.yml')).code, 2);
    assert.equal((await run('add', '../outside.yml')).code, 2);
  });
});

describe('a commit of config files', () => {
  let repository: TestRepository;
  const check = () => handover(repository, 'check', '--staged');

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'config/application-prod.yml': SPRING.replace('Kanarie-7Xq9', `\${PW}`),
        [INDEX]: 'version: 1\nentries: []\n',
      },
    });
  });
  afterEach(() => repository.cleanup());

  it('is stopped where one of high risk has no entry, and told the one command', async () => {
    await repository.write({ 'conf/jdbc.properties': 'url=x\n' });
    await repository.git('add', '.');
    const stopped = await check();
    assert.equal(stopped.code, 1);
    assert.match(stopped.stdout, /handover configs add conf\/jdbc\.properties/);
    assert.ok(!stopped.stdout.includes('application-prod'), 'what is there already is not asked about');
    await handover(repository, 'configs', 'add', 'conf/jdbc.properties');
    await repository.git('add', '.');
    assert.equal((await check()).code, 0);
  });

  it('is not stopped by other files', async () => {
    await repository.write({ 'src/Main.java': 'class Main {}\n', 'package.json': '{}\n', 'a.md': '# A\n' });
    await repository.git('add', '.');
    assert.equal((await check()).code, 0);
  });

  it('that moves a file is told to move its entry', async () => {
    await repository.commit({
      files: {
        [INDEX]:
          'version: 1\nentries:\n  - path: config/application-prod.yml\n    purpose: Production\n    keys:\n      - name: spring\n',
      },
    });
    await repository.git('mv', 'config', 'settings');
    const { code, stdout } = await check();
    assert.equal(code, 1);
    assert.match(stdout, /index-entry-missing-file/);
    assert.match(stdout, /settings\/application-prod\.yml/);
  });
});
