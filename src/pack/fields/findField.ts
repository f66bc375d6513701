import { distance } from 'fastest-levenshtein';
import { comparableName } from '../../core/comparableName.ts';
import { UserError } from '../../core/errors.ts';
import { schemaText } from '../schemaText.ts';
import type { YamlFile, YamlPath } from '../yaml/file.ts';
import { type Field, type FieldNode, fieldAt, nodeAt } from './fields.ts';

/** A field of the pack that has a place, filled in or not. */
export interface PlacedField {
  readonly file: YamlFile;
  readonly path: YamlPath;
  readonly field: Field;
  /** As a person may name it; that of a checklist without the file: `progress.milestones.go-live.planned`. */
  readonly name: string;
}

/** One step on the way to a field, and everything that it may be called. */
export interface Step {
  readonly name: string;
  readonly words: readonly string[];
  /** What stands for the file, and only in place of its name. */
  readonly aliases?: readonly string[];
  /** What it costs to leave it out; 1 where nothing is said. */
  readonly leftOut?: number;
}

interface Candidate extends PlacedField {
  readonly steps: readonly Step[];
}

/** The name of a file in a field's way; people speak of the project where the files say checklist. */
const FILE_ALIASES: Readonly<Record<string, readonly string[]>> = {
  checklist: ['project', '清单', '项目'],
  team: ['团队'],
  'config-index': ['configs', '配置索引'],
  config: ['settings', '设置'],
};
/** Fields that are named where the one that was meant is not there. */
const NAMED = 12;
const NEAR = 3;
/** What a step costs that is named by its title, and a file that is named in other words; one that is left out costs 1. */
const CALLED = 0.25;
const ALIAS = 0.5;

/**
 * The field that a way means: steps from the file inwards, entries of lists by their id or name. Steps that say nothing
 * new may be left out: `team.primary`, `milestones.go-live.planned`. Titles of the schemas will do as well as names.
 * @throws UserError with the nearest names where there is none, with all of them where several are meant
 */
export function findField(files: readonly YamlFile[], way: string): PlacedField {
  const candidates = files.flatMap(candidatesIn);
  const found = candidates.flatMap(candidate => {
    const left = unsaid(way, candidate.steps);
    return left === undefined ? [] : [{ candidate, left }];
  });
  const least = Math.min(...found.map(({ left }) => left));
  const [best, ...others] = found.filter(({ left }) => left === least).map(({ candidate }) => candidate);
  if (best === undefined) throw nothingThere(way, candidates);
  if (others.length > 0) {
    const names = [best, ...others].slice(0, NAMED).map(({ name }) => name);
    throw new UserError('error.field.several', { field: way, fields: names.join(', ') });
  }
  return best;
}

/** All fields that have a place in the files of a pack. */
export function fieldsOfPack(files: readonly YamlFile[]): readonly PlacedField[] {
  return files.flatMap(candidatesIn);
}

/** All fields that have a place in a file: those of the schema, and those of the entries that are there. */
function candidatesIn(file: YamlFile): Candidate[] {
  const root: FieldNode = file.schemaNode;
  const { schema, content } = file;
  const walk = (node: FieldNode, value: unknown, path: YamlPath, steps: readonly Step[]): Candidate[] => {
    const names = new Set([
      ...Object.keys(node.properties ?? {}),
      ...(node.patternProperties ? Object.keys((value ?? {}) as object) : []),
    ]);
    return [...names].flatMap(name => {
      const child = nodeAt(node, name, root);
      const inner = (value as Readonly<Record<string, unknown>> | undefined | null)?.[name];
      const place = [...path, name];
      const way = [...steps, { name, words: [name, ...titlesOf(child)] }];
      const field = fieldAt(stringsIn(place), child, root, [schema, ...place]);
      if (field) return [{ file, path: place, field, name: nameOfSteps(way, schema), steps: way }];
      if (!Array.isArray(inner)) return walk(child, inner, place, way);
      return inner.flatMap((entry: unknown, index) => {
        if (typeof entry !== 'object' || entry === null) return [];
        const step = stepOf(entry as Readonly<Record<string, unknown>>, index);
        return walk(nodeAt(child, index, root), entry, [...place, index], [...way, step]);
      });
    });
  };
  return walk(root, content, [], firstSteps(file));
}

