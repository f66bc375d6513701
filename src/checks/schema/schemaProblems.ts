import { closest } from '../../core/closest.ts';
import type { Fix, Problem } from '../../core/findings.ts';
import type { SchemaError } from '../../pack/validators.generated.js';
import type { ConformSchema } from '../../pack/yaml/conform.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import { type Slip, slipsIn } from '../../pack/yaml/slips.ts';
import { choiceMeant, dateMeant, truthMeant } from '../../pack/yaml/valuesMeant.ts';
import { addField, renameField, replaceValue, writtenValue } from './edits.ts';
import { reduceErrors } from './reduceErrors.ts';

/** More mistakes than this in one file are one: it is another file than it should be. */
const LIMIT = 200;

/** Words what ajv says, each at the smallest place that it is about. */
export function schemaProblems(file: YamlFile, errors: readonly SchemaError[]): readonly Problem[] {
  const newer = errors.find(error => isNewerVersion(file, error));
  // A newer program knows more fields than this one; nothing else that could be said would be true.
  if (newer) return [problemOf(file, newer)];
  const problems = new Map<string, Problem>();
  const reduced = reduceErrors(errors, pointer => valueAt(file.content, pathOf(pointer, file.content)));
  for (const error of withoutMisspelt(file, reduced)) {
    if (problems.size === LIMIT) break;
    const problem = problemOf(file, error);
    // What is written once and referred to elsewhere is wrong once.
    const place = [problem.messageId, problem.start, problem.end, problem.data?.['field']].join(' ');
    if (!problems.has(place)) problems.set(place, problem);
  }
  return [...problems.values()];
}

/** A field that is missing because its name is misspelt is one mistake, which is fixed by renaming. */
function withoutMisspelt(file: YamlFile, errors: readonly SchemaError[]): readonly SchemaError[] {
  const meant = new Set<string>();
  for (const { keyword, instancePath, params } of errors) {
    if (keyword !== 'additionalProperties') continue;
    const name = String(params['additionalProperty']);
    const known = knownFields(file, pathOf(instancePath, file.content));
    meant.add(`${instancePath}/${closest(name.slice(0, NAME_LENGTH), known)}`);
  }
  return errors.filter(
    ({ keyword, instancePath, params }) =>
      keyword !== 'required' || !meant.has(`${instancePath}/${params['missingProperty']}`),
  );
}

function isNewerVersion(file: YamlFile, { keyword, instancePath, params }: SchemaError): boolean {
  const version = valueAt(file.content, ['version']);
  const isVersion = keyword === 'const' && instancePath === '/version';
  return isVersion && Number.isInteger(version) && Number(version) > Number(params['allowedValue']);
}

function problemOf(file: YamlFile, error: SchemaError): Problem {
  const { keyword, params, instancePath, schemaPath } = error;
  const path = pathOf(instancePath, file.content);
  const value = valueAt(file.content, path);
  const field = fieldName(path);
  switch (keyword) {
    case 'required': {
      const name = String(params['missingProperty']);
      return schemaPath.includes('/then/') ? neededField(file, path, name) : missingField(file, path, name);
    }
    case 'additionalProperties':
      return unknownField(file, path, String(params['additionalProperty']));
    case 'enum':
      return wrongChoice(file, path, value, params['allowedValues']);
    case 'const':
      return isNewerVersion(file, error)
        ? { messageId: 'newerVersion', data: { version: Number(value) }, ...file.at(path) }
        : { messageId: 'constant', data: { field, value: String(params['allowedValue']) }, ...file.at(path) };
    case 'type':
      return wrongType(file, path, value, String(params['type']));
    case 'format':
      return params['format'] === 'date'
        ? wrongDate(file, path, value)
        : { messageId: 'regex', data: { field }, ...file.at(path) };
    case 'minimum':
    case 'maximum':
      return { messageId: keyword, data: { field, limit: Number(params['limit']) }, ...file.at(path) };
    case 'minItems':
      return { messageId: keyword, data: { field }, ...file.at(path) };
    case 'minLength':
      return { messageId: isEntry(path) ? 'noEntry' : 'minLength', data: { field }, ...file.at(path) };
    case 'uniqueItems':
      return { messageId: 'uniqueItems', data: { field }, ...file.at([...path, Number(params['i'])]) };
    case 'anyOf': {
      const isConfirm = field === 'confirm';
      const fix = isConfirm ? retyped(file, path, value, 'boolean', undefined) : [];
      return { messageId: isConfirm ? 'confirm' : 'form', data: { field }, ...file.at(path), ...fixes(fix) };
    }
    default:
      return { messageId: 'form', data: { field }, ...file.at(path) };
  }
}

