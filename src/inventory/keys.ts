import { unique } from '../core/unique.ts';
import type { ConfigParser } from './kinds.ts';
import { readCode } from './parsers/code.ts';
import { readDotenv } from './parsers/dotenv.ts';
import { readIni } from './parsers/ini.ts';
import { readJson } from './parsers/json.ts';
import { readProperties } from './parsers/properties.ts';
import { type KeyParser, type RawKey, UnreadableError } from './parsers/raw.ts';
import { readToml } from './parsers/toml.ts';
import { readXml } from './parsers/xml.ts';
import { readYaml } from './parsers/yaml.ts';
import { isSecretKey } from './secret.ts';

/** One key of a config file. Values are never kept. */
export interface KeyInfo {
  /** Dotted, as in `spring.datasource.url`; `[]` stands for the items of a list. */
  readonly name: string;
  /** Judged by the name: its value should be kept elsewhere. */
  readonly secret: boolean;
  /** Line of the first occurrence, from 1. */
  readonly line: number;
  /** Spring profile of the document inside of the file. */
  readonly profile?: string;
}

/** The keys of a file; `more` is how many were left out, `error` says why there are none, or not all. */
export interface KeyList {
  readonly keys: readonly KeyInfo[];
  readonly more: number;
  readonly error?: 'unreadable' | 'too-large';
  /** Where the parser gave up, from 1. */
  readonly line?: number;
}

export interface ReadKeysOptions {
  /** How many levels of nesting are followed; use 2 for site content. */
  readonly depth?: number;
  /** How many keys are returned at most, 400 unless told. */
  readonly limit?: number;
}

/** In characters. Parsers of structured text take seconds above this, and no settings written by hand are larger. */
const MAX_LENGTH = 1_000_000;
const MAX_DEPTH = 40;

const PARSERS: Readonly<Record<Exclude<ConfigParser, 'none'>, KeyParser>> = {
  properties: readProperties,
  yaml: readYaml,
  json: readJson,
  ini: readIni,
  toml: readToml,
  dotenv: readDotenv,
  xml: readXml,
  code: readCode,
};

/**
 * Reads the names of the keys in the text of a config file, in their order, each once (once a profile).
 * Never throws, and neither its answer nor an error holds a value or a piece of the text.
 */
export function readKeys(text: string, parser: ConfigParser, options: ReadKeysOptions = {}): KeyList {
  if (parser === 'none') return { keys: [], more: 0 };
  if (text.length > MAX_LENGTH) return { keys: [], more: 0, error: 'too-large' };
  // A file in UTF-16 that was read as UTF-8 is full of NUL.
  if (text.includes('\0')) return { keys: [], more: 0, error: 'unreadable' };
  try {
    return toList(PARSERS[parser](text.replace(/^\uFEFF/, ''), options.depth ?? MAX_DEPTH), options);
  } catch (error) {
    // Messages of parsers quote the text, so they are dropped.
    const { line, keys } = error instanceof UnreadableError ? error : { line: undefined, keys: [] };
    return { ...toList(keys, options), error: 'unreadable', ...(line === undefined ? {} : { line }) };
  }
}

function toList(raw: readonly RawKey[], { limit = 400 }: ReadKeysOptions): KeyList {
  const named = raw.map(key => ({ ...key, name: foldLists(key.name) }));
  const keys = unique(
    named.filter(({ name }) => looksLikeName(name) && !SELECTOR.test(name)),
    ({ profile = '', name }) => `${profile}\n${name}`,
  );
  return { keys: keys.slice(0, limit).map(toKeyInfo), more: Math.max(0, keys.length - limit) };
}

/** Says for which profile a document is; it sets nothing. */
const SELECTOR = /^spring\.(?:profiles|config\.activate\.on-(?:profile|cloud-platform))$/;

/** The items of a list are one: `a[0].b` of properties is the `a[].b` of YAML, and `a[0]` is `a`. */
function foldLists(name: string): string {
  return name.includes('[') ? name.replace(/\[\d{0,6}\]/g, '[]').replace(/(?:\[\])+$/, '') : name;
}

/**
 * A broken value may be read as a key: the second line of a private key, a token that ends with `=`.
 * Names have no line breaks, no URL, and are no long runs of letters and digits.
 */
function looksLikeName(name: string): boolean {
  if (name.trim() === '' || name.length > 200) return false;
  if (/\p{Cc}|:\/\/|-----/u.test(name)) return false;
  return !name.split(/[.\-_:/\s]/).some(part => /^[A-Za-z0-9+/=]{28,}$/.test(part) && /\d/.test(part));
}

function toKeyInfo(key: RawKey): KeyInfo {
  return {
    name: key.name,
    secret: key.secret === true || isSecretKey(key.name),
    line: key.line,
    ...(key.profile === undefined ? {} : { profile: key.profile }),
  };
}
