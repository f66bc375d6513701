import { type Candidate, patientData, type Scan } from '../match.ts';
import { isNotSecret } from '../notSecret.ts';
import { isWholeName } from './names.ts';

/** HL7 v2.x, chapter 3: PID-3 is the identifier, PID-5 the name; NK1-2 the name of the next of kin. Segments end in \r, which a string writes out. */
const SEGMENT =
  /(?:(?<![A-Za-z0-9_])|(?<=\\[rn]))(?:PID\|(?:[^|\r\n]{0,80}\|){4}([^|\r\n]{2,120})|NK1\|[^|\r\n]{0,8}\|([^|\r\n]{2,120}))(?:\|[^\r\n"'`]{0,1500})?/g;
/** The John Doe of every specification, and names that say that they are none. */
const NOBODY =
  /\bdoe\b|everyman|everywoman|\btest|\bdemo|\bsample|\bdummy|测试|演示|示例|某|患者姓名|^姓\^名/i;
/** FHIR R4 Patient.name (HumanName: family, given, text), as JSON or XML. */
const FHIR =
  /["']resourceType["']\s{0,10}:\s{0,10}["']Patient["']|<Patient\s+xmlns=["']http:\/\/hl7\.org\/fhir/g;
const FHIR_NAME =
  /["'](?:family|text)["']\s{0,10}:\s{0,10}["'](?<json>[^"'\r\n]{1,60})["']|["']given["']\s{0,10}:\s{0,10}\[\s{0,20}["'](?<given>[^"'\r\n]{1,60})["']|<(?:family|given)\s+value=["'](?<xml>[^"'\r\n]{1,60})["']/dg;
const FHIR_REACH = 4000;
/** DICOM PS3.6: (0010,0010) PatientName, (0010,0020) PatientID, (0010,0030) PatientBirthDate. */
const DICOM: readonly RegExp[] = [
  /\(?0010,\s?00(?:10|20|30|32|40)\)?[^[\r\n]{0,40}\[(?<value>[^\]\r\n]{2,80})\]/dgi,
  /0010,\s?0010\)?\s{1,4}(?:PN\s{1,4})?(?<value>[A-Za-z\u4e00-\u9fff]{1,30}\^[A-Za-z\u4e00-\u9fff^]{1,40})/dgi,
  /["']?001000[1-4]0["']?\s{0,4}:\s{0,4}\{[^{}\r\n]{0,60}["']Value["']\s{0,4}:\s{0,4}\[\s{0,4}(?:\{\s{0,4}["'](?:Alphabetic|Ideographic)["']\s{0,4}:\s{0,4})?["'](?<value>[^"'\r\n]{2,80})["']/dgi,
  /\bPatient(?:'s ?)?Name["']?\s{0,3}[:=]\s{0,3}["'[]?(?<value>[A-Za-z\u4e00-\u9fff]{1,30}\^(?:[A-Za-z\u4e00-\u9fff^]| (?![A-Za-z]{1,30} ?[:=])){1,40})/dg,
  /\bPatientID["']?[ \t]{0,3}[:=][ \t]{0,3}["'[]?(?<value>[A-Z]{0,4}\d{5,20})(?![\w-])/dg,
];

/** Patients in messages and images: HL7 PID and NK1, FHIR Patient with a name, DICOM patient tags. */
export function* findInterchangePatients({ text, isTestSource }: Scan): Generator<Candidate> {
  if (isTestSource) return;
  if (/\b(?:PID|NK1)\||[\\][rn](?:PID|NK1)\|/.test(text)) yield* findSegments(text);
  if (text.includes('Patient')) yield* findFhir(text);
  if (/0010|Patient/.test(text)) yield* findDicom(text);
}

function* findSegments(text: string): Generator<Candidate> {
  for (const match of text.matchAll(SEGMENT)) {
    const name = match[1] ?? match[2] ?? '';
    if (
      !/[A-Za-z\u4e00-\u9fff]/.test(name) ||
      NOBODY.test(name) ||
      isNotSecret(name, { quoted: true, label: '' })
    )
      continue;
    const lead = match[0].indexOf('|') + 1;
    yield patientData('hl7', match.index + lead, match[0].slice(lead));
  }
}

function* findDicom(text: string): Generator<Candidate> {
  for (const pattern of DICOM) {
    for (const match of text.matchAll(pattern)) {
      const value = match.groups?.['value'] ?? '';
      const start = match.indices?.groups?.['value']?.[0];
      if (start === undefined || NOBODY.test(value) || isNotSecret(value, { quoted: true, label: '' }))
        continue;
      yield patientData('dicom', start, value);
    }
  }
}

function* findFhir(text: string): Generator<Candidate> {
  let covered = 0;
  for (const match of text.matchAll(FHIR)) {
    const from = Math.max(covered, match.index);
    const reach = text.slice(from, match.index + FHIR_REACH);
    covered = match.index + FHIR_REACH;
    for (const found of reach.matchAll(FHIR_NAME)) {
      const group =
        found.groups?.['json'] !== undefined
          ? 'json'
          : found.groups?.['given'] !== undefined
            ? 'given'
            : 'xml';
      const value = found.groups?.[group] ?? '';
      const start = found.indices?.groups?.[group]?.[0];
      if (start === undefined || !isFhirName(value)) continue;
      yield patientData('fhir', from + start, value);
    }
  }
}

/** One Chinese character may be a family name; a word of a schema or a placeholder is none. */
function isFhirName(value: string): boolean {
  if (NOBODY.test(value)) return false;
  if (/^[\u4e00-\u9fff]{1,4}$/.test(value))
    return value.length === 1 || isWholeName(value) || value.length <= 3;
  return /^[A-Z][A-Za-z' .-]{1,40}$/.test(value) && !isNotSecret(value, { quoted: true, label: '' });
}
