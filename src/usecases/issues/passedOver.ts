import type { Files } from '../../core/ports.ts';
import { type Hint, hasLibraryName, isForeign, languageOf, licenceOf } from '../../history/comments/index.ts';
import type { KnownHints, Left } from './keptHints.ts';
import type { IssueNote } from './report.ts';

/** Watches what is left out while files are read, so that nothing is passed over in silence. */
export interface PassedOver {
  /** Those of the hints that are this project's own. */
  own(path: string, text: string, hints: readonly Hint[]): Hint[];
  /** Files that others wrote. */
  copies(): readonly IssueNote[];
  /** Files whose comments nobody can read. */
  unknown(): readonly IssueNote[];
  /** Tells of files that were left out for their names or folders. */
  leaveOut(paths: readonly string[]): void;
  /** Both by path, to be kept. */
  readonly seen: {
    readonly copies: ReadonlyMap<string, number>;
    readonly unknown: ReadonlyMap<string, string>;
    readonly left: Left;
  };
}

const LICENCES = ['LICENSE', 'LICENSE.txt', 'LICENSE.md', 'LICENCE', 'COPYING', 'COPYING.txt'];
/** A mark that nobody writes by chance, in a file whose comments are not told from its text. */
const MARK = /(?<![A-Za-z0-9_])(?:TODO|FIXME)(?![A-Za-z0-9_])|待完善|待解决|待修复|暂时写死/;
/** Texts for people, data, and what programs write: what stands there is no comment. */
const NO_SOURCE =
  /^(?:txt|text|rst|adoc|asciidoc|org|tex|textile|json|webmanifest|drawio|eml|html?|diff|patch|ipynb|log|out|map|in|tmpl|tpl|template|lock|sum|mod|xsd|sample|example|vsdx?|xmind|puml|plantuml|dot|bpmn|feature|http|mdx)$/;
/** Files that are named. */
const NAMED = 3;
/** Kinds that are named. */
const KINDS = 12;
/** A library that was copied as it is has more characters; a piece of code about it has fewer. */
const WHOLE_LIBRARY = 20_000;

/** The licence of the project, as its file says. */
export async function readOwnLicence(files: Files): Promise<string | undefined> {
  const licences = await files.readTexts(LICENCES, 64 * 1024);
  const licence = [...licences.values()].flatMap(read => (read.kind === 'text' ? [read.text] : []))[0];
  return licence === undefined ? undefined : licenceOf(licence);
}

/** @param known what an earlier run saw in files that are as they were */
export function passedOver(
  ownLicence: string | undefined,
  known: Pick<KnownHints, 'copies' | 'unknown' | 'left'> | undefined,
): PassedOver {
  const copied = new Map(known?.copies);
  const unknown = new Map(known?.unknown);
  let left: Left = known?.left ?? { count: 0, paths: [] };
  return {
    get seen() {
      return { copies: copied, unknown, left };
    },
    leaveOut: paths => {
      left = { count: paths.length, paths: paths.slice(0, NAMED) };
    },
    own: (path, text, hints) => {
      if (languageOf(path, text) === undefined) {
        const kind = endingOf(path);
        if (kind !== undefined && MARK.test(text)) unknown.set(path, kind);
      }
      const isLibrary = hasLibraryName(path) && text.length > WHOLE_LIBRARY;
      if (hints.length === 0 || !(isLibrary || isForeign(path, text, ownLicence))) return [...hints];
      // A conflict that was left is one in every file.
      const conflicts = hints.filter(hint => hint.class === 'conflict-marker');
      copied.set(path, hints.length - conflicts.length);
      return conflicts;
    },
    copies: () => {
      const { count: files, paths } = left;
      const more = files > paths.length ? ` … (+${files - paths.length})` : '';
      const byName: IssueNote[] =
        files === 0
          ? []
          : [{ id: 'issues.note.leftOut', data: { count: files, paths: paths.join(', ') + more } }];
      if (copied.size === 0) return byName;
      const count = [...copied.values()].reduce((sum, found) => sum + found, 0);
      return [
        { id: 'issues.note.copies', data: { count, files: copied.size, paths: named([...copied.keys()]) } },
        ...byName,
      ];
    },
    unknown: () => {
      if (unknown.size === 0) return [];
      const kinds = new Map<string, number>();
      for (const kind of unknown.values()) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const most = [...kinds].sort(([one, some], [other, more]) => more - some || (one < other ? -1 : 1));
      const count = unknown.size;
      const list = most.map(([kind, found]) => `.${kind} (${found})`);
      return [{ id: 'issues.note.unknownKinds', data: { count, kinds: named(list, KINDS) } }];
    },
  };
}

function endingOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const ending = dot <= 0 ? undefined : name.slice(dot + 1).toLowerCase();
  return ending === undefined || ending === '' || NO_SOURCE.test(ending) ? undefined : ending;
}

function named(list: readonly string[], most = NAMED): string {
  const more = list.length > most ? ` … (+${list.length - most})` : '';
  return list.slice(0, most).join(', ') + more;
}
