import assert from 'node:assert/strict';
import { readAccess } from '../../src/deployment/access.ts';
import { isForeign } from '../../src/deployment/code.ts';
import { codeAddressesOf } from '../../src/deployment/codeAddresses.ts';
import { NO_CODE, readDeployment } from '../../src/deployment/index.ts';
import { COMMENT_PATTERN, countPartners, PARTNER_PATTERN } from '../../src/deployment/partners.ts';
import { rolesOf } from '../../src/deployment/roles.ts';
import { tablesOf } from '../../src/deployment/tables.ts';
import { readHistory } from '../../src/history/repository.ts';
import type { ConfigFile } from '../../src/inventory/detect.ts';
import type { KeyInfo } from '../../src/inventory/keys.ts';
import { setsHere } from '../../src/inventory/setsHere.ts';
import { openGit } from '../../src/io/git.ts';
import { mergeIdentities } from '../../src/knowledge/identities.ts';
import { guessDeliverables } from '../../src/prefill/deliverables.ts';
import { findDictionaries } from '../../src/prefill/dictionaries.ts';
import { sitesOf } from '../../src/prefill/environments.ts';
import { findIncidents, findTroubles } from '../../src/prefill/incidents.ts';
import { guessOpenItems } from '../../src/prefill/openItems.ts';
import { guessTeam } from '../../src/prefill/people.ts';
import { guessProgress } from '../../src/prefill/progress.ts';
import { showDeployment } from '../../src/prefill/shownDeployment.ts';
import { guessThirdParties } from '../../src/prefill/thirdParties.ts';
import { createRepository } from '../helpers/repository.ts';
import { config, context, contributor, history, tag, withTexts } from './context.ts';

