import { quotedSubject } from './revert.ts';

/** `Merge pull request #1 from …` and what the others write: numbers of requests, not of tickets. */
const REQUEST_LINES: readonly RegExp[] = [
  /^Merge(?:d)? (?:pull request|merge request|PR|MR) [#!]?\d+/i,
  /^\s*See (?:merge|pull) request /i,
  /^Merged in .{0,200}\(pull request #\d+\)/i,
  /^Reverts (?:[\w.-]+\/[\w./-]+)?[#!]\d+\.?\s*$/i,
  /^\s*(?:Pull Request|PR|MR|Merge Request|Reviewed-on|Change-Id|git-svn-id|PR-URL|Backport-of): /i,
  /^\s*This reverts (?:merge|pull) request /i,
];
const OWN_UNDOING =
  /^(?:回滚|还原|撤销|回退|撤回)(?:了)?\s?(?:对)?\s?[\w#-]{1,30}\s?的(?:修复|修改|改动|处理|解决)/;
/** A squash merge appends the number of the request to the subject. */
const REQUEST_SUFFIX = /(?:\s?\([#!]\d{1,9}\)){1,4}[\s.]{0,3}$/;
/** Trailer of the Linux kernel: the commit that is fixed, with its subject. */
const KERNEL_TRAILER = /^\s*[\w-]{3,20}:\s*(?:commit )?[0-9a-f]{7,64}\b(?: ?\(|\s*$)/i;
/** abc1234 ("subject", 2020-01-01): another commit's subject. */
const QUOTED_COMMIT = /(?<![\w#])[0-9a-f]{7,64} \(["'“]?[^)\n]{0,200}\)?/g;
const CONFLICTS = /^(?:# ?)?Conflicts:\s*$/;
const EDITOR_LINES =
  /^#(?:\t|\s*(?:Please enter|On branch|Your branch|Changes |Untracked|Date:|Author:|Committer:|modified:|new file:|deleted:|$))/;
/** Frames of a stack trace. */
const FRAME = /^\s*#\d{1,3}:? +(?:0x[0-9a-f]|\S{1,200} ?\(|\S.{0,200} (?:in|at) )/i;
const SCISSORS = /^# -{5,} >8 -{5,}/;
/** Release notes of the library, with the tickets of its makers. */
const BUMP =
  /^(?:[\w()-]{1,30}: ?)?(?:\[[\w-]{1,20}\] ?)?(?:bump|update|upgrade) \S{1,200} (?:from \S{1,60} )?to \S{1,60}/i;

/**
 * What a message says by itself: without requests, quotations, code, conflict lists and lines of an editor's template.
 * Full-width characters are made ordinary ones. Subject and lines stay where they are.
 */
export function ownWords(message: string): string {
  // Only where it changes something: it costs more than all that follows.
  const plain = hasWide(message) ? message.normalize('NFKC').replaceAll('’', "'") : message;
  const lines = plain.split('\n');
  const isBump = BUMP.test(lines[0] ?? '') && /\n(?:Bumps|Updates) [[`]/.test(plain.slice(0, 2000));
  const kept: string[] = [];
  let isCode = false;
  let isConflict = false;
  for (const [index, line] of lines.entries()) {
    if (SCISSORS.test(line) || (isBump && index > 0)) break;
    const isFence = /^\s{0,3}(?:```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    isConflict = CONFLICTS.test(line) || (isConflict && /^[#\t ]|^\s*$/.test(line));
    const isForeign =
      isFence ||
      isCode ||
      isConflict ||
      EDITOR_LINES.test(line) ||
      (index > 0 && FRAME.test(line)) ||
      /^\s{0,3}>/.test(line);
    kept.push(isForeign ? '' : ownLine(line, index === 0));
  }
  return withoutBetween(withoutBetween(kept.join('\n'), '<!--', '-->'), '<details>', '</details>');
}

function hasWide(message: string): boolean {
  return /[^ -~\s]/.test(message);
}

function ownLine(line: string, isSubject: boolean): string {
  if (REQUEST_LINES.some(pattern => pattern.test(line))) return afterRequest(line);
  if (KERNEL_TRAILER.test(line)) return '';
  if (isSubject) {
    // 回滚 #12 的修复 names a ticket, no subject.
    if (isQuotation(line) && !OWN_UNDOING.test(line)) return '';
    return withoutQuotations(cutSuffix(line.trimEnd()));
  }
  if (/^\s{0,8}(?:Revert|Reapply) "/i.test(line)) return '';
  const own = /^\s*[*-] /.test(line) ? cutSuffix(line.trimEnd()) : line;
  return withoutQuotations(own);
}

function withoutQuotations(line: string): string {
  return withoutCode(line.includes(' (') ? line.replace(QUOTED_COMMIT, ' ') : line);
}

/** The branch that a merge names may hold the key of a ticket: `from owner/HIS-12-login`. */
function afterRequest(line: string): string {
  return /^Merge pull request #\d+ (from \S+)/i.exec(line)?.[1]?.replaceAll('#', ' ') ?? '';
}

function isQuotation(line: string): boolean {
  return quotedSubject(line.trim().slice(0, 2000)) !== undefined;
}

function cutSuffix(line: string): string {
  return line.slice(0, -60) + line.slice(-60).replace(REQUEST_SUFFIX, '');
}

/** `code` in Markdown. */
function withoutCode(line: string): string {
  return line.includes('`') ? line.replace(/(`{1,3})[^`]{1,500}\1/g, ' ') : line;
}

/**
 * Templates of requests hide hints in comments; programs that raise versions fold the notes of others' releases away,
 * with the tickets of their makers.
 */
function withoutBetween(text: string, begin: string, end: string): string {
  let rest = text;
  let result = '';
  for (let from = rest.indexOf(begin); from >= 0; from = rest.indexOf(begin)) {
    const to = rest.indexOf(end, from);
    if (to < 0) break;
    result += `${rest.slice(0, from)} `;
    rest = rest.slice(to + end.length);
  }
  return result + rest;
}
