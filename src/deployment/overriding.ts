import { nameOf, type Place } from './said.ts';

/** A settings file that goes before another where both set a key. */
export interface Overriding extends Place {
  /** The files that it goes before. */
  readonly over: readonly string[];
}

/** `name` of a file and the one that it goes before, in the words of the framework that reads both. */
type Rule = readonly [RegExp, (match: RegExpExecArray) => readonly string[]];

const RULES: readonly Rule[] = [
  // docs.spring.io, externalized configuration: profiles first, `.properties` before `.yml` in one place.
  [
    /^(application|bootstrap)-[\w.-]{1,60}\.(?:ya?ml|properties)$/,
    ([, name = '']) => [`${name}.properties`, `${name}.yml`, `${name}.yaml`],
  ],
  [/^(application|bootstrap)\.properties$/, ([, name = '']) => [`${name}.yml`, `${name}.yaml`]],
  // learn.microsoft.com, configuration in ASP.NET Core.
  [/^(appsettings)\.(?!template|example|sample)[\w-]{1,40}\.json$/i, ([, name = '']) => [`${name}.json`]],
  // docs.docker.com, merge: read by itself beside the other.
  [/^((?:docker-)?compose)\.override\.(ya?ml)$/, ([, name = '', end = '']) => [`${name}.${end}`]],
  // vite.dev, env and mode; create-react-app and Next.js do the same.
  [
    /^\.env\.(?!example|sample|template|dist|local$)[\w-]{1,40}\.local$/,
    ([whole]) => [whole.replace(/\.local$/, ''), '.env.local', '.env'],
  ],
  [/^\.env\.(?!example|sample|template|dist|local$)[\w-]{1,40}$/, () => ['.env.local', '.env']],
  [/^\.env\.local$/, () => ['.env']],
  // github.com/rubyconfig/config
  [/^settings\/([\w-]{1,40})\.local\.yml$/, ([, name = '']) => [`settings/${name}.yml`, 'settings.yml']],
  [/^settings\/[\w-]{1,40}\.yml$/, () => ['settings.yml']],
  [/^environments\/[\w-]{1,40}\.rb$/, () => ['application.rb']],
  // node-config
  [/^config\/custom-environment-variables\.(json|ya?ml)$/, ([, end = '']) => [`config/default.${end}`]],
  [/^config\/(?!default)[\w-]{1,40}\.(json|ya?ml|js)$/, ([, end = '']) => [`config/default.${end}`]],
];

/** Which settings file wins, as the framework that reads them documents it. */
export function overridingIn(paths: readonly string[], texts: ReadonlyMap<string, string>): Overriding[] {
  const all = new Set(paths);
  return [...texts].flatMap(([path, text]): Overriding[] => {
    const python = importedAbove(path, text, all);
    if (python !== undefined) return [python];
    const name = nameOf(path);
    const parent = path.slice(0, -name.length);
    const two = path.split('/').slice(-2).join('/');
    const over = RULES.flatMap(([pattern, lower]) => {
      const deep = pattern.source.includes('\\/');
      const match = pattern.exec(deep ? two : name);
      const folder = deep ? path.slice(0, -two.length) : parent;
      return match === null ? [] : lower(match).map(other => folder + other);
    });
    const there = [...new Set(over)].filter(other => all.has(other));
    return there.length === 0 ? [] : [{ path, line: 1, over: there }];
  });
}

/** `from .base import *` of Django: what follows goes before it. */
function importedAbove(path: string, text: string, all: ReadonlySet<string>): Overriding | undefined {
  if (!/settings[^/]{0,40}\.py$|(?:^|\/)settings\/[^/]{1,60}\.py$/.test(path)) return undefined;
  const at = text.split('\n').findIndex(line => /^from\s\.\w{1,40}\simport\s\*/.test(line));
  const module = /^from\s\.(\w{1,40})\s/.exec(text.split('\n')[at] ?? '')?.[1];
  const other = module && `${path.slice(0, path.lastIndexOf('/') + 1)}${module}.py`;
  return other !== undefined && all.has(other) ? { path, line: at + 1, over: [other] } : undefined;
}
