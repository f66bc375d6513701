import { posix } from 'node:path';
import type { Configuration } from 'markdownlint';
import { parseDocument } from 'yaml';
import type { Problem } from '../../core/findings.ts';
import { positionsOf } from '../../core/positions.ts';
import { globMatcher } from '../../inventory/globs.ts';
import { blankComments } from '../../inventory/parsers/json.ts';

/** What a project says about its Markdown. */
export interface ProjectSettings {
  /** Undefined where it says nothing about rules. */
  readonly config: Configuration | undefined;
  /** The file that the rules are from. */
  readonly file: string | undefined;
  readonly noInlineConfig: boolean;
  isIgnored(path: string): boolean;
  /** What could not be read. */
  readonly problems: readonly Problem[];
}

/** In the order in which markdownlint-cli2 looks for them; the first that is there counts. */
const CONFIG_FILES = ['jsonc', 'json', 'yaml', 'yml'].map(ending => `.markdownlint.${ending}`);
const OPTION_FILES = ['jsonc', 'json', 'yaml', 'yml'].map(ending => `.markdownlint-cli2.${ending}`);

/** The styles that markdownlint brings with it. */
const STYLES: Readonly<Record<string, () => Promise<{ readonly default: object }>>> = {
  'markdownlint/style/all': () => import('markdownlint/style/all', { with: { type: 'json' } }),
  'markdownlint/style/cirosantilli': () =>
    import('markdownlint/style/cirosantilli', { with: { type: 'json' } }),
  'markdownlint/style/prettier': () => import('markdownlint/style/prettier', { with: { type: 'json' } }),
  'markdownlint/style/relaxed': () => import('markdownlint/style/relaxed', { with: { type: 'json' } }),
};

/**
 * Puts the settings files of a project together as markdownlint-cli2 does: the rules of `.markdownlint.*` win over
 * those of `.markdownlint-cli2.*`, from which the files to be left out come.
 * @param texts of the files at the top of the project, by path; what could be run is not among them
 */
export async function readSettings(texts: ReadonlyMap<string, string>): Promise<ProjectSettings> {
  const problems: Problem[] = [];
  const read = (files: readonly string[]) => {
    const file = files.find(name => texts.has(name));
    const value = file === undefined ? undefined : parse(file, texts.get(file) ?? '', problems);
    return { file, value };
  };
  const options = read(OPTION_FILES);
  const { ignores, noInlineConfig, config: inOptions } = options.value ?? {};
  const rules = read(CONFIG_FILES);
  const { file, value } =
    rules.value || inOptions === undefined ? rules : { file: options.file, value: inOptions };
  const isMap = typeof value === 'object' && value !== null;
  const config = isMap && file ? await extended(value as Configuration, file, texts, problems) : undefined;
  const ignored = (Array.isArray(ignores) ? ignores : []).filter(glob => typeof glob === 'string');
  const matchers = ignored.flatMap(glob => {
    const plain = glob.replace(/^\.\//, '').replace(/\/$/, '');
    return plain.includes('/')
      ? [globMatcher(plain), globMatcher(`${plain}/**`)]
      : [globMatcher(`${plain}/**`)];
  });
  return {
    config,
    file: config && file,
    noInlineConfig: noInlineConfig === true,
    isIgnored: path => matchers.some(matches => matches(path)),
    problems,
  };
}

/** JSON with its comments taken out is YAML, too. */
function parse(file: string, text: string, problems: Problem[]): Record<string, unknown> | undefined {
  const isJson = /\.jsonc?$/.test(file);
  const report = (messageId: string, line: number) => {
    problems.push({ messageId, data: { file, line }, file, key: file, start: 0, end: 0 });
    return undefined;
  };
  const document = parseDocument(isJson ? blankComments(text) : text, { prettyErrors: false });
  const [error] = document.errors;
  if (error) return report('settingsUnreadable', positionsOf(text)(error.pos[0]).line);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return report('settingsNoMap', 1);
    return value as Record<string, unknown>;
  } catch {
    // An alias of nothing, or too many of them.
    return report('settingsUnreadable', 1);
  }
}

/** What `extends` names comes first, and the file's own settings win. Only what was read already can be named. */
async function extended(
  config: Configuration,
  file: string,
  texts: ReadonlyMap<string, string>,
  problems: Problem[],
  seen: readonly string[] = [],
): Promise<Configuration> {
  const { extends: base, ...own } = config;
  if (typeof base !== 'string') return own;
  const name = posix.normalize(base);
  const style = STYLES[name.replace(/\.json$/, '')];
  if (style) return { ...(await style()).default, ...own } as Configuration;
  const text = seen.includes(name) ? undefined : texts.get(name);
  if (text === undefined) {
    problems.push({ messageId: 'extends', data: { file, base }, file, key: 'extends', start: 0, end: 0 });
    return own;
  }
  const value = (parse(name, text, problems) ?? {}) as Configuration;
  return { ...(await extended(value, name, texts, problems, [...seen, name])), ...own };
}
