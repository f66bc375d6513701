import type { Job } from './code.ts';
import { linesOf } from './said.ts';

/** `every 1.day, at: '4:30 am' do` and the lines in it: jobs of the gem whenever (config/schedule.rb). */
export function readWhenever(text: string, path: string): Job[] {
  let every: string | undefined;
  return linesOf(text).flatMap((line, at): Job[] => {
    if (/^\s*#/.test(line)) return [];
    const begins = /^\s{0,20}every\s(.{1,120}?)\sdo\b/.exec(line)?.[1];
    if (begins !== undefined) every = begins.trim();
    else if (/^\s*end\b/.test(line)) every = undefined;
    const name = /^\s{0,20}(?:runner|rake|command|script)\s{1,5}["']([^"']{1,160})["']/.exec(line)?.[1];
    return every === undefined || name === undefined
      ? []
      : [{ name, value: `every ${every}`, path, line: at + 1 }];
  });
}
