import type { Detector } from '../match.ts';
import { findCommandLines } from './commands.ts';
import { findKeys } from './keys.ts';
import { findLabelledValues } from './labelled.ts';
import { findPairs } from './pairs.ts';
import { findRemoteTools } from './remoteTools.ts';
import { findSqlPasswords } from './sqlRows.ts';
import { findTableCells } from './tables.ts';
import { findUrls } from './urls.ts';

/** From the special to the general: where two find the same, the first names it. */
export const credentialDetectors: readonly Detector[] = [
  findKeys,
  findUrls,
  findCommandLines,
  findSqlPasswords,
  findRemoteTools,
  findTableCells,
  findPairs,
  findLabelledValues,
];

/** Those that need no label in words: for texts that nobody wrote by hand. */
export const unlabelledDetectors: readonly Detector[] = [findKeys, findUrls];
