import { attribute, decodeXml, elements, firstTag, tagsOf } from '../docx/xml.ts';
import { sha256 } from '../manifest.ts';
import type { PrintedDocument } from '../model.ts';
import {
  compareSections,
  parseSeal,
  type Seal,
  type SealedSection,
  sealOf,
  shortDigest,
  type Verdict,
} from './seal.ts';

/** Where programs keep what they do not know and save again: ECMA-376-1, 22.3. */
export const SEAL_PART = 'docProps/custom.xml';
const PROPERTY = 'HandoverPackSeal';
/** Also what a tracked change took out, and what a field says. */
const TEXTS: ReadonlySet<string> = new Set(['w:t', 'w:delText', 'w:instrText']);
/** A bookmark of ours: its name begins with this. */
export const BOOKMARK = '_hp_';

/** The parts of a package without what the seal itself stands in. */
function digestOf(files: ReadonlyMap<string, Uint8Array>): string {
  const names = [...files.keys()].filter(name => name !== SEAL_PART).sort();
  return sha256(names.map(name => `${sha256(files.get(name) ?? new Uint8Array())}  ${name}\n`).join(''));
}

/** The seal of a package as the part that keeps it. */
export function sealPart(files: ReadonlyMap<string, Uint8Array>, document: PrintedDocument): Uint8Array {
  const xml = decodeXml(files.get('word/document.xml'));
  const seal = sealOf(document, digestOf(files), sectionsOf(xml, document.title));
  const value = escapeXml(JSON.stringify(seal));
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${PROPERTY}"><vt:lpwstr>${value}</vt:lpwstr></property></Properties>`,
  );
}

/** Compares a Word document with its seal; undefined without one. */
export function verifyDocx(files: ReadonlyMap<string, Uint8Array>): Verdict | undefined {
  const seal = readSeal(decodeXml(files.get(SEAL_PART)));
  if (seal === undefined) return undefined;
  const base = { kind: 'docx', facts: seal } as const;
  if (digestOf(files) === seal.whole) return { ...base, state: 'same', changes: [] };
  const now = sectionsOf(decodeXml(files.get('word/document.xml')), seal.title);
  const changes = compareSections(seal.sections, now);
  return { ...base, state: changes.length === 0 ? 'words' : 'changed', changes };
}

function readSeal(xml: string): Seal | undefined {
  const property = elements(xml, 'property').find(
    own => attribute(firstTag(own, 'property'), 'name') === PROPERTY,
  );
  const value = (property ?? '').replace(/<[^<>]*>/g, '');
  return parseSeal(unescapeXml(value));
}

/**
 * The words of a document between our bookmarks, which programs keep when they save it. White space, numbers of lists and
 * all that is only looks is left out: a program may write it another way.
 */
function sectionsOf(xml: string, title: string): SealedSection[] {
  const sections: { id: string; text: string; title: string }[] = [{ id: '', text: '', title }];
  const body = xml.slice(xml.indexOf('<w:body'));
  let isText = false;
  let at = 0;
  for (const { name, text, start, end } of tagsOf(body)) {
    const last = sections.at(-1);
    if (isText && last) last.text += unescapeXml(body.slice(at, start));
    isText = TEXTS.has(name) && !text.endsWith('/>');
    at = end;
    const bookmark = name === 'w:bookmarkStart' ? attribute(text, 'w:name') : undefined;
    if (bookmark?.startsWith(BOOKMARK)) sections.push({ id: bookmark, text: '', title: '' });
    // The words of the heading itself name the section.
    else if (name === '/w:p' && last?.title === '') last.title = last.text.trim();
  }
  return sections.map(({ id, text, title: words }) => ({
    id,
    title: words,
    digest: shortDigest(text.replace(/\s+/g, '')),
  }));
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}

function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g,
    (_, hex, decimal, name) =>
      name === undefined
        ? String.fromCodePoint(Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16))
        : (named[name] ?? ''),
  );
}
