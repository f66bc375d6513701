import assert from 'node:assert/strict';
import { isBuildFile } from '../../src/prefill/buildTools.ts';
import { guessDeliverables, nameOf } from '../../src/prefill/deliverables.ts';
import type { ProjectFacts } from '../../src/prefill/facts.ts';
import { config, context, history, tag, withTexts } from './context.ts';

const itemsOf = (facts: Partial<ProjectFacts>) => guessDeliverables(context(facts)).items ?? [];
const buildsOf = (texts: Record<string, string>) =>
  itemsOf(withTexts(texts)).filter(({ kind }) => kind === 'build');
const stepsOf = (texts: Record<string, string>) => buildsOf(texts).flatMap(({ steps = [] }) => steps);
const found = (...paths: string[]) => itemsOf({ paths }).map(({ kind, location }) => `${kind} ${location}`);

describe('guessing the deliverables', () => {
  it('finds nothing in an empty folder', () => assert.deepEqual(itemsOf({}), []));

  it('begins with the source code, as git knows it', () => {
    const remoteUrl = `https://wang:${'pass'}word@git.his.cn/his/clinic.git`;
    const [item] = itemsOf({ history: history({ remoteUrl, tags: [tag('v2.1'), tag('v2.0')] }) });
    assert.deepEqual(item, {
      id: 'source-code',
      kind: 'source-code',
      title: 'Source code of clinic',
      repository: 'https://git.his.cn/his/clinic.git',
      branch: 'main',
      tag: 'v2.1',
      confirm: true,
      from: 'git',
    });
  });

  it('names the source code after the folder where there is no address for others', () => {
    const [item] = itemsOf({ history: history({ remoteUrl: '/srv/git/other.git', branch: undefined }) });
    assert.equal(item?.title, 'Source code of his-folder');
    assert(item && !('repository' in item) && !('branch' in item) && !('tag' in item));
  });

  it('counts the config files and points to their index', () => {
    const [item] = itemsOf({ configs: [config('a.yml'), config('b.yml')] });
    assert.equal(item?.title, '2 config files, see the config index');
    assert.equal(item?.documentedIn, 'config-index.yaml');
  });

  it('knows other deliverables by their place and name', () => {
    assert.deepEqual(
      found(
        'db/migration/V1__init.sql',
        'db/migration/V2__drugs.sql',
        'report/处方笺.jrxml',
        'monitor/prometheus.yml',
        'src/main/resources/logback-spring.xml',
        '文档/部署手册.docx',
      ),
      [
        'migration db/migration/',
        'report-template report/处方笺.jrxml',
        'monitoring monitor/prometheus.yml',
        'logs src/main/resources/logback-spring.xml',
        'document 文档/部署手册.docx',
      ],
    );
  });

  it('knows a backup by what a file does, not by what it is called', () => {
    const kinds = (texts: Record<string, string>) =>
      itemsOf(withTexts(texts)).map(({ kind, location, from }) => [kind, location, from]);
    assert.deepEqual(
      kinds({
        'ops/nightly.sh': 'cd /opt\nmysqldump his > his.sql\n',
        'ops/restore-flag.sh': 'echo restored\n',
      }),
      [['backup', 'ops/nightly.sh', 'ops/nightly.sh:2']],
    );
    assert.deepEqual(kinds({ 'db/V7__restore_flag.sql': 'ALTER TABLE a ADD b int;\n' }), []);
  });

  it('knows the commands of a release', () => {
    const [item] = itemsOf(withTexts({ 'deploy.sh': 'rsync -a ./ his@10.1.2.3:/srv/his\n' }));
    assert.deepEqual(
      [item?.kind, item?.location, item?.steps],
      ['release', 'deploy.sh', ['rsync -a ./ his@10.1.2.3:/srv/his']],
    );
  });

  it('takes nothing from tests and dependencies', () => {
    assert.deepEqual(found('test/docs/a.md', 'web/node_modules/x/docs/a.md', 'his/target/logback.xml'), []);
  });

  it('names the project folder where files have no folder in common', () => {
    assert.deepEqual(found('a/docs/x.md', 'b/docs/y.md'), ['document ./']);
  });

  it('does not take folders for the same that only begin alike', () => {
    assert.deepEqual(found('his/docs/x.md', 'his-web/docs/y.md'), ['document ./']);
  });

  it('gives every entry an id of its own', () => {
    const ids = buildsOf({ 'a b/pom.xml': '', 'a-b/pom.xml': '' }).map(({ id }) => id);
    assert.deepEqual(ids, ['build-a-b-pom-xml', 'build-a-b-pom-xml-2']);
  });
});

