import assert from 'node:assert/strict';
import { loadPinyin, loadRomaniser } from '../../src/knowledge/pinyin.ts';

describe('Chinese names in Latin letters', () => {
  for (const [name, family, given] of [
    ['王伟', 'wang', 'wei'],
    ['赵子龙', 'zhao', 'zilong'],
    ['陈喆', 'chen', 'zhe'],
    ['吕玥', 'lv', 'yue'],
    ['张 华', 'zhang', 'hua'],
    ['劉國強', 'liu', 'guoqiang'],
    // Read in another way where it is a family name.
    ['曾志伟', 'zeng', 'zhiwei'],
    ['单田芳', 'shan', 'tianfang'],
    ['仇英', 'qiu', 'ying'],
    ['解晓东', 'xie', 'xiaodong'],
    // Family names of two characters.
    ['欧阳慧', 'ouyang', 'hui'],
    ['尉迟恭', 'yuchi', 'gong'],
    ['司马相如', 'sima', 'xiangru'],
    // Two characters alone are family name and given name, whatever they could be.
    ['东方', 'dong', 'fang'],
  ] as const)
    it(`${name} is ${family} ${given}`, async () => {
      const romanise = await loadPinyin();
      assert.deepEqual(romanise(name), [`${family}${given}`, `${given}${family}`]);
    });

  for (const name of ['王', '王伟李娜陈', 'Wang Wei', '王wei', '張𠮷', ''])
    it(`${JSON.stringify(name)} is no name that can be read`, async () => {
      const romanise = await loadPinyin();
      assert.equal(romanise(name), undefined);
    });

  it('are read only where both scripts are used', async () => {
    assert.equal(await loadRomaniser(['王伟', '李娜']), undefined);
    assert.equal(await loadRomaniser(['Wang Wei']), undefined);
    assert.equal((await loadRomaniser(['王伟', 'wangwei']))?.('王伟')?.[0], 'wangwei');
  });
});
