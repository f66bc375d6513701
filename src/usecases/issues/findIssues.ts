import { UserError } from '../../core/errors.ts';
import type { Assets, Git, GitCallOptions, Project } from '../../core/ports.ts';
import { tellClosedTickets } from '../../history/closedTickets.ts';
import type { Issue, IssueClass, Triage } from '../../history/issue.ts';
import { onceEachBranch } from '../../history/onBothLists.ts';
import type { RankedIssue } from '../../history/toIssues.ts';
import { toIssues } from '../../history/toIssues.ts';
import type { TrackerTicket } from '../../history/trackerExport/ticket.ts';
import { compileGlobs, splitPath } from '../../inventory/globs.ts';
import type { Signature } from '../../knowledge/identities.ts';
import type { KnownPerson, People } from '../../knowledge/people.ts';
import type { IssuesTriage, Team } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { readPackFile } from '../readPackFile.ts';
import { readSettings } from '../readSettings.ts';
import { maskShort } from '../shownText.ts';
import { isSignature, unknownPerson } from '../unknownPerson.ts';
import { reportUnread } from '../unread.ts';
import { whoIsWho } from '../whoIsWho.ts';
import { readWrittenSignatures } from '../writtenSignatures.ts';
import { readExports } from './exports.ts';
import { gather } from './gather.ts';
import { readGrammar } from './grammar.ts';
import type { Readable } from './reading.ts';
import type { IssueProgress, IssueReport, IssueRequest, StaleTriage } from './report.ts';

const LINE_CLASSES: readonly IssueClass[] = ['todo-comment', 'skipped-test', 'conflict-marker'];

export interface IssueServices {
  readonly assets: Assets;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IssueProgress) => void) | undefined;
  /** Is shown what was found so far, each time that there is more; the parts that are read last may change it. */
  readonly onFound?: ((items: readonly Issue[]) => void) | undefined;
}

/**
 * Finds everything in a project that seems to be unresolved.
 * @throws UserError outside of a repository, for a person whom nobody knows, for an export that cannot be read;
 *   the signal's reason when it is aborted
 */
export async function findIssues(
  project: Project,
  request: IssueRequest,
  services: IssueServices,
): Promise<IssueReport> {
  const git = gitOf(project);
  const { assets, signal } = services;
  const call: GitCallOptions = signal ? { signal } : {};
  const settings = await readSettings(project.files);
  const triageFile = `${settings.folder}/issues.yaml`;
  const [triageList, team, grammar] = await Promise.all([
    readPackFile<IssuesTriage>(project, triageFile, assets),
    readPackFile<Team>(project, `${settings.folder}/team.yaml`, assets),
    readGrammar(git, settings, assets, call),
  ]);
  const exported = await readExports(request.trackerExports ?? []);
  const members = (team?.people ?? []).flatMap(person => person ?? []);
  const triage = triageOf(triageList);
  const asSubject = { path: 'subject.md', today: request.today };
  const mask = remembered(text => maskShort(text, asSubject));
  const issuesOf = async (read: Readable) => {
    const drafts = settle(read.drafts(request.today), exported);
    const signatures = [...read.signatures, ...signersOf(drafts, read.signatures)];
    let everybody: readonly Signature[] = signatures;
    let people = await whoIsWho(project, git, signatures, members, call);
    // Who only helped has signed nothing, and is known to `handover knowledge` all the same.
    if (
      [request.person, request.leaving].some(word => word !== undefined && people.find(word).length === 0)
    ) {
      const written = await readWrittenSignatures(git, call);
      everybody = [...signatures, ...written];
      people = await whoIsWho(project, git, everybody, members, call);
    }
    const all = toIssues(drafts, {
      ...{ today: request.today, people, triage, mask },
      topic: remembered(read.topic),
      asOf: read.asOf(request.today),
    });
    const asked = all.filter(matcher(request, people, everybody)).map(({ issue }) => issue);
    return { all, items: onceEachBranch(asked, request.today) };
  };
  const { onFound } = services;
  const found = await gather(project, git, {
    today: request.today,
    settings,
    grammar,
    authors: request.authors ?? (asksForLines(request) ? 'all' : 'kept'),
    ...services,
    // Whether anybody knows a person is clear only at the end.
    onPart:
      onFound && request.person === undefined && request.leaving === undefined
        ? async part => onFound((await issuesOf(part)).items)
        : undefined,
  });
  const { all, items } = await issuesOf(found);
  const unread = await reportUnread(project, found.unread, settings.ignore, () => false, signal);
  const complete = found.complete && unread.complete;
  return {
    items,
    stale: complete ? staleOf(triageList, all) : [],
    complete,
    failed: found.failed || unread.failed,
    notes: [...found.notes, ...unread.notes],
    unread,
    realLine: found.realLine,
    triageFile,
  };
}

/** Who wrote a line is worth looking up where lines are asked for; otherwise they are evidence at most. */
function asksForLines({ classes }: IssueRequest): boolean {
  return classes === undefined || classes.some(name => LINE_CLASSES.includes(name));
}

