import type { FileChange } from './changes.ts';
import type { GitSettings } from './gitSettings.ts';

/** The two doors to the outside world. `src/io/` opens them, use cases receive them, nothing else touches them. */

/** Options of one git call. */
export interface GitCallOptions {
  /** Stops the call; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds without any output after which the call is given up. */
  timeout?: number;
  /** Patterns are compared byte by byte: with many of them git searches six times as fast. */
  bytes?: boolean;
  /** What the standard input gets; of {@link Git.records} only. */
  input?: string | Uint8Array;
  /** Hears each line of what git complains about, also where it goes on and ends well. */
  onComplaint?: (line: string) => void;
}

/**
 * Git in one working folder. Every call passes arguments as an array and never goes through a shell; no program runs that
 * only the repository's own configuration names.
 */
export interface Git {
  readonly cwd: string;
  /** Absolute path of the git directory of the working tree, where it is known. */
  readonly folder?: string;
  /**
   * Those of some changed files that git could not compare: only the repository's own configuration names the program
   * that makes of them what is committed, and that is not run.
   * @param paths from the folder that git runs in
   */
  notCompared(paths: readonly string[], options?: GitCallOptions): Promise<ReadonlySet<string>>;
  /**
   * The settings in force, from every place that git reads them from, asked for once. Names as git prints them: sections
   * and keys in lower case. Of one that is set twice the last value, '' where it has none.
   * @throws GitError when git fails
   */
  settings(options?: GitCallOptions): Promise<GitSettings>;
  /** Git in another working tree; which repository a hook was told of does not count there. */
  elsewhere(path: string): Git;
  /**
   * Runs git and returns the whole of its standard output.
   * @throws GitError when git exits with another code than 0, does not come to an end, or its answer is cut off.
   */
  run(args: readonly string[], options?: GitCallOptions): Promise<string>;
  /**
   * Runs git and yields its standard output in records, split at the separator (which is left out),
   * without ever holding the whole output.
   * @throws GitError when git exits with another code than 0, also after records were yielded.
   */
  records(args: readonly string[], separator: string, options?: GitCallOptions): AsyncGenerator<string>;
  /**
   * Runs git and yields its standard output as it comes.
   * @throws GitError when git exits with another code than 0, also after something was yielded.
   */
  bytes(args: readonly string[], options?: GitCallOptions): AsyncGenerator<Uint8Array>;
  /**
   * The contents of objects, in the order of their ids, read by one process.
   * @param ids full object ids
   * @param limit objects larger than this are undefined; bytes
   * @throws GitError when an object is missing or git fails
   */
  blobs(
    ids: readonly string[],
    limit: number,
    options?: GitCallOptions,
  ): AsyncGenerator<Uint8Array | undefined>;
  /**
   * The same for who learns from the contents of some objects which ones to read next: one process for all questions.
   * @param work is handed the reader; each answer is read to its end before the next question
   * @throws GitError as above
   */
  withBlobs<T>(limit: number, work: (read: ReadBlobs) => Promise<T>, options?: GitCallOptions): Promise<T>;
}

/** Contents of objects, in the order of their ids; of one that is too large undefined. */
export type ReadBlobs = (ids: readonly string[]) => AsyncGenerator<Uint8Array | undefined>;

/** What a path is on disk; a symbolic link is reported as itself, not as what it points to. */
export type PathKind = 'missing' | 'file' | 'folder' | 'link' | 'other';

/** Why a file that is there gave no text. */
export type UnreadableReason =
  /** It is no text. */
  | 'binary'
  /** It is a text with NUL bytes in it. */
  | 'nul-bytes'
  | 'too-large'
  /** A link, or a path below one, that leads out of the project. */
  | 'link-outside'
  | 'link-to-nothing'
  | 'link-loop'
  | 'no-permission'
  | 'folder'
  /** A pipe, a socket, a device. */
  | 'special'
  /** The disk or the system failed. */
  | 'io';

/** A file that is there and gave no text. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: UnreadableReason;
  /** What the operating system calls it, such as `EIO`. */
  readonly code?: string | undefined;
  /** What is there all the same: to be searched for what must not be there, and for nothing else. */
  readonly remains?: string | undefined;
}

/** What came of reading a text: it is there, there is none, or there is one that cannot be read. */
export type TextRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | Unreadable;

/** A part of a text that is too large to be held. */
export interface TextPiece {
  /** What is its own, and something of its neighbours. */
  readonly text: string;
  /** Its own part; UTF-16 units, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Where the first character of `text` stands in the whole text, from 1. */
  readonly line: number;
  readonly column: number;
}

/** Files, sorted, and those that git's index does not have, or has otherwise. */
export interface Listing {
  readonly paths: string[];
  readonly changed: string[];
}

/** Files that can be read: those of the working folder, or those of the index. */
export interface FileSource {
  /** All files that are neither ignored by git nor in a dependency folder, sorted. */
  list(signal?: AbortSignal): Promise<string[]>;
  /** The same, and which of them are new or not as git's index has them; undefined where there is no git to ask. */
  readonly listing?: ((signal?: AbortSignal) => Promise<Listing>) | undefined;
  /**
   * What came of reading files, by path, in the order of the paths: an answer for each of them.
   * @param limit in bytes; unless it is given, what `limitOf` allows each of them
   */
  readTexts(paths: readonly string[], limit?: number): Promise<ReadonlyMap<string, TextRead>>;
  /** A text of any size in pieces that overlap; none for what is no text. Only where all must be searched. */
  readonly pieces?: (path: string) => AsyncGenerator<TextPiece>;
}

