import { commentsOfKeys, type KeyComment } from './keyComments.ts';
import { readKeys } from './keys.ts';
import { blankComments } from './parsers/json.ts';

/** What another file of the repository says that keys mean. */
export interface KeyDescriptions {
  /**
   * @param path of the config file that has the key
   * @param text of that file: it may name its schema
   */
  readonly describe: (path: string, text: string, name: string) => DescribedKey | undefined;
}

/** A description, and where it stands. */
export interface DescribedKey extends KeyComment {
  readonly path: string;
}

/** More of a description is a manual. UTF-16 units. */
const LONGEST = 200;
/** Levels of a schema that are followed. */
const DEEPEST = 6;

/** Whether a file describes the keys of others: a template of variables, Spring's metadata, a JSON Schema. */
export function describesKeys(path: string): boolean {
  const name = nameOf(path);
  return isVariableTemplate(name) || isSpringMetadata(name) || isSchema(name);
}

/** Reads the descriptions of all files that have some; a file that cannot be read describes nothing. */
export function readDescriptions(texts: ReadonlyMap<string, string>): KeyDescriptions {
  const variables = new Map<string, DescribedKey>();
  const spring = new Map<string, DescribedKey>();
  const schemas = new Map<string, ReadonlyMap<string, DescribedKey>>();
  for (const [path, text] of texts) {
    const name = nameOf(path);
    if (isVariableTemplate(name)) {
      const keys = readKeys(text, 'dotenv').keys;
      for (const [key, comment] of commentsOfKeys(text, keys)) addFirst(variables, key, { ...comment, path });
    } else if (isSpringMetadata(name)) {
      for (const [key, described] of springMetadata(text, path)) addFirst(spring, relaxed(key), described);
    } else if (isSchema(name)) schemas.set(name.toLowerCase(), schemaOf(text, path));
  }
  return {
    describe: (path, text, name) => {
      const last = name.slice(name.lastIndexOf('.') + 1);
      if (/^[A-Z][A-Z0-9_]*$/.test(last)) return other(variables.get(last), path);
      if (/^(?:application|bootstrap)/i.test(nameOf(path))) {
        const known = spring.get(relaxed(name));
        if (known) return known;
      }
      return schemaFor(path, text, schemas)?.get(name);
    },
  };
}

function isVariableTemplate(name: string): boolean {
  return /^\.?env(?:\.[\w-]{1,40})?\.(?:example|sample|template|dist|tmpl)$|^(?:example|sample)\.env$/i.test(
    name,
  );
}

function isSpringMetadata(name: string): boolean {
  return /spring-configuration-metadata\.json$/.test(name);
}

function isSchema(name: string): boolean {
  return /(?:^|[._-])schema\.json$/i.test(name);
}

/** A template does not describe itself: there the comment stands above the key. */
function other(described: DescribedKey | undefined, path: string): DescribedKey | undefined {
  return described?.path === path ? undefined : described;
}

/** Spring takes `max-size`, `maxSize` and `max_size` for the same ("Relaxed Binding"). */
function relaxed(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}

/** `properties: [{ name, description }]` (docs.spring.io, "Configuration Metadata"). */
function springMetadata(text: string, path: string): [string, DescribedKey][] {
  const content = parsed(text);
  const properties = isObject(content) ? content['properties'] : undefined;
  if (!Array.isArray(properties)) return [];
  const lineOf = lineFinder(text);
  return properties.flatMap((property: unknown): [string, DescribedKey][] => {
    if (!isObject(property)) return [];
    const { name, description } = property;
    if (typeof name !== 'string' || typeof description !== 'string') return [];
    return [[name, { text: short(description), path, line: lineOf(`"${name}"`) }]];
  });
}

/** The schema that a file names, or that is called like the file. */
function schemaFor(
  path: string,
  text: string,
  schemas: ReadonlyMap<string, ReadonlyMap<string, DescribedKey>>,
): ReadonlyMap<string, DescribedKey> | undefined {
  if (schemas.size === 0) return undefined;
  const named = /\$schema["']?\s{0,3}[:=]\s{0,3}["']?([^\s"',]{1,200})/.exec(text.slice(0, 2000))?.[1];
  const base = nameOf(path).replace(/\.\w{1,10}$/, '');
  return (
    (named && schemas.get(nameOf(named).toLowerCase())) ||
    ['.schema.json', '-schema.json', '_schema.json'].flatMap(
      ending => schemas.get(`${base}${ending}`.toLowerCase()) ?? [],
    )[0]
  );
}

function schemaOf(text: string, path: string): ReadonlyMap<string, DescribedKey> {
  const found = new Map<string, DescribedKey>();
  const lineOf = lineFinder(text);
  const root = parsed(text);
  const visit = (written: unknown, prefix: string, depth: number) => {
    const schema = referred(written, root);
    if (!isObject(schema) || depth > DEEPEST) return;
    const { properties, allOf } = schema;
    if (Array.isArray(allOf)) for (const part of allOf) visit(part, prefix, depth + 1);
    if (!isObject(properties)) return;
    for (const [key, property] of Object.entries(properties)) {
      if (!isObject(property)) continue;
      const name = prefix === '' ? key : `${prefix}.${key}`;
      const meant = referred(property, root);
      const said =
        property['description'] ?? (isObject(meant) ? (meant['description'] ?? meant['title']) : undefined);
      if (typeof said === 'string') found.set(name, { text: short(said), path, line: lineOf(`"${key}"`) });
      visit(property, name, depth + 1);
      visit(property['items'], `${name}[]`, depth + 1);
    }
  };
  visit(root, '', 0);
  return found;
}

/** What `$ref` of the same file stands for. */
function referred(schema: unknown, root: unknown): unknown {
  const ref = isObject(schema) ? schema['$ref'] : undefined;
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return schema;
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (at, part) => (isObject(at) ? at[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
      root,
    );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(blankComments(text.replace(/^\uFEFF/, '')));
  } catch {
    // What its own program could not read either describes nothing.
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The line of the first place where a piece stands; from 1. */
function lineFinder(text: string): (piece: string) => number {
  return piece => {
    const at = text.indexOf(piece);
    return at < 0 ? 1 : text.slice(0, at).split('\n').length;
  };
}

/** The first sentence, on one line. */
function short(description: string): string {
  const line = description.trim().replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}

function addFirst(map: Map<string, DescribedKey>, key: string, described: DescribedKey): void {
  if (!map.has(key)) map.set(key, described);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
