// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import deputyInactive from '../deputy-inactive/index.ts';
import leaverDataKept from '../leaver-data-kept/index.ts';
import noDeputy from '../no-deputy/index.ts';
import primaryIsDeputy from '../primary-is-deputy/index.ts';
import reviewOverdue from '../review-overdue/index.ts';
import rotationOverdue from '../rotation-overdue/index.ts';
import surveyNotAnonymous from '../survey-not-anonymous/index.ts';
import surveyOverdue from '../survey-overdue/index.ts';
import visitOverdue from '../visit-overdue/index.ts';

export default {
  'deputy-inactive': deputyInactive,
  'leaver-data-kept': leaverDataKept,
  'no-deputy': noDeputy,
  'primary-is-deputy': primaryIsDeputy,
  'review-overdue': reviewOverdue,
  'rotation-overdue': rotationOverdue,
  'survey-not-anonymous': surveyNotAnonymous,
  'survey-overdue': surveyOverdue,
  'visit-overdue': visitOverdue,
};
