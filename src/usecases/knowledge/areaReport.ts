import type { Project } from '../../core/ports.ts';
import { type Activity, activityOf } from '../../knowledge/evidence.ts';
import { endOfDay } from '../../knowledge/model.ts';
import { findPerson } from '../../pack/people/people.ts';
import { describeOwner, factorHere } from './describe.ts';
import type { AreaReport, DutyReport } from './report.ts';
import type { KnowledgeState } from './state.ts';

/** A part of the project with a primary and a deputy. */
interface Duty {
  readonly name: string;
  readonly complexity: AreaReport['complexity'];
  readonly primary: string | undefined;
  readonly deputy: string | undefined;
  readonly override: string | undefined;
}

/** The areas of the settings and the duties of the team, each with its holders and what primary and deputy did for it. */
export function describeAreas(project: Project, state: KnowledgeState, today: string): AreaReport[] {
  const { knowledge, holders, areasOf } = state;
  return dutiesOf(state).map(({ name, complexity, primary, deputy, override }) => {
    const files = knowledge.files.flatMap((_, file) =>
      name === '' || areasOf(file).includes(name) ? [file] : [],
    );
    const counts = new Map<number, number>();
    for (const file of files)
      for (const person of holders[file] ?? []) counts.set(person, (counts.get(person) ?? 0) + 1);
    const isNamed = name !== '' && state.areas.some(area => area.name === name);
    const concerns = pathsOf(project, state, name);
    const duty = (reference: string | undefined) =>
      describeDuty(state, reference, isNamed || name === '' ? concerns : () => true, name, today);
    return {
      name,
      complexity,
      files: files.length,
      owners: [...counts]
        .sort((one, other) => other[1] - one[1] || one[0] - other[0])
        .slice(0, 3)
        .map(([person, count]) => describeOwner(state, person, count, files.length)),
      truckFactor: factorHere(
        state,
        files.map(file => holders[file] ?? []),
        new Set(),
      ).value,
      primary: duty(primary),
      deputy: duty(deputy),
      override,
    };
  });
}

/** What somebody did lately for a part of the project. */
export function recentActivity(
  { knowledge: { log }, personOf, settings }: Pick<KnowledgeState, 'knowledge' | 'personOf' | 'settings'>,
  person: number,
  concerns: (path: string) => boolean,
  today: string,
): { activity: Activity; isActive: boolean } {
  const from = endOfDay(today) - (settings.numbers.deputyActiveWithinDays + 1) * 86_400;
  const activity = activityOf(log, personOf, person, concerns, from);
  return { activity, isActive: activity.commits + activity.reviews > 0 };
}

function dutiesOf({ areas, team }: KnowledgeState): Duty[] {
  const roles = team?.roles;
  const whole: Duty[] =
    roles?.primary || roles?.deputy
      ? [
          {
            name: '',
            complexity: 'routine',
            primary: roles.primary,
            deputy: roles.deputy,
            override: undefined,
          },
        ]
      : [];
  const assignments = (team?.assignments ?? []).flatMap(entry => (entry?.area ? [entry] : []));
  const names = new Set([...areas.map(({ name }) => name), ...assignments.flatMap(({ area }) => area ?? [])]);
  return [
    ...whole,
    ...[...names].map((name): Duty => {
      const entry = assignments.find(({ area }) => area === name);
      return {
        name,
        complexity: entry?.complexity ?? 'routine',
        primary: entry?.primary,
        deputy: entry?.deputy,
        override: entry?.override?.reason,
      };
    }),
  ];
}

/** Of files that are gone, too: to have deleted one is work for its area. */
function pathsOf(
  { prefix }: Project,
  { knowledge, areasOf }: KnowledgeState,
  name: string,
): (path: string) => boolean {
  if (name === '') return path => path.startsWith(prefix);
  const paths = new Set(
    knowledge.files.flatMap(({ path }, file) => (areasOf(file).includes(name) ? [path] : [])),
  );
  return path => paths.has(path);
}

function describeDuty(
  state: KnowledgeState,
  reference: string | undefined,
  concerns: (path: string) => boolean,
  area: string,
  today: string,
): DutyReport | undefined {
  if (!reference) return undefined;
  const { knowledge, team, overrides } = state;
  const id = findPerson(team, reference)?.id;
  const person = knowledge.people.findIndex(known => known.id !== undefined && known.id === id);
  const known = knowledge.people[person];
  if (known === undefined) return undefined;
  const said = overrides.findLast(
    override => override.person === person && override.knows && (override.area === area || area === ''),
  );
  return {
    name: known.name,
    email: known.email,
    ...recentActivity(state, person, concerns, today),
    overruled: said && { reason: said.reason, by: said.by, on: said.on },
  };
}
