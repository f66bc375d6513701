import type { Translate } from '../l10n/index.ts';
import type {
  AreaReport,
  DutyReport,
  KnowledgeReport,
  Owner,
  WhatIfReport,
} from '../usecases/knowledge/report.ts';
import type { Block } from './blocks.ts';
import { percent, rest } from './knowledgeWords.ts';
import { leavingBlocks } from './leavingText.ts';

/** Rows of a table on a terminal; Markdown, which is kept, gets more. */
const ROWS = 12;
const ROWS_TO_KEEP = 100;

/**
 * The answer in words.
 * @param how `isKept`: written into a file, with more rows; `isPublished`: the factor as the papers count it
 */
export function knowledgeBlocks(
  report: KnowledgeReport,
  say: Translate,
  { isKept, isPublished }: { readonly isKept: boolean; readonly isPublished: boolean },
): Block[] {
  const rows = isKept ? ROWS_TO_KEEP : ROWS;
  const { leaving, whatIf } = report;
  return [
    ...overview(report, say, leaving === null && whatIf === null ? rows : 3, isPublished),
    ...(leaving === null ? [] : leavingBlocks(leaving, say, rows)),
    ...(whatIf === null ? [] : whatIfBlocks(whatIf, say, rows)),
    ...areaBlocks(report.areas, say),
    ...(leaving === null && whatIf === null ? folderBlocks(report, say, rows) : []),
    ...overrideBlocks(report, say),
    ...workloadBlocks(report, say),
    ...noteBlocks(report, say),
  ];
}

function overview(report: KnowledgeReport, say: Translate, rows: number, isPublished: boolean): Block[] {
  const { truckFactor, files, commits, newestOn } = report;
  if (commits === 0 || files === 0) return [];
  const { published, lost } = truckFactor;
  const basis: Block = {
    kind: 'text',
    text: say('knowledge.basis', { files, commits, date: newestOn }),
    tone: 'quiet',
  };
  if (isPublished)
    return [
      { kind: 'heading', level: 1, text: say('knowledge.published', { count: published.value }) },
      {
        kind: 'text',
        text: say('knowledge.published.means', {
          count: published.value,
          share: percent(published.coverage),
        }),
      },
      ...peopleTable(published.people, say, rows),
      basis,
    ];
  const { value, coverage, here, known } = truckFactor;
  return [
    { kind: 'heading', level: 1, text: say('knowledge.truckFactor', { count: value }) },
    {
      kind: 'text',
      text:
        known === 0
          ? say(here === 0 ? 'knowledge.truckFactor.nobody' : 'knowledge.truckFactor.unknown')
          : say('knowledge.truckFactor.means', {
              count: value,
              share: percent(coverage),
              known,
              here: say('knowledge.truckFactor.here', { count: here }),
            }),
    },
    ...(lost.files > 0
      ? [
          {
            kind: 'text',
            text: say(lost.from === lost.until ? 'knowledge.lostOn' : 'knowledge.lost', {
              count: lost.files,
              share: percent(lost.share),
              from: lost.from,
              until: lost.until,
            }),
            tone: 'warning',
          } as const,
        ]
      : []),
    ...peopleTable(truckFactor.people, say, rows),
    basis,
    { kind: 'text', text: say('knowledge.published.beside', { count: published.value }), tone: 'quiet' },
  ];
}

function peopleTable(people: readonly Owner[], say: Translate, rows: number): Block[] {
  if (people.length === 0) return [];
  return [
    {
      kind: 'table',
      head: [say('knowledge.column.person'), say('knowledge.column.files'), say('knowledge.column.share')],
      rows: people.slice(0, rows).map(({ name, files, share }) => [name, String(files), percent(share)]),
      numbers: [1, 2],
    },
    ...rest(people.length - rows, say),
  ];
}

function whatIfBlocks(people: readonly WhatIfReport[], say: Translate, rows: number): Block[] {
  return [
    { kind: 'heading', level: 2, text: say('knowledge.whatIf') },
    { kind: 'text', text: say('knowledge.whatIf.means'), tone: 'quiet' },
    {
      kind: 'table',
      head: [
        say('knowledge.column.person'),
        say('knowledge.column.orphaned'),
        say('knowledge.column.share'),
        say('knowledge.column.hot'),
        say('knowledge.column.factorAfter'),
        say('knowledge.column.lastOn'),
        say('knowledge.column.next'),
      ],
      rows: people
        .slice(0, rows)
        .map(({ name, orphaned, orphanedShare, hot, truckFactor, lastOn, isActive, next }) => [
          name,
          String(orphaned),
          percent(orphanedShare),
          String(hot),
          String(truckFactor),
          isActive ? lastOn : say('knowledge.inactive', { date: lastOn }),
          next ? `${next.name} ${percent(next.share)}` : '–',
        ]),
      numbers: [1, 2, 3, 4],
    },
    ...rest(people.length - rows, say),
  ];
}

