import assert from 'node:assert/strict';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { residentId } from '../sensitive/cases.ts';
import { handover } from './run.ts';

// Who is stopped before a commit is told where the value belongs, what to do about what was committed before, and how one
// line is let off; and that line does let it off.

const ID = residentId('33019919650703011');

const STOPPED = [
  {
    name: 'a password in a config file',
    path: 'deploy/application.yml',
    text: 'spring:\n  datasource:\n    password: Kestrel-Bay-41\n',
    'zh-CN': [/环境变量/, /更换密码：git 会保留旧内容/],
    en: [/environment variable/, /change it: git keeps the old text/],
  },
  {
    name: 'a password in a document',
    path: 'handover/docs/solutions.md',
    text: '# LIS\n\n数据库账号：lis，密码：Yxk_0917x\n',
    'zh-CN': [/密码管理器/, /更换：git 会保留旧内容|更换密码：git 会保留旧内容/],
    en: [/password manager/, /change it: git keeps the old text/],
  },
  {
    name: 'a number of a person in a script',
    path: 'sql/fix.sql',
    text: `-- 退费\nupdate fee set flag = 1 where sfzh = '${ID}';\n`,
    'zh-CN': [/虚构号码/, /git 会保留旧内容，请告知数据安全负责人/],
    en: [/invented one/, /git keeps the old text, so tell whoever is responsible/],
  },
  {
    name: 'a password in JSON',
    path: 'deploy/appsettings.json',
    text: '{\n  "Db": { "Password": "Kestrel-Bay-41" }\n}\n',
    'zh-CN': [/环境变量/, /更换密码：git 会保留旧内容/],
    en: [/environment variable/, /change it: git keeps the old text/],
  },
  {
    name: 'a password in a program',
    path: 'src/Client.java',
    text: 'class Client {\n  String password = "Kestrel-Bay-41";\n}\n',
    'zh-CN': [/环境变量/, /更换密码：git 会保留旧内容/],
    en: [/environment variable/, /change it: git keeps the old text/],
  },
  {
    name: 'a name beside a diagnosis',
    path: 'handover/docs/solutions.md',
    text: '# 结算\n\n患者：钱慕白，诊断：肺炎\n',
    'zh-CN': [/某患者/, /git 会保留旧内容，请告知数据安全负责人/],
    en: [/“a patient”/, /git keeps the old text, so tell whoever is responsible/],
  },
] as const;

describe('a commit that is stopped', () => {
  let repository: TestRepository;
  before(async () => {
    repository = await createRepository();
  });
  after(() => repository.cleanup());

  for (const language of ['zh-CN', 'en'] as const) {
    for (const { name, path, text, ...said } of STOPPED) {
      it(`says how to go on: ${name} (${language})`, async () => {
        await repository.write({ [path]: text });
        const check = () => handover(repository, 'check', path, '--lang', language);
        const stopped = await check();
        assert.equal(stopped.code, 1, stopped.stderr);
        for (const words of said[language]) assert.match(stopped.stdout, words);
        const [, letOff = ''] = /`([^`]*handover-disable-next-line [^`]*)`/.exec(stopped.stdout) ?? [];
        assert.match(letOff, /(?:credential|patient-data) -- \S/, stopped.stdout);
        const lines = text.split('\n');
        const at = lines.findIndex(line => /Kestrel|Yxk_|钱慕白|sfzh/.test(line));
        lines.splice(at, 0, letOff);
        await repository.write({ [path]: lines.join('\n') });
        const passed = await check();
        assert.doesNotMatch(passed.stdout, /credential|patient-data/);
        // What it is written in is still read by what reads it.
        if (path.endsWith('.json')) assert.doesNotThrow(() => JSON.parse(lines.join('\n')));
      });
    }
  }
});

describe('a commit that is stopped in VS Code, which shows the first line of what the hook says', () => {
  for (const [language, way, terminal] of [
    [
      'en',
      /^✖ Handover Pack: .*F1, “Handover: Why Is My Commit Blocked\?” leads/,
      /run “handover configs add/,
    ],
    ['zh-CN', /^✖ 交接包：.*按 F1，运行“提交为什么被阻止？”/, /handover configs add/],
  ] as const)
    it(`is led to the command of the palette, and to no terminal (${language})`, async () => {
      const repository = await createRepository();
      try {
        await repository.write({
          'handover/checklist.yaml': 'version: 1\nproject:\n  name: LIS\n',
          'handover/config-index.yaml': 'version: 1\nfiles: []\n',
          'deploy/jdbc.properties': 'jdbc.url=jdbc:mysql://db/his\n',
        });
        await repository.git('add', '.');
        const check = (environment: Readonly<Record<string, string>>) =>
          handover(
            { root: repository.root, environment: { ...repository.environment, ...environment } },
            'check',
            '--staged',
            '--lang',
            language,
          );
        const [first = ''] = (await check({ VSCODE_GIT_COMMAND: 'commit' })).stdout.split('\n');
        assert.match(first, way);
        assert.doesNotMatch(first, terminal);
        assert.match((await check({})).stdout, terminal);
      } finally {
        await repository.cleanup();
      }
    });
});
