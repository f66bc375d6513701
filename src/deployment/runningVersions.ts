import { linesOf, nameOf, type SaidOf } from './said.ts';

const VERSION = /^v?\d{1,6}\.\d[\w.+-]{0,40}$/;
/** Images that others build. */
const OF_OTHERS =
  /bitnami|mysql|mariadb|postgres|redis|rabbitmq|kafka|mongo|elastic|kibana|nginx|traefik|busybox|alpine|minio|nacos|grafana|prom(?:etheus)?\/|loki|keycloak|oauth2-proxy|curl/i;

/** The versions of the product that files lay down for where it runs: Kustomize, values of Helm, dotenv. */
export function versionsThatRun(text: string, path: string): SaidOf[] {
  const name = nameOf(path);
  const lines = linesOf(text);
  const found = (index: number, value: string | undefined): SaidOf[] =>
    value !== undefined && VERSION.test(value) ? [{ name: path, value, path, line: index + 1 }] : [];
  const isOurs = (index: number, key: RegExp) => {
    const image = lines.slice(Math.max(0, index - NEAR), index).findLast(line => key.test(line));
    return image !== undefined && !OF_OTHERS.test(image);
  };
  if (/^kustomization\.ya?ml$/i.test(name))
    return lines.flatMap((line, index) => {
      const tag = /^\s{0,12}newTag:\s{1,4}["']?([\w.+-]{1,60})["']?\s{0,9}$/.exec(line)?.[1];
      return tag !== undefined && isOurs(index, /\b(?:name|newName):/) ? found(index, tag) : [];
    });
  if (/^values[\w.-]{0,40}\.ya?ml$/i.test(name))
    return lines.flatMap((line, index) => {
      const tag = /^\s{1,16}tag:\s{1,4}["']?([\w.+-]{1,60})["']?\s{0,9}$/.exec(line)?.[1];
      return tag !== undefined && isOurs(index, /\brepository:/) ? found(index, tag) : [];
    });
  if (/^\.env(?:\.|$)/.test(name) && !/example|sample|template|dist/i.test(name))
    return lines.flatMap((line, index) =>
      found(
        index,
        /^(?:[A-Z]{1,20}_){0,2}(?:APP|IMAGE|RELEASE|DEPLOY|PRODUCT)_(?:VERSION|TAG)\s?=\s?["']?([\w.+-]{1,60})["']?\s{0,9}$/.exec(
          line,
        )?.[1],
      ),
    );
  return [];
}

const NEAR = 4;
