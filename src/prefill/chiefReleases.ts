import type { Deployment } from '../deployment/model.ts';
import { nameOf, type Said } from '../deployment/said.ts';

/** What is called after it stands first; what only tests or builds, not at all where another does it. */
export function chiefReleases({ deploysItself, scripts }: Deployment): readonly Said[] {
  const all = deploysItself.length > 0 ? deploysItself : scripts.releases;
  const isChief = ({ path }: Said) =>
    /deploy|release|publish|(?:^|[-_/.])cd(?:[-_/.]|$)|发布|部署|上线/i.test(nameOf(path));
  const chief = all.filter(isChief);
  const others = all.filter(
    one =>
      !isChief(one) &&
      !/(?:^|[-_.])(?:tests?|e2e|end-to-end|lint|ci|pr|nightly)(?:[-_.]|$)/i.test(nameOf(one.path)),
  );
  return chief.length > 0 ? [...chief, ...others] : all;
}
