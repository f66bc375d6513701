import { isForeign } from '../deployment/code.ts';
import { linesOf, nameOf, type SaidOf } from '../deployment/said.ts';
import { folderOf } from './buildTools.ts';
import type { PrefillContext } from './facts.ts';

/** How a project is started that has neither containers, units nor a document that says so: by its own scripts. */
export function plainStarts({ texts }: PrefillContext['facts']): SaidOf[] {
  return [...texts].flatMap(([path, text]) => {
    if (isForeign(path)) return [];
    const folder = folderOf(path);
    if (nameOf(path) === 'package.json') {
      const at = linesOf(text).findIndex(line => /^\s{0,8}"start"\s?:/.test(line));
      const prefix = folder === '.' ? '' : ` --prefix ${folder}`;
      return at < 0 ? [] : [{ name: path, value: `npm${prefix} run start`, path, line: at + 1 }];
    }
    return makeTargets(text, path, /^(?:up|start|run|serve)(?![-_](?:dev|test))\b/i);
  });
}

/** The targets of make files that bring a version to where it runs. */
export function makeReleases({ texts }: PrefillContext['facts']): SaidOf[] {
  return [...texts].flatMap(([path, text]) =>
    isForeign(path)
      ? []
      : makeTargets(text, path, /^(?:deploy|release|publish)(?![-_](?:dev|test|local|pypi|docs?))\b/i),
  );
}

function makeTargets(text: string, path: string, which: RegExp): SaidOf[] {
  // Makefiles of documentation build and serve pages.
  if (!/^makefile$/i.test(nameOf(path)) || /(?:^|\/)docs?\//i.test(path)) return [];
  const folder = folderOf(path);
  const make = folder === '.' ? 'make' : `make -C ${folder}`;
  return linesOf(text).flatMap((line, at) => {
    const target = /^([a-z][\w.-]{1,40})\s?:(?!=)/i.exec(line)?.[1];
    return target === undefined || !which.test(target)
      ? []
      : [{ name: path, value: `${make} ${target}`, path, line: at + 1 }];
  });
}
