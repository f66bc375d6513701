// The commits of a graph as numbers: a long history takes a few megabytes of memory, and so do its notes on disk.

/** Commits, newest first, each before its parents. */
export interface GraphData {
  readonly count: number;
  /** Bytes of the hashes, one behind the other. */
  readonly hashes: Buffer;
  /** Bytes of a hash. */
  readonly width: number;
  /** Seconds since 1970. */
  readonly times: Float64Array;
  /** Where the parents of a commit begin in `parents`; one more at the end. */
  readonly firstParent: Uint32Array;
  readonly parents: Uint32Array;
  /** The place of a commit; -1 where it is not there. */
  readonly places: (hash: string) => number;
  readonly hashOf: (place: number) => string;
}

/** A graph, and the commits that it was read from. */
export interface KeptGraph {
  readonly tips: readonly string[];
  readonly data: GraphData;
}

export const NO_COMMITS: GraphData = dataOf({
  hashes: Buffer.alloc(0),
  width: 20,
  times: new Float64Array(0),
  firstParent: new Uint32Array(1),
  parents: new Uint32Array(0),
});

/**
 * Puts newer commits in front of those that are known.
 * @param lines `time hash parent…`, newest first, each before its parents
 */
export async function growGraph(known: GraphData, lines: AsyncIterable<string>): Promise<GraphData> {
  const fresh: { readonly hash: string; readonly parents: readonly string[] }[] = [];
  const times: number[] = [];
  for await (const line of lines) {
    const [time, hash = '', ...parents] = line.split(' ');
    fresh.push({ hash, parents });
    times.push(Number(time));
  }
  if (fresh.length === 0) return known;
  const width = (fresh[0]?.hash.length ?? 0) / 2;
  const count = fresh.length;
  const own = new Map(fresh.map(({ hash }, place) => [hash, place]));
  const parents: number[] = [];
  const starts = [0];
  for (const commit of fresh) {
    for (const name of commit.parents) {
      const place = own.get(name) ?? beyond(known.places(name), count);
      if (place !== undefined) parents.push(place);
    }
    starts.push(parents.length);
  }
  return dataOf({
    width,
    hashes: Buffer.concat([Buffer.from(fresh.map(({ hash }) => hash).join(''), 'hex'), known.hashes]),
    times: Float64Array.from([...times, ...known.times]),
    firstParent: Uint32Array.from([
      ...starts,
      ...known.firstParent.subarray(1).map(at => at + parents.length),
    ]),
    parents: Uint32Array.from([...parents, ...known.parents.map(place => place + count)]),
  });
}

function beyond(place: number, count: number): number | undefined {
  return place < 0 ? undefined : place + count;
}

type Columns = Pick<GraphData, 'hashes' | 'width' | 'times' | 'firstParent' | 'parents'>;

function dataOf(columns: Columns): GraphData {
  const { hashes, width } = columns;
  const count = columns.times.length;
  const hashOf = (place: number) => hashes.toString('hex', place * width, (place + 1) * width);
  let known: Map<string, number> | undefined;
  let asked = 0;
  const places = (hash: string) => {
    asked += 1;
    // For a few questions the bytes are searched; making the map takes as long as some of them.
    if (known === undefined && asked <= FEW) return find(hashes, width, hash);
    known ??= new Map(Array.from({ length: count }, (_, place) => [hashOf(place), place]));
    return known.get(hash) ?? -1;
  };
  return { ...columns, count, hashOf, places };
}

const FEW = 64;

function find(hashes: Buffer, width: number, hash: string): number {
  if (hash.length !== width * 2) return -1;
  const bytes = Buffer.from(hash, 'hex');
  for (let at = hashes.indexOf(bytes); at >= 0; at = hashes.indexOf(bytes, at + 1))
    if (at % width === 0) return at / width;
  return -1;
}

/** Raised whenever what is kept changes. */
const VERSION = 1;

/** As text: notes are texts. */
export function printGraph({ tips, data }: KeptGraph): string {
  const { count, width, hashes, times, firstParent, parents } = data;
  const columns = [hashes, ...[times, firstParent, parents].map(bytesOf)].map(bytes =>
    bytes.toString('base64'),
  );
  return [JSON.stringify([VERSION, count, width]), tips.join(' '), ...columns].join('\n');
}

/** Undefined where nothing is kept, or by another version. */
export function parseGraph(text: string | undefined): KeptGraph | undefined {
  const [head = '[]', tips = '', ...columns] = text?.split('\n') ?? [];
  const [version, , width] = JSON.parse(head) as number[];
  if (version !== VERSION || width === undefined) return undefined;
  const [hashes = Buffer.alloc(0), times, firstParent, parents] = columns.map(column =>
    Buffer.from(column, 'base64'),
  );
  const data = dataOf({
    ...{ hashes, width },
    times: new Float64Array(aligned(times)),
    firstParent: new Uint32Array(aligned(firstParent)),
    parents: new Uint32Array(aligned(parents)),
  });
  return { tips: tips === '' ? [] : tips.split(' '), data };
}

function bytesOf(numbers: Float64Array | Uint32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Numbers of several bytes must begin where the memory allows it. */
function aligned(bytes: Buffer | undefined): ArrayBuffer {
  const copy = new ArrayBuffer(bytes?.length ?? 0);
  if (bytes !== undefined) new Uint8Array(copy).set(bytes);
  return copy;
}
