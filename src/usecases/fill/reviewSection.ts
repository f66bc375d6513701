import { type FileChange, fileChange } from '../../core/changes.ts';
import { comparableName } from '../../core/comparableName.ts';
import { UserError } from '../../core/errors.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import { type CoveredItem, coverageOf, headingsOf } from '../../pack/markdown/covers.ts';
import { refuseUnmerged } from '../../pack/markdown/unmerged.ts';
import { findPerson } from '../../pack/people/people.ts';
import { digestOfCovered } from '../check/sections.ts';
import type { PackToFill } from './readPackToFill.ts';

/** Somebody found a section true. */
export interface ReviewRequest {
  /** Path of a document from the project folder. */
  readonly document: string;
  /** Heading of the section; undefined where the whole document is meant. */
  readonly title: string | undefined;
  /** Who: id, name or address, as in team.yaml; undefined: whom git knows here. */
  readonly by: string | undefined;
  /** What it covers, beside what it says already. */
  readonly covers: readonly string[];
  /** yyyy-mm-dd */
  readonly today: string;
}

export interface ReviewedSection {
  readonly title: string;
  readonly by: string;
  readonly covers: readonly string[];
  readonly changes: readonly FileChange[];
}

/**
 * Writes down below a heading who found the section true today, with a digest of what it covers.
 * @throws UserError where there is no such section or person, and where it covers nothing
 */
export async function reviewSection(world: PackToFill, request: ReviewRequest): Promise<ReviewedSection> {
  const { document, title, today } = request;
  const by = await reviewerOf(world, request.by);
  const before = textOrAbsent(document, await world.project.files.readText(document)) ?? '';
  refuseUnmerged(document, before);
  const heading = headingMeant(document, before, title);
  const section = coverageOf(before).find(one => one.title === heading);
  const known = new Set(section?.items.map(({ text }) => text));
  const added = request.covers.map(text => text.trim()).filter(text => text !== '' && !known.has(text));
  const covers = [...known, ...added];
  if (covers.length === 0) throw new UserError('error.review.nothing', { title: heading || document });
  const items = covers.map((text): CoveredItem => ({ text, start: 0, end: 0 }));
  const { project, settings } = world;
  const paths = new Set(await project.files.list());
  const { digest, unknown } = await digestOfCovered(items, { source: project.files, settings, paths });
  if (unknown !== undefined) throw new UserError('error.review.unknown', { text: unknown });
  const words = [by, today, digest].filter(Boolean).join(' ');
  const edit = (now = '') => written(now, heading, added, words);
  return { title: heading, by, covers, changes: fileChange(document, before, edit) };
}

/** The id of who sits here, as git and the team know them. */
export async function whoIsHere({ project, pack }: PackToFill): Promise<string | undefined> {
  const settings = await project.git?.settings();
  for (const key of ['user.email', 'user.name']) {
    const id = findPerson(pack.team?.value, settings?.get(key))?.id;
    if (id !== undefined) return id;
  }
  return undefined;
}

async function reviewerOf(world: PackToFill, given: string | undefined): Promise<string> {
  const team = world.pack.team?.value;
  const id = given === undefined ? await whoIsHere(world) : findPerson(team, given)?.id;
  if (id !== undefined) return id;
  const known = (team?.people ?? []).flatMap(person => person?.id ?? []).join(', ') || '–';
  throw given === undefined
    ? new UserError('error.review.who', { known })
    : new UserError('error.review.person', { person: given, known });
}

/** '' for the whole document, where something in front of the first heading says what that covers. */
function headingMeant(document: string, text: string, title: string | undefined): string {
  const headings = headingsOf(text);
  if (title === undefined) {
    const [first] = headings;
    return coverageOf(text).some(one => one.title === '') || first === undefined ? '' : first.title;
  }
  const meant = headings.find(one => comparableName(one.title) === comparableName(title));
  if (meant === undefined)
    throw new UserError('error.review.section', {
      title,
      document,
      known: headings.map(one => one.title).join(', ') || '–',
    });
  return meant.title;
}

function written(text: string, title: string, added: readonly string[], words: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const section = coverageOf(text).find(one => one.title === title);
  const review = section?.review;
  const last = section?.items.at(-1);
  const covers = added.length > 0 ? `<!-- handover:covers ${added.join(', ')} -->` : undefined;
  // From the end to the start, so that places stay what they are.
  if (review) {
    const changed = `${text.slice(0, review.start)}${words}${text.slice(review.end)}`;
    return covers === undefined ? changed : insertedBelow(changed, title, [covers], newline);
  }
  const line = `<!-- handover:reviewed ${words} -->`;
  if (last === undefined || covers !== undefined)
    return insertedBelow(text, title, [...(covers === undefined ? [] : [covers]), line], newline);
  const ending = /\r?\n|$/g;
  ending.lastIndex = last.end;
  const at = ending.exec(text)?.index ?? text.length;
  // In the front matter a field of its own, below a heading a comment.
  const isComment = text
    .slice(text.lastIndexOf('\n', last.start) + 1, at)
    .trimEnd()
    .endsWith('-->');
  return `${text.slice(0, at)}${newline}${isComment ? line : `reviewed: ${words}`}${text.slice(at)}`;
}

function insertedBelow(text: string, title: string, lines: readonly string[], newline: string): string {
  const heading = headingsOf(text).find(one => one.title === title);
  const at = heading?.end ?? 0;
  const block = lines.join(newline);
  return heading === undefined
    ? `${block}${newline}${newline}${text}`
    : `${text.slice(0, at)}${newline}${newline}${block}${text.slice(at)}`;
}