/** What became of a change: `left` where the file should stay as it is by now. */
export type ChangeOutcome = 'written' | 'unchanged' | 'left';

/** The project's files. Paths are relative to the project folder, with `/`, and never leave it. */
export interface Files extends FileSource {
  readonly root: string;
  /** The kind of what lies at the path; a path below a link that leads out of the project is `link`. */
  kind(path: string): Promise<PathKind>;
  /**
   * What came of reading a file.
   * @param limit in bytes; unless it is given, what `limitOf` allows
   */
  readText(path: string, limit?: number): Promise<TextRead>;
  /**
   * A file as it is, for what is no text: a picture, a template of Word.
   * @returns undefined where there is none, it is larger than the limit, or lies outside of the project
   */
  readBytes(path: string, limit: number): Promise<Uint8Array | undefined>;
  /** When a file was last written, yyyy-mm-dd in local time; undefined when it is not there. */
  modifiedOn(path: string): Promise<string | undefined>;
  /** Writes a file in one step, so that a reader never sees half of it; makes the folders it needs. For frontends only. */
  write(path: string, text: string): Promise<void>;
  /**
   * Writes changes on top of what is there now, while no other process does. For frontends only.
   * @returns what became of each, by path
   * @throws UserError for a file that cannot be read or changed; then nothing was written
   */
  change(changes: readonly FileChange[]): Promise<ReadonlyMap<string, ChangeOutcome>>;
  /**
   * Does what no other process may do meanwhile, for a frontend that writes in a way of its own.
   * @param work is handed the files as they lie on the disk by then, whatever is known or typed of them
   */
  alone<T>(work: (onDisk: FilesOnDisk) => Promise<T>): Promise<T>;
}

export type FilesOnDisk = Pick<Files, 'kind' | 'readText'>;

/**
 * What was worked out about a repository and can be worked out again at any time, kept inside the git directory, where
 * it is neither committed nor seen. Never a secret: it lies there unmasked for years.
 */
export interface Cache {
  /** Undefined where there is none, or what is there is damaged. */
  read(name: string): Promise<string | undefined>;
  /** Replaces it in one step. Tells whether it could; that it could not is no failure. */
  write(name: string, text: string): Promise<boolean>;
}

/** The product's own data files: schemas, templates, known kinds of config files. */
export interface Assets {
  /**
   * @param path from the root of the package, such as `schemas/team.schema.json`
   * @throws Error when it is not there: a broken installation
   */
  read(path: string): Promise<string>;
}

/** A project folder, opened. */
export interface Project {
  /** Absolute path of the project folder: where `handover.config.yaml` and the pack lie. */
  readonly root: string;
  /** Where the project folder lies below the top of the repository: '' or `packages/his/`. */
  readonly prefix: string;
  readonly files: Files;
  /** Undefined where the folder is in no git repository, or git is not installed (see `gitProblem`). */
  readonly git: Git | undefined;
  /** Keeps nothing where there is no git. */
  readonly cache: Cache;
  readonly gitProblem: 'none' | 'no-repository' | 'not-installed';
  /**
   * Another folder of the same repository as a project, read anew; undefined where there is no repository.
   * @param folder from the top of the repository: '' or `packages/his`
   */
  readonly sibling?: ((folder: string) => Project) | undefined;
}

/** A hook as it lies on disk. */
export interface HookFile {
  /** What it would run; '' when that is no text of ordinary size. Of a link: what the link leads to. */
  readonly text: string;
  readonly isLink: boolean;
  /** Git passes over a hook that is not. */
  readonly isExecutable: boolean;
}

/** The folder in which git looks for the hooks of a repository. */
export interface Hooks {
  /** Absolute path; the folder may not exist yet. */
  readonly folder: string;
  /** Whose folder it is: the repository's alone, the project's own files, also other repositories', or no folder at all. */
  readonly place: 'repository' | 'project' | 'shared' | 'none';
  /** The folder that git would take if nobody had set another one. */
  readonly ownFolder: string;
  /** What `core.hooksPath` says, if it is set. */
  readonly configured: string | undefined;
  /** The files of the whole working tree, not only of the project folder in it. */
  readonly workTree: Files;
  /** Undefined when there is no hook of this name. */
  read(name: string): Promise<HookFile | undefined>;
  /**
   * Writes an executable hook in one step.
   * @param keepAs name under which what was there before is kept, as it is
   */
  write(name: string, text: string, keepAs?: string): Promise<void>;
  /** Gives a hook another name; a link leads where it led. */
  move(name: string, to: string): Promise<void>;
  /** Takes a hook away; the first of `restored` that is there takes its place. Tells whether one did. */
  remove(name: string, restored: readonly string[]): Promise<boolean>;
  /** Notes where Handover Pack was installed from, for this repository on this machine. */
  remember(installation: Installation): Promise<void>;
  /** Deletes that note. */
  forget(): Promise<void>;
}

/** A Handover Pack that can be started. Absolute paths. */
export interface Installation {
  /** The command line's script. */
  readonly cli: string;
  /** Node.js, or VS Code, which is a Node.js as well. */
  readonly node: string;
  /** The script of a copy that stays when the installation is taken away. */
  readonly copy?: string;
}