/** Guesses that packs of real projects once had wrong: the case, and another of its kind. */
describe('guesses that were wrong once', () => {
  const stepsOf = (texts: Readonly<Record<string, string>>) =>
    guessDeliverables(context(withTexts(texts))).items?.flatMap(({ steps }) => steps ?? []) ?? [];
  const partiesOf = (texts: Readonly<Record<string, string>>) =>
    guessThirdParties(context(withTexts(texts))).items?.flatMap(({ kind, name }) =>
      kind === 'registry' ? [] : [name],
    );

  it('a script that only says that there is none is no step of a build', () => {
    const scripts = (scripts: object) => ({ 'package.json': JSON.stringify({ scripts }, undefined, 2) });
    assert.deepEqual(stepsOf(scripts({ test: 'echo "Error: no test specified" && exit 1' })), []);
    assert.deepEqual(stepsOf(scripts({ build: 'echo not yet; exit 1', start: 'node app.js' })), [
      'npm install',
    ]);
  });

  it('what libraries bring is not built by us', () => {
    const library = {
      'web/node_modules/delayed/Makefile': 'all:\n\tmake\n',
      'vendor/x/pom.xml': '<project/>',
    };
    assert.deepEqual(stepsOf(library), []);
  });

  it('an image that another is built on is no service, and one that is built here is', () => {
    const services = (texts: Readonly<Record<string, string>>) =>
      withTexts(texts).deployment?.services.map(({ name }) => name);
    assert.deepEqual(services({ Dockerfile: 'FROM node:20 AS build\nFROM nginx:1.25\n' }), []);
    assert.deepEqual(services({ 'docker/his.Dockerfile': 'FROM eclipse-temurin:17\n' }), []);
    assert.deepEqual(services({ 'docker-compose.yml': 'services:\n  his:\n    build: ./his\n' }), ['his']);
    assert.deepEqual(
      services({
        'compose.yaml': 'services:\n  lis:\n    build:\n      context: .\n      dockerfile: lis.Dockerfile\n',
      }),
      ['lis'],
    );
  });

  it('namespaces, comments, its own names, containers and its own databases are no third parties', () => {
    const own: Readonly<Record<string, string>> = {
      'src/beans.xml':
        '<beans xmlns="http://names.his.cn/schema" xsi:schemaLocation="http://a.his.cn http://b.his.cn/x.xsd"/>',
      'a.yml': '# url: http://old.partner.cn\nx: 1\n',
      'b.properties': '! see http://old.partner.cn\n# http://older.partner.cn\n',
      'nginx/nginx.conf': 'server {\n  server_name his.hospital.cn;\n}\n',
      'c.yml': 'callback: https://his.hospital.cn/pay\napi: https://api.his.hospital.cn/x\n',
      'application-prod.yml': `app:\n  frontend:\n    base-url: \${FRONT:https://portal.hospital-two.cn}\n`,
      'd.yml': 'mq: http://172.17.0.1:9000/\nother: http://host.docker.internal:9100/\n',
      'e.yml':
        'db: jdbc:mysql://10.1.2.3:3306/his\ncache: redis://10.1.2.4:6379\nqueue: amqp://10.1.2.5:5672\n',
    };
    for (const [path, text] of Object.entries(own)) {
      const server = path.startsWith('c') ? { 'nginx/nginx.conf': own['nginx/nginx.conf'] ?? '' } : {};
      assert.deepEqual(partiesOf({ [path]: text, ...server }), [], path);
    }
  });

  it('a host that is called after the project is its own', () => {
    const named = {
      folderName: 'x',
      history: history({ remoteUrl: 'https://git.his.cn/a/healthgateway.git' }),
    };
    const text =
      'email:\n  host: https://test.healthgateway.gov.cn\nphsa:\n  url: https://phsa-healthgateway.net\n';
    const parties = guessThirdParties(context({ ...withTexts({ 'a.yml': text }), ...named })).items;
    assert.deepEqual(
      parties?.map(({ name }) => name),
      ['phsa-healthgateway.net'],
    );
  });

  it('what is only shown to somebody is no third party', () => {
    const shown = 'Write-Host "see https://www.insurer.cn/help"\necho "https://docs.insurer.cn"\n';
    assert.deepEqual(partiesOf({ 'tools/import.ps1': shown }), []);
  });

  it('an address that holds unless a variable is set is one', () => {
    const compose = (value: string) =>
      `services:\n  his:\n    build: .\n    environment:\n      LIS_URL: ${value}\n`;
    assert.deepEqual(partiesOf({ 'docker-compose.yml': compose(`\${LIS_URL:-https://api.lis.cn/v1}`) }), [
      'api.lis.cn',
    ]);
    assert.deepEqual(partiesOf({ 'application.yml': `lis:\n  url: \${LIS_URL:https://api.lis.cn}\n` }), [
      'api.lis.cn',
    ]);
  });

  it('an account of a server is nobody, and its commits are an open item', () => {
    for (const [name, email] of [
      ['root', 'root@iZ2ze7'],
      ['Administrator', 'Administrator@WIN-4F'],
      ['Your Name', 'you@example.com'],
    ] as const) {
      const shared = contributor(name, 1, { emails: [email], commits: 3 });
      const facts = context({ history: history({ contributors: [shared, contributor('Wang Wei', 1)] }) });
      const { team, idOf } = guessTeam(facts);
      assert.deepEqual(
        team.people?.map(({ name }) => name),
        ['Wang Wei'],
      );
      assert.match(guessOpenItems(facts, idOf).items?.[0]?.title ?? '', new RegExp(`account ${name}`));
    }
  });

  it('two spellings of a person are one, whatever address hides it, and programs are nobody', () => {
    const merged = (...signatures: [string, string][]) =>
      mergeIdentities(signatures.map(([name, email]) => ({ name, email, dates: ['2026-01-01'] })));
    assert.equal(
      merged(
        ['Li Na', 'li.na@his.cn'],
        ['Li  Na', '77+lina@users.noreply.github.com'],
        ['li na', 'noreply@github.com'],
      ).length,
      1,
    );
    assert.equal(merged(['王伟', 'ww@his.cn'], ['王伟', '1234+ww@users.noreply.github.com']).length, 1);
    assert.equal(
      merged(['Brian Jang', '1+BrianMaki@users.noreply.github.com'], ['BrianMaki', 'b@his.cn']).length,
      1,
    );
    const bots: [string, string][] = [
      ['GitHub Copilot', 'noreply@github.com'],
      ['google-labs-jules[bot]', '1+google-labs-jules[bot]@users.noreply.github.com'],
      ['gitlab-ci', 'ci@his.cn'],
      ['jenkins', 'jenkins@build.his.cn'],
    ];
    assert.deepEqual(merged(...bots), []);
  });

  it('nobody who left years ago is active, and two commits years ago make nobody a primary', () => {
    const gone = contributor('Zhao Min', 0, { lastOn: '2017-03-01', commits: 900 });
    const teamOf = (...contributors: ReturnType<typeof contributor>[]) =>
      guessTeam(context({ history: history({ contributors }), today: '2026-11-01' })).team;
    assert.deepEqual(
      teamOf(gone).people?.map(({ active }) => active),
      [false],
    );
    assert.equal(teamOf(gone).roles, undefined);
    assert.equal(teamOf(contributor('Wang Wei', 0, { lastOn: '2022-05-01', commits: 2 })).roles, undefined);
    const still = contributor('Li Na', 0, { lastOn: '2026-10-30', commits: 5 });
    assert.equal(teamOf(gone, still).roles?.primary, 'li-na');
  });

  it('a file for one way to build is no site', () => {
    const sites = (...environments: string[]) =>
      sitesOf(
        environments.map(environment => ({ path: `.env.${environment}`, environment }) as ConfigFile),
      ).map(({ what }) => what);
    assert.deepEqual(sites('boot', 'mock', 'prod', 'east-hospital'), ['east-hospital']);
  });

  it('what goes live at every merge is in operation', () => {
    const stageOf = (pipeline: string) => {
      const path = '.github/workflows/deploy.yml';
      const deployment = readDeployment([config(path)], new Map([[path, pipeline]]), NO_CODE);
      return guessProgress(context({ history: history({ commits: 10 }), deployment })).stage;
    };
    const ssh =
      'on:\n  push:\n    branches: [main]\njobs:\n  deploy:\n    environment: production\n    steps:\n';
    assert.equal(stageOf(`${ssh}      - run: ssh his@10.1.2.3 "docker compose up -d"\n`), 'operation');
    assert.equal(stageOf(`${ssh}      - run: railway up --environment production\n`), 'operation');
    assert.equal(stageOf('jobs:\n  test:\n    steps:\n      - run: npm test\n'), 'development');
  });

  it('a mark that somebody set before a change is no release', () => {
    for (const name of ['v1.0-pre-refactor', 'backup-2024-05-01', 'v2.3-before-migration', 'archive/2023']) {
      const progress = guessProgress(context({ history: history({ tags: [tag(name)] }) }));
      assert.deepEqual([progress.stage, progress.milestones], ['development', []], name);
    }
    for (const name of ['oldUI', 'demo'])
      assert.deepEqual(
        guessProgress(context({ history: history({ tags: [tag(name)] }) })).milestones,
        [],
        name,
      );
    const merge = tag('v2.1', '2024-01-01', 'Merge pull request #12 from his/next');
    assert.equal(
      guessProgress(context({ history: history({ tags: [merge] }) })).milestones?.[0]?.title,
      'v2.1',
    );
  });

  it('milestones are tags of the line that goes on, and of a default branch that is alive', async () => {
    for (const [last, expected] of [
      ['2024-01-10', ['v2.0']],
      ['2026-04-20', ['v2.0', 'v1.0']],
    ] as const) {
      const repository = await createRepository();
      await repository.commit({ message: 'first', date: '2023-12-01', files: { 'a.txt': '1' } });
      await repository.branch('develop');
      for (let day = 1; day <= 60; day++)
        await repository.commit({
          message: `work ${day}`,
          date: `2026-0${day < 31 ? 4 : 5}-${String(((day - 1) % 30) + 1).padStart(2, '0')}`,
          files: { 'b.txt': String(day) },
        });
      await repository.tag('v2.0');
      await repository.branch('main');
      await repository.commit({ message: 'released', date: last, files: { 'c.txt': '1' } });
      await repository.tag('v1.0');
      const { tags } = await readHistory(openGit(repository.root, repository.environment), {
        today: '2026-11-01',
      });
      await repository.cleanup();
      assert.deepEqual(tags.map(({ name }) => name).sort(), [...expected].sort(), last);
    }
  });

  describe('rows of the manual', () => {
    const shownOf = (texts: Readonly<Record<string, string>>) => {
      const { facts } = context(withTexts(texts));
      return showDeployment(context(facts));
    };
    const startsOf = (text: string) => shownOf({ 'README.md': text }).startCommands.map(one => one.value);
    const writtenOf = (text: string, what: string) =>
      withTexts({ 'README.md': text })
        .deployment?.written.filter(one => one.what === what)
        .map(({ value }) => value);

    it('what installs, builds, fills or shows something starts nothing', () => {
      const text = [
        '# Running it',
        '```sh',
        'npm install',
        'npm run seed',
        'python -m venv venv',
        'python interactive_demo.py',
        'sudo systemctl enable his',
        'npm run start-all',
        'node -v',
        'java -version',
        'sudo systemctl stop his',
        'docker-compose exec his bash',
        'sudo systemctl start docker',
        'docker compose up -d',
        '```',
      ].join('\n');
      assert.deepEqual(startsOf(text), ['npm run start-all', 'docker compose up -d']);
      assert.deepEqual(writtenOf(text, 'build'), ['npm install']);
      const other =
        '## 启动\n```\nmvn clean install -DskipTests\ndotnet ef database update\njava -jar his.jar\n```\n';
      assert.deepEqual(startsOf(other), ['java -jar his.jar']);
      assert.deepEqual(writtenOf(other, 'release'), ['dotnet ef database update']);
      assert.deepEqual(startsOf('## Run the demo\n```\npython main.py\n```\n'), []);
    });

    it('what a timer starts does not start with the system', () => {
      const unit = '[Service]\nExecStart=/opt/his/backup.sh\n';
      const named = (texts: Readonly<Record<string, string>>) =>
        shownOf(texts).startCommands.map(({ what }) => what);
      const both = { 'ops/his-backup.service': unit, 'ops/his.service': unit };
      assert.deepEqual(named({ ...both, 'ops/his-backup.timer': '[Timer]\nOnCalendar=daily\n' }), [
        'his.service',
      ]);
      const examples = { 'a/x.service.example': unit, 'a/x.timer.example': '[Timer]\nOnCalendar=hourly\n' };
      assert.deepEqual(named(examples), []);
    });

    it('a compose file that only adds to another is given together with it', () => {
      const base =
        'services:\n  his:\n    image: node:18\n    depends_on: [db]\n    ports: ["80:80"]\n  db:\n    image: mysql:8\n';
      const adds = 'services:\n  his:\n    image: hub/his:3\n  db:\n    restart: always\n';
      const shown = shownOf({ 'docker-compose.yml': base, 'docker-compose.deploy.yml': adds });
      assert.deepEqual(
        shown.startOrder.map(({ command }) => command),
        ['db', 'his'].map(
          name => `docker compose -f docker-compose.yml -f docker-compose.deploy.yml up -d ${name}`,
        ),
      );
      assert.deepEqual(
        shown.services.filter(({ name }) => name === 'his').map(one => [one.image, one.after, one.ports]),
        [
          ['hub/his:3', 'db', '80:80'],
          ['node:18', 'db', '80:80'],
        ],
      );
      assert.deepEqual(shown.dependents, [
        { what: 'db', waiting: 'his', from: 'docker-compose.deploy.yml:4, docker-compose.yml:6' },
      ]);
      // Said by a script alone: nothing in the file lacks an image.
      const told = shownOf({
        'ops/base.compose.yml': base,
        'ops/live.compose.yml': 'services:\n  proxy:\n    image: nginx:1\n    depends_on: [his]\n',
        'ops/up.sh': 'docker compose -f base.compose.yml -f live.compose.yml up -d\n',
      });
      assert.equal(
        told.startOrder.at(-1)?.command,
        'docker compose -f ops/base.compose.yml -f ops/live.compose.yml up -d proxy',
      );
      // Two that are given alone stay two.
      const apart = shownOf({
        'docker-compose.yml': base,
        'docker-compose.prod.yml': base.replace('node:18', 'hub/his:3'),
      });
      assert.match(apart.startOrder[0]?.command ?? '', /compose -f docker-compose\.prod\.yml up/);
    });

    it('what starts or deploys is no step of a build', () => {
      const make = { Makefile: 'build:\n\tgo build\nstart:\n\t./his\ndeploy-prod:\n\tscp his x@y:/\n' };
      assert.deepEqual(stepsOf(make), ['make build']);
      assert.deepEqual(stepsOf({ Makefile: 'up:\n\tdocker compose up\ntest:\n\tx\n' }), []);
      assert.deepEqual(
        shownOf(make).startCommands.map(({ value, from }) => [value, from]),
        [['make start', 'Makefile:3']],
      );
      assert.deepEqual(
        shownOf(make).releases.map(({ value }) => value),
        ['make deploy-prod'],
      );
      const start = { 'web/package.json': '{\n"scripts": {\n"build": "x",\n"start": "node ."\n}\n}' };
      assert.deepEqual(stepsOf(start), ['npm --prefix web install', 'npm --prefix web run build']);
      assert.deepEqual(
        shownOf(start).startCommands.map(({ value, from }) => [value, from]),
        [['npm --prefix web run start', 'web/package.json:4']],
      );
    });

    it('what is chosen because it is young is not kept for so long, and a size is no time', () => {
      const backups = (text: string) =>
        shownOf({ 'backup.sh': text }).backups.filter(
          ({ what }) => what === 'shown.kept' || /^Kept/.test(what),
        );
      assert.deepEqual(backups('find logs -name "*.log" -mtime -7 -exec tar -czf backup/l.tgz {} +\n'), []);
      assert.deepEqual(backups('find backup -mtime +7 -exec gzip {} +\n'), []);
      assert.deepEqual(backups('find "$1" -name "$2" -mtime +"30" -print -delete\n'), []);
      assert.equal(backups('find backup -mtime +7 -exec rm {} +\n').length, 1);
      const { logs, limits } = shownOf({
        'application.properties':
          'logging.logback.rollingpolicy.max-file-size=10MB\nlogging.file.max-size=20MB\n',
      });
      assert.deepEqual(
        logs.map(({ what, value }) => [what, value]),
        [
          ['Size at most', '10MB'],
          ['Size at most', '20MB'],
        ],
      );
      assert.deepEqual(limits, []);
    });

    it('keys of tokens are no certificates, talks have no roles, folders of a computer are no way', () => {
      const { certificates } = shownOf({
        'application.yml': [
          'jwt:',
          '  private-key: classpath:keys/private.pem',
          'auth:',
          '  publicKey: keys/public.pem',
          'server:',
          '  ssl:',
          '    certificate: /etc/his/key.pem',
        ].join('\n'),
      });
      assert.deepEqual(
        certificates.map(({ value }) => value),
        ['/etc/his/key.pem'],
      );
      const members = (text: string) =>
        rolesOf([{ path: 'a/Role.java', line: 1, text: 'public enum Role {' }], () => text).map(
          ({ value }) => value,
        );
      assert.deepEqual(members('public enum Role {\n  USER,\n  ASSISTANT,\n  SYSTEM\n}\n'), []);
      assert.deepEqual(members('public enum Role {\n  USER,\n  NURSE\n}\n'), ['USER', 'NURSE']);
      const ways = (url: string) => readAccess(`<PublishUrl>${url}</PublishUrl>`, 'his.pubxml', false).length;
      assert.deepEqual(
        ['D:\\his\\publish', 'bin\\Release\\publish', 'ftp://web01/his', 'his.scm.example.net:443'].map(ways),
        [0, 0, 1, 1],
      );
    });

    it('a switch in three spellings is one, and those of a library are none', () => {
      const { switches } = shownOf({
        'a.yml': 'LINE_ENABLED: false\nLine__Enabled: false\nREPORT_ENABLED: true\n',
        'b.yml': 'Line:\n  Enabled: false\nReport:\n  Enabled: false\n',
        'application.yml': 'resilience4j:\n  retry:\n    enableBackoff: true\nseata:\n  enabled: true\n',
      });
      assert.deepEqual(
        switches.map(({ key, value }) => `${key} ${value}`),
        ['LINE_ENABLED false', 'REPORT_ENABLED true', 'Report.Enabled false'],
      );
    });

    it('what images run is told only where nothing else is started, and commands of assistants never', () => {
      const image = 'FROM node:20\nCMD ["node", "his.js"]\n';
      assert.deepEqual(
        shownOf({ Dockerfile: image }).startCommands.map(({ value }) => value),
        ['node his.js'],
      );
      const compose = 'services:\n  his:\n    build: .\n';
      assert.deepEqual(
        shownOf({ Dockerfile: image, 'compose.yaml': compose }).startCommands.map(({ value }) => value),
        ['docker compose -f compose.yaml up -d'],
      );
      const text = '# Start\n```sh\nbash tools/lock.sh claim\n```\n';
      for (const path of ['.assistant/README.md', 'a/.editor/setup.md'])
        assert.deepEqual(withTexts({ [path]: text }).deployment?.written, [], path);
    });

    it('what runs here is no release, what comes up is no build', () => {
      const text = [
        '## Deployment',
        '```sh',
        'dotnet build',
        'dotnet run',
        'npm run dev',
        './deploy.sh',
        '```',
        '## Build',
        '```sh',
        'docker compose up --build -d',
        'docker run -v a:/b maven:3 ./build.sh',
        'ng build my-lib',
        '```',
      ].join('\n');
      assert.deepEqual(writtenOf(text, 'release'), ['./deploy.sh']);
      assert.deepEqual(writtenOf(text, 'build'), ['dotnet build', 'docker run -v a:/b maven:3 ./build.sh']);
      assert.deepEqual(writtenOf(text, 'start'), [
        'dotnet run',
        'npm run dev',
        'docker compose up --build -d',
      ]);
    });

    it('an image that is built for a test is pushed nowhere, and nobody lives on it', () => {
      const pipeline = (inputs: string) => ({
        '.github/workflows/ci.yml': [
          'jobs:',
          '  images:',
          '    name: Images (prod target)',
          '    steps:',
          '      - uses: docker/build-push-action@v6',
          '        with:',
          ...inputs.split(',').map(one => `          ${one}`),
          '      - run: docker compose up -d --wait db',
        ].join('\n'),
      });
      assert.deepEqual(shownOf(pipeline('context: .')).releases, []);
      assert.deepEqual(shownOf(pipeline('load: true,push: false')).releases, []);
      assert.deepEqual(withTexts(pipeline('push: false')).deployment?.toProduction, []);
      assert.ok(shownOf(pipeline('push: true')).releases.length > 0);
    });

    it('a dollar that compose leaves alone is one, and a default of the shell is what holds', () => {
      const health = (test: string) =>
        shownOf({
          'compose.yaml': `services:\n  db:\n    image: postgres:16\n    healthcheck:\n      test: ${test}\n`,
        }).healthChecks[0]?.value;
      assert.equal(health('pg_isready -U $${DB_USER:-his} -d $${DB:-h}'), 'pg_isready -U his -d h');
      assert.equal(health('mysqladmin ping -u $$MYSQL_USER'), 'mysqladmin ping -u $MYSQL_USER');
    });

    it('what is fetched to be brought back is no backup, and a comment brings nothing back', () => {
      const shown = shownOf({
        'backup.sh': 'pg_basebackup -D /var/lib/restore -F tar\npg_basebackup -D /backup/base\n',
        'restore.ps1': "-- Restore database with move\nRESTORE DATABASE [HIS] FROM DISK = N'x.bak'\n",
      });
      assert.deepEqual(
        shown.backups.map(({ value }) => value),
        ['pg_basebackup -D /backup/base'],
      );
      assert.deepEqual(
        shown.restores.map(({ value }) => value.slice(0, 24)),
        ['pg_basebackup -D /var/li', 'RESTORE DATABASE [HIS] F'],
      );
    });

    it('claims, own pages and names of vocabularies are no interfaces', () => {
      const hosts = (texts: Readonly<Record<string, string>>) =>
        shownOf(texts).interfaces.map(({ host }) => host);
      assert.deepEqual(
        hosts({
          'a.yml':
            'ws:\n  claims:\n    iss: http://www.authority.cn\nvite_api_url: https://api.our.cn\nvite_socket_url: https://api.our.cn\n',
        }),
        [],
      );
      assert.deepEqual(
        hosts({ 'deploy.sh': 'repo=https://git.vendor.cn/his.git\ngit clone https://code.vendor.cn/x\n' }),
        [],
      );
      assert.deepEqual(hosts({ 'a.yml': 'lis:\n  url: https://lis.partner.cn\n' }), ['lis.partner.cn']);
      const named = (path: string) =>
        codeAddressesOf([{ path, line: 1, text: 'String RDI_URL = "https://fhir.authority.cn/x";' }]).length;
      assert.deepEqual(
        ['a/CodingProfile.java', 'a/LabNamespace.cs', 'a/LabClient.java'].map(named),
        [0, 0, 1],
      );
    });

    it('a company is no environment, and which of two versions listens here is not said', () => {
      const told = (text: string) =>
        withTexts({ 'README.md': text }).deployment?.told.map(({ value }) => value);
      assert.deepEqual(told('- **[Kite Development Group](https://kitedevelopment.cn)**\n'), []);
      assert.deepEqual(told('- Development: https://dev.his.cn\n'), ['dev.his.cn']);
      const compose = (version: number) => `services:\n  db:\n    image: postgres:${version}\n`;
      const databases = shownOf({
        'a/compose.yaml': compose(11),
        'b/compose.yaml': compose(16),
        'application.yml': 'spring:\n  datasource:\n    url: jdbc:postgresql://localhost:5432/his\n',
      }).databases;
      assert.deepEqual(
        databases.filter(({ name }) => name === 'his').map(({ kind }) => kind),
        ['PostgreSQL'],
      );
    });

    it('changes of a schema are no dictionaries', () => {
      const kinds = (path: string) => findDictionaries([path]).length;
      assert.deepEqual(
        ['sql/72_department_fields.sql', 'db/icd10_columns.sql', 'sql/departments.sql', 'data/icd10.csv'].map(
          kinds,
        ),
        [0, 0, 1, 1],
      );
    });

    it('what is older than the least that another asks for contradicts it', () => {
      const about = (texts: Readonly<Record<string, string>>) =>
        shownOf(texts).contradictions.map(one => [one.about, ...one.said.map(({ value }) => value)]);
      const readme = (words: string) => ({ 'README.md': `## Requirements\n\n- ${words}\n` });
      assert.deepEqual(about({ ...readme('Python 3.11+'), 'ai/Dockerfile': 'FROM python:3.10-slim\n' }), [
        ['Python', '3.10', '>=3.11'],
      ]);
      assert.deepEqual(about({ ...readme('Node.js 18+'), '.nvmrc': '16\n' }), [['Node.js', '16', '>=18']]);
      assert.deepEqual(about({ ...readme('Node.js 18+'), '.nvmrc': '20\n' }), []);
      assert.deepEqual(about({ ...readme('Maven 3.6+'), Dockerfile: 'FROM maven:3-jdk\n' }), []);
    });

    it('an environment is called as its files call it, and a check is the same wherever it is told', () => {
      const { addresses } = shownOf({
        'README.md': '- Production: https://his.hospital-one.cn\n- 测试：https://t.his.cn\n',
      });
      assert.deepEqual(
        addresses.map(({ environment }) => environment),
        ['prod', 'test'],
      );
      const { healthChecks } = shownOf({
        Dockerfile: 'FROM x\nHEALTHCHECK CMD curl -f http://localhost/up || exit 1\n',
      });
      assert.deepEqual(
        healthChecks.map(({ value }) => value),
        ['curl -f http://localhost/up'],
      );
    });

    it('what builds pages, asks a question or leads nowhere is no row', () => {
      const make = 'serve:\n\tx\npublish:\n\ty\n';
      for (const path of ['docs/Makefile', 'docs-src/Makefile'])
        assert.deepEqual(
          [...shownOf({ [path]: make }).startCommands, ...shownOf({ [path]: make }).releases],
          [],
          path,
        );
      const restores = (command: string) => shownOf({ 'fix.sh': `${command}\n` }).restores.length;
      assert.deepEqual(
        [
          'mysql his -e "select 1 from a where d < b.until"',
          "psql -c 'delete from x where y < 3'",
          'mysql -u root his < "$1"',
          'psql his < dump.sql',
        ].map(restores),
        [0, 0, 1, 1],
      );
      const ways = (command: string) =>
        readAccess(`Invoke-Command ${command}`, 'run.ps1', false).map(one => one.value);
      assert.deepEqual(ways('-ComputerName $DbHost'), []);
      assert.deepEqual(ways('-ComputerName his-db01'), ['his-db01']);
      assert.deepEqual(
        shownOf({ 'web/.env.local': 'VITE_API_URL: http://192.168.1.31:8080\n' }).addresses,
        [],
      );
    });

    it('what a document changes to is where its commands are typed, but for the clone itself', () => {
      const text = (path: string) => ({
        [path]: [
          '## Run',
          '',
          '```sh',
          'git clone --depth 1 https://git.his.cn/team/his.git',
          'cd his',
          'cd api',
          'uvicorn main:app',
          'cd ../web && npm run dev',
          '```',
        ].join('\n'),
        'api/requirements.txt': 'x',
        'web/package.json': '{}',
        'his/package.json': '{}',
      });
      assert.deepEqual(
        shownOf(text('README.md')).startCommands.map(({ value }) => value),
        ['cd api && uvicorn main:app', 'cd web && npm run dev'],
      );
      assert.deepEqual(
        startsOf('## 启动\n```\ncd /opt/his\njava -jar his.jar\ncd elsewhere\nnohup ./his\n```\n'),
        ['cd /opt/his && java -jar his.jar', 'cd /opt/his/elsewhere && nohup ./his'],
      );
    });

    it('targets and scripts that by their names do something else start nothing', () => {
      const text = (...commands: string[]) => `## Setup\n\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n`;
      assert.deepEqual(
        startsOf(
          text(
            'just --list',
            'task stop',
            'make create-user',
            'just st',
            './tools/make-ten-patients.sh',
            'bash tools/run-checks.sh',
            'python init_db.py',
            'node tools/seedUsers.js',
            'docker volume create data',
            'just start',
            './bin/run-his.sh',
            'python server.py',
          ),
        ),
        ['just start', './bin/run-his.sh', 'python server.py'],
      );
      assert.deepEqual(shownOf({ '.github/prompts/run.md': text('just start') }).startCommands, []);
    });

    it('a document in reStructuredText has headings and blocks, too', () => {
      const text = [
        'Installation',
        '============',
        '',
        '.. code-block:: bash',
        '   :linenos:',
        '',
        '   pip install -r requirements.txt',
        '   python manage.py runserver',
        '',
        'Deployment',
        '----------',
        '',
        'On the server::',
        '',
        '    systemctl restart his',
      ].join('\n');
      const written = withTexts({ 'docs/install.rst': text }).deployment?.written;
      assert.deepEqual(
        written?.map(({ what, name, value, line }) => [what, name, value, line]),
        [
          ['build', 'Installation', 'pip install -r requirements.txt', 7],
          ['start', 'Installation', 'python manage.py runserver', 8],
          ['release', 'Deployment', 'systemctl restart his', 15],
        ],
      );
    });

    it('of what is sent to a server only what changes something there is a step', () => {
      const script = [
        'B="/app/b_$(date +%F).sql"',
        'state=$(docker inspect his)',
        'if [ "$state" = ok ]; then',
        'break',
        'fi',
        'rm -f "$B"',
        'sudo chown his /var/log/his.log',
        'crontab -l | grep -q his',
        'docker compose logs --tail=9',
        'docker compose up -d',
      ];
      const text = `jobs:\n  live:\n    steps:\n      - uses: a/ssh-action@v1\n        with:\n          script: |\n${script.map(line => `            ${line}\n`).join('')}`;
      assert.deepEqual(
        shownOf({ '.github/workflows/deploy.yml': text }).releases.map(({ value }) => value),
        ['uses: a/ssh-action@v1', 'docker compose up -d'],
      );
    });

    it('branches of a menu and stages of tests are no steps, tasks that deploy are', () => {
      const releasesOf = (path: string, text: string) =>
        shownOf({ [path]: text }).releases.map(one => one.value);
      const menu =
        'case "$1" in\n  stop)\n    systemctl restart nginx\n    ;;\n  deploy)\n    docker push his\n    ;;\nesac\nssh live "docker compose up -d"\n';
      assert.deepEqual(releasesOf('deploy.sh', menu), ['docker push his', 'ssh live "docker compose up -d"']);
      const stages =
        "pipeline {\n  stage('Integration Test') {\n    sh 'docker-compose up -d db'\n  }\n  stage('Deploy') {\n    sh 'scp his.war web01:/opt'\n  }\n}\n";
      assert.deepEqual(releasesOf('Jenkinsfile', stages), ['scp his.war web01:/opt']);
      const template =
        'steps:\n  - task: IISWebAppDeploymentOnMachineGroup@0\n    inputs:\n      WebSiteName: his\n';
      assert.deepEqual(releasesOf('azure-pipelines/steps/web.yml', template), [
        'task: IISWebAppDeploymentOnMachineGroup@0',
      ]);
    });

    it('hotfixes of pipelines, new libraries and lists of spellings are no troubles', () => {
      const change = (subject: string, files: string[] = []) => ({
        commit: 'a',
        date: '2026-01-01',
        subject,
        files,
      });
      const kinds = (subject: string) => findIncidents([change(subject)]).map(({ kind }) => kind);
      assert.deepEqual(
        [
          'ci: drop the hotfix workflow',
          'docs(release): describe hotfix branches',
          'fix: python of release-hotfix builds',
          "Merge branch 'hotfix/1.2'",
          '紧急修复：挂号',
        ].map(subject => kinds(subject)[0]),
        [undefined, undefined, undefined, 'hotfix', 'hotfix'],
      );
      const files = ['cspell.config.json', 'api/pyproject.toml', 'web/Form.stories.tsx', 'api/main.py'];
      const paths = (subject: string) =>
        findTroubles(
          Array.from({ length: 5 }, () => change(subject, files)),
          files,
        ).map(({ path }) => path);
      assert.deepEqual(paths('fix: bill'), ['api/main.py']);
      assert.deepEqual(paths('fix(deps): update all'), []);
    });

    it('a table of data is no setting, a made-up user no environment, a digest no host, an image whole', () => {
      const { logs, interfaces, services } = shownOf({
        'shared/rights.yaml':
          'rights:\n  - id: x\n    audit_retention_days: 2555\n    verification_url: https://www.register.org/\n',
        'compose.yaml': `services:\n  db:\n    image: postgres:18-alpine@sha256:${'9'.repeat(64)}\n`,
      });
      assert.deepEqual(
        [logs, interfaces, services.map(({ image }) => image)],
        [[], [], ['postgres:18-alpine']],
      );
      assert.deepEqual(
        setsHere('image: postgres:18-alpine@sha256:96ab', [
          { name: 'image', line: 1, secret: false } as KeyInfo,
        ]).map(({ text }) => text),
        ['PostgreSQL 18-alpine'],
      );
      const sites = ['teaching', 'east-clinic'].map(
        environment => ({ path: `envs/${environment}/a.tfvars`, environment }) as ConfigFile,
      );
      assert.deepEqual(
        sitesOf(sites).map(({ what }) => what),
        ['east-clinic'],
      );
    });

    it('what fills tables brings nothing back, what is built is no source, a temporary table none', () => {
      const restores = (command: string) =>
        shownOf({ 'docs/install.md': `\`\`\`sh\n${command}\n\`\`\`\n` }).restores.length;
      assert.deepEqual(
        [
          'mysql -u root his < sql/his_tables.sql',
          'psql his < db/schema.sql',
          'mysql his < /backup/his.sql',
        ].map(restores),
        [0, 0, 1],
      );
      for (const path of [
        'a/bin/Debug/Host.xml',
        'web/obj/x.cs',
        'a/.vs/config/applicationhost.config',
        'Host.deps.json',
      ])
        assert.ok(isForeign(path), path);
      const named = (path: string, text: string) =>
        tablesOf([{ path, line: 1, text }], () => undefined).length;
      assert.deepEqual(
        [
          named('a.cs', 'CREATE TEMPORARY TABLE t_x AS'),
          named('rules.yaml', 'comment: "CREATE TABLE must have one"'),
          named('a.sql', 'create table his_bill ('),
        ],
        [0, 0, 1],
      );
    });

    it('a comment behind a value, a variable alone and a code of an error say nothing', () => {
      const shown = shownOf({
        'application.yml': `quartz:\n  properties: # see http://www.scheduler-pages.org/x\nweb:\n  admin-ui:\n    url: http://admin.our.cn\nswagger:\n  url: \${web.admin-ui.url}\n`,
        'logback.xml': `<configuration>\n<file>\${LOG_FILE}</file>\n<maxHistory>30</maxHistory>\n</configuration>\n`,
      });
      assert.deepEqual(
        shown.logs.map(({ value }) => value),
        ['30'],
      );
      assert.ok(!shown.interfaces.some(({ host }) => /ui\.url|scheduler-pages/.test(host)));
      assert.deepEqual(
        rolesOf([
          { path: 'a/Codes.java', line: 1, text: 'ErrorCode ROLE_IS_LOCKED = new ErrorCode(1, "x");' },
          { path: 'a/Codes.java', line: 2, text: 'ErrorCode ROLE_NURSE = new Role(1);' },
        ]).map(({ value }) => value),
        ['ROLE_NURSE'],
      );
    });

    it('nobody speaks with what only comments name', () => {
      const seen = (...lines: [string, string][]) => {
        const partners = countPartners();
        for (const [path, text] of lines) {
          const match = new RegExp(PARTNER_PATTERN).exec(text)?.[0];
          const isCode = !new RegExp(COMMENT_PATTERN.replaceAll('[[:space:]]', '\\s')).test(text);
          if (match !== undefined) partners.add(path, 1, match, isCode);
        }
        return partners.seen().map(({ partner, path }) => `${partner} ${path}`);
      };
      assert.deepEqual(seen(['a.py', '  # 自助机、护工'], ['b.java', '// IHE is a standard']), []);
      assert.deepEqual(seen(['a.py', '# HL7 later'], ['b.py', 'parse_hl7(x)']), ['hl7 b.py']);
      assert.deepEqual(seen(['a.ts', "label: '通用体检；不含专科'"], ['b.ts', "label: '体检套餐'"]), [
        'checkup b.ts',
      ]);
    });

    it('words in quotation marks read no file, a script that brings back saves nothing, downloads are nobody', () => {
      const shown = shownOf({
        'backup.sh':
          'mysql -h "db" -P "3306" -e "DELETE FROM a WHERE b < NOW();"\nmysqldump -h "db" his > his.sql\n',
        'restore.sh': 'rsync -a "$1/files/" /srv/backup/files\npsql -h "db" -U "his" < "$1"\n',
        'ops/Dockerfile': 'FROM alpine:3\nRUN curl -fsSL https://dl.tool-of-others.io/x -o /usr/bin/x\n',
        'setup.sh': 'wget https://get.tool-of-others.io/y.tgz\n',
      });
      assert.deepEqual(
        [shown.backups, shown.restores].map(list => list.map(({ from }) => from)),
        [['backup.sh:2'], ['restore.sh:2']],
      );
      assert.deepEqual(shown.interfaces, []);
    });

    it('a name that stands for one, an image of a matrix and the output of a container say nothing', () => {
      const shown = shownOf({
        'extract.properties':
          'db.url=jdbc:postgresql://localhost:5432/DATABASE_NAME\nuploadDir=$exportPath\n',
        '.github/workflows/image.yml':
          'jobs:\n  push:\n    runs-on: ubuntu-24.04\n    strategy:\n      matrix:\n        include:\n          - image: team/his\n',
        'supervisord.conf': '[program:his]\nstdout_logfile=/dev/stdout\nstderr_logfile=/var/log/his.err\n',
        '.secrets-scan.toml': 'extend.useDefault = true\n',
      });
      assert.deepEqual(
        [
          shown.databases.length,
          shown.storage.length,
          shown.switches.length,
          shown.logs.map(({ value }) => value),
        ],
        [0, 0, 0, ['/var/log/his.err']],
      );
      assert.deepEqual(
        shown.buildMachines.map(({ value }) => value),
        ['ubuntu-24.04'],
      );
    });

    it('a trial and a restore are no release, and bringing images starts nothing', () => {
      const text =
        '## Deploy\n```sh\n./deploy.sh\n./deploy.sh --restore /x\ndocker pull\n```\n## Run\n```sh\ndocker compose pull his\ndocker compose up -d\n```\n## 2. Dry-run on the clone\n```sh\ndocker compose -p clone up -d\n```\n';
      assert.deepEqual(writtenOf(text, 'release'), ['./deploy.sh']);
      assert.deepEqual(writtenOf(text, 'start'), ['docker compose up -d']);
    });

    it('nobody is the deputy of a namesake', () => {
      const named = (name: string, email: string) => contributor(name, 1, { emails: [email] });
      const rolesAmong = (...contributors: ReturnType<typeof contributor>[]) =>
        guessTeam(context({ history: history({ contributors }) })).team.roles?.deputy;
      const [home, work] = [named('Li Na', 'a@his.example'), named('li na', 'b@his.example')];
      assert.equal(rolesAmong(home, work), undefined);
      assert.equal(rolesAmong(home, work, named('Wang Wei', 'w@his.example')), 'wang-wei');
    });
  });
});
