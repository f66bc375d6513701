import type { Numbers } from '../pack/settings/numbers.generated.ts';
import type { Transition } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import type { Departure } from './departure.ts';
import { observationEnd } from './observation.ts';
import { missingSignatures } from './signOff.ts';

interface Surroundings {
  readonly numbers: Pick<Numbers, 'observationDays'>;
  /** yyyy-mm-dd */
  readonly today: string;
}

/** A document of a departure: when its time comes, and from when on it is history. */
export interface DepartureDocument {
  readonly name: string;
  /** Made with the departure itself, and not later: whoever deleted it does not want it. */
  readonly isFirst?: boolean;
  /** Whether it should be there by now. */
  isDue(departure: Departure, surroundings: Surroundings): boolean;
  /** Whether it has been sent or signed: what other people hold in their hands is not changed afterwards. */
  isSettled(departure: Departure, surroundings: Surroundings): boolean;
}

const always = () => true;
const isClosed = ({ outcome }: Departure) => outcome !== 'open';
const isSent =
  (notice: 'customerNotice' | 'substituteNotice' | 'completionNotice') => (departure: Departure) =>
    isClosed(departure) || departure.transition[notice]?.sentOn !== undefined;

/** The documents of a departure, beside its two YAML files, in the order in which they are needed. */
export const DEPARTURE_DOCUMENTS: readonly DepartureDocument[] = [
  { name: 'response-plan.md', isFirst: true, isDue: always, isSettled: isClosed },
  { name: 'customer-notice.md', isFirst: true, isDue: always, isSettled: isSent('customerNotice') },
  {
    name: 'substitute-notice.md',
    isDue: ({ transition }) => wasNamedLater(transition),
    isSettled: isSent('substituteNotice'),
  },
  {
    name: 'handover-list.md',
    isDue: ({ transition }) => Boolean(transition.successor?.trim()),
    isSettled: isClosed,
  },
  { name: 'meeting-minutes.md', isFirst: true, isDue: always, isSettled: isClosed },
  {
    name: 'completion-notice.md',
    isDue: ({ transition, outcome }, { numbers, today }) => {
      const end = observationEnd(transition, numbers);
      const isObserved = end !== undefined && end <= today;
      const isWhole = outcome === 'open' || outcome === 'closed';
      return isWhole && isObserved && missingSignatures(transition, today).length === 0;
    },
    isSettled: isSent('completionNotice'),
  },
];

/** The document of that name. */
export function findDocument(name: string): DepartureDocument {
  const found = DEPARTURE_DOCUMENTS.find(document => document.name === name);
  if (found === undefined) throw new Error(`no document ${name}`);
  return found;
}

/** Whether the first letter was sent and names nobody, or somebody else than who takes over now. */
function wasNamedLater({ successor, successorNamedOn, customerNotice }: Lenient<Transition>): boolean {
  const { sentOn, successor: named } = customerNotice ?? {};
  if (!successor?.trim() || sentOn === undefined) return false;
  // Letters of earlier versions do not say whom they name.
  if (named === undefined) return successorNamedOn !== undefined && successorNamedOn >= sentOn;
  return named !== successor;
}