function missingField(file: YamlFile, path: YamlPath, name: string): Problem {
  const place = file.at(path, 'key');
  const fix = addField(file, path, { name, value: initial(schemaAt(file, [...path, name])) });
  const key = place.key === '' ? name : `${place.key}.${name}`;
  return { messageId: 'missingField', data: { field: name }, ...place, key, ...fixes(fix) };
}

/** What is demanded only beside a certain value: a reason for a part that is not applicable. */
function neededField(file: YamlFile, path: YamlPath, name: string): Problem {
  const [given = '', condition] = Object.entries(schemaAt(file, path)?.if?.properties ?? {})[0] ?? [];
  const place = file.at([...path, given]);
  return {
    messageId: 'neededField',
    data: { given, value: String(condition?.const ?? ''), field: name },
    ...place,
    ...fixes(addField(file, path, { name, value: null, after: given })),
  };
}

/** What an added field begins with; nothing where only a person knows, so that it is asked for. */
function initial(node: ConformSchema | undefined): unknown {
  return node?.const ?? (node?.type === 'array' ? [] : null);
}

/** Longer names are no slip of the finger. */
const NAME_LENGTH = 100;

function unknownField(file: YamlFile, path: YamlPath, name: string): Problem {
  if (name === '') return { messageId: 'noName', ...file.at([...path, name], 'key') };
  const meant = closest(name.slice(0, NAME_LENGTH), knownFields(file, path));
  const place = file.at([...path, name], 'key');
  // What looks like a field further up is one that begins with a space which YAML takes for a letter.
  const [slip] = /^[^!-~]/.test(name) ? slipsIn(file.text, place.start, place.end) : [];
  if (slip?.messageId === 'space')
    return { messageId: 'space', ...place, start: slip.start, end: slip.end, fixes: [slip.fix] };
  const isRule = file.schema === 'config' && path.length === 1 && path[0] === 'rules';
  const messageId = isRule ? 'unknownRule' : 'unknownField';
  return {
    messageId: meant ? `${messageId}Meant` : messageId,
    data: { field: name.slice(0, NAME_LENGTH), ...(meant && { meant }) },
    ...place,
    ...(meant && fixes(renameField(file, path, name, meant))),
  };
}

function wrongChoice(file: YamlFile, path: YamlPath, value: unknown, allowed: unknown): Problem {
  const choices = Array.isArray(allowed) ? allowed.map(String) : [];
  const meant = choiceMeant(value, choices, schemaAt(file, path));
  return {
    messageId: meant ? 'choiceMeant' : 'choiceOf',
    data: { field: fieldName(path), choices: choices.join(', '), ...(meant && { meant }) },
    ...file.at(path),
    ...(meant && fixes(replaceValue(file, path, meant, 'fix.replace', false))),
  };
}

/** What entries of lists are made of. */
const ENTRY_KINDS = new Set(['object', 'string', 'oneText']);

function isEntry(path: YamlPath): boolean {
  return typeof path.at(-1) === 'number';
}

function wrongType(file: YamlFile, path: YamlPath, value: unknown, type: string): Problem {
  const field = fieldName(path);
  const place = file.at(path);
  if (value === null && path.length > 0)
    return { messageId: isEntry(path) ? 'noEntry' : 'noValue', data: { field }, ...place };
  const node = schemaAt(file, path);
  if (type === 'string' && node?.format === 'date' && typeof value === 'number')
    return wrongDate(file, path, value);
  const [slip] = type === 'object' || type === 'array' ? slipsAt(file, path, value) : [];
  if (slip) {
    const { messageId, start, end, fix } = slip;
    return { messageId, ...place, start, end, fixes: [fix] };
  }
  if (path.length === 0) return { messageId: 'notAMap', ...place };
  const isText = type === 'string' && typeof value === 'object';
  const kind = isText ? 'oneText' : type;
  return {
    messageId: isEntry(path) && ENTRY_KINDS.has(kind) ? `entry.${kind}` : `type.${kind}`,
    data: { field },
    ...place,
    ...fixes(retyped(file, path, value, type, node)),
  };
}

