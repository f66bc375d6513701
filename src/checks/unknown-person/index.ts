import { closest } from '../../core/closest.ts';
import type { Problem } from '../../core/findings.ts';
import { findPlaceholder } from '../../pack/markdown/placeholders.ts';
import { PARTS } from '../../pack/names.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { isOpenTransition } from '../../pack/packState.ts';
import { findPerson, TEAM_PARTIES, wordsOf } from '../../pack/people/people.ts';
import { BY_PARTY, type PersonPlace, PLACES } from '../../pack/people/places.ts';
import type { Team } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { type PlacedValue, textsAt, valuesAt } from '../../pack/yaml/values.ts';
import { defineCheck } from '../check.ts';

interface Reference {
  readonly name: string;
  readonly path: YamlPath;
  readonly kind: PersonPlace;
}

/** References to people whom neither the team nor, where they may stand, the customer's contacts know. */
export default defineCheck({
  group: 'pack',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack }) => {
    const people = (pack.team?.value?.people ?? []).filter(person => person !== undefined);
    if (people.length === 0) return [];
    const everybody = { people: [...people, ...contactsOf(pack)] };
    const sources = [pack.team, pack.checklist].flatMap(file => file?.path ?? []);
    return referencesOf(pack).flatMap(([file, references]) =>
      unknownIn(file, references, { people }, everybody, sources),
    );
  },
});

function contactsOf({ checklist }: Pack): NonNullable<Lenient<Team>['people']> {
  return entriesOf(checklist?.value?.customer?.contacts, []).map(({ entry: { id, name, email } }) => ({
    id,
    name,
    emails: email === undefined ? [] : [email],
  }));
}

/** Those of each file, in their order. A departure that is closed is history, and may name people long gone. */
function referencesOf(pack: Pack): [YamlFile, Reference[]][] {
  const notApplicable = PARTS.filter(part => pack.checklist?.value?.[part]?.status === 'not-applicable');
  const files: [YamlFile | undefined, keyof typeof PLACES][] = [
    [pack.checklist, 'checklist'],
    [pack.team, 'team'],
    [pack.configIndex, 'configIndex'],
    [pack.issues, 'issues'],
    ...pack.transitions
      .filter(({ transition }) => isOpenTransition(transition?.value))
      .flatMap(({ transition, observationLog }): [YamlFile | undefined, keyof typeof PLACES][] => [
        [transition, 'transition'],
        [observationLog, 'observationLog'],
      ]),
  ];
  return files.flatMap(([file, name]): [YamlFile, Reference[]][] => {
    if (file === undefined) return [];
    const references = (['team', 'contact', 'anybody'] as const)
      .flatMap(kind =>
        (PLACES[name][kind] ?? []).flatMap(place =>
          textsAt(file, place).map(({ value, path }) => ({ name: value, path, kind })),
        ),
      )
      .concat(name === 'transition' ? BY_PARTY.flatMap(place => byParty(file, place)) : [])
      .filter(({ path: [part] }) => !notApplicable.some(one => file === pack.checklist && one === part))
      .sort((one, other) => file.at(one.path).start - file.at(other.path).start);
    return [[file, references]];
  });
}

function byParty(file: YamlFile, { list, field }: (typeof BY_PARTY)[number]): Reference[] {
  return valuesAt(file, `${list}.*`).flatMap(({ value, path }: PlacedValue): Reference[] => {
    const { party, [field]: name } = value as Record<string, unknown>;
    const kind = TEAM_PARTIES.has(party) ? 'team' : 'anybody';
    return typeof name === 'string' && name !== '' ? [{ name, path: [...path, field], kind }] : [];
  });
}

/** One finding for each unknown name of a file, at its first place: a renamed id would be a finding in every line. */
function unknownIn(
  file: YamlFile,
  references: readonly Reference[],
  team: Lenient<Team>,
  everybody: Lenient<Team>,
  related: readonly string[],
): Problem[] {
  const unknown = references.filter(({ name, kind }) => {
    // What is still to be filled in is reported as that.
    if (name.trim() === '' || findPlaceholder(name)) return false;
    if (findPerson(kind === 'team' ? team : everybody, name)) return false;
    return kind !== 'anybody' || (LIKE_AN_ID.test(name) && idMeantBy(name, everybody) !== undefined);
  });
  const byName = Map.groupBy(unknown, ({ name, kind }) => `${kind === 'team'} ${name}`);
  return [...byName.values()].flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const { name, path, kind } = first;
    const candidate = idMeantBy(name, kind === 'team' ? team : everybody);
    const data = { name, count: group.length, ...(candidate !== undefined && { candidate }) };
    const place = { ...file.at(path), related: related.filter(other => other !== file.path) };
    if (candidate === undefined)
      return [{ messageId: kind === 'team' ? 'unknown' : 'unknownContact', data, ...place }];
    const changes = group.map(one => ({ set: one.path, value: candidate }));
    const fixes = yamlFix(file, changes, { messageId: 'fix.replace', data, safe: false });
    return [{ messageId: 'meant', data, ...place, fixes }];
  });
}

/** A department or somebody's full name is not, and may be anybody's. */
const LIKE_AN_ID = /^[a-z0-9][a-z0-9._@-]{3,}$/;
/** Of shorter words every other one is close; two Chinese names of two characters are two people. */
const LEAST_LENGTH = 3;

function idMeantBy(name: string, team: Lenient<Team>): string | undefined {
  if ([...name.trim()].length < LEAST_LENGTH) return undefined;
  const words = (team.people ?? []).flatMap(person => (person ? wordsOf(person) : []));
  const word = closest(
    name,
    words.filter(one => [...one].length >= LEAST_LENGTH),
  );
  return findPerson(team, word)?.id ?? word;
}
