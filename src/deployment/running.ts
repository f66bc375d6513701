import { unique } from '../core/unique.ts';
import { type FoundLine, isForeign } from './code.ts';
import { nameOf, type SaidOf } from './said.ts';

/** Where code itself listens, and under which path it tells how it is. */
export interface RunningSaid extends SaidOf {
  readonly name: 'port' | 'health' | 'log-file' | 'log-kept';
}

/** What git is asked for (POSIX, extended). */
export const RUNNING_PATTERN = [
  'MapHealthChecks *\\(',
  '[gG]et[mM]apping.*/health',
  '\\.(get|route|GET|HandleFunc|Get)\\( *["\'`]/[a-zA-Z0-9_/-]*health',
  '\\bpath\\( *["\']([a-zA-Z0-9_/-]*/)?health',
  '^ *get +["\'][a-zA-Z0-9_/-]*health',
  '\\.listen\\(.*[0-9][0-9][0-9][0-9]',
  '^ *port +.*[0-9][0-9][0-9][0-9]',
  '\\b(uvicorn\\.run|app\\.run|socketio\\.run)\\(.*port *= *[0-9]',
  '^ *bind *= *["\'][0-9.]*:[0-9]',
  '\\b[Pp][Oo][Rr][Tt] *= *.*(getenv|environ|process\\.env|ENV).*[0-9][0-9][0-9][0-9]',
  'FileHandler *\\(',
  '\\bfilename *= *.*\\.log["\']',
  'health: *["\']/',
  'WriteTo\\.File\\(',
  'retainedFileCountLimit: *[0-9]',
  '\\b(filename|maxFiles|daysToKeep) *: *["\'`].*(\\.log|[0-9]d)["\'`]',
].join('|');

export const RUNNING_FILES = [
  'razor',
  'cshtml',
  'java',
  'kt',
  'cs',
  'vb',
  'php',
  'py',
  'rb',
  'js',
  'mjs',
  'ts',
  'go',
].map(ending => `*.${ending}`);

const READERS: readonly (readonly [RunningSaid['name'], RegExp])[] = [
  [
    'health',
    /(?:MapHealthChecks|GetMapping|\.(?:get|route|GET|HandleFunc|Get)|\bpath)\s{0,3}\(\s{0,3}(?:value\s?=\s?)?["'`]([\w/-]{0,80}health[\w/-]{0,40})["'`]/i,
  ],
  ['health', /^\s{0,20}get\s{1,3}["']([\w/-]{0,80}health[\w/-]{0,40})["']/],
  // Laravel from 11 on, in bootstrap/app.php (laravel.com/docs/deployment).
  ['health', /^\s{0,20}health:\s?["'](\/[\w/-]{1,40})["']/],
  ['port', /\.listen\([^)\n]{0,80}?\b(\d{4,5})\b/],
  ['port', /^\s{0,20}port\s{1,12}ENV\.fetch\(["']PORT["'],\s?["']?(\d{4,5})/],
  ['port', /^\s{0,20}port\s{1,12}(\d{4,5})\b/],
  ['port', /\.run\([^\n]{0,160}?\bport\s?=\s?(\d{4,5})\b/],
  ['port', /^\s{0,20}bind\s?=\s?["'][\d.]{0,15}:(\d{2,5})["']/],
  ['port', /\bport\s?=\s?[^\n]{0,60}?(?:getenv|environ|process\.env|ENV)[^\n]{0,60}?\b(\d{4,5})\b/i],
  ['log-file', /FileHandler\s?\(\s?(?:filename\s?=\s?)?["']([\w./\\-]{1,120})["']/],
  ['log-file', /WriteTo\.File\(\s?(?:path:\s?)?@?\$?"([\w./\\{}-]{1,120})"/],
  [
    'log-file',
    /\bfilename\s?=\s?(?:[\w.]{1,40}\s?\/\s?|os\.path\.join\([^,)\n]{1,60},\s?)?f?["']([\w./{}-]{1,120}\.log)["']/,
  ],
  ['log-kept', /RotatingFileHandler\s?\([^\n]{0,200}?\bbackupCount\s?=\s?(\d{1,4})/],
  // winston, log4js and pino in JavaScript.
  ['log-file', /\bfilename\s?:\s?["'`]([\w./%${}-]{1,120}\.log)["'`]/],
  ['log-kept', /\b(?:maxFiles|daysToKeep)\s?:\s?["'`](\d{1,4}d)["'`]/],
  ['log-kept', /\bretainedFileCountLimit:\s?(\d{1,4})/],
];

/** `/health`, `/api/healthz`, `/health-check`; not `/labels/national_health_id`. */
const HEALTH_PATH =
  /(?:^|\/)_?health(?:z|check|-check|_check|-json)?(?:\/(?:ready|readiness|live|liveness|startup|check|status|ping|db|details?))?\/?$/i;

/** Whether a path of a web address is one that tells how it is. */
export function isHealthPath(path: string): boolean {
  return (
    HEALTH_PATH.test(path) ||
    /\/(?:ping|readyz?|readiness|livez?|liveness|heartbeat|up)$|\/actuator\/info$/i.test(path)
  );
}

function isLaravelApp(path: string): boolean {
  return /(?:^|\/)bootstrap\/app\.php$/.test(path);
}

/** What lines of code say; comments, tests and tools of developers say nothing about what runs. */
export function runningOf(lines: readonly FoundLine[]): RunningSaid[] {
  const found = lines.flatMap(({ path, line, text }): RunningSaid[] => {
    if (isForeign(path) || /^\s*(?:\/\/|\*|#|--)/.test(text) || /\.config\.[jt]s$/.test(path)) return [];
    return READERS.flatMap(([name, pattern]) => {
      const value = pattern.exec(text.slice(0, 400))?.[1];
      // Where a store listens is not where the application does.
      if (
        name === 'port' &&
        /^(?:3306|5432|1433|1521|6379|27017|5672|9200|11211|1025|2525)$/.test(value ?? '')
      )
        return [];
      // Below a class with a path of its own it may be the health of anything.
      if (
        name === 'health' &&
        /GetMapping/.test(text) &&
        /^\/?\w[\w-]{0,40}$/.test(value ?? '') &&
        !/health|status|ping|monitor|main|app|root|index/i.test(nameOf(path))
      )
        return [];
      if (value === undefined || (name === 'health' && !HEALTH_PATH.test(value) && !isLaravelApp(path)))
        return [];
      if (/^\s{0,20}health:/.test(text) && !isLaravelApp(path)) return [];
      return [{ name, value, path, line }];
    });
  });
  return unique(found, ({ name, value, path }) => `${name} ${value} ${path}`);
}
