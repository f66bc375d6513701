import { firstFew } from '../core/firstFew.ts';
import { placedGuesses } from '../pack/guesses.ts';
import { findQuestions } from '../pack/markdown/placeholders.ts';
import type { MeasuredMustHave } from '../pack/mustHaves.ts';
import { PACK_DOCUMENTS, PARTS, type Part } from '../pack/names.ts';
import type { Pack, TransitionFolder } from '../pack/pack.ts';
import { lacksOf, unprovenFields } from '../pack/partRequirements.ts';
import { isSamePerson } from '../pack/people/people.ts';
import type { Departure } from './departure.ts';
import { DEPARTURE_DOCUMENTS } from './documents.ts';
import { openItemsOf } from './surfaced.ts';

/** So many fields of a part are named; the others are counted. */
const NAMED = 8;

/** What is missing in what is handed over, and not in how. */
export type ContentPoint =
  | {
      readonly kind: 'must-have';
      readonly id: string;
      readonly question: MeasuredMustHave['question'];
      readonly place: string;
      /** A program has answered it, and nobody has confirmed that. */
      readonly isGuessed: boolean;
    }
  | {
      readonly kind: 'part-not-done' | 'part-no-reason' | 'part-not-confirmed';
      readonly part: Part;
      readonly successor: string;
    }
  | {
      readonly kind: 'part-lacks';
      readonly part: Part;
      /** As in the YAML. */
      readonly fields: string;
      /** The first of them, from the part on. */
      readonly first: string;
    }
  | { readonly kind: 'part-guessed'; readonly part: Part; readonly count: number; readonly place: string }
  | { readonly kind: 'blank'; readonly file: string; readonly count: number; readonly first: string };

/**
 * What has to be there before a departure may be closed: the must-haves, the six parts done, with all that a successor
 * needs from them, and confirmed by who takes over, nothing guessed in what is done, no blank in letters, plan and minutes.
 */
export function contentPoints(
  pack: Pack,
  { transition }: Departure,
  { folder }: Pick<TransitionFolder, 'folder'>,
  mustHaves: readonly MeasuredMustHave[],
): ContentPoint[] {
  const open = mustHaves.filter(({ state }) => state !== 'answered');
  return [
    ...open.map(
      ({ id, question, state, place: { file, key } }): ContentPoint => ({
        kind: 'must-have',
        id,
        question,
        place: [file, key].filter(Boolean).join(' '),
        isGuessed: state === 'guessed',
      }),
    ),
    ...PARTS.flatMap(part => partPoints(pack, part, transition.successor)),
    ...blanks(pack, folder),
  ];
}

function partPoints({ checklist, team }: Pack, part: Part, successor: string | undefined): ContentPoint[] {
  const { status, reason, confirmedBy } = checklist?.value?.[part] ?? {};
  const point = (kind: 'part-not-done' | 'part-no-reason' | 'part-not-confirmed'): ContentPoint => ({
    kind,
    part,
    successor: successor ?? '',
  });
  if (status === 'not-applicable') return reason?.trim() ? [] : [point('part-no-reason')];
  if (status !== 'done') return [point('part-not-done')];
  const isConfirmed = Boolean(successor) && isSamePerson(team?.value, confirmedBy, successor);
  const guesses = placedGuesses(checklist?.content).filter(({ path }) => path[0] === part);
  const [first] = guesses;
  // Who confirms it is asked for below, by name.
  const lacks = checklist
    ? [
        ...lacksOf(checklist, part).map(({ name }) => name),
        ...unprovenFields(checklist, part).filter(field => field !== 'confirmedBy'),
      ]
    : [];
  const [lack] = lacks;
  return [
    ...(lack
      ? [{ kind: 'part-lacks', part, fields: firstFew(lacks, NAMED), first: `${part}.${lack}` } as const]
      : []),
    ...(first ? [{ kind: 'part-guessed', part, count: guesses.length, place: first.place } as const] : []),
    ...(isConfirmed ? [] : [point('part-not-confirmed')]),
  ];
}

function blanks({ documents }: Pack, folder: string): ContentPoint[] {
  return DEPARTURE_DOCUMENTS.flatMap(({ name }): ContentPoint[] => {
    const path = `${folder}/${name}`;
    const questions = findQuestions(documents.find(document => document.path === path)?.text ?? '');
    const [first] = questions;
    return first ? [{ kind: 'blank', file: path, count: questions.length, first: first.text }] : [];
  });
}

/** What need not be finished and is taken over as it is. */
export type AcceptedPoint =
  | { readonly kind: 'questions'; readonly file: string; readonly count: number }
  | { readonly kind: 'item'; readonly id: string; readonly title: string }
  | { readonly kind: 'guesses'; readonly file: string; readonly count: number };

/** Everything that stays unfinished when a departure is closed: open items, open questions of the manuals, guesses. */
export function acceptedPoints(pack: Pack): AcceptedPoint[] {
  const { documents, folder, checklist, team, configIndex } = pack;
  const pages = PACK_DOCUMENTS.flatMap((name): AcceptedPoint[] => {
    const path = `${folder}/${name}`;
    const count = findQuestions(documents.find(page => page.path === path)?.text ?? '').length;
    return count > 0 ? [{ kind: 'questions', file: path, count }] : [];
  });
  const items = openItemsOf(checklist?.value).map(
    ({ id = '', title = id }): AcceptedPoint => ({ kind: 'item', id, title }),
  );
  const guesses = [checklist, team, configIndex].flatMap((file): AcceptedPoint[] => {
    const count = placedGuesses(file?.content).length;
    return file && count > 0 ? [{ kind: 'guesses', file: file.path, count }] : [];
  });
  return [...items, ...pages, ...guesses];
}
