import assert from 'node:assert/strict';
import { jobsOf } from '../../src/deployment/code.ts';
import { NO_CODE, readDeployment } from '../../src/deployment/index.ts';
import { countPartners } from '../../src/deployment/partners.ts';
import { rolesOf } from '../../src/deployment/roles.ts';
import { runningOf } from '../../src/deployment/running.ts';
import { readHistory } from '../../src/history/repository.ts';
import { openGit } from '../../src/io/git.ts';
import { guessConfigIndex } from '../../src/prefill/configEntries.ts';
import { guessDeliverables } from '../../src/prefill/deliverables.ts';
import { sitesOf } from '../../src/prefill/environments.ts';
import { showDeployment } from '../../src/prefill/shownDeployment.ts';
import { guessThirdParties } from '../../src/prefill/thirdParties.ts';
import { showPack } from '../../src/prefill/view.ts';
import { createRepository } from '../helpers/repository.ts';
import { config, context, withTexts } from './context.ts';

const NO_PARTS = { checklist: undefined, team: undefined, configIndex: undefined };

/** Rows of packs that were wrong, in the wrong place, or said nothing: the case, and another of its kind. */
describe('rows that were wrong once, of later rounds', () => {
  const shownOf = (texts: Readonly<Record<string, string>>) => showDeployment(context(withTexts(texts)));
  const valuesOf = (rows: readonly { readonly value: string }[]) => rows.map(({ value }) => value);
  const stepsOf = (texts: Readonly<Record<string, string>>) =>
    guessDeliverables(context(withTexts(texts))).items?.flatMap(({ steps }) => steps ?? []) ?? [];

  it('what stands below a heading about the way back is a way back', () => {
    const releasesOf = (text: string) =>
      shownOf({ 'docs/deploy.md': text }).releases.map(({ what, value }) => `${what}: ${value}`);
    assert.deepEqual(
      releasesOf(
        '# Deploy\n```sh\ndocker compose up -d --build\n```\n## Rollback\n```sh\ngit checkout v1.2\ndocker compose up -d\n```\n',
      ),
      [
        'Way back: git checkout v1.2',
        'Way back: docker compose up -d',
        'Deploy: docker compose up -d --build',
      ].sort((one, other) => Number(other.startsWith('Way')) - Number(one.startsWith('Way'))),
    );
    assert.deepEqual(
      releasesOf('## 回滚步骤\n```\nhelm rollback his 3\n```\n## 部署\n```\nhelm upgrade his .\n```\n'),
      ['Way back: helm rollback his 3', '部署: helm upgrade his .'],
    );
    // Of a heading that names both nobody knows which it is.
    assert.deepEqual(releasesOf('## Deploy and rollback\n```\nhelm upgrade his .\n```\n'), [
      'Deploy and rollback: helm upgrade his .',
    ]);
  });

  it('only what a database starts itself stands with the databases', () => {
    const namesOf = (job: { path: string; line: number; text: string }) => {
      const code = { ...NO_CODE, jobs: jobsOf([job], () => `${job.text}\n`) };
      const deployment = readDeployment([], new Map(), code);
      const { view } = showPack(context({ deployment }), NO_PARTS);
      return (view as { databaseJobNames?: string }).databaseJobNames;
    };
    assert.equal(
      namesOf({ path: 'Sync.java', line: 1, text: '@Scheduled(cron = "0 0 2 * * ?") void sync() {}' }),
      undefined,
    );
    assert.equal(
      namesOf({ path: 'db/events.sql', line: 1, text: 'CREATE EVENT purge_logs ON SCHEDULE EVERY 1 DAY' }),
      'purge_logs',
    );
    const nightly = { '.github/workflows/nightly.yml': 'on:\n  schedule:\n    - cron: "0 2 * * *"\n' };
    const pack = showPack(context(withTexts(nightly)), NO_PARTS).view as { databaseJobNames?: string };
    assert.equal(pack.databaseJobNames, undefined);
  });

  it('a timer that a script writes is read from there', () => {
    const timer = (head: string) =>
      shownOf({
        'deploy/install.sh': `${head}\n[Timer]\nOnCalendar=*-*-* 02:30:00\nEOF\nsystemctl daemon-reload\nOnCalendar=never\n`,
      }).backups.map(({ value, from }) => `${value} ${from}`);
    assert.deepEqual(timer("cat > /etc/systemd/system/his-backup.timer <<'EOF'"), [
      '*-*-* 02:30:00 his-backup.service deploy/install.sh:3',
    ]);
    assert.deepEqual(timer('sudo tee "/etc/systemd/system/db-backup.timer" > /dev/null <<EOF'), [
      '*-*-* 02:30:00 db-backup.service deploy/install.sh:3',
    ]);
    assert.deepEqual(timer('UNIT=/etc/systemd/system/lis-backup.timer\ncat <<EOF > "$UNIT"'), [
      '*-*-* 02:30:00 lis-backup.service deploy/install.sh:4',
    ]);
    assert.deepEqual(timer('cat > notes.txt <<EOF'), []);
  });

  it('npm installs from a lock file only where there is one', () => {
    const text = '{"scripts": {"build": "vite build"}}';
    assert.deepEqual(stepsOf({ 'package.json': text }), ['npm install', 'npm run build']);
    assert.deepEqual(stepsOf({ 'package.json': text, 'package-lock.json': '{}' }), [
      'npm ci',
      'npm run build',
    ]);
    assert.deepEqual(stepsOf({ 'web/package.json': text, 'package-lock.json': '{}' }), [
      'npm --prefix web install',
      'npm --prefix web run build',
    ]);
    assert.deepEqual(stepsOf({ 'web/package.json': text, 'web/npm-shrinkwrap.json': '{}' }), [
      'npm --prefix web ci',
      'npm --prefix web run build',
    ]);
  });

  it('a file of switches is read whole, and what a key there says is no matter', () => {
    const rows = shownOf({
      'config/feature_flags.yml': 'new_billing: true\ndrg:\n  upload: off\nlimit: 5\n',
      'config/other.yml': 'new_billing: true\n',
    }).switches;
    assert.deepEqual(
      rows.map(({ key, value, from }) => `${key} ${value} ${from}`),
      ['new_billing true config/feature_flags.yml:1', 'drg.upload off config/feature_flags.yml:3'],
    );
    assert.deepEqual(
      shownOf({ 'feature-toggles.prod.json': '{\n"queue": false,\n"name": "x"\n}' }).switches.map(
        ({ key }) => key,
      ),
      ['queue'],
    );
  });

  it('switches of servers and packages beside the product are none of its own', () => {
    const composer = '{\n"require": {\n"laravel/fortify": "^1",\n"mcamara/laravel-localization": "^2"\n}\n}';
    assert.deepEqual(
      shownOf({
        'composer.json': composer,
        'config/fortify.php': "return ['features' => [\n'features.confirm' => true,\n]];\n",
        'orthanc/orthanc.json': '{\n"DicomWeb": {\n"EnableWado": true\n}\n}',
        'keycloak/realm-export.json': '{\n"registrationAllowed": true,\n"enabled": true\n}',
      }).switches,
      [],
    );
  });

  it('a document goes into another folder from the top, and looking at volumes starts nothing', () => {
    const texts = {
      'README.md':
        '## Start\n```sh\ncd backend\nuvicorn app:app\ncd frontend\nnpm run dev\ndocker volume ls\ndocker network inspect his\n```\n',
      'backend/app.py': '',
      'frontend/package.json': '{}',
    };
    assert.deepEqual(valuesOf(shownOf(texts).startCommands), [
      'cd backend && uvicorn app:app',
      'cd frontend && npm run dev',
    ]);
  });

  it('a sign between two names is no "or later"', () => {
    const toolsOf = (text: string) =>
      shownOf({ 'README.md': text }).tools.map(({ what, value }) => `${what} ${value}`);
    assert.deepEqual(toolsOf('| backend | Python 3.11 + FastAPI |\n'), ['Python 3.11']);
    assert.deepEqual(toolsOf('Node.js 20+ is needed\n'), ['Node.js >=20']);
    assert.deepEqual(toolsOf('需要 Python 3.9 及以上\n'), ['Python >=3.9']);
  });

  it('nobody builds in the image of a web server or of a database', () => {
    const job = (image: string) =>
      `jobs:\n  build:\n    runs-on: windows-2022\n  conf:\n    container:\n      image: ${image}\n`;
    for (const [image, machines] of [
      ['nginx:alpine', ['windows-2022']],
      ['registry.his.example/postgres:16', ['windows-2022']],
      ['maven:3.9', ['windows-2022', 'maven:3.9']],
    ] as const)
      assert.deepEqual(valuesOf(shownOf({ '.github/workflows/ci.yml': job(image) }).buildMachines), machines);
  });

  it('of several servers each forward names its own', () => {
    const server = (name: string, port: number) =>
      `server {\n  listen 443 ssl;\n  server_name ${name};\n  location / {\n    proxy_pass http://127.0.0.1:${port};\n  }\n}\n`;
    const forwardsIn = (text: string, path = 'nginx/his.conf') =>
      shownOf({ [path]: text }).addresses.flatMap(({ what, value }) =>
        what === 'Web server forwards' ? [value] : [],
      );
    assert.deepEqual(forwardsIn(server('his.hospital.cn', 8080) + server('lis.hospital.cn', 8081)), [
      'his.hospital.cn / → http://127.0.0.1:8080',
      'lis.hospital.cn / → http://127.0.0.1:8081',
    ]);
    assert.deepEqual(forwardsIn(server('his.hospital.cn', 8080)), ['/ → http://127.0.0.1:8080']);
    assert.deepEqual(
      forwardsIn(
        'his.hospital.cn {\n  reverse_proxy his:80\n}\npacs.hospital.cn {\n  reverse_proxy pacs:80\n}\n',
        'Caddyfile',
      ),
      ['his.hospital.cn → his:80', 'pacs.hospital.cn → pacs:80'],
    );
  });

  it('what Visual Studio starts is of developers, and where a profile publishes to is a release', () => {
    const shown = shownOf({
      'Host/Properties/launchSettings.json':
        '{\n"profiles": {\n"Host": {\n"applicationUrl": "http://localhost:5001"\n}\n}\n}',
      'Host/Config/host.json': '{\n"ServerUrls": "http://*:8080"\n}',
      'Host/Properties/PublishProfiles/linux.pubxml':
        '<Project>\n<!-- <PublishUrl>old</PublishUrl> -->\n<WebPublishMethod>FileSystem</WebPublishMethod>\n<publishUrl>..\\Release</publishUrl>\n</Project>\n',
      'Web/Properties/PublishProfiles/live.pubxml':
        '<Project>\n<WebPublishMethod>MSDeploy</WebPublishMethod>\n<MSDeployServiceURL>10.1.2.3</MSDeployServiceURL>\n<DeployIisAppPath>his</DeployIisAppPath>\n<UserName>admin</UserName>\n</Project>\n',
    });
    assert.deepEqual(
      shown.addresses.map(({ environment, value }) => `${environment ?? '-'} ${value}`),
      ['- http://*:8080', 'dev http://localhost:5001'],
    );
    assert.deepEqual(
      shown.releases.map(({ value, from }) => `${value} ${from}`),
      [
        'FileSystem → ..\\Release Host/Properties/PublishProfiles/linux.pubxml:4',
        'MSDeploy → 10.1.2.3 → his Web/Properties/PublishProfiles/live.pubxml:3',
      ],
    );
  });

  it('only channels of Laravel that are used say where logs go and how long they stay', () => {
    const logging =
      "return [\n'default' => env('LOG_CHANNEL', 'stack'),\n'channels' => [\n    'single' => [\n        'path' => storage_path('logs/laravel.log'),\n    ],\n    'daily' => [\n        'path' => storage_path('logs/his.log'),\n        'days' => 14,\n    ],\n]];\n";
    const logsOf = (env: string) =>
      valuesOf(shownOf({ 'config/logging.php': logging, '.env.properties': env }).logs);
    assert.deepEqual(logsOf('LOG_CHANNEL=stack\nLOG_STACK=single\n'), ['storage/logs/laravel.log']);
    assert.deepEqual(logsOf('LOG_CHANNEL=daily\n'), ['storage/logs/his.log', '14']);
    assert.deepEqual(logsOf('APP_NAME=his\n'), ['storage/logs/laravel.log', 'storage/logs/his.log', '14']);
  });

  it('code says its log file, its health and its roles in more ways than one', () => {
    const line = (path: string, text: string) => ({ path, line: 7, text });
    const saidBy = (path: string, text: string) =>
      runningOf([line(path, text)]).map(({ name, value }) => `${name} ${value}`);
    assert.deepEqual(saidBy('app/log.py', '        filename=LOGS_DIR / "app.log",'), ['log-file app.log']);
    assert.deepEqual(saidBy('app/log.py', 'logging.FileHandler("logs/his.log")'), ['log-file logs/his.log']);
    assert.deepEqual(saidBy('bootstrap/app.php', "        health: '/up',"), ['health /up']);
    assert.deepEqual(saidBy('web/api.ts', "  health: '/api/health',"), []);
    assert.deepEqual(
      rolesOf([
        line('database/seeders/A.php', "$r = Role::where('name', 'clinic-admin')"),
        line('database/seeders/B.php', "$user->assignRole('doctor');"),
        line('database/seeders/C.php', '$user->syncRoles([$role]);'),
      ]).map(({ value }) => value),
      ['clinic-admin', 'doctor'],
    );
  });

  it('a timer of Pomelo is a job', () => {
    const text =
      '[Invoke(Begin = "2019-01-01 02:00", Interval = 1000 * 3600 * 24, SkipWhileExecuting = true)]';
    const jobs = jobsOf(
      [{ path: 'Scheduler/Saver.cs', line: 1, text }],
      () => `${text}\npublic void Run()\n{\n`,
    );
    assert.deepEqual(
      jobs.map(({ name, value }) => `${name}: ${value}`),
      ['Saver.Run: Begin = "2019-01-01 02:00", Interval = 1000 * 3600 * 24'],
    );
  });

  it('a benefit of a post is no medical insurance, and where a model is fetched from is nobody', () => {
    const partners = countPartners();
    partners.add('resources/views/frontend/pages/jobs/show.blade.php', 3, 'insurance', true);
    assert.deepEqual(partners.seen(), []);
    partners.add('app/Settlement.php', 3, 'insurance', true);
    assert.deepEqual(
      partners.seen().map(({ partner, path }) => `${partner} ${path}`),
      ['insurance app/Settlement.php'],
    );
    const shown = shownOf({
      '.env.example': 'VOICE_DOWNLOAD_BASE=https://models.others.io/x\nHIS_URL=http://his.others.io\n',
    });
    assert.deepEqual(
      shown.interfaces.map(({ host }) => host),
      ['his.others.io'],
    );
  });

  it('what a script is for is said by its own first comment where nothing else is known of it', () => {
    const purposesOf = (text: string) => {
      const path = 'scripts/install.sh';
      const facts = {
        ...withTexts({ [path]: text }),
        configs: [config(path, { kind: 'operation-script', parser: 'none' })],
      };
      const titles = new Map([['operation-script', { en: 'Operations script', 'zh-CN': '运维脚本' }]]);
      return guessConfigIndex(context({ ...facts, titles }), new Map()).entries.map(
        ({ purpose, from }) => `${purpose} (${from})`,
      );
    };
    assert.deepEqual(purposesOf('#!/bin/sh\n# Prepares a new front desk computer\nuseradd desk\n'), [
      'Operations script, says itself: Prepares a new front desk computer (file name; comment in line 2)',
    ]);
    assert.deepEqual(purposesOf('#!/bin/sh\nuseradd desk\n'), ['Operations script (file name)']);
  });

  it('what a web client calls its own server is no interface', () => {
    const hosts = (texts: Readonly<Record<string, string>>) =>
      shownOf(texts).interfaces.map(({ host }) => host);
    assert.deepEqual(
      hosts({
        'client/config/prod.env.yml':
          'BASE_API: http://61.2.3.4:5003/his\nREPORT_URL: http://61.2.3.4:8099/x\n',
      }),
      ['61.2.3.4:8099'],
    );
    assert.deepEqual(hosts({ '.env.production': 'WEB_SOCKET_URL=wss://his.team.io/ws\n' }), []);
    assert.deepEqual(
      hosts({ 'entry.sh': 'repos=(\n  "https://gitcode.com/team/front"\n)\ncurl https://dl.min.io/mc\n' }),
      [],
    );
  });

  it('a compose file for those who build stands behind the one that is run', () => {
    const file =
      'services:\n  his:\n    image: team/his:1\n    depends_on: [db]\n  db:\n    image: mysql:8\n';
    for (const other of ['docker-compose.build.yml', 'docker-compose-ci.yml'])
      assert.match(
        shownOf({ [other]: file, 'docker-compose.yml': file }).startOrder[0]?.command ?? '',
        /-f docker-compose\.yml up/,
      );
  });

  it('what every server has is no file of the site, and databases of builders are none of its own', () => {
    const shown = shownOf({
      'docker-compose.yml':
        'services:\n  his:\n    image: team/his:1\n    volumes:\n      - /etc/localtime:/etc/localtime:ro\n      - /proc:/host/proc\n      - /var/run/docker.sock:/var/run/docker.sock\n      - /data/his:/data\n  db-migrator:\n    image: mysql:8\n',
      'cicd/docker-compose.yml': 'services:\n  sonar-db:\n    image: postgres:15\n',
    });
    assert.deepEqual(valuesOf(shown.serverFiles), ['/data/his']);
    assert.deepEqual(shown.databases, []);
  });

  it('advice of an example is no mark, and limits of packages are known', () => {
    const shown = shownOf({
      'nginx.conf':
        '# 以16k为单位,一般此项不要修改\ngzip_buffers 4 16k;\n# 医保端口，严禁修改\nlisten 8443;\n',
      'composer.json': '{"require": {\n"laravel/horizon": "^5"\n}}',
      'config/horizon.php': "return [\n'memory_limit' => 64,\n];\n",
    });
    assert.deepEqual(valuesOf(shown.neverTouch), ['医保端口，严禁修改']);
    assert.deepEqual(shown.limits, []);
  });

  it('what is unpacked into a client is brought back, and applying migrations is not', () => {
    const restores = (path: string, text: string) => valuesOf(shownOf({ [path]: text }).restores);
    assert.deepEqual(restores('ops/restore.sh', 'gunzip -c "$FILE" \\\n  | mysql \\\n  -u root his\n'), [
      'gunzip -c "$FILE" | mysql -u root his',
    ]);
    assert.deepEqual(restores('ops/restore.sh', 'zcat his.sql.gz | docker exec -i db psql -U his\n'), [
      'zcat his.sql.gz | docker exec -i db psql -U his',
    ]);
    assert.deepEqual(
      restores('ops/apply-migrations.sh', 'for f in *.sql; do\nmysql -u root his < "$f"\ndone\n'),
      [],
    );
  });

  it('a crontab that is kept as a text is read, and what an incident asks for saves nothing', () => {
    const shown = shownOf({
      'ops/backup/crontab.txt':
        '0 2 * * * /opt/his/ops/backup-nightly.sh >> /var/log/his.log 2>&1\n0 4 * * 0 find /var/log/his -name "backup-*.log" -mtime +30 -delete\n0 8 * * 1 /opt/his/check-backup-health.sh\n',
      'docs/runbook/security-incident.md':
        '```sh\nmc cp --recursive /tmp/evidence/ s3/backup/evidence/\n```\n',
      'docs/runbook/backup.md':
        '```sh\nmc cp his/backup/db/a.sql.gz /tmp/a.sql.gz\nmc cp /backup/a.sql.gz his/backup/\n```\n',
    });
    assert.deepEqual(
      shown.backups.map(({ what, from }) => `${what} ${from}`),
      ['Schedule ops/backup/crontab.txt:1', 'Copy docs/runbook/backup.md:3'],
    );
  });

  it('an image that compose builds belongs to nobody else', () => {
    const registries = (text: string) =>
      guessThirdParties(context(withTexts({ 'compose.yaml': text }))).items?.map(({ provides }) => provides);
    assert.deepEqual(
      registries(
        'services:\n  his:\n    build: .\n    image: his-backend:latest\n  db:\n    image: mysql:8\n',
      ),
      ['mysql'],
    );
    assert.deepEqual(registries('services:\n  his:\n    image: team/his:1\n'), ['team/his']);
  });

  it('each channel of Laravel keeps the file that another has, too', () => {
    const logging =
      "return [\n'channels' => [\n    'single' => [\n        'path' => storage_path('logs/laravel.log'),\n    ],\n    'daily' => [\n        'path' => storage_path('logs/laravel.log'),\n        'days' => 14,\n    ],\n]];\n";
    assert.deepEqual(
      valuesOf(
        shownOf({ 'config/logging.php': logging, '.env.properties': 'LOG_CHANNEL=stack\nLOG_STACK=daily\n' })
          .logs,
      ),
      ['storage/logs/laravel.log', '14'],
    );
  });

  it('a log file whose tag ends in the next line, and settings of nginx by their name, are read', () => {
    const shown = shownOf({
      'src/main/resources/logback.xml':
        '<configuration>\n<fileNamePattern>logs/his-%d.log\n</fileNamePattern>\n<maxHistory>180</maxHistory>\n</configuration>\n',
      'client/default.conf':
        'server {\n  listen 7020;\n  location /api/ {\n    proxy_pass http://gserver:7016;\n    client_max_body_size 20m;\n  }\n}\n',
    });
    assert.deepEqual(valuesOf(shown.logs), ['logs/his-%d.log', '180']);
    assert.deepEqual(valuesOf(shown.limits), ['20m']);
    assert.deepEqual(valuesOf(shown.addresses), ['/api/ → http://gserver:7016', '7020']);
  });

  it('a README of a part speaks from its folder, and three tools for one start are one way', () => {
    const readme = '## Getting Started\n```bash\nnpm run dev\n# or\nyarn dev\n# or\npnpm dev\n```\n';
    assert.deepEqual(valuesOf(shownOf({ 'web/README.md': readme, 'web/package.json': '{}' }).startCommands), [
      'cd web && npm run dev',
    ]);
    assert.deepEqual(
      valuesOf(
        shownOf({
          'ops/README.md': '## Start\n```sh\ndocker compose -f ops/docker-compose.yml up -d\n```\n',
          'ops/package.json': '{}',
        }).startCommands,
      ),
      ['docker compose -f ops/docker-compose.yml up -d'],
    );
    assert.deepEqual(valuesOf(shownOf({ 'README.md': readme, 'package.json': '{}' }).startCommands), [
      'npm run dev',
    ]);
    const trial =
      '## Update\n```\nphp artisan his:upgrade [options]\nphp artisan his:upgrade --dry-run\nphp artisan his:upgrade\n```\n';
    assert.deepEqual(valuesOf(shownOf({ 'README.md': trial }).releases), ['php artisan his:upgrade']);
  });

  it('whose pages may ask the product is where people reach it', () => {
    const shown = shownOf({
      'appsettings.json':
        '{\n"Cors": {\n"AllowedOrigins": [\n"http://localhost:3000",\n"https://app.hospital.cn"\n]\n},\n"Lis": "https://lis.others.io"\n}\n',
    });
    assert.deepEqual(
      shown.addresses.map(({ what, value }) => `${what} ${value}`),
      ['Public name app.hospital.cn'],
    );
    assert.deepEqual(
      shown.interfaces.map(({ host }) => host),
      ['lis.others.io'],
    );
  });

  it('Ansible in a container of a pipeline is a release', () => {
    const stage = (command: string) =>
      valuesOf(shownOf({ Jenkinsfile: `stage('Deploy') {\n  sh "${command}"\n}\n` }).releases);
    assert.equal(
      stage('docker run --rm -v /x:/ansible team/ansible ansible-playbook /ansible/his.yml').length,
      1,
    );
    assert.deepEqual(stage('docker run --rm team/his npm test'), []);
  });

  it('a release that was merged from the line is one of it, another beside it is not', async () => {
    const repository = await createRepository();
    const commit = (message: string, date: string) =>
      repository.commit({ message, date, files: { [`${message}.txt`]: date } });
    await commit('first', '2023-01-01');
    await repository.git('branch', '--quiet', 'old');
    await repository.branch('develop');
    await commit('second', '2024-01-10');
    await repository.tag('v1.0');
    await commit('third', '2025-03-01');
    await repository.branch('main');
    await repository.merge('develop', { date: '2025-03-02' });
    await repository.tag('v1.1', { message: 'v1.1', date: '2025-03-02' });
    await repository.branch('old');
    await commit('of the old line', '2025-04-01');
    await repository.tag('old-9', { message: 'old-9', date: '2025-04-01' });
    await repository.branch('develop');
    for (let day = 1; day <= 60; day++)
      await commit(
        `work ${day}`,
        `2026-0${day < 31 ? 4 : 5}-${String(((day - 1) % 30) + 1).padStart(2, '0')}`,
      );
    await repository.branch('main');
    const { tags, branch } = await readHistory(openGit(repository.root, repository.environment), {
      today: '2026-11-01',
    });
    await repository.cleanup();
    assert.equal(branch, 'develop');
    assert.deepEqual(
      tags.map(({ name }) => name),
      ['v1.1', 'v1.0'],
    );
  });

  it('making migrations, a place that stands for another and a start on one computer are no steps of their own', () => {
    const shown = shownOf({
      'web/package.json': '{}',
      'README.md':
        '## Setup\n```sh\npython manage.py makemigrations\npython manage.py runserver 8001\ncd /path/to/his/web && npm run dev\n```\n## Production\n```sh\n./scripts/start-local.sh --migrate\n./scripts/deploy-prod.sh\n```\n',
    });
    assert.deepEqual(valuesOf(shown.startCommands), [
      'python manage.py runserver 8001',
      'cd web && npm run dev',
      './scripts/start-local.sh --migrate',
    ]);
    assert.deepEqual(valuesOf(shown.releases), ['./scripts/deploy-prod.sh']);
  });

  it('a volume without a place on the server is no file of the site, staging in short is no site', () => {
    const compose =
      'services:\n  his:\n    image: team/his:1\n    volumes:\n      - /app/node_modules\n      - /data/his:/app/data\n';
    assert.deepEqual(valuesOf(shownOf({ 'docker-compose.yml': compose }).serverFiles), ['/data/his']);
    const files = ['stag', 'stg', 'east'].map(environment => config(`${environment}/.env`, { environment }));
    assert.deepEqual(
      sitesOf(files).map(({ what }) => what),
      ['east'],
    );
  });

  it('a script that calls others names them, settings without a kind name what they hold', () => {
    const purposesOf = (
      path: string,
      text: string,
      kind: string,
      title: string,
      keys: readonly string[] = [],
    ) => {
      const list = keys.map((name, at) => ({ name, line: at + 1, secret: name.includes('secret') }));
      const facts = {
        ...withTexts({ [path]: text }),
        configs: [config(path, { kind, parser: 'none' })],
        keys: new Map([[path, { keys: list, more: 0 }]]),
        titles: new Map([[kind, { en: title, 'zh-CN': title }]]),
      };
      return guessConfigIndex(context(facts), new Map()).entries.map(({ purpose }) => purpose);
    };
    assert.deepEqual(
      purposesOf(
        'deploy/all.deploy.sh',
        'set -e\nbash deploy/01-deploy-db.sh\n',
        'operation-script',
        'Operations script',
      ),
      ['Operations script: 01-deploy-db.sh'],
    );
    assert.deepEqual(
      purposesOf('skills/x.yaml', '', 'other-settings', 'Other settings', [
        'rules.a',
        'rules.b',
        'secret',
        'limits[]',
      ]),
      ['Other settings: rules, limits'],
    );
  });

  it('the version of a build file that has none beside or above it is that of the product', () => {
    const pom = (version: string) =>
      `<project>\n<version>${version}</version>\n<parent>\n<version>2.1.0.RELEASE</version>\n</parent>\n<properties>\n</properties>\n</project>\n`;
    const versionsOf = (texts: Readonly<Record<string, string>>) =>
      shownOf(texts).versions.map(({ value, from }) => `${value} ${from}`);
    assert.deepEqual(versionsOf({ 'Code/his/back/pom.xml': pom('1.0.0-SNAPSHOT') }), [
      '1.0.0-SNAPSHOT Code/his/back/pom.xml:2',
    ]);
    assert.deepEqual(
      versionsOf({ 'his-server/pom.xml': pom('3.1.0'), 'his-server/his-api/pom.xml': pom('9') }),
      ['3.1.0 his-server/pom.xml:2'],
    );
    const ui = '{\n  "version": "1.2.3"\n}';
    assert.deepEqual(versionsOf({ 'ui-one/package.json': ui, 'ui-two/package.json': ui }), []);
  });
});
