import { unique } from '../core/unique.ts';
import { linesOf, nameOf, type Said, type SaidOf } from './said.ts';

/** What a web server in front of the application says. */
export interface WebServer {
  /** Names under which people reach it. */
  readonly names: readonly Said[];
  readonly ports: readonly Said[];
  readonly certificates: readonly Said[];
  /** Where requests go: the path, and the address behind it. */
  readonly targets: readonly ForwardSaid[];
  /** Sizes and times beyond which it refuses. */
  readonly limits: readonly SaidOf[];
  readonly logs: readonly Said[];
}

/** Where a path leads, and on which of several servers. */
export interface ForwardSaid extends SaidOf {
  readonly server?: string;
}

export function isProxyFile(path: string): boolean {
  const name = nameOf(path);
  // What images of nginx read, wherever it is kept.
  if (/^caddyfile|^haproxy|^default\.conf(?:\.template)?$/i.test(name)) return true;
  if (/(?:^|\/)sites-(?:available|enabled)\/[^/]{1,100}$/i.test(path)) return true;
  return (
    /\.(?:conf|template|tpl|tmpl|nginx)(?:\.(?:example|sample|template|j2|erb))?$/i.test(name) &&
    /nginx|httpd|apache|vhost|openresty|caddy|conf\.d\//i.test(path)
  );
}

