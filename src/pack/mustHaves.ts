import { UserError } from '../core/errors.ts';
import type { Span } from '../core/findings.ts';
import type { Wording } from '../core/wording.ts';
import { findBlocks } from './markdown/blocks.ts';
import { findQuestions, sectionsOf } from './markdown/placeholders.ts';
import type { Pack } from './pack.ts';
import type { CustomerType, Stage } from './types.generated.ts';
import { valueAt } from './yaml/editing/content.ts';
import type { YamlFile, YamlPath } from './yaml/file.ts';
import { isGiven } from './yaml/given.ts';
import { parseYaml } from './yaml/parse.ts';
import { mapOf } from './yaml/values.ts';

/** Where the pack can answer a question: a field of a YAML file, or a section of a document. */
type Place =
  | {
      readonly file: string;
      readonly at: readonly string[];
      /** Of a list only entries of these kinds. */
      readonly kinds: readonly string[] | undefined;
      /** An entry answers only with one of these fields; of several steps, as in `contact.phone`. */
      readonly field: readonly (readonly string[])[] | undefined;
      readonly every: boolean;
      /** Only these values answer. */
      readonly is: readonly string[] | undefined;
    }
  | { readonly file: string; readonly titles: readonly string[] };

/** Something that must be known before somebody's last day. */
export interface MustHave {
  readonly id: string;
  readonly question: Wording;
  /** Undefined: in all of them. */
  readonly stages: readonly Stage[] | undefined;
  readonly customers: readonly CustomerType[] | undefined;
  readonly answeredBy: readonly Place[];
}

/** More than these nobody answers. */
const MOST = 25;

/** Those of `must-have.yaml`. */
export async function builtInMustHaves(): Promise<readonly MustHave[]> {
  const { MUST_HAVES } = await import('./mustHaves.generated.ts');
  return mustHavesOf(MUST_HAVES, 'must-have.yaml');
}

/**
 * Reads the must-haves of a company; `must-have.schema.json` describes the form.
 * @param path named in the error
 * @throws UserError when it is no YAML, has more than 25 items, or lacks what an item cannot be without
 */
export function readMustHaves(text: string, path: string): readonly MustHave[] {
  return mustHavesOf(parseYaml(text).content, path);
}

function mustHavesOf(content: unknown, path: string): readonly MustHave[] {
  const { items } = mapOf(content);
  const wrong = (place: string) => new UserError('error.mustHave', { path, place });
  if (!Array.isArray(items) || items.length > MOST) throw wrong('items');
  return items.map((entry: unknown, index) => {
    const { id, question, stages, customers, answeredBy } = mapOf(entry);
    const places = Array.isArray(answeredBy) ? answeredBy.map(placeOf) : [];
    const isWhole = typeof id === 'string' && isWords(question) && places.length > 0;
    if (!isWhole || places.includes(undefined)) throw wrong(`items[${index}]`);
    return {
      id,
      question,
      stages: textsOf(stages) as readonly Stage[] | undefined,
      customers: textsOf(customers) as readonly CustomerType[] | undefined,
      answeredBy: places.filter(place => place !== undefined),
    };
  });
}

/** `guessed`: a program filled it in, and nobody has confirmed it. */
export type MustHaveState = 'answered' | 'guessed' | 'open';

/** A must-have of this project, and where it stands. */
export interface MeasuredMustHave {
  readonly id: string;
  readonly question: Wording;
  readonly state: MustHaveState;
  /** Where the answer stands, or belongs. */
  readonly place: Span & { readonly file: string; readonly key: string };
}

/**
 * Which must-haves of a project are answered. What stage and customer are not known counts for none: only questions that
 * every project has are asked then.
 */
export function measureMustHaves(pack: Pack, all: readonly MustHave[]): readonly MeasuredMustHave[] {
  const { progress, customer } = pack.checklist?.value ?? {};
  const applies = <Name>(wanted: readonly Name[] | undefined, own: Name | undefined) =>
    wanted === undefined || (own !== undefined && wanted.includes(own));
  return all
    .filter(item => applies(item.stages, progress?.stage) && applies(item.customers, customer?.type))
    .flatMap(({ id, question, answeredBy }) => {
      const [first, ...others] = answeredBy.map(place => measure(pack, place));
      if (first === undefined) return [];
      const best = others.reduce(
        (known, other) => (RANK[other.state] > RANK[known.state] ? other : known),
        first,
      );
      return [{ id, question, ...best }];
    });
}

/** How many there are in each state, and all together, as messages want it. */
export function withTotal(
  counts: Readonly<Record<MustHaveState, number>>,
): Readonly<Record<MustHaveState | 'total', number>> {
  return { ...counts, total: counts.answered + counts.guessed + counts.open };
}

