import assert from 'node:assert/strict';
import type { Ask } from '../../src/usecases/fill/ask.ts';
import { type CliResult, handover } from './run.ts';

/** What a person at the terminal would see asked. */
export interface Asked {
  readonly message: string;
  /** Of a question with choices: label and hint of each. */
  readonly choices: readonly string[];
}

/**
 * Somebody who answers one question after the other: with the beginning of a choice's label, its value, or a line of
 * text; undefined is Escape.
 */
export function answers(...lines: readonly (string | undefined)[]): Ask & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const left = [...lines];
  return {
    asked,
    choose: async (message, choices) => {
      asked.push({
        message,
        choices: choices.map(({ label, hint }) => (hint ? `${label} (${hint})` : label)),
      });
      assert.ok(left.length > 0, `nobody said what to answer: ${message}`);
      const line = left.shift();
      if (line === undefined) return undefined;
      const choice =
        choices.find(({ value }) => value === line) ?? choices.find(({ label }) => label.startsWith(line));
      assert.ok(choice, `no choice "${line}" in: ${choices.map(({ label }) => label).join(' | ')}`);
      return choice.value;
    },
    write: async (message, { problem } = {}) => {
      asked.push({ message, choices: [] });
      assert.ok(left.length > 0, `nobody said what to answer: ${message}`);
      const line = left.shift();
      if (line === undefined) return undefined;
      assert.equal(problem?.(line), undefined);
      return line;
    },
  };
}

/** Runs `handover …` in a folder at a terminal where somebody gives these answers; with what was asked. */
export async function answered(
  place: Parameters<typeof handover>[0],
  lines: readonly (string | undefined)[],
  ...words: string[]
): Promise<CliResult & { readonly asked: readonly Asked[] }> {
  const ask = answers(...lines);
  const result = await handover({ ...place, ask }, ...words);
  return { ...result, asked: ask.asked };
}
