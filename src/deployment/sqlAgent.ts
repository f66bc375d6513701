import { linesOf, type SaidOf } from './said.ts';

/** A line that makes a job of the SQL Server Agent (learn.microsoft.com, sp_add_job). */
export function isAgentLine(text: string): boolean {
  return /\bsp_add_job\b/i.test(text);
}

const KINDS: Readonly<Record<string, string>> = {
  1: 'once',
  4: 'daily',
  8: 'weekly',
  16: 'monthly',
  32: 'monthly',
  64: 'when the agent starts',
  128: 'when idle',
};
const UNITS: Readonly<Record<string, string>> = { 2: 's', 4: 'min', 8: 'h' };

/** The jobs of a script with their schedules; one that is turned off is told as such. */
export function readAgentJobs(text: string, path: string): (SaidOf & { readonly isPaused?: boolean })[] {
  const jobs: (SaidOf & { readonly isPaused?: boolean })[] = [];
  let name = '';
  let isOff = false;
  let open: { line: number; text: string } | undefined;
  const add = () => {
    const option = (key: string) =>
      new RegExp(String.raw`@${key}\s?=\s?N?'?([^,'\n]{1,120})`, 'i').exec(open?.text ?? '')?.[1]?.trim();
    const [kind, unit, amount, start] = [
      'freq_type',
      'freq_subday_type',
      'freq_subday_interval',
      'active_start_time',
    ].map(option);
    if (open === undefined || kind === undefined) return;
    const digits = (start ?? '').padStart(6, '0');
    const time =
      start === undefined || !/^\d{6}$/.test(digits) ? '' : `${digits.slice(0, 2)}:${digits.slice(2, 4)}`;
    const often = UNITS[unit ?? ''] === undefined ? '' : `every ${amount} ${UNITS[unit ?? '']}`;
    const value = [KINDS[kind] ?? '', often, time].filter(Boolean).join(' ');
    const isPaused = isOff || option('enabled') === '0';
    if (value !== '')
      jobs.push({
        name: name || (option('name') ?? ''),
        value,
        path,
        line: open.line,
        ...(isPaused && { isPaused }),
      });
  };
  for (const [at, line] of linesOf(text).entries()) {
    if (/^\s*--/.test(line)) continue;
    if (/\bsp_add_job\b/i.test(line)) {
      name = '';
      isOff = false;
    }
    const starts = /\bsp_add_(?:jobschedule|schedule)\b/i.test(line);
    if (starts || /^\s*(?:exec(?:ute)?|go|if|set|end|commit)\b/i.test(line)) {
      add();
      open = starts ? { line: at + 1, text: '' } : undefined;
    }
    if (open) open.text = `${open.text} ${line.trim()}`.slice(0, 3000);
    const named = /@job_name\s?=\s?N?'([^']{1,120})'/i.exec(line)?.[1];
    if (named !== undefined && name === '') name = named;
    if (open === undefined && /@enabled\s?=\s?0/i.test(line)) isOff = true;
  }
  add();
  return jobs;
}
