import type { Translate } from '../../l10n/index.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { Proof, SignOffParty } from '../../pack/types.generated.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import { topicState } from '../../transition/mastery.ts';
import { masker } from '../../usecases/transition/readTransitions.ts';
import type { OpenDeparture } from './model.ts';
import { askText, peopleBut, pick } from './questions.ts';

const PROOFS: readonly Proof['kind'][] = ['runbook', 'restore-test', 'commit'];
/** As git prints it, short or whole. */
const COMMIT = /^[0-9a-f]{4,64}$/i;

/**
 * Asks who signed for the customer, and where the signed paper is; that may be told later.
 * @returns undefined when the user pressed Escape, as all questions here
 */
export async function askSignature(
  party: SignOffParty,
  { world, status }: OpenDeparture,
  say: Translate,
): Promise<TransitionEvent[] | undefined> {
  const { signOff } = status.departure.transition;
  const own = entriesOf(signOff, []).find(({ entry }) => entry.party === party)?.entry;
  const isSigned = own?.signedOn !== undefined && own.signedOn <= world.today;
  const name =
    isSigned || party !== 'customer'
      ? ''
      : await askText(say('vscode.transition.ask.customerName'), own?.name);
  if (name === undefined) return undefined;
  const where = await askText(say('vscode.transition.ask.paper'));
  if (where === undefined) return undefined;
  const evidence = where.trim() || undefined;
  if (isSigned && evidence === undefined) return undefined;
  return [{ kind: 'signed', party, evidence, name: name.trim() || undefined }];
}

/** Asks whether the successor said it or did it; for what they did, who watched and what came of it. */
export async function askTeachBack(
  topic: string,
  departure: OpenDeparture,
  say: Translate,
): Promise<TransitionEvent[] | undefined> {
  const { world, status } = departure;
  const { transition } = status.departure;
  const entry = entriesOf(transition.teachBack, []).find(one => one.entry.topic === topic)?.entry ?? {};
  const state = topicState(status.departure, world.pack.team?.value, entry, world.today);
  const how = await pick(say('vscode.transition.ask.teachBack', { topic: masker(world.today)(topic) }), [
    ...(state === 'open' ? [{ label: say('vscode.transition.said'), value: 'said' as const }] : []),
    ...PROOFS.map(value => ({
      label: say('vscode.transition.proven', { how: say(`proof.${value}`) }),
      value,
    })),
  ]);
  if (how === undefined) return undefined;
  if (how === 'said') return [{ kind: 'taught', topic }];
  if (how === 'commit') {
    const commit = await askText(say('vscode.transition.ask.commit'), '', answer =>
      COMMIT.test(answer.trim()) ? undefined : say('vscode.transition.ask.noCommit'),
    );
    return commit === undefined
      ? undefined
      : [{ kind: 'proof', topic, proof: { kind: how, on: world.today, commit: commit.trim() } }];
  }
  const watchedBy = await pick(say('vscode.transition.ask.watchedBy'), [
    ...peopleBut(departure, [transition.successor]),
    { label: say('vscode.transition.ask.nobodyWatched'), value: '' },
  ]);
  if (watchedBy === undefined) return undefined;
  const result = await askText(say('vscode.transition.ask.result'));
  if (result === undefined) return undefined;
  const proof: Proof = {
    kind: how,
    on: world.today,
    ...(watchedBy && { watchedBy }),
    ...(result.trim() && { result: result.trim() }),
  };
  return [{ kind: 'proof', topic, proof }];
}
