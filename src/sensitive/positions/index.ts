import { isExcused } from '../excuses.ts';
import { type Candidate, credential, type Scan } from '../match.ts';
import { isKnownDefault, looksChosen, looksGenerated } from '../notSecret.ts';
import { syntaxAt } from '../scan.ts';
import { linesOf } from '../window.ts';
import { argumentsOf, type Part } from './arguments.ts';
import { SECRET_CALLS, SECRET_FILES, type SecretCall } from './positions.generated.ts';

const BY_NAME: ReadonlyMap<string, readonly SecretCall[]> = byName();
const CALL = new RegExp(`(?<![\\w$])(?:${[...BY_NAME.keys()].join('|')})(?=\\s?\\(|\\]::new\\()`, 'g');
/** Basic calls without brackets: Conn.Open "DSN=his", "sa", "x" */
const BARE_CALL = /(?<=\.)(?:Open|Connect|Login|Authenticate|MapNetworkDrive)[ \t]+(?=["\w])/g;

/** Passwords told by their place among the arguments of a call, or among the parts of a line of a password file. */
export function* findPositions(scan: Scan): Generator<Candidate> {
  for (const match of scan.text.matchAll(CALL)) {
    const end = match.index + match[0].length;
    // [System.Net.NetworkCredential]::new("his", "x")
    yield* readCall(scan, match[0], match.index, scan.text[end] === ']' ? end + 6 : end);
  }
  if (/\.(?:vbs?|bas|frm|cls|asp)$/i.test(scan.path)) {
    for (const match of scan.text.matchAll(BARE_CALL)) {
      yield* readCall(scan, match[0].trim(), match.index, match.index + match[0].length - 1);
    }
  }
  yield* readFile(scan);
}

function byName(): Map<string, SecretCall[]> {
  const calls = new Map<string, SecretCall[]>();
  for (const entry of SECRET_CALLS) {
    for (const name of entry.call) calls.set(name, [...(calls.get(name) ?? []), entry]);
  }
  return calls;
}

function* readCall(scan: Scan, name: string, start: number, end: number): Generator<Candidate> {
  const { text, path } = scan;
  const syntax = syntaxAt(scan, start);
  if (syntax !== 'code' && syntax !== 'powershell' && syntax !== 'unknown' && scan.fileKind !== 'markup')
    return;
  const before = text.slice(Math.max(0, start - 80), start);
  const receiver = (/(?<![\w$.>:)(\]['"-])[\w$.>:)(\]['"-]*$/.exec(before)?.[0] ?? '').toLowerCase();
  const open = text.indexOf('(', end);
  const parts = argumentsOf(text, open >= end && open <= end + 1 ? open + 1 : end + 1, path);
  for (const entry of BY_NAME.get(name) ?? []) {
    if (!isMeant(entry, receiver, parts, syntax === 'unknown' || path === '' ? '' : path)) continue;
    const literal = parts[entry.secret - 1]?.literal;
    if (literal === undefined) continue;
    const found = entry.pair === true ? behindColon(literal) : literal;
    if (found === undefined || !isSecret(found.value, entry)) continue;
    yield credential(entry.key === true ? 'labelled-key' : 'positional', found.start, found.value);
    return;
  }
}

function isMeant(entry: SecretCall, receiver: string, parts: readonly Part[], path: string): boolean {
  if (entry.arguments !== undefined && parts.length !== entry.arguments) return false;
  if (entry.of !== undefined && !entry.of.some(word => isReceiver(receiver, word.toLowerCase())))
    return false;
  if (entry.in !== undefined && path !== '') {
    const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    const isDocument = /^(?:md|markdown|txt)$/.test(ending);
    if (!isDocument && !entry.in.includes(ending)) return false;
  }
  const holds = (at: number, words: readonly string[] | undefined) =>
    words === undefined || words.some(word => parts[at]?.source.includes(word) === true);
  return holds(0, entry.first) && holds(1, entry.second);
}

/** A name of one letter is the whole one: `l.bind(…)`, not `vehicle.bind(…)`. */
function isReceiver(receiver: string, word: string): boolean {
  if (/^[a-z]$/.test(word)) return receiver.split(/[^a-z0-9_$]+/).includes(word);
  return receiver.includes(word);
}

function isSecret(value: string, { loose, key }: SecretCall): boolean {
  if (!/^[\x20-\x7e]{3,200}$/.test(value) || isExcused(value)) return false;
  if (key === true)
    return (
      looksGenerated(value) ||
      (value.length >= 8 && /\d/.test(value) && /[a-z]/i.test(value) && !/[\s/]/.test(value))
    );
  if (/^[a-z]+:\/\/|^jdbc:|\s{2}|^\s|\s$/.test(value)) return false;
  if (looksChosen(value)) return true;
  if (loose === true) return false;
  return isKnownDefault(value) || /^\d{3,}$/.test(value) || /^[A-Za-z][\w.-]{4,}$/.test(value);
}

function behindColon({ value, start }: { readonly value: string; readonly start: number }) {
  const colon = value.indexOf(':');
  return colon < 0 ? undefined : { value: value.slice(colon + 1), start: start + colon + 1 };
}

function* readFile({ text, path }: Scan): Generator<Candidate> {
  const file = SECRET_FILES.find(({ name }) => path.toLowerCase().endsWith(name));
  if (file === undefined) return;
  for (const { line, start } of linesOf(text)) {
    if (/^\s*(?:#|$)/.test(line) || line.length > 500) continue;
    const parts = [
      ...line.matchAll(
        file.separator === 'blank' ? /"[^"]*"|\S+/g : file.separator === ':' ? /(?:\\.|[^:\\])+/g : /[^,]+/g,
      ),
    ];
    const part = parts[file.secret - 1];
    if (part === undefined || isExcused(part[0].replace(/"/g, ''))) continue;
    const lead = part[0].startsWith('"') ? 1 : 0;
    yield credential('positional', start + part.index + lead, part[0].slice(lead, part[0].length - lead));
  }
}
