/** Folder of the pack unless `handover.config.yaml` names another one. */
export const DEFAULT_FOLDER = 'handover';
export const CONFIG_FILE = 'handover.config.yaml';
/** Copies of the schemas lie in the pack, so that editors find them in every checkout and offline. */
export const SCHEMAS_FOLDER = '.schemas';

/** The YAML files that a new pack starts with, by the name of their schema. */
export const PACK_YAML = ['checklist', 'team', 'config-index', 'issues'] as const;

/** All schemas that a pack refers to. */
export const SCHEMAS = [...PACK_YAML, 'transition', 'observation-log', 'config'] as const;

/** The Markdown files that a new pack starts with; templates have the same names. */
export const PACK_DOCUMENTS = [
  'README.md',
  'docs/operations-manual.md',
  'docs/solutions.md',
  'docs/customer-configuration.md',
] as const;

/** The six parts of the checklist, in the order in which people go through them. */
export const PARTS = [
  'customer',
  'progress',
  'deliverables',
  'openItems',
  'specialNotes',
  'thirdParties',
] as const;
export type Part = (typeof PARTS)[number];
