import assert from 'node:assert/strict';
import { hintsIn } from './rules.ts';

/** Word and text of what is found in a comment, `-` for nothing. */
function found(comment: string): string {
  const hint = hintsIn('A.java', `// ${comment}`)[0];
  return hint === undefined ? '-' : `${hint.word} | ${hint.text}`;
}

describe('words in comments', () => {
  for (const comment of [
    'TODO: check the unit',
    'FIXME 单位换算错误',
    'HACK: until the driver is fixed',
    'XXX: are we happy with this?',
    'BUG: off by one on the last page',
    'TODO待修改',
    'TODO（王）：改成配置',
    'OPTIMIZE: one query is enough',
    'TODO Sql single comment',
  ]) {
    it(`finds ${comment}`, () => assert.equal(found(comment).split(' | ')[1], comment));
  }

  for (const comment of [
    '待解决：跨天的排班会丢一条',
    '这里的时间判断可能有问题',
    '暂时注掉，等厂商升级接口',
    '暂且把院区编码写死',
    '先写死，上线前改成读配置',
    '临时方案，只支持一个院区',
    '后续优化成批量提交',
    '待办：补充退费的校验',
    '待办 #12 四舍五入到分',
    '待处理 HIS-12 退费金额',
    '待确认 工单 12 的口径',
    '住院部分未实现',
    '入库未完成',
    '暂时固定门店id为1',
    '接口尚未完成，先不上线',
    '医保目录待完善',
  ]) {
    it(`finds ${comment}`, () => assert.equal(found(comment).split(' | ')[1], comment));
  }

  for (const comment of [
    '临时医嘱的执行时间',
    '查询流程待办',
    '未完成登记的患者',
    '新建临时用户',
    '待办事项列表',
    '我的待办',
    '待处理',
    '状态：0 待处理 1 已处理',
    '0-待解决 1-已解决',
    '待处理: 1, 已处理: 2',
    '待确认的订单',
    '如果有问题请联系信息科',
    '跨医生未完成接诊的警示',
    '查询未完成的会诊',
    '此前未实现豁免，导致误扣 2 分',
    '占位符如 [待补充...] 应替换',
    '任何后续改动都可能影响它',
    '生成的文件不应有 TODO 注释',
    '总是生成 TODO 占位',
    '与「XXX」一致',
    '没有问题',
    '必须这么写，否则回调会有问题',
    '==pangb 2013-2-28 修改医嘱操作暂存有问题',
    '旧对比类有问题，重写',
    '原来的排序有问题，已用新类重新实现',
    '顺序不能变，不然打印有问题',
    '是否验证证书（上线有问题，万不得已才能false）',
    '先返回成功，再异步处理退款',
    '默认先返回已受理，后台继续处理',
    '@description: TODO',
    '@Description TODO(这里用一句话描述这个方法的作用)',
    '@param id TODO',
    'Description: TODO',
    'XXX医院的接口',
    'xxx-xxxx-xxxx',
    'XXXX',
    '格式：XXX-2020',
    'DEBUG: print all',
    'set DEBUG level',
    '修复BUG',
    'BUG #123 was fixed here',
    'the TODO comments of this file',
    'a hack for old browsers',
    'todo list component',
    'renders a todo',
    'shows all TODO items',
    'todos: the list',
    'todo.push(item);',
    'todo: todoReducer,',
    'see the TODO above',
    'TODO_LIST = 1',
    'mastodon',
    '计算未实现盈亏',
    '以前写死了院区编码，现在读配置',
    '有问题可对照示例',
    'formats like [XXX] and so on',
    '没查到付款方，则使用写死的字符串',
    '默认科室采用写死的编码',
    '锁没过期时必须先返回冲突',
    '应先返回占位，再写入',
    '这里先固定路由和金额，密码由网关负责',
    '医生无法判断是哪个患者的数据有问题',
    '实际库存增加，可用库存暂时先不增加，等退费后可用库存再增加',
    '押金暂不退还，待结算完成后再退',
    '待删除（已上传）的文件列表',
    '待删除下标',
    '剩最后一行时，直接删除会有问题',
    '展示结果（无数据、网络有问题等）',
    '2. Not implemented — returns a fallback response',
  ]) {
    it(`leaves ${comment} alone`, () => assert.equal(found(comment), '-'));
  }

  for (const comment of [
    'todo: check it',
    'todo fix it',
    '@todo fix it',
    'Todo：改成配置',
    'fixme: wrong unit',
  ]) {
    it(`finds ${comment}, less surely`, () => {
      assert.equal(hintsIn('A.java', `// ${comment}`)[0]?.confidence, 'medium');
    });
  }

  it('leaves a phrase alone in a sentence that began in the line above', () => {
    const hints = (...lines: string[]) =>
      hintsIn('A.java', lines.map(line => `// ${line}\n`).join('')).length;
    assert.equal(
      hints('旧目录仍可核对，但不写入；否则页面', '会在请求前失败，用户也看不出患者信息有问题。'),
      0,
    );
    assert.equal(hints('病区列表只读一次，随后', '显示的内容在打印驱动看来未完成'), 0);
    assert.equal(hints('旧目录仍可核对。', '会在请求前失败，患者信息有问题。'), 1);
    assert.equal(hints('旧目录仍可核对，', '有问题：患者信息会串。'), 1);
  });

  it('takes a word in the middle of a sentence for less sure, and one without a text', () => {
    assert.equal(hintsIn('a.c', '// ok. FIXME: more')[0]?.confidence, 'high');
    assert.equal(hintsIn('a.c', '// this is a TODO for us')[0]?.confidence, undefined);
    assert.equal(hintsIn('a.c', '// this needs FIXME for us')[0]?.confidence, 'medium');
    assert.equal(hintsIn('a.c', 'f(); // FIXME')[0]?.confidence, 'medium');
  });

  it('gives what an editor has written the lowest rank', () => {
    const hint = hintsIn('A.java', '// TODO Auto-generated method stub')[0];
    assert.deepEqual([hint?.severity, hint?.confidence], ['minor', 'low']);
  });

  it('passes over notes of changes, reasons and what was done otherwise', () => {
    const found = (comment: string) =>
      hintsIn('A.java', `class A {\n  // ${comment}\n  int a = f(b);\n}`).length;
    for (const text of [
      'TODO: 2024/5/31 去除结算金额',
      'TODO 2023-01-02 增加医保类型',
      'TODO: 不删除费用主表,再次点击就会报错',
      'TODO：若不先保存会失败',
      '霸州转换有问题,换了一种获取方式',
      '原接口有问题，改用新接口',
      '错误信息，不为null就是有问题',
    ])
      assert.equal(found(text), 0, text);
    for (const text of [
      'TODO: 2023/2/24 涉及会员卡，未完成',
      'TODO: 2024/5/31 修改退费金额，待确认',
      'TODO: 不能删除费用主表',
      '批次还存在问题 待处理',
      '医保接口有问题，先注释',
    ])
      assert.equal(found(text), 1, text);
  });

  it('weighs what speaks for its being open first, then patients, drugs and money', () => {
    const severity = (comment: string, code: string) =>
      hintsIn('a.c', `int f() {\n  // ${comment}\n${code}`)[0]?.severity;
    const [stub, done] = ['  return 0;\n}', '  g(x);\n  h(x);\n}'];
    for (const text of ['rename', 'check the dose', '校验医保结算']) {
      assert.equal(severity(`TODO ${text}`, stub), 'major', text);
      assert.equal(severity(`TODO ${text}`, done), 'minor', text);
    }
    assert.equal(severity('TODO 退费未校验', done), 'minor');
    assert.equal(severity('TODO 退费尚未校验', done), 'major');
    assert.equal(severity('FIXME loses the sign', done), 'major');
    // How code is arranged hurts nobody, whatever the mark.
    for (const text of [
      'rename',
      'Temporarily included types from Carbon',
      'get rid of this copy',
      '抽成公共方法',
    ])
      assert.equal(severity(`FIXME ${text}`, done), 'minor', text);
    assert.equal(severity('FIXME 退费未校验', done), 'critical');
  });

  it('takes the code for open that answers so itself, or was taken out', () => {
    const sign = (code: string) => hintsIn('a.js', code)[0]?.sign;
    for (const answer of [
      "res.json({ error: 'Not implemented' });",
      'return Result.error("该功能正在开发中");',
      'res.status(501).end();',
      'showToast("功能暂未开放")',
    ])
      assert.equal(sign(`function f() {\n  // TODO refund\n  ${answer}\n}`), 'stub', answer);
    assert.equal(sign('// TODO 仅设备科可查询\n// if (dept === "03") {\nquery();\n'), 'commented-out');
    assert.equal(sign('// TODO two more columns\n// the ward and the bed\nquery();\n'), undefined);
    assert.equal(sign('// TODO keyup not work any more\nf();\n'), 'said');
    assert.equal(sign('// TODO populate with actual data!!!\nf();\n'), 'said');
    for (const later of [
      'TODO cancel it there (第二阶段实现)',
      'TODO 二期对接医保时再做',
      'TODO print the wards in the next release',
      'TODO refunds: in phase 2',
      'TODO the list forgets the last bed',
      'TODO: Implement the list of wards',
    ])
      assert.equal(sign(`// ${later}\nf();\n`), 'said', later);
  });

  it('takes what a FIXME only wonders about for little', () => {
    const severity = (comment: string, code: string) =>
      hintsIn('a.c', `int f() {\n  // ${comment}\n${code}`)[0]?.severity;
    const done = '  g(x);\n  h(x);\n}';
    for (const text of [
      'FIXME this seems absurd',
      'FIXME feels a bit weird to sort here',
      'FIXME it is probably ok to use the cache here',
      "FIXME the id is not bindable, so it's set directly",
      'FIXME 或许用不到',
      'FIXME consider an exception here',
    ]) {
      assert.equal(severity(text, done), 'minor', text);
    }
    for (const text of [
      'FIXME recover from deadlocks',
      'FIXME 金额四舍五入错误',
      'FIXME what is the default password?',
    ])
      assert.notEqual(severity(text, done), 'minor', text);
  });

  it('takes a question and a wish for nothing that is missing', () => {
    const severity = (comment: string) =>
      hintsIn('a.js', `function f() {\n  // ${comment}\n}\n`)[0]?.severity;
    assert.equal(severity('TODO the server checks this, but it could be done here also'), 'minor');
    assert.equal(severity('TODO -- not clear if this is a requirement'), 'minor');
    assert.equal(severity('TODO check the dose'), 'major');
    assert.equal(hintsIn('a.css', '/* FIXME: margin */')[0]?.severity, 'minor');
  });

  it('tells what marks the begin and the end of a change once', () => {
    const text =
      '//=== 2012/02/22 暂时去掉金额 START ===\nint a = 1;\n//=== 2012/02/22 暂时去掉金额 END ===\n' +
      '// TODO end of the month is not handled\nint b = 2;\n';
    assert.deepEqual(
      hintsIn('A.java', text).map(({ line }) => line),
      [1, 4],
    );
  });

  it('takes why nothing is done, a case and the words of a sample for nothing that is missing', () => {
    for (const comment of [
      'TODO 取消后收不到消息，因此不需要回复',
      'TODO 没有床位的科室，所以无需处理',
      'TODO row is null',
      'TODO 患者为空',
      'TODO 开发者自行实现',
      'TODO 这里只是个示例',
    ]) {
      const [hint] = hintsIn('A.java', `void f() {\n  // ${comment}\n}\n`);
      assert.deepEqual([hint?.severity, hint?.confidence], ['minor', 'low'], comment);
    }
    for (const comment of [
      'TODO 这里只是个示例，上线前换成真实数据',
      'TODO patient is null here after a merge',
    ]) {
      const [hint] = hintsIn('A.java', `void f() {\n  // ${comment}\n}\n`);
      assert.notEqual(hint?.confidence, 'low', comment);
    }
  });

  it('takes a question whether to do it for weak beside code that was taken out, and one how to do it not', () => {
    const confidence = (comment: string) =>
      hintsIn('A.java', `// ${comment}\n// @Pattern(regexp = "a")\n@Valid\nString type = "";\n`)[0]
        ?.confidence;
    assert.equal(confidence('TODO switch to an enum?'), 'low');
    assert.equal(confidence('TODO consider a method for each type of form'), 'low');
    assert.equal(confidence('TODO what happens to patients without insurance?'), 'high');
    assert.equal(confidence('TODO validate the type'), 'high');
  });

  it('takes a mark behind the tags of a method without a body for a description', () => {
    const doc = '/**\n * Orders.\n * @return orders\n * TODO 由于缺少字段，所以到 o_order 表中获取\n */\n';
    const confidence = (below: string) => hintsIn('A.java', `${doc}${below}\n`)[0]?.confidence;
    assert.equal(confidence('List<Order> find(String start, String end);'), 'low');
    assert.equal(confidence('Order find(@Param("start") String start);'), 'low');
    assert.notEqual(confidence('List<Order> find(String start) { return null; }'), 'low');
    assert.notEqual(confidence('return find(start);'), 'low');
  });

  it('takes no note of parts of a rule, a condition and who changed what on which day', () => {
    for (const comment of [
      '当新模板在待删除实体中，则从待删除中移除',
      '把床位放入待替换集合',
      '规格应该一直一致，除非商品修改部分有bug，此处不用过滤',
      'wangyanli 20160721 住院按钮会在门诊显示(开发环境下有问题)，故进行处理',
      '李娜 2019-03-02 退费金额有问题，因此增加校验',
    ])
      assert.deepEqual(hintsIn('A.java', `f(x); // ${comment}\n`), [], comment);
    for (const comment of ['待删除：旧接口', '李娜 2019-03-02 退费金额有问题'])
      assert.equal(hintsIn('A.java', `// ${comment}\nf(x);\n`).length, 1, comment);
  });

  it('takes a question that was answered below for little', () => {
    const severity = (answer: string) =>
      hintsIn('a.js', `// FIXME what currency is this in?\n// ${answer}\nf(x);\n`)[0]?.severity;
    for (const answer of ['RESPONSE (@li): the one of the hospital', 'Answer: euro', '答：院方币种'])
      assert.equal(severity(answer), 'minor', answer);
    assert.notEqual(severity('it is shown to the patient'), 'minor');
  });

  it('shows the sentence around a mark in brackets', () => {
    for (const text of ['术前讨论（TODO）：三方签字', 'Signatures (TODO): three of them'])
      assert.equal(hintsIn('a.py', `# ${text}\n`)[0]?.text, text);
  });

  it('takes it for open where something else must come first, and not where it is for a rare need', () => {
    const severity = (text: string) => hintsIn('a.php', `<?php\nf(); // TODO: ${text}\n`)[0]?.confidence;
    assert.equal(severity('接入会诊单数据后实装'), 'high');
    assert.equal(severity('第二阶段对接 n8n 后再做'), 'high');
    assert.equal(severity('rename'), 'low');
    const stub = '<?php\nfunction up() {\n  // TODO: 如需执行全局操作，请在此方法中实现\n}\n';
    assert.equal(hintsIn('a.php', stub)[0]?.severity, 'minor');
  });

  it('takes no note of what stands in code that was put in comments', () => {
    for (const [path, text] of [
      ['A.java', '// //TODO: the location is wrong -- all come from the module\n// int a = 1;\n'],
      ['a.rb', '  # # TODO: this needs to account for visits\n  # def close\n'],
      ['a.sql', '-- -- TODO check\n'],
    ] as const)
      assert.deepEqual(hintsIn(path, text), [], text);
    assert.equal(hintsIn('A.java', '//// TODO the headline\n').length, 1);
    assert.equal(hintsIn('A.java', '// // FIXME loses the bill\n').length, 1);
  });

  it('takes what says what the code does for weak', () => {
    for (const text of ['Verifies that the patient is insured', 'This is to get all policies of the patient'])
      assert.deepEqual(
        hintsIn('A.java', `// TODO: ${text}\nf(x);\ng(x);`).map(({ severity, confidence }) => [
          severity,
          confidence,
        ]),
        [['minor', 'low']],
        text,
      );
  });

  it('knows what editors and generators of code wrote', () => {
    for (const [path, text] of [
      ['A.java', '} catch (Exception e) {\n  // TODO: handle exception\n}'],
      ['.gitignore', '# TODO: Un-comment the next line if you do not want to check in'],
      ['B.java', '/**\n * FIXME\n * @author x\n */\npublic class B {}\n'],
      [
        'U.java',
        '/**\n * <p>\n * IihUtils\n * </p>\n * <p>\n * TODO\n * </p>\n *\n * @author x\n */\nclass U {}\n',
      ],
      ['S.java', '/**\n * TODO\n *\n */\npublic interface S {}\n'],
      ['C.cs', 'try {\n  // TODO: Add insert logic here\n  return RedirectToAction("Index");\n}'],
      ['a_spec.rb', "  it 'x' do\n    skip('Add a hash of attributes valid for your model')\n  end\n"],
    ] as const)
      assert.deepEqual(
        hintsIn(path, text).map(({ isTemplate, confidence }) => [isTemplate, confidence]),
        [[true, 'low']],
        path,
      );
  });

  it('takes a mark alone above a statement for one', () => {
    const [hint] = hintsIn('A.java', 'void f() {\n  // FIXME\n  qaPk = "ff";\n}\n');
    assert.deepEqual([hint?.severity, hint?.isTemplate], ['major', undefined]);
  });

  it('takes tags of doc comments for headings, where a file has many', () => {
    const doc = (name: string) => `/**\n * @todo ${name}\n * @return\n */\ndocument.write(1);\n`;
    const names = ['本地存储', '动态添加JS', '临时数据传递', '日期格式化'];
    assert.deepEqual(hintsIn('basic.js', names.map(doc).join('\n')), []);
    assert.equal(hintsIn('basic.js', doc('日期格式化')).length, 1);
  });

  it('names who was asked, but no ticket', () => {
    const names = [
      'TODO(wang): a',
      'TODO（王工）：a',
      'FIXME(@li.na, 2024-01-01): a',
      'TODO: @zhang a',
      'TODO(HIS-12): a',
      'TODO(#12): a',
      'TODO a',
    ].map(comment => hintsIn('a.c', `// ${comment}`)[0]?.assignee);
    assert.deepEqual(names, ['wang', '王工', 'li.na', 'zhang', undefined, undefined, undefined]);
  });

  it('reads a sentence on over the lines of its comment, at the line of the word', () => {
    const block = hintsIn(
      'a.c',
      '/*\n * Reads it.\n * TODO: this should be removed\n * when all sites are new.\n * More.\n */',
    );
    assert.deepEqual(
      block.map(({ line, text }) => [line, text]),
      [[3, 'TODO: this should be removed when all sites are new.']],
    );
    const lines = hintsIn('a.c', '// TODO: remove\n// this\n// foo(bar);\nx;\n// later');
    assert.deepEqual(
      lines.map(({ text }) => text),
      ['TODO: remove this'],
    );
    const two = hintsIn('a.c', '// TODO: one\n// TODO: two');
    assert.deepEqual(
      two.map(({ text }) => text),
      ['TODO: one', 'TODO: two'],
    );
  });

  it('cuts a long text at 200 characters', () => {
    const text = hintsIn('a.c', `// TODO ${'药品'.repeat(200)}`)[0]?.text ?? '';
    assert.ok(text.length <= 200 && text.endsWith('…'), text);
  });
});
