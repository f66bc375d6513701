import { unique } from '../core/unique.ts';
import { isForeign } from '../deployment/code.ts';
import { isComposeFile } from '../deployment/compose.ts';
import { isDockerfile } from '../deployment/dockerfile.ts';
import { isContainer, isOwn } from '../deployment/endpoints.ts';
import { placeText } from '../deployment/said.ts';
import { slugOf, uniqueId } from '../pack/ids.ts';
import type { ThirdPartiesPart, ThirdParty } from '../pack/types.generated.ts';
import { nameOf } from './deliverables.ts';
import type { PrefillContext } from './facts.ts';
import {
  type ImageReference,
  isNobody,
  type RemoteHost,
  readHosts,
  readImages,
  registryOf,
} from './hosts.ts';

/** Above this a list of hosts is a network plan, and belongs into the operations manual. */
const MOST = 30;

/** Whom the project depends on, as far as config files name hosts and images. */
export function guessThirdParties(context: PrefillContext): Pick<ThirdPartiesPart, 'items'> {
  const ids = new Set<string>();
  const parties = [...partnersOf(context).map(host => fromHost(host, context)), ...publishers(context)];
  return {
    items: parties.slice(0, MOST).map(({ id, ...rest }) => ({ id: uniqueId(slugOf(id), ids), ...rest })),
  };
}

/** The hosts that are somebody else's: the project's own databases, caches and queues are not. */
function partnersOf(context: PrefillContext): RemoteHost[] {
  const { endpoints } = context.facts.deployment;
  const hosts = [
    ...endpoints
      .filter(one => isSomebody(one) && !isOurs(one.host, context.facts))
      .map(({ host, protocol, path, line }) => ({ host, protocol, path, line })),
    ...hostsOf(context).filter(({ protocol }) => !OWN_STORES.test(protocol)),
  ];
  return unique(hosts, ({ host }) => host);
}

/** Pages, mirrors and tools are nobody's system. */
export function isSomebody({ host }: { readonly host: string }): boolean {
  const name = host.split(':')[0] ?? '';
  // What a program asks of Google is no page that it links to.
  return !isNobody(name) || /^(?!fonts|ajax|www|storage)[\w-]{1,60}\.googleapis\.com$/.test(name);
}

const OWN_STORES =
  /^(?:mysql|oracle|postgresql|sqlserver|mariadb|mongodb(?:\+srv)?|dm|kingbase8|rediss?|amqps?|kafka|jdbc)$/;

/** A host that is called after the project itself: `test.healthgateway.gov`. Short names are called so by chance. */
export function isOurs(host: string, { folderName, history }: PrefillContext['facts']): boolean {
  const names = [folderName, nameOf(history?.remoteUrl) ?? ''].map(name =>
    name.toLowerCase().replaceAll('_', '-'),
  );
  const labels = host.toLowerCase().split(':', 1)[0]?.split('.') ?? [];
  return names.some(name => name.length >= LEAST_NAME && labels.includes(name));
}

const LEAST_NAME = 6;

/** Every host once, with the first file that names it. */
export function hostsOf({ facts }: PrefillContext): RemoteHost[] {
  const { ownNames } = facts.deployment;
  const hosts = new Map<string, RemoteHost>();
  for (const [path, text] of facts.texts) {
    if (isForeign(path)) continue;
    for (const host of readHosts(text, path)) if (!hosts.has(host.host)) hosts.set(host.host, host);
  }
  return [...hosts.values()].filter(
    ({ host }) => !isOwn(host, ownNames) && !isContainer(host) && !isOurs(host, facts),
  );
}

/** Every image once, with the first file that names it. */
export function imagesOf({ facts }: PrefillContext): ImageReference[] {
  const images = new Map<string, ImageReference>();
  for (const [path, text] of facts.texts) {
    if ((!isComposeFile(path) && !isDockerfile(path)) || isForeign(path)) continue;
    for (const image of readImages(text, path)) if (!images.has(image.image)) images.set(image.image, image);
  }
  // An image that compose builds bears a name of its own.
  const own = new Set(facts.deployment.services.flatMap(({ build, image }) => (build && image) || []));
  return [...images.values()].filter(({ image }) => !own.has(image));
}

function fromHost({ host, protocol, path, line }: RemoteHost, { say }: PrefillContext): ThirdParty {
  return {
    id: host,
    name: host,
    kind: /\.gov(\.\w+)?(:|$)/.test(host) ? 'government' : 'service',
    interface: host,
    ...(protocol !== '' && { protocol }),
    confirm: true,
    from: say('from.file', { path: placeText({ path, line }) }),
  };
}

/** Who publishes the images: the registry and the first folder of the name. */
function publishers(context: PrefillContext): ThirdParty[] {
  const byPublisher = new Map<string, ImageReference[]>();
  for (const image of imagesOf(context)) {
    const publisher = publisherOf(image.image);
    byPublisher.set(publisher, [...(byPublisher.get(publisher) ?? []), image]);
  }
  return [...byPublisher].map(([publisher, images]) => ({
    id: `images-${publisher}`,
    name: context.say('thirdParty.images', { publisher }),
    kind: 'registry' as const,
    provides: images.map(({ image }) => image).join(', '),
    confirm: true as const,
    from: context.say('from.file', { path: images[0]?.path ?? '' }),
  }));
}

function publisherOf(image: string): string {
  const registry = registryOf(image);
  const parts = (registry ? image.slice(registry.length + 1) : image)
    .replace(/^(?:docker\.io\/)?(?:library\/)?/, '')
    .split('/');
  const folder = parts.length > 1 ? parts[0] : undefined;
  return [registry || 'Docker Hub', folder].filter(Boolean).join(' / ');
}
