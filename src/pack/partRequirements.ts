import type { Part } from './names.ts';
import { entriesOf } from './pack.ts';
import type { Checklist, Deliverable } from './types.generated.ts';
import type { Lenient } from './yaml/conform.ts';
import type { YamlFile, YamlPath } from './yaml/file.ts';
import { isGiven } from './yaml/given.ts';

// What a successor needs from each part: the fields that the six-part checklist of the handover method names, and of
// those that practice adds the ones without which an entry cannot be used.

/** Something that a part lacks. */
export interface Lack {
  /** As in the YAML, such as `accounts[vpn, his-db].vault`; `a|b` where one of them is enough. */
  readonly name: string;
  /** Where a text field can be added: in which map, after which of its fields. */
  readonly places: readonly { readonly path: YamlPath; readonly after: string; readonly field: string }[];
}

/** What the part lacks, in the order of its fields. */
export function lacksOf(file: YamlFile<Checklist>, part: Part): readonly Lack[] {
  return [...fields(file, part, ['owner']), ...REQUIREMENTS[part](file, file.value ?? {})];
}

/**
 * What turns “done” into a fact: something to look at, and a successor who has explained it back (teach-back).
 * @returns the fields that are missing
 */
export function unprovenFields(file: YamlFile<Checklist>, part: Part): readonly string[] {
  return ['evidence', 'confirmedBy', 'confirmedOn'].filter(field => !isGiven(file, [part, field]));
}

type Requirement = (file: YamlFile<Checklist>, checklist: Lenient<Checklist>) => readonly Lack[];

const REQUIREMENTS: Readonly<Record<Part, Requirement>> = {
  customer: (file, { customer }) => {
    const { contacts, escalation, accounts } = customer ?? {};
    return [
      ...fields(file, 'customer', ['name', 'type', 'contacts']),
      ...inEntries(file, ['customer', 'contacts'], contacts, ['phone', 'email', 'wechat']),
      ...fields(file, 'customer', ['escalation']),
      ...inEntries(file, ['customer', 'escalation'], escalation, ['contact']),
      ...fields(file, 'customer', ['accounts']),
      ...['holder', 'vault'].flatMap(field =>
        inEntries(
          file,
          ['customer', 'accounts'],
          accounts,
          [field],
          ({ revokedOn }) => revokedOn === undefined,
        ),
      ),
    ];
  },
  progress: (file, { progress }) => [
    ...fields(file, 'progress', ['stage', 'summary', 'milestones']),
    ...inEntries(file, ['progress', 'milestones'], progress?.milestones, ['planned', 'forecast', 'actual']),
  ],
  deliverables: (file, { deliverables, progress }) => {
    if (!isGiven(file, ['deliverables', 'items'])) return [named('items')];
    // Before there is a system that runs, there is nothing to log and to back up.
    const runs = progress?.stage !== 'requirements' && progress?.stage !== 'development';
    const kinds = ['source-code', 'config-files', ...(runs ? ['logs', 'backup'] : [])];
    const items = deliverables?.items ?? [];
    const lacksIn = (kind: Deliverable['kind'], field: string) =>
      inEntries(file, ['deliverables', 'items'], items, [field], item => item.kind === kind);
    return [
      ...kinds
        .filter(kind => !items.some(item => item?.kind === kind))
        .map(kind => named(`items[kind: ${kind}]`)),
      ...['repository', 'branch'].flatMap(field => lacksIn('source-code', field)),
      ...stepsToBuild(items),
      ...(runs ? lacksIn('backup', 'lastRestoreTest') : []),
    ];
  },
  openItems: (file, { openItems }) => {
    const path = ['openItems', 'items'] as const;
    const isClosed = ({ state }: { state?: string | undefined }) => state === 'closed';
    // An empty list says that nothing is open.
    if (openItems?.items === undefined && !isGiven(file, path)) return [named('items')];
    return [
      ...['severity', 'owner'].flatMap(field =>
        inEntries(file, path, openItems?.items, [field], item => !isClosed(item)),
      ),
      ...inEntries(file, path, openItems?.items, ['closedBy'], isClosed),
    ];
  },
  specialNotes: (file, { specialNotes }) => {
    const path = ['specialNotes', 'items'] as const;
    return [
      ...fields(file, 'specialNotes', ['items']),
      ...['kind', 'detail'].flatMap(field => inEntries(file, path, specialNotes?.items, [field])),
      ...inEntries(file, path, specialNotes?.items, ['promisedTo'], ({ kind }) => kind === 'verbal-promise'),
    ];
  },
  thirdParties: (file, { thirdParties }) => {
    const path = ['thirdParties', 'items'] as const;
    const items = thirdParties?.items;
    return [
      ...fields(file, 'thirdParties', ['items']),
      ...inEntries(file, path, items, ['contact.phone', 'contact.email'], ({ kind }) => kind !== 'registry'),
      ...inEntries(
        file,
        path,
        items,
        ['contractEnd'],
        ({ kind }) => kind !== 'registry' && kind !== 'government',
      ),
    ];
  },
};

/** Fields that may hold any text, and so a placeholder. */
const TEXTS: ReadonlySet<string> = new Set([
  'name',
  'summary',
  'phone',
  'vault',
  'repository',
  'branch',
  'detail',
  'closedBy',
]);

/** The field that every entry of a list has, and after which new ones read well; `title` in all other lists. */
const TITLES: Readonly<Record<string, string>> = { contacts: 'name', accounts: 'system' };

/** Some deliverable says how to build or release; with none at all nobody but the leaver can ship a correction. */
function stepsToBuild(items: readonly (Lenient<Deliverable> | undefined)[]): Lack[] {
  const kinds: readonly unknown[] = ['build', 'release', 'source-code'];
  const isEnough = items.some(item => kinds.includes(item?.kind) && (item?.steps?.length ?? 0) > 0);
  return isEnough ? [] : [named('items[kind: build].steps')];
}

function fields(file: YamlFile, part: Part, names: readonly string[]): Lack[] {
  return names
    .filter(field => !isGiven(file, [part, field]))
    .map(field => ({
      name: field,
      places: TEXTS.has(field) ? [{ path: [part], after: 'status', field }] : [],
    }));
}

/** Entries that have none of the fields; several of them make one lack. */
function inEntries<Item extends object>(
  file: YamlFile,
  list: readonly [Part, string],
  items: readonly (Item | undefined)[] | undefined,
  anyOf: readonly [string, ...string[]],
  applies: (item: Item) => boolean = () => true,
): Lack[] {
  const lacking = entriesOf(items, list).filter(
    ({ entry, path }) =>
      applies(entry) && !anyOf.some(field => isGiven(file, [...path, ...field.split('.')])),
  );
  if (lacking.length === 0) return [];
  const ids = lacking.map(({ entry, path }) => {
    const { id, level } = entry as { id?: unknown; level?: unknown };
    return typeof id === 'string' ? id : typeof level === 'string' ? level : String(path.at(-1));
  });
  const shown = ids.length > 3 ? [...ids.slice(0, 3), '…'] : ids;
  const [field] = anyOf;
  return [
    {
      name: `${list[1]}[${shown.join(', ')}].${anyOf.join('|')}`,
      places: TEXTS.has(field)
        ? lacking.map(({ path }) => ({ path, after: TITLES[list[1]] ?? 'title', field }))
        : [],
    },
  ];
}

function named(name: string): Lack {
  return { name, places: [] };
}
