import assert from 'node:assert/strict';
import { languageOf, loadTranslator, translator } from '../../src/l10n/index.ts';

const MESSAGES = {
  plain: 'Done.',
  file: '{path} in {folder}',
  'files.one': '{count} file',
  'files.other': '{count} files',
  'both.other': '{count} 个文件',
};

describe('the language for a tag', () => {
  for (const tag of ['zh', 'zh-CN', 'zh-cn', 'zh_CN.UTF-8', 'ZH-Hans', 'zh-TW'])
    it(`${tag} is Chinese`, () => assert.equal(languageOf(tag), 'zh-CN'));
  for (const tag of ['en', 'en-GB', 'C.UTF-8', 'de_DE', 'zha', '', undefined])
    it(`${tag} is English`, () => assert.equal(languageOf(tag), 'en'));
});

describe('wording a message', () => {
  const say = translator(MESSAGES, 'en');

  it('puts the data into the placeholders', () => {
    assert.equal(say('file', { path: 'a.yml', folder: 'conf' }), 'a.yml in conf');
    assert.equal(say('plain'), 'Done.');
  });

  it('leaves a placeholder without data, and data with braces, as they are', () => {
    assert.equal(say('file', { path: '{folder}' }), '{folder} in {folder}');
    assert.equal(say('file', { path: '{folder}', folder: '$&' }), '{folder} in $&');
  });

  it('chooses the form by the number', () => {
    assert.equal(say('files', { count: 1 }), '1 file');
    for (const count of [0, 2, 11]) assert.equal(say('files', { count }), `${count} files`);
  });

  it('takes the other form where the number is a text or the language has only this', () => {
    assert.equal(say('files', { count: '1' }), '1 files');
    assert.equal(translator(MESSAGES, 'zh-CN')('both', { count: 1 }), '1 个文件');
  });

  it('writes large numbers without separators, so that they can be searched', () => {
    assert.equal(say('files', { count: 1234567 }), '1234567 files');
  });

  it('sets Latin names apart from Chinese characters, and from nothing else', () => {
    const chinese = translator({ leaves: '客户{who}离岗（{who}）' }, 'zh-CN');
    assert.equal(chinese('leaves', { who: 'Li Na' }), '客户 Li Na 离岗（Li Na）');
    assert.equal(chinese('leaves', { who: '李娜' }), '客户李娜离岗（李娜）');
    assert.equal(chinese('leaves', { who: '' }), '客户离岗（）');
    assert.equal(translator({ leaves: '{who}-x' }, 'en')('leaves', { who: 'Li' }), 'Li-x');
  });

  it('fails for an id that does not exist, and names it', () => {
    assert.throws(() => say('none'), /no message "none" in en/);
  });

  it('loads each language', async () => {
    assert.equal((await loadTranslator('en'))('plan.create'), 'create');
    assert.equal((await loadTranslator('zh-CN'))('plan.create'), '新建');
  });
});
