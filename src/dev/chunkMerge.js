import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { relative, resolve, sep } from 'node:path';

// esbuild makes a chunk for each set of entry points that need the same code: hundreds, half of them smaller than what
// it takes to find, read and link one more file. Where an entry point imports a file that it does not need, esbuild puts
// that file beside what is needed by the same entry points; so imports that are added while bundling merge chunks.

/** What one more file costs, as bytes of code that could be loaded in that time. */
const BYTES_PER_FILE = 5_000;

/**
 * @typedef {object} Chunk
 * @property {string[]} files what it holds
 * @property {number} bytes
 * @property {Set<string>} entries entry points that load it
 * @property {Set<Chunk>} needs chunks that are loaded with it
 * @property {Set<string>} hosts modules that only VS Code has, for instance,
 * @property {boolean} isMovable whether entry points may import its files
 */

/**
 * Whether an entry point may be given a chunk that it does not need.
 * @typedef {(entry: string, chunk: Chunk) => boolean} MayLoad
 */

/**
 * Which files entry points should import so that their code is loaded in less time.
 * @param {Pick<import("esbuild").Metafile, "outputs">} metafile of a build with splitting
 * @param {readonly string[]} fixed entry points that must not load more than they do
 * @returns {Map<string, string[]>} files by entry point, as esbuild names them
 */
export function mergesOf(metafile, fixed) {
  const chunks = chunksOf(metafile.outputs);
  const neededBy = new Map(
    [...chunks].flatMap(({ files, entries }) => files.map(file => [file, new Set(entries)])),
  );
  /** @type {Map<string, Set<string>>} */
  const hostsOf = new Map();
  for (const { entries, hosts } of chunks)
    for (const entry of entries) hostsOf.set(entry, new Set([...(hostsOf.get(entry) ?? []), ...hosts]));
  /** @type {MayLoad} */
  const mayLoad = (entry, { hosts }) =>
    isSource(entry) && !fixed.includes(entry) && missing(hosts, hostsOf.get(entry)).length === 0;
  while (mergeOnce(chunks, mayLoad));
  /** @type {Map<string, string[]>} */
  const imports = new Map();
  // What these need comes along.
  for (const { files, entries } of [...chunks].filter(({ isMovable }) => isMovable))
    for (const file of files)
      for (const entry of missing(entries, neededBy.get(file)))
        imports.set(entry, [...(imports.get(entry) ?? []), file]);
  return imports;
}

/**
 * Adds imports to entry points.
 * @param {Map<string, string[]>} imports as `mergesOf` gives them
 * @returns {import('esbuild').Plugin}
 */
export function addedImports(imports) {
  return {
    name: 'added imports',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const files = imports.get(relative('.', path).split(sep).join('/'));
        if (files === undefined) return undefined;
        const added = files.map(file => `import ${JSON.stringify(resolve(file))};`);
        return { contents: [await readFile(path, 'utf8'), ...added].join('\n'), loader: 'ts' };
      });
    },
  };
}

/**
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @returns {Set<Chunk>}
 */
function chunksOf(outputs) {
  /** @type {Map<string, Chunk>} */
  const byName = new Map();
  for (const [name, { inputs, bytes, entryPoint }] of Object.entries(outputs)) {
    const files = Object.keys(inputs);
    const isMovable = entryPoint === undefined && files.length > 0 && files.every(isSource);
    byName.set(name, { files, bytes, entries: new Set(), needs: new Set(), hosts: new Set(), isMovable });
  }
  for (const [name, { imports, entryPoint }] of Object.entries(outputs)) {
    const chunk = byName.get(name);
    for (const { path } of imports.filter(({ kind }) => kind === 'import-statement')) {
      const needed = byName.get(path);
      if (needed !== undefined) chunk?.needs.add(needed);
      else if (!isBuiltin(path)) chunk?.hosts.add(path);
    }
    if (entryPoint !== undefined) chunk?.entries.add(entryPoint);
  }
  for (const chunk of byName.values())
    for (const entry of [...chunk.entries]) for (const other of loadedWith([chunk])) other.entries.add(entry);
  return new Set(byName.values());
}

/**
 * Merges each chunk with the one that saves most, where anything is saved.
 * @param {Set<Chunk>} chunks changed in place
 * @param {MayLoad} mayLoad
 * @returns {boolean} whether any were merged
 */
function mergeOnce(chunks, mayLoad) {
  let isMerged = false;
  for (const chunk of [...chunks]
    .filter(({ isMovable }) => isMovable)
    .sort((one, other) => one.bytes - other.bytes)) {
    /** @type {{ other: Chunk, saved: number } | undefined} */
    let best;
    for (const other of chunks) {
      if (other === chunk || !other.isMovable) continue;
      const saved = savedBy(chunk, other, mayLoad);
      if (saved > (best?.saved ?? 0)) best = { other, saved };
    }
    if (best === undefined) continue;
    merge(chunk, best.other, chunks);
    isMerged = true;
  }
  return isMerged;
}

/**
 * What two chunks as one save, summed over all entry points: a file where both are loaded, less what is loaded in vain.
 * @param {Chunk} one
 * @param {Chunk} other
 * @param {MayLoad} mayLoad
 * @returns {number} bytes that could be loaded in that time
 */
function savedBy(one, other, mayLoad) {
  const entries = new Set([...one.entries, ...other.entries]);
  let saved = BYTES_PER_FILE * (one.entries.size + other.entries.size - entries.size);
  for (const chunk of loadedWith([one, other])) {
    const added = missing(entries, chunk.entries);
    if (!added.every(entry => mayLoad(entry, chunk))) return 0;
    const isNewFile = chunk !== one && chunk !== other;
    saved -= added.length * (chunk.bytes + (isNewFile ? BYTES_PER_FILE : 0));
  }
  return saved;
}

/**
 * @param {Chunk} one goes into `other`
 * @param {Chunk} other
 * @param {Set<Chunk>} chunks
 */
function merge(one, other, chunks) {
  for (const chunk of loadedWith([one, other]))
    for (const entry of [...one.entries, ...other.entries]) chunk.entries.add(entry);
  other.files.push(...one.files);
  other.bytes += one.bytes;
  for (const host of one.hosts) other.hosts.add(host);
  chunks.delete(one);
  for (const { needs } of [one, ...chunks]) if (needs.delete(one)) needs.add(other);
  for (const needed of one.needs) if (needed !== other) other.needs.add(needed);
}

/**
 * @param {readonly Chunk[]} chunks
 * @returns {Set<Chunk>} these, and all that is loaded with them
 */
function loadedWith(chunks) {
  const found = new Set(chunks);
  for (const { needs } of found) for (const needed of needs) found.add(needed);
  return found;
}

/**
 * @param {Set<string>} wanted
 * @param {Set<string> | undefined} there
 */
function missing(wanted, there) {
  return [...wanted].filter(entry => !there?.has(entry));
}

/** @param {string} path whether it is a module of ours */
function isSource(path) {
  return path.startsWith('src/') && path.endsWith('.ts');
}
