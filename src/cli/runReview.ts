import type { MeasuredSection } from '../checks/check.ts';
import { localDate } from '../core/dates.ts';
import { firstFew } from '../core/firstFew.ts';
import { measureSections } from '../usecases/check/sections.ts';
import { documentMeant, documentsOf } from '../usecases/fill/addSection.ts';
import { readPackToFill } from '../usecases/fill/readPackToFill.ts';
import { reviewSection } from '../usecases/fill/reviewSection.ts';
import { shown } from '../usecases/fill/shown.ts';
import { openCommandProject } from './commandProject.ts';
import type { ReviewOptions } from './options.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/** Changed files that are named in a line. */
const NAMED = 5;

/**
 * Runs `handover review`: lists the sections that say what they cover, or writes down that somebody found one true.
 * @returns 1 where something that a section covers changed since its review
 */
export async function runReview(
  document: string | undefined,
  section: string | undefined,
  options: ReviewOptions,
  session: Session,
): Promise<ExitCode> {
  const { terminal, say } = session;
  const { project } = await openCommandProject(options, terminal);
  const today = localDate();
  const world = await readPackToFill(project, terminal.assets, today);
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  if (document === undefined) {
    const { settings, pack } = world;
    const paths = new Set(await project.files.list());
    const sections = await measureSections({ project, source: project.files, settings, pack, paths }, {});
    if (sections.length === 0) print(say('review.none'));
    for (const { document: path, title, review, changed } of sections) {
      const place = `${project.prefix}${path}${title === '' ? '' : ` › ${shown(title)}`}`;
      const state = stateOf({ review, changed });
      const mark = state === 'fresh' ? paint(terminal, 'green', '✔') : paint(terminal, 'yellow', '!');
      const { by = '', on = '' } = review ?? {};
      const list = firstFew((changed ?? []).map(shown), NAMED);
      print(`${mark} ${say(`review.${state}`, { place, by: shown(by), on: shown(on), list })}`);
    }
    return sections.some(one => stateOf(one) === 'stale') ? 1 : 0;
  }
  const reviewed = await reviewSection(world, {
    document: documentMeant(await documentsOf(world), document),
    title: section,
    by: options.by,
    covers: options.covers ?? [],
    today,
  });
  if ((await writeOrShow(project.files, reviewed.changes, options, session)) === undefined) return 0;
  const { title, by, covers } = reviewed;
  const list = firstFew(covers.map(shown), NAMED);
  print(
    `${paint(terminal, 'green', '✔')} ${say('review.written', { title: shown(title || document), by, list })}`,
  );
  return 0;
}

function stateOf({
  review,
  changed,
}: Pick<MeasuredSection, 'review' | 'changed'>): 'never' | 'unknown' | 'stale' | 'fresh' {
  if (review === undefined) return 'never';
  if (changed === undefined) return 'unknown';
  return changed.length > 0 ? 'stale' : 'fresh';
}
