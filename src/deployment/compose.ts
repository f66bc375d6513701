import { linesOf, nameOf, type Said } from './said.ts';
import { at, readTrees, type Tree, textsOf } from './tree.ts';

/** A service of a compose file. */
export interface Service {
  readonly name: string;
  readonly path: string;
  /** Of its name, from 1. */
  readonly line: number;
  /** What runs: an image without its version, or the folder that it is built from. */
  readonly image: string | undefined;
  readonly version: string | undefined;
  /** The whole tag of the image, as it is written: `16-alpine`. */
  readonly tag: string | undefined;
  readonly build: string | undefined;
  /** `host:container`, as they are published. */
  readonly ports: readonly Said[];
  /** Names of the services that must be there before. */
  readonly after: readonly string[];
  /** The command that tells whether it works. */
  readonly health: Said | undefined;
  /** What the service stores or reads on the server itself: paths there. */
  readonly hostPaths: readonly Said[];
  /** Files with variables that the service gets. */
  readonly envFiles: readonly Said[];
  /** Variables and what they are set to; the caller must not show those that may be secret. */
  readonly variables: ReadonlyMap<string, Said>;
  readonly limits: readonly (Said & { readonly name: string })[];
  /** How large its log becomes, and how many files of it are kept: `max-size`, `max-file`. */
  readonly logging: readonly (Said & { readonly name: string })[];
}

export function isComposeFile(path: string): boolean {
  const name = nameOf(path);
  return /\.ya?ml$/i.test(name) && /(?:^|[-_.])(?:docker-?)?(?:compose|stack)[-_.]/i.test(name);
}

/** The services of a compose file (docs.docker.com/reference/compose-file); none of a file that is something else. */
export function readCompose(text: string, path: string): Service[] {
  const lines = linesOf(text);
  return readTrees(text).flatMap(tree => {
    const services = at(tree, 'services');
    // The first compose files had no `services` above them.
    const map = services?.map ?? (tree.map && isOldForm(tree) ? tree.map : undefined);
    return [...(map ?? [])].flatMap(([name, service]) =>
      service.map && /^[\w.-]{1,60}$/.test(name) && !isMachine(service)
        ? [serviceOf(name, service, path, lines)]
        : [],
    );
  });
}

/** A container that plays a whole machine, with systemd in it, to try roles of Ansible on: no service of anybody. */
function isMachine(service: Tree): boolean {
  return textsOf(at(service, 'volumes')).some(({ value }) =>
    /^\/sys\/fs\/cgroup:\/sys\/fs\/cgroup\b/.test(value),
  );
}

function isOldForm({ map }: Tree): boolean {
  const values = [...(map?.values() ?? [])];
  return values.length > 0 && values.every(one => one.map?.has('image') || one.map?.has('build'));
}

function serviceOf(name: string, service: Tree, path: string, lines: readonly string[]): Service {
  const said = ({ value, line }: { value: string; line: number }): Said => ({
    value: resolved(value),
    path,
    line,
  });
  const image = at(service, 'image');
  const build = at(service, 'build');
  const folder = build?.value ?? at(build, 'context')?.value ?? (build ? '.' : undefined);
  const written = image?.value === undefined ? undefined : resolved(image.value);
  return {
    name,
    path,
    line: service.line,
    image: written && !written.includes('$') ? withoutTag(written) : written && withoutVariables(written),
    version: written && versionOf(written),
    tag: written && tagOf(written),
    build: folder === undefined ? undefined : resolved(folder),
    ports: portsOf(at(service, 'ports')).map(said),
    after: dependenciesOf(service),
    health: healthOf(at(service, 'healthcheck'), said),
    hostPaths: textsOf(at(service, 'volumes'))
      .filter(({ value }) => value.includes(':'))
      .map(volume => ({ ...volume, value: resolved(volume.value).split(':')[0] ?? '' }))
      .filter(({ value }) => /^(?:\/[\w.@/-]+|[A-Za-z]:\\[^:]*)$/.test(value) && !OF_SYSTEM.test(value))
      .map(said),
    envFiles: envFilesOf(at(service, 'env_file')).map(said),
    variables: variablesOf(at(service, 'environment'), path, lines),
    limits: limitsOf(service).map(({ name, ...one }) => ({ ...said(one), name })),
    logging: [...(at(service, 'logging', 'options')?.map ?? [])].flatMap(([name, option]) =>
      option.value !== undefined && /^max-(?:size|file)$/.test(name)
        ? [{ ...said({ value: option.value, line: option.line }), name }]
        : [],
    ),
  };
}

/** What every server has: its clock, its processes, and Docker itself. */
const OF_SYSTEM =
  /^\/(?:etc\/(?:localtime|timezone|hostname|hosts|machine-id|os-release|passwd|group)|(?:proc|sys|dev)(?:\/.{0,200})?|run|var\/run|(?:var\/)?run\/docker\.sock|var\/lib\/docker(?:\/.{0,200})?|lib\/modules)\/?$/;

