import type { Assets, Files } from '../../../core/ports.ts';
import type { Language } from '../../../l10n/index.ts';
import type { Pack, TransitionFolder } from '../../../pack/pack.ts';
import type { ProjectConfig } from '../../../pack/settings/projectConfig.ts';
import { type Departure, departureOf } from '../../../transition/departure.ts';
import { DEPARTURE_DOCUMENTS } from '../../../transition/documents.ts';
import { planDocument } from '../../planDocuments.ts';
import type { PlannedFile } from '../../plannedFile.ts';
import { fileTranslator, masker } from '../readTransitions.ts';
import { sourcesOfView, transitionView } from './view.ts';

/** What the documents of a departure are planned with. */
export interface DocumentsContext {
  readonly files: Files;
  readonly settings: ProjectConfig;
  readonly assets: Assets;
  readonly fallbackLanguage: Language;
  /** yyyy-mm-dd */
  readonly today: string;
}

/**
 * Plans the documents of a departure: those whose time has come are made, those that are there follow the data, and those
 * that were sent or signed stay as they are.
 * @param folder as it will be
 * @param before the departure as it was until now: what is sent at this moment is brought up to date a last time, and what
 *   was due already and is missing stays away; `start` for a new one
 */
export async function planDepartureDocuments(
  { files, settings, assets, fallbackLanguage, today }: DocumentsContext,
  pack: Pack,
  folder: TransitionFolder,
  before?: Departure | 'start',
): Promise<PlannedFile[]> {
  const departure = departureOf(pack, folder);
  if (departure === undefined) return [];
  const { language, say } = await fileTranslator(settings, fallbackLanguage);
  const { numbers } = settings;
  const log = folder.observationLog?.value;
  const mask = masker(today);
  const view = transitionView({ pack, numbers, departure, log, language, say, mask, today });
  const planned: PlannedFile[] = [];
  for (const document of DEPARTURE_DOCUMENTS) {
    const { name } = document;
    const surroundings = { numbers, today };
    const until = before === 'start' ? undefined : before;
    const path = `${folder.folder}/${name}`;
    const isThere = (await files.kind(path)) !== 'missing';
    const wasDue = until !== undefined && document.isDue(until, surroundings);
    const isLate = wasDue || (before !== 'start' && document.isFirst === true);
    if (!isThere && (isLate || !document.isDue(departure, surroundings))) continue;
    if (isThere && document.isSettled(until ?? departure, surroundings)) continue;
    const place = { path, template: `transition/${name}` };
    planned.push(
      await planDocument(files, settings, place, { view, sourcesOf: sourcesOfView }, language, assets),
    );
  }
  return planned;
}
