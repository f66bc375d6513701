import { findQuestions, sectionsOf } from '../pack/markdown/placeholders.ts';
import { PACK_DOCUMENTS } from '../pack/names.ts';
import { entriesOf, type Pack } from '../pack/pack.ts';
import { isSamePerson } from '../pack/people/people.ts';
import type {
  Checklist,
  FoundAccess,
  InterfaceKind,
  LeaverArea,
  OpenItem,
  TransitionInterface,
} from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import type { InterfaceCandidate } from './interfaceCandidates.ts';
import type { ProofFault } from './proofFault.ts';

/** Work that is not finished, by how serious it is. */
export interface OpenIssues {
  readonly critical: number;
  readonly major: number;
  readonly minor: number;
  /** Nobody has rated them; they count as minor, the least that they can be. */
  readonly unrated: number;
}

/** How much of what should be documented is. */
export interface Documented {
  readonly documented: number;
  readonly required: number;
  /** Paths of what is not, the most important first. */
  readonly missing: readonly string[];
}

/** Work that git shows to be unfinished, of which the checklist says nothing yet. */
export interface UnresolvedIssue {
  /** One line in the words of the repository. */
  readonly title: string;
  readonly severity: 'critical' | 'major' | 'minor';
  readonly fingerprint: string;
}

/**
 * What the engines found about a leaver. Every part may be missing: then it is unknown, which is not the same as none.
 */
export interface Surfaced {
  /** What mostly the leaver knows, by area of the work, the most important first. */
  readonly areas?: readonly LeaverArea[] | undefined;
  /** What they could open beside the accounts of the checklist. */
  readonly foundAccess?: readonly FoundAccess[] | undefined;
  /** yyyy-mm-dd; the history before it was not searched for secrets, for it takes too long. */
  readonly accessReadBackTo?: string | undefined;
  /** Interfaces that code, keys, addresses and to-dos speak for, and nobody has confirmed. */
  readonly interfaces?: readonly InterfaceCandidate[] | undefined;
  /**
   * Share of the active paths with at least 75 % of the last 12 months' changes by the leaver, each counted by half
   * where the deputy made at least 15 %. 0 to 1.
   */
  readonly knowledgeShare?: number | undefined;
  /** What the deputy knows of the files that would leave; undefined where there is none, or git cannot say. */
  readonly deputy?: { readonly name: string; readonly knows: number; readonly files: number } | undefined;
  /** Commits of the successor since the report, by name of the leaver's area. */
  readonly touched?: ReadonlyMap<string, number> | undefined;
  /** Commits that were entered as proofs and show nothing, by topic, and why. */
  readonly refused?: ReadonlyMap<string, ProofFault> | undefined;
  /** The open items of the checklist. What git shows counts as soon as a person has put it there. */
  readonly openIssues?: OpenIssues | undefined;
  /** The most serious first. */
  readonly unresolved?: readonly UnresolvedIssue[] | undefined;
  readonly undocumentedConfigs?: Documented | undefined;
  /** The living documents, by chapter. */
  readonly documents?: Documented | undefined;
  /** What the successor reads first, with why. */
  readonly readingList?: readonly { readonly path: string; readonly reason?: string }[] | undefined;
}

/** What the pack itself says; what only git knows is left unknown. */
export function surfacedInPack(pack: Pack): Surfaced {
  return {
    openIssues: openIssuesOf(pack.checklist?.value),
    undocumentedConfigs: configsOf(pack),
    documents: documentsOf(pack),
  };
}

/** The open items of the checklist, with their place in it. */
export function openItemsOf(checklist: Lenient<Checklist> | undefined): Lenient<OpenItem>[] {
  return entriesOf(checklist?.openItems?.items, [])
    .map(({ entry }) => entry)
    .filter(({ state, closedOn }) => state !== 'closed' && closedOn === undefined);
}

/** The open items that the leaver was to finish, for a new owner. */
export function openItemsOfLeaver({ checklist, team }: Pack, leaver: string): Lenient<OpenItem>[] {
  return openItemsOf(checklist?.value).filter(
    ({ owner }) => !owner?.trim() || isSamePerson(team?.value, owner, leaver),
  );
}

