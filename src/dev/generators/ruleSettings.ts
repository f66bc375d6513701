import type { CheckFolder } from './checks.ts';
import type { NamedSchema, SchemaNode } from './schema.ts';

/**
 * The schemas with every rule named in `rules` of the settings, so that editors complete and explain them.
 * @param schemas as they are in the files
 */
export function withRuleSettings(
  schemas: readonly NamedSchema[],
  folders: readonly CheckFolder[],
): readonly NamedSchema[] {
  const properties = Object.fromEntries(
    folders.map(({ id, messages }) => {
      const [en = '', zh = ''] = [messages.en['title'], messages['zh-CN']['title']];
      const text = { title: `${en} · ${zh}`, description: `${en}.\n\n${zh}。` };
      return [id, { ...text, $ref: '#/definitions/ruleSetting' }];
    }),
  );
  return replaceRules(schemas, rules => ({ ...rules, properties }));
}

/** The schemas as they are for any rule: what types and the field reference say, which need not list them. */
export function withAnyRule(schemas: readonly NamedSchema[]): readonly NamedSchema[] {
  const anyRule = { '^[a-z][a-z0-9-]*$': { $ref: '#/definitions/ruleSetting' } };
  return replaceRules(schemas, ({ properties: _, ...rules }) => ({ ...rules, patternProperties: anyRule }));
}

function replaceRules(
  schemas: readonly NamedSchema[],
  replace: (rules: SchemaNode) => SchemaNode,
): readonly NamedSchema[] {
  return schemas.map(({ name, schema }) => {
    const rules = schema.properties?.['rules'];
    if (name !== 'config' || rules === undefined) return { name, schema };
    const properties = { ...schema.properties, rules: replace(rules) };
    return { name, schema: { ...schema, properties } };
  });
}
