import type { Project } from '../../core/ports.ts';
import type { Origin } from '../../export/model.ts';
import type { Issue } from '../../history/issue.ts';
import { isOpen } from '../../history/issue.ts';
import { type Language, loadTranslator, type Translate } from '../../l10n/index.ts';
import type { FieldNode } from '../../pack/fields/fields.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import type { KnowledgeReport } from '../knowledge/report.ts';
import { readSchemas } from '../readSchemas.ts';
import { chooseTransition, readTransitions, type TransitionWorld } from '../transition/readTransitions.ts';
import { readOrigin } from './origin.ts';
import type { ExportRequest, ExportServices } from './request.ts';

/** Everything that an export is made from. */
export interface ExportWorld {
  readonly world: TransitionWorld;
  readonly request: ExportRequest;
  readonly isForCustomer: boolean;
  readonly language: Language;
  readonly say: Translate;
  /** The departures that are shown. */
  readonly departures: readonly DepartureStatus[];
  /** The departure that is asked for, or the only one that is open. */
  readonly departure: DepartureStatus | undefined;
  readonly schemas: ReadonlyMap<string, FieldNode>;
  readonly origin: Origin;
  /** What is open; undefined where it is not shown or cannot be known. */
  readonly issues: { readonly items: readonly Issue[]; readonly complete: boolean } | undefined;
  readonly knowledge: KnowledgeReport | undefined;
}

/** Whether anything but the documents is shown: a single document needs no history. */
function isWhole({ document, transition, audience }: ExportRequest): boolean {
  return document === undefined && transition === undefined && audience === 'internal';
}

/**
 * Reads a pack, its departures and, for a whole internal pack, what git says of unresolved work and of who knows what.
 * @throws UserError where there is no pack, or no such departure
 */
export async function readExport(
  project: Project,
  request: ExportRequest,
  services: ExportServices,
): Promise<ExportWorld> {
  const { assets, signal, onProgress } = services;
  const { today, language } = request;
  onProgress?.({ step: 'read' });
  const world = await readTransitions(project, today, assets, {
    signal,
    withoutHistory: request.document !== undefined,
  });
  const asked = request.transition === undefined ? undefined : chooseTransition(world, request.transition);
  const open = world.statuses.filter(({ departure }) => departure.outcome === 'open');
  const departure = asked ?? (open.length === 1 ? open[0] : undefined);
  const hasHistory = project.git !== undefined && isWhole(request);
  return {
    world,
    request,
    isForCustomer: request.audience === 'customer',
    language,
    say: await loadTranslator(language),
    departures: asked ? [asked] : world.statuses,
    departure,
    schemas: (await readSchemas(assets)) as ReadonlyMap<string, FieldNode>,
    origin: await readOrigin(project, world, today, signal),
    issues: hasHistory ? await readIssues(project, today, services) : undefined,
    knowledge: hasHistory ? await readKnowledgeOf(project, today, departure, services) : undefined,
  };
}

async function readIssues(
  project: Project,
  today: string,
  { assets, signal, onProgress }: ExportServices,
): Promise<ExportWorld['issues']> {
  onProgress?.({ step: 'issues' });
  const { findIssues } = await import('../issues/findIssues.ts');
  const { items, complete, failed } = await findIssues(project, { today }, { assets, signal });
  return {
    items: items.filter(item => isOpen(item, today) && !item.named),
    complete: complete && !failed,
  };
}

async function readKnowledgeOf(
  project: Project,
  today: string,
  departure: DepartureStatus | undefined,
  { assets, signal, onProgress }: ExportServices,
): Promise<KnowledgeReport | undefined> {
  onProgress?.({ step: 'knowledge' });
  const { reportKnowledge } = await import('../knowledge/knowledgeReport.ts');
  const { UserError } = await import('../../core/errors.ts');
  const services = { assets, signal };
  const report = (leaving: readonly string[]) => reportKnowledge(project, { today, leaving }, services);
  const leaving = departure?.departure.transition.leaving;
  try {
    return await report(leaving === undefined ? [] : [leaving]);
  } catch (error) {
    // Somebody who never committed is nobody to git; who knows what is known all the same.
    if (leaving === undefined || !(error instanceof UserError)) throw error;
    return await report([]);
  }
}
