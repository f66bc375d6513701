import type {
  Check,
  CheckInfo,
  FactName,
  Facts,
  IssueFacts,
  Surroundings,
  World,
} from '../../checks/check.ts';
import { CHECKS, GROUP_LOADERS } from '../../checks/registry.generated.ts';
import { inReadingOrder, type ReadyCheck, runChecks } from '../../core/engine.ts';
import { UserError } from '../../core/errors.ts';
import type { Crash, Finding } from '../../core/findings.ts';
import type { Assets, FileSource, Project } from '../../core/ports.ts';
import { findSuppressions } from '../../core/suppressions.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import { mayBeConfig } from '../../inventory/mayBeConfig.ts';
import { namesFiles } from '../../inventory/tellingFiles.ts';
import type { MeasuredMustHave } from '../../pack/mustHaves.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import { measureReadiness, NO_READINESS, type Readiness } from '../../pack/readiness.ts';
import { type ProjectConfig, projectConfigOf } from '../../pack/settings/projectConfig.ts';
import { readSettings } from '../readSettings.ts';
import { maskShort } from '../shownText.ts';
import { ALL_READ, type UnreadReport } from '../unreadReport.ts';
import { applyBaseline, baselinePath, readBaseline } from './baseline.ts';
import { type FactReader, factReader, type ReadableFacts, refuseUnread } from './facts.ts';
import { type OpenStaged, readScope, type Scope, type ScopeRequest } from './scope.ts';

export interface CheckRequest {
  readonly scope: ScopeRequest;
  /** yyyy-mm-dd */
  readonly today: string;
  /** Only these rules; undefined for all that the project has not turned off. */
  readonly rules?: readonly string[] | undefined;
  /** Leaves the baseline out of account. */
  readonly ignoreBaseline?: boolean | undefined;
}

