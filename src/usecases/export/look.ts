import { UserError } from '../../core/errors.ts';
import type { Files } from '../../core/ports.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import { type HtmlLook, imageAddress } from '../../export/html/page.ts';
import { imageSize } from '../../export/imageSize.ts';
import type { Image } from '../../export/model.ts';
import { unzipFiles } from '../../export/zip.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import type { ExportRequest } from './request.ts';

/** What a company puts into its folder of templates; each of them may be missing. */
export interface Look {
  /** A Word document: its styles, its page, what stands at the top and the foot of its pages. */
  readonly letterhead: Uint8Array | undefined;
  readonly css: string;
  readonly logo: Image | undefined;
}

const LETTERHEAD = 'letterhead.docx';
const STYLE = 'style.css';
const LOGOS = ['logo.png', 'logo.jpg', 'logo.jpeg'];
/** Bytes. */
const LARGEST = 10 * 1024 * 1024;

/**
 * Reads the look of a company: from the folder that is named, else from `export/` in the project's own templates. What
 * lies in a folder of the language comes first.
 * @throws UserError for a folder that is named and holds nothing of it
 */
export async function readLook(
  files: Files,
  { template, language }: ExportRequest,
  { templates }: Pick<ProjectConfig, 'templates'>,
): Promise<Look> {
  const folder = template ?? (templates === undefined ? undefined : `${templates}/export`);
  if (folder === undefined) return { letterhead: undefined, css: '', logo: undefined };
  const first = async <T>(names: readonly string[], read: (path: string) => Promise<T | undefined>) => {
    for (const place of [`${folder}/${language}`, folder])
      for (const name of names) {
        const found = await read(`${place}/${name}`);
        if (found !== undefined) return found;
      }
    return undefined;
  };
  const bytes = (path: string) => files.readBytes(path, LARGEST);
  const letterhead = await first([LETTERHEAD], bytes);
  if (letterhead && !isWordDocument(letterhead))
    throw new UserError('error.export.letterhead', { path: folder });
  const css = await first([STYLE], async path => textOrAbsent(path, await files.readText(path)));
  const picture = await first(LOGOS, bytes);
  const size = picture && imageSize(picture);
  if (template !== undefined && letterhead === undefined && css === undefined && picture === undefined)
    throw new UserError('error.export.template', {
      path: template,
      names: [LETTERHEAD, STYLE, 'logo.png'].join(', '),
    });
  return { letterhead, css: css ?? '', logo: picture && size && { bytes: picture, ...size } };
}

function isWordDocument(bytes: Uint8Array): boolean {
  return unzipFiles(bytes)?.has('word/document.xml') === true;
}

export function htmlLook({ css, logo }: Look): HtmlLook {
  return { css, logo: logo && imageAddress(logo.bytes, logo.type) };
}
