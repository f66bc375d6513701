import { type Candidate, patientData, type Scan } from '../match.ts';
import { isNotSecret } from '../notSecret.ts';
import { isWholeName } from './names.ts';

/** HL7 v2.x, chapter 3: PID-3 is the identifier, PID-5 the name; NK1-2 the name of the next of kin. Segments end in \r, which a string writes out. */
const SEGMENT =
  /(?:(?<![A-Za-z0-9_])|(?<=\\[rn]))(?:PID\|(?:[^|\r\n]{0,120}\|){4}([^|\r\n]{2,120})|NK1\|[^|\r\n]{0,8}\|([^|\r\n]{2,120}))(?:\|[^\r\n"'`]{0,1500})?/g;
/** The John Doe of every specification, and names that say that they are none. */
const NOBODY =
  /\bdoe\b|\bj(?:ohn|ane),? (?:smith|public|citizen)\b|^patient\W?name$|^name\^|\bnone\b|everyman|everywoman|\btest|test\b|\bzz|\bfake\b|\bsmoke|\bdemo|\bsample|\bdummy|测试|演示|示例|某|患者姓名|^姓\^名|anonym|^anon\b|de-?identified|redacted|removed|phantom|unknown|no ?name|[*○〇×]|(?<=[\u4e00-\u9fff]\^?)x{1,3}(?![a-z])/i;
/** FHIR R4 Patient.name (HumanName: family, given, text), as JSON or XML. */
const FHIR =
  /["']resourceType["']\s{0,10}:\s{0,10}["'](?:Patient|RelatedPerson|Person)["']|<Patient\s+xmlns=["']http:\/\/hl7\.org\/fhir/g;
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
export function* findInterchangePatients({ text, isTestSource, fileKind }: Scan): Generator<Candidate> {
  if (isTestSource) return;
  if (/\b(?:PID|NK1)\||[\\][rn](?:PID|NK1)\|/.test(text)) yield* findSegments(text);
  if (/Patient|Person/.test(text)) yield* findFhir(text);
  if (/0010|Patient/.test(text)) yield* findDicom(text);
  if (/<(?:[\w.-]{1,20}:)?(?:patient|subject|brxx|PID\.5)/i.test(text) && fileKind !== 'code')
    yield* findCda(text);
  if (text.includes('display')) yield* findSubjects(text);
}

/** HL7 CDA R2: the name of the patient within its role; HL7 v2 as XML: XPN.1 and XPN.2 below PID.5. */
const CDA =
  /<(?:[\w.-]{1,20}:)?(?:patient|patientPatient|subject|patientInfo|brxx|PID\.5|PID\.9)(?:\s[^<>]{0,200})?>/gi;
const CDA_NAME =
  /<(?:[\w.-]{1,20}:)?(?:name|full_?name|patient_?name|first_?name|last_?name|family|given|xm|FN\.1|XPN\.[12])(?:\s[^<>]{0,120})?>\s{0,20}(?<name>[^<>\r\n]{1,60}?)\s{0,20}<\//dgi;
/** <subject>贺国庆</subject> */
const DIRECT = /^\s{0,20}(?<name>[\u4e00-\u9fff]{2,4})\s{0,20}<\//d;
const CDA_REACH = 1500;

function* findCda(text: string): Generator<Candidate> {
  for (const match of text.matchAll(CDA)) {
    const from = match.index + match[0].length;
    const part = text.slice(from, from + CDA_REACH);
    const end = part.search(/<\/(?:[\w.-]{1,20}:)?(?:patient|patientPatient|subject|PID\.5|PID\.9)>/i);
    const direct = DIRECT.exec(part);
    const name = direct?.groups?.['name'] ?? '';
    const at = direct?.indices?.groups?.['name']?.[0];
    if (at !== undefined && isWholeName(name)) yield patientData('cda', from + at, name);
    for (const found of (end < 0 ? part : part.slice(0, end)).matchAll(CDA_NAME)) {
      const value = found.groups?.['name'] ?? '';
      const start = found.indices?.groups?.['name']?.[0];
      if (start !== undefined && isFhirName(value)) yield patientData('cda', from + start, value);
    }
  }
}

/** FHIR R4 Reference.display of the subject. */
const FHIR_SUBJECT =
  /["'](?:subject|patient|beneficiary)["']\s{0,6}:\s{0,6}\{[^{}]{0,200}?["']display["']\s{0,6}:\s{0,6}["'](?<name>[^"'\r\n]{2,60})["']/dg;

function* findSubjects(text: string): Generator<Candidate> {
  for (const match of text.matchAll(FHIR_SUBJECT)) {
    const value = match.groups?.['name'] ?? '';
    const start = match.indices?.groups?.['name']?.[0];
    if (start !== undefined && isFhirName(value)) yield patientData('fhir', start, value);
  }
}

function* findSegments(text: string): Generator<Candidate> {
  let isNobody = false;
  for (const match of text.matchAll(SEGMENT)) {
    const name = match[1] ?? match[2] ?? '';
    // "PID|1||" . $number . "||" . $name: what a program puts together
    if (/["'][ \t]{0,3}[.+&][ \t]{0,3}[$A-Za-z_(]/.test(match[0].slice(0, 60))) continue;
    // Who is kin to nobody is nobody, either.
    if (match[1] !== undefined) isNobody = NOBODY.test(name) || /\bfake\b/i.test(match[0]);
    if (
      isNobody ||
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
      if (
        start === undefined ||
        NOBODY.test(value) ||
        '123456789'.startsWith(value) ||
        isNotSecret(value, { quoted: true, label: '' })
      )
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
    // John Smith, in two fields
    if (/["'](?:Smith|Doe)["']/.test(reach) && /["'](?:John|Jane)["']/.test(reach)) continue;
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
  return /^\p{Lu}[\p{L}' .-]{1,40}$/u.test(value) && !isNotSecret(value, { quoted: true, label: '' });
}
