import type { InterfaceKind } from '../pack/types.generated.ts';

/** An interface that a project seems to have, and what speaks for it. */
export interface InterfaceCandidate {
  readonly kind: InterfaceKind;
  readonly name: string;
  /** A file, a key or an address, as evidence. */
  readonly from: string;
}

/** What code, keys, addresses and to-dos call the interfaces of hospitals. As words of their own: `list` is no LIS. */
const SIGNS: readonly (readonly [kind: InterfaceKind, name: string, sign: RegExp])[] = [
  [
    'medical-insurance',
    '医保',
    /医保|(?:^|[^a-z])(?:yibao|ybjk|medical ?insurance|health ?insurance|insur)(?:[^a-z]|$)/,
  ],
  ['drg', 'DRG/DIP', /病组|病种分值|(?:^|[^a-z])drgs?(?:[^a-z]|$)/],
  ['interoperability', '互联互通', /互联互通|(?:^|[^a-z])(?:interoperab\w*|hlht)(?:[^a-z]|$)/],
  ['other', 'LIS', /(?:^|[^a-z])lis(?:[^a-z]|$)/],
  ['other', 'PACS', /(?:^|[^a-z])(?:pacs|dicom)(?:[^a-z]|$)/],
  ['other', 'HL7', /(?:^|[^a-z])hl7(?:[^a-z]|$)/],
  ['other', 'FHIR', /(?:^|[^a-z])fhir(?:[^a-z]|$)/],
  ['other', 'EMR', /电子病历|(?:^|[^a-z])emr(?:[^a-z]|$)/],
];

/**
 * The interfaces that traces speak for, each once, with the first trace.
 * @param traces paths, names of keys, hosts, and the words of to-dos
 */
export function interfaceCandidates(traces: Iterable<string>): InterfaceCandidate[] {
  const found = new Map<string, InterfaceCandidate>();
  for (const trace of traces) {
    if (found.size === SIGNS.length) break;
    const words = trace
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replace(/[_./\\-]+/g, ' ');
    for (const [kind, name, sign] of SIGNS)
      if (!found.has(name) && sign.test(words)) found.set(name, { kind, name, from: trace });
  }
  return SIGNS.flatMap(([, name]) => found.get(name) ?? []);
}
