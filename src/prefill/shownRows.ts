import { unique } from '../core/unique.ts';
import type { Service } from '../deployment/compose.ts';
import type { Deployment } from '../deployment/model.ts';
import type { Overlays } from '../deployment/overlays.ts';
import type { Overriding } from '../deployment/overriding.ts';
import type { ForwardSaid } from '../deployment/proxy.ts';
import { type Place, placeText, type Said } from '../deployment/said.ts';
import { comparableKey } from '../deployment/switches.ts';
import { maskedCommand } from './commands.ts';
import type { PrefillContext } from './facts.ts';

/** What is said, word for word, and where. */
export interface SaidRow {
  readonly what: string;
  readonly value: string;
  readonly from: string;
}

export interface ServiceRow {
  readonly name: string;
  readonly image: string;
  readonly ports: string | undefined;
  readonly after: string | undefined;
  readonly from: string;
}

export interface StartRow {
  readonly name: string;
  readonly command: string;
  readonly health: string | undefined;
  readonly from: string;
}

/** What stands still with a service: those that wait for it when they start. */
export function dependentsOf(
  services: readonly Service[],
): { readonly what: string; readonly waiting: string; readonly from: string }[] {
  const folder = ({ path }: Place) => path.slice(0, path.lastIndexOf('/') + 1);
  // A service that several files of one folder name is one service.
  const alike = Map.groupBy(services, one => `${folder(one)}\n${one.name}`);
  const rows = [...alike.values()].flatMap(([service, ...others]) => {
    if (service === undefined) return [];
    const waiting = services.filter(
      one => folder(one) === folder(service) && one.after.includes(service.name),
    );
    const places = [service, ...others].slice(0, MOST_PLACES);
    return waiting.length === 0
      ? []
      : [
          {
            what: service.name,
            waiting: [...new Set(waiting.map(({ name }) => name))].join(', '),
            from: places.map(placeText).join(', '),
          },
        ];
  });
  return unique(rows, ({ what, waiting }) => `${what} ${waiting}`);
}

/** What several files say alike is one row with the first places. */
export function joined(rows: readonly SaidRow[]): SaidRow[] {
  const byWords = Map.groupBy(rows, ({ what, value }) => `${what}\n${value}`);
  return [...byWords.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const places = [first, ...others].map(({ from }) => from);
    return [{ ...first, from: places.slice(0, MOST_PLACES).join(', ') }];
  });
}

export function once<Row extends SaidRow>(rows: readonly Row[]): Row[] {
  return unique(rows, ({ what, value }) => `${what}\n${value}`);
}

/** The same of settings, however the kind of file wants their keys spelled. */
export function onceAlike<Row extends SaidRow>(rows: readonly Row[]): Row[] {
  return unique(rows, ({ what, value }) => `${comparableKey(what)}\n${value}`);
}

export function withProfile(row: SaidRow, profile: string | undefined, say: PrefillContext['say']): SaidRow {
  return profile === undefined ? row : { ...row, what: say('shown.ofProfile', { what: row.what, profile }) };
}

/** A variable says no more than the command that uses it. */
export function keptOf(kept: Deployment['scripts']['kept'], what: 'backup' | 'log'): Said[] {
  const own = kept.filter(({ name }) => name === what);
  const isSet = ({ value }: Said) => /^\w+=\d+$/.test(value);
  return own.filter(one => !isSet(one) || !own.some(other => other.path === one.path && !isSet(other)));
}

/** One row for each address behind a web server, with the first paths that lead there. */
export function forwardsOf(targets: readonly ForwardSaid[]): Said[] {
  // Where several names are served, a path alone does not say which of them leads there.
  const isOneServer = new Set(targets.map(({ server }) => server)).size < 2;
  const nameOfForward = ({ name, server = '' }: ForwardSaid) =>
    isOneServer ? name : `${server} ${name}`.trim();
  return unique(targets, ({ value }) => value).map(first => {
    const names = targets
      .filter(one => one.value === first.value)
      .map(one => ({ name: nameOfForward(one) }))
      .filter(({ name }) => name !== '')
      // A pattern of many paths hides where they lead.
      .map(({ name }) => (name.length > LONGEST_PATH ? `${name.slice(0, LONGEST_PATH)}…` : name));
    const shown = names.slice(0, MOST_PATHS).join(', ') + (names.length > MOST_PATHS ? ', …' : '');
    return { ...first, value: [shown, first.value].filter(Boolean).join(' → ') };
  });
}

const LONGEST_PATH = 50;

/** More places fit into no cell. */
export const MOST_PLACES = 2;

/** More paths fit into no cell. */
export const MOST_PATHS = 3;

/** What a second file only adds to a service says no image of its own. */
export function ownServices(services: readonly Service[]): Service[] {
  return services.filter(
    one =>
      one.image !== undefined ||
      one.build !== undefined ||
      !services.some(
        other => other !== one && other.name === one.name && (other.image ?? other.build) !== undefined,
      ),
  );
}

/** Services that need nothing of each other have no order, but a way to start them all. */
export function composeStarts({
  services,
  order,
  overlays,
}: Pick<Deployment, 'services' | 'order' | 'overlays'>): Said[] {
  if (order.length > 0) return [];
  const files = Map.groupBy(ownServices(services), ({ path }) => path);
  return [...files.values()].flatMap(([first]) =>
    first === undefined
      ? []
      : [
          {
            path: first.path,
            line: first.line,
            value: `docker compose ${composeFiles(first.path, overlays)} up -d`,
          },
        ],
  );
}

/** `-f docker-compose.yml -f docker-compose.prod.yml` */
export function composeFiles(path: string, overlays: Overlays): string {
  return [...(overlays.get(path) ?? []), path].map(file => `-f ${file}`).join(' ');
}

/** Files of one kind in many folders are one row, with the first places. */
export function overridingRows(files: readonly Overriding[]): SaidRow[] {
  const folder = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
  const key = ({ path, over }: Overriding) =>
    [path, ...over]
      .map(one => (one.startsWith(folder(path)) ? one.slice(folder(path).length) : one))
      .join('\n');
  return [...Map.groupBy(files, key).values()].flatMap(list => {
    const [first] = list;
    if (first === undefined) return [];
    const base = list.length > 1 ? folder(first.path).length : 0;
    return [
      {
        what: first.path.slice(base),
        value: first.over.map(one => one.slice(base)).join(', '),
        from: list
          .slice(0, MOST_PLACES)
          .map(one => placeText(one.shownBy ?? one))
          .join(', '),
      },
    ];
  });
}

export function serviceRow({ name, image, tag, build, ports, after, ...place }: Service): ServiceRow {
  return {
    name,
    image: image === undefined ? `build: ${build ?? '.'}` : [image, tag].filter(Boolean).join(':'),
    ports: ports.map(({ value }) => value).join(', ') || undefined,
    after: after.join(', ') || undefined,
    from: placeText(place),
  };
}

/** A command that tells how it is, without the words that only turn its failure into a number. */
export function succeeds<Command extends Said>(health: Command): Command {
  return { ...health, value: health.value.replace(/ ?\|\| ?(?:exit \d|false)$/, '') };
}

/** @param files that are given together */
export function startRow({ name, health, ...place }: Service, files: readonly string[]): StartRow {
  return {
    name,
    command: `docker compose ${files.map(file => `-f ${file}`).join(' ')} up -d ${name}`,
    health: health && maskedCommand(succeeds(health)),
    from: placeText(place),
  };
}
