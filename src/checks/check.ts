import type { MessageData } from '../core/errors.ts';
import type { Problem, Severity, Span } from '../core/findings.ts';
import type { TextPiece } from '../core/ports.ts';
import type { Suppression } from '../core/suppressions.ts';
import type { Issue } from '../history/issue.ts';
import type { Drift, InventoryFile, MissingFile } from '../inventory/inventoryFile.ts';
import type { AbsentFile } from '../inventory/namedFiles.ts';
import type { Block } from '../pack/markdown/blocks.ts';
import type { Review } from '../pack/markdown/covers.ts';
import type { MeasuredMustHave } from '../pack/mustHaves.ts';
import type { Pack, TextFile } from '../pack/pack.ts';
import type { ProjectConfig } from '../pack/settings/projectConfig.ts';

/** What rules are sorted by, in the order in which they are listed. */
export const GROUPS = ['pack', 'roles', 'transition', 'sensitive', 'docs', 'git', 'config'] as const;
export type Group = (typeof GROUPS)[number];

/** The last change of a file in git. */
export interface LastChange {
  /** yyyy-mm-dd, when it was committed. */
  readonly date: string;
  /** Abbreviated commit. */
  readonly commit: string;
}

/** A document as its blocks would be now. */
export interface FreshDocument {
  readonly blocks: readonly Block[];
  /** Lines that an earlier version generated and a person changed, beside the block that says it now. */
  readonly left: readonly string[];
}

/** A critical ticket that was solved. */
export interface SolvedTicket {
  /** What people call it. */
  readonly key: string;
  readonly title: string;
  /** Of the decision in `issues.yaml`; undefined for one of an export. */
  readonly fingerprint?: string | undefined;
  /** The export that says so. */
  readonly file?: string | undefined;
}

/** A comment that says that something is to be done, and names a ticket that is closed. */
export interface TodoOfClosedTicket extends Span {
  /** From the project folder. */
  readonly path: string;
  /** As it stands there. */
  readonly text: string;
  /** What people call the ticket. */
  readonly ticket: string;
  /** Whether the change closes the ticket; otherwise it brings the comment, and the ticket is closed already. */
  readonly isClosedNow: boolean;
  /** Abbreviated, with its day; undefined where the commit is about to be made, or a tracker says it. */
  readonly commit?: { readonly hash: string; readonly date: string } | undefined;
  /** In the words of the tracker, of an export. */
  readonly state?: string | undefined;
}

/** What the history and the files say is unresolved. */
export interface IssueFacts {
  readonly items: readonly Issue[];
  readonly complete: boolean;
  /** Messages about files that could not be searched. */
  readonly unread: readonly { readonly id: string; readonly data: MessageData }[];
}

/** Who did something for the project lately. */
export interface DutyActivity {
  /**
   * Whether git shows work of somebody of the team (commits, also as co-author, and reviews) in the last days that the
   * settings name.
   * @param area only in this area; all of the project where the settings name no paths for it
   */
  isActive(id: string, area: string | undefined): boolean;
}

/** What became of the files that the config index is about. */
export interface ConfigHistory {
  /** Undefined where git cannot say: no repository, or not the whole history. */
  readonly drift: readonly Drift[] | undefined;
  readonly missing: readonly MissingFile[];
}

/** Something that a section of a document says it covers, with its place in the document. */
export interface CoveredThing extends Span {
  readonly text: string;
  readonly state: 'found' | 'nothing' | 'unknown-area';
  /** Name of the area, where it is one. */
  readonly area?: string;
}

/** A section that says what it covers, or when it was reviewed. */
export interface MeasuredSection {
  /** From the project folder. */
  readonly document: string;
  /** Its heading; '' for the whole document. */
  readonly title: string;
  readonly things: readonly CoveredThing[];
  readonly review: Review | undefined;
  /**
   * Files and keys (`file#key`) that changed in substance since the review; undefined where git cannot say what they
   * were then. Empty without a review.
   */
  readonly changed: readonly string[] | undefined;
}

