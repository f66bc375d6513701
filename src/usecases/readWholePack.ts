import { UserError } from '../core/errors.ts';
import type { Assets, Project } from '../core/ports.ts';
import type { Pack } from '../pack/pack.ts';
import type { ProjectConfig } from '../pack/settings/projectConfig.ts';
import { type FactReader, factReader, refuseUnread } from './check/facts.ts';
import { readSettings } from './readSettings.ts';

/** A pack as it lies in the working tree, with what else can be read of it. */
export interface WholePack {
  readonly settings: ProjectConfig;
  readonly facts: FactReader;
  readonly pack: Pack;
}

/**
 * Reads the pack of a project for a command that works on it; a file of it may still be no YAML.
 * @param today yyyy-mm-dd
 * @throws UserError where there is no pack, or a file of it cannot be read
 */
export async function readWholePack(
  project: Project,
  today: string,
  assets: Assets,
  signal?: AbortSignal,
): Promise<WholePack> {
  const settings = await readSettings(project.files);
  const scope = {
    kind: 'pack',
    source: project.files,
    files: undefined,
    removed: [],
    includes: () => true,
  } as const;
  const readIssues = async () => undefined;
  const facts = factReader({ project, settings, scope, assets, readIssues, signal, today });
  const pack = await facts.get('pack');
  refuseUnread(facts, settings.folder);
  if (pack.checklist === undefined && pack.team === undefined)
    throw new UserError('error.noPack', { folder: settings.folder });
  return { settings, facts, pack };
}
