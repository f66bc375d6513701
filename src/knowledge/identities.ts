import { compareText } from '../core/compareText.ts';

/** One name and address as it stands in the history, after `.mailmap`, with what it did. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601 dates (yyyy-mm-dd) of the changes, in any order. */
  readonly dates: readonly string[];
}

/** A person, merged from all the signatures that belong together. */
export interface Contributor {
  /** The spelling that occurs most often; a full name is preferred over a user name. */
  readonly name: string;
  /** The other spellings, sorted. */
  readonly otherNames: readonly string[];
  /** All addresses, the most used first. */
  readonly emails: readonly string[];
  readonly commits: number;
  /** Commits in the last 365 days before the newest commit of the history. */
  readonly recentCommits: number;
  readonly firstOn: string;
  readonly lastOn: string;
  /** Different addresses are one person here because of the name alone: they may be two. */
  readonly isJoinedByName: boolean;
}

/** Names that many machines share and that therefore say nothing about who it was. */
const SHARED_NAMES = new Set([
  'root',
  'admin',
  'administrator',
  'unknown',
  'user',
  'developer',
  'git',
  'test',
  'your name',
  'none',
  'ubuntu',
  'centos',
  'vagrant',
]);
const SHARED_ADDRESS =
  /^(you@example\.com|root@localhost|user@example\.com|noreply@github\.com|.*@localhost|)$/;
const BOT =
  /\[bot\]|\b(dependabot|renovate|greenkeeper|semantic-release-bot|github-actions|travis ?ci|jenkins|snyk-bot|transifex|gitlab-ci|weblate|imgbot|allcontributors|codacy-badger|sonarcloud|pyup-bot|whitesource|github copilot|copilot coding agent|claude code|cursor agent|devin ai)\b|(^|[ ._-])(bot|ci)$/i;

/** Mailboxes that nobody reads, and the account of a coding assistant that signs as co-author. */
const BOT_ADDRESS = /^(no-?reply|donotreply|(\d+\+)?copilot)@|\[bot\]@/i;

/** Whether a signature belongs to a program. Programs leave no knowledge behind. */
export function isBot(name: string, email: string): boolean {
  // Somebody with a full name who hides the address (noreply@github.com) is a person.
  if (email.toLowerCase() === 'noreply@github.com') return BOT.test(name);
  return BOT.test(name) || BOT.test(email.replace(/@.*/, '')) || BOT_ADDRESS.test(email);
}

/** What a mailbox or an account is called that several people share. */
const ROLE_ACCOUNT =
  /^(?:(?:his|lis|pacs|ris|emr|hospital|clinic|prod|product|uat|app|web|backend|frontend|front|local)[\s._-]?)?(?:admin|administrator|root|sysadmin|webmaster|hostmaster|info|support|service|help-?desk|office|contact|team|dev|develop|developers?|devops|ops|it|build|release|deploy|ci|git|svn|system|server|user|test|guest|ubuntu|centos|ec2-user|vagrant|www-data|unknown|none|nobody)\d{0,3}$/i;
/** What manuals of git write where a name belongs. */
const NOT_SET =
  /^(?:your[ _-]?name|you|user ?name|name) <|<(?:you|your[._-]?(?:e?mail|name)|user|name|test)@(?:example|your\w{0,20}|domain|e?mail)\.(?:com|org|net)>$/i;
/** What a group of people is called. */
const GROUP_NAME =
  /(^|[\s._-])(team|group|department|dept|developers|support|help ?desk|office|squad|staff)$|(团队|小组|开发组|项目组|运维组|实施组|测试组|研发组|技术部|研发部|信息科|信息中心|运维部|管理员|服务器)$/i;

/**
 * Whether a signature is that of an account which several people share, or of a group: who it was, nobody can tell.
 * A personal address tells, whatever name the computer was set up with.
 */
export function isRoleAccount(name: string, email: string): boolean {
  const account = email
    .trim()
    .replace(/@.*/, '')
    .replace(/^\d+\+/, '');
  const host = email.trim().replace(/^[^@]*@?/, '');
  const plain = plainName(name);
  if (GROUP_NAME.test(name.trim()) || NOT_SET.test(`${name.trim()} <${email.trim()}>`)) return true;
  const isSharedName = plain === '' || SHARED_NAMES.has(plain) || ROLE_ACCOUNT.test(plain);
  if (!isSharedName) return false;
  // A computer's own name behind the @: `root@iZ2ze`, `Administrator@WIN-4F`.
  const isMachine = host !== '' && !host.includes('.');
  return (
    account === '' ||
    ROLE_ACCOUNT.test(account) ||
    isMachine ||
    /\.(local|localdomain|internal|lan)$/i.test(host)
  );
}

/**
 * Merges signatures into people: the same address, or the same full name, is the same person. User names
 * (one Latin word) only join when they are long, because `li` or `root` is many people.
 * @returns people without programs, the most active of the last year first, then by all commits, then by name
 */
export function mergeIdentities(signatures: readonly Signature[]): Contributor[] {
  const groups = new Groups();
  const people = signatures.filter(({ name, email }) => !isBot(name, email));
  people.forEach((signature, index) => {
    for (const key of identityKeys(signature)) groups.join(index, key);
  });
  const newest = latestDate(people);
  const yearBefore = addDays(newest, -365);
  return [...groups.sets(people.length)]
    .map(indexes => describe(indexes.map(index => people[index]).filter(isDefined), yearBefore))
    .sort(
      (a, b) => b.recentCommits - a.recentCommits || b.commits - a.commits || compareText(a.name, b.name),
    );
}

