import { UserError } from '../../core/errors.ts';
import { positionsOf } from '../../core/positions.ts';
import { CONFIG_FILE } from '../names.ts';
import type { HandoverConfig } from '../types.generated.ts';
import { refuseConflict } from '../yaml/conflict.ts';
import { parseYaml } from '../yaml/parse.ts';
import { type ProjectConfig, projectConfigOf } from './projectConfig.ts';

/**
 * Reads the configuration of a project.
 * @param text of `handover.config.yaml`, undefined when there is none
 * @throws UserError when it is no YAML map, or names a folder outside of the project
 */
export function readProjectConfig(text: string | undefined): ProjectConfig {
  return projectConfigOf(parse(text ?? ''));
}

function parse(text: string): Partial<HandoverConfig> {
  const { content, problems } = parseYaml(text);
  const [problem] = problems;
  if (content === undefined || content === null) {
    if (problem === undefined || problem.messageId === 'empty') return {};
    refuseConflict(CONFIG_FILE, text);
    throw unreadable(positionsOf(text)(problem.start).line);
  }
  if (typeof content !== 'object' || Array.isArray(content)) throw unreadable(1);
  return content;
}

function unreadable(line: number): UserError {
  return new UserError('error.configUnreadable', { file: CONFIG_FILE, line });
}
