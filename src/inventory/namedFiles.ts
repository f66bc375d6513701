import { posix } from 'node:path';
import type { Span } from '../core/findings.ts';

/** A file that a document or a script names, and where its name stands in that text. */
export interface NamedFile extends Span {
  /** As it is written, with `/`. */
  readonly written: string;
  /** Who names it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Whether a command or a setting needs it; a document may also speak of files of another place. */
  readonly isNeeded: boolean;
}

/** A config file that documents or scripts name and nobody has. */
export interface AbsentFile {
  /** From the project folder, as far as it can be told. */
  readonly path: string;
  /** Up to three places that name it. */
  readonly namedIn: readonly NamedFile[];
}

/** A word that may be a path: nothing that a shell or a template fills in, no address. */
const PATH = String.raw`["'\x60]?([\w.@+\-/\\]*[\w+]\.[\w.\-]+|\.env[\w.\-]*|[\w.\-/\\]+\/\.env[\w.\-]*)["'\x60]?(?![\w$*{}<>%:/\\])`;
const NEEDED = [
  new RegExp(String.raw`\benv_file:\s*(?:-\s*)?${PATH}`, 'g'),
  new RegExp(
    String.raw`--(?:env-file|config|config-file|settings|defaults-file|inventory|properties)[= ]\s*${PATH}`,
    'g',
  ),
  // With a minus before it systemd does without.
  new RegExp(String.raw`\bEnvironmentFile=(?!-)${PATH}`, 'g'),
  new RegExp(String.raw`^\s*(?:source|\.)\s+${PATH}`, 'g'),
  new RegExp(String.raw`\b(?:cp|copy|Copy-Item|install)\s+(?:-\w+\s+)*${PATH}\s+\S`, 'g'),
  new RegExp(String.raw`^\s*(?:COPY|ADD)\s+${PATH}\s+\S`, 'g'),
  new RegExp(String.raw`\bcompose\s[^\n|;&]{0,80}?-f\s*${PATH}`, 'g'),
  new RegExp(String.raw`\bspring\.config\.(?:additional-)?location=(?:file:)?${PATH}`, 'g'),
  new RegExp(String.raw`\b(?:kubectl|helm)\s[^\n|;&]{0,80}?(?:-f|--filename|--values)[= ]\s*${PATH}`, 'g'),
  new RegExp(
    String.raw`\b(?:pm2 start|ansible-playbook|nginx -c|redis-server|crontab|regedit(?: /s)?)\s+${PATH}`,
    'g',
  ),
  new RegExp(String.raw`\b(?:mysql|psql|sqlcmd|sqlplus)\b[^\n|;&<]{0,80}<\s*${PATH}`, 'g'),
];
/** A file of the project that compose puts into a container: Docker makes an empty folder where it is missing. */
const MOUNTED = /^\s*-\s*["']?(\.{1,2}\/[\w.\-/]*[\w]\.[\w-]+):\//;
/** Where a script or a document makes a file: `> x.conf`, `tee x.conf`, `cp a x.conf`, `--out x.key`. */
const MADE = [
  new RegExp(String.raw`(?:[\w"')}]\s>>?|\btee(?: -a)?|\btouch|\b(?:nano|vim?|code|notepad))\s+${PATH}`, 'g'),
  new RegExp(String.raw`\s(?:-o|-O|-out|-keyout|--out|--output|-keystore|-OutFile)[= ]\s*${PATH}`, 'g'),
];
const COPIES = /\b(?:cp|mv|copy|ren|move|Copy-Item|curl|wget)\s/;
/** Without one a line names no file. */
const DOT = /\.\w/;
const CODE_SPAN = /(?<!`)`([^`\n]{3,200})`(?!`)/g;
const LINK = /\]\(<?([^()\s<>]{3,300})>?\)/g;
const LONGEST_LINE = 2000;
/** Such a sentence says that the file is still to be made, gone, or made elsewhere. */
const MADE_LATER =
  /\b(?:create|generate|write|save|make|touch|delete|removed?|deprecated|old|optional|output|export|instead)\w*\b|新建|创建|生成|删除|可选/i;

/** The files that a text names; of a document those that stand as code or as a link. */
export function filesNamedIn(text: string, file: string): NamedFile[] {
  const isDocument = /\.(?:md|markdown|adoc|rst|txt)$/i.test(file);
  let lineStart = 0;
  return text.split('\n').flatMap((line, at) => {
    const start = lineStart;
    lineStart += line.length + 1;
    if (!DOT.test(line)) return [];
    if (line.length > LONGEST_LINE || (!isDocument && /^\s*(?:#|\/\/|rem\b|::)/i.test(line))) return [];
    const said = (written: string, isNeeded: boolean): NamedFile => {
      const from = start + Math.max(0, line.indexOf(written));
      return {
        written: posix.normalize(written.replaceAll('\\', '/')),
        file,
        line: at + 1,
        start: from,
        end: from + written.length,
        isNeeded,
      };
    };
    const mounted = MOUNTED.exec(line)?.[1];
    const needed = [
      ...NEEDED.flatMap(pattern => [...line.matchAll(pattern)].map(match => said(match[1] ?? '', true))),
      ...(mounted === undefined ? [] : [said(mounted, true)]),
    ];
    if (!isDocument) return needed;
    const told = line
      .split(/(?<=[.!?])\s+|(?<=[。；！？])/)
      .filter(sentence => !MADE_LATER.test(sentence))
      .join(' ');
    const spans = [...told.matchAll(CODE_SPAN)].map(match => match[1] ?? '');
    const links = [...told.matchAll(LINK)].map(match => (match[1] ?? '').replace(/#.*$/, ''));
    const isPath = (word: string) => /^[\p{L}\p{N}_.@+\-/\\]+$/u.test(word) && /[/\\]/.test(word);
    return [...needed, ...[...spans, ...links].filter(isPath).map(written => said(written, false))];
  });
}

/** Names without folders, in lower case, of the files that a text makes. */
export function filesMadeIn(text: string): string[] {
  return text.split('\n').flatMap(line => {
    if (line.length > LONGEST_LINE || !DOT.test(line)) return [];
    // The last word of a command that copies is what it makes.
    const copied = COPIES.test(line)
      ? line.split(/[;&|]/).map(part => part.trim().split(/\s/).at(-1) ?? '')
      : [];
    const made = MADE.flatMap(pattern => [...line.matchAll(pattern)].map(match => match[1] ?? ''));
    return [...made, ...copied].map(path =>
      posix.basename(path.replaceAll('\\', '/').replace(/["'`]/g, '')).toLowerCase(),
    );
  });
}
/** What is looked at to tell whether somebody has a file. */
export interface KnownPaths {
  readonly paths: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

export function knownPaths(paths: readonly string[]): KnownPaths {
  const folders = new Set<string>();
  for (const path of paths)
    for (
      let folder = posix.dirname(path);
      folder !== '.' && !folders.has(folder);
      folder = posix.dirname(folder)
    )
      folders.add(folder);
  return {
    paths: new Set(paths),
    folders,
    names: new Set(paths.map(path => posix.basename(path).toLowerCase())),
  };
}

/**
 * The path from the project folder of a named file that is not there; undefined where it is there, lies elsewhere, or
 * where a template of it does.
 */
export function absentPath({ written, file, isNeeded }: NamedFile, known: KnownPaths): string | undefined {
  if (/^(?:\/|~|[A-Za-z]:)/.test(written) || written.startsWith('../../..')) return undefined;
  const beside = posix.join(posix.dirname(file), written);
  const candidates = [beside, written].filter(path => !path.startsWith('..'));
  if (candidates.length === 0) return undefined;
  const isThere = (path: string) => known.paths.has(path) || known.folders.has(path);
  if (candidates.some(isThere)) return undefined;
  const name = posix.basename(written).toLowerCase();
  if (known.names.has(name)) return undefined;
  const hasTemplate = ['example', 'sample', 'template', 'dist', 'tmpl', 'tpl', 'j2', 'default'].some(
    ending =>
      known.names.has(`${name}.${ending}`) || known.names.has(name.replace(/(\.[^.]+)$/, `.${ending}$1`)),
  );
  if (hasTemplate) return undefined;
  const inFolder = candidates.find(path => known.folders.has(posix.dirname(path)));
  return inFolder ?? (isNeeded ? candidates[0] : undefined);
}
