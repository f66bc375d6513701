import type { Facts, IssueFacts } from '../../checks/check.ts';
import type { Assets, Project } from '../../core/ports.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import type { Scope } from './scope.ts';

/** Where facts are read from. */
export interface FactSources {
  readonly project: Project;
  readonly settings: ProjectConfig;
  readonly scope: Scope;
  readonly assets: Assets;
  readonly readIssues: () => Promise<IssueFacts | undefined>;
  /** Left out where nobody waits for it. */
  readonly readBlocks?: (() => Promise<Facts['freshBlocks']>) | undefined;
  readonly signal: AbortSignal | undefined;
  /** yyyy-mm-dd */
  readonly today: string;
}
