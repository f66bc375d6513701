import { unique } from '../core/unique.ts';
import { type Partner, partnerOf } from '../deployment/partners.ts';
import { placeText } from '../deployment/said.ts';
import type { PrefillContext } from './facts.ts';
import { hostsOf, isOurs, isSomebody } from './thirdParties.ts';

/** Which systems nothing in the code points to, where code was searched. */
export type Absent = { readonly [Name in Partner]?: boolean };

/** The systems of the questions that nothing points to; nothing where the code was not searched. */
export function absentPartners({ facts }: PrefillContext): Absent {
  if (facts.history === undefined) return {};
  // A setting that is called after one points to it, whatever code says.
  const words = facts.deployment.endpoints.flatMap(({ name }) => wordsOf(name));
  const seen = new Set([
    ...facts.deployment.partners.map(({ partner }) => partner),
    ...words.flatMap(word => partnerOf(word) ?? []),
  ]);
  const asked: Partner[] = ['insurance', 'drg', 'dicom', 'lis', 'emr', 'platform', 'device', 'checkup'];
  return Object.fromEntries(asked.map(partner => [partner, !seen.has(partner)]));
}

/** `lisUrl`, `pacs_host` and `hl7.port` in words. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** The systems beside it, by their addresses. */
export function interfacesOf(
  context: PrefillContext,
): { name: string | undefined; host: string; protocol: string | undefined; from: string }[] {
  const { endpoints, databases } = context.facts.deployment;
  const stores = new Set(databases.map(({ host }) => host));
  const rows = [
    ...endpoints
      .filter(one => isSomebody(one) && !isOurs(one.host, context.facts))
      .map(({ name, host, protocol, ...place }) => ({
        name,
        host,
        protocol: protocol || undefined,
        from: placeText(place),
      })),
    ...hostsOf(context)
      .filter(({ protocol, host }) => !STORES.test(protocol) && !stores.has(host))
      .map(({ host, protocol, ...place }) => ({
        name: keyOn(context.facts.texts.get(place.path), place.line),
        host,
        protocol,
        from: placeText(place),
      })),
  ];
  return unique(rows, ({ host }) => host);
}

/** The key that is set on a line. */
function keyOn(text: string | undefined, line: number): string | undefined {
  const written = text?.split(/\r\n|\r|\n/)[line - 1]?.slice(0, 300) ?? '';
  return /^\s{0,40}(?:[-*]\s)?(?:export\s|const\s|set\s)?["']?([A-Za-z][\w.-]{1,80})["']?(?!:\/\/)\s?[:=]/.exec(
    written,
  )?.[1];
}

const STORES =
  /^(?:mysql|oracle|postgresql|sqlserver|mariadb|mongodb(?:\+srv)?|dm|kingbase8|rediss?|amqps?|kafka|jdbc)$/;
