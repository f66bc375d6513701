import type { SchemaError } from '../../pack/validators.generated.js';

/** Keywords whose errors only say that one of the others failed. */
const COLLECTIVE = new Set(['if', 'allOf', 'not', 'oneOf', 'contains']);
/** Which of several errors about one value says most, from the best; what is not named comes between. */
const FIRST = ['enum', 'type', 'const'];

/**
 * Leaves one error for each mistake. Of a choice (`anyOf`) each branch complains: where a branch takes values of the
 * kind that is there, its errors are what is wrong, otherwise the choice as a whole. Of several errors about one value
 * one is enough: "must be a text" says nothing new beside "must be one of".
 */
export function reduceErrors(
  errors: readonly SchemaError[],
  valueAt: (pointer: string) => unknown,
): readonly SchemaError[] {
  const choices = new Map<string, SchemaError>();
  for (const error of errors) if (error.keyword === 'anyOf') choices.set(error.instancePath, error);
  const kept: SchemaError[] = [];
  const values = new Map<string, SchemaError>();
  const answered = new Set<string>();
  for (const error of errors) {
    if (COLLECTIVE.has(error.keyword) || error.keyword === 'anyOf') continue;
    const choice = choices.size > 0 ? choiceAround(error.instancePath, choices) : undefined;
    if (choice !== undefined) {
      const value = valueAt(choice);
      // Only the branch for maps or lists complains about what is in one; a word is wrong or right as a whole.
      const isAnswer =
        typeof value === 'object' && value !== null
          ? error.instancePath !== choice || isAboutKind(error)
          : error.keyword === 'enum';
      if (!isAnswer) continue;
      answered.add(choice);
    }
    if (isAboutKind(error)) {
      kept.push(error);
      continue;
    }
    const other = values.get(error.instancePath);
    if (other === undefined || rank(error, valueAt) < rank(other, valueAt))
      values.set(error.instancePath, error);
  }
  for (const [path, error] of choices) if (!answered.has(path)) kept.push(error);
  return [...kept, ...values.values()];
}

/** About the fields of a map or the entries of a list, of which there may be many. */
function isAboutKind({ keyword }: SchemaError): boolean {
  return keyword === 'required' || keyword === 'additionalProperties' || keyword === 'uniqueItems';
}

/** The choice that a place is part of. */
function choiceAround(pointer: string, choices: ReadonlyMap<string, unknown>): string | undefined {
  for (let path = pointer; ; path = path.slice(0, path.lastIndexOf('/'))) {
    if (choices.has(path)) return path;
    if (path === '') return undefined;
  }
}

function rank(error: SchemaError, valueAt: (pointer: string) => unknown): number {
  const value = valueAt(error.instancePath);
  // A list or nothing at all is no wrong choice, but no choice.
  const isWord = value !== null && typeof value !== 'object';
  if (error.keyword === 'type' && !isWord) return -1;
  const at = FIRST.indexOf(error.keyword);
  return at < 0 ? FIRST.length : at;
}
