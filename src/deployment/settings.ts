import { cronSchedule } from './cron.ts';
import { isPublicName } from './proxy.ts';
import type { SaidOf } from './said.ts';
import type { Setting } from './valueOf.ts';

/** What a setting answers. */
export type SettingTopic =
  | 'port'
  | 'dev-port'
  | 'context-path'
  | 'public-name'
  | 'certificate'
  | 'log-file'
  | 'log-kept'
  | 'log-rotation'
  | 'log-size'
  | 'health'
  | 'limit'
  | 'schedule'
  | 'profile'
  | 'storage'
  | 'alert';

/** A setting that answers something; `name` is its key as it is written. */
export interface SettingSaid extends SaidOf {
  readonly topic: SettingTopic;
  readonly profile: string | undefined;
}

type Rule = readonly [SettingTopic, RegExp, RegExp];

/** Documented names of the frameworks: key (lower case, without `-` and `_`) and what its value looks like. */
const RULES: readonly Rule[] = [
  [
    'port',
    /^(?:management\.)?server\.port$|^quarkus\.http\.port$|^micronaut\.server\.port$|^(?:app|server|http|api|web|backend|service|listen)?port$|^(?:app|http|server)\.port$/,
    /^\d{2,5}$/,
  ],
  [
    'port',
    /^urls$|^(?:server|listen)urls?$|^aspnetcoreurls$|^kestrel\.endpoints\.[\w.]{1,40}\.url$/,
    /^https?:\/\/\S{1,200}:\d{2,5}/,
  ],
  // Where Visual Studio starts it on a developer's machine.
  ['dev-port', /applicationurl$/, /^https?:\/\/\S{1,200}:\d{2,5}/],
  [
    'context-path',
    /^server\.(?:servlet\.)?contextpath$|^server\.servletpath$|^spring\.(?:webflux\.basepath|mvc\.servlet\.path)$|^quarkus\.http\.rootpath$|^micronaut\.server\.contextpath$|^(?:vite|vueapp|reactapp|nextpublic)?(?:app)?(?:basepath|contextpath|pathbase|baseapi)$|^forcescriptname$|(?:^|\.)(?:viteapp|vueapp)(?:baseapi|contextpath)$/,
    /^\/[\w./-]{0,100}$/,
  ],
  [
    'public-name',
    /^(?:app|site|public|base|frontend|backend|web|server|application|external|nextauth|host)(?:base)?url$|^app\.(?:base)?url$|^(?:\w{1,30})?(?:public|external|hostname)(?:app|portal|site|web|base|api)?url$|(?:^|\.)(?:frontend|public|clientapp|webapp|siteroot)\.?(?:base|root|public|site)?(?:url|domain)$|^(?:app)?(?:domain|hostname|fqdn|virtualhost|letsencrypthost)$|^allowed(?:hosts|origins)$|^(?:vite|reactapp|nextpublic|vueapp|ngapp|expopublic)(?:app)?(?:api|backend|server)(?:base)?url$|^csrftrustedorigins$|^server\.name$/,
    /./,
  ],
  [
    'certificate',
    /./,
    /^(?:(?:file|classpath):)?[\w${}.:/\\@-]{1,200}\.(?:crt|cer|pem|pfx|p12|jks|keystore|der)$/i,
  ],
  [
    'log-file',
    /^logging\.(?:file(?:\.(?:name|path))?|path)$|^quarkus\.log\.file\.path$|^log(?:s)?(?:file|dir|path|folder|root)$|(?:^|\.)serilog\.writeto\[\]\.args\.path$|^log\.(?:path|dir|file)$|^logging\.handlers\.\w{1,40}\.filename$/,
    /^[\w${}./\\:%@*-]{2,200}$/,
  ],
  [
    'log-kept',
    /^logging\.(?:logback\.rollingpolicy|file)\.maxhistory$|(?:retainedfilecountlimit|retainedfiletimelimit)$|^quarkus\.log\.file\.rotation\.\w{1,40}$|^log(?:daily)?(?:days|retention|retentiondays|maxfiles|maxbackups|maxage)$|^logging\.handlers\.\w{1,40}\.(?:backupcount|maxbytes|when)$|(?:^|[.:])(?:audit|log)\w{0,20}[.:]{0,2}(?:max)?(?:log)?retention(?:period)?(?:days)?$/,
    /^[\w.]{1,40}$/,
  ],
  ['log-rotation', /rollinginterval$/, /^\w{1,20}$/],
  [
    'log-size',
    /^logging\.(?:logback\.rollingpolicy|file)\.(?:maxsize|maxfilesize|totalsizecap)$|filesizelimitbytes$/,
    /^[\w.]{1,40}$/,
  ],
  ['health', /^management\.endpoints\.web\.exposure\.include$/, /^\*$|health/],
  [
    'limit',
    /^spring\.(?:servlet\.|http\.)?multipart\.max(?:file|request)size$|^server\.(?:tomcat\.(?:max(?:threads|connections|httpformpostsize|swallowsize)|threads\.max)|maxhttpheadersize|servlet\.session\.timeout)$|maximumpoolsize$|^spring\.datasource\.(?:\w{1,40}\.){0,4}maxactive$|maxrequestbodysize$|^(?:uploadmaxfilesize|postmaxsize|memorylimit|maxexecutiontime|sessionlifetime|sessioncookieage|uploadmaxsize|maxuploadsize|(?:datauploadmax|fileuploadmax)memorysize|maxfilesize)$|(?:^|[.:])max(?:file|upload|attachment|export)(?:size|records|rows)(?:mb|kb|bytes)?$|(?:^|[.:])commandtimeout(?:seconds)?$|(?:^|[.:])(?:\w{0,20}ratelimit|requests)(?:per(?:second|minute|hour))?$|^gunicorn(?:workers|threads|timeout|maxrequests)$/,
    /^[\d.]{1,12}(?:\s?\*\s?\d{1,8}){0,3}\s?[a-z]{0,8}$/i,
  ],
  [
    'storage',
    /(?:^|[._:])(?:\w{0,20}(?:upload|attach|document|storage|media|archive|image|report|pdf)\w{0,12})[._:]?(?:root)?(?:root|dir|directory|path|folder|location|rootpath)$|(?:^|[._:])(?:s3|minio|oss|aws\w{0,10})[._:]?\w{0,10}bucket(?:name)?$|(?:^|[._:])bucket(?:name)?$/,
    /^(?!https?:|true$|false$)(?!\S{0,200}\.(?:ya?ml|json|md|xml|html?|[jt]sx?|java|py|php|cs)$)[\w${}./\\:%@~-]{2,200}$/,
  ],
  [
    'profile',
    /^spring\.profiles\.active$|^springprofilesactive$|^(?:aspnetcore|dotnet)environment$|^(?:app|node|rails|rack|flask)env$|^djangosettingsmodule$/,
    /^[\w@,.${}-]{2,80}$/,
  ],
];
/** To whom it is told when something is wrong. */
const ALERT_KEY =
  /(?:^|[._:])\w{0,24}(?:alert|alarm|oncall|pager|incident)\w{0,16}[._:]?(?:e?mails?|mailto|to|recipients?|phones?|channel|receivers?|addresse?s?)(?:\[\])?$|^contactpoints\[\]\.receivers\[\]\.settings\.(?:addresses|recipient)$|^receivers\[\]\.\w{1,20}configs\[\]\.(?:to|channel)$/;
