import { isDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import type { Severity } from '../../core/findings.ts';
import { pathProblem } from '../../core/paths.ts';
import type { KindDefinition } from '../../inventory/kinds.ts';
import type { Language } from '../../l10n/index.ts';
import { CONFIG_FILE, DEFAULT_FOLDER } from '../names.ts';
import type { HandoverConfig, Tracker } from '../types.generated.ts';
import { mapOf } from '../yaml/values.ts';
import { DEFAULT_NUMBERS, type Numbers } from './numbers.generated.ts';
import { PUBLIC_HOLIDAYS } from './publicHolidays.generated.ts';

const SEVERITIES = ['off', 'info', 'warning', 'error'] as const;

/** What a project decided in `handover.config.yaml`, with the defaults for what it did not. */
export interface ProjectConfig {
  readonly language: Language | undefined;
  /** Folder of the pack, from the project folder, without a slash at the end. */
  readonly folder: string;
  /** Folder with the project's own templates, from the project folder. */
  readonly templates: string | undefined;
  readonly ignore: readonly string[];
  readonly configKinds: readonly KindDefinition[];
  /** Trackers that the project adds, or changes by their id. */
  readonly trackers: readonly Tracker[];
  /** The branch where work comes together; undefined where git tells. */
  readonly mainBranch: string | undefined;
  /** Names or patterns of further branches that stay. */
  readonly longLivedBranches: readonly string[];
  /** What the project set for a rule, by its id. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Limits of the rules, in the unit that their name says. */
  readonly numbers: Numbers;
  /** Days off beside Saturdays and Sundays: public ones, and the project's own. */
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  /** Years whose public holidays are in `holidays`; undefined where the project counts none. */
  readonly holidayYears: readonly number[] | undefined;
  /** What the project set for the terms of the impact score, by their letter. */
  readonly weights: Readonly<Record<string, number>>;
  /** File with the project's own tasks of a departure, from the project folder. */
  readonly strategyTasks: string | undefined;
  /** File with the questions that the company wants answered, from the project folder. */
  readonly mustHave: string | undefined;
  /** Exports of trackers, from the project folder. */
  readonly trackerExports: readonly string[];
  /** Named parts of the repository; paths or patterns from the project folder. */
  readonly areas: readonly Area[];
}

/** A named part of the repository. */
export interface Area {
  readonly name: string;
  readonly paths: readonly string[];
}

/** What a project decided about a rule. */
export interface RuleSetting {
  /** Undefined leaves the rule's own severity. */
  readonly severity: Severity | 'off' | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * What a project decided, from the content of its `handover.config.yaml`.
 * @throws UserError when it names a folder outside of the project
 */
export function projectConfigOf(config: Partial<HandoverConfig>): ProjectConfig {
  const { language, folder, templates, ignore, configKinds, trackers } = config;
  return {
    language: language === 'en' || language === 'zh-CN' ? language : undefined,
    folder: insideFolder(typeof folder === 'string' ? folder : DEFAULT_FOLDER),
    templates: typeof templates === 'string' ? insideFolder(templates) : undefined,
    ignore: Array.isArray(ignore) ? ignore.filter(glob => typeof glob === 'string') : [],
    configKinds: Array.isArray(configKinds) ? configKinds.flatMap(kindOf) : [],
    trackers: Array.isArray(trackers) ? trackers.filter(isTracker) : [],
    ...branchesOf(mapOf(config.branches)),
    rules: new Map(Object.entries(mapOf(config.rules)).map(([id, setting]) => [id, ruleSettingOf(setting)])),
    numbers: { ...DEFAULT_NUMBERS, ...numbersOf(mapOf(config.numbers)) },
    ...workingCalendar(config),
    areas: Array.isArray(config.areas) ? config.areas.flatMap(areaOf) : [],
    weights: numbersOf(mapOf(config.weights)),
    trackerExports: pathsIn(config.trackerExports),
    mustHave: typeof config.mustHave === 'string' ? insideFolder(config.mustHave) : undefined,
    strategyTasks: typeof config.strategyTasks === 'string' ? insideFolder(config.strategyTasks) : undefined,
  };
}

/** Public holidays are China's for a project in Chinese, unless it says otherwise; its own days win over them. */
function workingCalendar({
  language,
  publicHolidays = language === 'zh-CN' ? 'china' : 'none',
  ...own
}: Partial<HandoverConfig>): Pick<ProjectConfig, 'holidays' | 'workdays' | 'holidayYears'> {
  const holidays = datesOf(own.holidays);
  const workdays = datesOf(own.workdays);
  if (publicHolidays !== 'china') return { holidays, workdays, holidayYears: undefined };
  const { china } = PUBLIC_HOLIDAYS;
  return {
    holidays: [...china.holidays, ...holidays],
    workdays: [...china.workdays.filter(date => !holidays.includes(date)), ...workdays],
    holidayYears: china.years,
  };
}

function branchesOf({
  main,
  longLived,
}: Record<string, unknown>): Pick<ProjectConfig, 'mainBranch' | 'longLivedBranches'> {
  return {
    mainBranch: isText(main) ? main : undefined,
    longLivedBranches: Array.isArray(longLived) ? longLived.filter(isText) : [],
  };
}

/** What the schema does not allow is reported there, and leaves the rule as it is here. */
function ruleSettingOf(setting: unknown): RuleSetting {
  const { severity, options } = typeof setting === 'string' ? { severity: setting } : mapOf(setting);
  const known = SEVERITIES.find(candidate => candidate === severity);
  return { severity: known, options: mapOf(options) };
}

function numbersOf(numbers: Record<string, unknown>): Record<string, number> {
  const isLimit = ([, value]: [string, unknown]) => typeof value === 'number' && value >= 0;
  return Object.fromEntries(Object.entries(numbers).filter(isLimit)) as Record<string, number>;
}

function pathsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter(isText).map(insideFolder) : [];
}

function datesOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter(date => typeof date === 'string' && isDate(date)) : [];
}

