import { PARTS } from './names.ts';
import type { Pack } from './pack.ts';
import type { Transition } from './types.generated.ts';
import type { Lenient } from './yaml/conform.ts';

/** Whether a departure is still going on; one that was closed is history, and nobody fixes history. */
export function isOpenTransition(transition: Lenient<Transition> | undefined): boolean {
  return transition !== undefined && transition.closed === undefined && transition.phase !== 'closed';
}

/** Whether anybody is leaving now. */
export function isSomebodyLeaving({ transitions }: Pack): boolean {
  return transitions.some(({ transition }) => isOpenTransition(transition?.value));
}

/** Whether the pack is as `generate` wrote it: no part of the checklist begun, nobody leaving. */
export function isJustGenerated(pack: Pack): boolean {
  const checklist = pack.checklist?.value;
  const isBegun = PARTS.some(part => (checklist?.[part]?.status ?? 'todo') !== 'todo');
  return checklist !== undefined && !isBegun && !isSomebodyLeaving(pack);
}