/** The newest day in which any of them was active, '' when there is none. */
export function latestDate(signatures: readonly Signature[]): string {
  let latest = '';
  for (const { dates } of signatures) for (const date of dates) if (date > latest) latest = date;
  return latest;
}

/** Shorter ones are family names as often as not: zhang, huang, jiang. */
const LEAST_USER_NAME = 7;

/** Shorter ones are too common. */
const LEAST_FAMILY_NAME = 5;

/** What makes two signatures the same person. */
function identityKeys({ name, email }: Signature): string[] {
  const keys: string[] = [];
  const address = canonicalAddress(email);
  if (!SHARED_ADDRESS.test(address)) keys.push(`address ${address}`);
  const plain = plainName(name);
  // Who hides behind an account may sign with its name elsewhere.
  const account = /^(.+)@github$/.exec(address)?.[1];
  if (account !== undefined && account.length >= LEAST_USER_NAME && !SHARED_NAMES.has(account))
    keys.push(`name ${plainName(account)}`);
  if (isFullName(plain) && !SHARED_NAMES.has(plain)) keys.push(`name ${plain.replaceAll(' ', '')}`);
  // Many write their full name in one word: `WangWei` is `Wang Wei`.
  else if (plain.length >= LEAST_USER_NAME && !SHARED_NAMES.has(plain)) keys.push(`name ${plain}`);
  else if (!SHARED_NAMES.has(plain) && !SHARED_ADDRESS.test(address)) {
    const family = familyName(plain, address);
    if (family !== undefined) keys.push(`given name ${plain}, family name ${family}`);
  }
  return keys;
}

/** Who signs as `Ian` may be known by the address: `ian.c.bacher@` and `ibacher@` are one person. */
function familyName(given: string, address: string): string | undefined {
  const account = address.replace(/@.*/, '');
  // An account called like the name says nothing more: ubuntu@ stands on many machines.
  if (account === given) return undefined;
  const words = account.split(/[._-]/);
  const last = words.at(-1) ?? '';
  const isInitialInFront = words.length === 1 && given !== '' && last.startsWith(given.charAt(0));
  const family = isInitialInFront ? last.slice(1) : last;
  return family.length >= LEAST_FAMILY_NAME && words[0]?.charAt(0) === given.charAt(0) ? family : undefined;
}

/** The private address that GitHub gives out carries the account's name; a `+tag` is the same mailbox. */
function canonicalAddress(email: string): string {
  const address = email.trim().toLowerCase();
  const account = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/.exec(address)?.[1];
  if (account) return `${account}@github`;
  const plus = address.indexOf('+');
  const at = address.indexOf('@', plus + 1);
  return plus < 0 || at < 0 ? address : address.slice(0, plus) + address.slice(at);
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.,_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isFullName(plain: string): boolean {
  return /\p{Script=Han}{2,}/u.test(plain) || /^\S{2,} (\S+ )*\S{2,}$/.test(plain);
}

function describe(signatures: Signature[], yearBefore: string): Contributor {
  // A long history has a date for every commit: gone through once, and not sorted.
  let [commits, recentCommits, firstOn, lastOn] = [0, 0, '', ''];
  for (const { dates } of signatures)
    for (const date of dates) {
      commits += 1;
      if (date > yearBefore) recentCommits += 1;
      if (firstOn === '' || date < firstOn) firstOn = date;
      if (date > lastOn) lastOn = date;
    }
  const names = ranked(signatures.map(({ name, dates }) => [name.trim(), dates.length]));
  const emails = ranked(signatures.map(({ email, dates }) => [email.trim().toLowerCase(), dates.length]));
  // Some trailers name an address alone.
  const account = emails[0]?.replace(/@.*/, '').replace(/^\d+\+/, '') ?? '';
  // An address in the place of a name is what a computer was set up with.
  const called = names.filter(candidate => !candidate.includes('@'));
  const name = called.find(candidate => isFullName(plainName(candidate))) ?? called[0] ?? names[0] ?? account;
  const addresses = new Set(emails.map(canonicalAddress).filter(address => !SHARED_ADDRESS.test(address)));
  return {
    name,
    otherNames: names.filter(other => other !== name).sort(compareText),
    emails,
    commits,
    recentCommits,
    firstOn,
    lastOn,
    isJoinedByName: addresses.size > 1,
  };
}

function ranked(counts: [string, number][]): string[] {
  const sums = new Map<string, number>();
  for (const [text, count] of counts) if (text) sums.set(text, (sums.get(text) ?? 0) + count);
  return [...sums].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).map(([text]) => text);
}

/** Disjoint sets: everything that shares a key, directly or through others, ends up together. */
class Groups {
  readonly #parents = new Map<number, number>();
  readonly #firstWithKey = new Map<string, number>();

  join(index: number, key: string): void {
    const first = this.#firstWithKey.get(key);
    if (first === undefined) this.#firstWithKey.set(key, index);
    else this.#parents.set(this.#root(index), this.#root(first));
  }

  sets(size: number): Iterable<number[]> {
    const sets = new Map<number, number[]>();
    for (let index = 0; index < size; index++) {
      const root = this.#root(index);
      sets.set(root, [...(sets.get(root) ?? []), index]);
    }
    return sets.values();
  }

  #root(index: number): number {
    let root = index;
    for (
      let next = this.#parents.get(root);
      next !== undefined && next !== root;
      next = this.#parents.get(root)
    )
      root = next;
    return root;
  }
}

/** @param date yyyy-mm-dd; an empty date stays empty */
export function addDays(date: string, days: number): string {
  if (!date) return '';
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
