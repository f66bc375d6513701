import type { Problem } from '../../core/findings.ts';
import type { YamlFile } from '../../pack/yamlFile.ts';
import { defineCheck } from '../check.ts';
import { schemaProblems } from './schemaProblems.ts';

/** Mistakes in the YAML itself, and everything that its schema does not allow, each at its place. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack'],
  run: async ({ pack }) => {
    // The validators are large, and needed only where there is a file to validate.
    const validators =
      pack.yamlFiles.length > 0 ? await import('../../pack/validators.generated.js') : undefined;
    return pack.yamlFiles.flatMap(file => {
      const broken = brokenYaml(file);
      if (file.content === undefined || validators === undefined) return broken;
      const name = file.schema.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const validate = validators[name as keyof typeof validators];
      return [...broken, ...(validate(file.content) ? [] : schemaProblems(file, validate.errors ?? []))];
    });
  },
});

function brokenYaml({ path, text, problems }: YamlFile): Problem[] {
  return problems.map(({ messageId, data = {}, start, end }) => {
    const [line = ''] = text.slice(text.lastIndexOf('\n', start - 1) + 1).split(/[\r\n]/, 1);
    return { messageId, data, file: path, start, end, key: line.trim().slice(0, 200) };
  });
}
