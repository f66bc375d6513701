import { RISKS } from '../inventory/coverage.ts';
import { groupConfigs } from '../inventory/group.ts';
import type { InventoryFile } from '../inventory/inventoryFile.ts';
import type { Translate } from '../l10n/index.ts';
import { maskSensitive } from '../sensitive/index.ts';
import { type ConfigsView, documentedBy, entryLine } from '../usecases/configs/toJson.ts';
import type { Block } from './blocks.ts';
import { limitOf, listNames, more, table, type Words } from './configsTables.ts';

/** The answer of `handover configs` in words: what is missing comes first. */
export function configsBlocks(view: ConfigsView, words: Words): Block[] {
  const { report, shown } = view;
  const { say } = words;
  const unread = report.unread.notes.map(
    ({ id, data }): Block => ({ kind: 'text', tone: 'warning', text: say(id, data) }),
  );
  if (report.files.length === 0) return [{ kind: 'text', text: say('note.noConfigs') }, ...unread];
  const of = (state: InventoryFile['state']) => shown.filter(file => file.state === state);
  const undocumented = of('undocumented');
  return [
    ...overview(view, words),
    ...unread,
    ...groups('undocumented', undocumented, view, words),
    ...groups('unconfirmed', of('unconfirmed'), view, words),
    ...groups('documented', of('documented'), view, words),
    ...keyBlocks(view, words),
    ...driftBlocks(view, words),
    ...missingBlocks(view, words),
    ...differenceBlocks(view, words),
    ...variableBlocks(view, words),
    ...absentBlocks(view, words),
    ...onlyHereBlocks(view, words),
    ...next(undocumented, view, words),
  ];
}

function overview({ coverage, keys, overTime }: ConfigsView, { say }: Words): Block[] {
  const { files, documented, percent } = coverage;
  const rows = RISKS.flatMap(risk => {
    const own = coverage.byRisk[risk];
    if (own.files === 0) return [];
    const counts = [own.files, own.documented, own.unconfirmed].map(String);
    return [[say(`configs.risk.${risk}`), ...counts, `${own.percent ?? 0} %`]];
  });
  return [
    {
      kind: 'heading',
      level: 1,
      text: say('configs.headline', { count: files, documented, percent: percent ?? 0 }),
    },
    ...(files === 0
      ? []
      : [table(['risk', 'files', 'documented', 'toConfirm', 'share'], rows, say, [1, 2, 3, 4])]),
    ...(keys.keys > 0
      ? [{ kind: 'text', text: say('configs.keyCount', { ...keys, count: keys.keys }) } as const]
      : []),
    ...(overTime && overTime.length > 0
      ? [
          { kind: 'heading', level: 2, text: say('configs.overTime') } as const,
          table(
            ['date', 'files', 'documented', 'share'],
            overTime.map(point => [
              point.date,
              String(point.files),
              String(point.documented),
              `${point.percent ?? 0} %`,
            ]),
            say,
            [1, 2, 3],
          ),
          { kind: 'text', tone: 'quiet', text: say('configs.overTime.means') } as const,
        ]
      : []),
  ];
}

function groups(
  state: InventoryFile['state'],
  files: readonly InventoryFile[],
  view: ConfigsView,
  words: Words,
): Block[] {
  const { say, language } = words;
  if (files.length === 0) return [];
  const byPath = new Map(files.map(file => [file.path, file]));
  const all = groupConfigs(files);
  const rows = all.slice(0, limitOf(words)).map(group => {
    const own = byPath.get(group.path);
    const example = own ?? byPath.get(group.examples[0] ?? '');
    const place = example && documentedBy(example, view);
    const entry = own?.entry;
    return [
      say(`configs.risk.${group.risk}`),
      view.prefix + group.path,
      group.files > 1 ? String(group.files) : '',
      view.report.kinds.get(group.kind)?.title[language] ?? group.kind,
      state === 'documented'
        ? (place ?? '')
        : state === 'unconfirmed' && entry
          ? `${view.prefix}${view.report.index.path}:${entryLine(entry.position, view.report)}`
          : own
            ? wordKeys(own, say)
            : '',
    ];
  });
  const last = state === 'undocumented' ? 'keys' : state === 'unconfirmed' ? 'entry' : 'by';
  return [
    { kind: 'heading', level: 2, text: say(`configs.${state}`, { count: files.length }) },
    table(['risk', 'path', 'files', 'kind', last], rows, say, [2]),
    ...more(all.length - rows.length, words),
  ];
}

function wordKeys({ keys, moreKeys, unreadable, unreadableLine }: InventoryFile, say: Translate): string {
  if (unreadable && unreadableLine !== undefined)
    return say('configs.unreadableAt', { line: unreadableLine });
  if (unreadable) return say(`configs.${unreadable}`);
  const count = keys.length + moreKeys;
  const secrets = keys.filter(({ secret }) => secret).length;
  if (count === 0) return '';
  return secrets > 0 ? say('configs.keysWithSecrets', { count, secrets }) : say('configs.keys', { count });
}

/** Keys of high-risk files that somebody has described, but not these keys. */
function keyBlocks({ shown, prefix }: ConfigsView, words: Words): Block[] {
  const { say } = words;
  const open = shown.flatMap(file => {
    if (file.risk !== 'high' || file.state !== 'documented') return [];
    const names = [
      ...new Set(file.keys.filter(key => !key.documented && !key.unconfirmed).map(key => key.name)),
    ];
    return names.length === 0 ? [] : [{ file, names }];
  });
  if (open.length === 0) return [];
  const rows = open
    .slice(0, limitOf(words))
    .map(({ file, names }) => [prefix + file.path, String(names.length), listNames(names, say)]);
  return [
    { kind: 'heading', level: 2, text: say('configs.openKeys') },
    table(['path', 'keys', 'names'], rows, say, [1]),
    ...more(open.length - rows.length, words),
  ];
}

