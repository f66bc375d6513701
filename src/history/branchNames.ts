/** Branches of integration, stages of delivery, pages, and releases: `develop`, `uat`, `gh-pages`, `release/2.1`, `2.6.x`. */
const LONG_LIVED =
  /^(develop|development|dev|next|staging|stage|test|testing|uat|prod|production|master|main|trunk|gh-pages)$|^(release|releases|rel|maint|maintenance|stable|support|version|v?\d+(\.\d+)*(\.x)?)([-/.].*)?$|^v?\d+\.(\d+|x)/i;

/**
 * Whether a branch is a line of its own: it is not meant to be merged and end.
 * @param shortName without the name of the remote
 */
export function isLongLived(shortName: string): boolean {
  return LONG_LIVED.test(shortName);
}
