/**
 * How large a file may be that is read as a text, in bytes: the same for whoever reads it and for whoever writes it, so
 * that nothing is written which cannot be read again.
 */
export const LIMITS = {
  /** A YAML file of the pack, and `handover.config.yaml`: some twenty thousand lines. */
  yaml: 1_000_000,
  /** A list of one-line entries. */
  baseline: 16 * 1024 * 1024,
  /** A config file, or a document that may describe one: larger ones are no settings that a person wrote. */
  config: 1024 * 1024,
  /** A source file: nobody writes larger ones by hand. */
  source: 2 * 1024 * 1024,
  /** A document of the pack, and any other file of the working folder that is searched. */
  document: 10 * 1024 * 1024,
} as const;

/** How large a file of the project may be, by its name: what it is read with unless a smaller limit is asked for. */
export function limitOf(path: string): number {
  if (/\.ya?ml$/i.test(path)) return LIMITS.yaml;
  return path.endsWith('.baseline.json') ? LIMITS.baseline : LIMITS.document;
}