/** The paths come from a file that anybody with a merge request can change. */
function insideFolder(folder: string): string {
  const clean = folder
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/(?<!\/)\/+$/, '');
  const found = pathProblem(clean);
  if (found === undefined) return clean;
  const { problem, segment } = found;
  if (problem === 'outside') throw new UserError('error.configFolder', { file: CONFIG_FILE, folder });
  throw new UserError(`error.configFolder.${problem}`, { file: CONFIG_FILE, folder, segment });
}

/** A kind that is not complete is a finding of the schema check, and no reason to stop here. */
function kindOf(kind: NonNullable<HandoverConfig['configKinds']>[number]): KindDefinition[] {
  if (typeof kind?.id !== 'string' || !Array.isArray(kind.globs)) return [];
  const { id, globs, risk = 'medium', title = id, titleZh = title, why = '', whyZh = why } = kind;
  return [{ id, globs, risk, title: { en: title, 'zh-CN': titleZh }, why: { en: why, 'zh-CN': whyZh } }];
}

/** One without an id or a pattern is a finding of the schema check as well. */
function isTracker(tracker: Tracker | null): boolean {
  const isList = (list: unknown) => list === undefined || (Array.isArray(list) && list.every(isText));
  return (
    isText(tracker?.id) &&
    isText(tracker?.reference) &&
    isList(tracker?.closes) &&
    isList(tracker?.links) &&
    (tracker?.url === undefined || isText(tracker.url))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function areaOf(area: NonNullable<HandoverConfig['areas']>[number]): Area[] {
  if (typeof area?.name !== 'string' || !Array.isArray(area.paths)) return [];
  return [{ name: area.name, paths: area.paths.filter(path => typeof path === 'string' && path !== '') }];
}