const REACHED = /^(?:[^@\s]{1,60}@[\w.-]{3,80}(?:[,;]\s?)?){1,5}$|^#[\w-]{2,40}$|^\+?[\d -]{7,20}$/;
const NOT_FILLED =
  /^@[\w.-]{1,60}@$|^\$\{?[\w.]{1,60}\}?$|^your[_-]|^<.{0,60}>$|^(?:test|demo|xxx+|changeme|bucket(?:[_-]?name)?)$/i;
const SIGNS = /jwt|token|signing|(?:public|private)key/;
const SCHEDULE_KEY = /cron|schedul|interval|backup\w{0,20}time/;

/** `:scheduler.:schedule.ImportJob.cron` → `ImportJob` */
function jobName(key: string): string {
  return key
    .replace(/^(?:.{0,80}\.)?:?schedule\.(?=.{2})/i, '')
    .replace(/\.:?(?:cron|every|schedule)(?:\[\])?$/i, '');
}

/** What a setting answers; undefined for one that only its program understands, and for what may be a secret. */
export function settingSaid(setting: Setting): SettingSaid[] {
  const { key, name, value, secret, path, line, profile } = setting;
  if (secret || value.length > 300) return [];
  const said = (topic: SettingTopic, text: string): SettingSaid => ({
    topic,
    name,
    value: text,
    path,
    line,
    profile,
  });
  // A table of jobs (sidekiq-scheduler, sidekiq-cron, solid_queue): the key is the name of the job.
  const isTable = /(?:^|\/)(?:[\w-]{0,30}(?:sidekiq|schedule|recurring|resque)[\w-]{0,30})\.ya?ml$/i.test(
    path,
  );
  if (SCHEDULE_KEY.test(key) || (isTable && /\.every$/.test(key))) {
    const schedule =
      cronSchedule(value) ?? (isTable && /^\d{1,3}\s?[smhd]$/.test(value) ? `every ${value}` : undefined);
    if (schedule !== undefined)
      return [{ ...said('schedule', schedule), ...(isTable && { name: jobName(name) }) }];
    if (/backup/.test(key) && /^\d{1,2}:\d{2}$/.test(value)) return [said('schedule', value)];
    if (
      /interval(?:hours|minutes|days)$/.test(key) &&
      !/log|heartbeat|timeout|cache|token|session/.test(key) &&
      /^\d{1,7}$/.test(value)
    )
      return [said('schedule', value)];
  }
  if (
    ALERT_KEY.test(key) &&
    REACHED.test(value) &&
    !/@(?:example|your)|\.(?:invalid|test|example)\b/i.test(value)
  )
    return [said('alert', value)];
  const topic = RULES.find(([, keys, values]) => keys.test(key) && values.test(value))?.[0];
  // What a template or a build fills in is not known, and where a store listens is not where the application does.
  if (topic === undefined || NOT_FILLED.test(value)) return [];
  // What each entry of a table has is about that entry.
  if (topic === 'log-kept' && /retention/.test(key) && key.includes('[]')) return [];
  // Keys that sign tokens are no certificates, though their files look alike.
  if (topic === 'certificate' && SIGNS.test(key) && !/ssl|tls|https|keystore|cert/.test(key)) return [];
  if (topic === 'port' && /(?:postgresql|redis|mongod|my|mysqld?)[\w-]{0,20}\.(?:conf|cnf|ini)$/i.test(path))
    return [];
  if (topic !== 'public-name') return [said(topic, value)];
  // Of one developer's computer.
  if (/(?:^|\/)\.env(?:\.\w{1,20})?\.local$/.test(path)) return [];
  return value
    .split(/[,;\s[\]"']+/)
    .map(
      address => /^(?:(?:https?|wss?):\/\/)?([\w.-]{1,120})(?::\d{2,5})?(?:\/\S{0,200})?$/.exec(address)?.[1],
    )
    .flatMap(host => (host !== undefined && isPublicName(host) ? [said(topic, host)] : []));
}
