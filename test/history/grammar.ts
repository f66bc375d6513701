import { readFileSync } from 'node:fs';
import { type Grammar, loadTrackers } from '../../src/history/trackers.ts';

export const trackersText = readFileSync(new URL('../../src/history/trackers.yaml', import.meta.url), 'utf8');

export const REMOTES = {
  github: 'https://li:geheim@github.com/Acme/HIS.git',
  gitlab: 'git@gitlab.hospital.example:his/web.git',
  gitee: 'https://gitee.com/acme/his.git',
  '': undefined,
} as const;

/** The shipped grammar, as it is read beside a remote. */
export function grammarFor(remote: keyof typeof REMOTES): Grammar {
  return loadTrackers(trackersText, [], REMOTES[remote]);
}
