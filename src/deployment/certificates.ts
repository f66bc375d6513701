import { X509Certificate } from 'node:crypto';
import { nameOf, type Place } from './said.ts';

/** A certificate that lies in the repository. */
export interface Certificate extends Place {
  /** Whom it is for: the names in it. */
  readonly names: string;
  /** yyyy-mm-dd */
  readonly until: string;
}

export function isCertificateFile(path: string): boolean {
  return /\.(?:crt|cer|pem|cert)$/i.test(nameOf(path));
}

const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';
/** A chain has three or four; a bundle of authorities is nobody's own certificate. */
const MOST = 6;

/** The first certificate of a file in PEM form; keys in it are passed over, and bundles of authorities. */
export function readCertificate(text: string, path: string): Certificate[] {
  const pieces = text.split(BEGIN);
  if (pieces.length < 2 || pieces.length > MOST + 1) return [];
  const [before = '', body = ''] = pieces;
  const end = body.indexOf(END);
  if (end < 0) return [];
  try {
    const certificate = new X509Certificate(`${BEGIN}${body.slice(0, end)}${END}`);
    const until = certificate.validToDate.toISOString().slice(0, 10);
    const subject = /(?:^|\n)CN=([^\n]{1,120})/.exec(certificate.subject)?.[1] ?? '';
    return [{ names: subject, until, path, line: before.split('\n').length }];
  } catch {
    // What OpenSSL cannot read has no date that could be told.
    return [];
  }
}
