import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { PUBLIC_HOLIDAYS } from '../../../src/pack/settings/publicHolidays.generated.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../../src/pack/settings/${name}`, import.meta.url), 'utf8');
const isWeekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay());

describe('the public holidays', () => {
  const { holidays, workdays, years } = PUBLIC_HOLIDAYS.china;

  it('follow their schema', () => {
    const ajv = formats.default(new Ajv({ allErrors: true, strict: false }));
    const validate = ajv.compile(JSON.parse(read('public-holidays.schema.json')));
    assert.ok(validate(parse(read('public-holidays.yaml'))), JSON.stringify(validate.errors));
  });

  it('have every weekend day that is worked on a weekend, and on no day off', () => {
    for (const date of workdays) {
      assert.ok(isWeekend(date), date);
      assert.ok(!(holidays as readonly string[]).includes(date), date);
    }
  });

  it('give a year as many days off on weekdays, less the weekend days worked, as the law has', () => {
    // 11 days until 2024, 13 since 2025 (State Council decree 795); a feast day on a weekend gives one less or is moved.
    const free = years.map(year => {
      const ofYear = (date: string) => date.startsWith(String(year));
      return (
        holidays.filter(date => ofYear(date) && !isWeekend(date)).length - workdays.filter(ofYear).length
      );
    });
    for (const [index, count] of free.entries())
      assert.ok(count >= 10 && count <= 13, `${years[index]}: ${count}`);
  });
});
