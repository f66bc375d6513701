import { unique } from '../core/unique.ts';
import { type FoundLine, isForeign } from './code.ts';
import { linesOf, type Said } from './said.ts';

/** What git is asked for (POSIX, extended): lines on which code asks for a role. */
export const ROLE_PATTERN = [
  'has(Any)?(Role|Authority)\\( *["\']',
  '@(Secured|RolesAllowed|Roles|CheckRole|SaCheckRole|RequiresRoles)\\(',
  'Authorize\\(Roles *= *["\']',
  'Role::(create|firstOrCreate|findOrCreate|updateOrCreate|findByName)\\(',
  'Role::where\\(["\']name["\'], *["\']',
  '->(assign|sync)Roles?\\(\\[?["\']',
  'middleware\\(\\[?.*["\']role:',
  '\\bROLE_[A-Z_]+ *[=,(;]',
  '\\benum +[A-Za-z]*Roles?\\b',
].join('|');

const AT_ONCE: readonly RegExp[] = [
  /has(?:Any)?(?:Role|Authority)\(([^)\n]{2,200})\)/,
  /@(?:Secured|RolesAllowed|Roles|CheckRole|SaCheckRole|RequiresRoles)\(([^)\n]{2,200})\)/,
  /Authorize\(Roles\s?=\s?("[^"\n]{2,200}")/,
  /Role::(?:create|firstOrCreate|findOrCreate|updateOrCreate|findByName)\(\s?\[?[^\n]{0,40}?("[\w -]{2,60}"|'[\w -]{2,60}')\s?[\],)]/,
  /Role::where\(["']name["'],\s?("[\w -]{2,60}"|'[\w -]{2,60}')\)/,
  /->(?:assign|sync)Roles?\(\[?("[\w -]{2,60}"|'[\w -]{2,60}')/,
  /["']role:([\w|,-]{2,120})["']/,
  /\b(ROLE_[A-Z_]{2,40})\s?[=,(;]/,
];

/** Errors, keys and events are called after roles, too. */
const NO_ROLE =
  /(?:^|_)(?:IS|CAN|EXISTS?|DUPLICATED?|DISABLED?|LOCKED|IN|FAILED|FAILURE|ERROR|REQUIRED?|ALREADY|NOT|INVALID|ASSIGN\w{0,8}|MISSING|ALLOWED|DENIED|CHANGED|CREATED|DELETED|UPDATED|PREFIX|NAME|ID|KEY|TYPE|LIST|AUTHENTICATED|HIERARCHY|PRIORIT(?:Y|IES)|LABELS?|COLOU?RS?|MAP(?:PINGS?)?|OPTIONS?|ORDER|LEVELS?|ICONS?|CLAIMS?|HEADERS?|ROUTES?|PERMISSIONS?|CODES?|VALUES?|ROLES|FIELDS?|VISIBLE|ACTIONS?|SCOPES?|POLIC(?:Y|IES)|MATRIX|ACCESS|TABLE|MENUS?|GROUPS?|ALIASES|RESOURCES?|SLUGS?)(?:_|$)/i;

/** The roles that lines of code name; tests and what others wrote name none. */
export function rolesOf(
  lines: readonly FoundLine[],
  textOf: (path: string) => string | undefined = () => undefined,
): Said[] {
  const found = lines.flatMap(({ path, line, text }): Said[] => {
    if (isForeign(path) || /(?:^|\/)docs?\//i.test(path) || /^\s*(?:\/\/|\*|#|--)/.test(text)) return [];
    const set = /\bROLE_[A-Z_]{2,40}\s?=\s?["']([^"'\n]{0,60})["']/.exec(text.slice(0, 500))?.[1];
    // A constant is called after roles; its value is one, or a sign, or a number.
    if (set !== undefined)
      return /^(?:ROLE_)?[A-Za-z][A-Za-z_-]{2,40}$/.test(set) && !NO_ROLE.test(set)
        ? [{ value: set, path, line }]
        : [];
    if (isRoleEnum(text)) return membersOf(textOf(path) ?? '', path, line);
    return AT_ONCE.flatMap(pattern => namesIn(pattern.exec(text.slice(0, 500))?.[1] ?? ''))
      .filter(value => !NO_ROLE.test(value) && !/^ROLE_?$|^name$|^guard_name$|^web$|^api$/i.test(value))
      .map(value => ({ value, path, line }));
  });
  return unique(found, ({ value }) => value.toUpperCase().replace(/^ROLE_/, ''));
}

/** `enum UserRole {` */
export function isRoleEnum(text: string): boolean {
  return /^\s{0,20}(?:export |public |internal |declare |const ){0,3}enum\s{1,3}\w{0,30}Roles?\b/.test(text);
}

/** The members of an enumeration that begins on a line, by what they are called or set to. */
function membersOf(text: string, path: string, line: number): Said[] {
  const found: Said[] = [];
  for (const [at, one] of linesOf(text)
    .slice(line, line + MOST_MEMBERS)
    .entries()) {
    if (/[};]/.test(one)) break;
    const [, name = '', value] =
      /^\s{1,12}([A-Za-z]\w{1,40})\s?(?:=\s?["']([\w -]{2,40})["']|=\s?\d{1,4}|\([^()]{0,120}\))?\s?,?\s{0,9}(?:\/\/.{0,200})?$/.exec(
        one,
      ) ?? [];
    if (name !== '' && !/^(?:unknown|none|undefined|default|all)$/i.test(name))
      found.push({ value: value ?? name, path, line: line + at + 1 });
  }
  // Who speaks in a talk with a model has roles, too.
  return found.some(({ value }) => /^assistant$/i.test(value)) ? [] : found;
}

const MOST_MEMBERS = 40;

/** `'ADMIN', "DOCTOR"`, `Role.ADMIN`, `admin|doctor`: words that look like the name of a role. */
function namesIn(text: string): string[] {
  const quoted = [...text.matchAll(/["']([^"'\n]{2,120})["']/g)].map(([, words = '']) => words);
  const pieces = quoted.length > 0 ? quoted : [text];
  return pieces
    .flatMap(words => words.split(/[,|;]/))
    .map(word =>
      word
        .trim()
        .replace(/^(?:[A-Za-z]{1,30}\.){1,3}/, '')
        .replace(/^(?:hasRole|hasAuthority)\(/, ''),
    )
    .filter(word => /^[\p{L}][\p{L}\p{N}_ -]{1,40}$/u.test(word));
}
