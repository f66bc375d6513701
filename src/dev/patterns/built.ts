import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import type { FoundPattern } from './pattern.ts';

// Prints, as JSON, the regular expressions that the sources put together as they run: loads every module, compiles
// every data file for every kind of repository, and notes what comes to `RegExp` from a file of ours. A program of its
// own, since a module that another test has already loaded builds nothing again.

const SRC = join(import.meta.dirname, '..', '..');
/** What is written for each kind of remote. */
const REMOTES = [undefined, 'github.com', 'gitlab.com', 'gitee.com', 'bitbucket.org', 'dev.azure.com'];

const found = new Map<string, FoundPattern>();
const Native = RegExp;
const note = (source: unknown, flags: unknown) => {
  const frame = (new Error().stack ?? '').split('\n')[3] ?? '';
  const start = frame.indexOf(SRC);
  if (start < 0 || typeof source !== 'string') return;
  const at = frame.slice(start + SRC.length + 1).replace(/(:\d+):\d+\)?$/, '$1');
  const pattern = { source, flags: typeof flags === 'string' ? flags : '', at };
  found.set(`/${pattern.source}/${pattern.flags}`, pattern);
};
globalThis.RegExp = new Proxy(Native, {
  construct(target, args, newTarget) {
    note(args[0], args[1]);
    return Reflect.construct(target, args, newTarget);
  },
  apply(target, self, args) {
    note(args[0], args[1]);
    return Reflect.apply(target, self, args);
  },
});

const ignore = ['dev/**', 'vscode/**', 'extension.ts', 'cli.ts', 'binary.ts', '**/*.d.ts'];
for (const path of await glob('**/*.{ts,generated.js}', { cwd: SRC, ignore })) await import(join(SRC, path));

const data = (path: string) => readFile(join(SRC, path), 'utf8');
const { loadTrackers } = await import('../../history/trackers.ts');
const trackers = await data('history/trackers.yaml');
for (const host of REMOTES)
  for (const project of [[], [{ id: 'zentao' }]])
    loadTrackers(trackers, project, host === undefined ? undefined : `https://${host}/owner/name`);
const { loadHints } = await import('../../history/comments/rules.ts');
loadHints(await data('history/hints.yaml'));
const { loadKnownConfigs } = await import('../../inventory/kinds.ts');
await loadKnownConfigs();
const { LANGUAGES } = await import('../../history/comments/language.ts');
const { lex } = await import('../../history/comments/lex.ts');
for (const language of Object.values(LANGUAGES)) lex('', language);

console.log(JSON.stringify([...found.values()]));
