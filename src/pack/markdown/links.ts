import { posix } from 'node:path';

/** Where a link of a document leads. */
export interface LinkTarget {
  /** The path as it is written, without percent signs; '' where the link stays on its page. */
  readonly name: string;
  /** From the project folder, '' for the folder itself; undefined where it lies outside. */
  readonly path: string | undefined;
  /** What follows the `#`, without percent signs; '' for none. */
  readonly anchor: string;
}

/** An address; a single letter is a drive of Windows. */
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
/** `C:\…`, `\\server\…`, `~/…`, `file:…`: places of one computer or network. */
const ELSEWHERE = /^(?:[a-z]:|\\\\|~[\\/]|file:)/i;
/** Questions of the templates, and what other programs fill in. */
const FILLED_IN_LATER = /\[\[|\{\{|\$\{|<%/;

/**
 * Finds out which file, and which place in it, a link means. Paths count from the document; one that begins with `/`
 * counts from the project folder, as on GitHub and GitLab.
 * @param target as {@link Link} has it
 * @param from path of the document
 * @returns undefined for what is no file: addresses, questions of the templates
 */
export function resolveLink(target: string, from: string): LinkTarget | undefined {
  const written = target.trim();
  if (written === '' || FILLED_IN_LATER.test(written)) return undefined;
  const end = written.search(/[?#]/);
  const name = decode(end < 0 ? written : written.slice(0, end));
  const hash = written.indexOf('#');
  const anchor = hash < 0 ? '' : decode(written.slice(hash + 1));
  if (ELSEWHERE.test(written)) return { name, path: undefined, anchor };
  if (SCHEME.test(written) || written.startsWith('//')) return undefined;
  if (name === '') return { name, path: from, anchor };
  const slashed = name.replaceAll('\\', '/');
  const joined = slashed.startsWith('/') ? slashed.slice(1) : posix.join(posix.dirname(from), slashed);
  const path = posix.normalize(joined).replace(/\/$/, '');
  const isOutside = path === '..' || path.startsWith('../');
  return { name, path: isOutside ? undefined : path === '.' ? '' : path, anchor };
}

/** The files of a project, and the folders that they make. */
export interface ProjectTree {
  readonly files: ReadonlySet<string>;
  isFolder(path: string): boolean;
  /** Also true for what lies in a submodule or a linked folder, of which only its own name is known. */
  exists(path: string): boolean;
  /** The file or folder whose name differs in capitals, slashes or the form of its accents at most. */
  spelledLike(path: string): string | undefined;
}

/** What is a file by its name is neither a submodule nor a linked folder, in which something else could lie. */
const PLAIN_FILE =
  /\.(?:md|markdown|txt|ya?ml|json|xml|html?|properties|ini|conf|sql|sh|java|cs|ts|py|csv|pdf|docx?|xlsx?|png|jpe?g|gif|svg)$/i;

/** @param files paths from the project folder */
export function projectTree(files: ReadonlySet<string>): ProjectTree {
  const folders = new Set(['', ...[...files].flatMap(parentsOf)]);
  let spellings: ReadonlyMap<string, string> | undefined;
  return {
    files,
    isFolder: path => folders.has(path),
    exists: path =>
      files.has(path) ||
      folders.has(path) ||
      parentsOf(path).some(parent => files.has(parent) && !PLAIN_FILE.test(parent)),
    spelledLike: path => {
      spellings ??= new Map([...folders, ...files].map(one => [spelling(one), one]));
      return spellings.get(spelling(path));
    },
  };
}

/** Writes a path so that it can stand in any kind of link. Letters of all languages stay readable. */
export function encodePath(path: string): string {
  return path.replace(/[\s%?#()<>"'\\|]/g, character =>
    /[()']/.test(character)
      ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
      : encodeURIComponent(character),
  );
}

function parentsOf(path: string): string[] {
  const steps = path.split('/');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'));
}

function spelling(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % is a character of a file name.
    return text;
  }
}
