import { PACK_DOCUMENTS } from '../../../pack/names.ts';
import { entriesOf } from '../../../pack/pack.ts';
import { findPerson, isSamePerson } from '../../../pack/people/people.ts';
import type { HandoverItem } from '../../../pack/types.generated.ts';
import type { Lenient } from '../../../pack/yaml/conform.ts';
import { NONE } from './lists.ts';
import { dateWriter, type ViewSource } from './source.ts';

/** One numbered line of the handover list. */
export interface ListedThing {
  readonly no: string;
  readonly name: string;
  readonly quantity: string;
  readonly place: string;
  readonly version: string;
  readonly classification: string;
  readonly state: string;
  readonly note: string;
}

export interface ListedThings {
  readonly listDocuments: readonly ListedThing[];
  readonly listThings: readonly ListedThing[];
  readonly listAccounts: readonly ListedThing[];
}

type Row = Partial<Omit<ListedThing, 'no' | 'quantity'>> & {
  readonly name: string;
  quantity?: number | undefined;
};

const THINGS: ReadonlySet<string> = new Set(['paper', 'key', 'seal', 'badge', 'device', 'other']);

/** What is handed over one by one, numbered through: documents, things, accounts. */
export function listedThings(source: ViewSource): ListedThings {
  const { departure, say } = source;
  const own = entriesOf(departure.transition.handoverList?.items, []).map(({ entry }) => entry);
  const ofKind = (isWanted: (kind: string) => boolean) =>
    own.filter(({ kind = 'other' }) => isWanted(kind)).map(item => itemRow(item, say('listed.handedOver')));
  const documents = [...deliverables(source), ...ofKind(kind => kind === 'data')];
  const things = [...equipment(source), ...ofKind(kind => THINGS.has(kind))];
  const accounts = [...accountRows(source), ...ofKind(kind => kind === 'account')];
  let no = 0;
  const numbered = (rows: readonly Row[]) =>
    rows.map(({ quantity = 1, ...row }): ListedThing => {
      no += 1;
      return {
        place: NONE,
        version: NONE,
        classification: NONE,
        state: NONE,
        note: NONE,
        ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== '')),
        name: row.name,
        no: String(no),
        quantity: String(quantity),
      };
    });
  return {
    listDocuments: numbered(documents),
    listThings: numbered(things),
    listAccounts: numbered(accounts),
  };
}

/** What stands on the list is handed over, unless somebody wrote something else. */
function itemRow(
  { name = '', quantity, place, version, classification, state, note }: Lenient<HandoverItem>,
  handedOver: string,
): Row {
  return given({ name, quantity, place, version, classification, state: state?.trim() || handedOver, note });
}

/** The deliverables of the checklist, and the documents of the pack itself. */
function deliverables({ pack, say }: ViewSource): Row[] {
  const items = entriesOf(pack.checklist?.value?.deliverables?.items, []).map(({ entry }) => entry);
  const rows = items.map(
    ({ title, id = '', quantity, location, repository, tag, branch, classification, note }) =>
      given({
        name: title || id,
        quantity,
        place: location || repository,
        version: tag || branch,
        classification,
        state: say('listed.handedOver'),
        note,
      }),
  );
  const pages = PACK_DOCUMENTS.filter(name => name.startsWith('docs/')).flatMap(name => {
    const path = `${pack.folder}/${name}`;
    const page = pack.documents.find(document => document.path === path);
    if (page === undefined) return [];
    // What the title says of the project stands at the head of the list, as the contract has it.
    const title = /^# ([^:：\n]{1,200})/m.exec(page.text)?.[1]?.trim() ?? name;
    return [given({ name: title, place: path, state: say('listed.handedOver') })];
  });
  return [...rows, ...pages];
}

/** Devices that the leaver has, or had until they gave them back. */
function equipment({ pack, departure, say, language }: ViewSource): Row[] {
  const team = pack.team?.value;
  return entriesOf(pack.checklist?.value?.deliverables?.equipment, []).flatMap(({ entry }) => {
    const {
      name,
      id = '',
      quantity,
      location,
      number,
      classification,
      returnedOn,
      belongsTo,
      note,
      holder,
    } = entry;
    if (!isSamePerson(team, holder, departure.transition.leaving)) return [];
    const date = dateWriter(language)(returnedOn);
    return [
      given({
        name: name || id,
        quantity,
        place: location,
        version: number,
        classification,
        state: date === undefined ? say('listed.toReturn') : say('listed.returned', { date }),
        note: note || belongsTo,
      }),
    ];
  });
}

function accountRows({ pack, departure, say, language, today }: ViewSource): Row[] {
  const accounts = entriesOf(pack.checklist?.value?.customer?.accounts, []).map(({ entry }) => entry);
  const next = findPerson(pack.team?.value, departure.transition.successor)?.name;
  return departure.access.map(({ account, system, shared, endedOn }) => {
    const entry = accounts.find(({ id }) => id === account);
    const date = dateWriter(language)(endedOn) ?? '';
    const isEnded = endedOn !== undefined && endedOn <= today;
    const state = isEnded
      ? say(shared ? 'access.rotated' : 'access.revoked', { date })
      : say(shared ? 'access.toRotate' : 'access.toRevoke');
    return given({
      name: system,
      place: entry?.vault,
      version: say(shared ? 'listed.shared' : 'listed.personal'),
      state,
      note: entry?.note || (shared && next ? say('listed.knownTo', { who: next }) : undefined),
    });
  });
}

function given(
  row: { readonly [Name in keyof Row]: Row[Name] | undefined } & { readonly name: string },
): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as Row;
}
