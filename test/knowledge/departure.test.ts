import assert from 'node:assert/strict';
import { emptyLog } from '../../src/knowledge/changeLog.ts';
import { coverageOf, familiarity, shareOf } from '../../src/knowledge/coverage.ts';
import { simulateDeparture } from '../../src/knowledge/departure.ts';
import type { FileHistory } from '../../src/knowledge/model.ts';
import { measureWorkload } from '../../src/knowledge/workload.ts';

const DAY = 86_400;
const NOW = 1_750_000_000;

/** A file that the first person added; by person, the changes, all of them recent, and the days since the last. */
function file(path: string, ...work: [changes: number, daysAgo: number][]): FileHistory {
  const all = work.reduce((sum, [changes]) => sum + changes, 0);
  return {
    path,
    file: 0,
    addedBy: [0],
    importedBy: [],
    work: new Map(
      work.map(([changes, daysAgo], person) => [
        person,
        { changes, recent: changes, last: NOW - daysAgo * DAY },
      ]),
    ),
    changes: all,
    recent: all,
    isNew: false,
  };
}

describe('a departure', () => {
  const files = [file('cold.sql', [0, 900]), file('hot.sql', [20, 1]), file('both.sql', [1, 5], [1, 5])];
  const authors = [[0], [0], [0, 1]];

  it('orphans what nobody else is an author of, the hottest first', () => {
    const { atRisk, orphaned, nextBest } = simulateDeparture({ files }, authors, new Set([0]), new Set());
    assert.deepEqual(
      atRisk.map(({ index }) => index),
      [1, 0],
    );
    assert.equal(orphaned, 2);
    assert.deepEqual(nextBest, []);
  });

  it('counts nobody who left already as a substitute', () => {
    assert.equal(simulateDeparture({ files }, authors, new Set([0]), new Set([1])).orphaned, 3);
    assert.equal(simulateDeparture({ files }, authors, new Set([0, 1]), new Set()).orphaned, 3);
    assert.equal(simulateDeparture({ files }, authors, new Set([1]), new Set()).orphaned, 0);
  });

  it('shows what hardly anybody else changed lately, from three quarters on', () => {
    const own = [file('a', [3, 1], [1, 1]), file('b', [2, 1], [1, 1])];
    const { atRisk } = simulateDeparture(
      { files: own },
      [
        [0, 1],
        [0, 1],
      ],
      new Set([0]),
      new Set(),
    );
    assert.deepEqual(
      atRisk.map(({ index, isOrphaned }) => [index, isOrphaned]),
      [[0, false]],
    );
  });

  it('prefers who is there to who has long been silent', () => {
    const own = [file('a', [9, 1], [5, 700], [1, 3])];
    const next = simulateDeparture({ files: own }, [[0]], new Set([0]), new Set(), undefined, new Set([1]));
    assert.equal(next.nextBest[0]?.person, 2);
    assert.equal(next.atRisk[0]?.next?.person, 2);
  });
});

describe('how well somebody knows a file', () => {
  it('takes more than a quarter of the commits, and one in the last 90 days', () => {
    const shared = file('a', [2, 90], [1, 91], [0, 1]);
    assert.equal(shareOf(shared, 0), 0.75);
    assert.equal(familiarity(shared, 0, NOW), 'current');
    assert.equal(familiarity(shared, 1, NOW), 'touched', 'exactly a quarter is not more');
    assert.equal(familiarity(file('b', [1, 91]), 0, NOW), 'earlier');
    assert.equal(familiarity(shared, 7, NOW), 'none');
  });

  it('lets a verdict win, in both directions', () => {
    const files = [file('a', [5, 1]), file('b', [5, 1])].map((one, index) => [index, one] as const);
    const verdict = (person: number, index: number) => (index === 0 ? person === 1 : undefined);
    assert.equal(coverageOf(files, 0, NOW, verdict).current, 1);
    assert.equal(coverageOf(files, 1, NOW, verdict).vouched, 1);
  });
});

describe('the load of a team', () => {
  /** A commit of each person at an hour of Shanghai, on days of June 2026; the 6th and 7th are a weekend. */
  const logOf = (people: number, zone: number, ...moments: [day: number, hour: number][]) => {
    const log = emptyLog();
    const makers: number[][] = [];
    for (let person = 0; person < people; person++)
      for (const [day, hour] of moments) {
        log.commits.push('0');
        log.times.push(Date.UTC(2026, 5, day, hour) / 1000 - zone * 60);
        log.zones.push(zone);
        makers.push([person]);
      }
    return { log, makers };
  };
  const measure = (people: number, zone: number, ...moments: [number, number][]) => {
    const { log, makers } = logOf(people, zone, ...moments);
    const isDayOff = (date: string) => [0, 6].includes(new Date(date).getUTCDay());
    return measureWorkload(log, makers, {
      until: Date.UTC(2026, 6, 1) / 1000,
      days: 92,
      leastPeople: 5,
      isDayOff,
    });
  };

  it('goes by the clock of the author', () => {
    const load = measure(5, 480, [1, 22], [2, 5], [3, 6], [6, 12]);
    assert.deepEqual(
      load && [load.atNight, load.onDaysOff, load.weeksInARow, load.people],
      [0.5, 0.25, 1, 5],
    );
    assert.equal(measure(5, 480, [1, 12], [8, 12], [15, 12], [29, 12])?.weeksInARow, 3);
  });

  it('says nothing of four people, or where all clocks stand at UTC', () => {
    assert.equal(measure(4, 480, [1, 22]), undefined);
    assert.equal(measure(5, 0, [1, 22]), undefined);
  });
});
