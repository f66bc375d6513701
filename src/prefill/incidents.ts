import { safeSubject } from './subject.ts';

/** A commit of the past: what it says, and what it changed. */
export interface PastChange {
  readonly commit: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly subject: string;
  readonly files: readonly string[];
}

/** Something that once went wrong, as the history tells it: a candidate for the solutions. */
export interface Incident {
  readonly kind: 'reverted' | 'hotfix';
  readonly date: string;
  readonly subject: string;
  readonly commit: string;
}

/** A file that was corrected again and again. */
export interface Trouble {
  readonly path: string;
  readonly fixes: number;
  readonly last: string;
  readonly commit: string;
}

const REVERT = /^revert[\s:"(]|^回退|^回滚|^撤销/i;
const HOTFIX =
  /(?<![\w-])hot-?fix(?!es\b)|\bemergency fix\b|\bprod(?:uction)? (?:bug|issue|incident|outage)\b|紧急(?:修复|处理|上线|回滚)|(?:线上|生产|现场)(?:环境)?(?:问题|故障|缺陷|bug)/i;
const FIX =
  /^(?:\w{0,20}[:(\s-]{0,3})?(?:bug-?fix|fix(?:es|ed)?)\b|修复|修正|改\s?bug|解决.{0,20}(?:问题|异常|报错|错误)/i;
/** What a commit of one of these kinds corrects is no product (conventionalcommits.org), nor are new libraries. */
const OF_DEVELOPERS =
  /^(?:ci|docs?|chore|build|style|tests?|refactor|feat)(?:\([^)]{0,60}\))?!?:|^\w{1,12}\(deps[\w-]{0,12}\)/i;
/** Fewer are no pattern. */
const LEAST_FIXES = 4;
const MOST_FILES = 10;
/** A commit that changes more corrects no single place. */
const MOST_CHANGED = 20;
/** Changed with every correction, whatever it is about. */
const ALWAYS_CHANGED =
  /(?:^|\/)(?:changelog|readme|package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|pom\.xml|composer\.(?:json|lock)|pyproject\.toml|requirements[\w-]{0,20}\.txt|build\.gradle|go\.(?:mod|sum)|cspell|gemfile)|\.(?:md|lock|snap|csproj|sln)$|\.(?:stories|spec|test)\.[jt]sx?$|(?:^|\/)(?:e2e|cypress|tests?|__tests__|spec|dist|i18n|locales?)\//i;

function isHurried(subject: string): boolean {
  return HOTFIX.test(subject) && !OF_DEVELOPERS.test(subject);
}

/** What was taken back or corrected in a hurry, newest first. What people wrote is masked. */
export function findIncidents(changes: readonly PastChange[]): Incident[] {
  return changes.flatMap(({ commit, date, subject }): Incident[] => {
    const kind = REVERT.test(subject) ? 'reverted' : isHurried(subject) ? 'hotfix' : undefined;
    return kind === undefined ? [] : [{ kind, date, subject: safeSubject(subject, date), commit }];
  });
}

/**
 * The files that most commits corrected which say that they correct something.
 * @param paths what is there today: nobody corrects what is gone
 */
export function findTroubles(changes: readonly PastChange[], paths: readonly string[]): Trouble[] {
  const there = new Set(paths);
  const byFile = new Map<string, { fixes: number; last: string; commit: string }>();
  for (const { commit, date, subject, files } of changes) {
    if (files.length > MOST_CHANGED || OF_DEVELOPERS.test(subject)) continue;
    if (!FIX.test(subject) && !HOTFIX.test(subject)) continue;
    for (const path of files) {
      if (ALWAYS_CHANGED.test(path)) continue;
      const known = byFile.get(path);
      // The newest comes first.
      byFile.set(path, known ? { ...known, fixes: known.fixes + 1 } : { fixes: 1, last: date, commit });
    }
  }
  return [...byFile]
    .filter(([path, { fixes }]) => fixes >= LEAST_FIXES && there.has(path))
    .map(([path, found]) => ({ path, ...found }))
    .sort((one, other) => other.fixes - one.fixes || (one.path < other.path ? -1 : 1))
    .slice(0, MOST_FILES);
}
