/** Names of a default branch by custom, where no remote says which one it is. */
export const USUAL_DEFAULTS = ['main', 'master', 'trunk', 'develop', 'dev'];

/** Branches of integration and stages of delivery: `develop`, `uat`. */
const STAGE =
  /^(develop|development|dev|next|staging|stage|test|testing|uat|sit|qa|pre|preprod|pre-?release|prod|production|master|main|trunk|online|集成|测试|预发布?|生产)$/i;
/** Releases: `release/2.1`, `2.6.x`. */
const RELEASE =
  /^(release|releases|rel|maint|maintenance|stable|support|version|v?\d+(\.\d+)*(\.x)?|发布|发版)([-/_.].*)?$|^v?\d+\.(\d+|x)/i;
/** Copies for one customer: `customer/xiehe`, `协和医院`. */
const CUSTOMER =
  /^(customers?|clients?|sites?|hospitals?|tenants?|env|envs|environments?|deploy|客户|医院|现场|院区|定制)[-/_].+|医院$/i;
/** Pages and translations, which programs publish there. */
const PAGE = /^(gh-pages|pages|weblate.*|l10n.*|i18n|translations?|crowdin.*|changeset-release\/.*)$/i;

/** Work that is merged and ends: `feature/refund`, `HIS-12`. */
const TOPIC =
  /^(?:features?|feat|ft|fix|bug|bugfix|hotfix|topic|task|issue|chore|refactor|users?|pr|pull|wip|tmp|temp|revert|功能|修复|需求|任务)[-/_]/i;
const NUMBER = /(?:^|[-/_#])\d{2,}/;

/** How much the name says that a branch is meant to be merged and end: its kind, and more so the number of a ticket. */
export function topicSigns(shortName: string): number {
  return (TOPIC.test(shortName) ? 1 : 0) + (NUMBER.test(shortName) ? 2 : 0);
}

/**
 * Whether a branch is a line of its own by its name: it is not meant to be merged and end.
 * @param shortName without the name of the remote
 */
export function isLineByName(shortName: string): boolean {
  return STAGE.test(shortName) || RELEASE.test(shortName) || CUSTOMER.test(shortName);
}

/** Whether what is on a branch was made for one release, stage or customer: there is more of its kind. */
export function isRelease(shortName: string): boolean {
  return RELEASE.test(shortName);
}

/** Whether a branch holds what is published: no work, and nothing to compare with. */
export function isPage(shortName: string): boolean {
  return PAGE.test(shortName);
}

/**
 * Kept before something else was tried, or never meant to be merged: `backup/pr-12`, `develop-backup`, `wards-pre-rebase2`,
 * `copy-of-wards`, `收费备份`. A branch about backups or about copying is work: `feature/db-backup`, `copy-orders`.
 */
const ASIDE =
  /^backups?\/|^(?:main|master|develop|dev)[-_](?:backup|bak)|[-_.](?:bak|bkp)\d*$|(?:^|[-_/.])(?:pre|before)-?(?:rebase|merge|squash)\d*(?:$|[-_/.])|^copy[-_](?:of[-_]|\d)|(?:^|[-_/.])(?:do-?not-?merge|dnm)(?:$|[-_/.])|备份$/i;

/** Whether the name says that a branch is a copy in case that something goes wrong, or not meant to be merged. */
export function isPutAside(shortName: string): boolean {
  return ASIDE.test(shortName);
}
