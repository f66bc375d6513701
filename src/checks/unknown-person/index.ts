import { closest } from '../../core/closest.ts';
import type { Problem } from '../../core/findings.ts';
import { findPerson } from '../../pack/people.ts';
import { textsAt } from '../../pack/values.ts';
import { replaceText } from '../../pack/yamlEdits.ts';
import type { YamlFile, YamlPath } from '../../pack/yamlFile.ts';
import { defineCheck } from '../check.ts';

/** Where a person of our own team stands. */
const OURS = {
  checklist: ['*.owner', '*.confirmedBy', 'progress.blockers.*.owner', '*.items.*.owner'],
  team: [
    'roles.projectManager',
    'roles.primary',
    'roles.deputy',
    'assignments.*.primary',
    'assignments.*.deputy',
    'people.*.mentor',
    'longTerm.rotations.*.person',
    'overrides.*.person',
  ],
  configIndex: ['entries.*.owner'],
  issues: ['items.*.owner'],
  transition: [
    'leaving',
    'successor',
    'lead',
    'taskForce.*.person',
    'tasks.*.owner',
    'teachBack.*.confirmedBy',
  ],
} as const;
/** Where somebody of the customer may stand as well. */
const ALSO_CUSTOMERS = [
  'customer.accounts.*.holder',
  'customer.escalation.*.contact',
  'customer.decisionMaker',
];

/** References to people whom neither the team nor the customer's contacts know. */
export default defineCheck({
  group: 'pack',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack: { checklist, team, configIndex, issues, transitions } }) => {
    const people = team?.value?.people ?? [];
    if (people.length === 0) return [];
    const words = people.flatMap(person => [person?.id, person?.name].filter(word => word !== undefined));
    const contacts = ['customer.contacts.*.id', 'customer.contacts.*.name']
      .flatMap(place => textsAt(checklist, place))
      .map(({ value }) => value);
    const isKnown = (name: string) => findPerson(team?.value, name) !== undefined;
    const look = (file: YamlFile | undefined, places: readonly string[], others: readonly string[] = []) =>
      places.flatMap(place =>
        textsAt(file, place)
          .filter(({ value }) => !isKnown(value) && !others.includes(value))
          .flatMap(({ value, path }) => (file ? [problemOf(file, path, value, [...words, ...others])] : [])),
      );
    return [
      ...look(checklist, OURS.checklist),
      ...look(checklist, ALSO_CUSTOMERS, contacts),
      ...look(team, OURS.team),
      ...look(configIndex, OURS.configIndex),
      ...look(issues, OURS.issues),
      ...transitions.flatMap(({ transition }) => look(transition, OURS.transition)),
    ];
  },
});

function problemOf(file: YamlFile, path: YamlPath, person: string, words: readonly string[]): Problem {
  const meant = closest(person, words);
  const edit = meant === undefined ? undefined : replaceText(file, path, meant);
  return {
    messageId: meant ? 'meant' : 'unknown',
    data: { person, ...(meant && { meant }) },
    ...file.at(path),
    ...(edit && {
      fixes: [{ messageId: 'fix.replace', data: { meant: meant ?? '' }, edits: [edit], safe: false }],
    }),
  };
}
