import { GitError, UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import { isOpen } from '../../history/issue.ts';
import { RISKS } from '../../inventory/coverage.ts';
import type { Language, Translate } from '../../l10n/index.ts';
import { age } from '../../reporters/issues/listing.ts';
import type {
  ConfigsPart,
  IssuesPart,
  KnowledgePart,
  ProjectReport,
} from '../../reporters/project/report.ts';
import { shownText } from '../shownText.ts';
import { readTransitions } from '../transition/readTransitions.ts';
import { packPart } from './packPart.ts';
import { readTrend } from './trend.ts';

export interface ReportServices {
  readonly assets: Assets;
  readonly say: Translate;
  readonly language: Language;
  readonly signal?: AbortSignal | undefined;
  /** Told what is known so far, whenever a part has come: git takes its time, the pack does not. */
  readonly onPart?: (report: PartialReport) => void;
}

/** A report of which parts are still being read. */
export type PartialReport = Pick<ProjectReport, keyof ProjectReport & (keyof PackOnly | 'today' | 'notes')> &
  Partial<ProjectReport>;
type PackOnly = Omit<ProjectReport, 'configs' | 'issues' | 'knowledge' | 'trend'>;

/** Rows of a list on the page. */
const TOP = 8;
/** People who are named. */
const NAMED = 5;

/**
 * Puts a project on one page. A part that cannot be read is null and told in the notes; that it is empty is another thing.
 * @param today yyyy-mm-dd
 * @throws UserError where there is no pack; the signal's reason when it is aborted
 */
export async function readReport(
  project: Project,
  today: string,
  services: ReportServices,
): Promise<ProjectReport> {
  const { assets, say, language, signal } = services;
  const call = { ...(signal && { signal }) };
  const world = await readTransitions(project, today, assets, { withoutHistory: true, ...call });
  const notes: string[] = [];
  let report: PartialReport = { today, notes, ...packPart(world, { say, language, mask: shownText }) };
  services.onPart?.(report);
  const part = async <Name extends 'configs' | 'issues' | 'knowledge' | 'trend'>(
    name: Name,
    read: () => Promise<ProjectReport[Name]>,
  ): Promise<{ [key in Name]: ProjectReport[Name] }> => {
    const value = await read().catch((error: unknown) => {
      if (signal?.aborted) throw error;
      notes.push(say('dashboard.unread', { part: say(`dashboard.${name}`), reason: reasonOf(error, say) }));
      return null;
    });
    const read_ = { [name]: value } as { [key in Name]: ProjectReport[Name] };
    report = { ...report, ...read_ };
    services.onPart?.(report);
    return read_;
  };
  // One after the other: git reads the same history for most of them, and keeps it for the next.
  const trend = await part('trend', () => readTrend(project, world, today, assets, call));
  const configs = await part('configs', () => readConfigsPart(project, world.settings, services));
  const knowledge = await part('knowledge', () => readKnowledgePart(project, today, services));
  const issues = await part('issues', () => readIssuesPart(project, today, services));
  return { ...report, ...trend, ...configs, ...knowledge, ...issues };
}

function reasonOf(error: unknown, say: Translate): string {
  if (error instanceof UserError) return say(error.messageId, error.data);
  if (error instanceof GitError) return say('error.git', { command: error.subcommand, reason: error.reason });
  throw error;
}

async function readConfigsPart(
  project: Project,
  settings: Awaited<ReturnType<typeof readTransitions>>['settings'],
  { assets, signal }: ReportServices,
): Promise<ConfigsPart> {
  const { readConfigs } = await import('../configs/report.ts');
  const { coverage, files } = await readConfigs(project, assets, { settings, quick: true, signal });
  const urgent = files.filter(({ risk, state }) => risk === 'high' && state === 'undocumented');
  return {
    files: coverage.files,
    documented: coverage.documented,
    percent: coverage.percent,
    byRisk: RISKS.map(risk => {
      const { files: count, documented } = coverage.byRisk[risk];
      return { risk, files: count, documented };
    }).filter(({ files: count }) => count > 0),
    urgent: urgent.slice(0, TOP).map(({ path }) => ({ text: shownText(path), file: path, line: 1 })),
  };
}

async function readIssuesPart(
  project: Project,
  today: string,
  { assets, signal, say }: ReportServices,
): Promise<IssuesPart> {
  const { findIssues } = await import('../issues/findIssues.ts');
  const found = await findIssues(project, { today, authors: 'kept' }, { assets, signal });
  const failure = found.notes.find(({ id }) => id === 'issues.note.failed');
  if (failure) throw new UserError('error.issuesUnread', { reason: failure.data['reason'] ?? '' });
  const open = found.items.filter(issue => isOpen(issue, today) && !issue.named);
  const serious = open.filter(({ severity, confidence }) => severity !== 'minor' && confidence !== 'low');
  return {
    open: open.length,
    serious: serious.length,
    top: open.slice(0, TOP).map(issue => ({
      text: shownText(issue.title),
      file: issue.file,
      line: issue.line,
      severity: say(`issues.severity.${issue.severity}`),
      class: say(`issues.class.${issue.class}`),
      person: shownText(issue.person),
      age: age(issue, say),
    })),
  };
}

async function readKnowledgePart(
  project: Project,
  today: string,
  { assets, signal }: ReportServices,
): Promise<KnowledgePart> {
  const { reportKnowledge } = await import('../knowledge/knowledgeReport.ts');
  const { files, truckFactor } = await reportKnowledge(project, { today, leaving: [] }, { assets, signal });
  const { known, lost, value, here, people } = truckFactor;
  return {
    files,
    known,
    lost: lost.files,
    truckFactor: value,
    here,
    people: people
      .slice(0, NAMED)
      .map(({ name, files: count, share }) => ({ name: shownText(name), files: count, share })),
  };
}
