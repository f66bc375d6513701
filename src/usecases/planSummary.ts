import type { Translate } from '../l10n/index.ts';
import { withTotal } from '../pack/mustHaves.ts';
import type { GeneratePlan } from './generate.ts';

/** How many files the plan would write. */
export function countChanges({ files }: Pick<GeneratePlan, 'files'>): number {
  return files.filter(({ text }) => text !== undefined).length;
}

/** What was filled in, as in "2 people, 1 milestone"; '' when that is nothing. */
export function filledList({ filled }: GeneratePlan, say: Translate): string {
  return Object.entries(filled)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => say(`filled.${kind}`, { count }))
    .join(say('list.comma'));
}

/** How much of what must be known the repository answers, in a sentence. */
export function wordAnswered({ mustHaves }: GeneratePlan, say: Translate): string {
  return say('generate.mustHaves', withTotal(mustHaves));
}
