import { branchFingerprint } from '../history/fingerprint.ts';
import type { OpenBranch } from '../history/repository.ts';
import { addDays } from '../knowledge/identities.ts';
import { slugOf, uniqueId } from '../pack/ids.ts';
import type { OpenItem, OpenItemsPart } from '../pack/types.generated.ts';
import type { PrefillContext } from './facts.ts';
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
  return { items: recent.slice(0, MOST).map(branch => item(branch, ids, idOf, say)) };
}

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
