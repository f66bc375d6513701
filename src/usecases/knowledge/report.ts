import type { MessageData } from '../../core/errors.ts';
import type { Coverage } from '../../knowledge/coverage.ts';
import type { Activity } from '../../knowledge/evidence.ts';
import type { Workload } from '../../knowledge/workload.ts';

/** What is asked about a project. */
export interface KnowledgeRequest {
  /** yyyy-mm-dd */
  readonly today: string;
  /** Who leaves: ids, names or addresses; empty for nobody. */
  readonly leaving: readonly string[];
  readonly successor?: string | undefined;
  /** Every departure in turn. */
  readonly whatIf?: boolean | undefined;
  /** Only what belongs to this area. */
  readonly area?: string | undefined;
  /** Counts the lines that are whose, by blame. */
  readonly lines?: boolean | undefined;
}

export interface PersonName {
  readonly name: string;
  readonly email: string;
}

/** Somebody, and of how many files they are an author. */
export interface Owner extends PersonName {
  readonly files: number;
  /** 0 to 1 */
  readonly share: number;
}

export interface TruckFactorReport {
  readonly value: number;
  /** Share of the files that have an author left without these people. */
  readonly coverage: number;
  readonly people: readonly Owner[];
}

/** What nobody who is here knows any more. */
export interface LostReport {
  readonly files: number;
  /** Of all files, 0 to 1. */
  readonly share: number;
  /** When the last who knew the first of them, and the last of them, was seen last; yyyy-mm-dd. */
  readonly from: string;
  readonly until: string;
}

/** The truck factor of those who are here. */
export interface HeadlineReport extends TruckFactorReport {
  /** People with a commit in the last twelve months, or of whom the team says that they are here. */
  readonly here: number;
  /** Files that somebody here knows; `coverage` and the shares of `people` are of these. */
  readonly known: number;
  readonly lost: LostReport;
  /** As the papers count: whoever ever wrote something, here or not. */
  readonly published: TruckFactorReport;
}

export interface FolderReport {
  /** From the top of the repository; '.' for the top. */
  readonly path: string;
  readonly files: number;
  readonly owners: readonly Owner[];
}

/** Somebody with a duty for an area, and what git shows of it. */
export interface DutyReport extends PersonName {
  readonly activity: Activity;
  readonly isActive: boolean;
  /** Why a person holds against git that somebody knows the area, or that nobody needs to; from `team.yaml`. */
  readonly overruled: { readonly reason: string; readonly by: string; readonly on: string } | undefined;
}

export interface AreaReport {
  /** '' for the whole project. */
  readonly name: string;
  readonly complexity: 'routine' | 'core' | 'complex';
  readonly files: number;
  readonly owners: readonly Owner[];
  readonly truckFactor: number;
  readonly primary: DutyReport | undefined;
  readonly deputy: DutyReport | undefined;
  /** Why there is no deputy, as `team.yaml` says. */
  readonly override: string | undefined;
}

export interface CommitNote {
  readonly commit: string;
  readonly date: string;
  readonly subject: string;
}

export interface FileRisk {
  readonly path: string;
  readonly orphaned: boolean;
  /** Changes in the last twelve months of the history, by anybody. */
  readonly recent: number;
  readonly changes: number;
  /** Share of its commits by the leavers. */
  readonly share: number;
  readonly lines: { readonly leavers: number; readonly all: number } | undefined;
  readonly next: (PersonName & { readonly share: number }) | undefined;
  /** Kind of config file, if it is one. */
  readonly config: string | undefined;
  readonly areas: readonly string[];
}

export interface Reading extends FileRisk {
  readonly risk: number;
  readonly commits: readonly CommitNote[];
}

/** What somebody covers of that which leaves. */
export interface CoverReport extends PersonName {
  readonly coverage: Coverage;
  readonly activity: Activity;
  readonly isActive: boolean;
}

export interface LeavingReport {
  readonly person: string;
  readonly people: readonly PersonName[];
  readonly orphaned: readonly FileRisk[];
  /** Of all files, 0 to 1. */
  readonly orphanedShare: number;
  /** Not orphaned on paper, but only the leavers changed them lately. */
  readonly alone: readonly FileRisk[];
  readonly folders: readonly { readonly path: string; readonly files: number; readonly orphaned: number }[];
  readonly areas: readonly { readonly name: string; readonly files: number; readonly orphaned: number }[];
  readonly configs: readonly { readonly path: string; readonly kind: string; readonly risk: string }[];
  readonly truckFactor: TruckFactorReport;
  readonly nextBest: readonly (PersonName & { readonly files: number; readonly share: number })[];
  /** Null where `team.yaml` names no deputy for them. */
  readonly deputyEvidence: CoverReport | null;
  readonly successorEvidence: CoverReport | null;
  readonly readingList: readonly Reading[];
}

export interface WhatIfReport extends PersonName {
  readonly isActive: boolean;
  readonly lastOn: string;
  readonly orphaned: number;
  readonly orphanedShare: number;
  /** Orphaned files that changed in the last twelve months of the history. */
  readonly hot: number;
  readonly truckFactor: number;
  readonly next: (PersonName & { readonly share: number }) | undefined;
}

export interface OverrideReport {
  readonly person: string;
  readonly area: string;
  readonly knows: boolean;
  readonly reason: string;
  readonly by: string;
  readonly on: string;
  readonly files: number;
}

export type WorkloadReport =
  | { readonly state: 'off' | 'no-reason' | 'nothing-to-say' }
  | ({ readonly state: 'measured'; readonly reason: string } & Workload);

export interface KnowledgeNote {
  /** Message of the catalogue. */
  readonly id: string;
  readonly data: MessageData;
}

export interface KnowledgeReport {
  readonly truckFactor: HeadlineReport;
  /** Files that count. */
  readonly files: number;
  readonly leftOut: { readonly vendored: number; readonly generated: number; readonly binary: number };
  readonly commits: number;
  /** yyyy-mm-dd of the newest commit; '' without one. */
  readonly newestOn: string;
  /** Files whose authors all left, as far as `team.yaml` knows, or have committed nothing for twelve months. */
  readonly abandoned: number;
  readonly folders: readonly FolderReport[];
  readonly areas: readonly AreaReport[];
  readonly leaving: LeavingReport | null;
  readonly whatIf: readonly WhatIfReport[] | null;
  readonly overrides: readonly OverrideReport[];
  readonly workload: WorkloadReport;
  readonly complete: boolean;
  readonly notes: readonly KnowledgeNote[];
}
