import { isExcused } from '../excuses.ts';
import { type Candidate, credential, type Scan } from '../match.ts';
import { linesOf, withoutComment } from '../window.ts';

const KIND = /^\s*["']?kind["']?\s*:\s*["']?(\w+)/;
const BLOCK = /^(\s*)["']?(data|stringData|encryptedData)["']?\s*:\s*(?:#.*)?$/;
const ENTRY = /^([ \t]*)["']?([\w.-]{1,120})["']?[ \t]{0,8}:[ \t]{0,8}(?:!!\w{1,20}[ \t]{1,8})?(.*)$/;
/** What a secret also holds and everyone may know. */
const OPEN_KEY =
  /(?:^|[-_.])(?:user(?:name)?|host(?:name)?|port|database|db|dbname|name|namespace|endpoint|region|e?mail|server|address|type|schema|driver|realm|(?:ca|tls|client|server)\.crt|cert(?:ificate)?|public[-_]?key|known_hosts)$/i;

/** One object of a manifest, by its lines. */
interface Manifest {
  kind: string;
  readonly lines: { readonly line: string; readonly start: number }[];
}

/** Every value below `data` and `stringData` of a Kubernetes `Secret`, whatever its key is called. */
export function* findKubernetesSecrets({ text, syntax, fences }: Scan): Generator<Candidate> {
  if (!text.includes('Secret') || (syntax !== 'yaml' && syntax !== 'unknown' && fences.length === 0)) return;
  for (const { kind, lines } of manifestsOf(text)) {
    if (kind === 'Secret') yield* valuesOf(lines);
  }
}

/** Where ciphertexts stand that only the cluster can read: below `encryptedData`, as a SealedSecret holds them. */
export function sealedRangesOf(text: string): readonly (readonly [start: number, end: number])[] {
  if (!text.includes('encryptedData')) return [];
  const ranges: [number, number][] = [];
  let open: { readonly indent: number; readonly start: number } | undefined;
  let end = 0;
  for (const { line, start } of linesOf(text)) {
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    if (open !== undefined && line.trim() !== '' && indent <= open.indent) {
      ranges.push([open.start, end]);
      open = undefined;
    }
    if (open === undefined && /^\s*["']?encryptedData["']?\s*:/.test(line)) open = { indent, start };
    end = start + line.length;
  }
  if (open !== undefined) ranges.push([open.start, end]);
  return ranges;
}

function* manifestsOf(text: string): Generator<Manifest> {
  let manifest: Manifest = { kind: '', lines: [] };
  for (const entry of linesOf(text)) {
    if (/^(?:---|\s*```|\s*~~~)/.test(entry.line)) {
      yield manifest;
      manifest = { kind: '', lines: [] };
      continue;
    }
    if (entry.line.length < 200) manifest.kind ||= KIND.exec(entry.line)?.[1] ?? '';
    manifest.lines.push(entry);
  }
  yield manifest;
}

function* valuesOf(lines: Manifest['lines']): Generator<Candidate> {
  let block: { readonly indent: number; readonly isBase64: boolean } | undefined;
  let open: { readonly indent: number } | undefined;
  for (const { line, start } of lines) {
    if (line.trim() === '' || /^\s*#/.test(line) || line.length > 8000) continue;
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    const opening = BLOCK.exec(line);
    if (opening !== null && (block === undefined || indent <= block.indent)) {
      block = opening[2] === 'encryptedData' ? undefined : { indent, isBase64: opening[2] === 'data' };
      open = undefined;
      continue;
    }
    if (block === undefined) continue;
    if (indent <= block.indent) {
      block = undefined;
      continue;
    }
    if (open !== undefined && indent > open.indent) {
      yield* valueIn(line.trim(), start + indent, block.isBase64);
      continue;
    }
    open = undefined;
    const entry = ENTRY.exec(line);
    if (entry === null) continue;
    const raw = withoutComment(entry[3] ?? '').trim();
    if (/^[|>][-+\d]*$/.test(raw)) {
      if (OPEN_KEY.test(entry[2] ?? '')) continue;
      open = { indent };
      continue;
    }
    const quoted = /^(["'])(.*)\1$/.exec(raw);
    const value = quoted?.[2] ?? raw;
    // lis-db: named after what it opens, but nothing that is open looks like this.
    if (OPEN_KEY.test(entry[2] ?? '') && !isUnmistakable(block.isBase64 ? decoded(value) : value)) continue;
    yield* valueIn(value, start + line.lastIndexOf(value), block.isBase64);
  }
}

/** Letters, digits and a sign of a password; no address, no certificate. */
function isUnmistakable(plain = ''): boolean {
  return (
    /^[^\s:/<>{}]{6,40}$/.test(plain) &&
    /[!@#$%^&*]/.test(plain) &&
    /\d/.test(plain) &&
    /[A-Za-z]/.test(plain) &&
    !/@[\w-]+\./.test(plain)
  );
}

function* valueIn(value: string, start: number, isBase64: boolean): Generator<Candidate> {
  if (value.length < 3 || isExcused(value)) return;
  if (isBase64) {
    if (!/^[A-Za-z0-9+/]{4,}={0,2}$/.test(value)) return;
    const plain = decoded(value);
    if (plain !== undefined && isExcused(plain)) return;
  }
  yield credential('labelled-value', start, value);
}

/** The text behind Base64, undefined where it is none. */
function decoded(value: string): string | undefined {
  try {
    const plain = atob(value).trim();
    return /^[\x20-\x7e]*$/.test(plain) ? plain : undefined;
  } catch {
    return undefined;
  }
}
