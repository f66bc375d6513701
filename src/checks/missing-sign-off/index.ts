import type { Problem } from '../../core/findings.ts';
import { entriesOf } from '../../pack/pack.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { departuresOf } from '../../transition/departure.ts';
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
      const isOver = outcome === 'closed' || (outcome === 'open' && observation.state === 'done');
      if (!isOver || signOff.state === 'done') return [];
      const hasRefused = entriesOf(transition.signOff, ['signOff']).some(
        ({ entry, path }) => entry.party === undefined || isRefused(file, [...path, 'signedOn']),
      );
      if (hasRefused || isRefused(file, ['signOff'])) return [];
      const parties = missingSignatures(transition, today).map(names => names.join('/'));
      const data = { parties: parties.join(', ') };
      const place = placeOf(
        file,
        ['signOff'],
        ...(outcome === 'open' ? ['observation'] : ['closed', 'phase']),
      );
      return outcome === 'closed'
        ? [{ messageId: 'closed', data, ...place }]
        : [{ messageId: 'observed', data, ...place, severity: 'warning' }];
    }),
});
