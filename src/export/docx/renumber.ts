import { attribute, decodeXml, encodeXml, tagsNamed, withAttribute } from './xml.ts';

type Package = ReadonlyMap<string, Uint8Array>;

const MEDIA = 'word/media/';
const BOOKMARKS: ReadonlySet<string> = new Set(['w:bookmarkStart', 'w:bookmarkEnd']);
const DRAWINGS: ReadonlySet<string> = new Set(['wp:docPr', 'pic:cNvPr']);
const ANY: ReadonlySet<string> = new Set();

/** The library counts and names on from one document to the next, or by chance; here each document begins anew. */
export function renumbered(files: Package): Map<string, Uint8Array> {
  const result = new Map<string, Uint8Array>();
  const media = new Map(
    [...files.keys()]
      .filter(name => name.startsWith(MEDIA))
      .map((name, index) => [
        name.slice(MEDIA.length),
        `image${index + 1}${/\.[a-z]+$/.exec(name)?.[0] ?? ''}`,
      ]),
  );
  for (const [name, bytes] of files) {
    if (name.startsWith(MEDIA)) result.set(MEDIA + (media.get(name.slice(MEDIA.length)) ?? ''), bytes);
    else if (/\.(?:xml|rels)$/.test(name)) {
      const ids = randomIds(decodeXml(files.get(name.endsWith('.rels') ? name : relationsOf(name))));
      result.set(name, encodeXml(renumber(decodeXml(bytes), ids, media)));
    } else result.set(name, bytes);
  }
  return result;
}

function renumber(xml: string, ids: ReadonlyMap<string, string>, media: ReadonlyMap<string, string>): string {
  let text = withAttribute(xml, BOOKMARKS, ['w:id'], counter());
  text = withAttribute(text, DRAWINGS, ['id'], counter());
  text = withAttribute(text, ANY, ['r:id', 'r:embed', 'Id'], id => ids.get(id));
  return withAttribute(text, new Set(['Relationship']), ['Target'], target => {
    const name = target.startsWith('media/') ? media.get(target.slice('media/'.length)) : undefined;
    return name && `media/${name}`;
  });
}

/** Names of relations that are not counted, in the order of the part, with the ones that they get. */
function randomIds(relations: string): ReadonlyMap<string, string> {
  const all = tagsNamed(relations, new Set(['Relationship'])).map(({ text }) => attribute(text, 'Id') ?? '');
  return new Map(all.filter(id => !/^rId\d{1,3}$/.test(id)).map((id, index) => [id, `rIdLink${index + 1}`]));
}

/** Where the relations of a part stand. */
export function relationsOf(name: string): string {
  const at = name.lastIndexOf('/') + 1;
  return `${name.slice(0, at)}_rels/${name.slice(at)}.rels`;
}

function counter(): (id: string) => string {
  const known = new Map<string, string>();
  return id => {
    const own = known.get(id) ?? String(known.size + 1);
    known.set(id, own);
    return own;
  };
}
