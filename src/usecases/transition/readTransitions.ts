import { UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import { type Language, loadTranslator, type Translate } from '../../l10n/index.ts';
import type { MeasuredMustHave } from '../../pack/mustHaves.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { refuseUnreadable } from '../../pack/yaml/file.ts';
import { maskSensitive } from '../../sensitive/index.ts';
import { type Departure, departuresOf } from '../../transition/departure.ts';
import type { ProofFault } from '../../transition/proofFault.ts';
import { type DepartureStatus, statusesOf } from '../../transition/status.ts';
import { surfacedInPack } from '../../transition/surfaced.ts';
import { checkProject } from '../check/checkProject.ts';
import { readWholePack } from '../readWholePack.ts';
import { knowledgeOfLeavers, type LeaverKnowledge } from './knowledgeOfLeaver.ts';

/** A project with what its pack says about departures. */
export interface TransitionWorld {
  readonly project: Project;
  readonly settings: ProjectConfig;
  readonly pack: Pack;
  readonly statuses: readonly DepartureStatus[];
  /** What must be known before the last day, and where it stands. */
  readonly mustHaves: readonly MeasuredMustHave[];
  /** yyyy-mm-dd */
  readonly today: string;
  readonly assets: Assets;
}

export interface ReadTransitionsOptions {
  readonly signal?: AbortSignal | undefined;
  /** Term K stays unknown: for what is asked while people type, and needs no score. */
  readonly withoutHistory?: boolean | undefined;
}

/** Why nobody asks git here: the index is none of our business. */
const NO_INDEX = () => {
  throw new Error('the status of a departure is read from the working tree');
};

/**
 * Reads the pack of a project and works out where each departure stands.
 * @param today yyyy-mm-dd
 * @throws UserError where there is no pack, or a part of it cannot be read
 */
export async function readTransitions(
  project: Project,
  today: string,
  assets: Assets,
  { signal, withoutHistory = false }: ReadTransitionsOptions = {},
): Promise<TransitionWorld> {
  const { settings, facts, pack } = await readWholePack(project, today, assets, signal);
  // Somebody who is just typing is not interrupted.
  if (!withoutHistory)
    for (const file of pack.yamlFiles) if (file.path !== CONFIG_FILE) refuseUnreadable(file);
  const sensitive = await checkProject(
    project,
    { scope: { kind: 'pack' }, today, rules: ['credential', 'patient-data'] },
    { assets, openStaged: NO_INDEX, signal },
  );
  const surfaced = surfacedInPack(pack);
  const idOf = (who: string | undefined) => findPerson(pack.team?.value, who)?.id;
  const leavers = (withoutHistory ? [] : departuresOf(pack)).flatMap(({ outcome, transition }) =>
    outcome === 'open' ? (idOf(transition.leaving) ?? []) : [],
  );
  const knowledge = await knowledgeOfLeavers(project, leavers, today, assets, signal);
  const { touchedBy } = knowledge.size > 0 ? await import('./areasOfLeaver.ts') : {};
  const touched = (transition: Departure['transition'], known: LeaverKnowledge | undefined) => {
    const successor = idOf(transition.successor);
    const areas = entriesOf(transition.areas, []).map(({ entry }) => entry);
    if (known === undefined || successor === undefined || areas.length === 0) return undefined;
    return touchedBy?.(project, known, areas, successor, transition.reportedOn ?? today);
  };
  const mustHaves = await facts.get('mustHaves');
  const refused = await readRefused({ project, pack }, withoutHistory);
  const statuses = statusesOf({
    pack,
    numbers: settings.numbers,
    calendar: settings,
    weights: settings.weights,
    surfacedOf: ({ transition }) => {
      const known = knowledge.get(idOf(transition.leaving) ?? '');
      return {
        ...surfaced,
        knowledgeShare: known?.share,
        touched: touched(transition, known),
        refused: refused.get(transition),
      };
    },
    isPackSensitive: sensitive.findings.some(({ severity }) => severity === 'error'),
    mustHaves,
    today,
  });
  return { project, settings, pack, statuses, mustHaves, today, assets };
}

/** The proofs by commit that show nothing, of each departure that has such proofs. */
async function readRefused(
  place: Pick<TransitionWorld, 'project' | 'pack'>,
  withoutHistory: boolean,
): Promise<ReadonlyMap<Departure['transition'], ReadonlyMap<string, ProofFault>>> {
  const found = new Map<Departure['transition'], ReadonlyMap<string, ProofFault>>();
  const byCommit = departuresOf(place.pack).filter(
    ({ outcome, transition }) =>
      outcome === 'open' && transition.teachBack?.some(entry => entry?.proof?.kind === 'commit'),
  );
  if (withoutHistory || byCommit.length === 0) return found;
  const { refusedProofs } = await import('./commitProof.ts');
  for (const departure of byCommit) found.set(departure.transition, await refusedProofs(place, departure));
  return found;
}

/**
 * The departure that a command is about: the one that is named, or else the only one that is open.
 * @throws UserError when there is none, or more than one to choose from
 */
export function chooseTransition({ statuses }: TransitionWorld, id: string | undefined): DepartureStatus {
  const idsOf = (list: readonly DepartureStatus[]) => list.map(status => status.id).join(', ');
  if (id !== undefined) {
    const named = statuses.find(status => status.id === id || status.folder.folder.endsWith(`/${id}`));
    if (named === undefined)
      throw new UserError('error.unknownTransition', { id, ids: idsOf(statuses) || '–' });
    return named;
  }
  const open = statuses.filter(({ departure }) => departure.outcome === 'open');
  const [only] = open;
  if (only === undefined) throw new UserError('error.noDeparture');
  if (open.length > 1) throw new UserError('error.whichTransition', { ids: idsOf(open) });
  return only;
}

/** Words in the language of the project's files. */
export async function fileTranslator(
  settings: ProjectConfig,
  fallback: Language,
): Promise<{ readonly language: Language; readonly say: Translate }> {
  const language = settings.language ?? fallback;
  return { language, say: await loadTranslator(language) };
}

/** What people wrote is repeated here and there; a secret among it must not be. */
export function masker(today: string): (text: string) => string {
  return text => maskSensitive(text, { path: '', today });
}
