import { unique } from '../core/unique.ts';
import { argumentsOf, methodIn, upToNextJob } from './annotations.ts';
import { cronSchedule } from './cron.ts';
import { linesOf, nameOf, type Place, type SaidOf } from './said.ts';
import { isAgentLine, readAgentJobs } from './sqlAgent.ts';

/** A job that code or a table starts at its time. `value` is the schedule, `name` what runs. */
export interface Job extends SaidOf {
  readonly isPaused?: boolean;
  /** The database itself starts it: an event, a job of its scheduler or of its agent. */
  readonly isOfDatabase?: boolean;
}

/** A line that git found. */
export interface FoundLine extends Place {
  readonly text: string;
}

/** What git is asked for (POSIX, extended): lines that begin a job in code or in a table of jobs. */
export const JOB_PATTERN = [
  '@Scheduled *\\(',
  '@XxlJob *\\(',
  '@Cron *\\(',
  '@(Nest)?Interval\\(',
  'schedule->(command|job|call|exec)\\(',
  'Schedule::(command|job|call|exec)\\(',
  'cron\\.schedule\\(',
  'schedule\\.scheduleJob\\(',
  'new CronJob\\(',
  'RecurringJob\\.AddOrUpdate',
  'AddHostedService<',
  '\\[Invoke\\(',
  'WithCronSchedule\\(',
  'cronSchedule\\(',
  'CronSchedule\\(',
  'add_job\\(',
  'scheduled_job\\(',
  'crontab\\((minute|hour|day)',
  'schedule\\.every\\(',
  '[iI][nN][sS][eE][rR][tT] [iI][nN][tT][oO] .?("public"\\.|`?)?["`]?(sys_job|xxl_job_info|qrtz_cron_triggers)["`]? ',
  '[cC][rR][eE][aA][tT][eE] +([a-zA-Z=`@%]+ +)?[eE][vV][eE][nN][tT] ',
  'DBMS_SCHEDULER\\.CREATE_JOB',
  'sp_add_job\\b',
].join('|');

/** Where jobs are looked for: sources and tables, not documents nor what was built. */
export const JOB_FILES = [
  'java',
  'kt',
  'groovy',
  'cs',
  'vb',
  'php',
  'py',
  'rb',
  'js',
  'ts',
  'mjs',
  'go',
  'sql',
  'xml',
].map(ending => `*.${ending}`);

/** Tests by the names of their classes. */
const FOREIGN_CODE = /[a-z0-9](?:Tests?|IT|Spec)\.(?:java|kt|cs|groovy|scala)$/;

/** Code that others wrote, tests, and what was built. */
export function isForeign(path: string): boolean {
  return (
    FOREIGN_CODE.test(path) ||
    /(?:^|\/)(?:node_modules|vendor|target|dist|obj|bin\/(?:debug|release)|PubTmp|\.vs|bower_components|third[-_]party|tests?|testing|__tests__|spec|fixtures|e2e(?:[-_]tests?)?|\w{0,20}(?:integration|functional|smoke|load|acceptance|performance)[-_]?tests?|test-suites?|[\w-]{1,30}-e2e|k6|cypress|playwright|\.idea|\.claude|\.cursor|\.devcontainer|docs?-(?:src|site|website)|archetype-resources|storage\/framework|bootstrap\/cache|(?<!\/(?:com|org|net|io)\/)examples?|wwwroot\/lib|(?:assets|public|static)\/(?:[\w-]{1,30}\/){0,2}(?:plugins|vendors?|lib)|codemirror|ckeditor|ueditor)\/|\.min\.js$|\.deps\.json$|\.(?:spec|test|stories)\.[jt]sx?$|_test\.(?:go|py|rb|exs)$|(?:^|\/)test_[^/]{1,80}\.py$|_spec\.rb$/i.test(
      path,
    )
  );
}

