import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { Proof, SignOffParty, TeachBack } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import type { Letter, SignedScan, TransitionEvent } from '../../transition/events.ts';
import { counted, refusedIn, topicState } from '../../transition/mastery.ts';
import { LETTER_FIELDS } from '../../transition/recordLetters.ts';
import { shownText } from '../../usecases/shownText.ts';
import { masker } from '../../usecases/transition/readTransitions.ts';
import type { OpenDeparture } from './model.ts';
import { peopleBut, type Questions } from './questions.ts';

const PROOFS: readonly Proof['kind'][] = ['runbook', 'restore-test', 'commit'];
/** As git prints it, short or whole. */
const COMMIT = /^[0-9a-f]{4,64}$/i;

/**
 * Asks who signed for the customer, and for the signed paper: a scanned file, where it is kept, or that it is told later.
 * @returns undefined when the user pressed Escape, as all questions here
 */
export async function askSignature(
  party: SignOffParty,
  { world, status }: OpenDeparture,
  ask: Questions,
): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const { signOff } = status.departure.transition;
  const own = entriesOf(signOff, []).find(({ entry }) => entry.party === party)?.entry;
  const isSigned = own?.signedOn !== undefined && own.signedOn <= world.today;
  const name =
    isSigned || party === 'leaver' || party === 'successor'
      ? ''
      : await ask.text(say('vscode.transition.ask.customerName'), own?.name);
  const signed = { kind: 'signed', party, name: name.trim() || undefined } as const;
  const how = await ask.pick(say('vscode.transition.ask.paper'), [
    { label: say('vscode.transition.paper.scan'), value: 'scan' as const },
    { label: say('vscode.transition.paper.place'), value: 'place' as const },
    ...(isSigned ? [] : [{ label: say('vscode.transition.paper.later'), value: 'later' as const }]),
  ]);
  if (how === 'later') return [signed];
  if (how === 'scan') {
    const scan = await chooseScan(world.project.root, say);
    return scan && [{ ...signed, scan }];
  }
  const where = how && (await ask.words(say('vscode.transition.ask.paperPlace')));
  return where === undefined ? undefined : [{ ...signed, evidence: where.trim() }];
}

async function chooseScan(root: string, say: Translate): Promise<SignedScan | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: say('vscode.transition.paper.scan'),
      defaultUri: vscode.Uri.file(root),
      canSelectMany: false,
    })) ?? [];
  if (uri === undefined) return undefined;
  const [{ readOutput }, { signedScan }] = await Promise.all([
    import('../../io/outputs.ts'),
    import('../../usecases/transition/signedScan.ts'),
  ]);
  return signedScan(await readOutput(uri.fsPath, basename(uri.fsPath)), uri.fsPath, root);
}

/** Asks for the number of a letter that goes out now; of one that was sent, also for what came back. */
export async function askLetter(
  letter: Letter,
  { status }: OpenDeparture,
  ask: Questions,
): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const { transition } = status.departure;
  const { sentOn, number: known, answer: before } = transition[LETTER_FIELDS[letter]] ?? {};
  const number = await ask.text(say('vscode.transition.ask.letterNumber'), known);
  const numbered: TransitionEvent[] =
    number.trim() && number.trim() !== known ? [{ kind: 'letter', letter, number: number.trim() }] : [];
  // A letter that goes out on the same day bears its number already.
  if (sentOn === undefined) return [...numbered, { kind: 'notice', letter }];
  const answer = await ask.text(say('vscode.transition.ask.letterAnswer'), before);
  const isNew = answer.trim() !== '' && answer.trim() !== before;
  return [...numbered, ...(isNew ? [{ kind: 'letter', letter, answer: answer.trim() } as const] : [])];
}

/** Asks where it can be seen that somebody cannot open something any more; that may be told later. */
export async function askAccess(
  account: string,
  { status }: OpenDeparture,
  ask: Questions,
): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const own = status.departure.access.find(one => one.account === account);
  const evidence = await ask.text(say('vscode.transition.ask.evidence'));
  if (own === undefined || evidence === undefined) return undefined;
  const kind = own.shared ? 'rotated' : 'revoked';
  return [{ kind, account, evidence: evidence.trim() || undefined, isLater: own.endedOn !== undefined }];
}

/** Asks what became of something else that the leaver could open. */
export async function askSettled(id: string, ask: Questions): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const evidence = await ask.text(say('vscode.transition.ask.evidence'));
  return evidence === undefined
    ? undefined
    : [{ kind: 'settled', id, evidence: evidence.trim() || undefined }];
}

/** Offers what the successor committed about the topic since the report; another one can be typed. */
async function askCommit(
  { world, status }: OpenDeparture,
  topic: Lenient<TeachBack>,
  ask: Questions,
): Promise<string | undefined> {
  const { say } = ask;
  const { commitsFor } = await import('../../usecases/transition/commitProof.ts');
  const commits = await commitsFor(world, status.departure, topic);
  const chosen =
    commits.length === 0
      ? ''
      : await ask.pick(say('vscode.transition.ask.commit'), [
          ...commits.map(({ hash, subject, date }) => ({
            label: shownText(subject || hash.slice(0, 10)),
            description: `${date} ${hash.slice(0, 10)}`,
            value: hash.slice(0, 10),
          })),
          { label: say('vscode.transition.ask.otherCommit'), value: '' },
        ]);
  if (chosen !== '') return chosen;
  const typed = await ask.text(say('vscode.transition.ask.commit'), '', answer =>
    COMMIT.test(answer.trim()) ? undefined : say('vscode.transition.ask.noCommit'),
  );
  return typed?.trim();
}

/** Asks whether the successor said it or did it; for what they did, who watched and what came of it. */
export async function askTeachBack(
  topic: string,
  departure: OpenDeparture,
  ask: Questions,
): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const { world, status } = departure;
  const { transition } = status.departure;
  const entry = entriesOf(transition.teachBack, []).find(one => one.entry.topic === topic)?.entry ?? {};
  const refused = refusedIn(status);
  const team = world.pack.team?.value;
  const state = topicState(status.departure, team, counted(entry, refused), world.today);
  const how = await ask.pick(say('vscode.transition.ask.teachBack', { topic: masker(world.today)(topic) }), [
    ...(state === 'open' ? [{ label: say('vscode.transition.said'), value: 'said' as const }] : []),
    ...PROOFS.map(value => ({
      label: say('vscode.transition.proven', { how: say(`proof.${value}`) }),
      value,
    })),
  ]);
  if (how === 'said') return [{ kind: 'taught', topic }];
  if (how === 'commit') {
    const commit = await askCommit(departure, entry, ask);
    return commit === undefined
      ? undefined
      : [{ kind: 'proof', topic, proof: { kind: how, on: world.today, commit } }];
  }
  const watchedBy = await ask.pick(say('vscode.transition.ask.watchedBy'), [
    ...peopleBut(departure, [transition.successor], say),
    { label: say('vscode.transition.ask.nobodyWatched'), value: '' },
  ]);
  const result = await ask.text(say('vscode.transition.ask.result'));
  const proof: Proof = {
    kind: how,
    on: world.today,
    ...(watchedBy && { watchedBy }),
    ...(result.trim() && { result: result.trim() }),
  };
  return [{ kind: 'proof', topic, proof }];
}
