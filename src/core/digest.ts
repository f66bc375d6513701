/**
 * Node's hashes, loaded with the first use: a commit check that finds nothing needs none, and as an import they would
 * take it some milliseconds.
 */
const crypto = () => process.getBuiltinModule('node:crypto');

/** SHA-256 of a text as UTF-8, in hexadecimal digits. */
export function sha256(text: string): string {
  return crypto().createHash('sha256').update(text).digest('hex');
}

/** Characters of a name that nobody else comes upon: hexadecimal digits. */
export function randomHex(bytes: number): string {
  return crypto().randomBytes(bytes).toString('hex');
}
