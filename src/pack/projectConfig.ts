import { parseDocument } from 'yaml';
import { UserError } from '../core/errors.ts';
import type { KindDefinition } from '../inventory/kinds.ts';
import type { Language } from '../l10n/index.ts';
import { CONFIG_FILE, DEFAULT_FOLDER } from './names.ts';
import type { HandoverConfig } from './types.generated.ts';

/** What a project decided in `handover.config.yaml`, with the defaults for what it did not. */
export interface ProjectConfig {
  readonly language: Language | undefined;
  /** Folder of the pack, from the project folder, without a slash at the end. */
  readonly folder: string;
  /** Folder with the project's own templates, from the project folder. */
  readonly templates: string | undefined;
  readonly ignore: readonly string[];
  readonly configKinds: readonly KindDefinition[];
}

/**
 * Reads the configuration of a project.
 * @param text of `handover.config.yaml`, undefined when there is none
 * @throws UserError when it is no YAML map, or names a folder outside of the project
 */
export function readProjectConfig(text: string | undefined): ProjectConfig {
  const { language, folder, templates, ignore, configKinds } = parse(text ?? '');
  return {
    language: language === 'en' || language === 'zh-CN' ? language : undefined,
    folder: insideFolder(typeof folder === 'string' ? folder : DEFAULT_FOLDER),
    templates: typeof templates === 'string' ? insideFolder(templates) : undefined,
    ignore: Array.isArray(ignore) ? ignore.filter(glob => typeof glob === 'string') : [],
    configKinds: Array.isArray(configKinds) ? configKinds.flatMap(kindOf) : [],
  };
}

function parse(text: string): Partial<HandoverConfig> {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    throw new UserError('error.configUnreadable', { file: CONFIG_FILE, line });
  }
  const value = toValue(document);
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw new UserError('error.configUnreadable', { file: CONFIG_FILE, line: 1 });
  return value;
}

/** An alias of nothing, or too many of them, is found only when the document is turned into a value. */
function toValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new UserError('error.configUnreadable', { file: CONFIG_FILE, line: 1 }, { cause: error });
  }
}

/** The paths come from a file that anybody with a merge request can change. */
function insideFolder(folder: string): string {
  const clean = folder
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '');
  const isOutside = clean.startsWith('/') || /^[A-Za-z]:/.test(clean) || clean.split('/').includes('..');
  const isGitFolder = /^\.git(\/|$)/i.test(clean);
  if (clean === '' || clean === '.' || isOutside || isGitFolder)
    throw new UserError('error.configFolder', { file: CONFIG_FILE, folder });
  return clean;
}

/** A kind that is not complete is a finding of the schema check, and no reason to stop here. */
function kindOf(kind: NonNullable<HandoverConfig['configKinds']>[number]): KindDefinition[] {
  if (typeof kind?.id !== 'string' || !Array.isArray(kind.globs)) return [];
  const { id, globs, risk = 'medium', title = id, titleZh = title, why = '', whyZh = why } = kind;
  return [{ id, globs, risk, title: { en: title, 'zh-CN': titleZh }, why: { en: why, 'zh-CN': whyZh } }];
}
