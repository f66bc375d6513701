import { unique } from '../core/unique.ts';
import { linesOf, nameOf, type SaidOf } from './said.ts';
import { at, readTrees, type Tree } from './tree.ts';

/** A way to where the project runs: `name` is the way, the value what it leads to. Never how one proves who one is. */
type Reader = readonly [string, RegExp];

const HOST = String.raw`(?:[\w.-]{1,40}@)?(?:\$\{?\{?\s?[\w.]{1,60}\s?\}?\}?|[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})`;
/** In scripts and pipelines. */
const COMMANDS: readonly Reader[] = [
  [
    'ssh',
    new RegExp(
      String.raw`(?:^|[\s"'\`;&|(])(?:ssh|sftp)\s(?:-[\w]{1,3}\s(?:\S{1,80}\s)?){0,8}["']?((?:[\w.-]{1,40}|\$\{?\{?\s?[\w.]{1,60}\s?\}?\}?)@[\w.${'$'}{}-]{3,80})`,
    ),
  ],
  [
    'scp, rsync',
    /(?:^|[\s"'`;&|(])(?:scp|rsync)\s[^#\n]{0,300}?\s["']?((?:[\w.-]{1,40}|\$\{?\{?\s?[\w.]{1,60}\s?\}?\}?)@[\w.${}-]{3,80}):/,
  ],
  ['kubectl', /\bkubectl\b[^#\n]{0,200}?\s(?:--namespace|-n)[= ]["']?([\w${}.-]{2,60})/],
  ['kubectl', /\bkubectl config use-context ["']?([\w${}.@:/-]{2,80})/],
  ['helm', /\bhelm (?:upgrade|install)\b[^#\n]{0,200}?\s(?:--namespace|-n)[= ]["']?([\w${}.-]{2,60})/],
  ['az aks', /\baz aks get-credentials\b[^#\n]{0,200}?\s(?:--name|-n)[= ]["']?([\w${}.-]{2,60})/],
  ['az webapp', /\baz webapp\b[^#\n]{0,200}?\s(?:--name|-n)[= ]["']?([\w${}.-]{2,60})/],
  ['aws eks', /\baws eks update-kubeconfig\b[^#\n]{0,200}?\s--name[= ]["']?([\w${}.-]{2,60})/],
  ['aws ecs', /\baws ecs \S{3,40}[^#\n]{0,200}?\s--cluster[= ]["']?([\w${}.-]{2,60})/],
  ['argocd', /\bargocd login ["']?([\w${}.:-]{2,80})/],
  ['PowerShell', /-ComputerName[= ]["']?([\w${}.-]{2,60})/i],
  ['SMB', /(?:^|[\s"'=])(\\\\[\w.-]{2,60}\\[\w$.-]{1,60})/],
  ['docker', /\bDOCKER_HOST=["']?(ssh:\/\/[\w.@:${}-]{2,80}|tcp:\/\/[\w.:${}-]{2,80})/],
];
/** In pipelines alone: actions that log in somewhere. */
const PIPELINE: readonly Reader[] = [
  ['ssh', new RegExp(String.raw`^\s{0,20}(?:host|remote_host|HOST|ssh_host|server):\s{1,4}["']?(${HOST})`)],
  [
    'Azure App Service',
    /^\s{0,20}(?:app-name|WebAppName|appName):\s{1,4}["']?([\w${}(). -]{2,60}?)["']?\s{0,3}$/,
  ],
  ['aws ecs', /^\s{0,20}cluster:\s{1,4}["']?([\w${}. -]{2,60}?)["']?\s{0,3}$/],
];
const BY_NAME: readonly (readonly [RegExp, readonly Reader[]])[] = [
  [/\.rdp$/i, [['RDP', /^full address:s:([\w.:-]{2,80})/i]]],
  [/\.ovpn$/i, [['VPN', /^remote\s([\w.-]{2,80}(?:\s\d{2,5})?)/]]],
  [
    /\.pubxml$/i,
    [
      ['MSDeploy', /<MSDeployServiceURL>([^<]{2,120})</],
      // A folder of the computer that builds leads nowhere.
      ['pubxml', /<(?:PublishUrl|publishUrl)>((?:[a-z]{3,6}:\/\/|\\\\|[\w.-]{2,80}:\d{2,5})[^<]{0,160})</],
      ['URL', /<SiteUrlToLaunchAfterPublish>(https?:[^<]{2,120})</],
    ],
  ],
  [/^(?:deploy\.rb|[\w.-]{1,60}\.rb)$/, [['Capistrano', /^\s{0,8}server\s{1,3}["']([\w.-]{2,80})["']/]]],
  [
    /^(?:hosts|inventory)(?:\.(?:ini|ya?ml|cfg))?$/i,
    [['Ansible', /^\s{0,12}((?:[\w-]{1,60}\s{1,4})?ansible_host\s?[=:]\s?[\w.-]{2,80})/]],
  ],
];

/** Containers that play servers while something is tested, and samples to be filled in: nobody logs in there. */
const NO_SERVERS =
  /(?:^|[/._-])(?:docker|vagrant|molecule|kitchen|local|localhost|tests?|testing|template|example|sample|ci)(?:[/._-]|$)/i;

/** Files that say nothing but how one gets somewhere. */
export function isAccessFile(path: string): boolean {
  const name = nameOf(path);
  return (
    /\.(?:rdp|ovpn|pubxml)$/i.test(name) ||
    /(?:^|\/)(?:inventor(?:y|ies)|ansible)\/(?:[\w.-]{1,60}\/){0,3}[\w.-]{1,60}$|(?:^|\/)hosts[\w-]{0,40}\.(?:ini|ya?ml)$/i.test(
      path,
    ) ||
    /(?:^|\/)config\/deploy(?:\/[\w.-]{1,60}){0,3}\.rb$/.test(path)
  );
}

/**
 * The ways that a file names.
 * @param isPipeline whether its lines may be those of an action that logs in somewhere
 */
export function readAccess(text: string, path: string, isPipeline: boolean): SaidOf[] {
  if (isAccessFile(path) && NO_SERVERS.test(path)) return [];
  return [...waysOf(text, path, isPipeline), ...groupsOf(text, path)];
}

/** The groups of an inventory of Ansible with their hosts (docs.ansible.com, inventory guide). */
function groupsOf(text: string, path: string): SaidOf[] {
  if (!/hosts|inventor/i.test(path) || !/\.ya?ml$/i.test(path) || !/^\s{0,8}children:/m.test(text)) return [];
  const found: SaidOf[] = [];
  const visit = (groups: ReadonlyMap<string, Tree> | undefined) => {
    for (const [name, group] of groups ?? []) {
      const hosts = [...(at(group, 'hosts')?.map?.keys() ?? [])];
      if (hosts.length > 0)
        found.push({ name: 'Ansible', value: `${name}: ${hosts.join(', ')}`, path, line: group.line });
      visit(at(group, 'children')?.map);
    }
  };
  for (const tree of readTrees(text)) visit(tree.map);
  return found;
}

function waysOf(text: string, path: string, isPipeline: boolean): SaidOf[] {
  const own = isAccessFile(path) ? (BY_NAME.find(([name]) => name.test(nameOf(path)))?.[1] ?? []) : [];
  const logsIn = isPipeline && /ssh|scp|sftp|webapp|ecs|rsync/i.test(text);
  const readers = [...own, ...COMMANDS, ...(logsIn ? PIPELINE : [])];
  const found = linesOf(text).flatMap((line, at): SaidOf[] => {
    if (/^\s*(?:#|\/\/|::|rem\s|;|<!--)/i.test(line)) return [];
    return readers.flatMap(([name, pattern]) => {
      const value = pattern.exec(line.slice(0, 600))?.[1]?.trim();
      return value === undefined || NOWHERE.test(value) ? [] : [{ name, value, path, line: at + 1 }];
    });
  });
  return unique(found, ({ name, value }) => `${name} ${value}`);
}

/** What leads nowhere: this machine, examples, and code that everybody fetches. */
const NOWHERE =
  /(?:^|@)(?:localhost|127\.0\.0\.1|0\.0\.0\.0|git(?:hub|lab)\.com|gitee\.com|bitbucket\.org)|example\.(?:com|org)|^git@|your[-_]|^(?:true|false|default)$|^\$\{?\w{1,60}\}?$/i;
