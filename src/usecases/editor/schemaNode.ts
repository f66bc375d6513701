import { type FieldNode, nodeAt, resolved } from '../../pack/fields/fields.ts';
import type { YamlPath } from '../../pack/yaml/file.ts';

/** What a schema says of a place, all forms that it may have taken together. */
export function schemaNodeAt(root: FieldNode, path: YamlPath): FieldNode {
  let node = together(root, root);
  for (const step of path) node = together(nodeAt(node, step, root), root);
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
