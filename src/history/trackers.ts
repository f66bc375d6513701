import { parse } from 'yaml';
import { keepLast } from '../core/keepLast.ts';
import type { Linear } from './references/linear.ts';
import { safeSource } from './references/pattern.ts';
import { type RemoteRepository, readRemote } from './references/remote.ts';
import { type DenialLists, type Denials, denialsOf } from './trackers/denials.ts';
import { following, optional, sources, wordsBefore } from './trackers/words.ts';

/** How commits speak about the tickets of one tracker, as `trackers.yaml` says it. */
export interface TrackerDefinition {
  readonly id: string;
  readonly title?: string;
  /** Reads bare numbers, where the remote's host has one of these in its name; [] where the host is not known. */
  readonly hosts?: readonly string[];
  /** A message without any of these has no reference. */
  readonly needs?: readonly string[];
  readonly ignoreCase?: boolean;
  /** Regular expression; groups `id`, `project`, `kind`. */
  readonly reference: string;
  /** A further id directly behind a reference. */
  readonly more?: string;
  /** Web addresses of tickets, with the same groups. */
  readonly addresses?: readonly string[];
  /** Names of branches, with the same groups. */
  readonly branches?: readonly string[];
  /** What each spelling of `kind` is called in the key. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** One key for all spellings, from {id}, {ID} (in capitals) and {kind}; left out: the reference as it stands. */
  readonly key?: string;
  readonly closes: readonly string[];
  readonly links: readonly string[];
  readonly reopens?: readonly string[];
  /** Words with `#` behind a reference, in the same line. */
  readonly commands?: { readonly closes: string[]; readonly reopens: string[]; readonly links: string[] };
  /** Between one of `closes` and a reference: then the tracker closes by itself, whatever the sentence says. */
  readonly automatic?: string;
  /** What a reference without a word does. */
  readonly bare?: 'links' | 'mentions';
  /** Directly behind a reference; where the words for all trackers do not count. */
  readonly closesAfter?: readonly string[];
  /** Whether the words for all trackers count as well. */
  readonly prose?: boolean;
  /** What a word covers in a list: the reference behind it (`each`, and only `first` of `AB#1 AB#2`), or `all`. */
  readonly list?: 'each' | 'all' | 'first';
  /** Address of a ticket, from {id} and {key}. */
  readonly url?: string;
  /** The same of a tracker on the host of the repository, from {web}, the page of the project, and {id}. */
  readonly address?: string;
  /** Values of `project` that are no projects. */
  readonly stop?: readonly string[];
  /** Trackers with bare numbers beside which this one does not count, unless the project names it. */
  readonly notOn?: readonly string[];
}

/** A tracker in `handover.config.yaml`. Its fields win over those of a known tracker of that id. */
export interface ProjectTracker {
  readonly id?: string | undefined;
  readonly reference?: string | undefined;
  readonly closes?: readonly (string | undefined)[] | undefined;
  readonly links?: readonly (string | undefined)[] | undefined;
  readonly url?: string | undefined;
}

export interface CompiledTracker {
  readonly id: string;
  readonly definition: TrackerDefinition;
  readonly reference: RegExp;
  readonly more: RegExp | undefined;
  readonly addresses: readonly RegExp[];
  readonly branches: readonly RegExp[];
  readonly stop: ReadonlySet<string>;
  readonly words: Words;
  readonly commands: Readonly<Record<'closes' | 'reopens' | 'links', RegExp>> | undefined;
  readonly isForge: boolean;
}

/** Each fits at the end of the text in front of a reference. */
export interface Words {
  readonly closes: RegExp | undefined;
  readonly reopens: RegExp | undefined;
  readonly links: RegExp | undefined;
  /** Words of prose cover a whole list. */
  readonly proseCloses: RegExp | undefined;
  /** At the start of the text behind a reference. */
  readonly closesAfter: RegExp | undefined;
  /** At the start of a line, in front of a reference that a description follows. */
  readonly closesFirst: RegExp | undefined;
  /** The same, where a line begins with the reference. */
  readonly closesAfterFirst: RegExp | undefined;
  /** Between a closing word and a reference that the tracker closes by itself. */
  readonly automatic: RegExp | undefined;
  /** The start of a line that holds nothing else than references. */
  readonly footer: RegExp | undefined;
}

