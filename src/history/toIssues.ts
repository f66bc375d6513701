import { compareText } from '../core/compareText.ts';
import { daysBetween } from '../core/dates.ts';
import { unique } from '../core/unique.ts';
import type { KnownPerson, People } from '../knowledge/people.ts';
import type { Topic } from './comments/rules.ts';
import type { Draft } from './drafts.ts';
import { ANCIENT, eraOf } from './era.ts';
import { fingerprintOf } from './fingerprint.ts';
import { CONFIDENCES, ISSUE_CLASSES, ISSUE_SEVERITIES, type Issue, isOpen, type Triage } from './issue.ts';
import { isWeak } from './weak.ts';

export interface Surroundings {
  readonly today: string;
  readonly people: People;
  /** Decisions by fingerprint. */
  readonly triage: ReadonlyMap<string, Triage>;
  /** Takes secrets out of what people wrote. */
  readonly mask: (text: string) => string;
  /** How much a matter weighs by what it is about. */
  readonly topic: (text: string) => Topic;
  /** yyyy-mm-dd; from when ages count for the order. */
  readonly asOf: string;
}

const TOPICS: readonly Topic[] = ['domain', 'plain', 'cosmetic'];

/** An issue, and everybody who had a part in it. */
export interface RankedIssue {
  readonly issue: Issue;
  /** Whether nothing else is right before this is. */
  readonly isFirst: boolean;
  /** Whose it is, as far as it is a person that is known. */
  readonly by: KnownPerson | undefined;
  readonly involved: ReadonlySet<KnownPerson>;
  readonly isLeftover: boolean;
  readonly isImported: boolean;
  readonly topic: Topic;
}

/** Of several drafts about one ticket this class names the issue: the one with the most to do comes first. */
const NAMING: readonly string[] = ['unmerged-branch', 'todo-comment', 'unfinished-commit', 'open-reference'];
/** Pieces of evidence of one issue. */
const EVIDENCE = 20;

/**
 * Makes one issue of all drafts about the same ticket, finds out who is who, and ranks: what is open before what is
 * settled and what has evidence before what is only named, then by severity, era, topic, confidence, size, whether
 * somebody is there who can be asked, and age, the newest first; what a template left comes last of all that is open.
 */
export function toIssues(drafts: readonly Draft[], surroundings: Surroundings): RankedIssue[] {
  const issues = joined(drafts).map(({ draft, identity }) => issueOf(draft, identity, surroundings));
  return issues.sort((one, other) => compareIssues(one, other, surroundings));
}

