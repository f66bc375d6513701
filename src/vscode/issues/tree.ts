import { join } from 'node:path';
import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { type Issue, isOpen } from '../../history/issue.ts';
import type { Translate } from '../../l10n/index.ts';
import { grouped } from '../../reporters/issues/listing.ts';
import type { IssueNote } from '../../usecases/issues/report.ts';
import { capital } from '../capital.ts';
import type { RowFilter } from '../rowFilter.ts';
import { folderName, isOneOfSeveral } from '../severalFolders.ts';
import { type IssueNode, saidOf } from './nodes.ts';
import type { FoundIssues } from './search.ts';

export const GROUPINGS = ['class', 'person', 'path'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How the view is set. */
export interface TreeSettings {
  readonly grouping: Grouping;
  /** Whether deferred and settled issues are shown, too. */
  readonly withSettled: boolean;
  /** How many lines of a group are shown, by its id. */
  readonly shown: ReadonlyMap<string, number>;
  /** What the rows are narrowed to. */
  readonly filter: Pick<RowFilter, 'holds'>;
}

/** Lines of a group before the rest is folded away, and how many more come at a time. */
export const AT_ONCE = 100;
/** So many rows are no list to fold. */
const SHORT = 20;

/** All lines of the view: projects where there are several, in them groups, in these issues by rank. */
export function treeOf(found: readonly FoundIssues[], settings: TreeSettings, say: Translate): IssueNode[] {
  const several = isOneOfSeveral();
  return found.flatMap((one): IssueNode[] => {
    const { project, report } = one;
    const isShown = (issue: Issue) =>
      (settings.withSettled || isOpen(issue, localDate())) && settings.filter.holds(...saidOf(issue, say));
    const groups = groupsOf(one, report.items.filter(isShown), settings, say);
    const notes = notesOf(one, say);
    // A remote that is missing is worth a line beside others, but is no reason to hide "nothing found".
    if (groups.length === 0 && report.complete && !several) return [];
    // That the list may be too short must be read first.
    const nodes = report.complete ? [...groups, ...notes] : [...notes, ...groups];
    return several ? [{ kind: 'project', project, label: folderName(project.root), nodes }] : nodes;
  });
}

/** The groups come in the order of their most important issue; what little speaks for comes after all that counts. */
function groupsOf(
  { project, isListed }: FoundIssues,
  issues: readonly Issue[],
  { grouping, shown }: TreeSettings,
  say: Translate,
): IssueNode[] {
  const inOrder = [...issues.filter(counts), ...issues.filter(issue => !counts(issue))];
  const groups = Map.groupBy(inOrder, issue => groupOf(issue, grouping, say));
  return [...groups].map(([label, members], index): IssueNode => {
    const id = `${project.root}\0${grouping}\0${label}`;
    const limit = shown.get(id) ?? AT_ONCE;
    const isOfPerson = grouping === 'person';
    const entries = grouped(members);
    const nodes: IssueNode[] = entries.slice(0, limit).map(({ item, others }) => ({
      ...{ kind: 'issue', project, issue: item, others, isOfPerson },
      isListed: isListed(item),
    }));
    const left = entries.length - limit;
    if (left > 0) nodes.push({ kind: 'more', group: id, next: Math.min(left, AT_ONCE), left });
    // The first group holds what counts most, and is seen without a click; so is all of a short list.
    const isOpen = index === 0 || issues.length <= SHORT;
    return { kind: 'group', id, label, count: members.length, nodes, isOpen };
  });
}

/** Whether something speaks for it that work is left; what was decided about stands where it stood. */
function counts({ named, weak, triage }: Issue): boolean {
  return !named && !(weak && triage === null);
}

function groupOf(issue: Issue, grouping: Grouping, say: Translate): string {
  // Nothing says that these are open: they come last, and are no reason to open the group.
  if (issue.named) return say('vscode.issues.named');
  if (!counts(issue)) return say('vscode.issues.weak');
  if (grouping === 'class') return capital(say(`issues.class.${issue.class}`));
  if (grouping === 'person') return issue.person || say('vscode.issues.nobody');
  if (issue.file === null) return say('vscode.issues.noPlace');
  const steps = issue.file.split('/').slice(0, -1);
  return steps.slice(0, 2).join('/') || './';
}

/** Unlike names and paths, the word for a class is ours. */
function notesOf({ project, report }: FoundIssues, say: Translate): IssueNode[] {
  const isWarning = !report.complete;
  const notes = report.notes.map(
    (note): IssueNode => ({ kind: 'note', text: worded(note, say), isWarning, file: undefined }),
  );
  const { stale, triageFile: path } = report;
  if (stale.length === 0) return notes;
  const text = say('issues.stale', { count: stale.length, path });
  const file = vscode.Uri.file(join(project.root, path));
  return [...notes, { kind: 'note', text, isWarning: false, file }];
}

function worded({ id, data }: IssueNote, say: Translate): string {
  const { section } = data;
  return say(id, section === undefined ? data : { ...data, section: say(`issues.section.${section}`) });
}

/**
 * How many there are, and how many of them are worth a look: not those that are minor, or hardly more than a guess. Weaker
 * hints are counted only where there is nothing else.
 */
export function headlineOf(
  found: readonly FoundIssues[],
  { filter }: Pick<TreeSettings, 'filter'>,
  say: Translate,
): string {
  const all = found
    .flatMap(({ report }) => report.items)
    .filter(issue => isOpen(issue, localDate()) && !issue.named && filter.holds(...saidOf(issue, say)));
  const open = all.filter(counts);
  if (all.length === 0) return '';
  if (open.length === 0) return say('vscode.issues.weakCount', { count: all.length });
  const serious = open.filter(({ severity, confidence }) => severity !== 'minor' && confidence !== 'low');
  const count = say('vscode.issues.count', { count: open.length });
  return serious.length === 0
    ? count
    : `${count} · ${say('vscode.issues.serious', { count: serious.length })}`;
}
