/** Dates are calendar days, written yyyy-mm-dd; they have no time and no time zone. */

const DAY = 86_400_000;

/** The calendar day of a moment where this computer stands; of now, if none is given. Only frontends ask for today. */
export function localDate(moment: Date = new Date()): string {
  // Not through Intl, whose data takes longer to load than a commit check has time.
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map(String);
  return `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

/** Whether the text is a day that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && toDate(time) === text;
}

/** Days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The date so many days later, or earlier for a negative count. */
export function addDays(date: string, days: number): string {
  return toDate(Date.parse(date) + days * DAY);
}

/** Days off on weekdays, and weekend days that are worked (China moves both around public holidays). */
export interface WorkingCalendar {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

/** More working days than any deadline has; a slip in the settings must not count for ever. */
const MOST_DAYS = 10_000;

/** The date so many working days after another; Monday to Friday unless the calendar says otherwise. */
export function addWorkingDays(date: string, days: number, calendar: WorkingCalendar): string {
  let day = date;
  for (let left = Math.min(days, MOST_DAYS); left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** The last working day that is not after a date; the date itself where nobody works for weeks. */
export function workingDayBy(date: string, calendar: WorkingCalendar): string {
  for (let back = 0; back < LONGEST_BREAK; back += 1)
    if (isWorkingDay(addDays(date, -back), calendar)) return addDays(date, -back);
  return date;
}

/** The first working day that is not before a date; the date itself where nobody works for weeks. */
export function workingDayFrom(date: string, calendar: WorkingCalendar): string {
  for (let ahead = 0; ahead < LONGEST_BREAK; ahead += 1)
    if (isWorkingDay(addDays(date, ahead), calendar)) return addDays(date, ahead);
  return date;
}

/** Longer than any holiday. Days. */
const LONGEST_BREAK = 60;

function isWorkingDay(date: string, { holidays, workdays }: WorkingCalendar): boolean {
  if (workdays.includes(date)) return true;
  if (holidays.includes(date)) return false;
  const weekday = new Date(date).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function toDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