/** Ids of drafts that are the same in all that is told apart: two equal comments. The older keeps its name. */
function joined(drafts: readonly Draft[]): { draft: Draft; identity: string }[] {
  const byTicket = Map.groupBy(drafts, ({ ticket }) => ticket?.key);
  const single = byTicket.get(undefined) ?? [];
  byTicket.delete(undefined);
  const seen = new Map<string, number>();
  const numbered = [...single].sort(oldestFirst).map(draft => {
    const name = `${draft.class}\0${draft.identity}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { draft, identity: count === 0 ? name : `${name}\0${count}` };
  });
  const tickets = [...byTicket].map(([key, group]) => ({ draft: join(group), identity: `ticket\0${key}` }));
  return [...numbered, ...tickets];
}

function oldestFirst(one: Draft, other: Draft): number {
  return (
    compareText(one.date, other.date) ||
    compareText(one.file ?? '', other.file ?? '') ||
    (one.line ?? 0) - (other.line ?? 0)
  );
}

function join(group: readonly Draft[]): Draft {
  const order = [...group].sort(
    (one, other) =>
      NAMING.indexOf(one.class) - NAMING.indexOf(other.class) || compareText(other.date, one.date),
  );
  const [first, ...others] = order;
  if (first === undefined) throw new Error('a group has members');
  if (others.length === 0) return first;
  const evidence = [...first.evidence.slice(0, EVIDENCE / 2), ...others.flatMap(draft => draft.evidence)];
  const place = order.find(({ file }) => file !== undefined);
  return {
    ...first,
    ticket: order.map(({ ticket }) => ticket).find(ticket => ticket?.url) ?? first.ticket,
    involved: order.flatMap(({ involved }) => involved),
    date: order.map(({ date }) => date).reduce((latest, date) => (date > latest ? date : latest)),
    severity: best(
      ISSUE_SEVERITIES,
      order.map(({ severity }) => severity),
    ),
    confidence: best(
      CONFIDENCES,
      order.map(({ confidence }) => confidence),
    ),
    file: place?.file,
    line: place?.line,
    isNamed: order.every(({ isNamed }) => isNamed === true),
    isImported: order.every(({ isImported }) => isImported === true),
    // Three comments about one ticket say the same of it.
    remarks: unique(
      order.flatMap(({ remarks = [] }) => remarks),
      remark => JSON.stringify(remark),
    ),
    evidence: unique(evidence, evidenceKey).slice(0, EVIDENCE),
  };
}

function best<T>(order: readonly T[], values: readonly T[]): T {
  const found = order.find(value => values.includes(value));
  if (found === undefined) throw new Error('every value has its place in the order');
  return found;
}

/** A commit is the same one whatever is quoted of it. */
function evidenceKey({ kind, commit, file, line, text }: Draft['evidence'][number]): string {
  return [kind, commit, file, line, kind === 'commit' ? '' : text].join('\0');
}

function issueOf(draft: Draft, identity: string, surroundings: Surroundings): RankedIssue {
  const { today, people, triage, mask, topic, asOf } = surroundings;
  const fingerprint = fingerprintOf(identity);
  const person = draft.by && people.of(draft.by.name, draft.by.email);
  const involved = new Set(draft.involved.flatMap(({ name, email }) => people.of(name, email) ?? []));
  let shown: Issue['evidence'] | undefined;
  const issue: Issue = {
    class: draft.class,
    key: mask(draft.key),
    title: mask(draft.title),
    person: person?.name ?? draft.by?.name ?? '',
    email: person?.email || (draft.by?.email.toLowerCase() ?? ''),
    date: draft.date,
    ageDays: draft.date === '' ? null : Math.max(0, daysBetween(draft.date, today)),
    severity: draft.severity,
    confidence: draft.confidence,
    fingerprint,
    file: draft.file ?? null,
    line: draft.line ?? null,
    // Looking for secrets takes a while, and of most issues nobody reads more than the title.
    get evidence() {
      shown ??= draft.evidence.map(piece => ({ ...piece, text: mask(piece.text) }));
      return shown;
    },
    triage: triage.get(fingerprint) ?? null,
    url: draft.ticket?.url ?? null,
    named: draft.isNamed === true,
    // The folder that it lies in makes no wish a matter of money or patients.
    weak: isWeak(draft, topic(draft.title), asOf),
    remarks: draft.remarks ?? [],
    holds: draft.holds ?? null,
  };
  return {
    issue,
    by: person,
    involved: person ? involved.add(person) : involved,
    isLeftover: draft.isLeftover === true,
    isImported: draft.isImported === true,
    isFirst: draft.isFirst === true,
    topic: topic(`${draft.title} ${draft.file ?? ''}`),
  };
}

function compareIssues(one: RankedIssue, other: RankedIssue, { today, asOf }: Surroundings): number {
  const rank = (list: readonly string[], value: string) => list.indexOf(value);
  const [a, b] = [one.issue, other.issue];
  return (
    Number(isOpen(b, today)) - Number(isOpen(a, today)) ||
    Number(other.isFirst) - Number(one.isFirst) ||
    Number(a.named) - Number(b.named) ||
    Number(one.isLeftover) - Number(other.isLeftover) ||
    standingOf(one, asOf) - standingOf(other, asOf) ||
    Number(one.isImported) - Number(other.isImported) ||
    eraOf(a, asOf) - eraOf(b, asOf) ||
    rank(ISSUE_SEVERITIES, a.severity) - rank(ISSUE_SEVERITIES, b.severity) ||
    rank(TOPICS, one.topic) - rank(TOPICS, other.topic) ||
    sureness(a, asOf) - sureness(b, asOf) ||
    Number(isSmallBranch(a)) - Number(isSmallBranch(b)) ||
    Number(canBeAsked(other)) - Number(canBeAsked(one)) ||
    // What has no date lies on this computer now.
    compareText(b.date || '9999', a.date || '9999') ||
    rank(ISSUE_CLASSES, a.class) - rank(ISSUE_CLASSES, b.class) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/** By severity; what is ancient and still only major stands beside what is minor, and so does what was imported. */
function standingOf({ issue, isImported }: RankedIssue, asOf: string): number {
  const severity = ISSUE_SEVERITIES.indexOf(issue.severity);
  if (severity === 0) return 0;
  return Math.min(severity + (eraOf(issue, asOf) === ANCIENT ? 1 : 0) + (isImported ? 1 : 0), LAST);
}

const LAST = ISSUE_SEVERITIES.length;

/** A test that nobody has run for years is no sign of what is missing today. */
function sureness(issue: Issue, asOf: string): number {
  const isAsleep = issue.class === 'skipped-test' && eraOf(issue, asOf) === ANCIENT;
  return isAsleep ? CONFIDENCES.length : CONFIDENCES.indexOf(issue.confidence);
}

/** A commit or two are looked at after what holds more, and after what the code itself says. */
function isSmallBranch({ class: kind, holds }: Issue): boolean {
  return (
    kind === 'unmerged-branch' && holds !== null && holds.commits < FEW.commits && holds.files < FEW.files
  );
}

const FEW = { commits: 3, files: 10 };

function canBeAsked({ involved }: RankedIssue): boolean {
  return [...involved].some(({ active }) => active);
}