/** A text that is read in pieces. */
export interface LargeText {
  /** From the project folder. */
  readonly path: string;
  pieces(): AsyncGenerator<TextPiece>;
}

/** What checks can ask for; each is read only if a check that runs needs it. */
export interface Facts {
  readonly pack: Pack;
  /** What must be known before somebody's last day, and where it stands. */
  readonly mustHaves: readonly MeasuredMustHave[];
  /** All files of the project, from the project folder; those that git ignores are not among them. */
  readonly paths: ReadonlySet<string>;
  /** Paths of the files that `texts` are from, together with those that are no texts. */
  readonly files: readonly string[];
  /** The texts to be searched for what must not be there: of the pack, or of what is being committed. */
  readonly texts: readonly TextFile[];
  /** Files that are too large to be held, and are to be searched all the same. */
  readonly largeTexts: readonly LargeText[];
  /**
   * The last change in git of the documents of the pack and of the files that they mention, by path.
   * Undefined where git cannot say: no repository, or not the whole history.
   */
  readonly lastChanges: ReadonlyMap<string, LastChange> | undefined;
  /**
   * What seems to be unresolved; undefined where there is no git, and where nobody wants to wait for it: while a file
   * is being typed.
   */
  readonly issues: IssueFacts | undefined;
  /**
   * What the generated blocks of documents would say now, by path, where something would change; undefined where nobody
   * waits for it: in a commit check, and while a file is being typed.
   */
  readonly freshBlocks: ReadonlyMap<string, FreshDocument> | undefined;
  /**
   * Critical tickets that were solved, as exports of trackers and decisions about issues say; undefined where nobody waits
   * for it, as for {@link freshBlocks}.
   */
  readonly solvedTickets: readonly SolvedTicket[] | undefined;
  /** Comments that stay behind a ticket; undefined where no change is looked at. */
  readonly todosOfClosedTickets: readonly TodoOfClosedTicket[] | undefined;
  /** Sections of the pack's documents that say what they cover. */
  readonly sections: readonly MeasuredSection[];
  /** Undefined where git cannot say: no repository, not the whole history, nobody committed anything lately. */
  readonly dutyActivity: DutyActivity | undefined;
  /** The config files that are looked at: all of the project, or those that are being committed. Names of keys only. */
  readonly configs: readonly InventoryFile[];
  readonly configHistory: ConfigHistory;
  /** Config files that the looked-at documents and scripts name and nobody has. */
  readonly absentConfigs: readonly AbsentFile[];
  /** Texts of the project's own `.markdownlint*` files at the top of the project, by path. */
  readonly markdownSettings: ReadonlyMap<string, string>;
  /** Every disable comment of the files that were checked, and whether it was of use. */
  readonly suppressions: readonly { readonly comment: Suppression; readonly used: boolean }[];
}
export type FactName = keyof Facts;

/** What every check knows. */
export interface Surroundings {
  /** yyyy-mm-dd */
  readonly today: string;
  readonly settings: ProjectConfig;
  /** What the project set under `rules.<id>.options`. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether findings in a file are shown this time; a check that looks at single files may leave out the others. */
  isShown(path: string): boolean;
  /** Ids of all rules, and of those that run this time. */
  readonly rules: { readonly all: ReadonlySet<string>; readonly running: ReadonlySet<string> };
}

export type World<Need extends FactName> = Surroundings & Pick<Facts, Need>;

/** A check: pure, told everything it knows, reports data. Its id is the name of its folder. */
export interface Check<Need extends FactName = FactName> {
  readonly group: Group;
  readonly severity: Severity;
  readonly needs: readonly Need[];
  run(world: World<Need>): Iterable<Problem> | Promise<Iterable<Problem>>;
}

/** A check of which only the needs are known, not what it makes of them. */
export type AnyCheck = Omit<Check, 'run'> & { run(world: never): ReturnType<Check['run']> };

/** What is known about a check without its code. */
export type CheckInfo = Pick<Check, 'group' | 'severity' | 'needs'>;

/** Keeps the facts that a check names and those that it is given the same. */
export function defineCheck<Need extends FactName>(check: Check<Need>): Check<Need> {
  return check;
}
