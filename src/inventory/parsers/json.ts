import type { RawKey } from './raw.ts';
import { readYaml } from './yaml.ts';

/** JSON, also with comments and trailing commas: without its comments it is a subset of YAML 1.2 (yaml.org/spec, 1.3). */
export function readJson(text: string, depth: number): RawKey[] {
  return readYaml(blankComments(text), depth);
}

/** Puts spaces where comments and tabs for indentation are; strings, lengths and line breaks stay as they are. What has no end goes on to the end, so that nothing is read twice. */
export function blankComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"?|\/\/[^\r\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)|\t/g, piece =>
    piece.startsWith('"') ? piece : piece.replace(/[^\r\n]/g, ' '),
  );
}
