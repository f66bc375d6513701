import type { FileSource, Git, GitCallOptions } from '../../core/ports.ts';
import { collectUnread } from '../../core/textRead.ts';
import type { ConfigFile } from '../../inventory/detect.ts';
import type { KeyList } from '../../inventory/keys.ts';
import type { KnownConfigs } from '../../inventory/kinds.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { findConfigs } from './findConfigs.ts';

/** A config file that git ignores: nobody but the owner of this computer has it. */
export interface LocalFile extends ConfigFile {
  /** Names only; whether the value is a secret. */
  readonly keys: KeyList['keys'];
}

/**
 * Config files that lie in the working folder and that git ignores, such as `.env.local` or `application-prod.yml`.
 * Folders that are ignored as a whole, as dependencies and build output are, are not looked into.
 * @throws GitError when git fails
 */
export async function findOnlyHere(
  git: Git,
  source: FileSource,
  known: KnownConfigs,
  settings: ProjectConfig,
  options: GitCallOptions,
): Promise<LocalFile[]> {
  const args = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'];
  const paths: string[] = [];
  for await (const path of git.records(args, '\0', options)) if (!path.endsWith('/')) paths.push(path);
  const keys = new Map<string, KeyList['keys']>();
  // A log that is ignored and cannot be read as a text is nothing that anybody wanted.
  const unread = collectUnread();
  const found = await findConfigs(source, paths.sort(), known, settings, unread, options.signal, {
    wants: ({ parser, risk }) => parser !== 'none' && risk !== 'site-content',
    visit: ({ path }, _, list) => keys.set(path, list.keys),
  });
  return found
    .filter(({ risk }) => risk !== 'site-content')
    .map(file => ({ ...file, keys: keys.get(file.path) ?? [] }));
}
