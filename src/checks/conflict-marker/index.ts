import type { Problem } from '../../core/findings.ts';
import { conflictMarkers } from '../../history/comments/conflictMarkers.ts';
import { schemaOf, type TextFile } from '../../pack/pack.ts';
import { defineCheck } from '../check.ts';

/** Conflicts of a merge that somebody is about to commit, or did. */
export default defineCheck({
  group: 'git',
  severity: 'error',
  needs: ['texts'],
  run: ({ texts, settings, rules }) => {
    // In the YAML of the pack it is a mistake of syntax, which the schema check explains.
    const isExplained = ({ path }: TextFile) =>
      rules.running.has('schema') && schemaOf(path, settings.folder) !== undefined;
    return texts.filter(file => !isExplained(file)).flatMap(problemsIn);
  },
});

function problemsIn({ path, text }: TextFile): Problem[] {
  const plain = text.replace(/\r\n?/g, '\n');
  const conflicts = conflictMarkers(path, plain).filter(({ confidence }) => confidence !== 'low');
  if (conflicts.length === 0) return [];
  const starts = [0, ...[...text.matchAll(/\r\n?|\n/g)].map(({ 0: end, index }) => index + end.length)];
  return conflicts.map(({ line }) => {
    const start = starts[line - 1] ?? 0;
    const length = /^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0;
    return {
      messageId: 'left',
      file: path,
      start,
      end: start + length,
      key: text.slice(start, start + length),
    };
  });
}
