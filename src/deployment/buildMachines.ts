import { unique } from '../core/unique.ts';
import { linesOf, type SaidOf } from './said.ts';

const MACHINE: readonly RegExp[] = [
  /^\s{0,20}runs-on:\s{1,4}\[?["']?([\w${}. ,'"-]{2,80}?)["']?\]?\s{0,3}$/,
  /^\s{0,20}-?\s?vmImage:\s{1,4}["']?([\w.-]{2,60})/,
  /^\s{0,20}os_image:\s{1,4}["']?([\w.-]{2,60})/,
  /^\s{0,12}image:\s{1,4}["']?([\w./:${}-]{2,120})["']?\s{0,3}$/,
  /\bagent\s{0,3}\{\s{0,3}(?:label|docker|node)\s{0,3}\{?\s{0,3}["']([\w./: -]{2,80})["']/,
  /^\s{0,20}label\s{1,3}["']([\w ./:&|-]{2,80})["']/,
];

/** Nobody builds in these: a step tries the settings of a server in them, or needs one beside it. */
const NO_MACHINE =
  /(?:^|\/)(?:nginx|httpd|caddy|traefik|haproxy|postgres|mysql|mariadb|redis|mongo|rabbitmq|elasticsearch|selenium)\b/i;

/** The machines and images on which a pipeline builds; services beside it are none. */
export function readBuildMachines(text: string, path: string): SaidOf[] {
  /** How far the list of services is indented, while its lines go on. */
  let services: number | undefined;
  const found = linesOf(text).flatMap((line, at): SaidOf[] => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const indent = line.search(/\S/);
    if (services !== undefined && indent <= services) services = undefined;
    // Images that a matrix names are what is built.
    if (/^\s{0,20}(?:services|matrix):/.test(line)) services = indent;
    if (services !== undefined) return [];
    const value = MACHINE.map(pattern => pattern.exec(line.slice(0, 300))?.[1]).find(Boolean);
    return value === undefined || value.includes('${{') || NO_MACHINE.test(value)
      ? []
      : [{ name: path, value: value.trim(), path, line: at + 1 }];
  });
  return unique(found, ({ value }) => value);
}
