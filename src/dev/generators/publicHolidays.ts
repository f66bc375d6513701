import { parse } from 'yaml';
import { addDays, daysBetween } from '../../core/dates.ts';

interface Year {
  readonly year: number;
  readonly holidays: readonly { readonly from: string; readonly to: string }[];
  readonly workdays: readonly string[];
}

/** The public holidays as a module, so that a hook need not read YAML to count working days. */
export function generatePublicHolidays(yaml: string): string {
  const countries = parse(yaml) as Readonly<Record<string, readonly Year[]>>;
  const tables = Object.entries(countries).map(([country, years]) => {
    const holidays = years.flatMap(({ holidays }) => holidays.flatMap(({ from, to }) => daysFrom(from, to)));
    const workdays = years.flatMap(({ workdays }) => workdays);
    return [
      `  ${country}: {`,
      `    years: [${years.map(({ year }) => year).join(', ')}],`,
      listOf('holidays', holidays),
      listOf('workdays', workdays),
      '  },',
    ].join('\n');
  });
  return [
    '// Generated from src/pack/settings/public-holidays.yaml by "npm run generate:files". Do not edit.',
    '',
    'export const PUBLIC_HOLIDAYS = {',
    ...tables,
    '} as const;',
    '',
  ].join('\n');
}

function listOf(name: string, dates: readonly string[]): string {
  const lines = dates.map(date => `      '${date}',`);
  return [`    ${name}: [`, ...lines, '    ],'].join('\n');
}

function daysFrom(from: string, to: string): string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, days) => addDays(from, days));
}
