import { entriesOf } from '../pack/pack.ts';
import { isSamePerson } from '../pack/people/people.ts';
import type { TeachBack, Team } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import type { Departure } from './departure.ts';
import type { ProofFault } from './proofFault.ts';

/** `said`: the successor says that they understood it; `proven`: they did it. */
export type TopicState = 'open' | 'said' | 'proven';

/** How far somebody is in taking over. */
export interface Mastery {
  readonly topics: readonly {
    readonly topic: string;
    readonly state: TopicState;
    /** Why the commit that the file names as a proof does not count. */
    readonly fault?: ProofFault | undefined;
  }[];
  /** The leaver's areas with the commits of the successor in each since the report; undefined where git cannot say. */
  readonly areas: readonly { readonly name: string; readonly commits: number }[] | undefined;
}

/**
 * @param touched commits of the successor since the report by name of the area; undefined where git cannot say
 * @param refused commits that were entered as proofs and show nothing, by topic
 */
export function masteryOf(
  departure: Departure,
  team: Lenient<Team> | undefined,
  {
    touched,
    refused,
  }: {
    readonly touched?: ReadonlyMap<string, number> | undefined;
    readonly refused?: ReadonlyMap<string, ProofFault> | undefined;
  },
  today: string,
): Mastery {
  const { transition } = departure;
  const areas = entriesOf(transition.areas, []).map(({ entry }) => entry);
  const commitsAt = (path: string | undefined) => {
    const area = areas.find(({ paths }) => path !== undefined && paths?.includes(path));
    return touched?.get(area?.name ?? '') ?? 0;
  };
  return {
    topics: entriesOf(transition.teachBack, []).map(({ entry }) => ({
      topic: entry.topic ?? '',
      state:
        commitsAt(entry.path) > 0 ? 'proven' : topicState(departure, team, counted(entry, refused), today),
      fault: refused?.get(entry.topic ?? ''),
    })),
    areas: touched && areas.map(({ name = '' }) => ({ name, commits: touched.get(name) ?? 0 })),
  };
}

/** A topic without the proof that shows nothing. */
export function counted(
  entry: Lenient<TeachBack>,
  refused: ReadonlyMap<string, ProofFault> | undefined,
): Lenient<TeachBack> {
  const { proof: _, ...rest } = entry;
  return refused?.has(entry.topic ?? '') ? rest : entry;
}

/** The proofs of a departure that show nothing, by topic, as its status tells them. */
export function refusedIn({ mastery }: { readonly mastery: Mastery }): ReadonlyMap<string, ProofFault> {
  return new Map(mastery.topics.flatMap(({ topic, fault }) => (fault ? [[topic, fault] as const] : [])));
}

/** What the file says of a topic. */
export function topicState(
  { transition }: Departure,
  team: Lenient<Team> | undefined,
  { proof, confirmedBy, confirmedOn }: Lenient<TeachBack>,
  today: string,
): TopicState {
  if (proof?.kind !== undefined) return 'proven';
  const isSaid =
    Boolean(confirmedBy?.trim()) &&
    !isSamePerson(team, confirmedBy, transition.leaving) &&
    // Who was to take over before confirmed it for themselves.
    (!transition.successor?.trim() || isSamePerson(team, confirmedBy, transition.successor)) &&
    (confirmedOn === undefined || confirmedOn <= today);
  return isSaid ? 'said' : 'open';
}
