import { firstFew } from '../core/firstFew.ts';
import type { Translate } from '../l10n/index.ts';
import { type Report, type ReportedMustHave, summarise } from './report.ts';

const PHASES = ['prevention', 'response', 'handover', 'longTerm'] as const;

/** "3 errors, 2 warnings": all findings, listed or not; '' where there is none. */
export function wordCounts({ findings }: Report, say: Translate): string {
  const counts = Object.entries(summarise(findings)).filter(([, count]) => count > 0);
  return counts.map(([id, count]) => say(`report.${id}`, { count })).join(say('report.separator'));
}

/** What else there is to know about the findings, a sentence each. */
export function wordRemarks({ findings, baselined }: Report, say: Translate): readonly string[] {
  const fixable = findings.filter(finding => finding.fixable).length;
  return [
    ...(fixable > 0 ? [say('report.fixable', { count: fixable })] : []),
    ...(baselined > 0 ? [say('report.baselined', { count: baselined })] : []),
  ];
}

/** The crashes, a sentence each. */
export function wordCrashes({ crashes }: Report, say: Translate): readonly string[] {
  return crashes.map(({ ruleId, message }) => say('report.crashed', { rule: ruleId, message }));
}

/** So many open questions are named. */
const NAMED = 3;

/** What must be known: how much of it is, and the first questions that are open. Nothing where all is answered. */
export function wordMustHaves(
  { mustHaves }: { readonly mustHaves: readonly Pick<ReportedMustHave, 'question' | 'state'>[] | null },
  say: Translate,
): string[] {
  if (mustHaves === null) return [];
  const of = (state: string) => mustHaves.filter(item => item.state === state);
  const [answered, guessed, open] = [of('answered'), of('guessed'), of('open')];
  if (guessed.length + open.length === 0) return [];
  const questions = firstFew(
    open.map(({ question }) => question),
    NAMED,
    ' ',
  );
  return [
    say('report.mustHaves', {
      total: mustHaves.length,
      answered: answered.length,
      guessed: guessed.length,
      open: open.length,
    }),
    ...(open.length === 0 ? [] : [say('report.mustHavesOpen', { questions })]),
  ];
}

/** How ready the project is; undefined where nothing was measured. */
export function wordReadiness({ readiness }: Report, say: Translate): string | undefined {
  const { total } = readiness;
  if (total === null) return undefined;
  const list = PHASES.flatMap(phase => {
    const percent = readiness[phase];
    return percent === null ? [] : [say(`report.phase.${phase}`, { percent })];
  });
  return say('report.readiness', { total, list: list.join(say('report.separator')) });
}
