import { unique } from '../core/unique.ts';
import { withoutXmlComments } from './logging.ts';
import { isPublicName, type WebServer } from './proxy.ts';
import { linesOf, nameOf, type Said, type SaidOf } from './said.ts';

/** IIS: the settings of a site and of the server (learn.microsoft.com/iis/configuration). */
export function isIisFile(path: string): boolean {
  const name = nameOf(path);
  return /^(?:web(?:\.[\w-]{1,40})?|applicationhost)\.config$/i.test(name) && !/(?:^|\/)views\//i.test(path);
}

/** What is refused beyond a number, by the name of the attribute. */
const LIMIT =
  /\b(maxAllowedContentLength|maxRequestLength|executionTimeout|maxQueryString|maxUrl|maxConnections|connectionTimeout|requestTimeout|maxReceivedMessageSize|maxJsonLength|queueLength|idleTimeout|maxBandwidth)\s?=\s?"([\w:.]{1,20})"/gi;
const SESSION = /<sessionState\s[^>]{0,300}\btimeout\s?=\s?"(\d{1,6})"/i;
const BINDING = /\bbindingInformation\s?=\s?"[^":]{0,60}:(\d{2,5}):([^"]{0,120})"/i;
const REWRITE = /<action\s[^>]{0,300}\burl\s?=\s?"(https?:\/\/[^"{]{3,160})/i;
const FOLDER =
  /<virtualDirectory\s[^>]{0,200}\bpath\s?=\s?"([^"]{1,100})"[^>]{0,200}\bphysicalPath\s?=\s?"([^"]{2,200})"/i;
const LOG =
  /\b(?:stdoutLogFile|initializeData)\s?=\s?"([^"]{2,160})"|<logFile\s[^>]{0,200}\bdirectory\s?=\s?"([^"]{2,160})"/i;

/** Reads it; comments say nothing. */
export function readIis(text: string, path: string): WebServer {
  const names: Said[] = [];
  const ports: Said[] = [];
  const targets: SaidOf[] = [];
  const limits: SaidOf[] = [];
  const logs: Said[] = [];
  for (const [index, line] of linesOf(withoutXmlComments(text)).entries()) {
    const place = { path, line: index + 1 };
    for (const [, name = '', value = ''] of line.matchAll(LIMIT)) limits.push({ ...place, name, value });
    const session = SESSION.exec(line)?.[1];
    if (session !== undefined) limits.push({ ...place, name: 'sessionState timeout', value: session });
    const [, port, host = ''] = BINDING.exec(line) ?? [];
    if (port !== undefined) ports.push({ ...place, value: port });
    if (isPublicName(host)) names.push({ ...place, value: host });
    const target = REWRITE.exec(line)?.[1];
    if (target !== undefined) targets.push({ ...place, name: '', value: target });
    const [, folder, physical] = FOLDER.exec(line) ?? [];
    if (folder !== undefined && physical !== undefined)
      targets.push({ ...place, name: folder, value: physical });
    const log = LOG.exec(line)?.slice(1).find(Boolean);
    if (log !== undefined) logs.push({ ...place, value: log });
  }
  const once = <T extends Said>(list: readonly T[]) => unique(list, one => one.value);
  return {
    names: once(names),
    ports: once(ports),
    certificates: [],
    targets,
    limits: unique(limits, ({ name, value }) => `${name} ${value}`),
    logs: once(logs),
  };
}
