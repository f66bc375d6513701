import { unique } from '../core/unique.ts';
import { asMarkdown } from './rst.ts';
import { hasPlaceholder, linesOf, nameOf, type SaidOf } from './said.ts';

/** A command that a document tells people to type. `name` is the heading that it stands under. */
export interface WrittenCommand extends SaidOf {
  readonly what: 'build' | 'start' | 'release' | 'rollback';
}

const NAMED =
  /readme|desarrollo|despliegue|instal|deploy|install|set-?up|getting[-_ ]?started|quick[-_ ]?start|\brun|build|backup|restore|recover|operat|runbook|release|\bops\b|docker|部署|安装|启动|运行|运维|构建|编译|发布|备份|恢复|升级|上线|手册|说明/i;

/** Documents that say how the project is built, started, brought to where it runs, or saved. */
export function isRunDocument(path: string): boolean {
  return (
    /\.(?:md|markdown|txt|rst|adoc)$/i.test(path) &&
    path.split('/').length <= 4 &&
    // Of assistants and editors.
    !/(?:^|\/)\.(?!github\/)[\w-]{1,40}\/|(?:^|\/)\.github\/[\w-]{1,40}\//.test(path) &&
    !/(?:^|\/)(?:plans?|specs?|adr|superpowers|archive|proposals|designs?|openspec)\//i.test(path) &&
    !/(?:^|\/)(?:content|fonts?|assets|public|static|lib|plugins|themes|roles)\//i.test(path) &&
    (NAMED.test(nameOf(path)) ||
      /(?:^|\/)(?:runbooks?|ops|operations|deploy(?:ment)?|运维|部署)\//i.test(path)) &&
    !/changelog|release[-_ ]?notes|requirements/i.test(path)
  );
}

/** Of these the commands are what is done day by day; what an incident asks for saves and brings back nothing else. */
export function isOperating(path: string): boolean {
  return isRunDocument(path) && !/incident|security|breach|forensic|事故/i.test(nameOf(path));
}

const HEADING = /^\s{0,3}(?:#{1,6}|={1,6})\s{1,4}(\S.{0,119})$/;
const FENCE = /^\s{0,12}(?:```|~~~)\s{0,3}([\w+-]{0,20})/;
const SHELLS = /^(?:|sql|bash|sh|shell|console|zsh|cmd|bat|batch|powershell|ps1|pwsh|terminal|dos)$/i;
/** Programs that a person types; what fetches the code itself is no step. */
const COMMAND =
  /^(?:sudo )?(?:docker(?:-compose)?|podman|npm|pnpm|yarn|npx|bunx?|mvn|(?:\.\/|\.\\)?(?:mvnw|gradlew)|gradle|ant|dotnet|php|composer|python3?|pip3?|pipenv|poetry|uv|django-admin|flask|uvicorn|gunicorn|celery|bundle|rails|rake|bin\/[\w-]{1,40}|foreman|go (?:build|run)|make|java(?= -)|systemctl|service|nginx|pm2|supervisorctl|kubectl|helm|ansible-playbook|terraform (?:init|apply)|sqlcmd|(?:ba)?sh [\w./-]{2,80}|\.[/\\][\w./\\-]{2,80}|[Mm][Ss][Bb]uild|nuget restore|iisreset|net start|sc (?:create|start)|cap [\w-]{1,40} deploy|fab|just|task|vercel|firebase deploy|fly(?:ctl)? deploy|heroku|alembic|node [\w./-]{2,80}|ng (?:serve|build)|nx|turbo|lerna|createdb|redis-server|mongod|ionic|cordova|flutter|cargo|meteor|sbt|lein|mix|nohup|New-Web\w{3,20}|Restart-WebAppPool|Restart-Service|appcmd|Update-Database|Install-WindowsFeature|Enable-WindowsOptionalFeature|New-Service|robocopy|xcopy)(?=\s|$)/;

/** What destroys or only tries is no way to start. */
const NO_STEP =
  /--dry-run\b|\[(?:选项|参数|options?|args?|flags?)\]|docker (?:volume|network|system|inspect|stats|top|info)\b|nginx -t\b|(?:^|\s)-(?:v|V|-?version)$|(?:systemctl|service \S{1,40}|supervisorctl) (?:stop|disable)\b|systemctl (?:enable|stop|start|restart) docker\b|compose\b.{0,120}\s(?:exec|config|stop|kill|rm)\b|--upgrade pip\b|drop\b|\bformat\b|\bpytest\b|docker (?:ps|build|tag|login)\b|[\\/]stop[-_]|--list\b|\s--restore\b|^docker pull$|script-name|\block --upgrade\b|docker (?:volume|network) create|^\S{1,12}(?: run)? (?:stop|down|kill)\b|kubectl (?:scale|create namespace)|helm (?:repo|search)\b|\baudit\b|volume rm\b|key:generate|\bboost:|\bmake:[a-z]|\byard\b|\bnew\b|\bconsole\b|\bshell\b|playwright|:replant|\bmakemigrations\b|\bgenerate\b|\breset|\bprune\b|\bdown\b.{0,40}(?:-v\b|--volumes)|\brm -|flush(?:all|db)|\bmy-(?:lib|app|project)\b|compose\b.{0,80}\srestart\b|docker (?:images?|container|ps|logs|stop|inspect) |make (?:help|down|stop|clean)\b|compose\b.{0,80}\s(?:down|ps|logs|stop)\b|docker exec\b|kubectl (?:get|logs|describe|delete)\b|--help\b|--version\b|\bversion$|is-active|hello-world|\bstatus\b|\blogs\b|:$|\bconfig$|<image>|<command>|destroy|:fresh\b|--force|(?:npm (?:i|install)|yarn add|pnpm add|composer require|pip3? install) (?!-r|-e|--|\.)["'@\w]|\b(?:lint|rubocop|standardrb|eslint|prettier|test|e2e|coverage)\b/i;

/** A heading that names both ways says of no command which one it is. */
const ROLLBACK =
  /^(?!.{0,120}(?:\band\b|&|\/|、|与|和|及|\bor\b)).{0,120}(?:roll(?:ing)?[- ]?back|revert|回滚|回退|撤回|zurückrollen|retour arrière|marcha atrás)/i;
/** Goes back to what was before. */
const GOES_BACK =
  /^(?:sudo )?(?:git (?:checkout|switch|reset|revert)|helm rollback|kubectl rollout undo|docker (?:tag|service rollback)|docker[- ]compose\b.{0,120}\s(?:up|down|restart)|(?:php )?artisan migrate:rollback|alembic downgrade|(?:rails|rake|bin\/rails) db:rollback|dotnet ef database update|ln -sfn?)(?=\s|$)/i;

const RELEASE =
  /roll-?back|回滚|回退|despliegue|implanta[cç]|d[ée]ploiement|bereitstellung|deploy|releas|publish|production|upgrad|update|roll-?out|部署|发布|上线|升级|更新|生产/i;
const BUILD = /compilaci[oó]n|compila[cç][aã]o|buildear|build|compil|packag|bundl|构建|编译|打包/i;
const START =
  /instalaci[oó]n|instala[cç][aã]o|puesta en marcha|ejecu|como (?:rodar|executar)|d[ée]marrage|lancement|inbetriebnahme|\brun(?:ning|s)?\b|start|launch|usage|install|set-?up|setting up|serve|local|development|docker|prerequisite|depend|启动|运行|安装|快速|使用|开发|步骤|初始化|环境/i;
const OTHER =
  /dry[- ]?run|\bdemos?\b|\bexamples?\b|\bsamples?\b|pre-?commit|\bhooks?\b|\bhusky\b|示例|演示|incident|fail|\bdown\b|crash|rota[tcç]|disaster|emergen|故障|应急|test|lint|tear-?down|clean|uninstall|reset|remov|delet|停用|卸载|清理|contribut|format|测试|贡献|规范|backup|restore|备份|恢复|troubleshoot|faq|debug|intellisense|\baudit|vulnerab|\bscan|agentic|re-?import|seeded|常见|排查|没有生效|不生效|失败|报错|异常|无法|not working|cannot|can't|won't|doesn't|\berrors?\b/i;
/** More of one document nobody copies into a manual. */
const MOST = 12;

/**
 * The commands that a document tells one to type, by what its headings say they are for, each with the folder that it is
 * typed in.
 * @param isFolder whether the project has a folder; what a document changes to beside that is the clone itself
 * @param home the folder in which the document's commands are typed, '' for the top
 */
export function readRunDocument(
  written: string,
  path: string,
  isFolder: (folder: string) => boolean = () => true,
  home = '',
): WrittenCommand[] {
  const text = asMarkdown(written, path);
  const found: WrittenCommand[] = [];
  /** Where the commands of a block are typed, from the top of the project. */
  let folder = home;
  /** What a document tells to clone: to change into that is to change to the top. */
  const clones = new Set<string>();
  const open: { heading: string; depth: number }[] = [];
  let fence: string | undefined;
  /** A command that goes on in the next line. */
  let pending: { readonly text: string; readonly line: number } | undefined;
  for (const [at, line] of linesOf(text).entries()) {
    const mark = FENCE.exec(line);
    if (mark !== null) {
      fence = fence === undefined ? (mark[1] ?? '') : undefined;
      folder = home;
    }
    const heading = fence === undefined ? HEADING.exec(line)?.[1] : undefined;
    if (heading !== undefined) {
      const depth = /^\s{0,3}([#=]{1,6})/.exec(line)?.[1]?.length ?? 1;
      while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
      open.push({ heading: plain(heading), depth });
    }
    if (mark !== null || heading !== undefined || found.length >= MOST) continue;
    const what = purposeOf(open.map(one => one.heading).reverse());
    if (what === undefined) continue;
    if (fence !== undefined && SHELLS.test(fence) && /[\\^`]\s*$/.test(line)) {
      pending = {
        text: `${pending?.text ?? ''} ${line.replace(/[\\^`]\s*$/, '').trim()}`.trim(),
        line: pending?.line ?? at + 1,
      };
      continue;
    }
    const whole = pending === undefined ? line : `${pending.text} ${line.trim()}`;
    const first = pending?.line ?? at + 1;
    pending = undefined;
    const texts = fence === undefined ? inlineCommands(line) : SHELLS.test(fence) ? [whole] : [];
    for (const one of texts) {
      const value = one
        .trim()
        .replace(/^(?:\$|>|%|PS [^>]{0,60}>|[A-Z]:\\[^>]{0,60}>)\s/, '')
        .replace(/\s#\s.{0,300}$/, '');
      const clone = CLONES.exec(value)?.[1];
      if (clone !== undefined) clones.add(clone);
      const [, into, then] = CHANGES.exec(value) ?? [];
      if (into !== undefined)
        folder = folder === '' && clones.has(into) ? '' : changed(folder, into, isFolder);
      const command = into === undefined ? value : (then ?? '');
      const isWayBack = what === 'rollback' && GOES_BACK.test(command);
      if (!isWayBack && (!COMMAND.test(command) || NO_STEP.test(command))) continue;
      if (hasPlaceholder(command)) continue;
      if (what === 'start' && (PREPARES.test(command) || startsNothing(command))) continue;
      found.push({
        what: doneBy(command, what),
        name: open.at(-1)?.heading ?? '',
        value: isTypedAtTop(command, folder, home) ? command : `cd ${folder} && ${command}`,
        path,
        line: first,
      });
    }
  }
  // `npm run dev`, `yarn dev` and `pnpm dev` below each other are one way in the words of three tools.
  return unique(found, ({ value, name }) => `${name} ${value.replace(MANAGER, '')}`);
}

const MANAGER = /(?:^|(?<=&& ))(?:npm(?: run)?|yarn(?: run)?|pnpm(?: run)?|bun(?: run)?) /;
/** What looks into the folder that it is typed in. */
const OF_PART =
  /^(?:npm|yarn|pnpm|bunx?|npx|ng|composer|php|python3?|pip3?|uvicorn|gunicorn|flask|mvn|gradle|\.\/(?:mvnw|gradlew)|dotnet|go|rails|bundle|rake)\b/;

/** A document below a part speaks from there, unless it names the part itself. */
function isTypedAtTop(command: string, folder: string, home: string): boolean {
  return folder === '' || (folder === home && (!OF_PART.test(command) || command.includes(`${home}/`)));
}

/** `git clone https://host/team/his.git`: the folder is called as the last part of the address. */
const CLONES = /^git clone (?:-\S{1,30} (?:\d{1,3} )?){0,3}\S{0,200}?([\w.-]{1,80}?)(?:\.git)?\/?$/;