/** Nobody has gone through a part that is still to do and empty, so nothing is known from it. */
function openIssuesOf(checklist: Lenient<Checklist> | undefined): OpenIssues | undefined {
  const part = checklist?.openItems;
  const isBegun = (part?.status ?? 'todo') !== 'todo' || (part?.items ?? []).length > 0;
  if (!isBegun) return undefined;
  const items = openItemsOf(checklist);
  const count = (wanted: string | undefined) => items.filter(({ severity }) => severity === wanted).length;
  return {
    critical: count('critical'),
    major: count('major'),
    minor: count('minor'),
    unrated: count(undefined),
  };
}

/** An entry without a purpose, or with one that nobody has confirmed, documents nothing. */
function configsOf({ configIndex }: Pack): Documented | undefined {
  const entries = entriesOf(configIndex?.value?.entries, []).map(({ entry }) => entry);
  if (entries.length === 0) return undefined;
  const isGuess = (confirm: boolean | readonly (string | undefined)[] | undefined) =>
    confirm === true || (Array.isArray(confirm) && confirm.includes('purpose'));
  const missing = entries.filter(({ purpose, confirm }) => !purpose?.trim() || isGuess(confirm));
  return {
    documented: entries.length - missing.length,
    required: entries.length,
    missing: missing.flatMap(({ path }) => path ?? []),
  };
}

/** A chapter with a question of the templates in it is not written yet, and a document that is missing has none. */
function documentsOf({ documents, folder }: Pack): Documented {
  const names = PACK_DOCUMENTS.filter(name => name.startsWith('docs/'));
  let documented = 0;
  let required = 0;
  const missing: string[] = [];
  for (const name of names) {
    const path = `${folder}/${name}`;
    const text = documents.find(document => document.path === path)?.text ?? '';
    const chapters = sectionsOf(text)
      .map(({ start, end }) => text.slice(start, end))
      .filter(chapter => chapter.trim() !== '');
    const written = chapters.filter(chapter => findQuestions(chapter).length === 0);
    documented += written.length;
    required += Math.max(chapters.length, 1);
    if (chapters.length === 0 || written.length < chapters.length) missing.push(path);
  }
  return { documented, required, missing };
}

const OWN_DATABASE =
  /jdbc|odbc|mysql|mariadb|postgres|oracle|sql ?server|sqlite|dameng|kingbase|mongo|redis/i;

/** How an interface is recognised by the words of who runs it. */
const INTERFACE_WORDS: readonly (readonly [kind: InterfaceKind, words: RegExp])[] = [
  ['medical-insurance', /医保|medical[ -]insurance/i],
  ['interoperability', /互联互通|interoperab/i],
  ['drg', /\bDRGs?\b|\bDIP\b|病组|病种分值/i],
];

/**
 * The interfaces that the checklist names: third parties with a protocol, and special rules.
 * @returns undefined where nobody has written any down: they are unknown then
 */
export function interfacesInChecklist(
  checklist: Lenient<Checklist> | undefined,
): TransitionInterface[] | undefined {
  const parties = entriesOf(checklist?.thirdParties?.items, []).map(({ entry }) => entry);
  const found: TransitionInterface[] = parties.flatMap(entry => {
    const { name = '', provides = '', interface: connection = '', protocol = '' } = entry;
    const words = `${name} ${provides} ${connection} ${protocol}`;
    const kind = INTERFACE_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
    // What a program guessed there is a guess here.
    const guess = entry.confirm ? { ...(entry.from && { from: entry.from }), confirm: true } : {};
    if (kind !== undefined) return [{ kind, name, ...guess }];
    // The project's own database is connected, too, and no third party runs it.
    const isOther =
      `${connection}${protocol}`.trim() !== '' && !OWN_DATABASE.test(`${connection} ${protocol}`);
    return isOther ? [{ kind: 'other' as const, name, ...guess }] : [];
  });
  const notes = entriesOf(checklist?.specialNotes?.items, []).map(({ entry }) => entry.kind);
  const has = (kind: InterfaceKind) => found.some(entry => entry.kind === kind);
  if (notes.includes('medical-insurance-settlement') && !has('medical-insurance'))
    found.push({ kind: 'medical-insurance' });
  if (notes.includes('drg-grouping') && !has('drg')) found.push({ kind: 'drg' });
  const isNone =
    checklist?.thirdParties?.status === 'done' || checklist?.thirdParties?.status === 'not-applicable';
  return found.length > 0 || isNone ? found : undefined;
}
