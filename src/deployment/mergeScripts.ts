import { unique } from '../core/unique.ts';
import { nameOf } from './said.ts';
import type { ScriptFacts } from './scripts.ts';

/** What all scripts together say. */
export function mergeScripts(all: readonly ScriptFacts[]): ScriptFacts {
  const schedules = all.flatMap(facts => facts.schedules);
  return {
    dumps: all.flatMap(facts => facts.dumps),
    copies: all.flatMap(facts => facts.copies),
    restores: all.flatMap(facts => facts.restores),
    kept: all.flatMap(facts => facts.kept),
    // What a comment says is told only where nothing does it.
    schedules: unique(
      [...schedules.filter(({ isComment }) => !isComment), ...schedules.filter(({ isComment }) => isComment)],
      ({ value, name }) => `${value} ${commandName(name)}`,
    ),
    releases: all.flatMap(facts => facts.releases),
    rollbacks: all.flatMap(facts => facts.rollbacks),
    health: all.flatMap(facts => facts.health),
  };
}

/** The program of a command without its path and arguments: two lines that start it are one job. */
export function commandName(command: string): string {
  const words = command.split(/\s+/).filter(word => /\.(?:sh|py|php|js|rb|pl|jar|bat|ps1)$/i.test(word));
  return nameOf(words[0] ?? command);
}
