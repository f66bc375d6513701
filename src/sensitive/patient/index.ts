import type { Detector } from '../match.ts';
import { findBankCards } from './cards.ts';
import { findDocuments } from './documents.ts';
import { findInterchangePatients } from './interchange.ts';
import { findNamesWithDiagnosis } from './nameDiagnosis.ts';
import { findPatientMobiles } from './numbers.ts';
import { findNamesInPath } from './paths.ts';
import { findPatientNames } from './patientNames.ts';
import { findRecordNumbers } from './records.ts';
import { findResidentIds } from './residentId.ts';
import { findSqlPatients } from './sqlRows.ts';

/** From the special to the general: where two find the same, the first names it. */
export const patientDetectors: readonly Detector[] = [
  findInterchangePatients,
  findResidentIds,
  findDocuments,
  findRecordNumbers,
  findBankCards,
  findPatientMobiles,
  findNamesWithDiagnosis,
  findPatientNames,
  findSqlPatients,
  findNamesInPath,
];
