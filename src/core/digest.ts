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

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A text that only the key opens, and that tells when it was changed (AES-256-GCM).
 * @param key 64 hexadecimal digits
 */
export function seal(key: string, text: string): Buffer {
  const nonce = crypto().randomBytes(NONCE_BYTES);
  const cipher = crypto().createCipheriv(CIPHER, Buffer.from(key, 'hex'), nonce);
  const sealed = [cipher.update(text, 'utf8'), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
}

/** The text that was sealed; undefined where it was cut off, changed, or sealed with another key. */
export function open(key: string, sealed: Uint8Array): string | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const cipher = crypto().createDecipheriv(CIPHER, Buffer.from(key, 'hex'), nonce);
  cipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const text = [cipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()];
    return Buffer.concat(text).toString('utf8');
  } catch {
    return undefined;
  }
}
