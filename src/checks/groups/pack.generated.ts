// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import areaWithoutSection from '../area-without-section/index.ts';
import confirmedBySamePerson from '../confirmed-by-same-person/index.ts';
import dateOrder from '../date-order/index.ts';
import disableComment from '../disable-comment/index.ts';
import duplicateId from '../duplicate-id/index.ts';
import missingFile from '../missing-file/index.ts';
import missingPackForGoLive from '../missing-pack-for-go-live/index.ts';
import mustHaveOpen from '../must-have-open/index.ts';
import overdue from '../overdue/index.ts';
import partDoneWithoutEvidence from '../part-done-without-evidence/index.ts';
import partIncomplete from '../part-incomplete/index.ts';
import placeholderLeft from '../placeholder-left/index.ts';
import schema from '../schema/index.ts';
import staleDocument from '../stale-document/index.ts';
import staleSection from '../stale-section/index.ts';
import unconfirmedGuess from '../unconfirmed-guess/index.ts';
import unknownPerson from '../unknown-person/index.ts';

export default {
  'area-without-section': areaWithoutSection,
  'confirmed-by-same-person': confirmedBySamePerson,
  'date-order': dateOrder,
  'disable-comment': disableComment,
  'duplicate-id': duplicateId,
  'missing-file': missingFile,
  'missing-pack-for-go-live': missingPackForGoLive,
  'must-have-open': mustHaveOpen,
  overdue,
  'part-done-without-evidence': partDoneWithoutEvidence,
  'part-incomplete': partIncomplete,
  'placeholder-left': placeholderLeft,
  schema,
  'stale-document': staleDocument,
  'stale-section': staleSection,
  'unconfirmed-guess': unconfirmedGuess,
  'unknown-person': unknownPerson,
};
