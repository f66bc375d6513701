import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, lstat, mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';

/** Who commits, and what for. */
export interface CommitWords {
  readonly name: string;
  readonly email: string;
  /** yyyy-mm-dd, noon in UTC. */
  readonly date: string;
  readonly message: string;
}

/**
 * Commits everything that changed, as `git add --all` and `git commit` do, without starting them: tests commit more
 * than a thousand times, and what they ask then is the real git. The files are written as gitformat-index(5) and
 * gitformat-loose(5) have them, so `git status` and `git fsck` find nothing to say.
 * @returns undefined where git itself is needed: something is ignored, filtered, hooked, being merged, or unusual
 */
export async function quickCommit(root: string, words: CommitWords): Promise<string | undefined> {
  const folder = join(root, '.git');
  const at = (name: string) => join(folder, name);
  if (UNUSUAL.some(name => existsSync(at(name)))) return undefined;
  if (!isPlain(await readFile(at('config'), 'utf8')) || !isPlainAuthor(words)) return undefined;
  const index = await readFile(at('index')).catch(() => undefined);
  if (index !== undefined && !isPlainIndex(index)) return undefined;
  const ref = /^ref: (refs\/heads\/.*)\n$/.exec(await readFile(at('HEAD'), 'utf8'))?.[1];
  if (ref === undefined) return undefined;
  const parent = (await readFile(at(ref), 'utf8').catch(() => '')).trim();
  if (parent === '' && existsSync(at('packed-refs'))) return undefined;
  const entries = await readTree(root);
  if (entries === undefined) return undefined;
  for (const { id, bytes } of entries) await writeObject(folder, id, bytes);
  const tree = await writeTree(folder, entries);
  await writeFile(at('index'), indexOf(entries));
  const seconds = Date.parse(`${words.date}T12:00:00Z`) / 1000;
  const person = `${words.name} <${words.email}> ${seconds} +0000`;
  const message = cleaned(words.message);
  const lines = [`tree ${tree}`, ...(parent ? [`parent ${parent}`] : []), `author ${person}`];
  const commit = objectOf('commit', Buffer.from(`${lines.join('\n')}\ncommitter ${person}\n\n${message}`));
  await writeObject(folder, commit.id, commit.bytes);
  await writeInto(at(ref), `${commit.id}\n`);
  const subject = message.trimStart().split('\n', 1)[0];
  const kind = parent ? 'commit' : 'commit (initial)';
  const log = `${parent || '0'.repeat(40)} ${commit.id} ${person}\t${kind}: ${subject}\n`;
  for (const name of ['HEAD', ref]) await appendInto(at(`logs/${name}`), log);
  await rm(at('SQUASH_MSG'), { force: true });
  return commit.id;
}

/** Places in a git directory that make a commit more than a commit. */
const UNUSUAL = [
  ...['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply', 'sequencer'],
  ...['hooks', 'info/exclude', 'info/attributes', 'info/sparse-checkout', 'info/grafts', 'commondir'],
  ...['shallow', 'config.worktree', 'index.lock', 'modules', 'objects/info/alternates', 'reftable'],
];

const PLAIN_SECTION = /^\[(?:remote|branch|user) /;
const PLAIN_CORE = /^\t(?:repositoryformatversion = 0|filemode = true|bare = false|logallrefupdates = true)$/;

/** A configuration as `git init` leaves it; what stands about remotes and branches changes no commit. */
function isPlain(config: string): boolean {
  let isCore = false;
  for (const line of config.split('\n').filter(Boolean)) {
    if (line.startsWith('[')) {
      isCore = line === '[core]';
      if (!isCore && !PLAIN_SECTION.test(line)) return false;
    } else if (isCore && !PLAIN_CORE.test(line)) return false;
  }
  return true;
}

/** Git takes some characters away from names; such names it may write itself. */
function isPlainAuthor({ name, email, date }: CommitWords): boolean {
  const isPlainName = (text: string) =>
    /^[^\p{Cc}<>]+$/u.test(text) && !/^[\s.,:;"\\']|[\s.,:;"\\']$/.test(text);
  return isPlainName(name) && isPlainName(email) && /^\d{4}-\d\d-\d\d$/.test(date);
}

/** Bytes of an index before its first entry, of an entry before its path, and of the checksum at the end. */
const HEADER = 12;
const FIXED = 62;
const CHECKSUM = 20;
const PLAIN_MODES = new Set([0o100644, 0o100755, 0o120000]);
const KNOWN_EXTENSIONS = new Set(['TREE', 'REUC']);

/** Nothing in it is unmerged, intended, assumed, left out, or a submodule. */
function isPlainIndex(index: Buffer): boolean {
  if (index.readUInt32BE(4) !== 2) return false;
  let at = HEADER;
  for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
    if ((index.readUInt16BE(at + 60) & 0xf000) !== 0 || !PLAIN_MODES.has(index.readUInt32BE(at + 24)))
      return false;
    const end = index.indexOf(0, at + FIXED);
    at += paddedLength(end - at);
  }
  while (at < index.length - CHECKSUM) {
    if (!KNOWN_EXTENSIONS.has(index.toString('latin1', at, at + 4))) return false;
    at += 8 + index.readUInt32BE(at + 4);
  }
  return true;
}

/** Entries end with one to eight NUL bytes. */
function paddedLength(length: number): number {
  return (length + 8) & ~7;
}

interface GitObject {
  readonly id: string;
  /** With its header, not compressed. */
  readonly bytes: Buffer;
}

interface Entry extends GitObject {
  readonly path: string;
  readonly mode: number;
  /** What git compares to see that a file is unchanged. */
  readonly stat: Buffer;
}

/** More files than that are walked by git. */
const MANY = 500;

async function readTree(root: string): Promise<Entry[] | undefined> {
  const paths: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const item of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder + item.name;
      if (path === '.git') continue;
      if (/^\.git/.test(item.name) || path.includes('\ufffd')) return undefined;
      if (item.isDirectory()) folders.push(`${path}/`);
      else if (item.isFile() || item.isSymbolicLink()) paths.push(path);
      else return undefined;
    }
  }
  if (paths.length > MANY) return undefined;
  return await Promise.all(paths.map(path => readEntry(root, path)));
}

