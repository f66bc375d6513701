import { Document, isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { type SchemaLanguage, schemaText } from '../schemaText.ts';
import { NOT_IN_A_TEXT } from './syntax.ts';

/** The parts of a JSON Schema that comments are made of. */
export interface SchemaNode {
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

/** How deep the fields of a new file are explained; deeper, the editor's hover does it. */
const COMMENT_DEPTH = 2;
/** These fields explain themselves, or are explained once at the top of the file. */
const WITHOUT_COMMENT = new Set(['version', 'confirm', 'from', 'status', 'owner']);

/**
 * Writes a new YAML file of the pack: modeline, title, and above each section what belongs there, in the
 * reader's language and from the schema, so that nobody needs a second window to fill it in.
 * @param schemaPath where the schema lies, relative to the file
 * @param note a sentence for the head of the file, may be ''
 */
export function writeYaml(
  value: unknown,
  schema: SchemaNode,
  options: { schemaPath: string; language: SchemaLanguage; note: string },
): string {
  const { schemaPath, language, note } = options;
  const document = new Document(value, clean, { aliasDuplicateObjects: false });
  if (isMap(document.contents)) explain(document.contents, schema, schema, language, 1);
  const { title, description } = schemaText(schema, language);
  const head = [`# yaml-language-server: $schema=${schemaPath}`, `# ${title}`, `# ${description}`];
  if (note) head.push(`# ${note}`);
  return `${head.join('\n')}\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}`;
}

/** What git, a database or an old editor left in a name must not stand in a file that is checked for it. */
function clean(_key: unknown, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(NOT_IN_A_TEXT, '') : value;
}

function explain(
  map: YAMLMap,
  node: SchemaNode,
  root: SchemaNode,
  language: SchemaLanguage,
  depth: number,
): void {
  const { properties = {} } = resolve(node, root);
  for (const pair of map.items as Pair[]) {
    if (!isScalar(pair.key)) continue;
    const name = String(pair.key.value);
    const property = properties[name];
    if (property === undefined) continue;
    if (depth <= COMMENT_DEPTH && !WITHOUT_COMMENT.has(name)) {
      const { description } = schemaText(property, language);
      if (description && (depth === 1 || isSeq(pair.value) || isMap(pair.value)))
        pair.key.commentBefore = ` ${description}`;
    }
    if (depth === 1) pair.key.spaceBefore = true;
    // A list of field names reads best on one line.
    if (name === 'confirm' && isSeq(pair.value)) pair.value.flow = true;
    if (isMap(pair.value)) explain(pair.value, property, root, language, depth + 1);
    if (isSeq(pair.value) && depth <= COMMENT_DEPTH) separate(pair.value);
  }
}

/** An empty line between entries, unless each of them is one line. */
function separate(list: YAMLSeq): void {
  if (!list.items.some(item => isMap(item) && item.items.length > 1)) return;
  list.items.forEach((item, index) => {
    if (index > 0 && isMap(item)) item.spaceBefore = true;
  });
}

/** A reference keeps its own title, so only what is missing comes from what it refers to. */
function resolve(node: SchemaNode, root: SchemaNode): SchemaNode {
  const name = node.$ref?.replace('#/definitions/', '');
  return name === undefined ? node : { ...root.definitions?.[name], ...node };
}
