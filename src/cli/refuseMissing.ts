import { UserError } from '../core/errors.ts';
import type { Project } from '../core/ports.ts';
import { isPattern } from '../inventory/documented.ts';

/**
 * Nothing found below a path that is not there is no good news.
 * @param paths from the project folder, or patterns
 * @throws UserError for the first that is missing
 */
export async function refuseMissing({ files }: Project, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const plain = path.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
    if (plain === '' || plain === '.' || isPattern(plain)) continue;
    if ((await files.kind(plain)) === 'missing') throw new UserError('error.noFile', { path });
  }
}
