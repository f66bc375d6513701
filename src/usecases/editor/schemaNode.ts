import { type FieldNode, nodeAt, resolved } from '../../pack/fields/fields.ts';
import type { YamlPath } from '../../pack/yaml/file.ts';

const known = new WeakMap<FieldNode, Map<string, FieldNode>>();

/**
 * What a schema says of a place, all forms that it may have taken together. An outline asks for each line of a file, so
 * what was found is kept; all entries of a list are one place.
 */
export function schemaNodeAt(root: FieldNode, path: YamlPath): FieldNode {
  const nodes = known.get(root) ?? new Map<string, FieldNode>();
  known.set(root, nodes);
  const key = path.map(step => (typeof step === 'number' ? '*' : step)).join('\n');
  const last = path.at(-1);
  const node =
    nodes.get(key) ??
    (last === undefined
      ? together(root, root)
      : together(nodeAt(schemaNodeAt(root, path.slice(0, -1)), last, root), root));
  nodes.set(key, node);
  return node;
}

/** The fields, entries and choices of all forms of a node. */
function together(node: FieldNode, root: FieldNode): FieldNode {
  const forms = node.anyOf?.map(form => together(resolved(form, root), root));
  if (forms === undefined) return node;
  const [items] = forms.flatMap(form => form.items ?? []);
  const choices = forms.flatMap(form => [
    ...(form.enum ?? []),
    ...(form.type === 'boolean' ? [true, false] : []),
  ]);
  return {
    ...node,
    properties: Object.assign({}, ...forms.map(form => form.properties ?? {})),
    ...(items && { items }),
    ...(choices.length > 0 && { enum: choices }),
  };
}
