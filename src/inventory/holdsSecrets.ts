import type { ConfigFile } from './detect.ts';
import type { KeyInfo, KeyList } from './keys.ts';
import { isSecretKey } from './secret.ts';

/** A name and what sets it, in scripts and in formats without a parser: `NAME=`, `'name' =>`, `name:`, `--name=`. */
const ASSIGNMENT = /([A-Za-z_][\w.-]{1,60})["']?[ \t]*(?:=>|:=|[=:])[ \t]*(\S?)/g;
/** The value is nothing but a variable that another file sets. */
const HANDED_ON = /[:=>]\s*["']?\$(?:\{\w+\}|\w+|\{\{[^{}]*\}\})["']?,?\s*$/;
/** A secret that stands in its place on a command line or in a directive, under no name: of a variable it is none. */
const IN_PLACE = [
  /\b(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump|mongo|mongosh|mongodump|mongorestore)\b[^#\n]{0,300}?\s-p\s?["']?(?![\s"'$%<{-])\S/,
  /\b(?:sshpass\s{1,9}-p|redis-cli\b[^#\n]{0,200}?\s-a)\s?["']?(?![\s"'$%<{-])\S/,
  /\b(?:sqlplus|expdp|impdp|exp|imp|sqlldr|rman)\b[^#\n]{0,100}?\s["']?[\w$]{1,40}\/["']?(?![\s"'$%<{&/@])[^\s@/]{1,60}@/i,
  /\b(?:sqlcmd|osql|bcp|isql)\b[^#\n]{0,300}?\s-P\s?["']?(?![\s"'$%<{-])\S/,
  /\b(?:curl|wget)\b[^#\n]{0,300}?\s(?:-u|--user)[ =]["']?[\w.@-]{1,60}:(?![\s"'$%<{])\S/,
  /\bnet\s{1,9}use\b[^\n]{0,200}?\s\/user:\S{1,60}\s{1,9}(?![\s"'$%<{/])\S/i,
  /\bIDENTIFIED\s{1,9}BY\s{1,9}["']?(?![\s"'$%<{:])\S/i,
  /\bAuthorization["']?[\s:]{1,9}["']?(?:Basic|Bearer)\s{1,9}(?![$%<{])[\w+/=.-]{6}/,
  /^\s*(?:requirepass|masterauth|secure_link_secret)\s{1,9}(?![\s"'$%<{])\S|\binsecure-password\s{1,9}(?![$%<{])\S/,
];
/** Longer lines are data. */
const LONGEST_LINE = 2000;

/**
 * Whether a file sets a key whose name says that its value is a secret: whoever takes it over must know it, whatever
 * kind of file it is. Steps of a list at the top of a file (tasks of a playbook) are no settings.
 * @param keys of the file; asked for only where its format has a parser
 */
export function holdsSecrets(text: string, { parser }: ConfigFile, keys: () => KeyList): boolean {
  if (parser !== 'none') {
    const list = keys();
    const lines = text.split('\n');
    const isSet = ({ name, secret, line }: KeyInfo) =>
      secret && !name.startsWith('[]') && !HANDED_ON.test(lines[line - 1] ?? '');
    if (list.error === undefined) return list.keys.some(isSet);
  }
  return text.split('\n').some(line => {
    if (line.length > LONGEST_LINE || /^\s*(?:#|\/\/|rem\b|::|;|\*)/i.test(line)) return false;
    for (const [, name = '', value] of line.matchAll(ASSIGNMENT))
      if (value !== '' && isSecretKey(name) && !HANDED_ON.test(line)) return true;
    return IN_PLACE.some(pattern => pattern.test(line));
  });
}
