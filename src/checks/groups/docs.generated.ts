// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import brokenLink from '../broken-link/index.ts';
import internalForCustomer from '../internal-for-customer/index.ts';
import markdown from '../markdown/index.ts';
import orphanPage from '../orphan-page/index.ts';
import staleBlock from '../stale-block/index.ts';

export default {
  'broken-link': brokenLink,
  'internal-for-customer': internalForCustomer,
  markdown,
  'orphan-page': orphanPage,
  'stale-block': staleBlock,
};
