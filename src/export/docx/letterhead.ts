import { mergeNumbering } from './mergeNumbering.ts';
import { mergeStyles } from './mergeStyles.ts';
import { A4, type PageSize } from './page.ts';
import { relationsOf } from './renumber.ts';
import { attribute, decodeXml, encodeXml, firstTag, tagsNamed, withAttribute } from './xml.ts';

type Package = ReadonlyMap<string, Uint8Array>;

const DOCUMENT = 'word/document.xml';
const STYLES = 'word/styles.xml';
const NUMBERING = 'word/numbering.xml';
const THEME = 'word/theme/theme1.xml';
const TYPES = '[Content_Types].xml';
const RELATIONS = 'word/_rels/document.xml.rels';
/** In front of what comes from the letterhead, so that no name meets one of ours. */
const PREFIX = 'lh_';
const REFERENCES: ReadonlySet<string> = new Set(['w:headerReference', 'w:footerReference']);
const RELATIONSHIP: ReadonlySet<string> = new Set(['Relationship']);

/** The paper of a company's letterhead; undefined where it does not say. */
export function pageOf(letterhead: Package): PageSize | undefined {
  const section = sectionOf(decodeXml(letterhead.get(DOCUMENT)));
  const number = (tag: string, name: string) => {
    const value = attribute(firstTag(section, tag), `w:${name}`);
    return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
  };
  const width = number('w:pgSz', 'w');
  const height = number('w:pgSz', 'h');
  if (!width || !height) return undefined;
  const side = (name: 'top' | 'right' | 'bottom' | 'left') => number('w:pgMar', name) ?? A4.margin[name];
  const margin = { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') };
  // Less room than that is no page that anybody writes on.
  return width - margin.left - margin.right < 2_000 ? undefined : { width, height, margin };
}

/**
 * Puts a document onto a company's letterhead: its paper, what stands at the top and the foot of its pages with the
 * pictures in them, its theme, its styles and how it numbers headings. A style of ours that it does not have is added.
 */
export function withLetterhead(files: Package, letterhead: Package): Map<string, Uint8Array> {
  const result = new Map(files);
  const ours = (name: string) => decodeXml(files.get(name));
  const theirs = (name: string) => decodeXml(letterhead.get(name));
  const section = sectionOf(theirs(DOCUMENT));
  let types = withDefaults(ours(TYPES), theirs(TYPES));
  let relations = ours(RELATIONS);
  const add = (id: string, kind: string, name: string) => {
    types = addType(types, `/word/${name}`, kind);
    if (!relations.includes(`Target="${name}"`)) relations = addRelation(relations, id, kind, name);
  };

  const references = tagsNamed(section, REFERENCES).flatMap(({ name, text }) => {
    const id = attribute(text, 'r:id') ?? '';
    const target = targetsOf(theirs(RELATIONS)).get(id);
    if (target === undefined) return [];
    const kind = name === 'w:headerReference' ? 'header' : 'footer';
    add(PREFIX + id, kind, copyPart(target, letterhead, result));
    return [text.replace(`r:id="${id}"`, `r:id="${PREFIX}${id}"`)];
  });
  const theme = letterhead.get(THEME);
  if (theme) {
    result.set(THEME, theme);
    add(`${PREFIX}theme`, 'theme', 'theme/theme1.xml');
  }

  const merged = mergeNumbering(ours(NUMBERING), theirs(NUMBERING), theirs(STYLES));
  const { styles, ids, numbered } = mergeStyles(ours(STYLES), merged.styles);
  result.set(STYLES, encodeXml(styles));
  result.set(NUMBERING, encodeXml(merged.numbering));
  const body = merged.documentWith(ours(DOCUMENT), new Set(numbered));
  const styled = withAttribute(body, new Set(['w:pStyle', 'w:rStyle', 'w:tblStyle']), ['w:val'], id =>
    ids.get(id),
  );
  result.set(DOCUMENT, encodeXml(withSection(styled, section, references)));
  result.set(TYPES, encodeXml(types));
  result.set(RELATIONS, encodeXml(relations));
  return result;
}

/** The properties of the last section: those of the document. */
function sectionOf(xml: string): string {
  const at = xml.lastIndexOf('<w:sectPr');
  const end = xml.indexOf('</w:sectPr>', at);
  return at < 0 || end < 0 ? '' : xml.slice(at, end + '</w:sectPr>'.length);
}

/** Their page, our text: what the letterhead says of headers and footers holds where it says anything. */
function withSection(xml: string, theirs: string, references: readonly string[]): string {
  const ours = sectionOf(xml);
  const hasHeads = references.length > 0;
  const heads = hasHeads ? references : tagsNamed(ours, REFERENCES).map(({ text }) => text);
  const either = (name: string) => firstTag(theirs, name) || firstTag(ours, name);
  // In the order that the schema asks for.
  const section = [
    '<w:sectPr>',
    ...heads,
    either('w:pgSz'),
    either('w:pgMar'),
    firstTag(hasHeads ? theirs : ours, 'w:titlePg'),
    firstTag(theirs, 'w:docGrid'),
    '</w:sectPr>',
  ].join('');
  const at = xml.lastIndexOf(ours);
  return xml.slice(0, at) + section + xml.slice(at + ours.length);
}

/** Copies a header or footer with the pictures that it shows. @returns its new name */
function copyPart(target: string, from: Package, to: Map<string, Uint8Array>): string {
  const name = PREFIX + target.slice(target.lastIndexOf('/') + 1);
  const bytes = from.get(`word/${target}`);
  if (bytes) to.set(`word/${name}`, bytes);
  const relations = from.get(relationsOf(`word/${target}`));
  if (relations === undefined) return name;
  const own = withAttribute(decodeXml(relations), RELATIONSHIP, ['Target'], picture => {
    const content = from.get(`word/${picture}`);
    if (content === undefined) return undefined;
    const at = picture.lastIndexOf('/') + 1;
    const copy = picture.slice(0, at) + PREFIX + picture.slice(at);
    to.set(`word/${copy}`, content);
    return copy;
  });
  to.set(relationsOf(`word/${name}`), encodeXml(own));
  return name;
}

/** Where the relations of a part lead within the package, by their ids. */
function targetsOf(relations: string): ReadonlyMap<string, string> {
  return new Map(
    tagsNamed(relations, RELATIONSHIP).flatMap(({ text }): [string, string][] => {
      const [id, target] = [attribute(text, 'Id'), attribute(text, 'Target')];
      const isOutside = attribute(text, 'TargetMode') === 'External';
      return id === undefined || target === undefined || isOutside
        ? []
        : [[id, target.replace(/^\/word\//, '')]];
    }),
  );
}

/** What kind of content an ending means is said once in a package. */
function withDefaults(ours: string, theirs: string): string {
  const known = new Set(
    tagsNamed(ours, new Set(['Default'])).map(({ text }) => attribute(text, 'Extension')),
  );
  const added = tagsNamed(theirs, new Set(['Default'])).filter(
    ({ text }) => !known.has(attribute(text, 'Extension')),
  );
  const open = firstTag(ours, 'Types');
  return ours.replace(open, () => open + added.map(({ text }) => text).join(''));
}

function addRelation(xml: string, id: string, kind: string, target: string): string {
  const type = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
  const relation = `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  return xml.replace('</Relationships>', () => `${relation}</Relationships>`);
}

function addType(xml: string, part: string, kind: string): string {
  if (xml.includes(`PartName="${part}"`)) return xml;
  const base = 'application/vnd.openxmlformats-officedocument.';
  const type = kind === 'theme' ? `${base}theme+xml` : `${base}wordprocessingml.${kind}+xml`;
  return xml.replace('</Types>', () => `<Override PartName="${part}" ContentType="${type}"/></Types>`);
}
