/** What may follow a Chinese mark; 半成品入库 and 未完成登记 are functions of a hospital system. */
const END = String.raw`(?=$|[\s,.;:!?)\]】、。~…-]|(?:的)?(?:版本?|代码|提交)(?:$|[\s,.;:!?)\]】、。]))`;

const MARKS: readonly RegExp[] = [
  /^(?:fixup|squash|amend)!/i,
  // As a word of its own, in capitals anywhere, in small letters where a mark would stand.
  /(?<![\w./=-])\[?WIP\]?(?![\w./]|-\w)/,
  /^[[(【<]?wip[\])】>]?(?![\w./])/i,
  /(?:[:\])】|] ?|- |(?<![=-])\()wip(?![\w./-])/i,
  /(?<=\s)wip[\s.!)]*$/i,
  /\bwork(?:-| )in(?:-| )progress\b/i,
  /^(?:draft:|\[draft\]|\(draft\))/i,
  /^(?:tmp|temp)(?:[\s.!:]*$|:)/i,
  /^(?:tmp|temp|temporary)[ _-](?:commit|save|check-?in|push|stash|wip)\b/i,
  /^(?:[A-Z]{2,12}-\d+:? |#\d+:? )?temporar(?:y|ily) (?:fix|hack|workaround|disabled?|revert(?:ed)?|comment(?:ed)? out)\b/i,
  /DO NOT MERGE|DON'T MERGE|\bDNM\b/,
  /(?:^|[[(-] ?)(?:do not|don't|dont) merge(?: yet)?(?=[\])!:.]|$)/i,
  /\bnot (?:yet )?(?:finished|completed?|done)(?: yet)?[\s.!)]*$|\bto be continued[\s.!)]*$|\bhalf[- ](?:done|finished)\b|\bunfinished[\s.!)]*$/i,
  /^(?:checkpoint|save(?: (?:my |the )?(?:work|progress))?|savepoint|eod)(?: commit)?[\s.!]*$/i,
  /临时提交|中途提交|半途提交|下班提交|先提交(?=一下|一版|代码|上去|部分|$|[\s,.;!)])(?:一下)?|提交一下先|先存一下|先保存一下/,
  /[没未](?:有)?(?:做|写|改|弄|搞|开发|调|测|处理|搞定)完(?=$|[\s,.;:!?)\]】、。~…]|的?(?:代码|版本|功能|部分))|未完待续|(?:做|写|改|弄)(?:了|到)一半/,
  /(?:请勿|不要|别|勿|暂不|先别|禁止)合并(?=$|[\s,.;!)\]】。]|代码|到|进|分支)/,
  new RegExp(
    `半成品${END}|待完善${END}|待续${END}|(?<=[([【][^)\\]】]{0,10})(?:进行中|开发中|未完成)|开发中${END}`,
  ),
  /^(?:暂存|临时保存|备份)(?:一下|代码|提交|修改|更改|进度)?[\s.!]*$/,
];

const NOT_DONE = new RegExp(`未完成${END}`);
/** 标记为未完成, 查询未完成: a state of an order or a form. */
const STATE_BEFORE = /(?:为|显示|查询|统计|过滤|筛选|提示|标记|状态|或|和|与|、|已完成\/?|导出|列表)\s?$/;
const FAULT = /^未完成[，,；;]?(?:而是|却|但|就|则|，?仍|，?也)/;
const FIXING = /^(?:[\w()-]{1,20}[: ] ?)?(?:修复|修正|修改|解决|优化|调整|fix)/i;
const TAKEN_AWAY =
  /\b(?:remov(?:e|es|ed|ing)|drop(?:s|ped)?|delet(?:e|es|ed)|un|no longer|not) (?:the |a )?\[?wip\b/i;

/**
 * The words with which a subject says that the commit is not finished, as they stand there.
 * Words of the trade are none: 临时医嘱, 未完成登记, 流程待办, temperature.
 * @param subject first line of a message
 */
export function unfinishedMark(subject: string): string | undefined {
  const text = subject.slice(0, 500).normalize('NFKC').replaceAll('’', "'").trim();
  // The branch that a merge names says nothing about the state after it.
  if (/^Merge (?:branch|remote|pull|tag)/.test(text) || TAKEN_AWAY.test(text)) return undefined;
  for (const mark of MARKS) {
    const found = mark.exec(text)?.[0];
    if (found !== undefined) return plain(found);
  }
  const state = NOT_DONE.exec(text);
  if (!state || FIXING.test(text) || STATE_BEFORE.test(text.slice(0, state.index))) return undefined;
  // 24小时后退款申请未完成，而是被撤销: what is told is a fault, and that the order was not finished.
  if (
    FAULT.test(text.slice(state.index)) ||
    /(?:后|时|却|仍然?|还是)\S{0,12}$/.test(text.slice(0, state.index))
  )
    return undefined;
  return state[0];
}

/** Without the punctuation that only led to it. */
function plain(mark: string): string {
  const bare = mark.replace(/^[\s:|-]+|(?<![\s:|-])[\s:|-]+$/g, '');
  return /[)\]】>]$/.test(bare) ? bare : bare.replace(/^[[(【<]/, '');
}
