import type { Assets, Project } from '../../core/ports.ts';
import { wordsIn } from '../../core/wording.ts';
import { type Frontend, type Language, loadCheckTranslator, type Translate } from '../../l10n/index.ts';
import type { Report } from '../../reporters/report.ts';
import { type CheckResult, ruleInfo } from './checkProject.ts';
import { safeFix } from './fix.ts';

export interface ReportOptions {
  /** Fixes that were applied before. */
  readonly fixed: number;
  readonly toolVersion: string;
  readonly language: Language;
  readonly say: Translate;
  /** For whom the findings are worded; left out: for the command line. */
  readonly frontend?: Frontend | undefined;
  readonly assets: Assets;
  /** Whether the pages of the rules are wanted; they are read from files. */
  readonly withPages: boolean;
}

/** Words a result, with the paths from the top of the repository, ready for any reporter. */
export async function makeReport(
  project: Project,
  result: CheckResult,
  options: ReportOptions,
): Promise<Report> {
  const { language, say } = options;
  const { findings, crashes, unread, readiness, baselined } = result;
  const mustHaves = result.mustHaves?.map(({ id, question, state, place }) => ({
    id,
    question: wordsIn(question, language),
    state,
    file: project.prefix + place.file,
  }));
  const ids = [...new Set([...findings, ...crashes].map(({ ruleId }) => ruleId))].sort();
  // A clean run has nothing to word.
  const sayCheck = ids.length > 0 ? await loadCheckTranslator(language, options.frontend) : say;
  return {
    findings: findings.map(finding => ({
      ruleId: finding.ruleId,
      severity: finding.severity,
      file: project.prefix + finding.file,
      line: finding.line,
      column: finding.column,
      endLine: finding.endLine,
      endColumn: finding.endColumn,
      message: sayCheck(`${finding.ruleId}.${finding.messageId}`, finding.data),
      fingerprint: finding.fingerprint,
      help: `handover explain ${finding.ruleId}`,
      fixable: safeFix(finding) !== undefined,
    })),
    rules: await Promise.all(
      ids.map(async id => ({
        id,
        group: ruleInfo(id)?.group ?? '',
        severity: ruleInfo(id)?.severity ?? 'error',
        title: sayCheck(`${id}.title`),
        page: options.withPages ? await readRulePage(id, language) : '',
      })),
    ),
    readiness,
    mustHaves: mustHaves ?? null,
    baselined: baselined.length,
    fixed: options.fixed,
    notes: unread.notes.map(({ id, data }) => say(id, data)),
    complete: unread.complete,
    crashes: crashes.map(({ ruleId, error }) => ({
      ruleId,
      message: error instanceof Error ? error.message : String(error),
    })),
    toolVersion: options.toolVersion,
  };
}

/** The page of a rule, as Markdown. */
export async function readRulePage(id: string, language: Language): Promise<string> {
  const { default: pages } =
    language === 'en'
      ? await import('../../checks/pages.en.generated.json', { with: { type: 'json' } })
      : await import('../../checks/pages.zh-CN.generated.json', { with: { type: 'json' } });
  return (pages as Readonly<Record<string, string>>)[id] ?? '';
}
