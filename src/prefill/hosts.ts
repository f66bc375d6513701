import { isStandInHost } from '../core/standInHost.ts';
import { OF_BUILD } from '../deployment/endpoints.ts';
import { withoutXmlComments } from '../deployment/logging.ts';

/** A system that a config file or image name points to. Never more than scheme, host and port. */
export interface RemoteHost {
  readonly host: string;
  readonly protocol: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** Namespaces, package mirrors and documentation: written in every config, partners of none. */
const NOBODY =
  /(^|\.)(w3\.org|apache\.org|springframework\.org|sun\.com|oracle\.com|jcp\.org|mybatis\.org|hibernate\.org|xmlsoap\.org|openxmlformats\.org|microsoft\.com|github\.com|githubusercontent\.com|gitlab\.com|npmjs\.org|maven\.org|gnu\.org|mozilla\.org|example\.(com|org|net)|jetbrains\.com|eclipse\.org|liquibase\.org|json-schema\.org|opensource\.org|docker\.com|ehcache\.org|terracotta\.org|jasperreports?\.\w+\.net|slf4j\.org|qos\.ch|jakarta\.ee|jboss\.org|spring\.io|sonatype\.org|jitpack\.io|maven\.aliyun\.com|sonarcloud\.io|swagger\.io|travis-ci\.(?:org|com)|codecov\.io|schemastore\.org|google(apis)?\.com|gravatar\.com|localhost|mirrors?\.[\w.-]{1,60}|npmmirror\.com|npm\.taobao\.org|pypi\.org|debian\.org|ubuntu\.com|alpinelinux\.org|nodesource\.com|yarnpkg\.com|rubygems\.org|nuget\.org|packagist\.org|getcomposer\.org|vuejs\.org|laravel\.com|python\.org|djangoproject\.com|cloudflare\.com|jsdelivr\.net|unpkg\.com)$/i;
/** Pages that are linked to, and sites of tools. */
const LINKED =
  /(?:^|\.)(?:github\.io|console\.aws\.amazon\.com|gstatic\.com|youtube\.com|youtu\.be|wa\.me|t\.me|facebook\.com|twitter\.com|linkedin\.com|iconfont\.cn|alicdn\.com|bootcdn\.net|cdnjs\.com|fontawesome\.com|schema\.org|creativecommons\.org|ietf\.org|wikipedia\.org|stackoverflow\.com|medium\.com|readthedocs\.io|badge\.fury\.io|shields\.io|letsencrypt\.org|hl7\.org|unicode\.org|iana\.org|codeproject\.com|jquery\.com|getbootstrap\.com|shadcn\.com|tailwindcss\.com|reactjs\.org|react\.dev|vitejs\.dev|vite\.dev|prisma\.io|pris\.ly|nextjs\.org|nodejs\.org|postgresql\.org|mysql\.com|redis\.io|nginx\.org|js\.org|min\.io|golang\.org|hashicorp\.com|gitcode\.com|gitee\.com|bitbucket\.org|codeberg\.org|coding\.net|conventionalcommits\.org|keepachangelog\.com|semver\.org|editorconfig\.org|mermaid\.live|mermaid\.ink|plantuml\.com|badgen\.net|goproxy\.(?:cn|io)|docker\.io|ghcr\.io|quay\.io|daocloud\.io|go\.dev)$/i;
const URL_IN_TEXT =
  /\b(?:jdbc:)?([a-z][a-z0-9+.-]{1,20}):(?:thin:[^@\s]{0,256}@)?\/{0,2}(?:[^\s/@"'<>{}]{0,256}@)?((?:\d{1,3}\.){3}\d{1,3}|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,12})(?::(\d{2,5}))?(?=[/?;:,"'\s<)\]}]|$)/gi;
const PROTOCOLS =
  /^(https?|wss?|ftp|sftp|ldaps?|mysql|oracle|postgresql|sqlserver|mariadb|mongodb(\+srv)?|redis|rediss|amqps?|kafka|tcp|hl7|mllp|dicom|nacos|dm|kingbase8|jdbc|rtsp|smb)$/i;

/** What is built, and where its parts come from: an address of the web in it belongs to the developers' tools. */
const BUILD_FILE =
  /(?:^|\/)(?:pom\.xml|[\w.-]*\.gradle(?:\.kts)?|package(?:-lock)?\.json|\.npmrc|\.yarnrc(?:\.yml)?|nuget\.config|composer\.(?:json|lock)|Gemfile|pubspec\.yaml|[\w .-]{1,100}\.sln|sonar-project\.properties|\.travis\.yml|\.gitlab-ci\.yml|jenkinsfile)$|(?:^|\/)\.(?:github|mvn|circleci)\//i;

/** What is a comment, or is only shown to somebody. */
const COMMENTED =
  /^\s*(?:#|!\s|\/\/|;|--|\*|\/\*|rem\s|echo\s|printf?\b|Write-(?:Host|Output|Verbose|Warning)\b|console\.log\b)/i;
/** Names of vocabularies look like addresses. */
const NAMESPACE =
  /content-security-policy|access-control-allow-origin|\bgit (?:clone|remote|push|pull)\b|\brepo(?:sitory|sitorio)?(?:_?url)?=|\bxmlns(?::\w{1,40})?=|schemaLocation=|<!DOCTYPE|"\$schema"|\$id"/i;

/**
 * Where the project's own services find each other, and the server of a connection string: part of the project, and no
 * partner of it.
 */
const OWN_SERVICE =
  /defaultZone|\/eureka\b|\bnacos\b|\bconsul\b|\bzookeeper\b|apollo\.meta|(?:data source|server|host|addr(?:ess)?)\s{0,4}=\s{0,4}tcp:/i;
/** Databases and caches that a cloud runs. */
const CLOUD_STORE =
  /(?:^|\.)(?:(?:database|redis\.cache)\.windows\.net|(?:documents|mongo\.cosmos|(?:mysql|postgres)\.database)\.azure\.com|(?:rds|cache)\.amazonaws\.com(?:\.cn)?|rds\.aliyuncs\.com|(?:mongodb|redis)\.rds\.aliyuncs\.com|mongodb\.net)$/i;

/** A key that leads to something to read or to look at. */
const PAGE =
  /^\s{0,40}["']?(?:(?:[\w.-]{1,60}[_.-])?download[_.-]?\w{0,20}|documents?|docs?|homepage|verification[_-]?url|licen[cs]e(?:[_-]?url)?|link|href|repository|bugs|avatar|logo|ima?ge?|icon|poster|cover|iss|(?:[\w.-]{1,60}\.)?claims\.\w{1,20}|(?:(?:vite|react_app|next_public|vue_app|ng_app|expo_public)_(?:app_)?)?(?:(?:api|backend|server)_?base_?(?:url)?|base_?api|web_?socket_?url|(?:vite|react_app|next_public|vue_app|ng_app|expo_public)_(?:app_)?(?:api|backend|server)_?url))["']?\s?[:=]/i;

/** What is fetched while something is built or set up. */
const DOWNLOAD = /\bcurl\b[^|]{0,200}\s-[a-zA-Z]{0,8}[oO]\b|\bwget\s|^\s{0,20}ADD\s{1,4}https?:/;

/** What a line sets. */
const KEY = /^\s{0,40}(?:[-*]\s)?(?:export\s|set\s|ARG\s|ENV\s)?["']?([A-Za-z][\w.-]{1,80})["']?\s?[:=]/;

/** Where a comment may stand behind a value. */
const COMMENT_BEHIND = /\.(?:ya?ml|toml|py|rb|sh|conf|env)$|(?:^|\/)\.env/i;

/** Hosts that a text names in addresses. User names, passwords, paths and queries are never returned. */
export function readHosts(text: string, path: string): RemoteHost[] {
  const hosts = new Map<string, RemoteHost>();
  const isBuild = BUILD_FILE.test(path);
  for (const [at, line] of withoutXmlComments(text)
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (
      !line.includes(':') ||
      COMMENTED.test(line) ||
      NAMESPACE.test(line) ||
      PAGE.test(line) ||
      OF_BUILD.test(KEY.exec(line)?.[1] ?? '') ||
      /\byour-|<your/i.test(line)
    )
      continue;
    if (OWN_SERVICE.test(line) || DOWNLOAD.test(line)) continue;
    const said = COMMENT_BEHIND.test(path) ? (line.split(/\s#\s/, 1)[0] ?? '') : line;
    for (const [, protocol = '', name = '', port] of said.matchAll(URL_IN_TEXT)) {
      if (!PROTOCOLS.test(protocol) || isNobody(name) || CLOUD_STORE.test(name)) continue;
      if (/^https?$/i.test(protocol) && isBuild) continue;
      const host = port ? `${name}:${port}` : name;
      if (!hosts.has(host)) hosts.set(host, { host, protocol: protocol.toLowerCase(), path, line: at + 1 });
    }
  }
  return [...hosts.values()];
}

/** `mysql:5.7` is an image and its version, not a host. */
const IP_ADDRESS = /^(\d{1,3}\.){3}\d{1,3}$/;

export function isNobody(name: string): boolean {
  return (
    NOBODY.test(name) ||
    isStandInHost(name) ||
    LINKED.test(name) ||
    // Where the source is kept is told with the source.
    /^(?:git|gitlab|gitea|gogs|svn)\./i.test(name) ||
    /^(127\.|0\.0\.0\.0|255\.)/.test(name) ||
    !(IP_ADDRESS.test(name) || /\.(?!domain$|example$|invalid$|test$)[a-z]{2,12}$/i.test(name))
  );
}

/** A container image that a compose file or Dockerfile names. */
export interface ImageReference {
  readonly service: string;
  readonly image: string;
  readonly path: string;
}

/** `image:` lines of compose files and `FROM` lines of Dockerfiles; an image that a variable names is left out. */
export function readImages(text: string, path: string): ImageReference[] {
  const images: ImageReference[] = [];
  let service = '';
  /** Names of the stages of a Dockerfile, which later stages build on. */
  const stages = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    service = /^ {2}([\w.-]+):\s*(#.*)?$/.exec(line)?.[1] ?? service;
    const image =
      /^\s+image:\s*["']?([\w./:@-]+(?:\$\{[^}]*\}[\w.-]*)*)/.exec(line)?.[1] ??
      /^FROM\s+(?:--\S+\s+)?([\w./:@-]+)/i.exec(line)?.[1];
    const stage = /^FROM\s.*\sAS\s+(\S+)/i.exec(line)?.[1];
    if (stage) stages.add(stage.toLowerCase());
    if (!image || /^scratch$/i.test(image) || (stages.has(image.toLowerCase()) && image !== stage)) continue;
    images.push({ service: service || image, image: withoutTag(image), path });
  }
  return images;
}

/** A colon before the last slash is the registry's port, not a tag. */
function withoutTag(image: string): string {
  const slash = image.lastIndexOf('/');
  return image.slice(0, slash + 1) + image.slice(slash + 1).split(/[:@$]/, 1)[0];
}

/** The registry of an image; '' for the public default, whose images belong to whoever published them. */
export function registryOf(image: string): string {
  const [first = '', second] = image.split('/');
  return second !== undefined && /[.:]/.test(first) && first !== 'docker.io' ? first : '';
}

/**
 * A repository address that others can use, without user name and password.
 * @returns undefined for a path on this machine: it means nothing anywhere else
 */
export function publicAddress(url: string | undefined): string | undefined {
  const withoutUser = url?.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
  const isRemote =
    /^(?!file:)[a-z][a-z0-9+.-]+:\/\//i.test(withoutUser ?? '') ||
    /^[\w.-]+@[\w.-]+:/.test(withoutUser ?? '');
  return isRemote ? withoutUser : undefined;
}