/** A wrong colon makes a text of what should be fields; a wrong dash makes fields of what should be a list. */
function slipsAt(file: YamlFile, path: YamlPath, value: unknown): readonly Slip[] {
  const [start = 0, end = 0] = file.own(path)?.range ?? [];
  if (start === end) return [];
  const slips = slipsIn(file.text, file.text.lastIndexOf('\n', start - 1) + 1, end);
  return typeof value === 'string' ? slips : slips.filter(({ messageId }) => messageId === 'dash');
}

/** The same value, written so that it has the type that is wanted. */
function retyped(
  file: YamlFile,
  path: YamlPath,
  value: unknown,
  type: string,
  node: ConformSchema | undefined,
): Fix[] {
  const written = writtenValue(file, path);
  if (written === undefined) return [];
  const { source, isPlain } = written;
  // A number or a word like `yes` that is meant as text wants quotes, which change nothing else.
  if (type === 'string' && isPlain && /^[\w.+-]+$/.test(source))
    return replaceValue(file, path, source, 'fix.quote', true);
  if (typeof value !== 'string') return [];
  if ((type === 'integer' || type === 'number') && /^\d{1,9}$/.test(value.trim()))
    return replaceValue(file, path, Number(value), 'fix.unquote', true);
  const truth = type === 'boolean' ? truthMeant(value) : undefined;
  if (truth !== undefined) return replaceValue(file, path, truth === 'true', 'fix.replace', false);
  const isListOfTexts = type === 'array' && node?.items?.type === 'string';
  if (!isListOfTexts || (isPlain && /[,[\]{}]/.test(source))) return [];
  return replaceValue(file, path, [value], 'fix.list', false);
}

function wrongDate(file: YamlFile, path: YamlPath, value: unknown): Problem {
  const { iso, isExact } = dateMeant(value) ?? {};
  return {
    messageId: iso ? 'dateMeant' : 'date',
    data: { field: fieldName(path), ...(iso && { meant: iso }) },
    ...file.at(path),
    ...(iso && fixes(replaceValue(file, path, iso, 'fix.replace', isExact === true))),
  };
}

function fixes(fixes: readonly Fix[]): { fixes?: readonly Fix[] } {
  return fixes.length > 0 ? { fixes } : {};
}

/** A JSON pointer as the way through the content; only there is it known which steps are numbers. */
function pathOf(pointer: string, content: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let value = content;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(value) ? Number(name) : name;
    path.push(step);
    value = valueAt(value, [step]);
  }
  return path;
}

function valueAt(content: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    content,
  );
}

/** The name of the field; of an entry of a list, that of the list. */
function fieldName(path: YamlPath): string {
  return String(path.findLast(step => typeof step === 'string') ?? '').slice(0, NAME_LENGTH);
}

function knownFields(file: YamlFile, path: YamlPath): readonly string[] {
  return Object.keys(schemaAt(file, path)?.properties ?? {});
}

/** The node of the schema that a place in the content follows; of a choice, the branch for maps and lists. */
function schemaAt({ schemaNode: root }: YamlFile, path: YamlPath): ConformSchema | undefined {
  const follow = (node: ConformSchema | undefined): ConformSchema | undefined => {
    const name = node?.$ref?.replace('#/definitions/', '');
    if (name !== undefined) return follow(root.definitions?.[name]);
    return node?.anyOf ? node.anyOf.map(follow).find(branch => branch?.properties ?? branch?.items) : node;
  };
  return path.reduce<ConformSchema | undefined>(
    (node, step) => follow(typeof step === 'number' ? node?.items : node?.properties?.[step]),
    root,
  );
}
