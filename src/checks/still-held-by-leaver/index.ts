import { addDays } from '../../core/dates.ts';
import { escapePattern } from '../../core/escapePattern.ts';
import type { Problem, Severity } from '../../core/findings.ts';
import { firstFew } from '../../core/firstFew.ts';
import { findBlocks } from '../../pack/markdown/blocks.ts';
import { sectionsOf } from '../../pack/markdown/placeholders.ts';
import type { Pack, TextFile } from '../../pack/pack.ts';
import { type Held, heldBy } from '../../pack/people/held.ts';
import { findPerson, isSamePerson } from '../../pack/people/people.ts';
import type { Person } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { type Departure, departuresOf } from '../../transition/departure.ts';
import { transferChanges, transferOf } from '../../transition/transfer.ts';
import { defineCheck } from '../check.ts';

/** So many places of a file are named; the others are counted. */
const NAMED = 4;
/** Chapters that say whom to call, in either language. */
const CONTACTS = /contact|escalat|联系|升级|值班/i;

/** Roles, duties, contacts and things that somebody still has who has left, or leaves within days. */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, settings, today }) => {
    const departures = departuresOf(pack);
    const until = addDays(today, settings.numbers.leavingWithinDays);
    return leaversOf(pack, departures).flatMap(leaver => {
      const { lastDay, isGone } = leaver;
      const hasLeft = isGone || (lastDay !== undefined && lastDay < today);
      if (!hasLeft && (lastDay === undefined || lastDay > until)) return [];
      const held = heldBy(pack, leaver.id);
      const isLed = leaver.departure?.outcome === 'open';
      // Closing the departure will hand it over, and until then the leaver is there or on call.
      const severity: Severity = hasLeft && !isLed ? 'error' : isLed && !hasLeft ? 'info' : 'warning';
      const byFile = Map.groupBy(held, ({ file }) => file);
      const problems = [...byFile.values()].flatMap(places =>
        inFile(pack, leaver, places, hasLeft, severity, today),
      );
      return hasLeft ? [...problems, ...inDocuments(pack, leaver)] : problems;
    });
  },
});

interface Leaver {
  readonly id: string;
  readonly name: string;
  readonly lastDay: string | undefined;
  /** Said in so many words, whatever the date. */
  readonly isGone: boolean;
  readonly person: Lenient<Person>;
  readonly departure: Departure | undefined;
}

function leaversOf({ team }: Pack, departures: readonly Departure[]): Leaver[] {
  return (team?.value?.people ?? []).flatMap((person): Leaver[] => {
    if (person?.id === undefined || person.bot === true) return [];
    const departure = departures.findLast(({ transition }) =>
      isSamePerson(team?.value, transition.leaving, person.id),
    );
    const isGone = person.active === false;
    const lastDay = departure?.outcome === 'open' ? departure.lastDay : person.lastWorkingDay;
    if (!isGone && lastDay === undefined) return [];
    return [{ id: person.id, name: person.name || person.id, lastDay, isGone, person, departure }];
  });
}

function inFile(
  pack: Pack,
  { id, name, lastDay, departure }: Leaver,
  places: readonly Held[],
  hasLeft: boolean,
  severity: Severity,
  today: string,
): Problem[] {
  const [first] = places;
  if (first === undefined) return [];
  const { file, path } = first;
  const successor = departure?.transition.successor;
  const { steps } = transferOf(pack, {
    leaving: id,
    lastDay: undefined,
    successor,
    deputy: undefined,
    today,
  });
  const changes = transferChanges(
    steps.filter(step => step.path[0] !== 'people' || step.path.at(-1) === 'mentor'),
    file.path,
  );
  const to = findPerson(pack.team?.value, successor)?.name ?? successor ?? '';
  const fixes =
    to === '' ? [] : yamlFix(file, changes, { messageId: 'fix.handOver', data: { to }, safe: false });
  const keys = places.map(place => place.file.at(place.path).key);
  const data = { name, date: lastDay ?? '', count: places.length, places: firstFew(keys, NAMED) };
  const when =
    lastDay === undefined ? 'gone' : hasLeft ? 'left' : departure?.outcome === 'open' ? 'led' : 'leaving';
  const related = [pack.team, departure?.file].flatMap(other =>
    other === undefined || other.path === file.path ? [] : [other.path],
  );
  return [{ messageId: when, data, ...file.at(path), key: id, severity, related, fixes }];
}

/** Whom to call in the words of people, which nothing rewrites. */
function inDocuments(pack: Pack, { id, name, person }: Leaver): Problem[] {
  const words = [name, person.name, ...(person.names ?? []), ...(person.emails ?? [])].filter(
    word => word !== undefined && [...word].length > 1,
  );
  const patterns = [...new Set(words)].map(word => apart(word ?? ''));
  const documents = pack.documents.filter(({ path }) => !path.startsWith(`${pack.folder}/transitions/`));
  return documents.flatMap(document => {
    const found = contactLines(document, `${pack.folder}/README.md`).filter(({ text }) =>
      patterns.some(pattern => pattern.test(text)),
    );
    const [first] = found;
    if (first === undefined) return [];
    const place = { file: document.path, start: first.start, end: first.start + first.text.length, key: id };
    return [
      { messageId: 'document', data: { name, count: found.length }, ...place, severity: 'warning' as const },
    ];
  });
}

/** The lines that say whom to call: the first page, and the chapters about contacts. What is generated renews itself. */
function contactLines({ path, text }: TextFile, firstPage: string): { text: string; start: number }[] {
  const { blocks } = findBlocks(text);
  const sections = sectionsOf(text).filter(({ title }) => path === firstPage || CONTACTS.test(title));
  return sections.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/^.*$/gm)].flatMap(match => {
      const at = start + match.index;
      const isOurs = blocks.some(block => at >= block.start && at < block.end);
      return match[0].trim() === '' || isOurs ? [] : [{ text: match[0], start: at }];
    }),
  );
}

/** A name as a word of its own: 高峰 in 门诊高峰 is nobody. */
function apart(word: string): RegExp {
  const escaped = escapePattern(word);
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u');
}
