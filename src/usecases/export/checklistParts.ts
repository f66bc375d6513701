import { type Block, type HeadingBlock, type Part, plain } from '../../export/model.ts';
import { PARTS, type Part as PartName } from '../../pack/names.ts';
import { entriesOf } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import { entriesTable, formOf, mapForm, tableOr, textContent, textTable } from './fieldTables.ts';
import type { ExportWorld } from './readExport.ts';
import type { TABLES } from './tables.ts';

type Kind = keyof typeof TABLES;

/** What stands in which part, under which title. */
const LISTS: Readonly<Record<PartName, readonly Kind[]>> = {
  customer: ['contact', 'account'],
  progress: ['milestone', 'blocker'],
  deliverables: ['deliverable', 'equipment'],
  openItems: ['open-item'],
  specialNotes: ['note'],
  thirdParties: ['third-party'],
};
const CONTRACT = ['number', 'signedOn', 'expiresOn', 'sla', 'warrantyUntil', 'maintenanceUntil'];
const CUSTOMER = ['name', 'type', 'grade', 'serviceHours'];

/** The six parts of the checklist as tables; special notes are nobody's business but ours. */
export function checklistParts(export_: ExportWorld): Part[] {
  const { isForCustomer } = export_;
  const names = PARTS.filter(name => !(isForCustomer && name === 'specialNotes'));
  return names.map(name => checklistPart(name, export_));
}

function checklistPart(name: PartName, export_: ExportWorld): Part {
  const { say, world, isForCustomer } = export_;
  const part = world.pack.checklist?.value?.[name];
  const id = `part-${name}`;
  const blocks: Block[] = [];
  if (!isForCustomer && part?.status)
    blocks.push({
      kind: 'paragraph',
      style: 'note',
      content: plain(
        [
          say('export.part.status', { status: say(`partStatus.${part.status}`) }),
          ...(part.reason ? [part.reason] : []),
        ].join(say('list.separator')),
      ),
    });
  const add = (key: string, block: Block | undefined) => {
    if (block) blocks.push(heading(id, key, say(`export.list.${key}`)), block);
  };
  if (name === 'customer') {
    add('profile', mapForm(['customer'], isForCustomer ? CUSTOMER : [...CUSTOMER, 'decisionMaker'], export_));
    add(
      'contract',
      mapForm(['customer', 'contract'], isForCustomer ? CONTRACT : [...CONTRACT, 'note'], export_),
    );
  }
  if (name === 'progress') add('state', stateForm(export_));
  for (const kind of LISTS[name]) {
    if (isForCustomer && kind === 'blocker') continue;
    const table = entriesTable(kind, export_);
    if (table || kind === LISTS[name][0]) add(kind, tableOr(table, say('export.nothing')));
  }
  if (name === 'customer') add('escalation', escalationTable(export_));
  return { id, title: say(`part.${name}`).replace(/^\d+\s*/, ''), blocks };
}

function stateForm({ say, world, isForCustomer }: ExportWorld): Block | undefined {
  const { stage, summary, goNoGo } = world.pack.checklist?.value?.progress ?? {};
  const rows = [
    ...(stage ? [[plain(say('export.row.stage')), plain(say(`stage.${stage}`))]] : []),
    ...(summary && !isForCustomer ? [[plain(say('export.row.summary')), textContent(summary)]] : []),
    ...(goNoGo?.decision && !isForCustomer
      ? [[plain(say('export.row.goNoGo')), plain([goNoGo.decision, goNoGo.decidedOn ?? ''].join(' ').trim())]]
      : []),
  ];
  return rows.length === 0 ? undefined : formOf(rows);
}

function escalationTable({ say, world }: ExportWorld): Block | undefined {
  const customer = world.pack.checklist?.value?.customer;
  const steps = entriesOf(customer?.escalation, []).map(({ entry }) => entry);
  if (steps.length === 0) return undefined;
  const nameOf = (who: string | undefined) =>
    entriesOf(customer?.contacts, []).find(({ entry }) => entry.id === who)?.entry.name ??
    findPerson(world.pack.team?.value, who)?.name ??
    who ??
    '';
  return textTable(
    [say('export.column.level'), say('export.column.person'), say('export.column.when')],
    steps.map(({ level = '', contact, when = '' }) => [level, nameOf(contact), when]),
  );
}

/** How far the six parts are, who answers for them and who has confirmed them. */
export function overviewBlocks({ say, world, isForCustomer }: ExportWorld): Block[] {
  const { checklist, team } = world.pack;
  const nameOf = (who: string | undefined) => findPerson(team?.value, who)?.name ?? who ?? '';
  const names = PARTS.filter(name => !(isForCustomer && name === 'specialNotes'));
  const rows = names.map(name => {
    const { status, owner, confirmedBy, confirmedOn } = checklist?.value?.[name] ?? {};
    return [
      say(`part.${name}`).replace(/^\d+\s*/, ''),
      status ? say(`partStatus.${status}`) : '–',
      nameOf(owner) || '–',
      [nameOf(confirmedBy), confirmedOn ?? ''].join(' ').trim() || '–',
    ];
  });
  return [
    textTable(
      [say('status.part'), say('status.status'), say('status.owner'), say('export.column.confirmed')],
      rows,
    ),
  ];
}

export function heading(part: string, key: string, words: string): HeadingBlock {
  return { kind: 'heading', level: 2, id: `${part}--${key}`, content: plain(words) };
}
