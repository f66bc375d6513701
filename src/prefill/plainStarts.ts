import { isForeign } from '../deployment/code.ts';
import { linesOf, nameOf, type SaidOf } from '../deployment/said.ts';
import { folderOf } from './buildTools.ts';
import type { PrefillContext } from './facts.ts';
import type { SaidRow } from './shownRows.ts';

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

/** Looks at every change of the source, or has no more than one user. */
const FOR_DEVELOPERS =
  /\b(?:npm|pnpm|yarn|bun)(?: run)? (?:dev|start:dev|serve|develop|watch)\b|:dev\b|\bturbo (?:run )?dev\b|--reload\b|\bng serve\b|\bartisan serve\b|manage\.py runserver\b|\b(?:next|nuxt|vite) dev\b|\bnodemon\b|profiles\.active=(?:dev|local|test)\b|spring-boot:run\b|\bflask run\b|\bdotnet watch\b|\brails s(?:erver)?\b|(?:[-_/.]|\b)(?:local|dev)\.(?:sh|bat|ps1|ya?ml)\b/;

/**
 * Where a way of production is written for a part, that of developers is no second one.
 * @param isPacked whether the project builds images or has units
 */
export function withoutDevelopment(starts: readonly SaidRow[], isPacked: boolean): readonly SaidRow[] {
  const folder = ({ value }: SaidRow) => /^cd (\S{1,200}) && /.exec(value)?.[1] ?? '';
  const isForDevelopers = ({ value }: SaidRow) => FOR_DEVELOPERS.test(value);
  // Containers that others built are what the part needs, not the part.
  const isNeeded = ({ value }: SaidRow) => /\bdocker(?:[- ]compose\b.{0,200}\sup\b| run\b)/.test(value);
  const others = new Set(starts.filter(one => !isForDevelopers(one) && !isNeeded(one)).map(folder));
  return starts.filter(one => !isForDevelopers(one) || !(isPacked || others.has(folder(one))));
}
