import { type ExportFacts, factsOf, sha256 } from '../manifest.ts';
import type { PrintedDocument } from '../model.ts';

/**
 * What a document keeps of itself, so that anybody can see later whether and where it was changed. It is no signature:
 * who changes a document on purpose can seal it anew. Against that helps the digest of the file, which `handover export`
 * prints, kept where the other side has it.
 */
export interface Seal extends ExportFacts {
  /** Digest of all that is in the file. */
  readonly whole: string;
  readonly sections: readonly SealedSection[];
}

export interface SealedSection {
  readonly id: string;
  readonly title: string;
  readonly digest: string;
}

/** What came of comparing a file with its seal. */
export interface Verdict {
  readonly kind: 'docx' | 'html' | 'archive' | 'folder';
  /** `words`: saved by another program, and the words are the same. */
  readonly state: 'same' | 'words' | 'changed';
  readonly facts: ExportFacts;
  readonly changes: readonly Difference[];
}

export interface Difference {
  /** The heading of a section, the path of a file. */
  readonly what: string;
  readonly how: 'changed' | 'missing' | 'added';
}

export function sealOf(document: PrintedDocument, whole: string, sections: readonly SealedSection[]): Seal {
  return { ...factsOf(document), whole, sections };
}

/** Sixteen digits: a change by accident meets the same digest in one of 10^19 cases. */
export function shortDigest(text: string): string {
  return sha256(text).slice(0, 16);
}

/** Reads a seal; undefined for what is none. */
export function parseSeal(json: string): Seal | undefined {
  let seal: unknown;
  try {
    seal = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof seal !== 'object' || seal === null) return undefined;
  const { tool, whole, sections } = seal as Partial<Record<keyof Seal, unknown>>;
  const isSeal = tool === 'Handover Pack' && typeof whole === 'string' && Array.isArray(sections);
  return isSeal ? (seal as Seal) : undefined;
}

/** How the sections of a document differ from those that were sealed. */
export function compareSections(
  sealed: readonly SealedSection[],
  now: readonly SealedSection[],
): Difference[] {
  const found = new Map(now.map(section => [section.id, section]));
  const known = new Set(sealed.map(({ id }) => id));
  return [
    ...sealed.flatMap(({ id, title, digest }): Difference[] => {
      const section = found.get(id);
      if (section === undefined) return [{ what: title, how: 'missing' }];
      return section.digest === digest ? [] : [{ what: title, how: 'changed' }];
    }),
    ...now.flatMap(({ id, title }): Difference[] => (known.has(id) ? [] : [{ what: title, how: 'added' }])),
  ];
}
