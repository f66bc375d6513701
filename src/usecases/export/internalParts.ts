import { type Block, type Part, paragraph } from '../../export/model.ts';
import type { Translate } from '../../l10n/index.ts';
import { choiceText, fieldsIn, fieldText, nodeAt } from '../../pack/fields/fields.ts';
import { entriesOf } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { ConfigEntry } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { sayMustHaves } from '../mustHaves.ts';
import { heading, overviewBlocks } from './checklistParts.ts';
import { bullets } from './departureParts.ts';
import { tableOr, textTable } from './fieldTables.ts';
import type { ExportWorld } from './readExport.ts';

/** More rows of what git says nobody reads on paper; the commands list all. */
const MOST_ISSUES = 200;
const MOST_KEYS = 300;
const MOST_FOLDERS = 40;
const MOST_READING = 20;

/** The parts at a glance; for us also what must still be answered. */
export function overviewPart(export_: ExportWorld): Part {
  const { say, world, language, isForCustomer } = export_;
  const mustHaves = isForCustomer ? [] : sayMustHaves(world.mustHaves, language, say);
  return {
    id: 'overview',
    title: say('export.overview'),
    blocks: [...overviewBlocks(export_), ...mustHaves.map(line => paragraph(line))],
  };
}

/** Who worked here; the customer reads who is responsible. */
export function teamPart(export_: ExportWorld): Part | undefined {
  const { say, world, isForCustomer, language, schemas } = export_;
  const team = world.pack.team?.value;
  if (team === undefined) return undefined;
  const nameOf = (who: string | undefined) => findPerson(team, who)?.name ?? who ?? '';
  const { projectManager, primary, deputy } = team.roles ?? {};
  const roles = [
    [say('party.project-manager'), nameOf(projectManager)],
    [say('role.primary'), nameOf(primary)],
    [say('role.deputy'), nameOf(deputy)],
  ].filter(([, name]) => name !== '');
  const blocks: Block[] = [];
  if (roles.length > 0)
    blocks.push(textTable([say('export.column.duty'), say('export.column.person')], roles));
  if (!isForCustomer) {
    const root = schemas.get('team') ?? {};
    const node = nodeAt(nodeAt(root, 'people', root), 0, root);
    const field = fieldsIn(node, root, ['team', 'people', 0]).find(({ path }) => path[0] === 'role');
    const people = entriesOf(team.people, [])
      .map(({ entry }) => entry)
      .filter(({ bot }) => bot !== true);
    const word = (role: string | undefined) => {
      if (role === undefined || field === undefined) return '';
      const text = choiceText(role, field, language);
      return language === 'en' ? text.replaceAll('-', ' ') : text;
    };
    blocks.push(
      heading('team', 'people', say('export.list.person')),
      textTable(
        [
          say('export.column.person'),
          field ? fieldText(field, { node, root }, language).title : '',
          say('export.column.mail'),
          say('export.column.here'),
        ],
        people.map(({ name = '', role, emails = [], active }) => [
          name,
          word(role),
          emails.filter(Boolean).join('\n'),
          active === undefined ? '' : say(active ? 'export.yes' : 'export.no'),
        ]),
      ),
    );
  }
  return blocks.length === 0 ? undefined : { id: 'team', title: say('export.team'), blocks };
}

/** What each config file is for. */
export function configPart({ say, world }: ExportWorld): Part {
  const entries = entriesOf(world.pack.configIndex?.value?.entries, []).map(({ entry }) => entry);
  const nameOf = (who: string | undefined) => findPerson(world.pack.team?.value, who)?.name ?? who ?? '';
  const table =
    entries.length === 0
      ? undefined
      : textTable(
          [
            ...[say('export.column.path'), say('export.column.purpose'), say('export.column.environment')],
            ...[say('status.owner'), say('export.column.secretsIn'), say('export.column.reload')],
          ],
          entries.map(({ path = '', purpose = '', environment = '', owner, secretsIn = '', reload = '' }) => [
            path,
            purpose,
            environment,
            nameOf(owner),
            secretsIn,
            reload,
          ]),
        );
  const keys = keyBlocks(entries, say);
  return {
    id: 'configs',
    title: say('export.configs'),
    blocks: [tableOr(withoutEmpty(table), say('export.nothing')), ...keys],
  };
}

/** What keys mean, as far as the index says it, and what it was guessed from. */
function keyBlocks(entries: readonly Lenient<ConfigEntry>[], say: Translate): Block[] {
  const rows = entries.flatMap(({ path = '', keys = [] }) =>
    entriesOf(keys, []).flatMap(({ entry: { name = '', purpose = '', from = '', secret } }) =>
      purpose === ''
        ? []
        : [[path, secret ? `${name} (${say('vscode.configs.secret')})` : name, purpose, from]],
    ),
  );
  if (rows.length === 0) return [];
  const columns = [
    ...[say('export.column.path'), say('export.column.key')],
    ...[say('export.column.keyMeaning'), say('export.column.from')],
  ];
  const shown = textTable(columns, rows.slice(0, MOST_KEYS));
  const left = rows.length - MOST_KEYS;
  return [
    heading('configs', 'keys', say('export.configs.keys')),
    tableOr(withoutEmpty(shown), ''),
    ...(left > 0 ? [paragraph(say('export.configs.moreKeys', { count: left }), 'note')] : []),
  ];
}

