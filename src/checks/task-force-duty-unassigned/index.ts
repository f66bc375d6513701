import type { Problem } from '../../core/findings.ts';
import type { Pack } from '../../pack/pack.ts';
import { findPerson, isSamePerson } from '../../pack/people/people.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { type Departure, departuresOf } from '../../transition/departure.ts';
import { isRefused, placeOf } from '../../transition/place.ts';
import { DUTIES, membersOf } from '../../transition/taskForce.ts';
import { defineCheck } from '../check.ts';

/** A task force led by the project manager, each duty with one person: a measure that the method names. */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, settings, today }) =>
    departuresOf(pack).flatMap((departure): Problem[] => {
      const { reportedOn } = departure.transition;
      // A task force that has done its work needs nobody any more.
      if (departure.outcome !== 'open' || (reportedOn !== undefined && reportedOn > today)) return [];
      const { state } = deadlinesOf(departure, settings.numbers, settings, today)['task-force'];
      const found = [...missing(departure), ...lead(departure, pack), ...members(departure, pack)];
      return state === 'due' ? found.map(problem => ({ ...problem, severity: 'warning' })) : found;
    }),
});

/** One finding for all duties that nobody has, and for the lead where nobody has anything. */
function* missing({ file, transition }: Departure): Generator<Problem> {
  const taken = membersOf(transition).map(({ duty }) => duty);
  // A duty that the schema refuses may be the very one that seems to be free.
  const isUnclear =
    isRefused(file, ['taskForce']) || (transition.taskForce ?? []).some(entry => entry?.duty === undefined);
  const free = isUnclear ? [] : DUTIES.filter(duty => !taken.includes(duty));
  const isLed = Boolean(transition.lead?.trim()) || isRefused(file, ['lead']);
  const data = { count: free.length, duties: free.join(', ') };
  const place = placeOf(file, ['taskForce'], 'reportedOn');
  if (free.length === DUTIES.length && !isLed)
    yield { messageId: 'nobody', data: { duties: data.duties }, ...place };
  else if (free.length > 0) yield { messageId: 'unassigned', data, ...place };
  if (free.length < DUTIES.length && !isLed)
    yield { messageId: 'noLead', ...placeOf(file, ['lead'], 'taskForce') };
}

function* lead({ file, transition, leaver }: Departure, { team }: Pack): Generator<Problem> {
  const { lead, leaving } = transition;
  const place = { ...file.at(['lead']), related: team ? [team.path] : [] };
  if (isSamePerson(team?.value, lead, leaving)) {
    yield { messageId: 'leaverLeads', data: { leaver }, ...place };
    return;
  }
  const manager = findPerson(team?.value, team?.value?.roles?.projectManager);
  const person = findPerson(team?.value, lead);
  const isLeaving = manager !== undefined && manager === findPerson(team?.value, leaving);
  // Whether a stranger manages projects is not known, and that they are a stranger is for unknown-person to say.
  if (!manager || !person || isLeaving || person === manager || person.role === 'project-manager') return;
  const data = { lead: nameIn(team, lead), manager: nameIn(team, manager.id) };
  yield { messageId: 'otherLeads', data, ...place };
}

function* members({ file, transition, leaver }: Departure, { team }: Pack): Generator<Problem> {
  const all = membersOf(transition);
  const isSame = (one: string, other: string | undefined) => isSamePerson(team?.value, one, other);
  for (const [index, { duty, person, path }] of all.entries()) {
    const before = all.slice(0, index);
    const place = { ...file.at([...path, 'person']), related: team ? [team.path] : [] };
    const name = nameIn(team, person);
    const other = before.find(earlier => earlier.duty === duty);
    // One finding for each person, at the second of their duties.
    const isSecond = before.filter(earlier => isSame(earlier.person, person)).length === 1;
    const duties = all.filter(member => isSame(member.person, person)).map(member => member.duty);
    if (other && isSame(other.person, person))
      yield { messageId: 'repeated', data: { duty, person: name }, ...place };
    else if (other)
      yield { messageId: 'twice', data: { duty, first: nameIn(team, other.person), second: name }, ...place };
    else if (isSame(person, transition.leaving))
      yield { messageId: 'leaverHas', data: { leaver, duty }, ...place };
    else if (isSecond) {
      const data = { person: name, count: duties.length, duties: duties.join(', ') };
      yield { messageId: 'samePerson', data, ...place, severity: 'warning' };
    }
  }
}

function nameIn(team: Pack['team'], reference = ''): string {
  return findPerson(team?.value, reference)?.name || reference;
}
