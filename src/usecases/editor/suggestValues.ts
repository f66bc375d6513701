import { choiceText, type FieldNode, fieldAt, resolved } from '../../pack/fields/fields.ts';
import { schemaText } from '../../pack/schemaText.ts';
import type { Person } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { nodeAtPath } from '../../pack/yaml/outline.ts';
import type { Wording } from '../fill/ask.ts';
import { type Cursor, siblingOf } from './cursor.ts';
import { aboutEntry } from './describe.ts';
import { type EditorFile, type EditorPack, isPathPlace, kindsAt } from './editorPack.ts';
import { entriesOfKind } from './entries.ts';
import { schemaNodeAt } from './schemaNode.ts';
import { likelyDays } from './suggestDates.ts';
import { type Suggestion, writtenText } from './suggestion.ts';

/** What lies in a folder of the project. */
export type ListFolder = (
  path: string,
) => Promise<readonly { readonly name: string; readonly isFolder: boolean }[]>;

export interface ValueContext {
  readonly file: EditorFile;
  readonly pack: EditorPack;
  readonly today: string;
  readonly wording: Wording;
  readonly listFolder: ListFolder;
}

/** Values for a field that its schema names: choices, yes and no, days. */
export function suggestChoices(
  node: FieldNode,
  cursor: Cursor,
  { file, pack, today, wording }: ValueContext,
): Suggestion[] {
  const { say, language } = wording;
  const name = String(cursor.path.findLast(step => typeof step === 'string') ?? '');
  if (node.format === 'date')
    return likelyDays(name, file, pack, today).map(({ date, messageId }) => {
      const label = say(messageId);
      return suggestion(cursor, 'date', date, { detail: label, filter: `${date} ${label}` });
    });
  const field = fieldAt([name], written(file.node, cursor), file.node, [file.schema, ...cursor.path]);
  const choices =
    node.const !== undefined ? [node.const] : (node.enum ?? (node.type === 'boolean' ? [true, false] : []));
  return choices.map(value => {
    const text = String(value);
    const word = field ? choiceText(text, field, language) : text;
    const detail = typeof value === 'boolean' ? say(value ? 'generate.ask.yes' : 'generate.ask.no') : word;
    const insert = `${cursor.lacksBlank ? ' ' : ''}${text}`;
    return {
      ...suggestion(cursor, 'choice', text, {
        detail: detail === text ? '' : detail,
        filter: `${text} ${word}`,
      }),
      insert,
    };
  });
}

/** The node as the schema has it, with its reference: only there it says each choice in words. */
function written(root: FieldNode, { path }: Cursor): FieldNode {
  const above = schemaNodeAt(root, path.slice(0, -1));
  const step = path.at(-1);
  return (typeof step === 'number' ? above.items : above.properties?.[String(step)]) ?? {};
}

/** Values that the pack itself knows: people, ids, fields of a guess, files of the project. */
export async function suggestKnown(cursor: Cursor, context: ValueContext): Promise<Suggestion[]> {
  const { file, pack } = context;
  const { path } = cursor;
  if (path.at(-2) === 'confirm') return guessedFields(cursor, context);
  const party = siblingOf(file.outline, path, 'party');
  const { kinds, isDefinition, person } = kindsAt(file.schema, path, party);
  if (person !== undefined) {
    const own = pack.people.filter(({ bot }) => bot !== true);
    const here = [
      ...own.filter(({ active }) => active !== false),
      ...own.filter(({ active }) => active === false),
    ];
    return [
      ...here.flatMap(one => personSuggestion(cursor, one, context)),
      ...(person === 'team'
        ? []
        : entriesOfKind(pack, 'contact').map(entry => entrySuggestion(cursor, entry, context.wording))),
    ];
  }
  if (kinds.length > 0 && !isDefinition)
    return kinds
      .flatMap(kind => entriesOfKind(pack, kind))
      .map(entry => entrySuggestion(cursor, entry, context.wording));
  return isPathPlace(file.schema, path) ? suggestPaths(cursor, context) : [];
}

function personSuggestion(
  cursor: Cursor,
  person: Lenient<Person>,
  { pack, wording }: ValueContext,
): Suggestion[] {
  const { id, name = '', names = [], emails = [] } = person;
  if (id === undefined) return [];
  const detail = person.active === false ? wording.say('editor.person.left', { name }) : name;
  const entry = entriesOfKind(pack, 'person').find(one => one.id === id);
  const description = entry ? aboutEntry(entry, wording).join('\n') : '';
  return [
    suggestion(cursor, 'person', id, {
      detail,
      description,
      filter: [id, name, ...names, ...emails].join(' '),
    }),
  ];
}

function entrySuggestion(
  cursor: Cursor,
  entry: ReturnType<typeof entriesOfKind>[number],
  wording: Wording,
): Suggestion {
  const { id, title } = entry;
  const description = aboutEntry(entry, wording).join('\n');
  return suggestion(cursor, 'id', id, {
    detail: title === id ? '' : title,
    description,
    filter: `${id} ${title}`,
  });
}

/** The fields that an entry has, but for what is named already. */
function guessedFields(cursor: Cursor, { file, wording }: ValueContext): Suggestion[] {
  const entry = nodeAtPath(file.outline, cursor.path.slice(0, -2));
  const node = schemaNodeAt(file.node, cursor.path.slice(0, -2));
  const named = new Set(
    cursor.holder?.children
      .filter(({ scalar }) => scalar?.span !== cursor.span)
      .map(({ scalar }) => scalar?.text),
  );
  return (entry?.children ?? []).flatMap(({ step }) => {
    const name = String(step);
    if (name === 'confirm' || name === 'from' || named.has(name)) return [];
    const child = resolved(node.properties?.[name] ?? {}, file.node);
    const { title, description } = schemaText(child, wording.language);
    return [suggestion(cursor, 'choice', name, { detail: title, description, filter: `${name} ${title}` })];
  });
}

/** What lies in the folder that is typed so far; from the project folder, or from that of the file behind `./` and `../`. */
async function suggestPaths(cursor: Cursor, { file, listFolder }: ValueContext): Promise<Suggestion[]> {
  const typed = cursor.typed.replace(/^["']/, '').replaceAll('\\', '/');
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const own = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const base = folder.startsWith('.') ? `${own}${folder}` : folder;
  const place = withoutDots(base);
  if (place === undefined) return [];
  const found = await listFolder(place);
  return found
    .filter(({ name }) => !/^(?:\.git|node_modules)$/.test(name))
    .toSorted(
      (one, other) => Number(other.isFolder) - Number(one.isFolder) || (one.name < other.name ? -1 : 1),
    )
    .map(({ name, isFolder }) => {
      const whole = `${folder}${name}${isFolder ? '/' : ''}`;
      const kind = isFolder ? ('folder' as const) : ('file' as const);
      return { ...suggestion(cursor, kind, whole, { detail: '', filter: whole }), opensNext: isFolder };
    });
}

/** @returns undefined for a place outside of the project */
function withoutDots(path: string): string | undefined {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/');
}

function suggestion(
  { span, lacksBlank }: Cursor,
  kind: Suggestion['kind'],
  value: string,
  {
    detail,
    description = '',
    filter,
  }: { readonly detail: string; readonly description?: string; readonly filter: string },
): Suggestion {
  const insert = `${lacksBlank ? ' ' : ''}${kind === 'date' ? value : writtenText(value)}`;
  return {
    kind,
    label: value,
    detail,
    description,
    insert,
    isSnippet: false,
    filter,
    span,
    opensNext: false,
  };
}
