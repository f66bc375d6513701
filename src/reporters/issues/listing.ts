import type { Issue } from '../../history/issue.ts';
import type { Translate } from '../../l10n/index.ts';
import type { ReporterContext } from '../report.ts';

/** What `handover issues` has to show. */
export interface IssueListing {
  /** What is open first, by rank; then what is deferred or settled. */
  readonly items: readonly Issue[];
  /** How many of the items are still open and more than named, the weak ones among them; they come first. */
  readonly open: number;
  /** How many tickets are open and only named; they come next. */
  readonly named: number;
  /** Whether those are shown to people, too. */
  readonly withNamed: boolean;
  /** Entries of `issues.yaml` that match nothing any more. */
  readonly stale: readonly { readonly fingerprint: string; readonly title: string }[];
  readonly triageFile: string;
  readonly complete: boolean;
  readonly notes: readonly { readonly id: string; readonly message: string }[];
  /** Said before all else: the default branch stood still. */
  readonly realLine: { readonly id: string; readonly message: string } | undefined;
  /** Whose issues these are, in words; '' for everybody's. */
  readonly whose: string;
  /** So many open items are shown to people; left out: those that count, on one screen. */
  readonly limit: number | undefined;
  /** Whether deferred and settled items are shown to people, too. */
  readonly withSettled: boolean;
}

/** Words a listing. */
export type IssueReporter = (listing: IssueListing, context: IssueContext) => string;
export type IssueContext = Pick<ReporterContext, 'say' | 'paint'>;

export const ISSUE_FORMATS = ['stylish', 'json', 'markdown'] as const;
export type IssueFormat = (typeof ISSUE_FORMATS)[number];

/** One entry of a list for people: the same words in several places are told once. */
export interface Entry {
  readonly item: Issue;
  /** Those that say the same elsewhere. */
  readonly others: readonly Issue[];
}

/** Entries of one screen. */
const SCREEN = 15;

/** The entries that a person is shown, and how many open items the list leaves out. */
export function entriesOf({ items, open, named, limit, withNamed, withSettled }: IssueListing): {
  readonly shown: readonly Entry[];
  /** Items that count and found no room. */
  readonly left: number;
  /** Weak items that are not shown. */
  readonly weak: number;
} {
  const entries = grouped(items.slice(0, withNamed ? open + named : open));
  const settled = withSettled ? grouped(items.slice(open + named)) : [];
  const first = limit === undefined ? ofScreen(entries) : entries.slice(0, limit);
  const count = (list: readonly Entry[]) => list.reduce((sum, { others }) => sum + 1 + others.length, 0);
  const rest = entries.filter(entry => !first.includes(entry));
  const weak = limit === undefined ? count(rest.filter(({ item }) => item.weak)) : 0;
  return { shown: [...first, ...settled], left: count(rest) - weak, weak };
}

/** What counts; a short list that is worth reading is better than a full screen, and so is an empty one. */
function ofScreen(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ item }) => !item.weak).slice(0, SCREEN);
}

/** The open items that the first line counts: those with evidence, or all where somebody asked for something narrower. */
export function countedOf({ items, open, limit }: IssueListing): readonly Issue[] {
  return items.slice(0, open).filter(({ weak }) => limit !== undefined || !weak);
}

/** One entry for what says the same; they keep their order. */
export function grouped(items: readonly Issue[]): Entry[] {
  return [...Map.groupBy(items, sameness).values()].flatMap(group => {
    const [first] = group;
    const isOneFile = first?.class === 'skipped-test';
    const [item, ...others] = isOneFile ? group.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) : group;
    return item ? [{ item, others }] : [];
  });
}

/** Equal for what stands in one entry of a list: what has the same words, and the skipped tests of one file. */
function sameness({ class: kind, title, file, severity, named, triage }: Issue): string {
  const matter = kind === 'skipped-test' ? [file, severity] : [plain(title)];
  return JSON.stringify([kind, ...matter, named, triage]);
}

/** Whether a colon is a wide one, and what stands around it, makes nobody mean something else. */
function plain(title: string): string {
  return title.toLowerCase().replace(/[:：]\s?/g, ':');
}

/** All that stands in the same entries as some items: who decides about an entry means all of it. */
export function withTheSame(chosen: readonly Issue[], items: readonly Issue[]): Issue[] {
  const wanted = new Set(chosen.map(sameness));
  return items.filter(item => wanted.has(sameness(item)));
}

/** What the listing leaves out, and how to see it. */
export function remarks(listing: IssueListing, say: Translate): string[] {
  const { items, open, named, withNamed, withSettled, stale, triageFile } = listing;
  const settled = items.length - open - named;
  const { left, weak } = entriesOf(listing);
  return [
    ...(left > 0 ? [say('issues.more', { count: left })] : []),
    ...(weak > 0 ? [say('issues.weak', { count: weak })] : []),
    ...(named > 0 && !withNamed ? [say('issues.named', { count: named })] : []),
    ...(settled > 0 && !withSettled ? [say('issues.settled', { count: settled })] : []),
    ...(stale.length > 0 ? [say('issues.stale', { count: stale.length, path: triageFile })] : []),
  ];
}

/** How old it is, in words. */
export function age({ ageDays }: Issue, say: Translate): string {
  if (ageDays === null) return '';
  if (ageDays === 0) return say('issues.age.today');
  if (ageDays < 60) return say('issues.age.days', { count: ageDays });
  if (ageDays < 730) return say('issues.age.months', { count: Math.round(ageDays / 30.4) });
  return say('issues.age.years', { count: Math.round(ageDays / 365) });
}

/** The decision about it, in words; '' where nobody decided anything. */
export function decision({ triage }: Issue, say: Translate): string {
  if (triage === null) return '';
  const { state, until = '', reason = '' } = triage;
  const word = say(`issues.triage.${state}`, { until });
  return reason === '' ? word : say('issues.triage.because', { decision: word, reason });
}

/** How much a branch or a working tree holds, in words; '' of everything else. */
export function size({ holds }: Issue, say: Translate): string {
  if (holds === null) return '';
  const commits = say('issues.holds.commits', { count: holds.commits });
  if (holds.files === 0) return commits;
  const files = say('issues.holds.files', { count: holds.files });
  const list = (holds.commits === 0 ? [files] : [commits, files]).join(say('list.comma'));
  if (holds.areas.length === 0) return list;
  return say('issues.holds.in', { list, areas: holds.areas.join(say('list.comma')) });
}
