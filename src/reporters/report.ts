import type { Severity } from '../core/findings.ts';
import type { Translate } from '../l10n/index.ts';

/** A finding as it is printed: worded, and nothing in it that must be masked. */
export interface ReportedFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  /** From the top of the repository, with `/`. */
  readonly file: string;
  /** From 1; columns in UTF-16 units, `endColumn` is the first one after. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly fingerprint: string;
  /** How to learn more. */
  readonly help: string;
  /** Whether `--fix` fixes it. */
  readonly fixable: boolean;
}

export interface ReportedRule {
  readonly id: string;
  readonly group: string;
  readonly severity: Severity;
  readonly title: string;
  /** The page of the rule, Markdown; '' where nobody asked for it. */
  readonly page: string;
}

/** Shares from 0 to 100, null where there is nothing to measure. */
export interface ReportedReadiness {
  readonly prevention: number | null;
  readonly response: number | null;
  readonly handover: number | null;
  readonly longTerm: number | null;
  readonly total: number | null;
}

/** Everything that a run has to say. */
/** A question that must be answered, and where. */
export interface ReportedMustHave {
  readonly id: string;
  readonly question: string;
  /** `guessed`: filled in by a program, to be confirmed. */
  readonly state: 'answered' | 'guessed' | 'open';
  /** From the top of the repository. */
  readonly file: string;
}

export interface Report {
  /** Sorted by file and place. */
  readonly findings: readonly ReportedFinding[];
  /** The rules that reported something or crashed, sorted by id. */
  readonly rules: readonly ReportedRule[];
  readonly readiness: ReportedReadiness;
  /** What must be known before somebody's last day; null where the pack was not looked at. */
  readonly mustHaves: readonly ReportedMustHave[] | null;
  /** Findings that the baseline holds back. */
  readonly baselined: number;
  /** Fixes that were applied before. */
  readonly fixed: number;
  /** What else people should know, in words. */
  readonly notes: readonly string[];
  /** False where something that was wanted could not be read; the notes say what. */
  readonly complete: boolean;
  readonly crashes: readonly { readonly ruleId: string; readonly message: string }[];
  readonly toolVersion: string;
}

/** Styles that a terminal may show. */
export type Style = 'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold' | 'underline';

export interface ReporterContext {
  readonly say: Translate;
  paint(style: Style, text: string): string;
  /** Only errors are listed; everything is counted. */
  readonly quiet: boolean;
  /** A commit waits for it: of what it prints, many a graphical client shows the first line only. */
  readonly forCommit: boolean;
}

/** Turns a report into the text of one format. */
export type Reporter = (report: Report, context: ReporterContext) => string;

/** The findings that are listed. */
export function listed({ findings }: Report, { quiet }: ReporterContext): readonly ReportedFinding[] {
  return quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
}

/** How many findings of each severity there are. */
export function summarise(findings: readonly ReportedFinding[]): {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
} {
  const count = (severity: Severity) => findings.filter(finding => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
