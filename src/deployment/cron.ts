/** A schedule and what it starts, as a line of a crontab says it (man 5 crontab). */
export interface CronLine {
  readonly schedule: string;
  readonly command: string;
}

const FIELD = /^(?:\*|\d{1,2})(?:[,*/-]|\d{1,2})*$/;
const WEEKDAY = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[,-]?)+$/i;
const NAMED = /^@(?:daily|hourly|weekly|monthly|midnight|reboot|yearly|annually)$/;

/** Five fields and a command, wherever they begin in a line: schedules are often put together by scripts. */
export function readCronLine(line: string): CronLine | undefined {
  const words = line.split(/\s+/).filter(word => word !== '');
  for (let from = 0; from < words.length - 1 && from < 40; from++) {
    const first = (words[from] ?? '').replace(/^[A-Za-z_]{1,40}=/, '').replace(/^["'`(]{1,3}/, '');
    if (NAMED.test(first)) return cronLine(first, words.slice(from + 1));
    if (!FIELD.test(first)) continue;
    const others = words.slice(from + 1, from + 5);
    const last = others[3] ?? '';
    if (others.length < 4 || !others.slice(0, 3).every(word => FIELD.test(word))) continue;
    if (!FIELD.test(last) && !WEEKDAY.test(last)) continue;
    if (![first, ...others].some(word => word.startsWith('*')) || !inRange([first, ...others])) continue;
    const found = cronLine([first, ...others].join(' '), words.slice(from + 5));
    if (found) return found;
  }
  return undefined;
}

/** Minutes, hours, days, months, weekdays: columns of numbers are none. */
function inRange(fields: readonly string[]): boolean {
  const most = [59, 23, 31, 12, 7];
  return fields.every((field, at) =>
    (field.match(/\d+/g) ?? []).every(number => field.includes('/') || Number(number) <= (most[at] ?? 0)),
  );
}

/** A timer of systemd names the unit that it starts by its own name, unless it says another (systemd.timer). */
export function readTimer(line: string, path: string): CronLine | undefined {
  const file = path.replace(/\.(?:example|sample|dist|template)$/, '');
  if (!file.endsWith('.timer')) return undefined;
  const schedule = /^\s{0,8}(?:OnCalendar|OnUnitActiveSec)\s?=\s?(\S.{0,80})$/.exec(line)?.[1];
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.timer$/, '.service');
  return schedule === undefined ? undefined : { schedule: schedule.trim(), command: name };
}

/** `schtasks /create /tn Backup /tr D:\\his\\backup.bat /sc daily /st 02:00` (learn.microsoft.com, schtasks create). */
export function readWindowsTask(line: string): CronLine | undefined {
  if (!/\bschtasks\b.{0,80}\/create\b/i.test(line)) return undefined;
  const option = (name: string) =>
    new RegExp(`/${name} (?:"([^"]{1,200})"|(\\S{1,200}))`, 'i').exec(line)?.slice(1).find(Boolean);
  const schedule = [option('sc'), option('d'), option('st')].filter(Boolean).join(' ');
  const command = option('tr') ?? option('tn');
  return schedule === '' || command === undefined ? undefined : { schedule, command };
}

function cronLine(schedule: string, words: readonly string[]): CronLine | undefined {
  const rest = words[0] === 'root' ? words.slice(1) : words;
  const command = rest
    .join(' ')
    .replace(/^["']/, '')
    .replace(/["']\)?$/, '');
  return /^[A-Za-z./$~@([]/.test(command) && command.length > 3 ? { schedule, command } : undefined;
}

/** The schedule alone, of five to seven fields as Unix and Quartz write it; undefined for another text. */
export function cronSchedule(text: string): string | undefined {
  const fields = text.trim().split(/\s+/);
  if (fields.length < 5 || fields.length > 7) return undefined;
  const isField = (field: string) => /^(?:[*?\dL]|[A-Z]{3})[\w,*/#-]{0,40}$/.test(field);
  return fields.every(isField) && fields.some(field => /[*?]/.test(field)) ? fields.join(' ') : undefined;
}
