import { check } from 'recheck';
import type { FoundPattern } from './pattern.ts';
import { structureOf } from './structure.ts';

/** Undefined for a linear pattern; what is wrong with any other, or that it is not known. */
export type Objection = string | undefined;

/**
 * Whether a pattern is linear on every text. Its structure decides most; about the others recheck is asked, which
 * works with automata where it can, and otherwise looks for a text that makes the pattern run for long.
 * @param timeout milliseconds for recheck
 */
export async function objectionTo(pattern: FoundPattern, timeout: number): Promise<Objection> {
  const structure = structureOf(pattern);
  if (structure === 'linear') return undefined;
  if (structure !== 'open') return structure.reports.join(', ');
  const said = await check(pattern.source, pattern.flags.replace('d', ''), { timeout });
  if (said.status === 'safe') return undefined;
  if (said.status === 'unknown') return `not known: ${said.error.kind}`;
  return `${said.complexity.summary}: ${said.attack.pattern}`;
}
