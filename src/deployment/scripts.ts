import { unique } from '../core/unique.ts';
import { readCronLine, readTimer, readWindowsTask } from './cron.ts';
import { BACKUPS, deletesOld, keptWhat, LOGS } from './keptWhat.ts';
import { pushes } from './pipelines.ts';
import { linesOfMenus, linesOfTests, NO_RELEASE, remoteLines } from './remoteLines.ts';
import { isHealthPath } from './running.ts';
import { hasPlaceholder, nameOf, type Place, type Said, type SaidOf } from './said.ts';
import {
  bareCommand,
  commandsOf,
  isTitle,
  ofJenkins,
  type WrittenFile,
  writtenFile,
} from './scriptCommands.ts';
import { filled, remember } from './scriptVariables.ts';

/** What scripts, pipelines and crontabs do about backups, schedules and releases. */
export interface ScriptFacts {
  /** Commands that write a backup. */
  readonly dumps: readonly Said[];
  /** Where it lies: the file or folder that the command writes to, or the store it is sent to. */
  readonly copies: readonly Said[];
  readonly restores: readonly Said[];
  /** What is deleted after so long; `name` tells what. */
  readonly kept: readonly (Said & { readonly name: 'backup' | 'log' | 'other' })[];
  /** When something runs; `name` is the command. */
  readonly schedules: readonly (SaidOf & { readonly isComment: boolean })[];
  /** Commands that bring a release to where it runs, or back. */
  readonly releases: readonly Said[];
  readonly rollbacks: readonly Said[];
  /** Ways to see that it works. */
  readonly health: readonly Said[];
}

function nothing(): ScriptDraft {
  return {
    dumps: [],
    copies: [],
    restores: [],
    kept: [],
    schedules: [],
    releases: [],
    rollbacks: [],
    health: [],
  };
}

export const NO_SCRIPT: ScriptFacts = nothing();

/** Whether a file runs commands: scripts, pipelines, crontabs, units, make files. */
export function isScriptFile(path: string): boolean {
  const name = nameOf(path);
  // A table is no script, whatever it is called.
  if (/\.sql$/i.test(name) && /dump|_backup/i.test(name)) return false;
  // A library of that name is no crontab.
  if (/\.(?:dll|exe|so|jar|png|jpe?g|gif|svg|pdf|docx?|zip|gz)$/i.test(name)) return false;
  return (
    /\.(?:sh|bash|bat|cmd|ps1|cron|crontab|service|timer)(?:\.(?:example|sample|dist|template))?$/i.test(
      name,
    ) ||
    /^(?:crontabs?(?:\.txt)?|makefile|justfile|fabfile\.py|schedule\.rb|deploy\.rb)$/i.test(name) ||
    /(?:^|\/)(?:crontabs|cron\.(?:d|daily|weekly|hourly|monthly))\//i.test(path) ||
    isPipeline(path) ||
    (/backup|restore|deploy|备份|恢复|部署/i.test(name) && /\.(?:ya?ml|sql|py|js|ts|php|rb)$/i.test(name))
  );
}

const PIPELINE_NAME =
  /^(?:\.gitlab-ci.{0,40}\.yml|jenkinsfile.{0,40}|azure-pipelines.{0,40}\.ya?ml|bitbucket-pipelines\.yml|\.drone\.yml|\.travis\.yml|buildspec.{0,40}\.ya?ml|appspec\.yml)$/i;

export function isPipeline(path: string): boolean {
  return (
    PIPELINE_NAME.test(nameOf(path)) ||
    (/(?:^|\/)(?:\.github\/workflows|\.gitlab|\.?azure-?devops|\.?azure-pipelines|\.pipelines|\.azure\/pipelines|\.circleci|\.workflow|\.semaphore|\.buildkite|\.woodpecker)\//i.test(
      path,
    ) &&
      /\.ya?ml$/i.test(path))
  );
}