/** The same for git, which need not read them: half of the time of a search in a repository that carries its libraries. */
export const NOT_FOREIGN: readonly string[] = [
  'node_modules',
  'vendor',
  'target',
  'dist',
  'obj',
  'bin/Debug',
  'bin/Release',
  '.vs',
  'bower_components',
  'test',
  'tests',
  '__tests__',
  'spec',
  'fixtures',
  'e2e',
  'e2e-tests',
  'examples',
  'codemirror',
  'ckeditor',
  'ueditor',
  'wwwroot/lib',
  ...['assets', 'public', 'static'].flatMap(one =>
    ['plugins', 'vendor', 'lib'].map(two => `${one}/**/${two}`),
  ),
]
  .map(folder => `:(exclude,glob)**/${folder}/**`)
  .concat([':(exclude,glob)**/*.min.js', ':(exclude,glob)**/*.spec.ts', ':(exclude,glob)**/*.test.ts']);

/** What happens behind the line when a call goes on: more of it is another statement. */
const MOST_LINES = 8;

/**
 * The jobs that lines begin.
 * @param textOf the whole text of a file, where a call does not end on its line
 */
export function jobsOf(lines: readonly FoundLine[], textOf: (path: string) => string | undefined): Job[] {
  const texts = new Map<string, readonly string[]>();
  const found = lines.flatMap(({ path, line, text }): Job[] => {
    if (isForeign(path) || /^\s*(?:\/\/|\*|#|--|<!--|import\b|using\b|from\b)/.test(text)) return [];
    if (isAgentLine(text)) return ofDatabase(readAgentJobs(textOf(path) ?? '', path));
    if (/insert into/i.test(text)) return tableJob(text, { path, line });
    if (!texts.has(path)) texts.set(path, linesOf(textOf(path) ?? ''));
    const own = texts.get(path) ?? [];
    const piece = upToNextJob([text, ...own.slice(line, line + MOST_LINES)])
      .join('\n')
      .slice(0, 1200);
    const before = own
      .slice(Math.max(0, line - 1 - LINES_BEFORE), line - 1)
      .join('\n')
      .slice(-600);
    return codeJob(withConstant(piece, text, own), before, path, line);
  });
  return unique(found, ({ name, value, path }) => `${name} ${value} ${path}`);
}

/** `AddOrUpdate<X>(…, Every5Minutes)`: a constant of the same file that is a schedule stands for it. */
function withConstant(piece: string, text: string, own: readonly string[]): string {
  const name = /RecurringJob[^\n]{0,300}?,\s{0,8}([A-Z]\w{2,60})\)/.exec(text)?.[1];
  if (name === undefined) return piece;
  const set = own.find(line => line.includes(name) && /=\s{0,4}"/.test(line) && line !== text) ?? '';
  const value = /=\s{0,4}"([^"\n]{5,60})"/.exec(set)?.[1];
  // The lines below begin other jobs.
  return value === undefined || cronSchedule(value) === undefined ? piece : `${text} "${value}"`;
}

/** `insert into sys_job values(1, 'name', 'DEFAULT', 'task.run', '0/10 * * * * ?', '3', '1', '1', …)`: an eighth '1' rests. */
function tableJob(text: string, place: Place): Job[] {
  const texts = [...text.slice(0, 1500).matchAll(/'((?:[^']|''){0,200})'/g)].map(([, value = '']) =>
    value.replaceAll("''", "'"),
  );
  const at = texts.findIndex(value => cronSchedule(value) !== undefined);
  if (at < 0) return [];
  const target = texts.slice(0, at).findLast(value => /^[\w.$]{2,80}[.(]/.test(value)) ?? texts[0] ?? '';
  const isPaused = /sys_job/.test(text) && texts[at + 3] === '1';
  return [{ name: target, value: texts[at] ?? '', ...place, ...(isPaused && { isPaused }) }];
}

function ofDatabase(jobs: readonly Job[]): Job[] {
  return jobs.map(one => ({ ...one, isOfDatabase: true }));
}

