import type { Assets } from '../../core/ports.ts';
import type { Language } from '../../l10n/index.ts';
import type { Audience } from '../../pack/markdown/audience.ts';

export const EXPORT_FORMATS = ['docx', 'html', 'zip', 'md', 'site'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is to be exported. */
export interface ExportRequest {
  readonly format: ExportFormat;
  readonly audience: Audience;
  /** Only this departure; its id or folder. */
  readonly transition?: string | undefined;
  /** Only this document; its name with or without its ending, or its path. */
  readonly document?: string | undefined;
  /** Of what is not written by people. */
  readonly language: Language;
  /** Why it is exported although something sensitive or internal is in it; printed on the cover. */
  readonly forcedBecause?: string | undefined;
  /** Folder with a letterhead, style sheet and logo, from the project folder; undefined for that of the settings. */
  readonly template?: string | undefined;
  /** yyyy-mm-dd */
  readonly today: string;
}

/** How far it has come. */
export interface ExportProgress {
  readonly step: 'check' | 'read' | 'issues' | 'knowledge' | 'write';
}

export interface ExportServices {
  readonly assets: Assets;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined;
}