/** A command begins a line, or follows a sign that ends the one before. Blanks are single. */
const STARTS = String.raw`(?:^|[\s|&;('"\`/])`;
const ENDS = String.raw`(?=[\s"'\`:)]|$)`;
/** A program that does something has something behind it; its name alone stands in lists. */
const ARGUMENTS = String.raw`(?=["'\`]? [-\w$/"'.>|*])`;
const DUMP = new RegExp(
  String.raw`${STARTS}(?:mysqldump|mariadb-dump|mariabackup|xtrabackup|innobackupex|pg_dump|pg_dumpall|pg_basebackup|mongodump|expdp|exp \S{0,80}(?:/|userid)\S{0,80}|rman|cockroach dump|influxd? backup|restic backup|borg create|borgmatic create|duplicity|wal-g backup-push|pgbackrest|barman backup|mysqlpump|mydumper|dexp|sys_dump|gbak|artisan backup:run|manage\.py (?:dbbackup|dumpdata))${ARGUMENTS}`,
  'i',
);
const DUMP_ELSEWHERE =
  /\bBACKUP (?:DATABASE|LOG) [\w[$@"]|\bredis-cli\b.{0,80}(?:bgsave|--rdb)|\bsqlite3 \S{1,120} ["']?\.(?:backup|dump)/i;
const RESTORE = new RegExp(
  String.raw`(?:\bRESTORE DATABASE \S)|${STARTS}(?:pg_restore|mongorestore|impdp|imp \S{0,80}(?:/|userid)\S{0,80}|dimp|restic restore|borg extract|manage\.py (?:dbrestore|loaddata))${ENDS}`,
  'i',
);
/** `gunzip -c his.sql.gz | mysql his`: what is unpacked goes into a client. */
const UNPACKS =
  /\b(?:gunzip (?:-\w{1,4} )?|zcat |gzip -\w{0,3}d\w{0,3} |xz(?:cat| -dc?) |zstd -dc? |bzcat |unzip -p |pigz -dc? )[^|]{1,300}\|\s?(?:[\w./-]{1,60} ){0,12}(?:mysql|mariadb|psql)\b/i;
const READS_FILE = /(?:^|[^<])<\s?[^<&(\s>=]/;
/** What makes tables or fills them is kept with the code, and no backup. */
const FILLS =
  /<\s?"?(?!\S{0,200}(?:back-?up|dump|bak|restore|备份))\S{0,120}(?:^|[/_.\s<"-])(?:sql\/|schema|migrations?|init|tables?|structure|create|seeds?|data|fix\w{0,20}|upgrade|update|alter|ddl|dml|quartz|setup|install)[\w./-]{0,80}\.sql\b|<\s?"?(?!\S{0,200}(?:back-?up|dump|bak|restore|备份))(?:\.\/)?(?:sql|db|database|script|scripts|migrations?|docs?)\/\S{1,120}\.sql\b/i;
const INTO_RESTORE = /\s(?:-D|--pgdata)[ =]\S{0,120}restore/i;
/** Looks what is in a backup, and writes nothing. */
const ONLY_LISTS = /pg_restore (?:-l\b|--list)/i;
/** Asks whether a program is there, or whether a script can be read. */
const ONLY_ASKS =
  /^(?:if )?(?:! )?(?:command -v|which|type|hash|where|test|\[\[?|(?:check|require|need|assert|ensure)_\w{1,30}) |\bbash -n\b|\bshellcheck\b|^ssh -T |^Description\s?=/i;
const CLIENT = /\b(?:mysql|psql|mariadb)\b/i;
const COPY = new RegExp(
  `${STARTS}(?:aws s3 (?:cp|sync|mv)|rclone (?:copy|sync|move)|gsutil (?:-m )?(?:cp|rsync)|azcopy (?:cp|copy|sync)|mc (?:cp|mirror)|ossutil(?:64)?["']? cp|coscmd upload|rsync|scp|xcopy|robocopy|tar -?[a-z]{0,6}c[a-z]{0,6})${ENDS}`,
  'i',
);
/** Brings something here from where backups lie. */
const FETCHES =
  /\b(?:cp|sync|copy|mv)\s["']?(?:s3|gs|oss|cos):\/\/|^oc rsync \S{1,80}:|\bmc (?:cp|mirror) (?:--?\S{1,30} ){0,4}["']?\w[\w-]{0,40}\/\S{1,300} ["']?\//;
const RELEASE = new RegExp(
  String.raw`${STARTS}(?:kubectl (?:apply|set image|rollout restart)|helm (?:upgrade|install)|docker push|docker stack deploy|docker service update|docker run -d|docker create|docker start|rsync|scp|sftp|ssh|systemctl (?:re)?(?:start|load)|service \S{1,60} restart|supervisorctl (?:re)?(?:start|update)|pm2 (?:restart|reload|start)|nssm (?:install|start|restart)|net start|net stop|iisreset|flyctl deploy|fly deploy|firebase deploy|gcloud run deploy|gcloud app deploy|az webapp \S{1,40}|eb deploy|serverless deploy|wrangler deploy|wrangler pages deploy|ansible-playbook|nohup|alembic upgrade|artisan migrate|manage\.py migrate|prisma migrate deploy|prisma db push|(?:rake|rails) db:migrate|dotnet ef database update|git pull|dotnet publish|argocd app sync|aws ecs update-service|aws elasticbeanstalk update-environment|msdeploy|bundle exec cap|cap (?:production|staging|[a-z]{2,20}) deploy|dokku|heroku|railway up|vercel (?:deploy|--prod)|netlify deploy|kamal deploy|cdk deploy|sam deploy|cf push|oc (?:apply|rollout|start-build)|nomad job run|git push (?:heroku|dokku|production|live)|supabase (?:db push|functions deploy)|artisan (?:queue:restart|horizon:terminate)|(?:[\w./-]{0,80}/)[\w-]{0,40}deploy[\w-]{0,40}\.(?:sh|py|ps1|rb))${ENDS}`,
  'i',
);
const COMPOSE_COMMAND = /\bdocker[- ]compose\b/i;
const COMPOSE_ACTION = /\s(?:up|pull|build|restart)(?=\s|$)/i;
/** Actions of a pipeline that bring something to where it runs (`uses: …`), and the tasks of Azure DevOps that do. */
const ACTION =
  /^(?:- )?task: ["']?((?:AzureWebApp|AzureRmWebAppDeployment|AzureFunctionApp|AzureAppServiceManage|AzureContainerApps|IISWebAppDeployment\w{0,20}|IISWebAppManagement\w{0,20}|KubernetesManifest|HelmDeploy|CopyFilesOverSSH|SSH|AzureFileCopy|WindowsMachineFileCopy|FtpUpload|SqlAzureDacpacDeployment|SqlDacpacDeployment\w{0,20}|ServiceFabricDeploy)@\d)|^(?:- )?uses: ["']?([\w./-]{0,80}(?:deploy|build-push|ssh-action|scp-action|rsync|ssh-deploy|webapps|functions-action|ecs-|ftp|helm)[\w./-]{0,80}(?:@[\w.-]{1,40})?)/i;
/** What reaches a server, a cluster or a registry. */
const REACHES_OUT =
  /\b(?:ssh|scp|rsync|sftp|kubectl|helm|docker push|stack deploy|service update|(?<!migrate )\w{0,30}deploy\w{0,30}|build-push|ansible-playbook|systemctl|pm2|webapps?|git pull|iisreset|nssm|argocd|ecs|ftp|msdeploy|cap|heroku|dokku|railway|vercel|netlify|cf push|oc|nomad|git push|supabase)\b/i;
/** Others start, reset or try something on a developer's machine. */
const RELEASES_NAME =
  /deploy|release|publish|rollout|roll-?back|upgrade|update|prod|发布|部署|升级|上线|回滚/i;
/** Programs of a language run a command with one of these. */
const RUNS_COMMAND = /subprocess|os\.system|exec|run_?command|\brun\(|shell/i;
const ROLLBACK =
  /\bhelm rollback\b|\brollout undo\b|\bdb:rollback\b|\bgit reset --hard HEAD~|\balembic downgrade\b|migrate:rollback\b|回滚|回退/i;
const ASKS = /(?:^|[\s|&;('"`])(?:curl|wget|Invoke-WebRequest)\s/i;
/** What stands behind the host of an address that is asked. */
const ASKED_PATH = /(?:https?:\/\/|\$|@|\blocalhost)[^\s/"'`|;]{1,160}((?:\/[\w.-]{1,60}){1,6})/;
const KEPT_NAME =
  /^(?:\w{0,40}_)?(?:RETENTION|KEEP)(?:_\w{0,40})?$|(?:retention|keep)_?days$|^DAYS_TO_KEEP$/i;
const ASSIGNMENT = /^(?:export |readonly |local |set "?|\$)?([A-Za-z_]\w{0,60})\s?[=:]\s?(\S.{0,600})$/i;

/** A function that only tells somebody something: `print_error "run ./deploy.sh first"`. */
const SAYS =
  /^(?:\w{1,20}_)?(?:echo|print|pass|ok|fail|failure|die|err|error|warn|warning|info|log|debug|success|msg|message|say|note|notice|hint|header|title|section|step|usage|banner)(?:_\w{1,20})?\s{1,4}(?:-\w{1,4}\s)?["']/i;

/** Reads a script. Words of `echo` and comments are no commands; a schedule in a comment is told as such. */
export function readScript(text: string, path: string): ScriptFacts {
  const found = nothing();
  const variables = new Map<string, string>();
  const isBackupName = /backup|备份|dump/i.test(path);
  const remote = remoteLines(text, isPipeline(path));
  const tests = isPipeline(path) ? linesOfTests(text) : linesOfMenus(text);
  /** A file that the script writes, line by line as it stands there. */
  let file: WrittenFile | undefined;
  for (const { text: written, line, isComment } of commandsOf(text, path)) {
    const place: Place = { path, line };
    const command = bareCommand(
      isPipeline(path) ? ofJenkins(filled(written, variables)) : filled(written, variables),
    );
    if (written === file?.end) file = undefined;
    const cron = readCronLine(written) ?? readTimer(written, file?.path ?? path) ?? readWindowsTask(written);
    file ??= writtenFile(command);
    if (cron) {
      if (!hasPlaceholder(cron.command))
        found.schedules.push({ ...place, value: cron.schedule, name: cron.command, isComment });
      continue;
    }
    if (isComment || isTitle(written, path)) continue;
    const [, name = '', value = ''] = ASSIGNMENT.exec(written) ?? [];
    if (name !== '') remember(name, value, variables);
    // What a pipeline sets holds for its tests.
    const days =
      KEPT_NAME.test(name) && !isPipeline(path)
        ? /^["']?(?:\$\{\w{1,60}:?-)?(\d{1,4})\b/.exec(value)?.[1]
        : undefined;
    if (days !== undefined) {
      const isLog = LOGS.test(name) || (LOGS.test(path) && !isBackupName);
      const isBackup = isBackupName || BACKUPS.test(name);
      found.kept.push({
        ...place,
        value: `${name}=${days}`,
        name: isLog ? 'log' : isBackup ? 'backup' : 'other',
      });
    }
    if (
      /^(?:echo|printf|print|Write-[A-Z][a-z]{2,20}|Add-[A-Z][a-z]{2,20}|throw|fail|die|error|log|info|warn|say)\b/i.test(
        written,
      )
    )
      continue;
    if (SAYS.test(written) || hasPlaceholder(command)) continue;
    if (ONLY_ASKS.test(command) || command.startsWith('-- ')) continue;
    const said = (value: string): Said => ({ ...place, value });
    const isShell = !/\.sql$/i.test(path);
    if ((isShell && DUMP.test(command)) || DUMP_ELSEWHERE.test(command))
      // `pg_basebackup -D …/restore` fetches what is brought back.
      (INTO_RESTORE.test(command) ? found.restores : found.dumps).push(said(command));
    else if (
      isShell &&
      !/(?:^|[/_-])tests?(?:[/_.-]|$)/i.test(path) &&
      !ONLY_LISTS.test(command) &&
      (RESTORE.test(command) ||
        UNPACKS.test(command) ||
        (CLIENT.test(command) &&
          READS_FILE.test(withoutWords(command)) &&
          !FILLS.test(command) &&
          !/(?:migrat|schema|seed|(?:^|[-_])(?:init|setup|apply))[^.]{0,60}\.(?:sh|bash|ps1|bat|cmd|py|js)$/i.test(
            nameOf(path),
          )))
    )
      found.restores.push(said(command));
    else if (COPY.test(command) && FETCHES.test(command) && /restor|恢复|还原/i.test(path))
      found.restores.push(said(command));
    else if (
      COPY.test(command) &&
      !FETCHES.test(command) &&
      // Of what brings something back no copy is one.
      !/restor|恢复|还原/i.test(nameOf(path)) &&
      (isBackupName || /backup|备份/i.test(command))
    )
      found.copies.push(said(command));
    if (deletesOld(command)) found.kept.push({ ...said(command), name: keptWhat(command, path) });
    const isRemote = remote.has(line);
    if (/^(?:sh|bat) ?\(?["'](?:chmod|mkdir|ls|echo) /.test(command)) continue;
    if (isRemote && !NO_RELEASE.test(command)) {
      found.releases.push(said(command));
      continue;
    }
    const mayRelease = isPipeline(path)
      ? !tests.has(line) &&
        !/--exit-code-from|--abort-on-container-exit/.test(command) &&
        (!/\bdocker (?:run|create|start)\b/.test(command) || /\bansible-playbook\b/.test(command))
      : !tests.has(line) &&
        RELEASES_NAME.test(path) &&
        !/(?:^|[-_])(?:init|seed|setup-?db|dev|local|test)(?:[-_.]|$)/i.test(nameOf(path)) &&
        (!/\.(?:py|js|ts|php|rb)$/i.test(path) || RUNS_COMMAND.test(command));
    if (
      mayRelease &&
      (RELEASE.test(command) || (COMPOSE_COMMAND.test(command) && COMPOSE_ACTION.test(command)))
    )
      (/roll-?back|回滚/i.test(nameOf(path)) ? found.rollbacks : found.releases).push(said(command));
    const [, task, uses] = (isPipeline(path) ? ACTION.exec(command) : undefined) ?? [];
    const action = task ?? uses;
    const isPushed = action?.includes('build-push') !== true || pushes(text, line);
    if (
      action !== undefined &&
      isPushed &&
      !tests.has(line) &&
      !/pages|preview|setup-|login|render-task/i.test(action)
    )
      found.releases.push(
        said(`${task === undefined ? 'uses' : 'task'}: ${action.replace(/@[0-9a-f]{40}$/, '')}`),
      );
    if (ROLLBACK.test(command)) found.rollbacks.push(said(command));
    const health = ASKS.test(command) ? ASKED_PATH.exec(command)?.[1] : undefined;
    if (health !== undefined && isHealthPath(health)) found.health.push(said(health));
  }
  const once = <T extends Said>(list: readonly T[]) => unique(list, one => one.value);
  // Migrations and containers alone are what tests of a pipeline need, too.
  if (isPipeline(path) && !found.releases.some(({ value }) => REACHES_OUT.test(value))) found.releases = [];
  return {
    ...found,
    dumps: once(found.dumps),
    // Days without a word of what is kept are those of the backups that the same script writes.
    kept: once(
      found.kept.map(one =>
        one.name === 'other' && /^\w+=\d+$/.test(one.value) && found.dumps.length > 0
          ? { ...one, name: 'backup' as const }
          : one,
      ),
    ),
    releases: once(found.releases),
    health: once(found.health),
    schedules: unique(found.schedules, ({ name, value }) => `${value} ${name}`),
  };
}

type ScriptDraft = { -readonly [Name in keyof ScriptFacts]: ScriptFacts[Name][number][] };

/** Without placeholders and questions: what is smaller in one of these reads no file. */
function withoutWords(command: string): string {
  return command
    .replace(/<\w{1,40}>/g, '')
    .replace(/"[^"]{0,400}"|'[^']{0,400}'/g, words => (/\s/.test(words) ? 'x' : words));
}
