const STAND_IN =
  /(?:^|\.)(?:x{2,63}|your[\w-]{0,40}|my-?domain|domain-?name)(?:[.:]|$)|^x(?:\.x){2,8}(?:[:]|$)/i;

/**
 * Whether a host stands for one that is not told: `XXX.XXX.XXX.XXX`, `www.xxx.com`, `your-domain.com`.
 * @param host with or without a port
 */
export function isStandInHost(host: string): boolean {
  return STAND_IN.test(host);
}
