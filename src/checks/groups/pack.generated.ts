// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import disableComment from '../disable-comment/index.ts';
import duplicateId from '../duplicate-id/index.ts';
import missingFile from '../missing-file/index.ts';
import missingPackForGoLive from '../missing-pack-for-go-live/index.ts';
import partDoneWithoutEvidence from '../part-done-without-evidence/index.ts';
import partIncomplete from '../part-incomplete/index.ts';
import placeholderLeft from '../placeholder-left/index.ts';
import unconfirmedGuess from '../unconfirmed-guess/index.ts';

export default {
  'disable-comment': disableComment,
  'duplicate-id': duplicateId,
  'missing-file': missingFile,
  'missing-pack-for-go-live': missingPackForGoLive,
  'part-done-without-evidence': partDoneWithoutEvidence,
  'part-incomplete': partIncomplete,
  'placeholder-left': placeholderLeft,
  'unconfirmed-guess': unconfirmedGuess,
};
