import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import { fingerprintsOf } from '../../history/fingerprint.ts';
import type { Issue, Triage } from '../../history/issue.ts';
import { knowPeople } from '../../knowledge/people.ts';
import { addOpenItems, isSameItem } from '../../pack/edits/openItems.ts';
import { setTriage } from '../../pack/edits/triage.ts';
import type { Checklist, Team } from '../../pack/types.generated.ts';
import { readPackFile } from '../readPackFile.ts';
import { readSettings } from '../readSettings.ts';
import { unknownPerson } from '../unknownPerson.ts';
import { nextOwners } from './nextOwner.ts';

/** What somebody decided about an issue. */
export interface Decision extends Triage {
  readonly issue: Issue;
  /** Id of a person in `team.yaml`. */
  readonly decidedBy?: string | undefined;
}

/**
 * Decisions as a change of `issues.yaml`; comments and everything else in it stay.
 * @throws UserError when the file is there and cannot be read, or an owner is not in the team
 */
export async function triageIssues(
  project: Project,
  decisions: readonly Decision[],
  { assets, today }: { readonly assets: Assets; readonly today: string },
): Promise<readonly FileChange[]> {
  const folder = await packFolder(project);
  const path = `${folder}/issues.yaml`;
  const people = await membersOf(project, folder, assets);
  const idOf = (who: string | undefined) => {
    if (who === undefined) return undefined;
    const [person] = people.find(who);
    if (person === undefined && people.all.length > 0) throw unknownPerson(people.all, who);
    return person?.id ?? who;
  };
  const before = textOrAbsent(path, await project.files.readText(path));
  const entries = decisions.map(({ issue, state, until, reason, owner, decidedBy }) => ({
    fingerprint: issue.fingerprint,
    state,
    until,
    reason,
    owner: idOf(owner),
    decidedBy: idOf(decidedBy),
    decidedOn: today,
    title: issue.title,
  }));
  return fileChange(path, before, now =>
    entries.reduce<string | undefined>((text, entry) => setTriage(text, entry, path), now),
  );
}

/** Open items that are to be added. */
export interface ItemsToAdd {
  /** Of the checklist, from the project folder. */
  readonly path: string;
  readonly changes: readonly FileChange[];
  /** How many were new where the change was made last. */
  added(): number;
}

/**
 * Open items of the checklist out of issues, as a change; those that are there already are not added twice.
 * @throws UserError when there is no checklist, or it cannot be read
 */
export async function addToChecklist(
  project: Project,
  issues: readonly Issue[],
  assets: Assets,
): Promise<ItemsToAdd> {
  const folder = await packFolder(project);
  const path = `${folder}/checklist.yaml`;
  const before = textOrAbsent(path, await project.files.readText(path));
  if (before === undefined) throw new UserError('error.noChecklist', { path });
  const people = await membersOf(project, folder, assets);
  const team = await readPackFile<Team>(project, `${folder}/team.yaml`, assets);
  const nextOwner = await nextOwners(project, folder, team, assets);
  const items = issues.map(issue => ({
    title: issue.title,
    kind: 'issue' as const,
    severity: issue.severity,
    // Whoever leaves finishes nothing more.
    owner: nextOwner(issue.triage?.owner ?? people.find(issue.email)[0]?.id),
    evidence: evidenceOf(issue),
    fingerprint: issue.fingerprint,
    parts: fingerprintsOf(issue),
  }));
  let added = 0;
  const changes = fileChange(path, before, now => {
    if (now === undefined) throw new UserError('error.noChecklist', { path });
    const edited = addOpenItems(now, items, path);
    added = edited.added;
    return edited.text;
  });
  return { path, changes, added: () => added };
}

/** Tells which issues the checklist has already, as it stands now; of one that is broken nobody knows. */
export async function openItemsOf(project: Project, assets: Assets): Promise<(issue: Issue) => boolean> {
  const path = `${await packFolder(project)}/checklist.yaml`;
  const checklist = await readPackFile<Checklist>(project, path, assets).catch(error => {
    if (error instanceof UserError) return undefined;
    throw error;
  });
  const items = checklist?.openItems?.items ?? [];
  return issue => {
    // Reading evidence takes a while, and most checklists are short.
    const known = items.length > 0 && { ...issue, parts: fingerprintsOf(issue), evidence: evidenceOf(issue) };
    return known !== false && items.some(item => isSameItem(item, known));
  };
}

/** So that a reader without git knows what is meant. */
function evidenceOf({ evidence, url }: Issue): string[] {
  const words = evidence.slice(0, MOST_EVIDENCE).map(({ kind, commit, file, line, text, date = '' }) => {
    const place = file === undefined ? commit?.slice(0, 10) : line === undefined ? file : `${file}:${line}`;
    return [kind, place, date, text === file ? '' : text].filter(Boolean).join(' ');
  });
  return url === null ? words : [url, ...words];
}

const MOST_EVIDENCE = 3;

async function packFolder({ files }: Project): Promise<string> {
  return (await readSettings(files)).folder;
}

async function membersOf(project: Project, folder: string, assets: Assets) {
  const team = await readPackFile<Team>(project, `${folder}/team.yaml`, assets);
  return knowPeople(
    [],
    (team?.people ?? []).flatMap(person => person ?? []),
  );
}
