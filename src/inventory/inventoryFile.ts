import type { ConfigFile } from './detect.ts';
import type { DocumentedState, IndexEntry } from './documented.ts';
import type { KeyList } from './keys.ts';
import type { Mention } from './mentions.ts';

/** One key of a config file, and whether it is documented. Values are never read into it. */
export interface InventoryKey {
  readonly name: string;
  readonly secret: boolean;
  /** From 1. */
  readonly line: number;
  readonly profile?: string;
  /** Listed in the entry of its file and not as a guess, or named in a document. */
  readonly documented: boolean;
  /** Listed, but the entry is still a guess. */
  readonly unconfirmed: boolean;
}

/** A config file, and whether it is documented. */
export interface InventoryFile extends ConfigFile {
  readonly state: DocumentedState;
  readonly entry: IndexEntry | undefined;
  readonly mention: Mention | undefined;
  readonly keys: readonly InventoryKey[];
  /** Keys that are not listed because there are too many. */
  readonly moreKeys: number;
  readonly unreadable: KeyList['error'];
  /** Where its first mistake is, from 1; the keys before it are listed. */
  readonly unreadableLine?: number | undefined;
  /** Where its text begins below comments that are for the checks; 0 unless it is named. */
  readonly startsAt?: number;
}

/** A commit that changed what an entry of the config index is about. */
export interface ConfigChange {
  /** Abbreviated. */
  readonly commit: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly subject: string;
}

/** What happened to the files of an entry after somebody last compared both. */
export interface Drift {
  readonly entry: IndexEntry;
  /** Newest first. */
  readonly changes: readonly ConfigChange[];
  /** The files that changed. */
  readonly files: readonly string[];
  /** Keys that are in a file now and were not when it was reviewed. Names only. */
  readonly newKeys: readonly string[];
}

/** An entry of the config index that leads to nothing. */
export interface MissingFile {
  readonly entry: IndexEntry;
  /** What the file is most likely called now. */
  readonly renamedTo: string | undefined;
  /** The commit that renamed it; undefined where only the name suggests it. */
  readonly commit: string | undefined;
}
