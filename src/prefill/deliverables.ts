import { isForeign } from '../deployment/code.ts';
import { placeText } from '../deployment/said.ts';
import { slugOf, uniqueId } from '../pack/ids.ts';
import type { Deliverable, DeliverablesPart } from '../pack/types.generated.ts';
import { BUILD_TOOLS, folderOf } from './buildTools.ts';
import { chiefReleases } from './chiefReleases.ts';
import { maskedCommand } from './commands.ts';
import { CONTENT, isContent } from './content.ts';
import type { PrefillContext } from './facts.ts';
import { publicAddress } from './hosts.ts';

const MOST_BUILDS = 10;
/** More modules than this side by side become one entry. */
const MOST_NEIGHBOURS = 3;

/** What is handed over, as far as the repository shows it. */
export function guessDeliverables(context: PrefillContext): Pick<DeliverablesPart, 'items'> {
  const ids = new Set<string>();
  const items = [
    ...source(context),
    ...configIndex(context),
    ...builds(context),
    ...releases(context),
    ...backups(context),
    ...contents(context),
  ];
  return {
    items: items.map(item => ({ id: uniqueId(slugOf(item.id), ids), ...withoutId(item) })),
  };
}

function source({ facts, say }: PrefillContext): Deliverable[] {
  const { history } = facts;
  if (!history) return [];
  const tag = history.tags[0]?.name;
  const repository = publicAddress(history.remoteUrl);
  return [
    {
      id: 'source-code',
      kind: 'source-code',
      title: say('deliverable.source', { name: nameOf(repository) ?? facts.folderName }),
      ...(repository && { repository }),
      ...(history.branch && { branch: history.branch }),
      ...(tag && { tag }),
      confirm: true,
      from: say('from.git'),
    },
  ];
}

/** The last part of the remote's address is what people call the project; the folder may be anybody's choice. */
export function nameOf(repository: string | undefined): string | undefined {
  return repository && /(?<![^/:])([^/:]+?)(\.git)?\/*$/.exec(repository)?.[1];
}

function configIndex({ facts, say }: PrefillContext): Deliverable[] {
  if (facts.configs.length === 0) return [];
  const title = say('deliverable.configs', { count: facts.configs.length });
  return [
    {
      id: 'config-files',
      kind: 'config-files',
      title,
      documentedIn: 'config-index.yaml',
      confirm: true,
      from: say('from.files'),
    },
  ];
}

/** The top-most build files: modules inside of another build are built by it. */
function builds({ facts, say }: PrefillContext): Deliverable[] {
  return BUILD_TOOLS.flatMap(tool => {
    const paths = facts.paths.filter(
      path => tool.file.test(path) && facts.texts.has(path) && !isForeign(path),
    );
    const isBuiltBy = (path: string, other: string) =>
      other !== path &&
      contains(other, path) &&
      (!path.endsWith('package.json') || hasWorkspaces(other, facts));
    const tops = paths.filter(path => !paths.some(other => isBuiltBy(path, other)));
    return besideEachOther(tops).flatMap(({ path, location, files }): Deliverable[] => {
      const steps = files.flatMap(file => tool.steps(file, facts.texts.get(file) ?? '', facts));
      if (steps.length === 0) return [];
      const title = say('deliverable.build', { path });
      const from = say('from.file', { path });
      return [{ id: `build-${path}`, kind: 'build', title, location, steps, confirm: true, from }];
    });
  }).slice(0, MOST_BUILDS);
}

/** Whether the packages below are built with this one: npm does so only where it is told. */
function hasWorkspaces(path: string, { paths, texts }: PrefillContext['facts']): boolean {
  const folder = folderOf(path) === '.' ? '' : `${folderOf(path)}/`;
  return (
    /"workspaces"/.test(texts.get(path) ?? '') ||
    ['pnpm-workspace.yaml', 'lerna.json', 'turbo.json', 'nx.json'].some(name => paths.includes(folder + name))
  );
}

/** Modules without a common build file: those in neighbouring folders are one entry. */
function besideEachOther(paths: readonly string[]): { path: string; location: string; files: string[] }[] {
  const byParent = new Map<string, string[]>();
  for (const path of paths) {
    const key = `${folderOf(folderOf(path))}\n${path.slice(path.lastIndexOf('/') + 1)}`;
    byParent.set(key, [...(byParent.get(key) ?? []), path]);
  }
  return [...byParent.entries()].flatMap(([key, files]) => {
    if (files.length <= MOST_NEIGHBOURS) return files.map(path => ({ path, location: path, files: [path] }));
    const [parent = '', name = ''] = key.split('\n');
    const base = parent === '.' ? '' : `${parent}/`;
    return [{ path: `${base}*/${name}`, location: base || './', files }];
  });
}

/** What brings a release to where it runs: by file, with its commands. */
function releases({ facts, say }: PrefillContext): Deliverable[] {
  const commands = chiefReleases(facts.deployment);
  const paths = [...new Set(commands.map(({ path }) => path))].slice(0, MOST_RELEASES);
  return paths.map(path => {
    const steps = commands.filter(one => one.path === path).map(maskedCommand);
    const title = say('deliverable.release', { path });
    const from = say('from.file', { path });
    return { id: `release-${path}`, kind: 'release', title, location: path, steps, confirm: true, from };
  });
}

const MOST_RELEASES = 5;

/** Files that write or read a backup, whatever they are called; one that is only called so is none. */
function backups({ facts, say }: PrefillContext): Deliverable[] {
  const { dumps, restores } = facts.deployment.scripts;
  const places = [...dumps, ...restores];
  const paths = [...new Set(places.map(({ path }) => path))];
  const [first] = places;
  if (first === undefined) return [];
  const title = say('deliverable.backup', { count: paths.length });
  return [
    {
      id: 'backup',
      kind: 'backup',
      title,
      location: commonFolder(paths),
      confirm: true,
      from: say('from.file', { path: placeText(first) }),
    },
  ];
}

function contents({ facts, say }: PrefillContext): Deliverable[] {
  return CONTENT.flatMap(({ kind, message }) => {
    const paths = facts.paths.filter(path => isContent(kind, path));
    if (paths.length === 0) return [];
    const location = commonFolder(paths);
    const title = say(message, { count: paths.length });
    return [
      {
        id: kind,
        kind,
        title,
        location,
        confirm: true as const,
        from: say('from.file', { path: paths[0] ?? '' }),
      },
    ];
  });
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  let parts = first.split('/').slice(0, -1);
  for (const path of others) {
    const other = path.split('/');
    let same = 0;
    while (same < parts.length && parts[same] === other[same]) same++;
    parts = parts.slice(0, same);
  }
  return paths.length === 1 ? first : parts.length > 0 ? `${parts.join('/')}/` : './';
}

function contains(outer: string, inner: string): boolean {
  const folder = folderOf(outer);
  return folder === '.' ? inner.includes('/') : inner.startsWith(`${folder}/`) && inner !== outer;
}

function withoutId({ id: _, ...rest }: Deliverable): Omit<Deliverable, 'id'> {
  return rest;
}
