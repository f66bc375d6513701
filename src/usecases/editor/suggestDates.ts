import { addDays, addWorkingDays, isDate, workingDayBy } from '../../core/dates.ts';
import type { Checklist, Transition } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import type { EditorFile, EditorPack } from './editorPack.ts';

/** A day that is likely meant. */
export interface LikelyDay {
  readonly date: string;
  /** Message that says which day it is. */
  readonly messageId: string;
}

/** Names of days on which something was done; all others are ahead of us. */
const PAST = /^on$|[a-z]On$|^(?:date|since|actual|reviewedAt|lastRotation|lastVisit)$/;
const AHEAD = new Set(['expiresOn', 'startsOn']);

/** Whether a field says when something was done, and not when it is to be. */
export function isPastField(name: string): boolean {
  return PAST.test(name) && !AHEAD.has(name);
}

/** Days for a field of a file, the likeliest first; each day once. */
export function likelyDays(
  name: string,
  file: EditorFile,
  { files, settings: { holidays, workdays } }: EditorPack,
  today: string,
): readonly LikelyDay[] {
  const calendar = { holidays, workdays };
  const day = (messageId: string, date: string | undefined): LikelyDay[] =>
    date !== undefined && isDate(date) ? [{ date, messageId }] : [];
  const checklist = files.find(({ schema }) => schema === 'checklist')?.value as
    | Lenient<Checklist>
    | undefined;
  const departure = (file.schema === 'transition' ? file.value : undefined) as
    | Lenient<Transition>
    | undefined;
  const ofPack = [
    ...day('editor.date.lastWorkingDay', departure?.lastDay),
    ...day('editor.date.goLive', checklist?.project?.goLiveDate),
    ...day('editor.date.contractEnd', checklist?.customer?.contract?.expiresOn),
  ];
  const behind = [
    ...day('editor.date.yesterday', addDays(today, -1)),
    ...day('editor.date.lastWorkday', workingDayBy(addDays(today, -1), calendar)),
    ...day('editor.date.weekAgo', addDays(today, -7)),
  ];
  const ahead = [
    ...day('editor.date.nextWorkday', addWorkingDays(today, 1, calendar)),
    ...day('editor.date.inWeek', addDays(today, 7)),
    ...day('editor.date.inTwoWeeks', addDays(today, 14)),
    ...day('editor.date.endOfMonth', endOfMonth(today)),
    ...day('editor.date.inQuarter', addDays(today, 91)),
  ];
  const now = day('editor.date.today', today);
  const all = isPastField(name) ? [...now, ...behind, ...ofPack] : [...now, ...ofPack, ...ahead];
  return all.filter(({ date }, index) => all.findIndex(other => other.date === date) === index);
}

function endOfMonth(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
