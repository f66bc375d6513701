import { linesOf, nameOf, type Place } from './said.ts';

/** A settings file that goes before another where both set a key. */
export interface Overriding extends Place {
  /** The files that it goes before. */
  readonly over: readonly string[];
  /** The line of a build file that names the framework whose order this is; without it the file's name says it. */
  readonly shownBy?: Place;
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
  // github.com/rubyconfig/config
  [/^settings\/([\w-]{1,40})\.local\.yml$/, ([, name = '']) => [`settings/${name}.yml`, 'settings.yml']],
  [/^settings\/[\w-]{1,40}\.yml$/, () => ['settings.yml']],
  [/^environments\/[\w-]{1,40}\.rb$/, () => ['application.rb']],
  // node-config
  [/^config\/custom-environment-variables\.(json|ya?ml)$/, ([, end = '']) => [`config/default.${end}`]],
  [/^config\/(?!default)[\w-]{1,40}\.(json|ya?ml|js)$/, ([, end = '']) => [`config/default.${end}`]],
];

/**
 * Who reads `.env` files, by the line of a build file, and what goes first there. The frameworks contradict each other
 * about `.env.local` and `.env.production`: where none of them is named, nothing is known.
 */
const DOTENV: readonly (readonly [RegExp, RegExp, 'mode-first' | 'local-first'])[] = [
  // vite.dev, env and mode; cli.vuejs.org, modes and environment variables: the mode is more special.
  [/^package\.json$/, /^\s{0,12}"(?:vite|@vue\/cli-service)"\s?:/, 'mode-first'],
  // symfony.com, configuration based on environment variables.
  [/^composer\.json$/, /^\s{0,12}"symfony\/(?:dotenv|flex)"\s?:/, 'mode-first'],
  // nextjs.org, environment variable load order; create-react-app.dev; docs.expo.dev.
  [/^package\.json$/, /^\s{0,12}"(?:next|react-scripts|expo)"\s?:/, 'local-first'],
  // github.com/bkeepers/dotenv
  [/^Gemfile$/, /^\s{0,4}gem ["']dotenv-rails["']/, 'local-first'],
];
const DOTENV_NAME = /^\.env\.(?!example|sample|template|dist)([\w-]{1,40})(\.local)?$/;

/** The framework that reads the `.env` files of a folder; undefined where none or two of them could. */
function readerOfDotenv(folder: string, texts: ReadonlyMap<string, string>) {
  const found = DOTENV.flatMap(([name, pattern, order]) =>
    [...texts].flatMap(([path, text]) => {
      if (!name.test(nameOf(path)) || path !== folder + nameOf(path)) return [];
      const at = linesOf(text).findIndex(line => pattern.test(line));
      return at < 0 ? [] : [{ order, shownBy: { path, line: at + 1 } }];
    }),
  );
  return new Set(found.map(({ order }) => order)).size === 1 ? found[0] : undefined;
}

function dotenvOver(path: string, texts: ReadonlyMap<string, string>): Omit<Overriding, keyof Place> {
  const name = nameOf(path);
  const [, mode = '', local] = DOTENV_NAME.exec(name) ?? [];
  if (mode === '') return { over: [] };
  const folder = path.slice(0, -name.length);
  const reader = readerOfDotenv(folder, texts);
  if (reader === undefined) return { over: [] };
  const isModeFirst = reader.order === 'mode-first';
  const lower =
    local !== undefined
      ? [`.env.${mode}`, '.env.local', '.env']
      : mode !== 'local'
        ? isModeFirst
          ? ['.env.local', '.env']
          : ['.env']
        : isModeFirst
          ? ['.env']
          : [...texts.keys()]
              .filter(one => one.startsWith(folder))
              .map(one => one.slice(folder.length))
              // Those of tests are read without `.env.local`, so that everybody's tests are alike.
              .filter(one => DOTENV_NAME.test(one) && !/\.local$|\.test$/.test(one))
              .concat('.env');
  return { over: lower.map(one => folder + one), shownBy: reader.shownBy };
}

/** Which settings file wins, as the framework that reads them documents it. */
export function overridingIn(paths: readonly string[], texts: ReadonlyMap<string, string>): Overriding[] {
  const all = new Set(paths);
  return [...texts].flatMap(([path, text]): Overriding[] => {
    const python = importedAbove(path, text, all);
    if (python !== undefined) return [python];
    const name = nameOf(path);
    const parent = path.slice(0, -name.length);
    const two = path.split('/').slice(-2).join('/');
    const dotenv = dotenvOver(path, texts);
    const over = RULES.flatMap(([pattern, lower]) => {
      const deep = pattern.source.includes('\\/');
      const match = pattern.exec(deep ? two : name);
      const folder = deep ? path.slice(0, -two.length) : parent;
      return match === null ? [] : lower(match).map(other => folder + other);
    });
    const there = [...new Set([...over, ...dotenv.over])].filter(other => all.has(other));
    const shownBy = dotenv.shownBy && { shownBy: dotenv.shownBy };
    return there.length === 0 ? [] : [{ path, line: 1, over: there, ...shownBy }];
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
