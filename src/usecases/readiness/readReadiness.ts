import type { Assets, Project } from '../../core/ports.ts';
import { positionsOf } from '../../core/positions.ts';
import type { MeasuredMustHave } from '../../pack/mustHaves.ts';
import type { Pack } from '../../pack/pack.ts';
import { explainReadiness, type ReadinessDetails } from '../../pack/readiness.ts';
import type { Gap, GapPlace, Measure, ReadinessPhase } from '../../pack/readinessMeasures.ts';
import { readWholePack } from '../readWholePack.ts';

/** How ready a project is, with everything that is missing. */
export interface ReadinessWorld {
  readonly project: Project;
  readonly pack: Pack;
  readonly details: ReadinessDetails;
  readonly mustHaves: readonly MeasuredMustHave[];
}

/**
 * Reads the pack of a project as a list of what is known and what is missing.
 * @param today yyyy-mm-dd
 * @throws UserError where there is no pack
 */
export async function readReadiness(
  project: Project,
  today: string,
  assets: Assets,
  signal?: AbortSignal,
): Promise<ReadinessWorld> {
  const { settings, facts, pack } = await readWholePack(project, today, assets, signal);
  const details = explainReadiness(pack, settings.numbers, today);
  return { project, pack, details, mustHaves: await facts.get('mustHaves') };
}

/** Something that is missing, with what filling it in would bring. */
export interface MissingPiece {
  readonly gap: Gap;
  readonly measure: Measure;
  readonly phase: ReadinessPhase;
  /** Points of the whole, 0 to 100; where nothing is counted yet, those that it will bring. */
  readonly points: number;
}

/** All that is missing, what brings most first. */
export function missingPieces({ phases }: ReadinessDetails): MissingPiece[] {
  const counted = phases.filter(({ measures }) => measures.length > 0).length;
  const pieces = phases.flatMap(({ phase, measures }) =>
    measures.flatMap(measure => {
      const { share, gaps } = measure;
      const worth = (100 * (1 - share)) / measures.length / counted / gaps.length;
      return gaps.map(gap => ({ gap, measure, phase, points: worth }));
    }),
  );
  return pieces.sort((one, other) => other.points - one.points);
}

/** A line of a file, from 1; undefined where the file is not there. */
export function lineOfPlace(pack: Pack, place: GapPlace): number | undefined {
  if ('path' in place) {
    const file = pack.yamlFiles.find(({ path }) => path === place.file);
    return file && positionsOf(file.text)(file.at(place.path, 'key').start).line;
  }
  const texts = [...pack.yamlFiles, ...pack.documents];
  const text = texts.find(({ path }) => path === place.file)?.text;
  return text === undefined ? undefined : positionsOf(text)(place.start).line;
}
