import type { Detector } from '../match.ts';
import { findPositions } from '../positions/index.ts';
import { findLoginCalls } from '../positions/logins.ts';
import { findBasicAuth } from './basicAuth.ts';
import { findInChat } from './chat.ts';
import { findCommandLines } from './commands.ts';
import { findBelowHeadings } from './headings.ts';
import { findKeys } from './keys.ts';
import { findKubernetesSecrets } from './kubernetes.ts';
import { findLabelledValues } from './labelled.ts';
import { findLogins } from './logins.ts';
import { findOddPlaces } from './oddPlaces.ts';
import { findPairs } from './pairs.ts';
import { findInProse } from './prose.ts';
import { findRemoteTools } from './remoteTools.ts';
import { findSqlPasswords } from './sqlRows.ts';
import { findTableCells } from './tables.ts';
import { findUrls } from './urls.ts';

/** From the special to the general: where two find the same, the first names it. */
export const credentialDetectors: readonly Detector[] = [
  findKeys,
  findBasicAuth,
  findUrls,
  findCommandLines,
  findSqlPasswords,
  findPositions,
  findRemoteTools,
  findKubernetesSecrets,
  findTableCells,
  findPairs,
  findLabelledValues,
  findInProse,
  findLogins,
  findInChat,
  findLoginCalls,
  findOddPlaces,
  findBelowHeadings,
];

/** Those that need no label in words: for texts that nobody wrote by hand. */
export const unlabelledDetectors: readonly Detector[] = [findKeys, findUrls];
