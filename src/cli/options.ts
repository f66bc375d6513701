import type { IssueClass } from '../history/issue.ts';
import type { ConfigRisk } from '../inventory/kinds.ts';
import type { Audience } from '../pack/markdown/audience.ts';
import type {
  CustomerType,
  InterfaceKind,
  ObservationKind,
  ProblemSeverity,
  SignOffParty,
  Stage,
  Transition,
} from '../pack/types.generated.ts';
import type { Format } from '../reporters/index.ts';
import type { IssueFormat } from '../reporters/issues/listing.ts';
import type { Letter } from '../transition/events.ts';
import type { ExportFormat } from '../usecases/export/request.ts';
import type { CommonOptions } from './command.ts';

// What each command is told on its command line.

/** Of commands that write without asking. */
interface WritingOptions extends CommonOptions {
  /** Shows what would be written. */
  readonly dryRun?: boolean;
}

export interface CheckOptions extends WritingOptions {
  readonly staged?: boolean;
  readonly since?: string;
  /** File with the message of the commit that is being made. */
  readonly message?: string;
  readonly format: Format;
  readonly fix?: boolean;
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  readonly updateBaseline?: boolean;
  readonly baseline: boolean;
  readonly today?: string;
}

export interface ConfigsOptions extends CommonOptions {
  readonly path?: readonly string[];
  readonly risk?: readonly ConfigRisk[];
  readonly undocumented?: boolean;
  readonly overTime?: boolean;
  readonly format: 'stylish' | 'json' | 'markdown';
}

export const REPORT_FORMATS = ['html', 'markdown', 'json'] as const;

export interface ReportOptions extends CommonOptions {
  readonly format: (typeof REPORT_FORMATS)[number];
  readonly output?: string;
  readonly today?: string;
}

export interface GenerateOptions extends CommonOptions {
  readonly customer?: string;
  readonly customerType?: CustomerType;
  readonly stage?: Stage;
  readonly today?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly format: 'stylish' | 'json';
}

export interface UpdateOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

