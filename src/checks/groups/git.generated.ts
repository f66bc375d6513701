// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import conflictMarker from '../conflict-marker/index.ts';
import todoOfClosedTicket from '../todo-of-closed-ticket/index.ts';
import unresolvedIssues from '../unresolved-issues/index.ts';

export default {
  'conflict-marker': conflictMarker,
  'todo-of-closed-ticket': todoOfClosedTicket,
  'unresolved-issues': unresolvedIssues,
};
