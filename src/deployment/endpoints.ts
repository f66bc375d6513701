import { unique } from '../core/unique.ts';
import type { Database } from './databases.ts';
import { isPublicName } from './proxy.ts';
import type { Place } from './said.ts';
import type { Setting } from './valueOf.ts';

/** A system beside the project that a setting points to. Never more than scheme, host and port. */
export interface Endpoint extends Place {
  /** The key that names it. */
  readonly name: string;
  readonly host: string;
  readonly protocol: string;
}

const POINTS =
  /(?:host|hostname|ip|ipaddr|ipaddress|addr|address|server|url|uri|endpoint|baseurl|apiurl|wsdl|gateway|target)$/;
const ADDRESS =
  /^(?:([a-z][a-z0-9+.-]{1,15}):\/\/)?(?:[^@\s/]{0,120}@)?((?:\d{1,3}\.){3}\d{1,3}|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,20})(?::(\d{2,5}))?(?:[/?#]\S{0,300})?$/i;
/** What the framework calls itself, where it listens, and where its own services find each other. */
const OWN_KEY =
  /^(?:api|backend|server)base(?:url)?$|^baseapi$|^websocketurl$|(?:^|\.)claims\.|(?:^|\.)iss$|^(?:vite|reactapp|nextpublic|vueapp|ngapp|expopublic)(?:app)?(?:api|backend|server)(?:base)?url$|^server\.|^management\.|^spring\.(?:boot\.admin|application|mail)|^app(?:base)?url$|eureka|nacos|consul|zookeeper|^apollo\.meta|cors|origin|bind|listen|allowed|domain$|favicon|logo|avatar|image|youtube|video|help|support|licen[cs]e|verification|privacy|terms|docs?url|documentation|homepage|download|homeurl|feedback|schema|namespace|xmlns/;

/** Machines of the maker that build, check and keep packages: no hospital's system talks to them. */
export const OF_BUILD =
  /(?:^|[._-])(?:TC|TEAMCITY|JENKINS|SONAR(?:QUBE)?|NEXUS|HARBOR|ARTIFACTORY|GITLAB|GITEA|GOPROXY|REGISTRY|NPM|PIP|MAVEN|GRADLE)(?:[._-]|$)/i;

/**
 * The systems that settings point to, without the project's own databases and names.
 * @param own names under which the project itself is reached, lower case
 */
export function endpointsOf(
  settings: readonly Setting[],
  databases: readonly Database[],
  own: ReadonlySet<string>,
): Endpoint[] {
  const taken = new Set(databases.map(({ path, line }) => `${path}:${line}`));
  const found = settings.flatMap(({ key, name, value, secret, path, line }): Endpoint[] => {
    if (OF_BUILD.test(name)) return [];
    if (secret || !POINTS.test(key) || OWN_KEY.test(key) || taken.has(`${path}:${line}`)) return [];
    const [, scheme, host = '', port] = ADDRESS.exec(value) ?? [];
    // An address of mail is nobody's system.
    if (scheme === undefined && value.includes('@')) return [];
    if (host === '' || !isPublicName(host) || isOwn(host, own) || isContainer(host)) return [];
    if (scheme !== undefined && /^(?:jdbc|mysql|postgres|redis|mongodb|amqp)/i.test(scheme)) return [];
    return [
      {
        name,
        host: port === undefined ? host : `${host}:${port}`,
        protocol: (scheme ?? '').toLowerCase(),
        path,
        line,
      },
    ];
  });
  return unique(found, ({ host }) => host);
}

/** The same name, or one below it. */
export function isOwn(host: string, own: ReadonlySet<string>): boolean {
  const name = host.toLowerCase().split(':')[0] ?? '';
  return [...own].some(one => name === one || name.endsWith(`.${one}`));
}

/** Addresses that Docker and Kubernetes give out themselves. */
export function isContainer(host: string): boolean {
  return /^172\.1[78]\.0\.\d{1,3}(?::|$)|(?:^|\.)(?:docker\.internal|svc|cluster\.local)(?::|$)/i.test(host);
}
