import type { Pack } from '../pack/pack.ts';
import { findPerson, idInTeam } from '../pack/people/people.ts';
import type { YamlChange } from '../pack/yaml/edit.ts';
import type { Departure } from './departure.ts';
import type { Letter, TransitionEvent } from './events.ts';

/** Where what is known of a letter stands. */
export const LETTER_FIELDS: Readonly<
  Record<Letter, 'customerNotice' | 'substituteNotice' | 'completionNotice'>
> = {
  notice: 'customerNotice',
  substitute: 'substituteNotice',
  completion: 'completionNotice',
};

type OfKind<Kind extends TransitionEvent['kind']> = Extract<TransitionEvent, { readonly kind: Kind }>;

/** What is written down of letters and calls, and of who can be called meanwhile. @throws UserError for strangers */
export function letterChanges(
  { team }: Pack,
  { transition }: Departure,
  record: OfKind<'notice' | 'called' | 'letter' | 'stand-in' | 'on-call'>,
  date: string,
): YamlChange[] {
  const set = (path: readonly string[], value: string | undefined): YamlChange[] =>
    value?.trim() ? [{ set: path, value: value.trim() }] : [];
  switch (record.kind) {
    case 'notice': {
      const field = LETTER_FIELDS[record.letter];
      return [
        ...set([field, 'sentOn'], date),
        ...set([field, 'successor'], record.letter === 'completion' ? undefined : transition.successor),
        ...set([field, 'channel'], record.channel),
      ];
    }
    case 'called':
      return set(['customerNotice', 'calledOn'], date);
    case 'letter': {
      const field = LETTER_FIELDS[record.letter];
      return [
        ...set([field, 'number'], record.number),
        ...(record.answer === undefined ? [] : set([field, 'answeredOn'], date)),
        ...set([field, 'answer'], record.answer),
      ];
    }
    case 'stand-in':
      return set(['standIn'], idInTeam(team?.value, record.person));
    case 'on-call':
      return [
        ...set(['onCall', 'agreedOn'], date),
        ...set(['onCall', 'hours'], record.hours),
        ...set(['onCall', 'channel'], record.channel),
        ...set(['onCall', 'until'], record.until),
      ];
  }
}

/** What is written down for the handover list. */
export function listChanges(
  { team }: Pack,
  record: OfKind<'list' | 'item' | 'routine' | 'recording'>,
): YamlChange[] {
  const add = (list: string, value: object): YamlChange[] => [
    { append: ['handoverList', list], values: [value] },
  ];
  switch (record.kind) {
    case 'list': {
      const who = findPerson(team?.value, record.supervisor)?.id ?? record.supervisor;
      return [
        ...(record.number ? [{ set: ['handoverList', 'number'], value: record.number }] : []),
        ...(who ? [{ set: ['handoverList', 'supervisor'], value: who }] : []),
      ];
    }
    case 'item':
      return add('items', record.item);
    case 'routine':
      return add('routines', record.routine);
    case 'recording':
      return add('recordings', { title: record.title, link: record.link });
  }
}
