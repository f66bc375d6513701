import type { Detector } from '../match.ts';
import { findInterchangePatients } from './interchange.ts';
import { findNamesWithDiagnosis } from './nameDiagnosis.ts';
import { findBankCards, findPatientMobiles, findRecordNumbers } from './numbers.ts';
import { findNamesInPath } from './paths.ts';
import { findResidentIds } from './residentId.ts';
import { findSqlPatients } from './sqlRows.ts';

/** From the special to the general: where two find the same, the first names it. */
export const patientDetectors: readonly Detector[] = [
  findInterchangePatients,
  findResidentIds,
  findRecordNumbers,
  findBankCards,
  findPatientMobiles,
  findNamesWithDiagnosis,
  findSqlPatients,
  findNamesInPath,
];