/** Columns in which nothing stands take the room of the others. */
function withoutEmpty(table: ReturnType<typeof textTable> | undefined): typeof table {
  if (table === undefined) return undefined;
  const isUsed = table.columns.map((_, index) => table.rows.some(row => (row[index]?.length ?? 0) > 0));
  return {
    ...table,
    columns: table.columns.filter((_, index) => isUsed[index]),
    rows: table.rows.map(row => row.filter((_, index) => isUsed[index])),
  };
}

/** What git says is unresolved. */
export function issuesPart({ say, issues }: ExportWorld): Part {
  const items = issues?.items ?? [];
  const shown = items.slice(0, MOST_ISSUES);
  const table =
    shown.length === 0
      ? undefined
      : textTable(
          [
            ...[say('export.column.issue'), say('export.column.kind'), say('export.column.severity')],
            ...[say('export.column.person'), say('export.column.date')],
          ],
          shown.map(({ title, key, class: kind, severity, person, date, file, line }) => [
            [title || key, file === null ? '' : `${file}${line === null ? '' : `:${line}`}`]
              .filter(Boolean)
              .join('\n'),
            say(`issues.class.${kind}`),
            say(`export.severity.${severity}`),
            person,
            date,
          ]),
        );
  const nothing = say(issues === undefined ? 'export.unknown' : 'export.nothing');
  const blocks: Block[] = [tableOr(table, nothing)];
  if (items.length > shown.length)
    blocks.push(paragraph(say('export.issues.more', { count: items.length - shown.length }), 'note'));
  if (issues?.complete === false) blocks.push(paragraph(say('export.incomplete'), 'note'));
  return { id: 'issues', title: say('export.issues'), blocks };
}

/** Who knows what, by evidence from git. */
export function knowledgePart({ say, knowledge }: ExportWorld): Part {
  const id = 'knowledge';
  if (knowledge === undefined)
    return { id, title: say('export.knowledge'), blocks: [paragraph(say('export.unknown'), 'note')] };
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const { truckFactor, folders, leaving } = knowledge;
  const blocks: Block[] = [
    paragraph(
      say('export.knowledge.lead', {
        value: truckFactor.value,
        people: truckFactor.people.map(({ name }) => name).join(say('list.comma')) || '–',
      }),
    ),
    textTable(
      [say('export.column.folder'), say('export.column.files'), say('export.column.owners')],
      folders
        .slice(0, MOST_FOLDERS)
        .map(({ path, files, owners }) => [
          path,
          String(files),
          owners.map(({ name, share }) => `${name} ${percent(share)}`).join(say('list.comma')),
        ]),
    ),
  ];
  if (leaving !== null) {
    blocks.push(
      heading(id, 'leaving', say('export.knowledge.leaving', { leaver: leaving.person })),
      paragraph(
        say('export.knowledge.orphaned', {
          count: leaving.orphaned.length,
          share: percent(leaving.orphanedShare),
        }),
      ),
    );
    const reading = leaving.readingList.slice(0, MOST_READING);
    if (reading.length > 0)
      blocks.push(bullets(reading.map(({ path }) => [{ kind: 'text', text: path, marks: ['code'] }])));
  }
  if (!knowledge.complete) blocks.push(paragraph(say('export.incomplete'), 'note'));
  return { id, title: say('export.knowledge'), blocks };
}

/** Deadlines that are not those of a departure: certificates, contracts, accounts that end. */
export function expiryRows({
  world,
}: ExportWorld): { readonly date: string; readonly what: string; readonly key: string }[] {
  const checklist = world.pack.checklist?.value;
  const { contract } = checklist?.customer ?? {};
  const rows = [
    { date: contract?.expiresOn, what: '', key: 'contract' },
    { date: contract?.warrantyUntil, what: '', key: 'warranty' },
    { date: contract?.maintenanceUntil, what: '', key: 'maintenance' },
    ...entriesOf(checklist?.thirdParties?.items, []).flatMap(({ entry }) => [
      { date: entry.contractEnd, what: entry.name ?? '', key: 'contract' },
      { date: entry.certificateExpires, what: entry.name ?? '', key: 'certificate' },
      { date: entry.licenceExpires, what: entry.name ?? '', key: 'licence' },
    ]),
    ...entriesOf(checklist?.openItems?.items, []).flatMap(({ entry }) =>
      entry.state === 'closed' ? [] : [{ date: entry.due, what: entry.title ?? '', key: 'openItem' }],
    ),
    ...entriesOf(checklist?.progress?.milestones, []).flatMap(({ entry }) =>
      entry.actual === undefined
        ? [{ date: entry.forecast ?? entry.planned, what: entry.title ?? '', key: 'milestone' }]
        : [],
    ),
  ];
  return rows
    .flatMap(({ date, ...row }) => (date === undefined ? [] : [{ date, ...row }]))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** Everything that has a day, in the order of the days. */
export function deadlinesPart(export_: ExportWorld): Part | undefined {
  const { say } = export_;
  const rows = expiryRows(export_);
  if (rows.length === 0) return undefined;
  return {
    id: 'deadlines',
    title: say('export.deadlines'),
    blocks: [
      textTable(
        [say('export.column.due'), say('export.column.what'), say('export.column.summary')],
        rows.map(({ date, what, key }) => [date, say(`export.deadline.${key}`), what]),
      ),
    ],
  };
}
