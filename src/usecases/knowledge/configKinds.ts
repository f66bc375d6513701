import type { Project } from '../../core/ports.ts';
import { detectConfigs } from '../../inventory/detect.ts';
import { loadKnownConfigs } from '../../inventory/kinds.ts';
import type { KnowledgeState } from './state.ts';

/** The config files among the files that count, by their path, as far as the name tells. */
export async function findConfigKinds(
  { prefix }: Project,
  { knowledge, settings }: KnowledgeState,
): Promise<ReadonlyMap<string, { readonly kind: string; readonly risk: string }>> {
  const known = await loadKnownConfigs();
  const paths = knowledge.files.map(({ path }) => path.slice(prefix.length));
  const found = detectConfigs(paths, known, { ignore: settings.ignore, extraKinds: settings.configKinds });
  return new Map(found.map(({ path, kind, risk }) => [prefix + path, { kind, risk }]));
}
