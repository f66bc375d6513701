import { GitError } from '../../core/errors.ts';
import type { Project } from '../../core/ports.ts';
import { MANIFEST_NAME } from '../../export/manifest.ts';
import { parseManifest, verifyFiles } from '../../export/seal/files.ts';
import type { Verdict } from '../../export/seal/seal.ts';
import { type Unverifiable, verifyFile } from '../../export/seal/verify.ts';

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