function driftBlocks({ report, isChosen, today }: ConfigsView, words: Words): Block[] {
  const { say } = words;
  if (report.drift === undefined) return [{ kind: 'text', tone: 'warning', text: say('configs.shallow') }];
  const drift = report.drift.filter(({ entry }) => isChosen(entry.path));
  if (drift.length === 0) return [];
  const rows = drift.slice(0, limitOf(words)).map(({ entry, changes, newKeys }) => {
    const [newest] = changes;
    const subject = maskSensitive(newest?.subject ?? '', { path: '', today });
    return [
      entry.path,
      entry.reviewedAt ?? '',
      String(changes.length),
      newest ? `${newest.commit} ${newest.date} ${subject.slice(0, 60)}` : '',
      listNames(newKeys, say),
    ];
  });
  return [
    { kind: 'heading', level: 2, text: say('configs.drift', { count: drift.length }) },
    table(['path', 'reviewed', 'commits', 'newest', 'newKeys'], rows, say, [2]),
    ...more(drift.length - rows.length, words),
  ];
}

function missingBlocks({ report, isChosen }: ConfigsView, words: Words): Block[] {
  const { say } = words;
  const missing = report.missing.filter(({ entry }) => isChosen(entry.path));
  if (missing.length === 0) return [];
  const rows = missing
    .slice(0, limitOf(words))
    .map(({ entry, renamedTo, commit }) => [
      entry.path,
      renamedTo === undefined ? '' : commit === undefined ? renamedTo : `${renamedTo} (${commit})`,
    ]);
  return [
    { kind: 'heading', level: 2, text: say('configs.missing', { count: missing.length }) },
    table(['path', 'nowCalled'], rows, say),
    ...more(missing.length - rows.length, words),
  ];
}

function differenceBlocks({ report, isChosen }: ConfigsView, words: Words): Block[] {
  const { say } = words;
  const differences = report.differences.filter(({ family }) => isChosen(family));
  if (differences.length === 0) return [];
  const rows = differences
    .slice(0, limitOf(words))
    .map(({ family, environment, lacks, others }) => [
      family,
      environment,
      listNames(others, say),
      listNames(lacks, say),
    ]);
  return [
    { kind: 'heading', level: 2, text: say('configs.differences') },
    table(['path', 'environment', 'others', 'lacks'], rows, say),
    ...more(differences.length - rows.length, words),
  ];
}

function variableBlocks({ report, isChosen, prefix }: ConfigsView, words: Words): Block[] {
  const { say } = words;
  const variables = report.variables.filter(({ uses }) => uses.some(({ file }) => isChosen(file)));
  if (variables.length === 0) return [];
  const rows = variables.slice(0, limitOf(words)).map(({ name, uses, inTemplate }) => {
    const [use] = uses;
    return [name, use ? `${prefix}${use.file}:${use.line}` : '', inTemplate ? say('configs.inTemplate') : ''];
  });
  return [
    { kind: 'heading', level: 2, text: say('configs.variables', { count: variables.length }) },
    table(['variable', 'readIn', 'remark'], rows, say),
    ...more(variables.length - rows.length, words),
  ];
}

function absentBlocks({ report, isChosen, prefix }: ConfigsView, words: Words): Block[] {
  const { say } = words;
  const absent = report.absent.filter(
    ({ path, namedIn }) => isChosen(path) || namedIn.some(({ file }) => isChosen(file)),
  );
  if (absent.length === 0) return [];
  const rows = absent
    .slice(0, limitOf(words))
    .map(({ path, namedIn: [first] }) => [
      prefix + path,
      first ? `${prefix}${first.file}:${first.line}` : '',
    ]);
  return [
    { kind: 'heading', level: 2, text: say('configs.absent', { count: absent.length }) },
    table(['path', 'namedIn'], rows, say),
    ...more(absent.length - rows.length, words),
  ];
}

/** Key names alone: what lies on one computer is shown to nobody else. */
function onlyHereBlocks({ report, isChosen, prefix }: ConfigsView, words: Words): Block[] {
  const { say, language } = words;
  const files = report.onlyHere.filter(({ path }) => isChosen(path));
  if (files.length === 0) return [];
  const rows = files.slice(0, limitOf(words)).map(({ path, kind, keys }) => [
    prefix + path,
    report.kinds.get(kind)?.title[language] ?? kind,
    listNames(
      keys.map(({ name }) => name),
      say,
    ),
  ]);
  return [
    { kind: 'heading', level: 2, text: say('configs.onlyHere', { count: files.length }) },
    table(['path', 'kind', 'names'], rows, say),
    ...more(files.length - rows.length, words),
  ];
}

function next(
  undocumented: readonly InventoryFile[],
  { report, prefix }: ConfigsView,
  { say }: Words,
): Block[] {
  const [first] = groupConfigs(undocumented);
  if (first)
    return [{ kind: 'text', text: say('configs.next', { path: prefix + (first.examples[0] ?? '') }) }];
  const { files, documented, unconfirmed } = report.coverage;
  if (unconfirmed > 0)
    return [{ kind: 'text', text: say('configs.nextConfirm', { path: report.index.path }) }];
  return files === documented ? [{ kind: 'text', tone: 'good', text: say('configs.allDocumented') }] : [];
}
