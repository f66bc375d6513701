import type { Said } from '../deployment/said.ts';
import { maskSensitive } from '../sensitive/index.ts';

/** Which day it is only decides whether a birthday lies in the future; here one is masked in either case. */
const ANY_DAY = '2999-12-31';
/** A cell that is longer breaks the page. UTF-16 units. */
const LONGEST = 160;

/** `expdp his/secret` without a database behind it: such a word may be anything anywhere else. */
const ORACLE_LOGIN =
  /\b((?:expdp|impdp|exp|imp|sqlplus|sqlldr|dexp|dimp) (?:userid=)?["']?[\w$#]{1,40}\/)(?![$%*])[^\s@"']{1,80}/gi;

/** `--password=whatever`: here nothing but a variable is no password, however much it looks like the name of one. */
const PASSWORD_OPTION =
  /((?:^|\s)--?(?:password|passwd|pwd|pass)(?:=|\s{1,2})["']?)(?![$%<*{]|-)[^\s"']{1,80}/gi;

/** `mysqldump -uroot -pwhatever`: glued to the letter, and only behind these programs. */
const GLUED = /\b(?:mysql\w{0,10}|mariadb[\w-]{0,10}|xtrabackup|innobackupex|mariabackup)\b/i;
const GLUED_PASSWORD = /(\s-p)(?![$%<*{"'-])[^\s"']{1,80}/g;
/** `redis-cli -a whatever`, `sqlcmd -P whatever`, `mongodump -p whatever`. */
const LETTER_PASSWORD =
  /(\b(?:redis-cli\b[^|;&]{0,120}?\s-a|sqlcmd\b[^|;&]{0,120}?\s-P|mongo(?:dump|restore|sh|export|import)?\b[^|;&]{0,120}?\s-p)\s{1,2}["']?)(?![$%<*{]|-)[^\s"']{1,80}/g;

/** What a file says, fit for a pack: what people write into commands and comments is masked, and nothing is longer than a cell. */
export function maskedCommand({ value, path }: Said): string {
  const isScript = /\.(?:sh|bat|ps1|cmd)$/i.test(path);
  const masked = maskSensitive(value.trim(), {
    path: isScript ? path : 'command.sh',
    today: ANY_DAY,
  })
    .replace(ORACLE_LOGIN, '$1***')
    .replace(PASSWORD_OPTION, '$1***')
    .replace(GLUED_PASSWORD, (whole, option: string) => (GLUED.test(value) ? `${option}***` : whole))
    .replace(LETTER_PASSWORD, '$1***');
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST - 1)}…` : masked;
}
