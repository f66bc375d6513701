import type { Pack, TextFile } from './pack.ts';
import { isOpenTransition } from './packState.ts';

/** The documents that somebody still works with: those of a closed transition are history, which nobody fixes. */
export function openDocuments({ documents, transitions }: Pack): readonly TextFile[] {
  const closed = transitions
    .filter(({ transition }) => transition && !isOpenTransition(transition.value))
    .map(({ folder }) => `${folder}/`);
  return documents.filter(({ path }) => !closed.some(folder => path.startsWith(folder)));
}
