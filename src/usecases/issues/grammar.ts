import { chiefRemote } from '../../core/gitSettings.ts';
import type { Assets, Git, GitCallOptions } from '../../core/ports.ts';
import { type Grammar, loadTrackers } from '../../history/trackers.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';

/** What counts as a ticket in a project, by its own settings and by where it is pushed to. @throws GitError */
export async function readGrammar(
  git: Git,
  { trackers }: ProjectConfig,
  assets: Assets,
  call: GitCallOptions,
): Promise<Grammar> {
  const settings = await git.settings(call);
  const remote = chiefRemote(settings);
  // Only git itself knows what becomes of an address for which another one is set.
  const isReplaced = remote && [...settings.keys()].some(key => /^url\..*\.insteadof$/s.test(key));
  const url = isReplaced ? await git.run(['remote', 'get-url', '--', remote.name], call) : remote?.url;
  // The engine is large: most projects write no pattern.
  const { linearPattern = undefined } = trackers.some(tracker => tracker?.reference !== undefined)
    ? await import('../../history/references/linear.ts')
    : {};
  return loadTrackers(await assets.read('src/history/trackers.yaml'), trackers, url?.trim(), linearPattern);
}
