import type { Job } from './code.ts';
import type { Setting } from './valueOf.ts';

/** `${his.settle.cron}` of code is what the settings say; of several profiles the one without. */
export function filledIn(settings: readonly Setting[], jobs: readonly Job[]): Job[] {
  if (!jobs.some(({ value }) => value.includes('${'))) return [...jobs];
  const byName = new Map<string, string>();
  for (const { name, value, secret, profile } of settings)
    if (!secret && (profile === undefined || !byName.has(name))) byName.set(name, value);
  const used = new Set<string>();
  const filled = jobs.map(job => {
    const value = job.value.replace(
      /\$\{([\w.-]{1,120})(?::([^{}]{0,120}))?\}/g,
      (whole, name: string, other: string | undefined) => {
        used.add(name);
        return byName.get(name) ?? other ?? whole;
      },
    );
    // Spring's sign for a job that never runs.
    return { ...job, value, ...(value === '-' && { isPaused: true }) };
  });
  return filled.filter(({ name }) => !used.has(name));
}