describe('guessing how to build', () => {
  it('leaves out a script that only says that there is none', () => {
    const scripts = { test: 'echo "Error: no test specified" && exit 1', build: 'tsc' };
    assert.deepEqual(buildsOf({ 'package.json': JSON.stringify({ scripts }) })[0]?.steps, [
      'npm install',
      'npm run build',
    ]);
  });

  it('takes the steps from the scripts of package.json', () => {
    const scripts = { start: 'node .', lint: 'x', build: 'vite build', test: 'mocha' };
    assert.deepEqual(stepsOf({ 'package.json': JSON.stringify({ scripts }) }), [
      'npm install',
      'npm run build',
      'npm run test',
    ]);
  });

  it('says in which folder, where it is not the top', () => {
    assert.deepEqual(stepsOf({ 'web/package.json': '{"scripts":{"build":"x"}}' }), [
      'npm --prefix web install',
      'npm --prefix web run build',
    ]);
  });

  for (const text of [
    '{}',
    '{"scripts":{"lint":"x"}}',
    '{"scripts":null}',
    '{"scripts":"x"}',
    'null',
    '[1]',
    '{oops',
  ])
    it(`writes no steps for the package.json ${text}`, () =>
      assert.deepEqual(buildsOf({ 'package.json': text }), []));

  it('knows the commands of the usual tools', () => {
    const files = [
      'pom.xml',
      'app/build.gradle.kts',
      'His.sln',
      'py/requirements.txt',
      'go.mod',
      'c/Makefile',
    ];
    const compose = { 'compose.yaml': 'services:\n  his:\n    build: .\n' };
    assert.deepEqual(stepsOf({ ...Object.fromEntries(files.map(path => [path, ''])), ...compose }), [
      'mvn clean package',
      'gradle -p app build',
      'dotnet build His.sln',
      'pip install -r py/requirements.txt',
      'go build -C . ./...',
      'make -C c',
      'docker compose -f compose.yaml build',
    ]);
  });

  it('quotes a path that a shell would take apart', () => {
    const [step = ''] = stepsOf({ '医院 项目/pom.xml': '' });
    assert.match(step, /^mvn -f (["'])医院 项目\/pom\.xml\1 clean package$/);
  });

  it('takes only the top-most build file: modules are built by it', () => {
    assert.deepEqual(stepsOf({ 'pom.xml': '', 'api/pom.xml': '', 'web/pom.xml': '' }), ['mvn clean package']);
    assert.deepEqual(stepsOf({ 'his/pom.xml': '', 'his/api/pom.xml': '', 'his-web/pom.xml': '' }), [
      'mvn -f his/pom.xml clean package',
      'mvn -f his-web/pom.xml clean package',
    ]);
  });

  it('keeps two compose files that lie side by side', () => {
    const compose = 'services:\n  his:\n    build: .\n';
    assert.deepEqual(stepsOf({ 'docker-compose.yml': compose, 'docker-compose.prod.yml': compose }), [
      'docker compose -f docker-compose.yml build',
      'docker compose -f docker-compose.prod.yml build',
    ]);
    // What only starts images of others builds nothing.
    assert.deepEqual(stepsOf({ 'compose.yml': 'services:\n  db:\n    image: mysql\n' }), []);
  });

  it('makes one entry of more than three neighbours', () => {
    const modules = ['drug', 'emr', 'lis', 'pacs'].map(name => [`modules/${name}/pom.xml`, '']);
    const [entry, ...more] = buildsOf(Object.fromEntries(modules));
    assert.deepEqual(more, []);
    assert.equal(entry?.title, 'Build with modules/*/pom.xml');
    assert.equal(entry?.location, 'modules/');
    assert.equal(entry?.steps?.length, 4);
  });

  it('leaves out a build file whose text was not read', () => {
    assert.deepEqual(itemsOf({ paths: ['pom.xml'] }), []);
  });

  it('lists at most ten', () => {
    const files = Array.from({ length: 14 }, (_, index) => [`p${index}/x/pom.xml`, '']);
    assert.equal(buildsOf(Object.fromEntries(files)).length, 10);
  });

  it('knows a build file by its whole name', () => {
    assert(isBuildFile('a/pom.xml') && isBuildFile('docker-compose.prod.yml') && isBuildFile('compose.yaml'));
    assert(
      !isBuildFile('a/effective-pom.xml') && !isBuildFile('package.json.bak') && !isBuildFile('go.mods'),
    );
  });
});

describe('the name of a repository', () => {
  const names: [url: string, name: string][] = [
    ['https://git.his.cn/his/clinic.git', 'clinic'],
    ['https://git.his.cn/his/clinic/', 'clinic'],
    ['git@git.his.cn:clinic.git', 'clinic'],
    ['ssh://git.his.cn:2222/his/lis.web.git', 'lis.web'],
  ];
  for (const [url, name] of names) it(url, () => assert.equal(nameOf(url), name));
  it('is unknown without an address', () => assert.equal(nameOf(undefined), undefined));
});
