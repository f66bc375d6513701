import { dotted, type RawKey } from './raw.ts';

/**
 * INI: `section.key`. Programs agree on little more than `[section]` and `key=value`, so lines are read one by one:
 * comments behind a header, indentation and `key: value` are understood. A line without a value is a key only where it
 * is a known switch of a database server: a password on a line of its own is no key.
 */
export function readIni(text: string): RawKey[] {
  const keys: RawKey[] = [];
  let section = '';
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    // Plain cuts, no expression over the whole line: a hostile line of spaces must not take minutes.
    const line = raw.trim();
    if (line === '' || /^[#;!<{]/.test(line)) continue;
    const header = line.startsWith('[') ? sectionOf(line) : undefined;
    if (header !== undefined) section = header;
    else {
      const name = keyOf(line);
      if (name !== undefined) keys.push({ name: dotted(section, name), line: at + 1 });
    }
  }
  return keys;
}

/** Switches of MySQL and MariaDB that have no value (dev.mysql.com, option modifiers). */
const SWITCH =
  /^(?:skip|no|old|safe|loose|enable|disable)[-_][a-z][a-z_-]{1,40}$|^(?:quick|compress|force|opt|auto-rehash|log[-_]bin|log[-_]slave[-_]updates|log[-_]replica[-_]updates|read[-_]only|super[-_]read[-_]only|innodb[-_]file[-_]per[-_]table|symbolic[-_]links|low[-_]priority[-_]updates|big[-_]tables|federated|event[-_]scheduler|require[-_]secure[-_]transport|daemonize)$/;

/** The name between the brackets, also where a comment follows; undefined where the brackets belong to a key. */
function sectionOf(line: string): string | undefined {
  const inner = line.startsWith('[[') ? line.slice(2) : line.slice(1);
  const quote = /^["']/.exec(inner)?.[0];
  const from = quote === undefined ? 0 : Math.max(0, inner.indexOf(quote, 1));
  let close = inner.indexOf(']', from);
  while (close > 0 && inner[close - 1] === '\\') close = inner.indexOf(']', close + 1);
  const rest = close < 0 ? '' : inner.slice(close).replace(/^\]+/, '').trimStart();
  if (rest !== '' && !/^[#;/]/.test(rest)) return undefined;
  return unquoted((close < 0 ? inner : inner.slice(0, close)).trim()).replace(/\\([.\];#\\])/g, '$1');
}

function keyOf(line: string): string | undefined {
  const equals = line.indexOf('=');
  // `key: value` is a key before any `=`; `C:\path` and `http://…` are values that stand alone.
  const colon =
    /^([^=:]{1,100}?)\s*:(?=\s|$)/.exec(line)?.[1] ?? (equals < 0 ? lonelyColon(line) : undefined);
  const written = colon ?? (equals > 0 ? line.slice(0, equals) : undefined);
  if (written === undefined) return SWITCH.test(line) ? line : undefined;
  return unquoted(written.trim().replace(/\[\]$/, ''));
}

function lonelyColon(line: string): string | undefined {
  const [, name = '', next = ''] = /^([\p{L}\p{N}_.-]{1,60}):(.?)/u.exec(line) ?? [];
  return name === '' || next === '/' || next === '\\' ? undefined : name;
}

function unquoted(name: string): string {
  return name.replace(/^(["'])(.*)\1$/, '$2');
}
