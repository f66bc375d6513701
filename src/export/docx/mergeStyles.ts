import { attribute, elements, firstTag, withAttribute } from './xml.ts';

/** Styles of two documents as one. */
export interface MergedStyles {
  readonly styles: string;
  /** The ids by which they call what we call otherwise: in a Chinese Word the first heading is style `1`. */
  readonly ids: ReadonlyMap<string, string>;
  /** Ids of ours whose style numbers by itself. */
  readonly numbered: readonly string[];
}

/** Their styles, with those of ours that they lack: styles of the same name are one. */
export function mergeStyles(ours: string, theirs: string): MergedStyles {
  if (theirs === '') return { styles: ours, ids: new Map(), numbered: [] };
  const known = new Map(stylesIn(theirs).map(style => [style.name.toLowerCase(), style]));
  const ids = new Map<string, string>();
  const numbered: string[] = [];
  const added: string[] = [];
  for (const { id, name, xml } of stylesIn(ours)) {
    const own = known.get(name.toLowerCase());
    if (own === undefined) {
      added.push(xml);
      continue;
    }
    if (own.id !== id) ids.set(id, own.id);
    if (firstTag(own.xml, 'w:numPr') !== '') numbered.push(id);
  }
  const references = new Set(['w:basedOn', 'w:next', 'w:link']);
  const more = withAttribute(added.join(''), references, ['w:val'], id => ids.get(id));
  return { styles: theirs.replace('</w:styles>', () => `${more}</w:styles>`), ids, numbered };
}

function stylesIn(xml: string): { readonly id: string; readonly name: string; readonly xml: string }[] {
  return elements(xml, 'w:style').map(style => ({
    id: attribute(firstTag(style, 'w:style'), 'w:styleId') ?? '',
    name: attribute(firstTag(style, 'w:name'), 'w:val') ?? '',
    xml: style,
  }));
}
