/** Surnames of two characters, the common ones. */
const DOUBLE_SURNAMES =
  /^(欧阳|司马|上官|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|端木|申屠|南宫|西门|轩辕|呼延)/;
/** Positions by which people in hospitals are addressed, the longer ones first. */
const POSITIONS =
  /(副院长|院长|副主任|主任|副科长|科长|副处长|处长|副部长|部长|书记|护士长|总监|总经理|董事长|经理|工程师|教授|医生)$/;

/**
 * How a letter addresses somebody: 张主任, or 张老师 where no position says better, which is what people in Chinese
 * hospitals call each other; in English by name.
 * @param role as the checklist has it, such as 信息科主任; a deputy is addressed without 副
 */
export function salutationOf(name: string, role: string | undefined, language: 'en' | 'zh-CN'): string {
  const clean = name.trim();
  if (language === 'en' || !/^\p{Script=Han}{2,4}$/u.test(clean)) return clean;
  const surname = DOUBLE_SURNAMES.exec(clean)?.[0] ?? clean.slice(0, 1);
  const position = POSITIONS.exec(role?.trim() ?? '')?.[0]?.replace(/^副/, '') ?? '老师';
  return surname + (position === '工程师' ? '工' : position);
}
