import type { Problem } from '../../core/findings.ts';
import { entriesOf } from '../../pack/pack.ts';
import { defineCheck } from '../check.ts';

/** Aggregates only: few answers, or a name beside them, tell who said what. */
export default defineCheck({
  group: 'roles',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack: { team }, settings }) => {
    if (team?.value === undefined) return [];
    const { people = [], prevention } = team.value;
    const names = people.flatMap(person =>
      [person?.name, ...(person?.names ?? []), ...(person?.emails ?? [])].filter(
        (name): name is string => name !== undefined && (name.length > 2 || /\p{Script=Han}{2}/u.test(name)),
      ),
    );
    const limit = settings.numbers.surveyMinimumAnswers;
    return entriesOf(prevention?.surveys, ['prevention', 'surveys']).flatMap(({ entry, path }): Problem[] => {
      const { answers, summary = '' } = entry;
      const few = answers !== undefined && answers < limit;
      // The summary itself is not repeated in a message.
      const isNamed = names.some(name => mentions(summary, name));
      return [
        ...(few
          ? [{ messageId: 'few', data: { count: answers ?? 0, limit }, ...team.at([...path, 'answers']) }]
          : []),
        ...(isNamed ? [{ messageId: 'named', ...team.at([...path, 'summary']) }] : []),
      ];
    });
  },
});

/** A Latin name as a word of its own; a Chinese one has no spaces around it. */
function mentions(text: string, name: string): boolean {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return false;
  const isLatin = /^[\x20-\x7e]+$/.test(name);
  const around = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`;
  return !isLatin || !/[A-Za-z0-9]/.test(around);
}
