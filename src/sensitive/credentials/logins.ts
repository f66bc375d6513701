import { isExcused } from '../excuses.ts';
import { type Candidate, guessedCredential, type Scan } from '../match.ts';
import { isCommit, isKnownDefault, isOfProgram, looksChosen } from '../notSecret.ts';
import { syntaxAt } from '../scan.ts';
import { isInAddress, lineAfter, lineBefore } from '../window.ts';
import { isPieceOfPath } from './pairs.ts';
import { isTechnical } from './prose.ts';

/** lab / lab123, root:toor99, `his`/`Hosp2020`: told by what the sentence is about. */
const PAIR =
  /(?<![\w/.:@\\=&?#-])(?<user>[A-Za-z][\w.-]{1,24})[`'"”*]{0,2}[ \t]?(?:[/:]|，|,(?= ?[`'"]))[ \t]?[`'"“*]{0,2}(?<secret>[\x21-\x7e]{3,40})/dg;
/** What a sentence about a login says before the pair. */
export const LOGIN =
  /log(?:ged|ging|s)?[ -]?(?:in|on|into|onto)\b|sign(?:ed|s)?[ -]?in\b|\blogins?\b|\blogons?\b|\bcreds?\b|\bcredentials?\b|\baccounts?\b|\buses?\b|\busing\b|\busers?\b|\bssh\b|\brdp\b|\bvnc\b|\btelnet\b|\bs?ftp\b|\bconsole\b|\bweb ?ui\b|\badmin (?:page|panel|ui)\b|\bportal\b|\bidrac\b|\bilo\b|\bipmi\b|\bbmc\b|\bdefaults?\b|\bauth(?:enticate)?\b|\basks? (?:\w{2,4} )?for\b|\bprompts?\b|\bwants\b|\btakes\b|\bshare\b|\bnas\b|账号|帐号|賬號|帳號|开机|账户|帐户|用户|用戶|登[录陆入錄,]|[用以] ?sa\b|连[上接得不]|管理[页端员]|后台|控制台|数据库|[产试式备从主][库机]|服务器|默认|初始|堡垒机|跳板机|远程|共享|前置机|工作站|主机|设备|凭据|凭证/i;
const AFTER =
  /^[`'"”*]{0,3}\s?[(,;]?\s?(?:数据库|登录|账号|只读|读写|管理|可登|库|database|login|account|read-?only|admin|for (?:ssh|rdp|the|ftp)|on (?:the|ssh))/i;
/** Only with these a plain word is a password: the account is one that devices are delivered with. */
const DELIVERED =
  /idrac|ilo\b|ipmi|bmc|bios|默认|初始|出厂|没改|未改|没有改|一直没|不让改|default|factory|unchanged|never changed|https?:\/\/|管理页|后台|控制台|console|登录|login/i;
const WELL_KNOWN =
  /^(?:root|administrator|admin|sa|system|sys|oracle|postgres|mysql|guest|test|user|super|ubuntu|pi|service|support|operator|tech|maint|engineer|his|lis|pacs|emr|ris)$/i;
const ROLE = /^(?:admin|root|user|guest|test|dev|super|system|administrator|dba|sa)$/i;
/** Defaults of devices that are no words of a sentence. */
const DEVICE_DEFAULT =
  /^(?:calvin|tiger|changeme|ADMIN|public|private|password|passw0rd|manager|toor|raspberry|vagrant|ubnt|alpine)$/;

const HINT = new RegExp(`${LOGIN.source}|root|admin|\\bsa\\b|oracle|service`, 'i');

/** A user name and a password side by side in a sentence about a login. */
export function* findLogins(scan: Scan): Generator<Candidate> {
  const { text, fileKind, lower } = scan;
  if ((fileKind !== 'prose' && fileKind !== 'unknown') || !HINT.test(lower)) return;
  for (const match of text.matchAll(PAIR)) {
    const start = match.indices?.groups?.['secret']?.[0];
    const user = match.groups?.['user'] ?? '';
    if (
      start === undefined ||
      FIELD.test(user) ||
      (scan.fences.length > 0 && syntaxAt(scan, start) === 'code')
    )
      continue;
    const value = bareOf(match.groups?.['secret'] ?? '');
    const before = lineBefore(text, match.index, 90);
    const after = lineAfter(text, start + value.length, 40);
    if (/^[/\\(]/.test(after) && !/^\([\u4e00-\u9fff]/.test(after)) continue;
    if (/^\$[.\w]*$/.test(value) || isInAddress(before) || /[/\\]$/.test(before)) continue;
    const isObvious =
      isWrittenAnew(user, value) ||
      (WELL_KNOWN.test(user) && /[A-Za-z]/.test(value) && (/\d{3}/.test(value) || /[!@#$%^&*]/.test(value)));
    if (!isObvious && !LOGIN.test(before) && !AFTER.test(after)) continue;
    if (
      /\b(?:do not|don['’]t|never|avoid|such as|like)\b|不要|禁止|请勿|不得|弱口令|弱密码|例如/i.test(
        before,
      ) &&
      !/\d{2}/.test(value)
    )
      continue;
    if (isSecretOf(user, value, `${before} ${after}`)) yield guessedCredential('pair', start, value);
  }
}

/** Names of fields, not of accounts. */
const FIELD =
  /^(?:id|name|email|e-mail|mail|type|key|value|class|role|status|code|mode|label|title|path|file|host|server|db|database|url|ip|mac|sn|model|date|time|tel|phone|ref|see|version)$/i;

function bareOf(raw: string): string {
  const cut = /^[^\s"'`<>,;|\\()[\]{}/]+/.exec(raw)?.[0] ?? '';
  return cut.replace(/(?<![.:?*])[.:?*]+$/, '');
}

function isSecretOf(user: string, value: string, around: string): boolean {
  if (/^[\w.-]+#[a-z][a-z-]*$|^(?:ctrl|cmd|alt|shift)\W|^[a-z][\w.-]{0,60}?-\d{1,6}\.\d/i.test(value))
    return false;
  if (isPieceOfPath(value) || isOfProgram(value) || isCommit(value) || /^0[0-9a-f]{7}$/.test(value))
    return false;
  // KS436A/KS436B: two of a kind
  if (value.length > 4 && value.length === user.length && value.slice(0, -1) === user.slice(0, -1))
    return false;
  if (/^[\w.-]+@[\w-]+\.\w|&(?:quot|amp|lt|gt|#\d)/.test(value)) return false;
  if (value.length < 3 || isExcused(value) || /^(?:password|pwd|pw|pass|user|密码)$/i.test(user))
    return false;
  if (
    /^(?:\d+\.\d+|[\w-]+\.(?:com|cn|org|net|js|md|txt|ya?ml|json|xml|conf|config|ini|sh|java|py|html?|cs|rb|php|tsx?|vue|go|ps1|bat|cmd|sql|env|properties|toml|gradle|service|timer|example|csproj|sln|log)(?::\d{1,6})?$)/i.test(
      value,
    )
  )
    return false;
  // A line of a file: config/schedule.rb:76.
  if (/^[\w.-]{1,120}\.[A-Za-z]\w{0,9}:\d{1,6}$/.test(value)) return false;
  const lowerUser = user.toLowerCase();
  // ckeditor/ckeditor5#1844: somebody's repository and an issue in it
  if (/^[a-z][a-z0-9-]*#\d{1,5}$/.test(value) && value.startsWith(lowerUser)) return false;
  if (
    value.toLowerCase().startsWith(lowerUser) &&
    /^(?:[\W_]*\d{2,}|[a-z_]?\d[a-z]{1,2})[!@#$*]?$/i.test(value.slice(user.length))
  )
    return true;
  if (isWrittenAnew(user, value)) return true;
  if (
    looksChosen(value) &&
    value.length >= 5 &&
    /[A-Za-z]/.test(value) &&
    /\d{2}|[!@#$%^&*]/.test(value) &&
    !isTechnical(value)
  ) {
    return (
      !/^\d+$/.test(user) &&
      !/^(?:http|https|v\d|port|ver|version|time|date|note|e|i|tcp|udp|tag|rev|commit|image|line)$/i.test(
        user,
      )
    );
  }
  if (!WELL_KNOWN.test(user) || !DELIVERED.test(around) || /端口|\bport/i.test(around)) return false;
  if (DEVICE_DEFAULT.test(value) || /^\d{4,8}$/.test(value)) return true;
  return (
    (isKnownDefault(value) && !ROLE.test(value)) ||
    (value === user && !/角色|权限|role|permission/i.test(around))
  );
}

/** orthanc / 0rthancVh3: the account with digits and signs for its letters. */
function isWrittenAnew(user: string, value: string): boolean {
  const name = user.toLowerCase();
  return name.length >= 3 && !value.toLowerCase().includes(name) && plainOf(value).includes(name);
}

/** The letters that digits and signs stand for. */
function plainOf(value: string): string {
  return value.toLowerCase().replace(/[01345@$!]/g, sign => LETTERS[sign] ?? sign);
}
const LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'i',
};