const TASK = /["']task["']\s{0,3}:\s{0,3}["']([\w.]{1,120})/g;
const TASK_BEHIND = /["']task["']\s{0,3}:\s{0,3}["']([\w.]{1,120})/;
const TEXT = /["'`]([^"'`\n]{1,200})["'`]/g;

/** Of a table of tasks, what stands above its schedule. */
const LINES_BEFORE = 3;

function codeJob(piece: string, before: string, path: string, line: number): Job[] {
  const place = { path, line };
  const first = piece.split('\n', 1)[0] ?? '';
  const job = (name: string, value: string): Job[] => [{ ...place, name, value }];
  if (/@Scheduled\s{0,3}\(/.test(first)) {
    const inside = argumentsOf(piece, first.search(/@Scheduled/));
    const value =
      joinedText(/\bcron\s{0,3}=\s{0,3}("[\s\S]{1,600})/.exec(inside)?.[1]) ??
      /\b((?:fixedRate|fixedDelay)(?:String)?\s{0,3}=\s{0,3}[^,)\n]{1,160})/.exec(inside)?.[1] ??
      /\bcron\s{0,3}=\s{0,3}([\w.]{1,80})/.exec(inside)?.[1];
    const method = methodIn(piece.slice(piece.indexOf(inside) + inside.length));
    const type = nameOf(path).replace(/\.\w+$/, '');
    return value === undefined ? [] : job(method === undefined ? type : `${type}.${method}`, value);
  }
  const texts = [...piece.slice(0, 500).matchAll(TEXT)].map(([, text = '']) => text);
  if (/@XxlJob/.test(first)) return job(texts[0] ?? nameOf(path), 'XXL-JOB');
  const cron = texts.find(text => cronSchedule(text) !== undefined);
  if (/schedule->|Schedule::/.test(first)) {
    const rule = /->((?:cron|daily|hourly|weekly|monthly|every|twice|at)\w{0,30})\(([^()\n]{0,60})\)/.exec(
      piece,
    );
    const named = /(?:->|::)(?:command|job|call|exec)\(\s{0,20}(?:new\s{1,3})?["']?([\w:\\\- .=]{1,80})/.exec(
      piece,
    )?.[1];
    return rule === null
      ? []
      : job(
          (named ?? nameOf(path)).trim().replace(/ --[\w-]{1,40}=$/, ''),
          cron ?? `${rule[1]}(${rule[2] ?? ''})`,
        );
  }
  if (/crontab\(/.test(first)) {
    const inside = /crontab\(([^()\n]{0,120})\)/.exec(piece)?.[1];
    const task =
      [...before.matchAll(TASK)].at(-1)?.[1] ??
      TASK_BEHIND.exec(piece)?.[1] ??
      /crontab\([^()\n]{0,120}\),?\s{0,40}([\w.]{1,80})\.s\(/.exec(piece)?.[1];
    return inside === undefined ? [] : job(task ?? nameOf(path), `crontab(${inside})`);
  }
  if (/DBMS_SCHEDULER/i.test(first)) {
    const every = /repeat_interval\s{0,3}=>\s{0,3}'([^'\n]{1,160})'/i.exec(piece)?.[1];
    const name = /job_name\s{0,3}=>\s{0,3}'([^'\n]{1,80})'/i.exec(piece)?.[1];
    return every === undefined || name === undefined ? [] : ofDatabase(job(name, every));
  }
  if (/AddHostedService/.test(first)) {
    const service = /AddHostedService<(?:[\w.]{0,120}\.)?(\w{1,80})>/.exec(first)?.[1];
    return service === undefined ? [] : job(service, 'AddHostedService');
  }
  // Pomelo.AspNetCore.TimedJob: `[Invoke(Begin = "2019-01-01 02:00", Interval = 1000 * 3600 * 24)]` above a method.
  if (/\[Invoke\(/.test(first)) {
    const times = [
      ...argumentsOf(piece, first.search(/\[Invoke\(/)).matchAll(/\b(Begin|Interval)\s?=\s?([^,)\n]{1,80})/g),
    ];
    const method = /\b(?:void|Task)\s{1,3}(\w{1,80})\s?\(/.exec(piece)?.[1];
    const type = nameOf(path).replace(/\.\w+$/, '');
    return times.length === 0
      ? []
      : job(
          method === undefined ? type : `${type}.${method}`,
          times.map(([, name, value = '']) => `${name} = ${value.trim()}`).join(', '),
        );
  }
  if (/add_job\(|scheduled_job\(/.test(first)) {
    const inside = argumentsOf(piece, first.search(/add_job\(|scheduled_job\(/));
    const times = [
      ...inside.matchAll(
        /\b(hours?|minutes?|seconds?|days?|day_of_week|weeks?)\s{0,2}=\s{0,2}([^,)\n]{1,40})/g,
      ),
    ].map(([, unit, value]) => `${unit}=${value?.trim()}`);
    const kind = /["'](cron|interval|date)["']|\b(Cron|Interval)Trigger/.exec(inside);
    const called = /add_job\(\s{0,20}([\w.]{1,80})/.exec(piece)?.[1] ?? /\bdef\s(\w{1,80})/.exec(piece)?.[1];
    return times.length === 0 || called === undefined
      ? []
      : job(called, `${(kind?.[1] ?? kind?.[2] ?? '').toLowerCase()} ${times.join(', ')}`.trim());
  }
  if (/schedule\.every\(/.test(first)) {
    const rule =
      /schedule\.(every\([\w\s]{0,10}\)(?:\.\w{1,20}(?:\(["'][\d:]{1,8}["']\))?){0,4})\.do\(\s{0,3}([\w.]{1,80})/.exec(
        piece,
      );
    return rule === null ? [] : job(rule[2] ?? '', rule[1] ?? '');
  }
  if (/create\s.{0,60}event\s/i.test(first)) {
    const name = /\bevent\s+(?:if\s+not\s+exists\s+)?[`"]?([\w.]{1,80})/i.exec(first)?.[1];
    const every = /\bevery\s+(\d{1,6}\s+\w{1,12})/i.exec(piece)?.[1];
    return name === undefined || every === undefined ? [] : ofDatabase(job(name, `EVERY ${every}`));
  }
  if (/RecurringJob/.test(first)) {
    const rule = cron ?? /\bCron\.(\w{1,20}(?:\([\d, ]{0,12}\))?)/.exec(piece)?.[0];
    const type = /AddOrUpdate<(?:[\w.]{1,120}\.)?(\w{1,80})>/.exec(first)?.[1];
    const called = type ?? /=>\s{0,5}(?:\w{1,40}\.)?(\w{1,80})\(/.exec(piece)?.[1];
    return rule === undefined ? [] : job(texts.find(text => text !== cron) ?? called ?? nameOf(path), rule);
  }
  if (/@Cron\s{0,3}\(/.test(first)) {
    const from = first.search(/@Cron/);
    const inside = argumentsOf(piece, from);
    // What stands behind the brackets belongs to the method.
    const own = [...inside.matchAll(TEXT)]
      .map(([, text = '']) => text)
      .find(text => cronSchedule(text) !== undefined);
    const value = own ?? /^\(\s{0,40}([A-Za-z_$][\w.$]{1,80})\s{0,40}[,)]/.exec(inside)?.[1];
    const behind = piece.slice(piece.indexOf(inside, from) + inside.length);
    return value === undefined ? [] : job(methodIn(behind) ?? nameOf(path), value);
  }
  if (cron === undefined) return [];
  return job(nameOf(path).replace(/\.\w+$/, ''), cron);
}

/** `"0 " + "30 2 * * ?"`: texts that are put together. */
function joinedText(text: string | undefined): string | undefined {
  const whole = /^"[^"\n]{0,200}"(?:\s{0,40}\+\s{0,40}"[^"\n]{0,200}"){0,8}/.exec(text ?? '')?.[0];
  const joined = [...(whole ?? '').matchAll(/"([^"]*)"/g)].map(([, piece = '']) => piece).join('');
  return joined.trim() === '' ? undefined : joined.trim();
}
