import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import { escapePattern } from '../../core/escapePattern.ts';
import type { Assets, Project } from '../../core/ports.ts';
import type { Translate } from '../../l10n/index.ts';
import { findBlocks, printBlock } from '../../pack/markdown/blocks.ts';
import { refuseUnmerged } from '../../pack/markdown/unmerged.ts';
import { findPerson } from '../../pack/people/people.ts';
import { BY_PARTY, PLACES, type PlacesFile } from '../../pack/people/places.ts';
import type { Person } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { changedYaml, type YamlChange } from '../../pack/yaml/edit.ts';
import { readYamlFile, refuseUnreadable, type YamlFile } from '../../pack/yaml/file.ts';
import { textsAt } from '../../pack/yaml/values.ts';
import { readWholePack } from '../readWholePack.ts';

/** What is forgotten of somebody. */
export interface ForgetPlan {
  readonly changes: readonly FileChange[];
  /** What they are called from now on. */
  readonly pseudonym: string;
  /** Folders whose names still say who it was; a folder is renamed with git. */
  readonly folders: readonly string[];
}

/**
 * Replaces the names, addresses and phone numbers of somebody who has left by a pseudonym, everywhere in the pack: team,
 * checklist, departures, documents. The history of git stays as it is.
 * @param who id, name or address
 * @param pseudonym undefined: one is made
 * @throws UserError for somebody who is not in the team, or has not left
 */
export async function forgetPerson(
  project: Project,
  who: string,
  pseudonym: string | undefined,
  { today, assets, say }: { readonly today: string; readonly assets: Assets; readonly say: Translate },
): Promise<ForgetPlan> {
  const { pack, settings } = await readWholePack(project, today, assets);
  for (const file of pack.yamlFiles) refuseUnreadable(file);
  for (const { path, text } of pack.documents) refuseUnmerged(path, text);
  const team = pack.team?.value;
  const person = findPerson(team, who);
  if (person?.id === undefined) throw new UserError('error.nobodyToForget', { who });
  if (person.active !== false) throw new UserError('error.stillHere', { who: person.name ?? person.id });
  const ids = new Set((team?.people ?? []).flatMap(one => one?.id ?? []));
  let count = 1;
  while (ids.has(`former-${count}`)) count += 1;
  const id = `former-${count}`;
  const name = pseudonym?.trim() || say('forget.pseudonym', { number: String(count) });
  const replace = replacer(person, name, id);
  const yaml = pack.yamlFiles.flatMap(file =>
    fileChange(file.path, file.text, (now = '') =>
      replace(withoutId(file, now, person, id, settings.folder)),
    ),
  );
  const pages = pack.documents.flatMap(({ path, text }) =>
    fileChange(path, text, (now = '') => replaceInDocument(now, replace)),
  );
  const old = person.id;
  const folders = pack.transitions
    .map(({ folder }) => folder)
    .filter(folder => new RegExp(`-${escapePattern(old)}(?:-\\d+)?$`).test(folder));
  return { changes: [...yaml, ...pages], pseudonym: name, folders };
}

/** The id wherever somebody is named by it, and what only identifies them. */
function withoutId(
  file: YamlFile,
  text: string,
  { id = '', name }: Lenient<Person>,
  next: string,
  folder: string,
): string {
  const now = text === file.text ? file : readYamlFile(file.path, text, file.schema, file.schemaNode);
  const changes: YamlChange[] = [];
  const names: Readonly<Record<string, PlacesFile>> = {
    checklist: 'checklist',
    team: 'team',
    'config-index': 'configIndex',
    issues: 'issues',
    transition: 'transition',
    'observation-log': 'observationLog',
  };
  const places = Object.values(PLACES[names[file.schema] ?? 'team'] ?? {}).flat();
  const parties = file.schema === 'transition' ? BY_PARTY.map(({ list, field }) => `${list}.*.${field}`) : [];
  const others = file.schema === 'transition' ? ['changes.*.from', 'changes.*.to'] : [];
  if (names[file.schema] !== undefined)
    for (const place of [...places, ...parties, ...others])
      for (const { value, path } of textsAt(now, place))
        if (value === id) changes.push({ set: path, value: next });
  if (file.path === `${folder}/team.yaml`) {
    const people =
      (now.value as { people?: readonly (Lenient<Person> | undefined)[] } | undefined)?.people ?? [];
    const at = people.findIndex(one => one?.id === id && one.name === name);
    if (at >= 0) {
      changes.push({ set: ['people', at, 'id'], value: next });
      for (const field of ['emails', 'names', 'phone', 'experience'] as const)
        if (people[at]?.[field] !== undefined) changes.push({ remove: ['people', at, field] });
    }
  }
  return changedYaml(file.path, text, changes);
}

/**
 * Names as words of their own, the longest first; addresses and numbers wherever they stand. An id may be any word, and
 * is one where a command of ours asks for somebody.
 */
function replacer(
  { id = '', name, names = [], emails = [], phone }: Lenient<Person>,
  by: string,
  next: string,
): (text: string) => string {
  const words = [name, ...names].filter((word): word is string => (word ?? '').length > 1);
  const exact = [...emails, phone].filter((word): word is string => Boolean(word));
  const patterns = [
    ...exact.map(word => new RegExp(escapePattern(word), 'giu')),
    ...[...new Set(words)]
      .sort((one, other) => other.length - one.length)
      .map(word =>
        // Chinese sets no spaces around a name; a Latin one is a word of its own.
        /\p{Script=Han}/u.test(word)
          ? new RegExp(escapePattern(word), 'gu')
          : new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(word)}(?![\\p{L}\\p{N}])`, 'gu'),
      ),
  ];
  const asked = new RegExp(`(?<=--leaving )${escapePattern(id)}(?![\\p{L}\\p{N}_-])`, 'gu');
  return text =>
    patterns.reduce((left, pattern) => left.replace(pattern, () => by), text).replace(asked, () => next);
}

/** What a program wrote stays what a program wrote: its digest follows. */
function replaceInDocument(text: string, replace: (text: string) => string): string {
  let left = text;
  for (const block of findBlocks(text).blocks.toReversed()) {
    if (block.isEdited || block.data === '') continue;
    const { id, from, data, body } = block;
    left =
      left.slice(0, block.start) +
      printBlock(id, { from, data, body: replace(body) }, block) +
      left.slice(block.end);
  }
  return replace(left);
}
