import assert from 'node:assert/strict';
import { inTwoLines } from '../../src/vscode/inTwoLines.ts';

describe('a message in two lines of a list', () => {
  const cases: readonly (readonly [message: string, what: string, next: string])[] = [
    ['A date is missing.', 'A date is missing.', ''],
    [
      'A password (K***) stands here in plain text. Let the program get it at run time.',
      'A password (K***) stands here in plain text.',
      'Let the program get it at run time.',
    ],
    [
      '“deploy/mail.properties” is a high-risk config file (connection-settings), and nothing says what it is for: add it.',
      '“deploy/mail.properties” is a high-risk config file (connection-settings),',
      'and nothing says what it is for: add it.',
    ],
    [
      '版本 2.0.1 的口令（K***）以明文写在这里。请改用环境变量。',
      '版本 2.0.1 的口令（K***）以明文写在这里。',
      '请改用环境变量。',
    ],
    [
      `${'交接'.repeat(30)}，该文件属于高风险配置，尚无用途说明：请加入索引。`,
      `${'交接'.repeat(30)}，该文件属于高风险配置，尚无用途说明：请加入索引。`,
      '',
    ],
    [
      '“application.yml” 属于高风险配置文件（连接参数），目前没有任何说明写明其用途：请先加入配置索引，再填写用途、负责人和生效方式。',
      '“application.yml” 属于高风险配置文件（连接参数），目前没有任何说明写明其用途：',
      '请先加入配置索引，再填写用途、负责人和生效方式。',
    ],
  ];
  for (const [message, what, next] of cases)
    it(`ends the first where a part of it ends: ${what.slice(0, 40)}`, () => {
      assert.deepEqual(inTwoLines(message), [what, next]);
    });
});
