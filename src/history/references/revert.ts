/** What a commit takes back, or brings in again. */
export interface RevertInfo {
  /**
   * Full or abbreviated hashes, in small letters, of the commits that are taken back. Empty for a reapply: the hash
   * in its message is that of the revert, `subject` leads to the work itself.
   */
  readonly reverts: string[];
  /** Subject of the commit that is reverted; of a reapply, of the commit that comes back. */
  readonly subject?: string;
  /** The work comes in again: `Reapply "…"`, `Revert "Revert "…""`. */
  readonly isReapply: boolean;
}

const HASH = '[0-9a-f]{7,64}';
/** Longer messages have nothing about a revert behind this many characters. */
const LONGEST = 20_000;

const BODY = new RegExp(
  String.raw`(?:^|\n)[ \t>*-]{0,4}(?:This )?reverts? (?:the )?(?:commits?|changeset):?[ \t\n]{0,3}(${HASH}(?:(?:,? ?and|,|;)?[ \t\n]{1,3}(?:commit )?${HASH}){0,50})(?![0-9a-z])`,
  'gi',
);
const CHINESE_BODY = new RegExp(
  `(?:回滚|还原|撤销|回退|撤回)(?:了|掉)?(?:以下|之前|此前|该|的)?(?:提交|代码|版本|commit)?[: ]{0,3}(${HASH})(?![0-9a-z])`,
  'gi',
);
const SUBJECT_HASH = new RegExp(
  `^(?:revert(?:s|ed|ing)?|back(?:ed)? ?out|undo)[: ]{1,3}(?:changeset |commit )?(${HASH})(?![0-9a-z])`,
  'i',
);
const QUOTED = /^(?:\[?[\w./-]{1,30}\]?[: ] ?)?(revert(?:s|ed)?|reapply|back(?:ed)? ?out)(?:: | )"(.+)$/i;
const CONVENTIONAL = /^revert(?:s|ed|ing)?(?:\([^)]{0,60}\))?!?: ?(\S.*)$/i;
/** Somebody shortened git's own line, and left the key of the ticket. */
const KEYED = /^revert(?:s|ed|ing)? ([A-Z][A-Z0-9]{1,11}-\d{1,7}\b.*)$/i;
const CHINESE = /^(?:revert: ?)?(?:回滚|还原|撤销|回退|撤回)(?:了)?/;
const CHINESE_QUOTED = /^(?:提交|代码|合并|commit)?[: ]{0,3}["'“「『《](.+)["'”」』》][^"”」』》]{0,20}$/i;
/** Without quotation marks it must be clear that a commit is meant: 撤销结算 is a function of a hospital system. */
const CHINESE_PLAIN = /^(?:(?:提交|commit)[: ]{1,3}|合并[: ]{1,3}|: ?)(\S.*)$/i;
const CHINESE_ROLLBACK = /^回滚 (\S.*)$/;

const IS_HASH = new RegExp(`^${HASH}(?![0-9a-z])`, 'i');

/**
 * Reads whether a commit takes another one back: git's own words, those of GitHub, GitLab and IntelliJ, Conventional
 * Commits (`revert: …`), and the Chinese ones.
 * @param message the whole message
 */
export function readRevert(message: string): RevertInfo | undefined {
  const text = message.slice(0, LONGEST).normalize('NFKC').replaceAll('\r', '');
  const end = text.indexOf('\n');
  const line = (end < 0 ? text : text.slice(0, end)).trim();
  const found = quotedSubject(line);
  const reverts = hashesOf(text, line);
  if (found === undefined && reverts.length === 0) return undefined;
  // Only a request is named (`Reverts owner/repo#12`): the subject has to do.
  const { subject, isReapply } = found ?? { subject: undefined, isReapply: false };
  return { reverts: isReapply ? [] : reverts, isReapply, ...(subject === undefined ? {} : { subject }) };
}

/**
 * What a subject line quotes of the commit that it reverts.
 * @param line normalised (NFKC)
 */
export function quotedSubject(line: string): { subject: string; isReapply: boolean } | undefined {
  const [, verb, rest] = QUOTED.exec(line) ?? [];
  // A subject that was wrapped has its closing mark in another line.
  const quoted = rest?.includes('"') ? rest.slice(0, rest.lastIndexOf('"')) : rest;
  if (verb !== undefined && quoted !== undefined) {
    const isReapply = /^reapply$/i.test(verb);
    const inner = isReapply ? undefined : quotedSubject(quoted);
    // Revert "Revert "x"" brings x back, Revert "Reapply "x"" takes it out again.
    return inner ? { subject: inner.subject, isReapply: !inner.isReapply } : { subject: quoted, isReapply };
  }
  const chinese = CHINESE.exec(line);
  if (chinese) {
    const rest = line.slice(chinese[0].length);
    const subject =
      CHINESE_QUOTED.exec(rest)?.[1] ?? CHINESE_PLAIN.exec(rest)?.[1] ?? CHINESE_ROLLBACK.exec(line)?.[1];
    if (subject !== undefined && !IS_HASH.test(subject)) return { subject, isReapply: false };
  }
  const conventional = (CONVENTIONAL.exec(line) ?? KEYED.exec(line))?.[1];
  return conventional === undefined ? undefined : { subject: conventional, isReapply: false };
}

function hashesOf(text: string, line: string): string[] {
  const hashes = new Set<string>();
  const add = (list: string) => {
    // A number of seven digits is a date or an id more often than a hash.
    for (const [hash] of list.matchAll(new RegExp(`(?<![0-9a-z])${HASH}(?![0-9a-z])`, 'gi')))
      if (/[a-f]/i.test(hash) || hash.length >= 40) hashes.add(hash.toLowerCase());
  };
  const first = SUBJECT_HASH.exec(line)?.[1];
  if (first !== undefined) add(first);
  for (const [, list = ''] of text.matchAll(BODY)) add(list);
  for (const [, list = ''] of text.matchAll(CHINESE_BODY)) add(list);
  return [...hashes];
}
