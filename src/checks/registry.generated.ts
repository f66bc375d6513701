// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import type { AnyCheck } from './check.ts';
import credential from './credential/index.ts';
import disableComment from './disable-comment/index.ts';
import duplicateId from './duplicate-id/index.ts';
import missingFile from './missing-file/index.ts';
import missingPackForGoLive from './missing-pack-for-go-live/index.ts';
import partDoneWithoutEvidence from './part-done-without-evidence/index.ts';
import partIncomplete from './part-incomplete/index.ts';
import patientData from './patient-data/index.ts';
import placeholderLeft from './placeholder-left/index.ts';
import unconfirmedGuess from './unconfirmed-guess/index.ts';

/** All checks, by their id. */
export const CHECKS = {
  credential,
  'disable-comment': disableComment,
  'duplicate-id': duplicateId,
  'missing-file': missingFile,
  'missing-pack-for-go-live': missingPackForGoLive,
  'part-done-without-evidence': partDoneWithoutEvidence,
  'part-incomplete': partIncomplete,
  'patient-data': patientData,
  'placeholder-left': placeholderLeft,
  'unconfirmed-guess': unconfirmedGuess,
} as const satisfies Readonly<Record<string, AnyCheck>>;
