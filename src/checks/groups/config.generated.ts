// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import configChangedSinceReview from '../config-changed-since-review/index.ts';
import indexEntryMissingFile from '../index-entry-missing-file/index.ts';
import indexEntryWithoutPurpose from '../index-entry-without-purpose/index.ts';
import namedConfigMissing from '../named-config-missing/index.ts';
import undocumentedConfig from '../undocumented-config/index.ts';
import undocumentedKey from '../undocumented-key/index.ts';

export default {
  'config-changed-since-review': configChangedSinceReview,
  'index-entry-missing-file': indexEntryMissingFile,
  'index-entry-without-purpose': indexEntryWithoutPurpose,
  'named-config-missing': namedConfigMissing,
  'undocumented-config': undocumentedConfig,
  'undocumented-key': undocumentedKey,
};
