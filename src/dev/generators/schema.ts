import type { SchemaSnippet } from '../../pack/fields/schemaSnippet.ts';

/** The keywords of draft-07 that the schemas of this project use. */
export interface SchemaNode {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly additionalProperties?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
  readonly defaultSnippets?: readonly SchemaSnippet[];
}

/** One schema file: its name without `.schema.json`, and its content. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: SchemaNode;
}

/** Order in which documents appear in everything that is generated, and the interface each one becomes. */
export const DOCUMENTS: Readonly<Record<string, { readonly type: string; readonly file: string }>> = {
  checklist: { type: 'Checklist', file: 'checklist.yaml' },
  team: { type: 'Team', file: 'team.yaml' },
  'config-index': { type: 'ConfigIndex', file: 'config-index.yaml' },
  issues: { type: 'IssuesTriage', file: 'issues.yaml' },
  transition: { type: 'Transition', file: 'transition.yaml' },
  'observation-log': { type: 'ObservationLog', file: 'observation-log.yaml' },
  config: { type: 'HandoverConfig', file: 'handover.config.yaml' },
};

/** Name of the definition a `#/definitions/…` reference points to; undefined without one. */
export function refName(node: SchemaNode): string | undefined {
  return node.$ref?.replace('#/definitions/', '');
}

/**
 * The node with its reference followed; text beside the reference wins over the text of the definition.
 * @throws Error if the definition is missing
 */
export function resolve(node: SchemaNode, root: SchemaNode): SchemaNode {
  const name = refName(node);
  if (name === undefined) return node;
  const target = root.definitions?.[name];
  if (!target) throw new Error(`${root.$id ?? 'schema'}: no definition ${name}`);
  const { $ref: _, ...beside } = node;
  return { ...target, ...beside };
}
