import type { Problem } from '../../core/findings.ts';
import { entriesOf } from '../../pack/pack.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { type Departure, departuresOf } from '../../transition/departure.ts';
import { isRefused, placeOf } from '../../transition/place.ts';
import { missingSignatures } from '../../transition/signOff.ts';
import { defineCheck } from '../check.ts';

/** Leaver, successor and customer sign at the end: three parties, none of whom can speak for another. */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, settings, today }) =>
    departuresOf(pack).flatMap((departure): Problem[] => {
      const { file, transition, outcome } = departure;
      const { observation, 'sign-off': signOff } = deadlinesOf(departure, settings.numbers, settings, today);
      const late = afterLastDay(departure, today);
      const isOver = outcome === 'closed' || (outcome === 'open' && observation.state === 'done');
      if (!isOver || signOff.state === 'done') return late;
      const hasRefused = entriesOf(transition.signOff, ['signOff']).some(
        ({ entry, path }) => entry.party === undefined || isRefused(file, [...path, 'signedOn']),
      );
      if (hasRefused || isRefused(file, ['signOff'])) return late;
      const parties = missingSignatures(transition, today).map(names => names.join('/'));
      const data = { parties: parties.join(', ') };
      const place = placeOf(
        file,
        ['signOff'],
        ...(outcome === 'open' ? ['observation'] : ['closed', 'phase']),
      );
      return outcome === 'closed'
        ? [...late, { messageId: 'closed', data, ...place }]
        : [...late, { messageId: 'observed', data, ...place, severity: 'warning' }];
    }),
});

/** Whoever has left seldom comes back to sign: without a paper that shows it, the date is doubtful. */
function afterLastDay({ file, transition, lastDay, leaver, outcome }: Departure, today: string): Problem[] {
  if (lastDay === undefined || outcome === 'forced') return [];
  return entriesOf(transition.signOff, ['signOff']).flatMap(({ entry, path }): Problem[] => {
    const { party, signedOn, evidence } = entry;
    const isDoubtful =
      party === 'leaver' && signedOn !== undefined && signedOn > lastDay && signedOn <= today;
    if (!isDoubtful || evidence?.trim()) return [];
    const data = { leaver, date: signedOn, lastDay };
    return [{ messageId: 'afterLastDay', data, ...file.at([...path, 'signedOn']), severity: 'warning' }];
  });
}