async function readEntry(root: string, path: string): Promise<Entry> {
  const place = join(root, path);
  const info = await lstat(place, { bigint: true });
  const isLink = info.isSymbolicLink();
  const content = isLink ? await readlink(place, 'buffer') : await readFile(place);
  const mode = isLink ? 0o120000 : info.mode & 0o100n ? 0o100755 : 0o100644;
  const numbers = [info.ctimeNs, info.mtimeNs].flatMap(time => [
    time / 1_000_000_000n,
    time % 1_000_000_000n,
  ]);
  const stat = Buffer.alloc(40);
  for (const [at, number] of [
    ...numbers,
    info.dev,
    info.ino,
    BigInt(mode),
    info.uid,
    info.gid,
    info.size,
  ].entries())
    stat.writeUInt32BE(Number(number & 0xffffffffn), at * 4);
  return { path, mode, stat, ...objectOf('blob', content) };
}

function indexOf(entries: readonly Entry[]): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write('DIRC');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(entries.length, 8);
  const sorted = entries
    .map(entry => ({ ...entry, name: Buffer.from(entry.path) }))
    .sort((a, b) => a.name.compare(b.name));
  const parts = sorted.map(({ name, stat, id }) => {
    const part = Buffer.alloc(paddedLength(FIXED + name.length));
    stat.copy(part);
    part.write(id, 40, 'hex');
    part.writeUInt16BE(Math.min(name.length, 0xfff), 60);
    name.copy(part, FIXED);
    return part;
  });
  const bytes = Buffer.concat([header, ...parts]);
  return Buffer.concat([bytes, createHash('sha1').update(bytes).digest()]);
}

/** Writes the tree of a folder, and those below it. */
async function writeTree(folder: string, entries: readonly Entry[], prefix = ''): Promise<string> {
  const rows: { sortedBy: Buffer; bytes: Buffer }[] = [];
  const below = new Map<string, Entry[]>();
  const add = (mode: number, name: string, id: string) => {
    const bytes = Buffer.concat([Buffer.from(`${mode.toString(8)} ${name}\0`), Buffer.from(id, 'hex')]);
    rows.push({ sortedBy: Buffer.from(mode === 0o40000 ? `${name}/` : name), bytes });
  };
  for (const entry of entries) {
    const [name = '', ...rest] = entry.path.slice(prefix.length).split('/');
    if (rest.length === 0) add(entry.mode, name, entry.id);
    else below.set(name, [...(below.get(name) ?? []), entry]);
  }
  for (const [name, inside] of below)
    add(0o40000, name, await writeTree(folder, inside, `${prefix}${name}/`));
  rows.sort((a, b) => a.sortedBy.compare(b.sortedBy));
  const tree = objectOf('tree', Buffer.concat(rows.map(({ bytes }) => bytes)));
  await writeObject(folder, tree.id, tree.bytes);
  return tree.id;
}

function objectOf(kind: 'blob' | 'tree' | 'commit', content: Buffer): GitObject {
  const bytes = Buffer.concat([Buffer.from(`${kind} ${content.length}\0`), content]);
  return { id: createHash('sha1').update(bytes).digest('hex'), bytes };
}

async function writeObject(folder: string, id: string, bytes: Buffer): Promise<void> {
  const path = join(folder, 'objects', id.slice(0, 2), id.slice(2));
  if (existsSync(path)) return;
  await writeInto(path, deflateSync(bytes, { level: 1 }), 0o444);
}

async function writeInto(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content, { mode });
}

async function appendInto(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, line);
}

/** As git does it where nobody edits a message: no blanks at ends of lines, no empty lines around, one in between. */
function cleaned(message: string): string {
  const lines = message.split('\n').map(line => line.replace(/[ \t\r\v\f]+$/, ''));
  const text = lines.join('\n').replace(/\n{3,}/g, '\n\n');
  const inner = text.replace(/^\n+/, '').replace(/\n+$/, '');
  return inner === '' ? '' : `${inner}\n`;
}
