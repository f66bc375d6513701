// The parts of a Word document as texts. They were written by programs: tags stand on no comment and hold no `>`.

/** A tag where it stands. */
export interface Tag {
  /** `w:style`; that of an end begins with `/`. */
  readonly name: string;
  /** With its angle brackets. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TAG = /<[^<>]+>/g;
const NAME = /^<([^\s<>]+)/;
const ATTRIBUTE = /(?<![\w:])([\w:]{1,60})="([^"]*)"/g;

/** The tags of a text, in their order. */
export function* tagsOf(xml: string): Generator<Tag> {
  for (const { 0: text, index: start } of xml.matchAll(TAG)) {
    const name = (NAME.exec(text)?.[1] ?? '').replace(/(?<=.)\/$/, '');
    yield { name, text, start, end: start + text.length };
  }
}

/** The tags with one of these names. */
export function tagsNamed(xml: string, names: ReadonlySet<string>): Tag[] {
  return [...tagsOf(xml)].filter(({ name }) => names.has(name));
}

/** The first tag of a name, as it is written; '' for none. */
export function firstTag(xml: string, name: string): string {
  for (const tag of tagsOf(xml)) if (tag.name === name) return tag.text;
  return '';
}

/** The elements of a name, from their beginning to their end; one does not stand in another of the same name. */
export function elements(xml: string, name: string): string[] {
  const found: string[] = [];
  let start = -1;
  for (const tag of tagsOf(xml)) {
    if (tag.name === name && tag.text.endsWith('/>')) found.push(tag.text);
    else if (tag.name === name) start = tag.start;
    else if (tag.name === `/${name}` && start >= 0) {
      found.push(xml.slice(start, tag.end));
      start = -1;
    }
  }
  return found;
}

/** The value of an attribute as it is written; undefined where the tag has none. */
export function attribute(tag: string, name: string): string | undefined {
  for (const [, own, value] of tag.matchAll(ATTRIBUTE)) if (own === name) return value;
  return undefined;
}

/** The text with an attribute of some tags changed. @param change undefined leaves it */
export function withAttribute(
  xml: string,
  names: ReadonlySet<string>,
  attributes: readonly string[],
  change: (value: string) => string | undefined,
): string {
  return xml.replace(TAG, tag => {
    const name = (NAME.exec(tag)?.[1] ?? '').replace(/(?<=.)\/$/, '');
    if (names.size > 0 && !names.has(name)) return tag;
    return tag.replace(ATTRIBUTE, (whole, own: string, value: string) => {
      const now = attributes.includes(own) ? change(value) : undefined;
      return now === undefined ? whole : `${own}="${now}"`;
    });
  });
}

export function decodeXml(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : new TextDecoder().decode(bytes);
}

export function encodeXml(xml: string): Uint8Array {
  return new TextEncoder().encode(xml);
}
