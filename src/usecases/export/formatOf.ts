import { UserError } from '../../core/errors.ts';
import { EXPORT_FORMATS, type ExportFormat } from './request.ts';

/** The ending that a file of a format has; a folder has none. */
const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  docx: '.docx',
  html: '.html',
  zip: '.zip',
  md: '',
  site: '',
};

export function endingOf(format: ExportFormat): string {
  return ENDINGS[format];
}

/**
 * The format that is meant: what is said, else what the name of the file says.
 * @throws UserError where neither does
 */
export function formatOf(to: ExportFormat | undefined, output: string | undefined): ExportFormat {
  if (to !== undefined) return to;
  const named = EXPORT_FORMATS.find(
    format => endingOf(format) !== '' && output?.toLowerCase().endsWith(endingOf(format)),
  );
  if (named === undefined) throw new UserError('error.export.format', { formats: EXPORT_FORMATS.join(', ') });
  return named;
}

/** A name of a file that every system takes, made from a title. */
export function fileNameOf(title: string, format: ExportFormat): string {
  const name = title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .split('.')
    .filter(piece => piece.trim() !== '')
    .join('.')
    .trim();
  return `${name || 'handover'}${endingOf(format)}`;
}