function gitOf({ git, gitProblem }: Project): Git {
  if (git !== undefined) return git;
  throw new UserError(gitProblem === 'not-installed' ? 'error.gitMissing' : 'error.noHistory');
}

/** Who signed only what lies on branches, in stashes or in lines: the mailmap is about them, too. */
function signersOf(drafts: Drafts, known: readonly Signature[]): Signature[] {
  const keyOf = ({ name, email }: { name: string; email: string }) => `${name}\x1f${email}`;
  const keys = new Set(known.map(keyOf));
  const more = new Map<string, Signature>();
  for (const { by, involved, date } of drafts)
    for (const { name, email } of by ? [by, ...involved] : involved) {
      const key = keyOf({ name, email });
      if (!keys.has(key)) more.set(key, { name, email, dates: date === '' ? [] : [date] });
    }
  return [...more.values()];
}

type Drafts = ReturnType<Awaited<ReturnType<typeof gather>>['drafts']>;

/** What the tracker itself says about a ticket counts for more than what commits say. */
function settle(drafts: Drafts, exported: ReadonlyMap<string, TrackerTicket>): Drafts {
  if (exported.size === 0) return drafts;
  return drafts.flatMap(draft => {
    const ticket = draft.ticket && exported.get(draft.ticket.key);
    if (ticket === undefined || draft.ticket === undefined) return [draft];
    const { key, url, state, title } = ticket;
    // A branch is a matter of its own when its ticket is closed; a comment that names the ticket is not.
    const isTodo = draft.class === 'todo-comment';
    const address = { key: draft.ticket.key, url: url ?? draft.ticket.url };
    if (draft.class !== 'open-reference')
      return ticket.isOpen
        ? [{ ...draft, ticket: address }]
        : tellClosedTickets([{ ...draft, ticket: isTodo ? address : undefined }], () => ({ state }));
    if (!ticket.isOpen) return [];
    const said = { kind: 'tracker', text: `${key} ${state}` } as const;
    return [
      {
        ...{ ...draft, ticket: address, title, isNamed: false },
        ...{ confidence: 'high' as const, evidence: [said, ...draft.evidence] },
      },
    ];
  });
}

function triageOf(list: Lenient<IssuesTriage> | undefined): Map<string, Triage> {
  return new Map(
    (list?.items ?? []).flatMap(item =>
      item?.fingerprint && item.state
        ? [
            [
              item.fingerprint,
              { state: item.state, until: item.until, reason: item.reason, owner: item.owner },
            ],
          ]
        : [],
    ),
  );
}

function staleOf(list: Lenient<IssuesTriage> | undefined, all: readonly RankedIssue[]): StaleTriage[] {
  const known = new Set(all.map(({ issue }) => issue.fingerprint));
  return (list?.items ?? []).flatMap(item =>
    item?.fingerprint && !known.has(item.fingerprint)
      ? [{ fingerprint: item.fingerprint, title: item.title ?? '' }]
      : [],
  );
}

function matcher(
  request: IssueRequest,
  people: People,
  signatures: readonly Signature[],
): (ranked: RankedIssue) => boolean {
  const { classes, paths } = request;
  const author = request.person === undefined ? undefined : whoseOf(request.person, people, signatures);
  const leaving = request.leaving === undefined ? undefined : whoseOf(request.leaving, people, signatures);
  const globs = compileGlobs((paths ?? []).flatMap(path => globsOf(path)));
  return ranked => {
    const { issue, by, involved } = ranked;
    if (classes && !classes.includes(issue.class)) return false;
    if (author && !(by === undefined ? author.isSigned(issue) : author.people.includes(by))) return false;
    if (leaving && !leaving.people.some(person => involved.has(person)) && !leaving.isSigned(issue)) {
      const ids = leaving.people.map(({ id }) => id);
      if (issue.triage?.owner === undefined || !ids.includes(issue.triage.owner)) return false;
    }
    if (paths === undefined || paths.length === 0) return true;
    return issue.file !== null && globs.matches(splitPath(issue.file)).length > 0;
  };
}

function globsOf(path: string): string[] {
  const clean = path.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
  return clean === '' || clean === '.' ? ['**'] : [clean, `${clean}/**`];
}

interface Whose {
  readonly people: readonly KnownPerson[];
  /** Whether the account itself is meant: a program, or one that several people share. */
  isSigned(issue: Issue): boolean;
}

/** @throws UserError for somebody who is neither in the history nor in the team */
function whoseOf(reference: string, people: People, signatures: readonly Signature[]): Whose {
  const found = people.find(reference);
  if (found.length > 0) return { people: found, isSigned: () => false };
  if (!isSignature(reference, signatures)) throw unknownPerson(people.all, reference);
  return { people: [], isSigned: ({ person, email }) => isSignature(reference, [{ name: person, email }]) };
}

/** The same subject stands in many places. */
function remembered<T>(change: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const changed = change(text);
    known.set(text, changed);
    return changed;
  };
}
