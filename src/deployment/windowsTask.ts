import type { Job } from './code.ts';
import { linesOf, nameOf } from './said.ts';

/** Whether a file may be a task, by its name. */
export function isTaskFile(path: string): boolean {
  return /(?:task|schedul|backup|计划|任务|备份)[^/]{0,60}\.xml$/i.test(path) && !/mapper\.xml$/i.test(path);
}

/** A task as the Windows Task Scheduler exports it (learn.microsoft.com, Task Scheduler schema). */
export function isWindowsTask(path: string, text: string): boolean {
  return (
    /\.xml$/i.test(path) &&
    /<Task\s[^>]{0,200}schemas\.microsoft\.com\/windows\/\d{4}\/\d{2}\/mit\/task/.test(text.slice(0, 2000))
  );
}

/** When it runs, and what. */
export function readWindowsTaskFile(text: string, path: string): Job[] {
  const lines = linesOf(text);
  const first = (pattern: RegExp) => {
    const at = lines.findIndex(line => pattern.test(line));
    return at < 0 ? undefined : { value: pattern.exec(lines[at] ?? '')?.[1] ?? '', line: at + 1 };
  };
  const command = first(/<Command>\s?"?([^<"]{2,200})/);
  const args = first(/<Arguments>([^<]{1,200})/);
  const start = first(/<StartBoundary>(?:\d{4}-\d\d-\d\d)?T(\d\d:\d\d)/);
  const every = first(/<(?:DaysInterval|WeeksInterval)>(\d{1,3})/);
  const repeats = first(/<Interval>(PT?\w{1,12})/);
  const kind = first(/<ScheduleBy(Day|Week|Month)\w{0,12}>/);
  const value = [
    kind?.value.toLowerCase(),
    every && every.value !== '1' ? `× ${every.value}` : undefined,
    start?.value,
    repeats?.value,
  ]
    .filter(Boolean)
    .join(' ');
  const place = start ?? repeats;
  if (command === undefined || place === undefined) return [];
  const name = [nameOf(command.value.replaceAll('\\', '/')), args?.value].filter(Boolean).join(' ');
  const isPaused = /<Settings>[\s\S]{0,2000}<Enabled>false/.test(text);
  return [{ name, value, path, line: place.line, ...(isPaused && { isPaused }) }];
}
