import type { Checklist, ConfigIndex, CustomerPart, Project, Team } from '../pack/types.generated.ts';
import { guessConfigIndex } from './configEntries.ts';
import { guessDeliverables, nameOf } from './deliverables.ts';
import type { PrefillContext } from './facts.ts';
import { publicAddress } from './hosts.ts';
import { guessOpenItems } from './openItems.ts';
import { guessTeam } from './people.ts';
import { guessProgress } from './progress.ts';
import { guessThirdParties } from './thirdParties.ts';

/** A new pack, filled with what the project shows. */
export interface PackGuess {
  readonly checklist: Checklist;
  readonly team: Team;
  readonly configIndex: ConfigIndex;
  /** People of the history who were not put into the team. */
  readonly peopleLeftOut: number;
}

/** Fills the pack from the facts and the user's answers; everything that was guessed carries `confirm`. */
export function guessPack(context: PrefillContext): PackGuess {
  const { team, activeIdOf, leftOut } = guessTeam(context);
  const owner = ownerOf(team.roles?.primary, context.say);
  const { confirm = [], from, ...progress } = guessProgress(context);
  const guessed = [...(Array.isArray(confirm) ? confirm : []), ...(owner.confirm ?? [])];
  const checklist: Checklist = {
    version: 1,
    project: guessProject(context),
    customer: { ...owner, ...guessCustomer(context) },
    progress: {
      ...owner,
      ...(guessed.length > 0 && { confirm: guessed }),
      ...(from && { from: [from, owner.from].filter(Boolean).join(context.say('list.separator')) }),
      ...progress,
    },
    deliverables: { ...owner, ...guessDeliverables(context) },
    openItems: { ...owner, ...guessOpenItems(context, activeIdOf) },
    specialNotes: { ...owner, items: [] },
    thirdParties: { ...owner, ...guessThirdParties(context) },
  };
  return { checklist, team, configIndex: guessConfigIndex(context, activeIdOf), peopleLeftOut: leftOut };
}

function guessProject({ facts, say }: PrefillContext): Project {
  const named = nameOf(publicAddress(facts.history?.remoteUrl));
  const name = named ?? facts.folderName;
  return { name, confirm: ['name'], from: named ? say('from.remote') : say('from.folder') };
}

function guessCustomer({ answers }: PrefillContext): CustomerPart {
  const { customer, customerType } = answers;
  return {
    ...(customer && { name: customer }),
    ...(customerType && { type: customerType }),
    contacts: [],
    escalation: [],
    accounts: [],
  };
}

/** How every part begins: nobody has worked on it, and the primary is the likely owner. */
function ownerOf(
  primary: string | undefined,
  say: PrefillContext['say'],
): { status: 'todo'; owner?: string; confirm?: string[]; from?: string } {
  if (primary === undefined) return { status: 'todo' };
  return { status: 'todo', owner: primary, confirm: ['owner'], from: say('from.owner') };
}
