import type { PrintedDocument } from '../model.ts';
import { decodeXml, elements, encodeXml, firstTag } from './xml.ts';

type Package = ReadonlyMap<string, Uint8Array>;

/**
 * What the library leaves to the program that opens the document: the language of Chinese text, by which lines break and
 * spaces are set, no space pressed out of punctuation, and the day of the export as the day of the document.
 */
export function finish(files: Package, { origin }: PrintedDocument): Map<string, Uint8Array> {
  const result = new Map(files);
  const change = (name: string, edit: (xml: string) => string) => {
    const bytes = result.get(name);
    if (bytes) result.set(name, encodeXml(edit(decodeXml(bytes))));
  };
  change('docProps/core.xml', xml =>
    ['dcterms:created', 'dcterms:modified'].reduce((text, name) => {
      const [element] = elements(text, name);
      const open = element && firstTag(element, name);
      return element === undefined
        ? text
        : text.replace(element, () => `${open}${origin.exportedOn}T12:00:00Z</${name}>`);
    }, xml),
  );
  // In the order that the schema of settings asks for: after the tabs, before what is about compatibility.
  change('word/settings.xml', xml =>
    xml.includes('<w:characterSpacingControl')
      ? xml
      : xml.replace('<w:compat>', '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'),
  );
  change('word/styles.xml', xml =>
    xml.replaceAll('<w:pPrDefault><w:pPr>', '<w:pPrDefault><w:pPr><w:kinsoku w:val="1"/>'),
  );
  return result;
}
