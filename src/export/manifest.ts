import { createHash } from 'node:crypto';
import type { PrintedDocument } from './model.ts';

/** A file of an export. */
export interface OutputFile {
  /** From its folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const MANIFEST_NAME = 'manifest.json';

/** What is known of an export, kept beside or inside of it. */
export interface ExportFacts {
  readonly version: 1;
  readonly tool: 'Handover Pack';
  readonly project: string;
  readonly title: string;
  readonly commit: string;
  readonly hasChanges: boolean;
  readonly exportedOn: string;
  readonly audience: string;
  readonly language: string;
}

/** The files of an export with their digests. */
export interface Manifest extends ExportFacts {
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

export function factsOf({ origin, title, audience, language }: PrintedDocument): ExportFacts {
  const { project, commit, hasChanges, exportedOn } = origin;
  return {
    ...{ version: 1, tool: 'Handover Pack', project, title },
    ...{ commit, hasChanges, exportedOn, audience, language },
  };
}

/** The manifest of an export as JSON. */
export function manifestOf(files: readonly OutputFile[], document: PrintedDocument): string {
  const manifest: Manifest = {
    ...factsOf(document),
    files: files.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: sha256(bytes) })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
