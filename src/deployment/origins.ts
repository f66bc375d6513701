import { isPublicName } from './proxy.ts';
import { linesOf, type SaidOf } from './said.ts';

/** `"AllowedOrigins": [` of JSON and `allowed-origins:` of YAML, whose values stand in the lines below. */
const LIST = /^\s{0,40}["']?[\w.-]{0,60}allowed[-_]?origins["']?\s?:\s?\[?\s*$/i;
const ITEM = /^\s{0,60}(?:-\s)?["']?https?:\/\/([\w.-]{1,120})(?::\d{2,5})?["']?,?\s*(?:#.{0,200})?$/;

/** The names under which browsers reach the product, as a list says whose pages may ask it. */
export function readOrigins(text: string, path: string): SaidOf[] {
  if (!/allowed[-_]?origins/i.test(text)) return [];
  let isList = false;
  return linesOf(text).flatMap((line, at) => {
    if (!isList) {
      isList = LIST.test(line);
      return [];
    }
    const host = ITEM.exec(line)?.[1];
    if (host === undefined) isList = false;
    return host !== undefined && isPublicName(host) ? [{ name: '', value: host, path, line: at + 1 }] : [];
  });
}