/** Reads nginx, Apache, Caddy and HAProxy; what is commented out says nothing. */
export function readProxy(text: string, path: string): WebServer {
  const found: WebServerDraft = { names: [], ports: [], certificates: [], targets: [], limits: [], logs: [] };
  const reader = /caddyfile/i.test(path) ? caddyLine : directiveLine;
  const state: State = { location: '', server: '', upstreams: new Map() };
  for (const [index, raw] of linesOf(text).entries()) {
    const line = withoutComment(raw);
    if (line === '') continue;
    // Whole servers are often written on one line.
    for (const statement of line.split(/[;{]\s*(?=[a-zA-Z])/))
      reader(withoutEnd(statement), { path, line: index + 1 }, found, state);
  }
  const upstreamOf = ({ value, ...one }: ForwardSaid): ForwardSaid => {
    const name = /^(?:\w+:\/\/)?([^/:]+)/.exec(value)?.[1] ?? '';
    const server = state.upstreams.get(name);
    return { ...one, value: server === undefined ? value : value.replace(name, server) };
  };
  const once = <T extends Said>(list: readonly T[]) => unique(list, one => one.value);
  return {
    names: once(found.names),
    ports: once(found.ports),
    certificates: once(found.certificates),
    // Of an address that a template fills in nothing is left.
    targets: unique(
      found.targets
        .map(upstreamOf)
        .filter(
          ({ value }) =>
            value !== '' &&
            !/(?:^|[/.])example\.(?:com|org|net)\b/i.test(value) &&
            (!/:\/\/$|[{}]/.test(value) || /^\{\$\w{1,40}\}:\d{2,5}$/.test(value)),
        ),
      ({ name, value, server }) => `${server} ${name} ${value}`,
    ),
    limits: unique(found.limits, ({ name, value }) => `${name} ${value}`),
    logs: once(found.logs),
  };
}

type WebServerDraft = { -readonly [Name in keyof WebServer]: WebServer[Name][number][] };

interface State {
  location: string;
  /** The first name of the server whose block it is. */
  server: string;
  upstreams: Map<string, string>;
}

function withoutComment(line: string): string {
  const trimmed = line.trim();
  return trimmed.startsWith('#') ? '' : (trimmed.split(' # ', 1)[0] ?? '').trimEnd();
}

/** Without the signs that end a statement or open a block. */
function withoutEnd(statement: string): string {
  let end = statement.length;
  while (end > 0 && ';{} \t'.includes(statement[end - 1] ?? '')) end--;
  return statement.slice(0, end).trim();
}

/** nginx: `name value;`. Apache: `Name value`. HAProxy: `name value`. */
function directiveLine(
  line: string,
  place: { path: string; line: number },
  found: WebServerDraft,
  state: State,
): void {
  if (/^server$|^<\/?VirtualHost\b/i.test(line)) Object.assign(state, { server: '', location: '' });
  const [, name = '', rest = ''] = /^<?([A-Za-z_]{1,40})\s(.*)$/.exec(line) ?? [];
  const values = rest.replace(/["'>]/g, '').split(/\s+/).filter(Boolean);
  const [first = ''] = values;
  const said = (value: string): Said => ({ value, ...place });
  switch (name.toLowerCase()) {
    case 'location':
      state.location = values.at(-1) ?? '';
      break;
    case 'upstream':
    case 'backend':
      state.location = '';
      state.upstreams.set(first, '');
      break;
    case 'server': {
      const [last] = [...state.upstreams].at(-1) ?? [];
      // In a block `upstream`; elsewhere `server` begins a block and has no value.
      const address = values.find(value => /:\d{2,5}$|^\w[\w.-]*\.\w+$|^unix:/.test(value));
      if (last !== undefined && address !== undefined && state.upstreams.get(last) === '')
        state.upstreams.set(last, address);
      break;
    }
    case 'server_name':
    case 'servername':
    case 'serveralias':
      found.names.push(...values.filter(isPublicName).map(said));
      state.server ||= values.find(isPublicName) ?? '';
      break;
    case 'listen':
    case 'bind': {
      const port = /(?:^|:)(\d{2,5})$/.exec(first)?.[1];
      if (port) found.ports.push(said(port));
      break;
    }
    case 'virtualhost': {
      const port = /:(\d{2,5})$/.exec(first)?.[1];
      if (port) found.ports.push(said(port));
      break;
    }
    case 'ssl_certificate':
    case 'sslcertificatefile':
      if (!first.includes('$')) found.certificates.push(said(first));
      break;
    case 'proxy_pass':
    case 'fastcgi_pass':
    case 'uwsgi_pass':
      if (!first.includes('$'))
        found.targets.push({ ...said(withoutUser(first)), name: state.location, ...ofServer(state) });
      break;
    case 'proxypass':
      if (values[1]) found.targets.push({ ...said(withoutUser(values[1])), name: first, ...ofServer(state) });
      break;
    case 'client_max_body_size':
    case 'proxy_read_timeout':
    case 'fastcgi_read_timeout':
    case 'limitrequestbody':
    case 'proxytimeout':
      found.limits.push({ ...said(first), name });
      break;
    case 'limit_req_zone':
      found.limits.push({ ...said(values.find(value => value.startsWith('rate=')) ?? first), name });
      break;
    case 'access_log':
    case 'error_log':
    case 'errorlog':
    case 'customlog':
      if (/^(?:\/|[A-Za-z]:|\$\{)/.test(first) && !/^\/dev\//.test(first)) found.logs.push(said(first));
      break;
    default:
  }
}

function ofServer({ server }: State): { readonly server?: string } {
  return server === '' ? {} : { server };
}

/** Caddy: addresses stand before a brace, directives have lower-case names (caddyserver.com/docs/caddyfile). */
function caddyLine(
  line: string,
  place: { path: string; line: number },
  found: WebServerDraft,
  state: State,
): void {
  const values = line.split(/\s+/).filter(Boolean);
  const [name = '', first = '', second = ''] = values;
  const said = (value: string): Said => ({ value, ...place });
  if (name === 'reverse_proxy') {
    const hasPath = /^[/@*]/.test(first);
    const target = hasPath ? second : first;
    if (target)
      found.targets.push({ ...said(withoutUser(target)), name: hasPath ? first : '', ...ofServer(state) });
  } else if (name === 'tls' && first.includes('/')) found.certificates.push(said(first));
  else if (name === 'max_size') found.limits.push({ ...said(first), name });
  else
    for (const address of values.map(value => value.replace(/,$/, ''))) {
      const [, host = '', port] =
        /^(?:https?:\/\/)?([\w.-]*\.[a-z]{2,})?(?::(\d{2,5}))?(?:\/\S*)?$/i.exec(address) ?? [];
      if (host && isPublicName(host) && values.every(value => /[.:]/.test(value))) {
        found.names.push(said(host));
        state.server = values[0] === address ? host : state.server;
      }
      if (port && !host) found.ports.push(said(port));
    }
}

/** `_`, `localhost` and variables are no names that anybody types. */
export function isPublicName(name: string): boolean {
  return (
    (/^(?:\*\.)?(?:[\w-]+\.)+[a-z][a-z-]+$/i.test(name) || /^(?:\d{1,3}\.){3}\d{1,3}$/.test(name)) &&
    !/(?:^|\.)(?:example\.(?:com|org|net)|localhost|local|internal|test|invalid)$|^127\.|^0\.0\.0\.0|your[-_]|(?:^|\.)your[a-z]{2,20}\.|^domain\.com$/i.test(
      name,
    )
  );
}

function withoutUser(address: string): string {
  return address.replace(/^(\w+:\/\/)[^/@]*@/, '$1');
}
