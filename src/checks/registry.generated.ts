// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import type { AnyCheck } from './check.ts';
import disableComment from './disable-comment/index.ts';
import duplicateId from './duplicate-id/index.ts';

/** All checks, by their id. */
export const CHECKS = {
  'disable-comment': disableComment,
  'duplicate-id': duplicateId,
} as const satisfies Readonly<Record<string, AnyCheck>>;
