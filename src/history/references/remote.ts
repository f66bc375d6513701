/** The repository on the server, as its web pages name it. */
export interface RemoteRepository {
  /** In small letters, with the port of a web address. */
  readonly host: string;
  /** `owner/repo` or `group/sub/repo`, in small letters. */
  readonly project: string;
  /** Address of the web page; never with a user or a password. */
  readonly web: string;
}

/**
 * Reads the address of a git remote.
 * @returns undefined for a path on a disk, and for what is no address
 */
export function readRemote(url: string | undefined): RemoteRepository | undefined {
  const text = (url ?? '').trim().slice(0, 2000);
  const [, scheme = '', authority = '', path = ''] =
    /^([a-z][a-z+]{1,10}):\/\/([^/\s]+)\/(\S+)$/i.exec(text) ?? [];
  if (scheme !== '') {
    const isWeb = /^https?$/i.test(scheme);
    if (!isWeb && !/^(?:ssh|git|git\+ssh)$/i.test(scheme)) return undefined;
    const host = authority.slice(authority.lastIndexOf('@') + 1);
    return repository(isWeb ? scheme : 'https', isWeb ? host : host.replace(/:\d+$/, ''), path);
  }
  const [, host = '', place = ''] = /^(?:[^@\s/:]+@)([\w.-]+):([^\s:]+)$/.exec(text) ?? [];
  return host === '' ? undefined : repository('https', host, place);
}

function repository(scheme: string, host: string, path: string): RemoteRepository | undefined {
  const project = path
    .split(/[?#]/, 1)[0]
    ?.replace(/^\/+|(?<!\/)\/+$/g, '')
    .replace(/\.git$/i, '');
  const isOrdinary = /^[\w.:-]+$/.test(host) && /^[\w.~-]+(?:\/[\w.~-]+)+$/.test(project ?? '');
  if (!project || !isOrdinary) return undefined;
  const name = host.toLowerCase().replace(/^(?:alt)?ssh\.(?=git)/, '');
  return { host: name, project: project.toLowerCase(), web: `${scheme.toLowerCase()}://${name}/${project}` };
}
