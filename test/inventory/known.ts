import { readFileSync } from 'node:fs';
import { type KnownConfigs, loadKnownConfigs } from '../../src/inventory/kinds.ts';

export const knownText = readFileSync(
  new URL('../../src/inventory/known-configs.yaml', import.meta.url),
  'utf8',
);

/** The shipped list, compiled once for all tests. */
export const known: KnownConfigs = await loadKnownConfigs();
