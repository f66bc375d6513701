import { dotted, type RawKey } from './raw.ts';

/**
 * Settings that are written in a programming language: `'host' => …` of PHP, `host: …` in a JavaScript object, and
 * `HOST = …` at the top of a Python, PHP or JavaScript file. Only names are read; nothing is run.
 */
export function readCode(text: string, depth: number): RawKey[] {
  const keys: RawKey[] = [];
  const frames: Frame[] = [{ prefix: '', opener: '', ternary: false }];
  const tokens = tokensOf(text);
  let pending: string | undefined;
  for (const [at, { piece, line }] of tokens.entries()) {
    const frame = frames.at(-1) ?? TOP;
    if (/^[[{(]$/.test(piece)) {
      const prefix = pending === undefined ? frame.prefix : dotted(frame.prefix, pending);
      frames.push({ prefix, opener: piece, ternary: false });
      pending = undefined;
    } else if (/^[\]})]$/.test(piece)) {
      if (frames.length > 1) frames.pop();
    } else if (piece === '?') frame.ternary = true;
    else if (piece === ',' || piece === ';') frame.ternary = false;
    const name = nameBefore(piece, tokens[at - 1]?.piece ?? '', frame);
    if (name === undefined) continue;
    const next = tokens[at + 1]?.piece ?? '';
    const isGroup = /^[[{]$/.test(next) || (/^(?:array|dict)$/i.test(next) && tokens[at + 2]?.piece === '(');
    if (isGroup && frames.length < depth && !isEmpty(tokens, at + 1))
      pending = PASSED_ON.test(name) ? '' : name;
    else if (!PASSED_ON.test(name)) keys.push({ name: dotted(frame.prefix, name), line });
  }
  return keys;
}

interface Frame {
  readonly prefix: string;
  readonly opener: string;
  /** Whether a `?` still waits for its `:`. */
  ternary: boolean;
}

interface Token {
  readonly piece: string;
  readonly line: number;
}

const TOP: Frame = { prefix: '', opener: '', ternary: false };
/** What a file gives away as a whole is no name of a setting. */
const PASSED_ON = /^(?:module\.exports|exports|exports\.default|window|globalThis)$/;
/** Comments and strings have an end, or go on to the end of the text, so that nothing is read twice. */
const PIECES =
  /"""(?:[\s\S]*?"""|[\s\S]*$)|'''(?:[\s\S]*?'''|[\s\S]*$)|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)|\/\/[^\n]*|#[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\.)*`?|[=!<>]=+|=>|[$A-Za-z_][\w$.-]*|\n|[^\s]/g;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [piece] of text.matchAll(PIECES)) {
    const isText = piece !== '\n' && !/^(?:#|\/\/|\/\*|"""|''')/.test(piece);
    if (isText) tokens.push({ piece, line });
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) line++;
  }
  return tokens;
}

/** The name that a separator sets, if it is one at this place. */
function nameBefore(separator: string, before: string, { opener, ternary }: Frame): string | undefined {
  const literal = /^(["'])([^"'\n]{1,100})\1$/.exec(before)?.[2];
  const word = /^[$A-Za-z_][\w$.-]*$/.test(before) ? before.replace(/^\$/, '') : undefined;
  if (separator === '=>') return opener === '[' || opener === '(' ? literal : undefined;
  if (separator === ':') return opener === '{' && !ternary ? (literal ?? word) : undefined;
  return separator === '=' && opener === '' ? word : undefined;
}

/** `[]` and `{}` set something, too. */
function isEmpty(tokens: readonly Token[], at: number): boolean {
  const [open, close] = [tokens[at]?.piece, tokens[at + 1]?.piece];
  return (open === '[' && close === ']') || (open === '{' && close === '}');
}
