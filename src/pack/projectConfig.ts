import { parseDocument } from 'yaml';
import { UserError } from '../core/errors.ts';
import { CONFIG_FILE } from './names.ts';
import { type ProjectConfig, projectConfigOf } from './projectSettings.ts';
import type { HandoverConfig } from './types.generated.ts';

/**
 * Reads the configuration of a project.
 * @param text of `handover.config.yaml`, undefined when there is none
 * @throws UserError when it is no YAML map, or names a folder outside of the project
 */
export function readProjectConfig(text: string | undefined): ProjectConfig {
  return projectConfigOf(parse(text ?? ''));
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