/** `${X:-8080}` is 8080 unless somebody sets X; a variable without a value stays as it is written. */
export function resolved(value: string): string {
  // From the inside out: one default may be another variable.
  let text = value;
  for (let round = 0; round < 4 && text.includes('${'); round++)
    text = text.replace(
      /\$?\$\{(?:[A-Za-z_]\w{0,80}?(?::-|-)|[A-Za-z_][\w.-]{0,80}?:-?)([^{}$?]{0,300})\}/g,
      '$1',
    );
  // `$$` keeps compose from looking into the dollar behind it.
  return text.replaceAll('$$', '$').trim();
}

function withoutVariables(image: string): string | undefined {
  const bare = withoutTag(image);
  return bare.includes('$') ? undefined : bare;
}

/** A colon before the last slash is the registry's port, not a tag. */
export function withoutTag(image: string): string {
  const slash = image.lastIndexOf('/');
  return image.slice(0, slash + 1) + image.slice(slash + 1).split(/[:@]/, 1)[0];
}

/** The tag of an image as it is written; none where only a digest stands. */
export function tagOf(image: string): string | undefined {
  // Behind an `@` stands what the content is called, which is no version.
  const name = image.slice(image.lastIndexOf('/') + 1).split('@', 1)[0] ?? '';
  return /:(\w[\w.-]*)$/.exec(name)?.[1];
}

/** The version in the tag of an image: `16` of `postgres:16-alpine`; none of `latest`. */
export function versionOf(image: string): string | undefined {
  const tag = tagOf(image);
  // `pg16` of pgvector, `v2.4`.
  return tag === undefined ? undefined : /^(?:pg)?(v?\d+(?:\.\d+)*)/.exec(tag)?.[1];
}

/** `- "8080:80"`, and the long form with `published` and `target`. */
function portsOf(ports: Tree | undefined): { value: string; line: number }[] {
  return (ports?.list ?? []).flatMap(({ value, map, line }) => {
    if (value !== undefined) return [{ value, line }];
    const target = map?.get('target')?.value;
    const published = map?.get('published')?.value;
    if (target === undefined) return [];
    return [{ value: published === undefined ? target : `${published}:${target}`, line }];
  });
}

function dependenciesOf(service: Tree): string[] {
  const named = ['depends_on', 'links'].flatMap(key => {
    const found = at(service, key);
    return found?.map ? [...found.map.keys()] : textsOf(found).map(({ value }) => value.split(':')[0] ?? '');
  });
  return [...new Set(named)].filter(name => name !== '');
}

function healthOf(
  health: Tree | undefined,
  said: (text: { value: string; line: number }) => Said,
): Said | undefined {
  const test = at(health, 'test');
  if (test === undefined || at(health, 'disable')?.value === 'true') return undefined;
  const words = textsOf(test).map(({ value }) => value);
  if (words[0] === 'NONE') return undefined;
  const command = /^CMD(?:-SHELL)?$/.test(words[0] ?? '') ? words.slice(1).join(' ') : words.join(' ');
  return command === '' ? undefined : said({ value: command, line: test.line });
}

function envFilesOf(files: Tree | undefined): { value: string; line: number }[] {
  const items = files?.list ?? (files ? [files] : []);
  return items.flatMap(({ value, map, line }) => {
    const name = value ?? map?.get('path')?.value;
    return name === undefined ? [] : [{ value: name, line }];
  });
}

function variablesOf(variables: Tree | undefined, path: string, lines: readonly string[]): Map<string, Said> {
  const found = new Map<string, Said>();
  for (const [name, { value, line }] of variables?.map ?? [])
    if (value !== undefined) found.set(name, { value: resolved(value), path, line });
  for (const { value, line } of textsOf(variables)) {
    const [, name, set] = /^([A-Za-z_][\w.-]*)=(.*)$/.exec(value) ?? [];
    if (name !== undefined && set !== undefined && lines[line - 1] !== undefined)
      found.set(name, { value: resolved(set), path, line });
  }
  return found;
}

function limitsOf(service: Tree): { name: string; value: string; line: number }[] {
  const limits = at(service, 'deploy', 'resources', 'limits');
  const places: [string, Tree | undefined][] = [
    ['mem_limit', at(service, 'mem_limit')],
    ['cpus', at(service, 'cpus')],
    ['memory', at(limits, 'memory')],
    ['cpus', at(limits, 'cpus')],
  ];
  return places.flatMap(([name, tree]) =>
    tree?.value === undefined ? [] : [{ name, value: tree.value, line: tree.line }],
  );
}

/**
 * The services in an order in which each comes after those it needs; undefined where they do not say what they need, or
 * need each other.
 */
export function startOrder(services: readonly Service[]): Service[] | undefined {
  if (services.length < 2 || services.every(({ after }) => after.length === 0)) return undefined;
  const known = new Set(services.map(({ name }) => name));
  const done = new Set<string>();
  const order: Service[] = [];
  let left = [...services];
  while (left.length > 0) {
    const ready = left.filter(({ after }) => after.every(name => done.has(name) || !known.has(name)));
    if (ready.length === 0) return undefined;
    for (const service of ready) done.add(service.name);
    const isNeeded = ({ name }: Service) => services.some(({ after }) => after.includes(name));
    order.push(...ready.filter(isNeeded), ...ready.filter(service => !isNeeded(service)));
    left = left.filter(service => !ready.includes(service));
  }
  return order;
}
