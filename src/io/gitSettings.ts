/**
 * Settings that a repository, or its user, must not change our own calls with. A program that only the repository's own
 * configuration names never runs; an answer is the same whatever a person likes to see in the terminal. `docs/git.md`
 * says what is honoured all the same.
 */
export const SAFE_CONFIG: readonly string[] = [
  // Programs.
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'credential.helper=',
  'protocol.allow=never',
  'log.showSignature=false',
  'help.autoCorrect=0',
  // What text is written in.
  'i18n.logOutputEncoding=UTF-8',
  'core.quotePath=false',
  'core.abbrev=auto',
  'core.warnAmbiguousRefs=true',
  'color.ui=false',
  'color.diff=false',
  'color.grep=false',
  'color.status=false',
  'color.branch=false',
  'color.advice=false',
  'column.ui=never',
  // What is compared, and how it is shown.
  'diff.autoRefreshIndex=true',
  'diff.algorithm=default',
  'diff.context=3',
  'diff.interHunkContext=0',
  'diff.indentHeuristic=true',
  'diff.suppressBlankEmpty=false',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'diff.srcPrefix=a/',
  'diff.dstPrefix=b/',
  'diff.relative=false',
  'diff.renames=true',
  'diff.renameLimit=1000',
  'diff.submodule=short',
  // The only way to say that there is no such file.
  'diff.orderFile=/dev/null',
  'log.abbrevCommit=false',
  'log.date=default',
  'log.decorate=false',
  'log.diffMerges=separate',
  'log.follow=false',
  'log.mailmap=true',
  'log.showRoot=true',
  'format.pretty=medium',
  'status.aheadBehind=true',
  'status.branch=false',
  'status.relativePaths=true',
  'status.renames=true',
  'status.short=false',
  'status.showStash=false',
  'status.showUntrackedFiles=normal',
  'blame.blankBoundary=false',
  'blame.coloring=none',
  'blame.date=iso',
  'blame.markIgnoredLines=false',
  'blame.markUnblamableLines=false',
  'blame.showEmail=false',
  'blame.showRoot=false',
  'grep.column=false',
  'grep.extendedRegexp=false',
  'grep.fallbackToNoIndex=false',
  'grep.fullName=false',
  'grep.lineNumber=false',
  'grep.patternType=default',
  'submodule.recurse=false',
];

/** No driver of the repository turns a content into something else to show. */
const PLAIN_DIFF = ['--no-ext-diff', '--no-textconv'];
/** What lies in a submodule is asked there, with settings of its own; here it counts by its commit. */
const NO_SUBMODULES = '--ignore-submodules=dirty';

/** Every subcommand that we use, with the words that make it safe and the same for everybody. */
const SUBCOMMANDS: Readonly<Record<string, readonly string[]>> = {
  // A list of commits to pass over is one that the caller names: the one in a person's settings is often not there.
  blame: ['--no-textconv', '--no-ignore-revs-file'],
  'cat-file': [],
  'check-attr': [],
  'check-ignore': [],
  'check-mailmap': [],
  config: [],
  diff: [...PLAIN_DIFF, NO_SUBMODULES],
  'diff-tree': PLAIN_DIFF,
  'for-each-ref': [],
  grep: ['--no-textconv', '--no-recurse-submodules'],
  'hash-object': ['--no-filters'],
  log: PLAIN_DIFF,
  'ls-files': [],
  'ls-tree': [],
  'merge-base': [],
  remote: [],
  'rev-list': [],
  'rev-parse': [],
  show: PLAIN_DIFF,
  status: [NO_SUBMODULES],
  'symbolic-ref': [],
  version: [],
  worktree: [],
};

/** A call with its subcommand made safe; words in front of it stay there. */
export function safeArguments(args: readonly string[]): string[] {
  const at = args.findIndex(word => !word.startsWith('-'));
  const words = SUBCOMMANDS[args[at] ?? ''];
  // Whoever needs another one thinks about what it could start, and adds it above.
  if (words === undefined)
    throw new Error(`git ${args.join(' ')}: not among the calls that are known to be safe`);
  return [...args.slice(0, at + 1), ...words, ...args.slice(at + 1)];
}
