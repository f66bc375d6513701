import { branchFingerprint } from '../history/fingerprint.ts';
import type { Issue } from '../history/issue.ts';
import type { OpenBranch } from '../history/repository.ts';
import { addDays, type Contributor } from '../knowledge/identities.ts';
import { slugOf, uniqueId } from '../pack/ids.ts';
import type { OpenItem, OpenItemsPart } from '../pack/types.generated.ts';
import type { PrefillContext } from './facts.ts';
import { isShared } from './people.ts';
import { safeSubject } from './subject.ts';

const MOST = 10;
/** Days before the newest commit. Older branches are mostly forgotten experiments. */
const WINDOW = 365;

/** Work that was begun and never merged: candidates only, so each one has to be confirmed. */
export function guessOpenItems(
  { facts, say }: PrefillContext,
  idOf: ReadonlyMap<string, string>,
): Pick<OpenItemsPart, 'items'> {
  const { history } = facts;
  const ids = new Set<string>();
  const since = addDays(history?.lastCommitOn ?? '', -WINDOW);
  const recent = (history?.openBranches ?? []).filter(({ date }) => date >= since);
  const branches = recent.slice(0, MOST).map(branch => item(branch, ids, idOf, say));
  const unresolved = (facts.unresolved ?? []).slice(0, MOST_ISSUES);
  const shared = (history?.contributors ?? []).filter(isShared).map(one => sharedItem(one, ids, say));
  return { items: [...branches, ...shared, ...unresolved.map(issue => issueItem(issue, ids, idOf, say))] };
}

/** More than that nobody confirms one by one; the plan says how many were left out. */
export const MOST_ISSUES = 50;

function issueItem(
  { class: kind, title, severity, email, evidence, fingerprint }: Issue,
  ids: Set<string>,
  idOf: ReadonlyMap<string, string>,
  say: PrefillContext['say'],
): OpenItem {
  const owner = idOf.get(email.toLowerCase());
  const places = evidence.slice(0, MOST_EVIDENCE).map(({ commit, file, line, date, text }) => {
    const place = file === undefined ? commit?.slice(0, 10) : line === undefined ? file : `${file}:${line}`;
    return [place, date, text === title ? '' : text].filter(Boolean).join(' ');
  });
  return {
    id: uniqueId(slugOf(title.slice(0, LONGEST_ID)) || kind, ids),
    title,
    kind: 'issue',
    severity,
    state: 'open',
    ...(owner && { owner }),
    evidence: places.filter(place => place !== ''),
    fingerprint,
    confirm: true,
    from: say(`issues.class.${kind}`),
  };
}

/** What is committed as root was changed on a server, past everybody's review, and nobody knows by whom. */
function sharedItem(
  { name, emails, commits, firstOn, lastOn }: Contributor,
  ids: Set<string>,
  say: PrefillContext['say'],
): OpenItem {
  const account = emails[0] === undefined || emails[0] === '' ? name : `${name} <${emails[0]}>`;
  return {
    id: uniqueId(slugOf(`commits-as-${name}`), ids),
    title: say('openItem.sharedAccount', { count: commits, account }),
    kind: 'issue',
    severity: 'major',
    state: 'open',
    evidence: [say('from.commits', { count: commits, first: firstOn, last: lastOn })],
    confirm: true,
    from: say('from.git'),
  };
}

const MOST_EVIDENCE = 3;
const LONGEST_ID = 40;

function item(
  { name, subject, date, authorEmail, commit }: OpenBranch,
  ids: Set<string>,
  idOf: ReadonlyMap<string, string>,
  say: PrefillContext['say'],
): OpenItem {
  const owner = idOf.get(authorEmail.toLowerCase());
  return {
    id: uniqueId(slugOf(name.replace(/^origin\//, '')), ids),
    title: say('openItem.branch', { branch: name, subject: safeSubject(subject, date) }),
    kind: 'to-do',
    state: 'open',
    ...(owner && { owner }),
    evidence: [say('openItem.evidence', { branch: name, commit, date })],
    fingerprint: branchFingerprint(name),
    confirm: true,
    from: say('from.branch', { branch: name }),
  };
}
