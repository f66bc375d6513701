import { comparableName } from '../../core/comparableName.ts';

/** Names of states in which nobody has to do anything any more; the defaults of the trackers, and what people add. */
const CLOSED = new Set(
  [
    'closed, close, done, resolved, fixed, finished, completed, complete, verified, released, deployed',
    'canceled, cancelled, cancel, rejected, declined, duplicate, invalid, obsolete, abandoned, archived',
    "won't fix, wontfix, won't do, cannot reproduce, works as designed, not a bug, merged",
    '关闭, 已关闭, 关闭的, 解决, 已解决, 已修复, 完成, 已完成, 已验证, 验证通过, 已处理, 处理完成, 已发布, 已上线, 已交付, 已验收',
    '取消, 已取消, 拒绝, 已拒绝, 已驳回, 重复, 无效, 作废, 已作废, 废弃, 已废弃, 已终止, 已归档, 结束, 已结束',
    '不予解决, 不解决, 不修复, 无需处理, 无法重现, 不是问题, 设计如此',
  ].flatMap(line => line.split(', ')),
);
/** What stands in the place of a resolution that is not there. */
const NO_RESOLUTION = new Set(['', 'unresolved', 'none', '未解决', '未处理', '无', '-']);
/** What stands in the place of a person: ZenTao gives what is closed to "Closed". */
const NOBODY = new Set(['', 'unassigned', 'none', 'closed', '未分配', '未指派', '未指定', '无', '-']);

/** Closed, and nothing was solved. */
const DROPPED = new Set(
  [
    'canceled, cancelled, cancel, rejected, declined, duplicate, invalid, obsolete, abandoned',
    "won't fix, wontfix, won't do, cannot reproduce, works as designed, not a bug, notrepro, bydesign",
    '取消, 已取消, 拒绝, 已拒绝, 已驳回, 重复, 重复bug, 无效, 作废, 已作废, 废弃, 已废弃, 已终止',
    '不予解决, 不解决, 不修复, 无需处理, 无法重现, 不是问题, 设计如此',
  ].flatMap(line => line.split(', ')),
);
/** The first of four degrees of ZenTao, and what people call it. */
const CRITICAL = new Set(
  'critical, blocker, highest, urgent, immediate, showstopper, s0, s1, sev0, sev1, sev-1, p0, 严重, 致命, 紧急, 最高, 阻断, 崩溃, 非常严重, 特急'.split(
    ', ',
  ),
);

/** Whether a degree, a priority or a label says that it is among the worst: `severity::1`, `priority: critical`, 致命. */
export function isCriticalWord(word: string): boolean {
  const words = comparableName(word).split(/::|[:：/]/);
  const last = (words.at(-1) ?? '').trim();
  const isDegree = words.length > 1 || /^\d$/.test(last);
  return CRITICAL.has(last) || (isDegree && /sever|严重/.test(words[0] ?? '') && last === '1');
}

/** Whether any of these words says why a ticket was closed without being solved. */
export function isDropped(words: readonly string[]): boolean {
  return words.some(word => DROPPED.has(comparableName(word).replaceAll('’', "'")));
}

/** Whether a ticket in this state is settled, in any of the trackers' words. */
export function isClosedState(state: string): boolean {
  return CLOSED.has(comparableName(state).replaceAll('’', "'"));
}

/** Whether a resolution says that the ticket is settled. */
export function isResolution(resolution: string): boolean {
  return !NO_RESOLUTION.has(comparableName(resolution));
}

/** The person, or null where nobody was named. */
export function personOrNull(name: string): string | null {
  return NOBODY.has(comparableName(name)) ? null : name.trim();
}
