import type { Problem, Severity } from '../../core/findings.ts';
import { groupConfigs } from '../../inventory/group.ts';
import type { ConfigRisk } from '../../inventory/kinds.ts';
import { defineCheck } from '../check.ts';

const SEVERITIES: Readonly<Record<ConfigRisk, Severity>> = {
  high: 'error',
  medium: 'warning',
  'site-content': 'info',
  low: 'info',
};

/** Config files that no entry of the index and no document names. High-risk files each unless a folder is full of them. */
export default defineCheck({
  group: 'config',
  severity: 'error',
  needs: ['configs'],
  run: ({ configs }) => {
    const open = configs.filter(({ state }) => state === 'undocumented');
    const groups = groupConfigs(
      open.filter(({ risk }) => risk === 'high'),
      Number.POSITIVE_INFINITY,
    );
    const single = new Set(groups.filter(({ files }) => files === 1).map(({ path }) => path));
    const high = open.filter(({ path, risk }) => risk === 'high' && single.has(path));
    const others = [
      ...groups.filter(({ files }) => files > 1),
      ...groupConfigs(open.filter(({ risk }) => risk !== 'high')),
    ];
    return [
      ...high.map(({ path, kind, startsAt }): Problem => {
        const data = { path, kind, argument: shellWord(path) };
        return { messageId: 'file', data, ...place(path, startsAt), related: [path] };
      }),
      ...others.map(({ path, risk, kind, files, examples }): Problem => {
        const data = { path, kind, count: files, risk, argument: shellWord(path) };
        const severity = SEVERITIES[risk];
        const [first = path] = examples;
        const related = open.filter(file => file.kind === kind).map(file => file.path);
        return {
          messageId: files > 1 ? 'group' : 'other',
          data,
          ...place(first),
          key: path,
          severity,
          related,
        };
      }),
    ];
  },
});

function place(path: string, at = 0) {
  return { file: path, key: path, start: at, end: at };
}

/** The path as one word of a command line. */
function shellWord(path: string): string {
  return /^[\p{L}\p{N}_./@+=-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
