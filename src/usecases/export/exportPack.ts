import { posix } from 'node:path';
import type { Project } from '../../core/ports.ts';
import { printHtml } from '../../export/html/page.ts';
import { manifestOf, type OutputFile } from '../../export/manifest.ts';
import type { Image, PrintedDocument } from '../../export/model.ts';
import { sealHtml } from '../../export/seal/html.ts';
import { refuseUnmerged } from '../../pack/markdown/unmerged.ts';
import { chosenDocuments, compose } from './compose.ts';
import { readGuesses } from './guessCount.ts';
import { readImages } from './images.ts';
import { cleaner, findLeaks, refuseLeaks } from './leaks.ts';
import { htmlLook, type Look, readLook } from './look.ts';
import { type ExportWorld, readExport } from './readExport.ts';
import type { ExportRequest, ExportServices } from './request.ts';

/** What an export comes to; nothing has been written. */
export interface Exported {
  /** One file, or those of a folder. */
  readonly files: readonly OutputFile[];
  readonly isFolder: boolean;
  readonly title: string;
  /** What goes out though it should not have to: messages of the catalogue with their data. */
  readonly warnings: readonly { readonly id: string; readonly data: Record<string, string | number> }[];
}

/**
 * Exports a pack, a departure or a document.
 * @throws UserError where there is no pack, no such departure or document, or something in it must not leave the house
 */
export async function exportPack(
  project: Project,
  request: ExportRequest,
  services: ExportServices,
): Promise<Exported> {
  services.onProgress?.({ step: 'check' });
  const leaks = await findLeaks(project, request, services);
  refuseLeaks(leaks, request);
  const export_ = await readExport(project, request, services);
  const documents = chosenDocuments(export_);
  for (const { path, text } of documents) refuseUnmerged(path, text);
  const images = await readImages(project.files, documents);
  const clean = cleaner(export_.world.pack, request.today);
  const { document, openQuestions } = compose(documents, export_, images, clean);
  const look = await readLook(project.files, request, export_.world.settings);
  services.onProgress?.({ step: 'write' });
  const files = await print(document, look, export_, clean);
  const guesses = request.document === undefined ? readGuesses(export_.world.pack) : 0;
  return {
    files,
    isFolder: request.format === 'md' || request.format === 'site',
    title: document.title,
    warnings: [
      ...(leaks.length > 0 ? [{ id: 'export.warning.forced', data: { count: leaks.length } }] : []),
      ...(openQuestions > 0 ? [{ id: 'export.warning.questions', data: { count: openQuestions } }] : []),
      ...(guesses > 0
        ? [
            {
              id: export_.isForCustomer ? 'export.warning.guessesLeftOut' : 'export.warning.guesses',
              data: { count: guesses },
            },
          ]
        : []),
      ...(export_.origin.hasChanges ? [{ id: 'export.warning.changed', data: {} }] : []),
    ],
  };
}

async function print(
  document: PrintedDocument,
  look: Look,
  export_: ExportWorld,
  clean: (text: string) => string,
): Promise<OutputFile[]> {
  switch (export_.request.format) {
    case 'html':
      return [{ path: 'handover.html', bytes: htmlOf(document, look) }];
    case 'docx':
      return [{ path: 'handover.docx', bytes: await docxOf(document, look) }];
    case 'md': {
      const { printMarkdown } = await import('../../export/markdown/pages.ts');
      const pages = printMarkdown(document).map(({ name, text }) => ({ path: name, bytes: utf8(text) }));
      return withManifest([...pages, ...pictures(document.images)], document);
    }
    case 'site': {
      const { printSite } = await import('../../export/site/site.ts');
      return withManifest(printSite(document, htmlLook(look)), document);
    }
    case 'zip': {
      const { zipFiles } = await import('../../export/zip.ts');
      const { pack } = export_.world;
      // The files of the pack go along as they are, but for what must not be printed.
      const sources = export_.isForCustomer
        ? []
        : [...pack.documents, ...pack.yamlFiles.filter(({ path }) => path.startsWith(`${pack.folder}/`))].map(
            ({ path, text }) => ({ path: posix.join('pack', path), bytes: utf8(lines(text, clean)) }),
          );
      const files = [
        { path: 'handover.html', bytes: htmlOf(document, look) },
        { path: 'handover.docx', bytes: await docxOf(document, look) },
        ...sources,
      ];
      return [
        { path: 'handover.zip', bytes: zipFiles(withManifest(files, document), document.origin.exportedOn) },
      ];
    }
  }
}

function htmlOf(document: PrintedDocument, look: Look): Uint8Array {
  return utf8(sealHtml(printHtml(document, htmlLook(look)), document));
}

async function docxOf(document: PrintedDocument, look: Look): Promise<Uint8Array> {
  const { printDocx } = await import('../../export/docx/document.ts');
  return printDocx(document, look);
}

function pictures(images: ReadonlyMap<string, Image>): OutputFile[] {
  return [...images].map(([name, { bytes }]) => ({ path: `images/${name}`, bytes }));
}

function withManifest(files: readonly OutputFile[], document: PrintedDocument): OutputFile[] {
  return [...files, { path: 'manifest.json', bytes: utf8(manifestOf(files, document)) }];
}

/** Line by line: what is masked in one stays beside what is not. */
function lines(text: string, clean: (text: string) => string): string {
  return text
    .split('\n')
    .map(line => (line.endsWith('\r') ? `${clean(line.slice(0, -1))}\r` : clean(line)))
    .join('\n');
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
