import type { Blame } from '../../history/blame.ts';
import type { Hint } from '../../history/comments/index.ts';
import type { Draft, Signed } from '../../history/drafts.ts';
import type { Evidence } from '../../history/issue.ts';
import { readReferences } from '../../history/references.ts';
import type { GatherOptions } from './reading.ts';

/** Hints at unresolved work, by the path of the file. */
export type HintsByFile = ReadonlyMap<string, readonly Hint[]>;

/** What hints say before anybody was asked who wrote them. */
export function unsignedDrafts(hints: HintsByFile, options: GatherOptions): Draft[] {
  return [...hints].flatMap(([path, found]) =>
    found.map(hint => draftOf(path, hint, undefined, undefined, options)),
  );
}

const EVIDENCE_KINDS = {
  'todo-comment': 'comment',
  'skipped-test': 'test',
  'conflict-marker': 'conflict',
} as const;

/** What one hint says. @param line who wrote it and when, where that is known */
export function draftOf(
  path: string,
  hint: Hint,
  line: Blame | undefined,
  user: Signed | undefined,
  { grammar }: GatherOptions,
): Draft {
  const author = line && (line.commit === undefined ? user : { name: line.name, email: line.email });
  const date = line?.date ?? '';
  const [ticket] = readReferences(hint.text, grammar);
  const evidence: Evidence = {
    kind: EVIDENCE_KINDS[hint.class],
    commit: line?.commit,
    file: path,
    line: hint.line,
    date: date || undefined,
    text: hint.text,
  };
  return {
    class: hint.class,
    key: `${path}:${hint.line}`,
    ticket: hint.class === 'todo-comment' && ticket ? { key: ticket.key, url: ticket.url } : undefined,
    title: hint.code ? `${hint.text} · ${hint.code}` : hint.text,
    by: author,
    involved: author ? [author] : [],
    date,
    severity: hint.severity,
    confidence: hint.confidence,
    // Neither the line nor the file: both change while the work stays undone.
    identity: hint.text.toLowerCase().replaceAll(/\s+/g, ' '),
    file: path,
    line: hint.line,
    sign: hint.sign,
    isLeftover: hint.isTemplate,
    evidence: [evidence],
  };
}
