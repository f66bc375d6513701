import type { Fix, TextEdit } from '../../core/findings.ts';
import { editYaml, type YamlChange } from './edit.ts';
import { valueAt } from './editing/content.ts';
import { type EditSource, isRefusal, sourceOf } from './editing/place.ts';
import { planChange } from './editing/plan.ts';
import { fieldsOf, type YamlFile, type YamlPath } from './file.ts';

const sources = new WeakMap<YamlFile, EditSource>();

/**
 * A fix that changes a YAML file. That the changed text says what it should is looked at when somebody asks for the
 * edits: until then a check costs no reading of the file for each of its findings. Edits that turn out to say something
 * else are none.
 * @returns nothing where a change is refused
 */
export function yamlFix(
  file: YamlFile,
  changes: readonly YamlChange[],
  words: Pick<Fix, 'messageId' | 'data' | 'safe'>,
): Fix[] {
  const { text, document, content } = file;
  if (document === undefined || changes.length === 0) return [];
  const source = sources.get(file) ?? sourceOf(text, document, content);
  sources.set(file, source);
  const fields = fieldsOf(file);
  for (const change of changes) {
    const plan = planChange(source, change, fields);
    if (isRefusal(plan) || plan.edits.length === 0) return [];
  }
  let edits: readonly TextEdit[] | undefined;
  return [
    {
      ...words,
      get edits() {
        if (edits === undefined) {
          const edited = editYaml(text, changes, { fields });
          edits = isRefusal(edited) ? [] : edited.edits;
        }
        return edits;
      },
    },
  ];
}

/** Changes that take away those of the fields that are there, if others stay. */
export function removals(
  { content }: YamlFile,
  path: YamlPath,
  names: readonly string[],
): readonly YamlChange[] {
  const known = Object.keys((valueAt(content, path) ?? {}) as object);
  const gone = names.filter(name => known.includes(name));
  // A map without fields would be no map.
  return gone.length === known.length ? [] : gone.map(name => ({ remove: [...path, name] }));
}
