/** What a subject says about something that was switched off for a while, or back on. */
export interface Switched {
  readonly isOff: boolean;
  /** It says that this is for a while. */
  readonly isForNow: boolean;
  /** What it is about, in the words of the subject. */
  readonly what: string;
}

/** Only with a word that says "for now": 屏蔽, 停用 and 还原 alone are functions of hospital systems. */
const OFF: readonly RegExp[] = [
  /(?:暂时|临时|暂|先)(?:性)?(?:都|全部|把)?(?:屏蔽|关闭|禁用|停用|注释|注掉|去掉|去除|隐藏|下线|取消|删除|删掉|移除|跳过|不开放?|放行)(?:掉|了)?/,
  /暂(?:时)?不(?:开启|启用|开放|上线|校验|使用|显示|上传|推送|发布)/,
  /(?:注释|注|屏蔽)(?:掉|了)(?!的)/,
  /^(?:[\w()-]{1,20}: ?|\S{1,12}: ?)?(?:还原|回退|回滚)(?:了|到|至|掉)?(?=.{0,24}(?:代码|版本|提交|修改|改动|功能|逻辑|配置|接口|之前|上一))/,
  /\btemporar(?:y|ily) (?:disabl(?:e[sd]?|ing)|comment(?:s|ed|ing)? out|remov(?:e[sd]?|ing)|turn(?:s|ed)? off|switch(?:ed)? off|bypass(?:ed)?|skip(?:s|ped)?|hid(?:e|den))\b/i,
  /\b(?:disabl(?:e[sd]?|ing)|comment(?:s|ed|ing)? out|turn(?:s|ed)? off|switch(?:ed)? off|bypass(?:ed)?|hid(?:e|den)|revert(?:ed)?)\b(?=.{1,60}\b(?:for now|for the time being|temporarily|until)\b)/i,
];
const ON =
  /恢复|放开|重新(?:开启|启用|打开|上线|开放|加上)|取消(?:屏蔽|注释|隐藏|禁用)|(?:去掉|解除|打开|移除)(?:了)?(?:屏蔽|注释|隐藏|限制)|开启|启用|打开|\b(?:re-?enabl(?:e[sd]?|ing)|enabl(?:e[sd]?|ing)|uncomment(?:ed|s)?|restor(?:e[sd]?|ing)|turn(?:ed)? on|switch(?:ed)? on|unhid(?:e|den)|bring(?:s)? back|put back|undo)\b/i;
const FOR_NOW = /[暂临先]|temporar|disabl|comment|turn|switch|bypass|hid|revert/i;
/** A feature with such a name, no work that was left: 新增暂时关闭按钮. */
const FEATURE = /(?:新增|增加|添加|支持|实现)[^,。;]{0,12}(?:暂时|临时|注释|屏蔽|暂不)|(?:按钮|选项|开关)$/;

/**
 * Reads whether a commit switches something off for a while (暂时屏蔽…, 暂不开启…, 注释掉…, "temporarily disable …"),
 * takes something back without naming the commit (还原…, 回退…), or switches something on again.
 * @param subject first line of a message
 */
export function readSwitch(subject: string): Switched | undefined {
  const text = subject.slice(0, 300).normalize('NFKC').trim();
  if (/^(?:Merge|Revert) /.test(text)) return undefined;
  for (const pattern of OFF) {
    const found = pattern.exec(text);
    if (!found) continue;
    if (FEATURE.test(text) || isUndone(text, found.index)) break;
    return { isOff: true, isForNow: FOR_NOW.test(found[0]), what: without(text, found) };
  }
  const found = ON.exec(text);
  return found ? { isOff: false, isForNow: false, what: without(text, found) } : undefined;
}

/** 放开暂时屏蔽的接口, "remove the temporarily disabled …": what was off comes back. */
function isUndone(text: string, at: number): boolean {
  return /(?:恢复|放开|取消|解除|打开|去掉|修复|解决|re-?enable|restore|remove|fix)\S{0,6}\s?(?:the )?$/i.test(
    text.slice(Math.max(0, at - 20), at),
  );
}

function without(text: string, { 0: mark, index }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + mark.length)}`.replace(/\s+/g, ' ').trim();
}