/** All that is needed to read messages; for everybody else it is opaque. */
export interface Grammar {
  /** The same for the same grammar: what was read with another one is not to be used again. */
  readonly key: string;
  /** In the order in which they take their references. */
  readonly trackers: readonly CompiledTracker[];
  /** The tracker of bare numbers. */
  readonly forge: CompiledTracker;
  readonly hosts: readonly { readonly host: string; readonly tracker: string }[];
  readonly issuePage: RegExp;
  /** What a message with a reference has in it. */
  readonly needed: RegExp;
  readonly denials: Denials;
  readonly notTickets: RegExp;
  readonly remote: RemoteRepository | undefined;
}

type Prose =
  | 'closes'
  | 'closesAfter'
  | 'closesFirst'
  | 'closesAfterFirst'
  | 'reopensAfter'
  | 'footers'
  | 'links'
  | 'reopens';
interface TrackersFile extends DenialLists {
  readonly prose: Readonly<Record<Prose, readonly string[]>>;
  readonly nouns: readonly string[];
  readonly notTickets: readonly string[];
  readonly issuePage: string;
  readonly trackers: readonly TrackerDefinition[];
}

/** Where a project adds a tracker and says nothing about words. */
const USUAL_CLOSES = [
  'clos(?:e|es|ed|ing)',
  'fix(?:es|ed|ing)?',
  'resolv(?:e|es|ed|ing)',
  'finish(?:es|ed)?',
];

/**
 * Compiles the grammar of a project.
 * @param text of `trackers.yaml`; its schema is checked by a test
 * @param project trackers of `handover.config.yaml`; a known id changes that tracker, a new one comes before all others
 * @param remoteUrl address of the git remote: its host says how `#12` is read and where the ticket is. What it holds of
 *   users and passwords goes nowhere. Where it is not known, what GitHub, GitLab or Gitee reads is accepted.
 * @param linear compiles the references that the project wrote; needed where it wrote any
 * @throws UserError `error.trackerPattern` for a pattern of the project that is broken or could run without end
 */
export function loadTrackers(
  text: string,
  project: readonly (ProjectTracker | undefined)[] = [],
  remoteUrl?: string,
  linear?: Linear,
): Grammar {
  const file = readTrackers(text);
  const remote = readRemote(remoteUrl);
  const own = project.flatMap(tracker => (tracker?.id === undefined ? [] : [{ ...tracker, id: tracker.id }]));
  const forgeId = forgeOf(file.trackers, remote?.host, new Set(own.map(({ id }) => id)));
  const known = file.trackers.filter(
    ({ id, hosts, notOn }) =>
      (hosts === undefined || id === forgeId) &&
      (!notOn?.includes(forgeId) || own.some(tracker => tracker.id === id)),
  );
  const added = own.flatMap(tracker => {
    if (file.trackers.some(({ id }) => id === tracker.id) || tracker.reference === undefined) return [];
    return [
      changed(
        { id: tracker.id, reference: tracker.reference, closes: USUAL_CLOSES, links: [], list: 'all' },
        tracker,
      ),
    ];
  });
  const changedKnown = known.map(definition => {
    const changes = own.filter(({ id }) => id === definition.id);
    return changes.reduce(changed, definition);
  });
  const definitions = [...added, ...changedKnown];
  const written = new Set(own.flatMap(({ id, reference }) => (reference === undefined ? [] : [id])));
  if (written.size > 0 && linear === undefined) throw new Error('a pattern of a project needs its engine');
  const trackers = definitions.map(definition =>
    compile(definition, file, written.has(definition.id) ? linear : undefined),
  );
  const forge = trackers.find(({ id }) => id === forgeId);
  if (!forge) throw new Error('trackers.yaml names no tracker for unknown hosts');
  return {
    key: JSON.stringify([text, project, remote?.web ?? '']),
    trackers,
    forge,
    hosts: file.trackers.flatMap(({ id, hosts = [] }) => hosts.map(host => ({ host, tracker: id }))),
    issuePage: new RegExp(safeSource(file.issuePage, forgeId), 'gu'),
    needed: neededBy(definitions),
    denials: denialsOf(file, file.prose.reopensAfter, file.nouns, forgeId),
    notTickets: wordsBefore(file.notTickets, forgeId, '[\\s:(]{0,3}$'),
    remote,
  };
}

