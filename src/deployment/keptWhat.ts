/** `-mtime -7` chooses what is younger, which nobody deletes. */
const FIND_OLD = /-m(?:time|min) ["']?(?!-)\+?["']?[\w${}:-]{1,60}/i;
/** The body of a function says nothing without who calls it. */
const FIND_ANYTHING = /\bfind ["']?\$\{?\d/;
/** Others that keep what is younger than so many days, or the newest so many. */
const KEPT: readonly RegExp[] = [
  /\bforfiles\b.{0,200} \/d -?\d/i,
  /\bAddDays\(\s?-[\w$]/i,
  /\bExpirationInDays:\s?\d/,
  /(?:--keep-(?:daily|weekly|monthly|last)|--keep|--prune-days|--retention)[= ]\d/i,
];
/** Files that carry the day in their names. */
const OF_A_DAY = /\brm\b.{0,400}\{\d{1,4} days ago\}/;
const NEWEST = /\bls -[a-z]{0,4}t/i;
const BEYOND = /\|\s?(?:tail -n ?\+\d|sed (?:-e )?['"]?1,\d)/i;
/** Names and places of logs. */
export const LOGS =
  /(?:^|[^a-z])(?:\w{1,20}_)?(?:logs?|logfiles?|audits?|nginx|access)(?:_\w{1,20})?(?=[^a-z]|$)|日志|审计/i;
/** Words and programs of backups. */
export const BACKUPS =
  /back-?ups?|备份|dumps?(?:[^a-z]|$)|(?:^|[^a-z])(?:bak|restic|borg|pgbackrest|wal-g)(?:[^a-z]|$)/i;
/** Files that only a dump of a database has. */
const DUMPED = /\.(?:sql|bak|dmp|dump|pgdump|backup)\b/i;
const PACKED = /\.(?:gz|tgz|tar|zip|7z|xz|zst|enc|rdb|bz2)\b/i;

/** What is deleted or kept says it by its place and its name; the name of the script only where these are silent. */
export function keptWhat(written: string, path: string): 'backup' | 'log' | 'other' {
  // Where its words go, and what is said when it fails, is not what it deletes.
  const command = written.replace(/(?:\|\||\d?>>?)[^;&]{0,600}/g, ' ');
  if (DUMPED.test(command)) return 'backup';
  if (LOGS.test(command)) return 'log';
  if (BACKUPS.test(command)) return 'backup';
  // `/data/sessions` of a script that saves something else.
  const isElsewhere = /\bfind ["']?\/(?!\$)[\w/.-]{2,200}/.test(command) && !PACKED.test(command);
  if (/backup|备份/i.test(path)) return isElsewhere ? 'other' : 'backup';
  return LOGS.test(path) ? 'log' : 'other';
}

/** Whether a command takes away what is old, or all but the newest. */
export function deletesOld(command: string): boolean {
  const deletes = /-delete|\brm\b|\bunlink\b/.test(command);
  return (
    (/\bfind\b/.test(command) && FIND_OLD.test(command) && !FIND_ANYTHING.test(command) && deletes) ||
    KEPT.some(pattern => pattern.test(command)) ||
    OF_A_DAY.test(command) ||
    (NEWEST.test(command) && BEYOND.test(command) && deletes)
  );
}
