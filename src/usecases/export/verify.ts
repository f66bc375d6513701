import { localDate } from '../../core/dates.ts';
import { GitError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import { MANIFEST_NAME } from '../../export/manifest.ts';
import { parseManifest, verifyFiles } from '../../export/seal/files.ts';
import type { Verdict } from '../../export/seal/seal.ts';
import { type Unverifiable, verifyFile } from '../../export/seal/verify.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { SignOffParty } from '../../pack/types.generated.ts';
import { departuresOf } from '../../transition/departure.ts';
import { readWholePack } from '../readWholePack.ts';

/** What a user wants to be verified: a file, or all files of a folder. */
export type Verified =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'folder'; readonly files: ReadonlyMap<string, Uint8Array> };

/** Says whether an export was changed. */
export function verifyExport(what: Verified): Verdict | Unverifiable {
  if (what.kind === 'file') return verifyFile(what.bytes);
  const text = what.files.get(MANIFEST_NAME);
  const manifest = text && parseManifest(new TextDecoder().decode(text));
  return manifest ? verifyFiles(manifest, what.files, 'folder') : 'no-seal';
}

/** What the repository knows of the commit that an export came from; undefined where nobody can be asked. */
export async function commitInProject(
  project: Project | undefined,
  commit: string,
): Promise<{ readonly isKnown: boolean; readonly date: string; readonly subject: string } | undefined> {
  const { git } = project ?? {};
  if (git === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  try {
    const text = await git.run(['log', '-1', '--no-show-signature', '--format=%cs%x00%s', commit, '--']);
    const [date = '', subject = ''] = text.trim().split('\0');
    return { isKnown: true, date, subject };
  } catch (error) {
    if (error instanceof GitError && error.isRefusal) return { isKnown: false, date: '', subject: '' };
    throw error;
  }
}

/** A scan that a departure of the project knows. */
export interface KnownScan {
  readonly transition: string;
  readonly party: SignOffParty;
  readonly name: string;
  readonly signedOn: string;
  /** Whether it is the very file that was recorded; else one of its name, with another content. */
  readonly isSame: boolean;
}

/**
 * Looks a file up among the scans of signed papers that the pack has on record.
 * @param name of the file, or its path from the project folder
 */
export async function findScan(
  project: Project,
  name: string,
  digest: string,
  assets: Assets,
): Promise<KnownScan | undefined> {
  const { pack } = await readWholePack(project, localDate(), assets);
  const scans = departuresOf(pack).flatMap(({ transition }) =>
    entriesOf(transition.signOff, []).flatMap(({ entry: { party, name: who, signedOn, scan } }) => {
      if (scan?.sha256 === undefined || party === undefined) return [];
      const known = { transition: transition.id ?? '', party, name: who ?? '', signedOn: signedOn ?? '' };
      return [{ ...known, file: scan.file ?? '', isSame: scan.sha256 === digest }];
    }),
  );
  const base = (path: string) => path.split(/[\\/]/).at(-1);
  return scans.find(({ isSame }) => isSame) ?? scans.find(({ file }) => base(file) === base(name));
}
