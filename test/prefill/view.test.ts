import assert from 'node:assert/strict';
import type { GenerateAnswers, ProjectFacts } from '../../src/prefill/facts.ts';
import { guessPack } from '../../src/prefill/pack.ts';
import { showPack } from '../../src/prefill/view.ts';
import { config, context, contributor, history, tag, withTexts } from './context.ts';

const viewOf = (facts: Partial<ProjectFacts>, answers: Partial<GenerateAnswers> = {}) => {
  const all = context(facts, answers);
  return showPack(all, guessPack(all)).view;
};

describe('what templates can show', () => {
  it('is the project, the customer and the stage, in words', () => {
    const view = viewOf(
      {},
      { language: 'zh-CN', customer: '协和医院', customerType: 'public-hospital', stage: 'operation' },
    );
    assert.equal(view.project.name, 'his-folder');
    assert.deepEqual(view.customer, { name: '协和医院', type: '公立医院' });
    assert.equal(view.stage, '运维');
  });

  it('is the repository, without user name and password', () => {
    const secret = ['glpat', 'x1y2z3'].join('-');
    const remoteUrl = `https://oauth2:${secret}@git.his.cn/his/clinic.git`;
    const view = viewOf({ history: history({ remoteUrl, tags: [tag('v2.0'), tag('v1.0')] }) });
    assert.deepEqual(view.repository, {
      url: 'https://git.his.cn/his/clinic.git',
      branch: 'main',
      latestTag: 'v2.0',
    });
    assert(!JSON.stringify(view).includes(secret));
  });

  it('names primary and deputy, and their roles', () => {
    const contributors = [contributor('Wang Wei', 1), contributor('Li Na', 2), contributor('Old Hand', 400)];
    const view = viewOf({ history: history({ contributors }) });
    assert.equal(view.primary, 'Wang Wei');
    assert.equal(view.deputy, 'Li Na');
    assert.deepEqual(view.people, [
      { name: 'Wang Wei', email: 'wang.wei@his.example', role: 'primary', active: true },
      { name: 'Li Na', email: 'li.na@his.example', role: 'deputy', active: true },
      { name: 'Old Hand', email: 'old.hand@his.example', role: undefined, active: false },
    ]);
  });

  it('says of every list whether there is anything in it', () => {
    const lists = ['people', 'environments', 'buildSteps', 'services', 'interfaces', 'configs', 'databases'];
    const view = new Map<string, unknown>(Object.entries(viewOf({})));
    for (const list of lists) {
      const flag = `has${list.charAt(0).toUpperCase()}${list.slice(1)}`;
      assert.deepEqual(view.get(list), [], list);
      assert.equal(view.get(flag), false, flag);
    }
    assert.equal(viewOf({ configs: [config('a.yml')] }).hasConfigs, true);
  });

  it('tells databases from interfaces, and shows no password of either', () => {
    const secret = ['hunter', '2x'].join('');
    const view = viewOf(
      withTexts({
        'app.yml': `db.url: jdbc:mysql://root:${secret}@10.1.2.3:3306/his\nlis.url: http://a:${secret}@lis.cn/x`,
      }),
    );
    assert.deepEqual(view.databases, [
      { path: '10.1.2.3:3306', kind: 'MySQL', name: 'his', from: 'app.yml:1' },
    ]);
    assert.deepEqual(view.interfaces, [
      { name: 'lis.url', host: 'lis.cn', protocol: 'http', from: 'app.yml:2' },
    ]);
    assert(!JSON.stringify(view).includes(secret));
  });

  it('lists what to type to build, one command a row', () => {
    const view = viewOf(withTexts({ 'web/package.json': '{"scripts":{"build":"x"}}' }));
    assert.deepEqual(view.buildSteps, [
      { title: 'Build with web/package.json', command: 'npm --prefix web install', from: 'web/package.json' },
      {
        title: 'Build with web/package.json',
        command: 'npm --prefix web run build',
        from: 'web/package.json',
      },
    ]);
  });

  it('says no step twice: what a document tells beside the build file is told where it says more', () => {
    const readme = '## Build\n```\nmvn clean install -DskipTests\n./mvnw -Phospital package\nnpm ci\n```\n';
    const view = viewOf(withTexts({ 'pom.xml': '<project/>', 'README.md': readme }));
    assert.deepEqual(
      view.buildSteps.map(({ command }) => command),
      ['mvn clean package', './mvnw -Phospital package', 'npm ci'],
    );
  });

  it('lists the commands of modules that were put together, too', () => {
    const modules = ['drug', 'emr', 'lis', 'pacs'].map(name => [`modules/${name}/pom.xml`, '']);
    const view = viewOf(withTexts(Object.fromEntries(modules)));
    assert.equal(view.buildSteps.length, 4);
  });

  it('groups config files by environment', () => {
    const environmentFrom = { by: 'profile', part: 'prod' } as const;
    const view = viewOf({
      configs: [
        config('a-prod.yml', { environment: 'prod', environmentFrom }),
        config('b.yml'),
        config('c-prod.ini', { environment: 'prod', environmentFrom }),
      ],
    });
    assert.deepEqual(view.environments, [
      { name: 'prod', files: [{ path: 'a-prod.yml' }, { path: 'c-prod.ini' }] },
    ]);
  });

  it('leaves out config files of which nothing is known but that they are scripts or settings', () => {
    const titles = new Map([
      ['operation-script', { en: 'Operations script', 'zh-CN': '运维脚本' }],
      ['other-conf', { en: 'Other settings', 'zh-CN': '其他配置' }],
      ['nginx', { en: 'nginx web server', 'zh-CN': 'nginx 网站服务器' }],
    ]);
    for (const language of ['en', 'zh-CN'] as const) {
      const view = viewOf(
        {
          titles,
          configs: [
            config('bin/a.sh', { kind: 'operation-script', parser: 'none' }),
            config('iostat.conf', { kind: 'other-conf', parser: 'none' }),
            config('his.conf', { kind: 'nginx', parser: 'none' }),
          ],
        },
        { language },
      );
      assert.deepEqual(
        view.configs.map(({ path }) => path),
        ['his.conf'],
      );
    }
  });

  it('starts a part as production does where both ways are written, and as developers do where only that is', () => {
    const starts = (text: string, more: Readonly<Record<string, string>> = {}) =>
      viewOf(
        withTexts({ 'README.md': ['## Run', '```sh', text, '```', ''].join('\n'), ...more }),
      ).startCommands.map(({ value }) => value);
    assert.deepEqual(starts('npm run start:dev\nnpm run start:prod'), ['npm run start:prod']);
    assert.deepEqual(starts('flask run\ngunicorn his:app'), ['gunicorn his:app']);
    assert.deepEqual(starts('ng serve'), ['ng serve']);
    assert.deepEqual(starts('ng serve', { 'docker-compose.yml': 'services:\n  db:\n    image: mysql\n' }), [
      'ng serve',
      'docker compose -f docker-compose.yml up -d',
    ]);
  });

  it('breaks no table: neither by a bar nor by a line break in a name', () => {
    const contributors = [contributor('Wang | Wei\r\n Dr.', 1, { emails: ['w@his.example'] })];
    const environmentFrom = { by: 'folder', part: 'x' } as const;
    const view = viewOf({
      history: history({ contributors }),
      configs: [config('a|b\n.yml', { environment: 'x', environmentFrom })],
    });
    assert.equal(view.people[0]?.name, 'Wang \\| Wei Dr.');
    assert.equal(view.configs[0]?.path, 'a\\|b .yml');
    assert.deepEqual(view.environments, [{ name: 'x', files: [{ path: 'a\\|b .yml' }] }]);
    assert.equal(view.primary, 'Wang \\| Wei Dr.');
  });

  it('shows at most twenty rows of a list, and says how many found no room', () => {
    const text = Array.from({ length: 25 }, (_, index) => `http://10.0.0.${index + 1}/`).join('\n');
    const { interfaces, moreInterfaces, moreServices } = viewOf(withTexts({ 'a.yml': text }));
    assert.deepEqual([(interfaces as object[]).length, moreInterfaces, moreServices], [20, '5', undefined]);
  });
});