const readTrackers = keepLast(text => parse(text) as TrackersFile);

/** Full-width forms of the Latin characters that references are made of. */
const FULL_WIDTH = String.raw`[\ufe50-\ufe6f\uff00-\uffef]`;

/** One search through a message instead of one for each tracker. */
function neededBy(definitions: readonly TrackerDefinition[]): RegExp {
  const needs = new Set(definitions.flatMap(definition => definition.needs ?? ['']));
  const literals = [...needs].map(part => part.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`));
  return new RegExp([FULL_WIDTH, '://', ...literals].join('|'));
}

function forgeOf(
  definitions: readonly TrackerDefinition[],
  host: string | undefined,
  named: ReadonlySet<string>,
): string {
  const forges = definitions.filter(({ hosts }) => hosts !== undefined);
  const fits =
    host === undefined ? undefined : forges.find(({ hosts }) => hosts?.some(part => host.includes(part)));
  const forge =
    fits ?? forges.find(({ id }) => named.has(id)) ?? forges.find(({ hosts }) => hosts?.length === 0);
  return forge?.id ?? '';
}

/** A project's fields over those of a tracker; without what belonged to a pattern that it replaces. */
function changed(definition: TrackerDefinition, project: ProjectTracker): TrackerDefinition {
  const { reference, url } = project;
  const closes = project.closes?.filter(word => word !== undefined);
  const links = project.links?.filter(word => word !== undefined);
  const {
    key: _key,
    kinds: _kinds,
    stop: _stop,
    needs: _needs,
    more: _more,
    ignoreCase: _case,
    ...rest
  } = definition;
  const base = reference === undefined ? definition : { ...rest, reference };
  return {
    ...base,
    // Who lists the closing words means these, and no others.
    ...(closes === undefined ? {} : { closes, prose: false }),
    ...(links === undefined ? {} : { links }),
    ...(url === undefined || !/^https?:\/\//i.test(url) ? {} : { url }),
  };
}

function compile(
  definition: TrackerDefinition,
  file: TrackersFile,
  linear: Linear | undefined,
): CompiledTracker {
  const { id, commands, closes, links, reopens = [], prose = true } = definition;
  const flags = definition.ignoreCase ? 'i' : '';
  const expression = (source: string, more: string) => new RegExp(safeSource(source, id), `u${more}`);
  const command = (words: readonly string[]) =>
    new RegExp(`#(?:${sources(words, id)})(?![\\p{L}\\p{N}_-])`, 'giu');
  return {
    id,
    definition,
    reference: linear
      ? linear(definition.reference, `gu${flags}`, id)
      : expression(definition.reference, `g${flags}`),
    more: definition.more === undefined ? undefined : expression(definition.more, `y${flags}`),
    addresses: (definition.addresses ?? []).map(source => expression(source, 'gi')),
    branches: (definition.branches ?? []).map(source => expression(source, flags)),
    stop: new Set(definition.stop),
    words: {
      closes: optional(closes, id, file.nouns),
      reopens: optional([...reopens, ...file.prose.reopens], id, file.nouns),
      links: optional([...links, ...file.prose.links], id, file.nouns),
      proseCloses: prose ? optional(file.prose.closes, id, file.nouns) : undefined,
      closesAfter: following(prose ? file.prose.closesAfter : (definition.closesAfter ?? []), id),
      closesFirst: prose
        ? new RegExp(`(?:^|\\n)(?:${sources(file.prose.closesFirst, id)})\\s$`, 'iu')
        : undefined,
      closesAfterFirst: prose ? following(file.prose.closesAfterFirst, id) : undefined,
      automatic:
        definition.automatic === undefined
          ? undefined
          : new RegExp(`^[a-z]{3,20}${definition.automatic}$`, 'i'),
      footer: prose
        ? new RegExp(`^\\s*(?:[-*] )?(?:${sources(file.prose.footers, id)})\\s?:?[\\s,;、.&]*$`, 'iu')
        : undefined,
    },
    commands: commands && {
      closes: command(commands.closes),
      reopens: command(commands.reopens),
      links: command(commands.links),
    },
    isForge: definition.hosts !== undefined,
  };
}
