import assert from 'node:assert/strict';
import { UserError } from '../../../src/core/errors.ts';
import { DEFAULT_NUMBERS } from '../../../src/pack/settings/numbers.generated.ts';
import { readProjectConfig } from '../../../src/pack/settings/readProjectConfig.ts';

const userError = (messageId: string, data: object) => (error: unknown) => {
  assert(error instanceof UserError, String(error));
  assert.equal(error.messageId, messageId);
  assert.deepEqual(error.data, { file: 'handover.config.yaml', ...data });
  return true;
};

describe('reading handover.config.yaml', () => {
  const defaults = {
    language: undefined,
    folder: 'handover',
    templates: undefined,
    ignore: [],
    configKinds: [],
    trackerExports: [],
    trackers: [],
    rules: new Map(),
    numbers: DEFAULT_NUMBERS,
    holidays: [],
    workdays: [],
    areas: [],
    holidayYears: undefined,
    weights: {},
    mustHave: undefined,
    strategyTasks: undefined,
    mainBranch: undefined,
    longLivedBranches: [],
  };

  for (const text of [undefined, '', '# only a comment\n', 'version: 1\n', '---\n'])
    it(`has defaults for ${JSON.stringify(text)}`, () => assert.deepEqual(readProjectConfig(text), defaults));

  it('reads what a project decided', () => {
    const text = `
version: 1
trackerExports: [exports/bugs.csv]
language: zh-CN
folder: docs/交接/
templates: ./.handover/templates
ignore: ['vendor/**']
configKinds:
  - { id: ward-display, globs: ['ward/*.ini'], risk: high, title: Ward display, titleZh: 病区大屏, why: It hangs there }
  - { id: short, globs: ['*.abc'] }
rules:
  overdue: warning
  markdown: { severity: info, options: { MD013: true } }
trackers:
  - { id: desk, reference: 'REQ\\d+', closes: [搞定] }
  - { id: '' }
numbers: { meetingMinutes: 180 }
holidays: [2026-10-01]
workdays: [2026-10-10]
areas:
  - { name: 医保接口, paths: [src/yibao, '*.wsdl'] }
  - { name: 报表 }
publicHolidays: none
weights: { K: 40, S: -1 }
strategyTasks: ./company/tasks.yaml
mustHave: company/questions.yaml
`;
    assert.deepEqual(readProjectConfig(text), {
      language: 'zh-CN',
      folder: 'docs/交接',
      templates: '.handover/templates',
      ignore: ['vendor/**'],
      configKinds: [
        {
          id: 'ward-display',
          globs: ['ward/*.ini'],
          risk: 'high',
          title: { en: 'Ward display', 'zh-CN': '病区大屏' },
          why: { en: 'It hangs there', 'zh-CN': 'It hangs there' },
        },
        {
          id: 'short',
          globs: ['*.abc'],
          risk: 'medium',
          title: { en: 'short', 'zh-CN': 'short' },
          why: { en: '', 'zh-CN': '' },
        },
      ],
      trackerExports: ['exports/bugs.csv'],
      trackers: [{ id: 'desk', reference: 'REQ\\d+', closes: ['搞定'] }],
      rules: new Map([
        ['overdue', { severity: 'warning', options: {} }],
        ['markdown', { severity: 'info', options: { MD013: true } }],
      ]),
      numbers: { ...DEFAULT_NUMBERS, meetingMinutes: 180 },
      holidays: ['2026-10-01'],
      workdays: ['2026-10-10'],
      areas: [{ name: '医保接口', paths: ['src/yibao', '*.wsdl'] }],
      holidayYears: undefined,
      weights: { K: 40 },
      mustHave: 'company/questions.yaml',
      strategyTasks: 'company/tasks.yaml',
      mainBranch: undefined,
      longLivedBranches: [],
    });
  });

  it('has defaults for what the schema check will complain about', () => {
    const text =
      'language: fr\nfolder: 7\ntemplates: []\nignore: [1, a]\nconfigKinds: [null, {}, { id: x }, 3]\nnumbers: { meetingMinutes: long, observationDays: -1 }\nholidays: [soon]\nrules: { overdue: fatal }\n';
    assert.deepEqual(readProjectConfig(text), {
      ...defaults,
      ignore: ['a'],
      rules: new Map([['overdue', { severity: undefined, options: {} }]]),
    });
  });

  it('understands the slashes of Windows', () => {
    assert.equal(readProjectConfig("folder: '.\\docs\\handover\\'").folder, 'docs/handover');
  });

  const outside = [
    '..',
    '../handover',
    'docs/../../x',
    '/srv/handover',
    'C:\\handover',
    '\\\\server\\share',
    '',
    './',
    '/',
  ];
  for (const folder of outside) {
    it(`refuses the folder ${JSON.stringify(folder)}`, () => {
      const text = (name: string) => `${name}: ${JSON.stringify(folder)}\n`;
      const isRefused = userError('error.configFolder', { folder });
      assert.throws(() => readProjectConfig(text('folder')), isRefused);
      assert.throws(() => readProjectConfig(text('templates')), isRefused);
    });
  }

  for (const folder of ['.', 'docs/./..', '.git', '.git/hooks'])
    it(`refuses the folder ${folder}, where no pack can lie`, () => {
      assert.throws(() => readProjectConfig(`folder: ${folder}\n`), UserError);
    });

  it('takes two dots in a name for a name', () => {
    assert.equal(readProjectConfig('folder: a..b').folder, 'a..b');
  });

  it('names the line that is no YAML', () => {
    const isRefused = (line: number) => userError('error.configUnreadable', { line });
    assert.throws(() => readProjectConfig('version: 1\nfolder: [a\nlanguage: en\n'), isRefused(2));
  });

  for (const text of ['- a\n', 'just text\n', '7\n'])
    it(`refuses ${JSON.stringify(text)}, which is no map`, () => {
      assert.throws(() => readProjectConfig(text), userError('error.configUnreadable', { line: 1 }));
    });

  it('refuses a file that would grow without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'])
      bomb.push(`${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]`);
    assert.throws(() => readProjectConfig(bomb.join('\n')), UserError);
  });

  it('refuses an alias of nothing', () => {
    assert.throws(
      () => readProjectConfig('version: 1\nfolder: *none\n'),
      (error: unknown) => error instanceof UserError && error.messageId === 'error.configUnreadable',
    );
  });

  describe('counts public holidays', () => {
    const config = (...lines: string[]) => readProjectConfig(['version: 1', ...lines].join('\n'));
    const knowsSpringFestival = (...lines: string[]) => config(...lines).holidays.includes('2026-02-17');

    it('of China for a project in Chinese, unless it says otherwise', () => {
      assert.equal(knowsSpringFestival('language: zh-CN'), true);
      assert.equal(knowsSpringFestival('language: en'), false);
      assert.equal(knowsSpringFestival(), false);
      assert.equal(knowsSpringFestival('language: zh-CN', 'publicHolidays: none'), false);
      assert.equal(knowsSpringFestival('publicHolidays: china'), true);
    });

    it('with the weekend days that are worked for them, of which its own days off are none', () => {
      assert.ok(config('publicHolidays: china').workdays.includes('2026-02-14'));
      assert.ok(!config('publicHolidays: china', 'holidays: [2026-02-14]').workdays.includes('2026-02-14'));
    });

    it('of the years that were announced', () => {
      assert.deepEqual(config('publicHolidays: china').holidayYears, [2024, 2025, 2026]);
    });
  });
});
