import type { FileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import type { Language } from '../../l10n/index.ts';
import type { ChangeRequest } from '../../transition/change.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import { cancelTransition, changeTransition } from './changeTransition.ts';
import { type ClosePlan, type CloseRequest, closeTransition } from './closeTransition.ts';
import { recordInTransition } from './recordInTransition.ts';
import { eventFor, idFor, type JoinedChanges, joinChanges, packOf, type Section } from './sections.ts';

/** What is written into the sections of a departure at once. */
export interface WrittenPlan {
  readonly joined: JoinedChanges;
  /** Documents with a block that should say something else now, but that a person rewrote. */
  readonly rewritten: readonly string[];
  readonly passedOver?: WholePlan['passedOver'];
}

export interface WholePlan extends WrittenPlan {
  /** Packs in which something could not be written down, and why. */
  readonly passedOver: readonly { readonly pack: string; readonly reason: UserError }[];
}

/** What is about the person, and so holds in every pack. */
export function isOfThePerson({ kind }: TransitionEvent): boolean {
  return kind === 'on-call';
}

interface RecordOptions {
  readonly date: string;
  /** Id of the team of the first section. */
  readonly by?: string | undefined;
  readonly fallbackLanguage: Language;
  /** Writes all of it into every pack that can take it. */
  readonly everywhere?: boolean | undefined;
}

/**
 * What happened, in the section that it is about; what is about the person in all of them.
 * @param own the section that is meant; one of the others
 * @throws UserError where the own section cannot take it
 */
export async function recordInDeparture(
  own: Section,
  sections: readonly Section[],
  events: readonly TransitionEvent[],
  { everywhere = false, by, ...options }: RecordOptions,
): Promise<WholePlan> {
  const passedOver: { pack: string; reason: UserError }[] = [];
  const parts: Part[] = [];
  const others = sections.filter(section => section !== own && section.status.departure.outcome === 'open');
  for (const section of [own, ...others]) {
    const { world, status } = section;
    const meant = section === own || everywhere ? events : events.filter(isOfThePerson);
    if (meant.length === 0) continue;
    const who = by === undefined ? undefined : idFor(by, own.world, world);
    const taken: TransitionEvent[] = [];
    // One that is about nothing there keeps no other from being written down.
    for (const event of section === own ? [] : meant) {
      const translated = eventFor(event, own.world, world);
      try {
        await recordInTransition(world, status, [translated], { ...options, by: who });
        taken.push(translated);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        passedOver.push({ pack: packOf(world.project), reason: error });
      }
    }
    const fitting = section === own ? meant : taken;
    if (fitting.length === 0) continue;
    parts.push({ world, ...(await recordInTransition(world, status, fitting, { ...options, by: who })) });
  }
  return { ...joined(parts), passedOver };
}

/** A change of plan: the last day and being on call hold in all packs, a successor in the own one, unless `everywhere`. */
export async function changeWhole(
  own: Section,
  sections: readonly Section[],
  request: ChangeRequest,
  { everywhere = false, fallbackLanguage }: Pick<RecordOptions, 'everywhere' | 'fallbackLanguage'>,
): Promise<WholePlan> {
  const passedOver: { pack: string; reason: UserError }[] = [];
  const parts: Part[] = [];
  for (const section of sections) {
    const { world, status } = section;
    const isOwn = section === own;
    if (!isOwn && status.departure.outcome !== 'open') continue;
    const who = (name: string | undefined) => name && idFor(name, own.world, world);
    const asked = {
      ...request,
      by: who(request.by),
      successor: isOwn || everywhere ? who(request.successor) : undefined,
    };
    if ((asked.lastDay ?? asked.onCallUntil ?? asked.successor) === undefined && !isOwn) continue;
    try {
      parts.push({ world, ...(await changeTransition(world, status, asked, { fallbackLanguage })) });
    } catch (error) {
      if (isOwn || !(error instanceof UserError)) throw error;
      passedOver.push({ pack: packOf(world.project), reason: error });
    }
  }
  return { ...joined(parts), passedOver };
}

/** A departure that does not take place does not in any pack. */
export async function cancelWhole(
  own: Section,
  sections: readonly Section[],
  request: Pick<ChangeRequest, 'on' | 'by' | 'reason'>,
  options: { readonly fallbackLanguage: Language },
): Promise<WholePlan> {
  const parts: Part[] = [];
  for (const section of sections) {
    const { world, status } = section;
    if (section !== own && status.departure.outcome !== 'open') continue;
    const by = request.by && idFor(request.by, own.world, world);
    parts.push({ world, ...(await cancelTransition(world, status, { ...request, by }, options)) });
  }
  return { ...joined(parts), passedOver: [] };
}

/** The end of a departure, in each of its packs. */
export interface WholeClose extends WrittenPlan {
  readonly sections: readonly (Section & { readonly plan: ClosePlan })[];
}

/**
 * Closes sections of a departure: in each pack its successor takes over what the leaver held there.
 * @param deputyOf who takes the place of the deputy that becomes free in a pack
 * @throws UserError as `closeTransition`
 */
export async function closeWhole(
  own: Section,
  sections: readonly Section[],
  request: CloseRequest,
  deputyOf: (section: Section) => string | undefined,
): Promise<WholeClose> {
  const closed: (Section & { plan: ClosePlan })[] = [];
  for (const section of sections) {
    const { world, status } = section;
    const by = request.by && idFor(request.by, own.world, world);
    const deputy = deputyOf(section);
    closed.push({ world, status, plan: await closeTransition(world, status, { ...request, by, deputy }) });
  }
  const parts = closed.map(({ world, plan }) => ({
    world,
    changes: plan.changes,
    rewritten: plan.rewritten,
  }));
  return { ...joined(parts), sections: closed };
}

interface Part {
  readonly world: Section['world'];
  readonly changes: readonly FileChange[];
  readonly rewritten: readonly string[];
}

function joined(parts: readonly Part[]): Pick<WholePlan, 'joined' | 'rewritten'> {
  const all = joinChanges(parts);
  return {
    joined: all,
    rewritten: parts.flatMap(({ world, rewritten }) => rewritten.map(path => all.pathIn(world, path))),
  };
}
