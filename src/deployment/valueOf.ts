import { readKeys } from '../inventory/keys.ts';
import type { ConfigParser } from '../inventory/kinds.ts';
import { isSecretKey } from '../inventory/secret.ts';
import { resolved, type Service } from './compose.ts';
import { linesOf, nameOf } from './said.ts';

/** A setting with its value. Only code that knows what a key is for may show the value of one. */
export interface Setting {
  /** Dotted, in lower case and without `-` and `_`: `server.servlet.contextpath`. */
  readonly key: string;
  /** As it is written. */
  readonly name: string;
  readonly value: string;
  readonly secret: boolean;
  readonly path: string;
  readonly line: number;
  readonly profile: string | undefined;
}

/** The settings of a config file whose value stands on the line of its key; what stands elsewhere is not known. */
export function settingsOf(text: string, path: string, parser: ConfigParser): Setting[] {
  const lines = linesOf(text);
  const profileOfFile = /^(?:application|bootstrap)-([\w.-]{1,80})\.(?:ya?ml|properties)$/i.exec(
    nameOf(path),
  )?.[1];
  const isJson = parser === 'json' || /\.json$/i.test(path);
  const isProgram = parser === 'code' && /\.(?:py|[cm]?[jt]s)$/.test(path);
  return readKeys(text, parser, { limit: 3000 }).keys.flatMap(({ name, line, secret, profile }) => {
    const value = valueOn(lines[line - 1] ?? '', name);
    if (value === '') return [];
    return [
      {
        key: name.toLowerCase().replace(/[-_]/g, ''),
        name,
        value: isProgram ? defaultIn(value) : resolved(isJson ? value.replaceAll('\\\\', '\\') : value),
        secret,
        path,
        line,
        profile: profile ?? profileOfFile,
      },
    ];
  });
}

/** What a program takes where the environment says nothing: `env("HOST", default="db")`, `process.env.PORT || 3000`. */
function defaultIn(value: string): string {
  const call =
    /^(?:str|int|bool|float)?\(?(?:env|os\.environ|environ|os|config|decouple\.config|getenv)(?:\.\w{1,20}){0,2}\(\s?["'][\w.-]{1,60}["']\s?,\s?(?:default\s?=\s?)?(?:["']([^"'\n]{0,200})["']|([\w.]{1,40}))/.exec(
      value,
    );
  const other = /\bprocess\.env\.\w{1,60}\s?(?:\|\||\?\?)\s?(?:["'`]([^"'`\n]{0,200})["'`]|(\d{1,10}))/.exec(
    value,
  );
  const found = (call ?? other)?.slice(1).find(one => one !== undefined);
  return found ?? resolved(value);
}

/** The variables that compose gives its services, as settings. */
export function settingsOfServices(services: readonly Service[]): Setting[] {
  return services.flatMap(({ variables }) =>
    [...variables].map(([name, { value, path, line }]) => ({
      key: name.toLowerCase().replace(/[-_]/g, ''),
      name,
      value,
      secret: isSecretKey(name),
      path,
      line,
      profile: undefined,
    })),
  );
}

/** What is set on a line: behind the name and the first sign that sets; of XML what stands in `value` or between tags. */
function valueOn(line: string, name: string): string {
  const attribute = /\b(?:value|connectionString)\s*=\s*"([^"]*)"/i.exec(line)?.[1];
  if (attribute !== undefined) return attribute.trim();
  const last = name.slice(name.lastIndexOf('.') + 1).replace(/\[\]$/, '');
  const from = Math.max(0, line.indexOf(last)) + last.length;
  const sign = /^["']?\s*(?:=>|[=:])\s*/.exec(line.slice(from))?.[0];
  if (sign === undefined) return '';
  const rest = line.slice(from + sign.length).trim();
  const quoted = /^(["'])(.*?)\1/.exec(rest)?.[2];
  if (quoted !== undefined) return quoted.trim();
  if (rest.startsWith('#')) return '';
  return (rest.split(' #', 1)[0] ?? '').replace(/[,;]$/, '').trim();
}
