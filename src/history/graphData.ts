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
  const grown = {
    times: new Float64Array(count + known.count),
    firstParent: new Uint32Array(count + known.count + 1),
    parents: new Uint32Array(parents.length + known.parents.length),
  };
  grown.times.set(times);
  grown.times.set(known.times, count);
  grown.firstParent.set(starts);
  grown.firstParent.set(
    known.firstParent.map(at => at + parents.length),
    count,
  );
  grown.parents.set(parents);
  grown.parents.set(
    known.parents.map(place => place + count),
    parents.length,
  );
  const hashes = Buffer.from(fresh.map(({ hash }) => hash).join(''), 'hex');
  return dataOf({ ...grown, width, hashes: Buffer.concat([hashes, known.hashes]) });
}

function beyond(place: number, count: number): number | undefined {
  return place < 0 ? undefined : place + count;
}

type Columns = Pick<GraphData, 'hashes' | 'width' | 'times' | 'firstParent' | 'parents'>;

function dataOf(columns: Columns): GraphData {
  const { hashes, width } = columns;
  const count = columns.times.length;
  const hashOf = (place: number) => hashes.toString('hex', place * width, (place + 1) * width);
  let find: ((hash: string) => number) | undefined;
  const places = (hash: string) => {
    find ??= finderOf(hashes, width, count);
    return find(hash);
  };
  return { ...columns, count, hashOf, places };
}

/** Looks places up by the first bytes of a hash, which are as good as random; several in one place follow each other. */
function finderOf(hashes: Buffer, width: number, count: number): (hash: string) => number {
  const size = 2 ** Math.ceil(Math.log2(count * 2 + 2));
  const table = new Int32Array(size).fill(-1);
  const start = (bytes: Buffer, from: number) =>
    (((bytes[from] ?? 0) << 20) ^
      ((bytes[from + 1] ?? 0) << 12) ^
      ((bytes[from + 2] ?? 0) << 4) ^
      ((bytes[from + 3] ?? 0) >> 4)) &
    (size - 1);
  for (let place = 0; place < count; place += 1) {
    let at = start(hashes, place * width);
    while (table[at] !== -1) at = (at + 1) & (size - 1);
    table[at] = place;
  }
  return hash => {
    if (hash.length !== width * 2) return -1;
    const bytes = Buffer.from(hash, 'hex');
    if (bytes.length !== width) return -1;
    for (let at = start(bytes, 0); ; at = (at + 1) & (size - 1)) {
      const place = table[at] ?? -1;
      if (place < 0) return -1;
      if (bytes.compare(hashes, place * width, (place + 1) * width) === 0) return place;
    }
  };
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
