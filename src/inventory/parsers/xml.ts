import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { dotted, type RawKey, UnreadableError } from './raw.ts';

/**
 * XML of any kind. Elements that are named settings (`<add key>`, `<property name>`, `<entry key>`,
 * `<param-name>`) give that name; everything else gives the path of its element and the name of the attribute.
 * Entities of a document's own are not expanded.
 */
export function readXml(text: string, depth: number): RawKey[] {
  if (text.trim() === '') return [];
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new UnreadableError(valid.err.line);
  const roots: unknown = PARSER.parse(text);
  const lines = lineStarts(text);
  const keys: RawKey[] = [];
  const visit = (name: string, element: XmlElement, secret: boolean) =>
    keys.push({
      name: readEntities(name),
      line: lineAt(lines, element.at),
      ...(secret ? { secret: true } : {}),
    });
  for (const root of elements(roots)) walk(root, { path: '', owner: '', parent: '', depth }, visit);
  return keys;
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  captureMetaData: true,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
});

/** The library's type says `Symbol`, which cannot be an index. */
const METADATA = XMLParser.getMetaDataSymbol() as symbol;

interface XmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly unknown[];
  readonly at: number;
}

interface Place {
  readonly path: string;
  /** The id of the nearest Spring bean around. */
  readonly owner: string;
  readonly parent: string;
  readonly depth: number;
}

type Visit = (name: string, element: XmlElement, secret: boolean) => void;

/** Elements that stand for one setting, whose name is in an attribute. */
const NAMED = /^(?:add|property|entry|param|parameter|setting|prop|variable|springProperty|environment)$/i;
/** Attributes that say what an element is, not what is set. */
const NOT_SETTINGS =
  /^(?:xmlns|schemaLocation|noNamespaceSchemaLocation|id|name|key|class|type|version|scope|parent)$/;
/** Elements whose text is the name of a setting (web.xml). */
const NAME_ELEMENT = /^(?:param-name|env-entry-name|res-ref-name)$/;
const VALUE_ELEMENT = /^(?:param-value|env-entry-value|description)$/;

function walk(element: XmlElement, place: Place, visit: Visit): void {
  const { tag, attributes } = element;
  const path = dotted(place.path, tag);
  const label = attributes['key'] ?? attributes['name'];
  const isNamed = NAMED.test(tag) && label !== undefined;
  if (isNamed) {
    const isConnection = place.parent === 'connectionStrings';
    visit(dotted(tag === 'add' ? place.parent : place.owner, label), element, isConnection);
  } else {
    for (const attribute of Object.keys(attributes)) {
      if (!NOT_SETTINGS.test(attribute)) visit(dotted(path, attribute), element, false);
    }
  }
  const text = textOf(element);
  if (NAME_ELEMENT.test(tag)) {
    if (/^[\w./&;#-]{1,100}$/.test(text)) visit(dotted(place.parent, text), element, false);
  } else if (text !== '' && !isNamed && !VALUE_ELEMENT.test(tag)) visit(path, element, false);
  if (place.depth < 2) return;
  const owner = tag === 'bean' ? (attributes['id'] ?? attributes['name'] ?? place.owner) : place.owner;
  for (const child of elements(element.children)) {
    walk(child, { path, owner, parent: tag, depth: place.depth - 1 }, visit);
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five that XML itself has, and numbers of characters. */
function readEntities(name: string): string {
  if (!name.includes('&')) return name;
  return name.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g,
    (whole, named, decimal, hex) => {
      if (named !== undefined) return ENTITIES[named] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function elements(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Record<string | symbol, unknown>) => {
    const tag = Object.keys(node).find(name => name !== ':@' && name !== '#text');
    if (tag === undefined) return [];
    const meta = node[METADATA] as { startIndex?: number } | undefined;
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    return [{ tag, attributes, children: node[tag] as unknown[], at: meta?.startIndex ?? 0 }];
  });
}

function textOf(element: XmlElement): string {
  const pieces = element.children.map(child => (child as Record<string, unknown>)['#text'] ?? '');
  return pieces.join('').trim();
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
