import type { Syntax } from '../../syntax.ts';
import { type LabelPlace, LONGEST_VALUE, literalAt, openQuoteOf, type Reading } from './place.ts';

/** What may stand in front of the name of a setting on its line: a comment sign, a command that sets it, a dash. */
const LINE_START =
  /^[ \t]*(?:(?:#{1,3}|;{1,2}|\/\/|--|::|\*|REM[ \t])[ \t]*)?(?:(?:export|set|setx|setenv|declare|typeset|readonly|local|ENV|ARG|LABEL|env|-e|--env|-|\?|-x)[ \t]+){0,3}(?:\$env:|\$\{?|-D|--|set[ \t]+)?["']?$/i;
/** In a shell and in a Dockerfile an assignment may stand behind others. */
const WORD_START = /(?:^|[\s;&|(])(?:-D|--|\$env:|-e[ \t]?)?["']?$/;
const NAMES_FIRST: ReadonlySet<Syntax> = new Set([
  'shell',
  'dockerfile',
  'batch',
  'powershell',
  'unknown',
  'prose',
]);
const LINE_SYNTAX: ReadonlySet<Syntax> = new Set([
  'properties',
  'ini',
  'env',
  'toml',
  'shell',
  'dockerfile',
  'batch',
  'powershell',
  'unknown',
]);

/** `password=X`, `password: X`: the rest of the line in a file of settings, as its syntax ends it. */
export function readSetting(place: LabelPlace): Reading {
  const { syntax } = place;
  if (syntax === 'yaml') return readYaml(place);
  if (!LINE_SYNTAX.has(syntax)) return undefined;
  const isLine = LINE_START.test(place.before);
  const isWord = NAMES_FIRST.has(syntax) && WORD_START.test(place.before);
  if (!isLine && !isWord) return undefined;
  const separator = separatorOf(syntax, isLine).exec(place.behind);
  if (separator === null) return undefined;
  const start = place.end + separator[0].length;
  return readLine(place, start, isLine ? syntax : 'shell');
}

function separatorOf(syntax: Syntax, isLine: boolean): RegExp {
  if (!isLine || syntax === 'shell' || syntax === 'batch') return /^["']?=(?![=~])/;
  if (syntax === 'properties') return /^[ \t]*[=:][ \t]*|^[ \t]+(?=[^ \t\r\n]+[ \t]*(?:[\r\n]|$))/;
  if (syntax === 'dockerfile') return /^=|^[ \t]+(?=[^ \t\r\n=]+[ \t]*(?:[\r\n]|$))/;
  if (syntax === 'env') return /^[ \t]*=[ \t]*/;
  if (syntax === 'toml' || syntax === 'powershell') return /^["']?[ \t]*=(?!=)[ \t]*/;
  return /^["']?[ \t]*(?:=(?![=>~])|:(?![:=]))[ \t]*|^[ \t]+(?=[^ \t\r\n=:]+[ \t]*(?:[\r\n]|$))/;
}

function readLine({ text, before, end }: LabelPlace, start: number, syntax: Syntax): Reading {
  const rest = restOfLine(text, start);
  if (rest.trim() === '') return 'nothing';
  // set "PW=x"
  const open = openQuoteOf(before);
  // "DefaultPassword"="x": it is closed behind the name
  const outer = text[end] === open ? undefined : open;
  // "…&secret_key=" + key + "…": the text ends before its value
  if (outer !== undefined && rest.startsWith(outer)) return 'nothing';
  if (outer !== undefined && rest.includes(outer)) {
    return setting(rest.slice(0, rest.lastIndexOf(outer)), start, true);
  }
  const quoted = literalAt(text, start, false);
  if (quoted !== undefined && /^[ \t]*(?:$|[#;,&|)}\]]|\/\/|\\$|[ \t])/.test(restOfLine(text, quoted.end))) {
    return { kind: 'setting', value: quoted.value, start: quoted.start, quoted: true };
  }
  if (syntax === 'toml') return /^\d/.test(rest) ? setting(rest, start, false) : 'nothing';
  if (syntax === 'powershell') return 'nothing';
  if (syntax === 'shell' || syntax === 'dockerfile') {
    const word =
      /^(?:\$\([^()\r\n]{0,120}\)|\\.|'[^'\r\n]{0,200}'|"[^"\r\n]{0,200}"|[^\s;&|<>()"'`]){1,200}/.exec(
        rest,
      )?.[0];
    return word === undefined ? 'nothing' : setting(word, start, false);
  }
  return setting(withoutComment(rest, syntax), start, false);
}

function setting(raw: string, start: number, quoted: boolean): Reading {
  const lead = raw.length - raw.trimStart().length;
  const value = raw.trim();
  return value === '' ? 'nothing' : { kind: 'setting', value, start: start + lead, quoted };
}

function withoutComment(rest: string, syntax: Syntax): string {
  const comment = rest.search(syntax === 'properties' ? /[ \t]#[ \t]/ : /[ \t](?:[#;]|\/\/[ \t])/);
  return comment < 0 ? rest : rest.slice(0, comment);
}

function restOfLine(text: string, start: number): string {
  const part = text.slice(start, start + LONGEST_VALUE);
  const end = part.search(/[\r\n]/);
  return end < 0 ? part : part.slice(0, end);
}

const YAML_KEY = /^[ \t]*(?:#[# \t]*)?(?:-[ \t]+){0,3}(?:\?[ \t]+)?["']?$/;
const FLOW_KEY = /[{,[][ \t]*["']?$/;

function readYaml(place: LabelPlace): Reading {
  const { text, before, behind, end } = place;
  const inFlow = FLOW_KEY.test(before);
  // - DB_PASSWORD=x
  const item = /^[ \t]*(?:#[ \t]*)?-[ \t]+(?:-[eD][ \t]?|--)?(["']?)(?:-D)?$/.exec(before);
  if (item !== null && behind.startsWith('=')) {
    const rest = restOfLine(text, end + 1);
    const close = item[1] !== '' && item[1] !== undefined ? rest.lastIndexOf(item[1]) : -1;
    if (close >= 0) return setting(rest.slice(0, close), end + 1, true);
    return readLine(place, end + 1, 'yaml');
  }
  if (!YAML_KEY.test(before) && !inFlow) return undefined;
  const colon = /^["']?[ \t]*:(?:[ \t]+|(?=[\r\n]|$))|^["']:/.exec(behind);
  if (colon === null) return undefined;
  let start = end + colon[0].length;
  start += /^(?:!!?str[ \t]+|!!?binary[ \t]+|&[\w-]+[ \t]+)?/.exec(restOfLine(text, start))?.[0].length ?? 0;
  const rest = restOfLine(text, start);
  if (/^[|>][-+\d]*[ \t]*(?:#.*)?$/.test(rest)) return readBlock(text, start + rest.length, before);
  if (rest.trim() === '' || rest.startsWith('#')) return 'nothing';
  const literal = literalAt(text, start, rest.startsWith("'"));
  if (literal !== undefined && /^["']/.test(rest)) {
    return { kind: 'setting', value: literal.value, start: literal.start, quoted: true };
  }
  if (inFlow) return setting(/^[^,{}[\]\r\n]*/.exec(rest)?.[0] ?? '', start, false);
  const comment = rest.search(/[ \t]#/);
  return setting(comment < 0 ? rest : rest.slice(0, comment), start, false);
}

/** The lines of a block scalar: those that are indented deeper than its key. */
function readBlock(text: string, from: number, before: string): Reading {
  const indent = (/^[ \t]*/.exec(before)?.[0].length ?? 0) + 1;
  const body = text.slice(from, from + LONGEST_VALUE);
  const lines = new RegExp(`^(?:[ \\t]*\\r?\\n[ \\t]{${indent},40}[^\\s][^\\r\\n]*)+`).exec(body)?.[0] ?? '';
  return setting(lines, from, false);
}
