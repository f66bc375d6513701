import type { Translate } from '../../l10n/index.ts';
import type { KnowledgeState } from '../../usecases/knowledge/state.ts';
import { shownText } from '../../usecases/shownText.ts';
import { showManyPick } from '../shownWindow.ts';

/** People who are still there first, each with how many files they hold. */
export async function askWho(
  { knowledge, holders, inactive }: KnowledgeState,
  say: Translate,
): Promise<string[] | undefined> {
  const counts = knowledge.people.map(() => 0);
  for (const own of holders) for (const person of own) counts[person] = (counts[person] ?? 0) + 1;
  const choices = knowledge.people
    .map(({ name, email }, person) => ({
      label: shownText(name),
      description: shownText(email),
      detail: say('vscode.knowledge.holds', { count: counts[person] ?? 0 }),
      reference: email || name,
      rank: (inactive.has(person) ? 0 : 1_000_000) + (counts[person] ?? 0),
    }))
    .sort((one, other) => other.rank - one.rank);
  const picked = await showManyPick(choices, {
    ignoreFocusOut: true,
    title: say('vscode.knowledge.simulate'),
    placeHolder: say('vscode.knowledge.who'),
    matchOnDescription: true,
  });
  return picked && picked.length > 0 ? picked.map(({ reference }) => reference) : undefined;
}
