/** Files that one commit adds: whoever writes that many at once has not written them. */
const IMPORTED = 100;
/** So many are an import where they are a good part of everything, … */
const LARGE_PART = 30;
const SHARE = 0.3;
/** … or where the commit says that they are one. */
const SAID = 10;
const IMPORT_WORDS =
  /\b(initial|init|first) (commit|import|version|check-?in)\b|^(init|initial|first)\b|\bimport(s|ed|ing)?\b|\bvendor(ed|ing)?\b|third[- ]party|\bmigrat(e|ed|ion) (from|to) (svn|cvs|tfs|hg|git)\b|初始化|首次提交|第一次提交|初次提交|导入|移植|第三方库|从\s?svn/i;

/**
 * Whether a commit brings in what its author has not written there and then.
 * @param added files that it adds
 * @param living files that there are with it
 */
export function isImport(added: number, living: number, subject: string): boolean {
  if (added >= IMPORTED) return true;
  if (added >= LARGE_PART && added >= SHARE * living) return true;
  return added >= SAID && IMPORT_WORDS.test(subject);
}
