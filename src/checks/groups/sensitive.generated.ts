// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.

import credential from '../credential/index.ts';
import patientData from '../patient-data/index.ts';

export default {
  credential,
  'patient-data': patientData,
};
