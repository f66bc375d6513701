import { schemaProblems } from '../../checks/schema/schemaProblems.ts';
import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import type { Problem } from '../../core/findings.ts';
import { type Language, loadCheckTranslator, type Translate } from '../../l10n/index.ts';
import { changedYaml, type YamlChange } from '../../pack/yaml/edit.ts';
import { fieldsOf, readYamlFile, type YamlFile } from '../../pack/yaml/file.ts';

/** What is to be changed in one file. */
export interface FileEdit {
  readonly file: YamlFile;
  /** Worked out on what stands in the file by then, so that places are found where they are. */
  changes(now: YamlFile): readonly YamlChange[];
}

/**
 * Edits as changes of files, in their order.
 * @param language of the error for what the schema does not allow
 * @throws UserError where a file cannot be edited, or would break its schema
 */
export async function editFiles(edits: readonly FileEdit[], language: Language): Promise<FileChange[]> {
  const [validators, sayCheck] = await Promise.all([
    import('../../pack/validators.generated.js'),
    loadCheckTranslator(language),
  ]);
  const validate = (file: YamlFile) => problemsOf(file, validators);
  return [...Map.groupBy(edits, ({ file }) => file)].flatMap(([file, inFile]) =>
    fileChange(file.path, file.text, (text = file.text) => {
      let now = text === file.text ? file : again(file, text);
      const before = validate(now);
      for (const { changes } of inFile) {
        const after = changedYaml(file.path, now.text, changes(now), { fields: fieldsOf(file) });
        if (after !== now.text) now = again(file, after);
      }
      refuseNewProblems(before, validate(now), sayCheck);
      return now.text;
    }),
  );
}

function again({ path, schema, schemaNode }: YamlFile, text: string): YamlFile {
  return readYamlFile(path, text, schema, schemaNode);
}

type Validators = typeof import('../../pack/validators.generated.js');

function problemsOf(file: YamlFile, validators: Validators): readonly Problem[] {
  const name = file.schema.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const validate = validators[name as keyof Validators];
  return validate(file.content) ? [] : schemaProblems(file, validate.errors ?? []);
}

/** What was wrong before is for the check to report, and no reason to change nothing else. */
function refuseNewProblems(before: readonly Problem[], after: readonly Problem[], sayCheck: Translate): void {
  const keyOf = ({ messageId, key, data }: Problem) => JSON.stringify([messageId, key, data]);
  const known = new Set(before.map(keyOf));
  const problem = after.find(one => !known.has(keyOf(one)));
  if (problem === undefined) return;
  throw new UserError('error.field.schema', {
    file: problem.file,
    problem: sayCheck(`schema.${problem.messageId}`, problem.data),
  });
}