function areaBlocks(areas: readonly AreaReport[], say: Translate): Block[] {
  if (areas.length === 0) return [];
  const duty = (who: DutyReport | undefined, override: string | undefined) => {
    if (who === undefined)
      return override === undefined ? '–' : say('knowledge.duty.override', { reason: override });
    const { name, activity, isActive, overruled } = who;
    const { commits, reviews, lastOn } = activity;
    const shown = isActive
      ? say('knowledge.duty.active', { name, commits, reviews, date: lastOn })
      : say('knowledge.duty.silent', { name });
    return overruled ? `${shown}${say('knowledge.duty.overruled', { reason: overruled.reason })}` : shown;
  };
  return [
    { kind: 'heading', level: 2, text: say('knowledge.areas') },
    {
      kind: 'table',
      head: [
        say('knowledge.column.area'),
        say('knowledge.column.files'),
        say('knowledge.column.factor'),
        say('knowledge.column.holders'),
        say('knowledge.column.primary'),
        say('knowledge.column.deputy'),
      ],
      rows: areas.map(({ name, files, truckFactor, owners, primary, deputy, override }) => [
        name || say('knowledge.wholeProject'),
        String(files),
        files === 0 ? '–' : String(truckFactor),
        holders(owners, say),
        duty(primary, undefined),
        duty(deputy, override),
      ]),
      numbers: [1, 2],
    },
  ];
}

function folderBlocks({ folders }: KnowledgeReport, say: Translate, rows: number): Block[] {
  const near = folders
    .filter(({ path }) => path !== '.' && path.split('/').length <= 2)
    .sort((one, other) => other.files - one.files);
  if (near.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: say('knowledge.folders') },
    {
      kind: 'table',
      head: [say('knowledge.column.folder'), say('knowledge.column.files'), say('knowledge.column.holders')],
      rows: near.slice(0, rows).map(({ path, files, owners }) => [path, String(files), holders(owners, say)]),
      numbers: [1],
    },
    ...rest(near.length - rows, say),
  ];
}

function holders(owners: readonly Owner[], say: Translate): string {
  return owners.length === 0
    ? '–'
    : owners.map(({ name, share }) => `${name} ${percent(share)}`).join(say('list.comma'));
}

function overrideBlocks({ overrides }: KnowledgeReport, say: Translate): Block[] {
  if (overrides.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: say('knowledge.overrides') },
    {
      kind: 'table',
      head: [
        say('knowledge.column.person'),
        say('knowledge.column.area'),
        say('knowledge.column.verdict'),
        say('knowledge.column.files'),
        say('knowledge.column.reason'),
      ],
      rows: overrides.map(({ person, area, knows, files, reason, by, on }) => [
        person,
        area,
        say(knows ? 'knowledge.knows' : 'knowledge.knowsNot'),
        String(files),
        [reason, by, on].filter(Boolean).join(say('list.comma')),
      ]),
      numbers: [3],
    },
  ];
}

function workloadBlocks({ workload }: KnowledgeReport, say: Translate): Block[] {
  if (workload.state === 'off') return [];
  const heading: Block = { kind: 'heading', level: 2, text: say('knowledge.workload') };
  if (workload.state !== 'measured')
    return [heading, { kind: 'text', text: say(`knowledge.workload.${workload.state}`), tone: 'quiet' }];
  const { people, commits, atNight, onDaysOff, weeksInARow, days, reason } = workload;
  const data = {
    people,
    commits,
    days,
    reason,
    night: percent(atNight),
    off: percent(onDaysOff),
    weeks: weeksInARow,
  };
  return [
    heading,
    { kind: 'text', text: say('knowledge.workload.measured', data) },
    { kind: 'text', text: say('knowledge.workload.limits', data), tone: 'quiet' },
  ];
}

function noteBlocks({ notes, leftOut }: KnowledgeReport, say: Translate): Block[] {
  const count = leftOut.vendored + leftOut.generated + leftOut.binary;
  return [
    { kind: 'heading', level: 2, text: say('knowledge.notes') },
    ...notes.map(({ id, data }): Block => ({ kind: 'text', text: `! ${say(id, data)}`, tone: 'warning' })),
    ...(count > 0
      ? [{ kind: 'text', text: say('knowledge.leftOut', { count, ...leftOut }), tone: 'quiet' } as const]
      : []),
    { kind: 'text', text: say('knowledge.evidence'), tone: 'quiet' },
  ];
}
