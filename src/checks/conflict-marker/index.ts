import type { Problem } from '../../core/findings.ts';
import { lineSpans } from '../../core/positions.ts';
import type { conflictMarkers } from '../../history/comments/conflictMarkers.ts';
import { schemaOf, type TextFile } from '../../pack/pack.ts';
import { defineCheck } from '../check.ts';

/** Conflicts of a merge that somebody is about to commit, or did. */
export default defineCheck({
  group: 'git',
  severity: 'error',
  needs: ['texts'],
  run: async ({ texts, settings, rules }) => {
    const suspects = texts.filter(({ text }) => text.includes('<<<<<<<'));
    if (suspects.length === 0) return [];
    // With what reads comments and strings: a commit check that needs none of it must not wait for it.
    const { conflictMarkers } = await import('../../history/comments/conflictMarkers.ts');
    // In the YAML of the pack it is a mistake of syntax, which the schema check explains.
    const isExplained = ({ path }: TextFile) =>
      rules.running.has('schema') && schemaOf(path, settings.folder) !== undefined;
    return suspects.filter(file => !isExplained(file)).flatMap(file => problemsIn(file, conflictMarkers));
  },
});

function problemsIn({ path, text }: TextFile, markersIn: typeof conflictMarkers): Problem[] {
  const plain = text.replace(/\r\n?/g, '\n');
  const conflicts = markersIn(path, plain).filter(({ confidence }) => confidence !== 'low');
  if (conflicts.length === 0) return [];
  const spans = lineSpans(text);
  return conflicts.map(({ line }) => {
    const { start, end } = spans[line - 1] ?? { start: 0, end: 0 };
    return { messageId: 'left', file: path, start, end, key: text.slice(start, end) };
  });
}
