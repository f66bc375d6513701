import type { Translate } from '../l10n/index.ts';
import type { CoverReport, LeavingReport, Reading } from '../usecases/knowledge/report.ts';
import type { Block } from './blocks.ts';
import { percent, rest } from './knowledgeWords.ts';

/** Config files that are named; `--format json` has them all. */
const MOST_CONFIGS = 5;

/** What would leave with somebody, in words. */
export function leavingBlocks(leaving: LeavingReport, say: Translate, rows: number): Block[] {
  const { person, orphaned, orphanedShare, alone, truckFactor } = leaving;
  const isHarmless = orphaned.length === 0 && alone.length === 0;
  return [
    { kind: 'heading', level: 2, text: say('knowledge.leaving', { person }) },
    isHarmless
      ? { kind: 'text', text: say('knowledge.leaving.nothing', { person }), tone: 'good' }
      : {
          kind: 'text',
          text: say('knowledge.leaving.orphaned', {
            count: orphaned.length,
            share: percent(orphanedShare),
            hot: orphaned.filter(({ recent }) => recent > 0).length,
          }),
          tone: 'warning',
        },
    ...(alone.length > 0
      ? [
          {
            kind: 'text',
            text: say('knowledge.leaving.alone', { count: alone.length }),
            tone: 'warning',
          } as const,
        ]
      : []),
    {
      kind: 'text',
      text:
        truckFactor.value === 0
          ? say('knowledge.leaving.nobodyLeft')
          : say('knowledge.leaving.truckFactor', {
              count: truckFactor.value,
              people: truckFactor.people
                .slice(0, 5)
                .map(({ name }) => name)
                .join(say('list.comma')),
            }),
    },
    ...coverBlocks(leaving, say),
    ...lossBlocks(leaving, say, rows),
    ...readingBlocks(leaving.readingList, say, rows),
  ];
}

function coverBlocks(
  { deputyEvidence, successorEvidence, nextBest }: LeavingReport,
  say: Translate,
): Block[] {
  const cover = (who: CoverReport | null, role: 'deputy' | 'successor'): Block[] => {
    if (who === null) return [];
    const { name, coverage, activity, isActive } = who;
    const { files, current, earlier, touched, vouched } = coverage;
    const known = current + earlier + vouched;
    const data = {
      name,
      files,
      known,
      current,
      earlier,
      touched,
      vouched,
      share: percent(files === 0 ? 1 : known / files),
      commits: activity.commits,
      reviews: activity.reviews,
    };
    return [
      {
        kind: 'text',
        text: say(`knowledge.cover.${role}`, data),
        ...(known < files / 2 && { tone: 'warning' }),
      },
      {
        kind: 'text',
        text: say(isActive ? 'knowledge.cover.active' : 'knowledge.cover.silent', data),
        tone: 'quiet',
      },
    ];
  };
  const next = nextBest.map(({ name, files, share }) =>
    say('knowledge.nextBest.person', { name, count: files, share: percent(share) }),
  );
  return [
    ...cover(deputyEvidence, 'deputy'),
    ...cover(successorEvidence, 'successor'),
    ...(next.length > 0
      ? [
          {
            kind: 'text',
            text: say('knowledge.nextBest', { people: next.join(say('list.separator')) }),
          } as const,
        ]
      : []),
  ];
}

function lossBlocks({ folders, areas, configs }: LeavingReport, say: Translate, rows: number): Block[] {
  const places = [
    ...areas.map(({ name, files, orphaned }) => [say('knowledge.area', { name }), files, orphaned] as const),
    ...folders.map(({ path, files, orphaned }) => [`${path}/`, files, orphaned] as const),
  ];
  if (places.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: say('knowledge.where') },
    {
      kind: 'table',
      head: [say('knowledge.column.place'), say('knowledge.column.orphaned'), say('knowledge.column.of')],
      rows: places.slice(0, rows).map(([place, files, orphaned]) => [place, String(orphaned), String(files)]),
      numbers: [1, 2],
    },
    ...rest(places.length - rows, say),
    ...(configs.length > 0
      ? [
          {
            kind: 'text',
            text: say(configs.length > MOST_CONFIGS ? 'knowledge.configsSuchAs' : 'knowledge.configs', {
              count: configs.length,
              paths: configs
                .slice(0, MOST_CONFIGS)
                .map(({ path }) => path)
                .join(say('list.comma')),
            }),
            tone: 'warning',
          } as const,
        ]
      : []),
  ];
}

function readingBlocks(list: readonly Reading[], say: Translate, rows: number): Block[] {
  if (list.length === 0) return [];
  const lines = list.some(reading => reading.lines !== undefined);
  return [
    { kind: 'heading', level: 3, text: say('knowledge.readingList') },
    { kind: 'text', text: say('knowledge.readingList.means'), tone: 'quiet' },
    {
      kind: 'table',
      head: [
        say('knowledge.column.file'),
        say('knowledge.column.recent'),
        say('knowledge.column.share'),
        ...(lines ? [say('knowledge.column.lines')] : []),
        say('knowledge.column.next'),
        say('knowledge.column.commits'),
      ],
      rows: list.slice(0, rows).map(({ path, recent, share, lines: count, next, commits }) => [
        path,
        String(recent),
        percent(share),
        ...(lines ? [count && count.all > 0 ? percent(count.leavers / count.all) : '–'] : []),
        next ? `${next.name} ${percent(next.share)}` : '–',
        commits
          .slice(0, 2)
          .map(({ commit, subject }) => `${commit.slice(0, 8)} ${shorten(subject)}`)
          .join(say('list.separator')),
      ]),
      numbers: [1, 2, ...(lines ? [3] : [])],
    },
    ...rest(list.length - rows, say),
  ];
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : text;
}
