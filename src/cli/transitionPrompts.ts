import { isCancel, multiselect, select, text } from '@clack/prompts';
import { isDate } from '../core/dates.ts';
import { deputyFor, isSamePerson, peopleToChoose, peopleToName } from '../pack/people/people.ts';
import type { CustomerType, InterfaceKind, Stage } from '../pack/types.generated.ts';
import type { DepartureStatus } from '../transition/status.ts';
import { interfacesInChecklist } from '../transition/surfaced.ts';
import { shownText } from '../usecases/shownText.ts';
import type { TransitionWorld } from '../usecases/transition/readTransitions.ts';
import { ABSENCES, type Absence, CUSTOMER_TYPES, INTERFACES, STAGES, type StartOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** Loaded only where a person sits at a terminal. */

/** A select list holds no undefined. */
const LATER = '';

/**
 * Asks for what the command line did not say.
 * @returns 'cancelled' when the user pressed Ctrl+C or Escape
 */
export async function askStart<Given extends StartOptions>(
  given: Given,
  world: TransitionWorld,
  session: Session,
): Promise<Given | 'cancelled'> {
  const { say } = session;
  const { pack, today } = world;
  const checklist = pack.checklist?.value;
  const people = peopleToChoose(pack.team?.value).flatMap(({ person: { id, name }, isHere }) => {
    if (id === undefined) return [];
    const label = shownText(name && name !== id ? `${name} (${id})` : id);
    return [{ value: id, label, ...(!isHere && { hint: say('people.gone') }) }];
  });
  const later = (id: string) => ({ value: LATER, label: say(id) });
  const ask = {
    leaving: () => askOne(say('transition.ask.leaving'), people),
    reported: () => askDate(say('transition.ask.reported'), today, session),
    lastDay: () => askDate(say('transition.ask.lastDay'), '', session),
    successor: (leaving: string | undefined) =>
      askOne(
        say('transition.ask.successor'),
        deputyFirst(
          people.filter(({ value }) => value !== leaving),
          deputyFor(pack.team?.value, leaving ?? ''),
          say('role.deputy'),
        ).concat(later('transition.ask.successorLater')),
      ),
  };
  const leaving = given.leaving ?? (await ask.leaving());
  if (!leaving) return cancelled(session);
  const reported = given.reported ?? (await ask.reported());
  if (reported === undefined) return cancelled(session);
  const lastDay = given.lastDay ?? (await ask.lastDay());
  if (lastDay === undefined) return cancelled(session);
  const absence = given.absence ?? (await askAbsence(lastDay, reported, session));
  if (absence === undefined) return cancelled(session);
  const successor = given.successor ?? (await ask.successor(leaving));
  if (successor === undefined) return cancelled(session);
  const stage =
    given.stage ??
    checklist?.progress?.stage ??
    (await askOne(say('generate.ask.stage'), [
      ...STAGES.map(value => ({ value, label: say(`stage.${value}`) })),
      later('generate.ask.unknown'),
    ]));
  if (stage === undefined) return cancelled(session);
  const customerType =
    given.customerType ??
    checklist?.customer?.type ??
    (await askOne(say('generate.ask.customerType'), [
      ...CUSTOMER_TYPES.map(value => ({ value, label: say(`customerType.${value}`) })),
      later('generate.ask.unknown'),
    ]));
  if (customerType === undefined) return cancelled(session);
  const interfaces = given.interfaces ?? (await askInterfaces(world, session));
  if (interfaces === undefined) return cancelled(session);
  return {
    ...given,
    leaving,
    reported,
    lastDay: lastDay || undefined,
    absence: (absence || undefined) as Absence | undefined,
    successor: successor || undefined,
    stage: (stage || undefined) as Stage | undefined,
    customerType: (customerType || undefined) as CustomerType | undefined,
    interfaces,
  };
}

/** The deputy comes first to mind, and is called so. */
function deputyFirst<Option extends { value: string; label: string }>(
  people: readonly Option[],
  deputy: string | undefined,
  word: string,
): Option[] {
  const first = people.filter(({ value }) => value === deputy);
  const named = first.map(option => ({ ...option, label: `${option.label} – ${word}` }));
  return [...named, ...people.filter(({ value }) => value !== deputy)];
}

/** Whoever is gone already may not be able to take part. @returns '' where they can */
async function askAbsence(lastDay: string, reported: string, { say }: Session): Promise<string | undefined> {
  if (lastDay === '' || lastDay > reported) return LATER;
  return askOne(say('transition.ask.absence'), [
    { value: LATER, label: say('transition.ask.absence.none') },
    ...ABSENCES.map(value => ({ value, label: say(`absence.${value}`) })),
  ]);
}

/** Who becomes the deputy. @returns '' where nobody is named yet, undefined when the user stopped it */
export async function askDeputy(
  { pack }: TransitionWorld,
  { departure }: DepartureStatus,
  { say }: Session,
): Promise<string | undefined> {
  const team = pack.team?.value;
  const { leaving, successor } = departure.transition;
  const people = peopleToName(team).flatMap(({ id, name }) =>
    id === undefined || [leaving, successor].some(other => isSamePerson(team, id, other))
      ? []
      : [{ value: id, label: shownText(name && name !== id ? `${name} (${id})` : id) }],
  );
  if (people.length === 0) return LATER;
  const later = { value: LATER, label: say('transition.ask.successorLater') };
  return askOne(say('transition.ask.deputy'), [...people, later]);
}

async function askInterfaces(
  { pack }: TransitionWorld,
  { say }: Session,
): Promise<InterfaceKind[] | undefined> {
  const known = interfacesInChecklist(pack.checklist?.value) ?? [];
  const answer = await multiselect({
    message: say('transition.ask.interfaces'),
    options: INTERFACES.map(value => ({ value, label: say(`interface.${value}`) })),
    initialValues: [...new Set(known.map(({ kind }) => kind))],
    required: false,
  });
  return isCancel(answer) ? undefined : (answer as InterfaceKind[]);
}

async function askOne(
  message: string,
  options: { value: string; label: string }[],
): Promise<string | undefined> {
  const answer = await select({ message, options });
  return isCancel(answer) ? undefined : String(answer);
}

/** A date, or '' for one that nobody knows yet where there is nothing to suggest. */
async function askDate(message: string, suggested: string, { say }: Session): Promise<string | undefined> {
  const answer = await text({
    message,
    placeholder: suggested || say('transition.ask.dateHint'),
    defaultValue: suggested,
    validate: value => (!value || isDate(value) ? undefined : say('transition.ask.noDate')),
  });
  return isCancel(answer) ? undefined : answer;
}

function cancelled({ terminal, say }: Session): 'cancelled' {
  terminal.stderr.write(`${say('generate.cancelled')}\n`);
  return 'cancelled';
}