/** `cd backend`, alone or before a command. */
const CHANGES = /^(?:cd|pushd) ["']?([\w./\\-]{1,80})["']?(?:\s{0,4}(?:&&|;)\s{0,4}(\S.{0,300}))?$/;

function changed(from: string, into: string, isFolder: (folder: string) => boolean): string {
  // A place that stands for another: what follows is where it lies in the clone.
  const [, below] = /^\/path\/to\/[^/]{1,80}\/?(.{0,200})$/.exec(into) ?? [];
  if (below !== undefined) return isFolder(below) ? below : '';
  if (into.startsWith('/')) return into;
  const parts = from.split('/').filter(Boolean);
  for (const part of into.split(/[\\/]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const to = parts.join('/');
  if (from.startsWith('/')) return `/${to}`;
  if (to === '' || isFolder(to)) return to;
  // Further down it is another terminal, which begins at the top again.
  return isFolder(into) ? into : '';
}

const STARTS_BY_NAME =
  /start|run|up(?![a-z])|serv|boot|launch|init|install|set-?up|deploy|dev|entry|main|app|mvnw|gradlew|rails|artisan|manage|catalina|standalone|watch|build|compose|docker|all$|local|front|back|web|api|prod|启动|运行|部署|安装/i;
const HELPER_BY_NAME =
  /(?:^|[_./-])(?:init|seeds?|guard|ci|checks?|tests?|lint|actions|migrat\w{0,10}|create|import|export|fix|gen|generate|download|train|eval|backfill|verify|validate|populate|load|reset|convert|demo|example)(?:[_./-]|[A-Z]|$)/;

/** A target of a task runner, or a script, that by its name does something else than to start. */
function startsNothing(command: string): boolean {
  const target = /^(?:just|task|make) (?:-\S{1,20} \S{1,40} )?([\w:.-]{1,60})/.exec(command)?.[1];
  if (target !== undefined) return !STARTS_BY_NAME.test(target) || HELPER_BY_NAME.test(target);
  const script = /^(?:sudo )?(?:(?:ba|z)?sh |\.[\\/])([\w./\\-]{1,80}\.(?:sh|bat|cmd|ps1|py))/.exec(
    command,
  )?.[1];
  if (script !== undefined) {
    const name = nameOf(script.replaceAll('\\', '/'));
    return !STARTS_BY_NAME.test(name) || /(?:^|[_.-])(?:ci|checks?|tests?|lint|actions)(?=[_.-])/i.test(name);
  }
  const program = /^(?:python3?|node) ([\w./-]{1,80}\.(?:py|[cm]?js|ts))/.exec(command)?.[1];
  return program !== undefined && HELPER_BY_NAME.test(nameOf(program));
}

/** Whatever a heading says: what fills, tries or looks at something does not start it. */
const PREPARES =
  /^(?:sudo )?docker[- ]compose\b.{0,80}? pull\b|\b(?:db:)?seed|\bsetup\.py\b|-m venv\b|virtualenv|(?:\b|_)demo|example|precommit|\bprepare\b|daemon-reload|systemctl enable (?!--now)|python3? -c\b|createdb|db:create|collectstatic|createsuperuser|\btool restore\b|storage:link|\bswag init\b|cert(?:ificate)?s?\b|mkcert/i;
/** Brings libraries or makes something of sources: a step of the build, under whatever heading. */
const BUILDS =
  /^(?:sudo )?(?:(?:npm|pnpm|yarn|bun)(?: --\S{1,60}){0,3} (?:ci|i|install|(?:run )?(?:build|compile|dist)\b)|(?:yarn|pnpm|bun)$|pip3? install|python3? -m pip|pipenv install|poetry install|uv (?:sync|pip)|composer install|bundle install|go build|cargo build|flutter (?:build|pub)|dotnet (?:restore|build)|nuget restore|(?:\S{0,20}mvnw?)(?:\.cmd)? [^|;]{0,80}\b(?:install|package|compile|verify)\b(?! spring-boot:run)|(?:\S{0,20}gradlew?)(?:\.bat)? [^|;]{0,60}\b(?:build|assemble|bootJar|bootWar)\b|make (?:install|build|deps|compile)|docker[- ]compose\b.{0,80}? build\b|docker build|ng build|[Mm][Ss][Bb]uild)/;
/** Brings a database to what the code wants. */
const MIGRATES = /\bmigrat|\bef database update|alembic upgrade|Update-Database/i;

/** Starts something under whatever heading. */
const RUNS = /^(?:sudo )?docker[- ]compose\b.{0,80}? up\b/;
/** Starts it where one sits: no release. */
const RUNS_HERE =
  /^(?:dotnet (?:run|watch)|npm start\b|(?:npm|pnpm|yarn|bun)(?: run)? (?:dev|start|serve)\b|ng serve|python3? [\w./-]{1,60}\.py\b|flask run|php artisan serve|(?:rails|bin\/rails) s|(?:(?:ba)?sh )?[\w./-]{0,60}\bstart[-_]?(?:local|dev)[\w-]{0,20}\.(?:sh|bat|ps1))/;

function doneBy(command: string, what: WrittenCommand['what']): WrittenCommand['what'] {
  if (/^docker run\b/.test(command)) return what === 'build' && !/build/i.test(command) ? 'start' : what;
  if (what === 'rollback') return what;
  if (what === 'build') return RUNS.test(command) ? 'start' : what;
  if (what === 'release') return RUNS_HERE.test(command) ? 'start' : BUILDS.test(command) ? 'build' : what;
  return BUILDS.test(command) ? 'build' : MIGRATES.test(command) ? 'release' : what;
}

const TOLD = /(?:\brun\b|execute|\btype\b|执行|运行)[^`]{0,40}`([^`]{6,200})`/i;

/** What stands in code blocks of a document for a shell, each line where it is; the rest is blank. */
export function shellOf(text: string, path: string): string {
  let fence: string | undefined;
  return linesOf(asMarkdown(text, path))
    .map(line => {
      const mark = FENCE.exec(line);
      if (mark !== null) fence = fence === undefined ? (mark[1] ?? '') : undefined;
      const isShell = mark === null && fence !== undefined && SHELLS.test(fence);
      if (isShell) return line.replace(/^\s{0,12}\$\s/, '');
      // Run `mongorestore --gzip path`: told in a sentence.
      return fence === undefined ? (TOLD.exec(line.slice(0, 600))?.[1] ?? '') : '';
    })
    .join('\n');
}

/** Said of a command by the nearest heading that says anything. */
function purposeOf(headings: readonly string[]): WrittenCommand['what'] | undefined {
  for (const heading of headings) {
    if (OTHER.test(heading)) return undefined;
    if (ROLLBACK.test(heading)) return 'rollback';
    if (RELEASE.test(heading)) return 'release';
    if (BUILD.test(heading)) return 'build';
    if (START.test(heading)) return 'start';
  }
  return undefined;
}

function inlineCommands(line: string): string[] {
  return [...line.slice(0, 600).matchAll(/`([^`]{4,200})`/g)]
    .map(([, code = '']) => code)
    .filter(code => code.includes(' '));
}

function plain(heading: string): string {
  return heading
    .replace(/[*`#]|\p{Extended_Pictographic}|\uFE0F/gu, '')
    .replace(/\[([^\]]{1,80})\]\([^)]{0,200}\)/g, '$1')
    .trim();
}
