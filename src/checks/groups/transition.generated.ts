// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import accessNotRevoked from '../access-not-revoked/index.ts';
import closedByForce from '../closed-by-force/index.ts';
import customerNotNotified from '../customer-not-notified/index.ts';
import incidentWithoutRecall from '../incident-without-recall/index.ts';
import incidentWithoutSolution from '../incident-without-solution/index.ts';
import meetingAttendeeMissing from '../meeting-attendee-missing/index.ts';
import meetingNotOnSite from '../meeting-not-on-site/index.ts';
import meetingTooShort from '../meeting-too-short/index.ts';
import missingSignOff from '../missing-sign-off/index.ts';
import noReplacementInTime from '../no-replacement-in-time/index.ts';
import observationTooShort from '../observation-too-short/index.ts';
import onCallNotAgreed from '../on-call-not-agreed/index.ts';
import stillHeldByLeaver from '../still-held-by-leaver/index.ts';
import strategyTaskOpen from '../strategy-task-open/index.ts';
import taskForceDutyUnassigned from '../task-force-duty-unassigned/index.ts';

export default {
  'access-not-revoked': accessNotRevoked,
  'closed-by-force': closedByForce,
  'customer-not-notified': customerNotNotified,
  'incident-without-recall': incidentWithoutRecall,
  'incident-without-solution': incidentWithoutSolution,
  'meeting-attendee-missing': meetingAttendeeMissing,
  'meeting-not-on-site': meetingNotOnSite,
  'meeting-too-short': meetingTooShort,
  'missing-sign-off': missingSignOff,
  'no-replacement-in-time': noReplacementInTime,
  'observation-too-short': observationTooShort,
  'on-call-not-agreed': onCallNotAgreed,
  'still-held-by-leaver': stillHeldByLeaver,
  'strategy-task-open': strategyTaskOpen,
  'task-force-duty-unassigned': taskForceDutyUnassigned,
};
