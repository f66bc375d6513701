// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import type { AnyCheck, CheckFacts, Group } from './check.ts';

/** All checks by their id. */
export const CHECKS: Readonly<Record<string, CheckFacts>> = {
  'access-not-revoked': { group: 'transition', severity: 'error', needs: ['pack'] },
  'broken-link': { group: 'docs', severity: 'error', needs: ['pack', 'paths'] },
  'closed-by-force': { group: 'transition', severity: 'warning', needs: ['pack'] },
  'config-changed-since-review': { group: 'config', severity: 'warning', needs: ['pack', 'configHistory'] },
  'confirmed-by-same-person': { group: 'pack', severity: 'error', needs: ['pack'] },
  'conflict-marker': { group: 'git', severity: 'error', needs: ['texts'] },
  credential: { group: 'sensitive', severity: 'error', needs: ['texts', 'largeTexts'] },
  'customer-not-notified': { group: 'transition', severity: 'error', needs: ['pack'] },
  'date-order': { group: 'pack', severity: 'error', needs: ['pack'] },
  'deputy-inactive': { group: 'roles', severity: 'warning', needs: ['pack', 'dutyActivity'] },
  'disable-comment': { group: 'pack', severity: 'warning', needs: ['pack', 'suppressions'] },
  'duplicate-id': { group: 'pack', severity: 'error', needs: ['pack'] },
  'incident-without-recall': { group: 'transition', severity: 'error', needs: ['pack'] },
  'index-entry-missing-file': { group: 'config', severity: 'error', needs: ['pack', 'configHistory'] },
  'index-entry-without-purpose': { group: 'config', severity: 'warning', needs: ['pack'] },
  'internal-for-customer': { group: 'docs', severity: 'error', needs: ['pack'] },
  markdown: { group: 'docs', severity: 'warning', needs: ['pack', 'markdownSettings'] },
  'meeting-attendee-missing': { group: 'transition', severity: 'error', needs: ['pack'] },
  'meeting-not-on-site': { group: 'transition', severity: 'error', needs: ['pack'] },
  'meeting-too-short': { group: 'transition', severity: 'error', needs: ['pack'] },
  'missing-file': { group: 'pack', severity: 'error', needs: ['pack', 'paths'] },
  'missing-pack-for-go-live': { group: 'pack', severity: 'error', needs: ['pack'] },
  'missing-sign-off': { group: 'transition', severity: 'error', needs: ['pack'] },
  'must-have-open': { group: 'pack', severity: 'warning', needs: ['pack', 'mustHaves'] },
  'no-deputy': { group: 'roles', severity: 'error', needs: ['pack'] },
  'no-replacement-in-time': { group: 'transition', severity: 'error', needs: ['pack'] },
  'observation-too-short': { group: 'transition', severity: 'error', needs: ['pack'] },
  'orphan-page': { group: 'docs', severity: 'warning', needs: ['pack'] },
  overdue: { group: 'pack', severity: 'error', needs: ['pack'] },
  'part-done-without-evidence': { group: 'pack', severity: 'error', needs: ['pack'] },
  'part-incomplete': { group: 'pack', severity: 'warning', needs: ['pack'] },
  'patient-data': { group: 'sensitive', severity: 'error', needs: ['files', 'texts', 'largeTexts'] },
  'placeholder-left': { group: 'pack', severity: 'warning', needs: ['pack'] },
  'primary-is-deputy': { group: 'roles', severity: 'error', needs: ['pack'] },
  'review-overdue': { group: 'roles', severity: 'warning', needs: ['pack'] },
  'rotation-overdue': { group: 'roles', severity: 'warning', needs: ['pack'] },
  schema: { group: 'pack', severity: 'error', needs: ['pack', 'paths'] },
  'stale-document': { group: 'pack', severity: 'warning', needs: ['pack', 'paths', 'lastChanges'] },
  'still-held-by-leaver': { group: 'transition', severity: 'error', needs: ['pack'] },
  'strategy-task-open': { group: 'transition', severity: 'error', needs: ['pack'] },
  'survey-not-anonymous': { group: 'roles', severity: 'error', needs: ['pack'] },
  'survey-overdue': { group: 'roles', severity: 'warning', needs: ['pack'] },
  'task-force-duty-unassigned': { group: 'transition', severity: 'error', needs: ['pack'] },
  'unconfirmed-guess': { group: 'pack', severity: 'warning', needs: ['pack'] },
  'undocumented-config': { group: 'config', severity: 'error', needs: ['configs'] },
  'undocumented-key': { group: 'config', severity: 'warning', needs: ['pack', 'configs'] },
  'unknown-person': { group: 'pack', severity: 'warning', needs: ['pack'] },
  'unresolved-issues': { group: 'git', severity: 'error', needs: ['pack', 'issues'] },
  'visit-overdue': { group: 'roles', severity: 'warning', needs: ['pack'] },
};

/** Loads the code of a group; a run loads only the groups that it needs. */
export const GROUP_LOADERS: Readonly<
  Partial<Record<Group, () => Promise<Readonly<Record<string, AnyCheck>>>>>
> = {
  config: async () => (await import('./groups/config.generated.ts')).default,
  docs: async () => (await import('./groups/docs.generated.ts')).default,
  git: async () => (await import('./groups/git.generated.ts')).default,
  pack: async () => (await import('./groups/pack.generated.ts')).default,
  roles: async () => (await import('./groups/roles.generated.ts')).default,
  sensitive: async () => (await import('./groups/sensitive.generated.ts')).default,
  transition: async () => (await import('./groups/transition.generated.ts')).default,
};
