import type { Problem } from '../../core/findings.ts';
import type { YamlFile } from '../../pack/yaml/file.ts';
import { defineCheck } from '../check.ts';
import { misspeltFiles } from './misspeltFiles.ts';
import { schemaProblems } from './schemaProblems.ts';

/** Mistakes in the YAML itself, and everything that its schema does not allow, each at its place. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack', 'paths'],
  run: async ({ pack, paths }) => {
    // The validators are large, and needed only where there is a file to validate.
    const validators =
      pack.yamlFiles.length > 0 ? await import('../../pack/validators.generated.js') : undefined;
    const problems = pack.yamlFiles.flatMap(file => {
      const broken = brokenYaml(file);
      if (file.content === undefined || validators === undefined) return broken;
      const name = file.schema.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const validate = validators[name as keyof typeof validators];
      return [...broken, ...(validate(file.content) ? [] : schemaProblems(file, validate.errors ?? []))];
    });
    return [...problems, ...misspeltFiles(pack, paths)];
  },
});

/** The field stays the same when lines move; the rest of the line may be a secret. */
const FIELD = /^[\s?-]*["']?([\w.][\w.-]{0,59})["']?\s*[:：]/;

function brokenYaml({ path, text, schema, problems }: YamlFile): Problem[] {
  return problems.map(({ start, ...problem }) => {
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1).slice(0, 1000);
    const key = FIELD.exec(line)?.[1] ?? '';
    const isConfig = problem.messageId === 'empty' && schema === 'config';
    return { ...problem, start, file: path, key, ...(isConfig && emptyConfig(text)) };
  });
}

/** Settings that are all commented out: nothing that a generated file could replace. */
function emptyConfig(text: string): Pick<Problem, 'messageId' | 'fixes'> {
  const line = `${text === '' || text.endsWith('\n') ? '' : '\n'}version: 1\n`;
  const edits = [{ start: text.length, end: text.length, text: line }];
  return {
    messageId: 'emptyConfig',
    fixes: [{ messageId: 'fix.add', data: { field: 'version' }, edits, safe: false }],
  };
}