export interface CheckServices {
  readonly assets: Assets;
  readonly openStaged: OpenStaged;
  /** Where unresolved issues come from, for an editor that cannot wait; left out, they are looked for. */
  readonly readIssues?: (() => Promise<IssueFacts | undefined>) | undefined;
  /** What generated blocks would say now; left out where nobody waits for it. */
  readonly readBlocks?: (() => Promise<Facts['freshBlocks']>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface CheckResult {
  /** Sorted by file and place. Paths are from the project folder. */
  readonly findings: readonly Finding[];
  readonly crashes: readonly Crash[];
  /** Findings that the baseline holds back. */
  readonly baselined: readonly Finding[];
  /** Files that should have been searched, and why they were not. */
  readonly unread: UnreadReport;
  /** Texts of the files that were read, by path from the project folder. */
  readonly texts: ReadonlyMap<string, string>;
  readonly settings: ProjectConfig;
  /** Null throughout when the pack was not looked at. */
  readonly readiness: Readiness;
  /** Undefined when the pack was not looked at. */
  readonly mustHaves: readonly MeasuredMustHave[] | undefined;
}

/** Ids of all rules, sorted. */
export const RULE_IDS: readonly string[] = Object.keys(CHECKS);

/** What is fixed about a rule. */
export function ruleInfo(id: string): CheckInfo | undefined {
  return Object.hasOwn(CHECKS, id) ? CHECKS[id] : undefined;
}

/**
 * Runs the checks of a project.
 * @throws UserError when something that must be read cannot be; GitError; the signal's reason when it is aborted
 */
export async function checkProject(
  project: Project,
  request: CheckRequest,
  services: CheckServices,
): Promise<CheckResult> {
  const { signal, assets } = services;
  const scope = await readScope(project, request.scope, services.openStaged, { ...(signal && { signal }) });
  const settings = await readCheckedSettings(scope.source);
  const readIssues = async () => {
    if (services.readIssues) return services.readIssues();
    const { readIssueFacts } = await import('./issues.ts');
    return readIssueFacts(project, request.today, services);
  };
  const { today } = request;
  const facts = factReader({
    project,
    settings,
    scope,
    assets,
    readIssues,
    readBlocks: services.readBlocks,
    signal,
    today,
  });
  const running = await chooseRules(request, settings, scope, facts);
  const surroundings = {
    today: request.today,
    settings,
    isShown: scope.includes,
    rules: { all: new Set(RULE_IDS), running: new Set(running) },
  };
  const isLate = (id: string) => needsOf(id).includes('suppressions');
  const options = { textOf: (file: string) => facts.texts.get(file), signal };

  const needs = new Set(running.flatMap(id => needsOf(id)));
  await Promise.all([...needs].map(name => name !== 'suppressions' && facts.get(name)));
  refuseUnread(facts, settings.folder);
  const comments = [...facts.texts].flatMap(([path, text]) => findSuppressions(text, path));
  const run = async (ids: readonly string[], suppressions: Facts['suppressions']) => {
    const ready = await Promise.all(ids.map(id => prepare(id, facts, surroundings, suppressions)));
    return runChecks(ready, { ...options, suppressions: comments });
  };
  const first = await run(
    running.filter(id => !isLate(id)),
    [],
  );
  const second = await run(
    running.filter(isLate),
    comments.map(comment => ({ comment, used: first.used.has(comment) })),
  );

  const all = [...first.findings, ...second.findings].map(finding => masked(finding, request.today));
  // What a change leaves behind stands in files that it does not touch.
  const isOfChange = (id: string) => needsOf(id).includes('todosOfClosedTickets');
  const shown = all.filter(
    ({ ruleId, file, related }) => isOfChange(ruleId) || [file, ...related].some(scope.includes),
  );
  const path = baselinePath(settings.folder);
  const baseline =
    request.ignoreBaseline || (shown.length === 0 && scope.kind === 'staged')
      ? []
      : readBaseline(textOrAbsent(path, (await scope.source.readTexts([path])).get(path)), path);
  const { fresh, baselined } = applyBaseline(shown, baseline);
  return {
    findings: fresh.sort(inReadingOrder),
    crashes: [...first.crashes, ...second.crashes],
    baselined,
    unread: await unreadIn(project, facts, settings, needs.has('issues'), signal),
    texts: facts.texts,
    settings,
    readiness: needs.has('pack')
      ? measureReadiness(await facts.get('pack'), settings.numbers, request.today)
      : NO_READINESS,
    mustHaves: needs.has('pack') ? await facts.get('mustHaves') : undefined,
  };
}

/** Facts about the pack alone: where nothing of it is looked at, checks that need only these are not run. */
const PACK_FACTS: ReadonlySet<FactName> = new Set([
  'pack',
  'mustHaves',
  'paths',
  'lastChanges',
  'sections',
  'freshBlocks',
  'solvedTickets',
  'dutyActivity',
  'markdownSettings',
  'suppressions',
]);

/** Facts about config files: where none is looked at, nor the index, checks that need these are not run. */
const CONFIG_FACTS: ReadonlySet<FactName> = new Set(['configs', 'configHistory']);

async function readCheckedSettings(source: FileSource): Promise<ProjectConfig> {
  try {
    return await readSettings(source);
  } catch (error) {
    // What is wrong in the file is a finding with its place; only a folder outside of the project is refused.
    if (error instanceof UserError && error.messageId === 'error.configUnreadable')
      return projectConfigOf({});
    throw error;
  }
}

async function chooseRules(
  request: CheckRequest,
  settings: ProjectConfig,
  scope: Scope,
  facts: FactReader,
): Promise<string[]> {
  const isInPack = (path: string) => path === CONFIG_FILE || path.startsWith(`${settings.folder}/`);
  const skipsPack =
    scope.files !== undefined && scope.removed.length === 0 && ![...scope.files].some(isInPack);
  const isAboutPack = (id: string) => {
    const needs = needsOf(id);
    return needs.length > 0 && needs.every(name => PACK_FACTS.has(name));
  };
  // The whole history is looked at with the whole pack only: a commit must not wait for it.
  const isTooMuch = (id: string) => scope.files !== undefined && needsOf(id).includes('issues');
  const isAboutConfigs = (id: string) => needsOf(id).some(name => CONFIG_FACTS.has(name));
  // For a commit of other files the parsers are not even loaded: what these rules find stands in a config file or the index.
  const outside = [...(scope.files ?? [])].filter(path => !isInPack(path));
  const mayConcern = outside.length > 0 && (settings.configKinds.length > 0 || outside.some(mayBeConfig));
  const isAboutIndex =
    scope.files === undefined ||
    scope.removed.length > 0 ||
    scope.files.has(`${settings.folder}/config-index.yaml`);
  const skipsConfigs = !isAboutIndex && !(mayConcern && (await facts.get('configs')).length > 0);
  const skipsNames = scope.files !== undefined && scope.removed.length === 0 && !outside.some(namesFiles);
  const skipsDuties = scope.files !== undefined && !scope.files.has(`${settings.folder}/team.yaml`);
  return RULE_IDS.filter(
    id =>
      !isTooMuch(id) &&
      !(skipsConfigs && isAboutConfigs(id)) &&
      !(skipsNames && needsOf(id).includes('absentConfigs')) &&
      !(skipsDuties && needsOf(id).includes('dutyActivity')) &&
      (request.rules?.includes(id) ?? true) &&
      settings.rules.get(id)?.severity !== 'off' &&
      !(skipsPack && isAboutPack(id)),
  );
}

function needsOf(id: string): readonly FactName[] {
  return ruleInfo(id)?.needs ?? [];
}

/** A check gets exactly what it needs, so its type need not be known here. */
async function loadCheck(id: string): Promise<Check> {
  const group = ruleInfo(id)?.group;
  const checks = group && (await GROUP_LOADERS[group]?.());
  const check = checks?.[id];
  if (check === undefined) throw new Error(`there is no check ${id}`);
  return check as Check;
}

async function prepare(
  id: string,
  facts: FactReader,
  surroundings: Omit<Surroundings, 'options'>,
  suppressions: Facts['suppressions'],
): Promise<ReadyCheck> {
  const check = await loadCheck(id);
  const setting = surroundings.settings.rules.get(id);
  const given: Partial<Record<FactName, unknown>> = { suppressions };
  for (const name of check.needs)
    if (name !== 'suppressions') given[name] = await facts.get(name satisfies keyof ReadableFacts);
  const world = { ...surroundings, options: setting?.options ?? {}, ...given } as World<FactName>;
  const chosen = setting?.severity;
  const isSet = chosen !== undefined && chosen !== 'off';
  return {
    id,
    severity: isSet ? chosen : check.severity,
    isSeveritySet: isSet,
    run: () => check.run(world),
  };
}

/** Files that were searched for one rule or another, and could not be. */
async function unreadIn(
  project: Project,
  facts: FactReader,
  { ignore }: ProjectConfig,
  withIssues: boolean,
  signal: AbortSignal | undefined,
): Promise<UnreadReport> {
  const issues = withIssues ? ((await facts.get('issues'))?.unread ?? []) : [];
  if (facts.unread.size === 0 && issues.length === 0) return ALL_READ;
  const { reportUnread, joinUnread } = await import('../unread.ts');
  const own = await reportUnread(project, facts.unread, ignore, facts.isConfig, signal);
  return joinUnread(own, issues);
}

/** What people wrote is quoted in messages; a secret among it must not be repeated there. */
function masked(finding: Finding, today: string): Finding {
  const mask = (value: string | number) =>
    typeof value === 'string' ? maskShort(value, { path: '', today }) : value;
  const data = Object.fromEntries(Object.entries(finding.data).map(([name, value]) => [name, mask(value)]));
  return { ...finding, data };
}
