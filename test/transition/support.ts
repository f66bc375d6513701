import { readFileSync } from 'node:fs';
import { readPack } from '../../src/pack/readPack.ts';
import type { ConformSchema } from '../../src/pack/yaml/conform.ts';
import { type Departure, departuresOf } from '../../src/transition/departure.ts';

export const SCHEMAS = new Map<string, ConformSchema>(
  ['checklist', 'team', 'config-index', 'transition', 'observation-log'].map(name => [
    name,
    JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')),
  ]),
);

export const HEAD = 'version: 1\nid: 2026-06-li\nleaving: li\nreportedOn: 2026-06-01\n';

/** The departure of a pack with one transition. @param files other files of the pack, by their path in it */
export function departure(transition: string, files: Readonly<Record<string, string>> = {}): Departure {
  const all = { 'transitions/2026-06-li/transition.yaml': HEAD + transition, ...files };
  const texts = new Map(Object.entries(all).map(([path, text]) => [`handover/${path}`, text]));
  const [first] = departuresOf(readPack('handover', [...texts.keys()], texts, SCHEMAS));
  if (first === undefined) throw new Error('there is no departure');
  return first;
}