/** The fields of an entry are options, too, by their attribute names. */
export interface AddEntryOptions {
  readonly [field: string]: string | boolean | readonly string[] | undefined;
  readonly cwd?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

export interface AddSectionOptions extends WritingOptions {
  readonly document?: string;
  readonly text?: readonly string[];
  readonly force?: boolean;
}

export interface SetOptions extends WritingOptions {
  readonly clear?: boolean;
}

export interface ConfirmOptions extends WritingOptions {
  readonly kind?: string;
  readonly file?: string;
  readonly all?: boolean;
  readonly format: 'stylish' | 'json';
}

export interface ReviewOptions extends WritingOptions {
  readonly by?: string;
  readonly covers?: readonly string[];
}

export type AddConfigsOptions = WritingOptions;

export interface HookOptions extends WritingOptions {
  readonly force?: boolean;
}

export interface IssuesOptions extends CommonOptions {
  readonly person?: string;
  readonly leaving?: string;
  readonly class?: readonly IssueClass[];
  readonly path?: readonly string[];
  readonly all?: boolean;
  readonly limit?: number;
  readonly settled?: boolean;
  readonly trackerExport?: readonly string[];
  readonly format: IssueFormat;
  readonly today?: string;
}

export const TRIAGE_STATES = ['open', 'deferred', 'resolved', 'not-an-issue'] as const;

export interface TriageOptions extends WritingOptions {
  readonly state: (typeof TRIAGE_STATES)[number];
  readonly until?: string;
  readonly reason?: string;
  readonly owner?: string;
  readonly today?: string;
}

export interface AddOptions extends WritingOptions {
  readonly trackerExport?: readonly string[];
  readonly today?: string;
}

export const KNOWLEDGE_FORMATS = ['stylish', 'json', 'markdown', 'svg'] as const;

export interface KnowledgeOptions extends CommonOptions {
  readonly leaving: readonly string[];
  readonly successor?: string;
  readonly whatIf?: boolean;
  readonly area?: string;
  readonly lines?: boolean;
  readonly published?: boolean;
  readonly asPublished?: boolean;
  readonly format: (typeof KNOWLEDGE_FORMATS)[number];
  readonly output?: string;
  readonly today?: string;
}

interface TransitionOptions extends WritingOptions {
  readonly today?: string;
}

export interface StartOptions extends TransitionOptions {
  readonly thisPack?: boolean;
  readonly leaving?: string;
  readonly reported?: string;
  readonly lastDay?: string;
  readonly successor?: string;
  readonly absence?: Absence;
  readonly stage?: Stage;
  readonly customerType?: CustomerType;
  readonly interfaces?: readonly InterfaceKind[];
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export interface StatusOptions extends TransitionOptions {
  readonly id?: string;
  readonly format: 'stylish' | 'json' | 'ics' | 'markdown';
  readonly output?: string;
}

export interface LogOptions extends TransitionOptions {
  readonly allPacks?: boolean;
  readonly id?: string;
  readonly date?: string;
  readonly by?: string;
  readonly kind?: ObservationKind;
  readonly severity?: ProblemSeverity;
  readonly summary?: string;
  readonly handledBy?: string;
  readonly recall?: string;
  readonly outcome?: string;
  readonly resolved?: string;
  readonly entry?: string;
  readonly called?: boolean;
  readonly notified?: string | true;
  readonly letter?: Letter;
  readonly number?: string;
  readonly answered?: string;
  readonly standIn?: string;
  readonly onCall?: string;
  readonly channel?: string;
  readonly until?: string;
  readonly successor?: string;
  readonly lead?: string;
  readonly duty?: readonly string[];
  readonly done?: readonly string[];
  readonly meeting?: number;
  readonly onSite?: boolean;
  readonly place?: string;
  readonly recorder?: string;
  readonly attendee?: readonly string[];
  readonly demo?: readonly string[];
  readonly hardLogic?: readonly string[];
  readonly question?: string;
  readonly answer?: string;
  readonly revoked?: readonly string[];
  readonly rotated?: readonly string[];
  readonly taught?: readonly string[];
  readonly proof?: readonly string[];
  readonly watchedBy?: string;
  readonly result?: string;
  readonly settled?: readonly string[];
  readonly evidence?: string;
  readonly listNumber?: string;
  readonly supervisor?: string;
  readonly item?: readonly string[];
  readonly routine?: readonly string[];
  readonly recording?: readonly string[];
  readonly observation?: boolean;
  readonly signed?: readonly string[];
  readonly scan?: string;
  readonly lesson?: readonly string[];
}

export interface CloseOptions extends TransitionOptions {
  readonly thisPack?: boolean;
  readonly id?: string;
  readonly deputy?: string;
  readonly by?: string;
  readonly force?: boolean;
  readonly reason?: string;
  readonly lesson?: readonly string[];
}

export interface ExportOptions extends CommonOptions {
  readonly to?: ExportFormat;
  readonly output?: string;
  readonly for: Audience;
  readonly transition?: string;
  readonly document?: string;
  readonly template?: string;
  readonly force?: boolean;
  readonly reason?: string;
  readonly today?: string;
}

export interface VerifyOptions extends CommonOptions {
  readonly format: 'stylish' | 'json';
}

export interface ForgetOptions extends WritingOptions {
  readonly as?: string;
  readonly today?: string;
}

export interface ChangeOptions extends TransitionOptions {
  readonly allPacks?: boolean;
  readonly id?: string;
  readonly lastDay?: string;
  readonly successor?: string;
  readonly onCallUntil?: string;
  readonly reason?: string;
  readonly by?: string;
}

export interface CancelOptions extends TransitionOptions {
  readonly id?: string;
  readonly reason?: string;
  readonly by?: string;
}

export const STAGES: readonly Stage[] = ['requirements', 'development', 'pre-go-live', 'operation'];

export const CUSTOMER_TYPES: readonly CustomerType[] = [
  'public-hospital',
  'private-hospital',
  'checkup-center',
];

export const INTERFACES: readonly InterfaceKind[] = ['medical-insurance', 'interoperability', 'drg', 'other'];

export const ENTRY_KINDS: readonly ObservationKind[] = ['call', 'question', 'incident', 'visit', 'other'];

export const SEVERITIES: readonly ProblemSeverity[] = ['critical', 'major', 'minor'];

export type Absence = NonNullable<Transition['absence']>;
export const ABSENCES: readonly Absence[] = ['illness', 'death', 'dismissal'];

export const LETTERS: readonly Letter[] = ['notice', 'substitute', 'completion'];

export const SIGNERS: readonly SignOffParty[] = ['leaver', 'successor', 'customer', 'witness'];
