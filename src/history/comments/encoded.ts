/**
 * Chinese encodings that a Windows still writes, and the first and last bytes of characters of everyday: GB 2312, whose
 * bytes GBK and GB 18030 have taken over, and the first level of Big5.
 */
const ENCODINGS = [
  { name: 'gb18030', rows: [0xb0, 0xf7], cells: [0xa1, 0xfe] },
  { name: 'big5', rows: [0xa4, 0xc6], cells: [0x40, 0xfe] },
] as const;

/** Bytes of a character, as a text of one letter a byte. */
type Table = ReadonlyMap<string, string>;

let tables: readonly Table[] | undefined;

/**
 * The bytes of a phrase in each Chinese encoding that has all its characters, ready for a regular expression that
 * compares bytes.
 * @param phrase "…" stands for any text
 * @returns texts of one letter a byte ("latin1")
 */
export function encodedPhrases(phrase: string): string[] {
  tables ??= ENCODINGS.map(tableOf);
  return tables.flatMap(table => {
    const parts = [...phrase].map(letter => (letter === '…' ? '.*' : bytesOf(letter, table)));
    return parts.includes(undefined) ? [] : [parts.join('')];
  });
}

/** The second byte of a character may be a sign of ASCII, and mean something in a pattern. */
function bytesOf(letter: string, table: Table): string | undefined {
  const bytes = letter.charCodeAt(0) < 0x80 ? letter : table.get(letter);
  return bytes?.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

/** JavaScript decodes these encodings and does not encode them: all pairs of bytes are decoded, one a line. */
function tableOf({ name, rows, cells }: (typeof ENCODINGS)[number]): Table {
  const width = cells[1] - cells[0] + 1;
  const bytes = new Uint8Array((rows[1] - rows[0] + 1) * width * 3);
  for (let at = 0; at < bytes.length; at += 3) {
    const pair = at / 3;
    bytes[at] = rows[0] + Math.floor(pair / width);
    bytes[at + 1] = cells[0] + (pair % width);
    bytes[at + 2] = 10;
  }
  const table = new Map<string, string>();
  new TextDecoder(name)
    .decode(bytes)
    .split('\n')
    .forEach((letter, pair) => {
      if (letter.length !== 1 || letter === '\u{fffd}' || table.has(letter)) return;
      table.set(letter, String.fromCharCode(bytes[pair * 3] ?? 0, bytes[pair * 3 + 1] ?? 0));
    });
  return table;
}
