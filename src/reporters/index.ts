import type { Reporter } from './report.ts';

/** The formats of `--format`, the one for people first. */
export const FORMATS = ['stylish', 'json', 'sarif', 'junit', 'gitlab', 'github', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

const LOADERS: Readonly<Record<Format, () => Promise<Reporter>>> = {
  stylish: async () => (await import('./stylish.ts')).stylish,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  junit: async () => (await import('./junit.ts')).junit,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  github: async () => (await import('./github.ts')).github,
  markdown: async () => (await import('./markdown.ts')).markdown,
};

/** Loads one format; the others are never read. */
export function loadReporter(format: Format): Promise<Reporter> {
  return LOADERS[format]();
}