/** The steps to a place of a file, by the names that `findField` takes. */
export function stepsTo(file: YamlFile, path: YamlPath): Step[] {
  const root: FieldNode = file.schemaNode;
  let node = root;
  let value = file.content;
  const inside = path.map(step => {
    node = nodeAt(node, step, root);
    value = (value as Readonly<Record<string, unknown>> | undefined | null)?.[step];
    return typeof step === 'number'
      ? stepOf((value ?? {}) as Readonly<Record<string, unknown>>, step)
      : { name: step, words: [step, ...titlesOf(node)] };
  });
  return [...firstSteps(file), ...inside];
}

/** There may be several departures, each a folder. */
function firstSteps({ schema, path }: YamlFile): Step[] {
  const folder = path.split('/').at(-2) ?? '';
  return [
    ...(path.includes('/transitions/') ? [{ name: folder, words: [folder] }] : []),
    {
      name: schema,
      words: [schema],
      aliases: FILE_ALIASES[schema] ?? [],
      // The checklist is what people mean where they name no file.
      ...(schema === 'checklist' && { leftOut: 0.5 }),
    },
  ];
}

/** What an entry of a list is called: its id before all, else what is like one. */
function stepOf(entry: Readonly<Record<string, unknown>>, index: number): Step {
  const said = ['id', 'path', 'area', 'duty', 'party', 'level', 'date', 'name', 'title', 'system'].flatMap(
    field => {
      const value = entry[field];
      return typeof value === 'string' && value !== '' ? [value] : [];
    },
  );
  return { name: said[0] ?? String(index), words: [...said, String(index)] };
}

function stringsIn(path: YamlPath): string[] {
  return path.filter(step => typeof step === 'string');
}

function titlesOf(node: FieldNode): string[] {
  return (['en', 'zh-CN'] as const).flatMap(language => schemaText(node, language).title || []);
}

export function nameOfSteps(steps: readonly Step[], schema: string): string {
  return (schema === 'checklist' ? steps.slice(1) : steps).map(({ name }) => name).join('.');
}

/**
 * How many steps of a way were left out; half of one for a file that is called by another name, a quarter for a step that
 * is called by its title.
 * @returns undefined where the way does not lead there
 */
export function unsaid(way: string, steps: readonly Step[]): number | undefined {
  return leastUnsaid(way.split('.'), steps);
}

/** The field itself, which is the last step, must be named. */
function leastUnsaid(words: readonly string[], [step, ...inner]: readonly Step[]): number | undefined {
  if (step === undefined) return words.length === 0 ? 0 : undefined;
  if (words.length === 0) return undefined;
  const [named, called] = [widthOf(words, [step.name]), widthOf(words, step.words)];
  const alias = widthOf(words, step.aliases ?? []);
  const ways = [
    ...(named > 0 ? [[named, 0] as const] : called > 0 ? [[called, CALLED] as const] : []),
    ...(alias > 0 ? [[alias, ALIAS] as const] : []),
    ...(inner.length > 0 ? [[0, step.leftOut ?? 1] as const] : []),
  ];
  const all = ways.flatMap(([width, cost]) => {
    const left = leastUnsaid(words.slice(width), inner);
    return left === undefined ? [] : [left + cost];
  });
  return all.length === 0 ? undefined : Math.min(...all);
}

/** How many words of a way one of the names takes: a path or a version has dots of its own. */
function widthOf(words: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const width = name.split('.').length;
    if (width <= words.length && plain(words.slice(0, width).join('.')) === plain(name)) return width;
  }
  return 0;
}

/** `go-live-date` is as good as `goLiveDate`. */
function plain(word: string): string {
  return comparableName(word).replace(/[\s_-]/g, '');
}

function nothingThere(way: string, candidates: readonly Candidate[]): UserError {
  const words = way.split('.');
  const above = words.slice(0, -1).join('.');
  const siblings = candidates.flatMap(({ steps, name }) => {
    const left = above === '' ? undefined : unsaid(above, steps.slice(0, -1));
    return left === undefined ? [] : [{ name, left }];
  });
  const least = Math.min(...siblings.map(({ left }) => left));
  const inside = siblings.filter(({ left }) => left === least).map(({ name }) => name);
  const away = (name: string) => distance(plain(name.split('.').slice(-words.length).join('.')), plain(way));
  const names = (inside.length > 0 ? inside : candidates.map(({ name }) => name)).toSorted(
    (one, other) => away(one) - away(other),
  );
  const shown = [...new Set(names)].slice(0, inside.length > 0 ? NAMED : NEAR);
  return new UserError('error.field.unknown', { field: way, fields: shown.join(', ') || '–' });
}
