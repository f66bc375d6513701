import type { Checklist, ConfigIndex, CustomerPart, Project, Team } from '../pack/types.generated.ts';
import { guessConfigIndex } from './configEntries.ts';
import { guessDeliverables } from './deliverables.ts';
import type { PrefillContext } from './facts.ts';
import { maskUrl } from './hosts.ts';
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
  const { team, idOf, leftOut } = guessTeam(context);
  const primary = team.roles?.primary;
  const owner = primary ? { owner: primary, confirm: ['owner'] } : {};
  const progress = guessProgress(context);
  const checklist: Checklist = {
    version: 1,
    project: guessProject(context),
    customer: { ...guessCustomer(context), ...owner },
    progress: { ...progress, ...owner, ...withOwner(progress.confirm, primary) },
    deliverables: { ...guessDeliverables(context), ...owner },
    openItems: { ...guessOpenItems(context, idOf), ...owner },
    specialNotes: { status: 'todo', ...owner, items: [] },
    thirdParties: { ...guessThirdParties(context), ...owner },
  };
  return { checklist, team, configIndex: guessConfigIndex(context, idOf), peopleLeftOut: leftOut };
}

/** The last part of the remote's address is what people call the project; the folder may be anybody's choice. */
function guessProject({ facts, answers, say }: PrefillContext): Project {
  const remote = facts.history?.remoteUrl;
  const named = remote ? /([^/:\\]+?)(\.git)?[/\\]*$/.exec(maskUrl(remote))?.[1] : undefined;
  const name = answers.project ?? named ?? facts.folderName;
  if (answers.project) return { name };
  return { name, confirm: ['name'], from: named ? say('from.remote') : say('from.folder') };
}

function guessCustomer({ answers }: PrefillContext): CustomerPart {
  const { customer, customerType } = answers;
  return {
    status: 'todo',
    ...(customer && { name: customer }),
    ...(customerType && { type: customerType }),
    contacts: [],
    escalation: [],
    accounts: [],
  };
}

function withOwner(confirm: unknown, primary: string | undefined): { confirm?: string[] } {
  const fields = [...(Array.isArray(confirm) ? confirm.map(String) : []), ...(primary ? ['owner'] : [])];
  return fields.length > 0 ? { confirm: fields } : {};
}
