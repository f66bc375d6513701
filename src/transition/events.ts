import type {
  AttendeeParty,
  Duty,
  HandoverItem,
  Proof,
  Routine,
  SignOffParty,
} from '../pack/types.generated.ts';
import type { EntryWords } from './recordEntry.ts';

/** A scan and its digest. */
export interface SignedScan {
  /** Path in the project, or a name. */
  readonly file: string;
  readonly sha256: string;
}

/** Something that happened in a departure, as people tell it: tasks, accounts and topics by id, name or words. */
export type TransitionEvent =
  | { readonly kind: 'notice'; readonly letter: Letter; readonly channel?: string | undefined }
  | { readonly kind: 'called' }
  /** Of a letter that goes out, or went out. */
  | {
      readonly kind: 'letter';
      readonly letter: Letter;
      readonly number?: string | undefined;
      readonly answer?: string | undefined;
    }
  | { readonly kind: 'stand-in'; readonly person: string }
  | {
      readonly kind: 'on-call';
      readonly hours: string;
      readonly channel?: string | undefined;
      readonly until?: string | undefined;
    }
  | { readonly kind: 'list'; readonly number?: string | undefined; readonly supervisor?: string | undefined }
  | { readonly kind: 'item'; readonly item: HandoverItem }
  | { readonly kind: 'routine'; readonly routine: Routine }
  | { readonly kind: 'recording'; readonly title: string; readonly link: string }
  | { readonly kind: 'shown'; readonly demos: readonly string[]; readonly hardLogic: readonly string[] }
  | { readonly kind: 'proof'; readonly topic: string; readonly proof: Proof }
  | { readonly kind: 'settled'; readonly id: string; readonly evidence?: string | undefined }
  | { readonly kind: 'duty'; readonly duty: Duty; readonly person: string }
  | { readonly kind: 'lead'; readonly person: string }
  | { readonly kind: 'successor'; readonly person: string }
  | { readonly kind: 'task'; readonly id: string }
  | {
      readonly kind: 'meeting';
      readonly minutes: number;
      readonly onSite: boolean;
      readonly place?: string | undefined;
      readonly recorder?: string | undefined;
      readonly attendees: readonly { readonly party: AttendeeParty; readonly person: string }[];
      readonly demos: readonly string[];
      readonly hardLogic: readonly string[];
    }
  | { readonly kind: 'question'; readonly question: string; readonly answer?: string | undefined }
  | ({ readonly kind: 'revoked' } & AccessEnded)
  | ({ readonly kind: 'rotated' } & AccessEnded)
  | { readonly kind: 'taught'; readonly topic: string }
  | { readonly kind: 'observation' }
  | {
      readonly kind: 'signed';
      readonly party: SignOffParty;
      readonly name?: string | undefined;
      readonly evidence?: string | undefined;
      /** The signed paper, scanned. */
      readonly scan?: SignedScan | undefined;
    }
  | { readonly kind: 'lesson'; readonly lesson: string }
  | ({ readonly kind: 'entry'; readonly id: string } & Partial<EntryWords>)
  | ({ readonly kind: 'amend'; readonly id: string } & Partial<EntryWords>);

interface AccessEnded {
  readonly account: string;
  readonly evidence?: string | undefined;
  /** It is known since before, and the day stays: only the evidence is new. */
  readonly isLater?: boolean | undefined;
}

/** The letters to the customer. */
export type Letter = 'notice' | 'substitute' | 'completion';
