import assert from 'node:assert/strict';
import { salutationOf } from '../../src/transition/salutation.ts';

describe('how a letter addresses somebody', () => {
  it('uses surname and position as hospitals do', () => {
    assert.equal(salutationOf('张建国', '信息科主任', 'zh-CN'), '张主任');
    assert.equal(salutationOf('欧阳慧', '信息科副科长', 'zh-CN'), '欧阳科长');
    assert.equal(salutationOf('李明', '运维工程师', 'zh-CN'), '李工');
    assert.equal(salutationOf('王芳', undefined, 'zh-CN'), '王老师');
  });

  it('takes other names as they are', () => {
    assert.equal(salutationOf('Jane Doe', 'director', 'zh-CN'), 'Jane Doe');
    assert.equal(salutationOf(' 张建国 ', '主任', 'en'), '张建国');
  });
});