/** How many there are in each state. */
export function countStates(
  items: readonly Pick<MeasuredMustHave, 'state'>[],
): Readonly<Record<MustHaveState, number>> {
  const counts = { answered: 0, guessed: 0, open: 0 };
  for (const { state } of items) counts[state] += 1;
  return counts;
}

const RANK: Readonly<Record<MustHaveState, number>> = { open: 0, guessed: 1, answered: 2 };

type Measured = Pick<MeasuredMustHave, 'state' | 'place'>;

function measure(pack: Pack, place: Place): Measured {
  const path = `${pack.folder}/${place.file}`;
  if ('titles' in place) return measureSection(pack, path, place.titles);
  const file = pack.yamlFiles.find(one => one.path === path);
  if (file === undefined) return { state: 'open', place: { file: path, start: 0, end: 0, key: '' } };
  return { state: stateIn(file, place), place: file.at(place.at) };
}

/** A section answers when it is there, says something, and none of its questions is left; a program may have begun it. */
function measureSection({ documents }: Pack, path: string, titles: readonly string[]): Measured {
  const text = documents.find(document => document.path === path)?.text ?? '';
  const section = sectionsOf(text).find(({ title }) => titles.includes(title));
  const { start, end } = section ?? { start: 0, end: 0 };
  const place = {
    file: path,
    start,
    end: text.indexOf('\n', start) < 0 ? end : text.indexOf('\n', start),
    key: '',
  };
  const words = text.slice(start, end);
  const isAnswered = section !== undefined && hasWords(words) && findQuestions(words).length === 0;
  // What the files say stands in a generated block; whether it is all of the answer, a person has to tell.
  const isGuessed = findBlocks(words).blocks.some(({ body }) => /[\p{L}\p{N}]/u.test(body));
  const state = isAnswered ? 'answered' : isGuessed ? 'guessed' : 'open';
  return { state, place: section ? place : { ...place, end: 0 } };
}

/** Whether something stands below the heading beside quotations, which are the advice of the template, and comments. */
function hasWords(section: string): boolean {
  return withoutComments(section)
    .split('\n')
    .slice(1)
    .some(line => /[\p{L}\p{N}]/u.test(line) && !line.trimStart().startsWith('>'));
}

function withoutComments(text: string): string {
  const [before = '', ...rest] = text.split('<!--');
  const kept = rest.map(part => (part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : part));
  return before + kept.join('');
}

function stateIn(file: YamlFile, place: Extract<Place, { at: unknown }>): MustHaveState {
  const { at, kinds, field, every, is } = place;
  if (!isGiven(file, at)) return 'open';
  const value = valueAt(file.content, at);
  if (is !== undefined) return typeof value === 'string' && is.includes(value) ? 'answered' : 'open';
  if (!Array.isArray(value)) return isGuessed(file.content, at) ? 'guessed' : 'answered';
  const states = value.flatMap((entry, index): MustHaveState[] => {
    const own: YamlPath = [...at, index];
    if (kinds !== undefined && !kinds.includes(String(mapOf(entry)['kind']))) return [];
    const found = field === undefined ? [] : field.find(steps => isGiven(file, [...own, ...steps]));
    if (found === undefined) return ['open'];
    return [isGuessed(file.content, [...own, ...found]) ? 'guessed' : 'answered'];
  });
  if (states.length === 0) return 'open';
  const order = states.sort((one, other) => RANK[one] - RANK[other]);
  return (every ? order[0] : order.at(-1)) ?? 'open';
}

/** Whether the entry that it stands in, or the field, is marked as a guess. */
function isGuessed(content: unknown, path: YamlPath): boolean {
  return (
    path.some((step, index) => {
      const { confirm } = mapOf(valueAt(content, path.slice(0, index)));
      return confirm === true || (Array.isArray(confirm) && confirm.includes(step));
    }) || mapOf(valueAt(content, path))['confirm'] === true
  );
}

function placeOf(entry: unknown): Place | undefined {
  const { file, at, section, kinds, field, every, is } = mapOf(entry);
  if (typeof file !== 'string') return undefined;
  if (isWords(section))
    return { file, titles: typeof section === 'string' ? [section] : [section.en, section['zh-CN']] };
  if (typeof at !== 'string') return undefined;
  return {
    file,
    at: at.split('.'),
    kinds: textsOf(kinds),
    field: textsOf(field)?.map(name => name.split('.')),
    every: every === true,
    is: textsOf(is),
  };
}

function isWords(value: unknown): value is Wording {
  const { en, 'zh-CN': chinese } = mapOf(value);
  return typeof value === 'string' || (typeof en === 'string' && typeof chinese === 'string');
}

function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : undefined;
}
