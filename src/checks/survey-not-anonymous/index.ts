import { escapePattern } from '../../core/escapePattern.ts';
import type { Problem } from '../../core/findings.ts';
import { entriesOf } from '../../pack/pack.ts';
import { wordsOf } from '../../pack/people/people.ts';
import { defineCheck } from '../check.ts';

/** Aggregates only: few answers, or a name beside them, tell who said what. */
export default defineCheck({
  group: 'roles',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack: { team }, settings }) => {
    if (team?.value === undefined) return [];
    const { people = [], prevention } = team.value;
    const names = people.flatMap(person => (person && person.bot !== true ? wordsOf(person) : []));
    const isNamed = mentionOf(names);
    const limit = settings.numbers.surveyMinimumAnswers;
    return entriesOf(prevention?.surveys, ['prevention', 'surveys']).flatMap(({ entry, path }): Problem[] => {
      const { answers, summary = '' } = entry;
      const few = answers !== undefined && answers < limit;
      return [
        ...(few
          ? [{ messageId: 'few', data: { count: answers, limit }, ...team.at([...path, 'answers']) }]
          : []),
        // Neither the summary nor the name is repeated in a message, which goes to more people than the file.
        ...(isNamed(summary) ? [{ messageId: 'named', ...team.at([...path, 'summary']) }] : []),
      ];
    });
  },
});

/** Ids that are also words of a sentence, and say nothing about who is meant. */
const ORDINARY = new Set(
  (
    'a an as at be by can do go he her his i if in is it me may no of on one or our she so the they to up us we you ' +
    'long song sun wan ban fan pan ran men sang tang admin customer deputy dev developer hr implementer lead manager ' +
    'ops pm primary product qa support team test tester user'
  ).split(' '),
);

/** A Latin name is a word of its own; a Chinese one has no spaces around it. */
function mentionOf(names: readonly string[]): (text: string) => boolean {
  const patterns = names
    .map(plain)
    .filter(name => [...name].length > 1 && !ORDINARY.has(name))
    .map(name => {
      const before = /^[\p{Script=Latin}\d]/u.test(name) ? String.raw`(?<![\p{Script=Latin}\d])` : '';
      const after = /[\p{Script=Latin}\d]$/u.test(name) ? String.raw`(?![\p{Script=Latin}\d])` : '';
      return `${before}${escapePattern(name)}${after}`;
    });
  if (patterns.length === 0) return () => false;
  const mention = new RegExp(patterns.join('|'), 'u');
  return text => mention.test(plain(text));
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
}
