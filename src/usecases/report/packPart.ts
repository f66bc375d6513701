import { positionsOf } from '../../core/positions.ts';
import { wordsIn } from '../../core/wording.ts';
import type { Language, Translate } from '../../l10n/index.ts';
import { findQuestions, sectionsOf } from '../../pack/markdown/placeholders.ts';
import { PACK_DOCUMENTS } from '../../pack/names.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import { explainReadiness } from '../../pack/readiness.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import type { PackPart, Placed } from '../../reporters/project/report.ts';
import { guessesOf } from '../fill/guesses.ts';
import { lineOf } from '../fill/placeOf.ts';
import { lineOfPlace } from '../readiness/readReadiness.ts';
import { wordMissing } from '../readiness/words.ts';
import type { TransitionWorld } from '../transition/readTransitions.ts';
import { wordDeadline } from '../transition/words.ts';

interface Words {
  readonly say: Translate;
  readonly language: Language;
  readonly mask: (text: string) => string;
}

/** What the pack says of a project, in words. */
export function packPart(world: TransitionWorld, words: Words): PackPart {
  const { pack, settings, today, project } = world;
  const { say, mask } = words;
  const { readiness, phases } = explainReadiness(pack, settings.numbers, today);
  const checklist = pack.checklist?.value;
  const team = pack.team?.value;
  const { stage } = checklist?.progress ?? {};
  const guesses = guessesOf({ pack });
  /** What a program filled in is no fact yet. */
  const shown = (text: string, schema: string, part: string, field: string) => {
    const isGuess = guesses.some(
      ({ file, path, values }) =>
        file.schema === schema && path.join('.') === part && values.some(value => value.field === field),
    );
    return isGuess && text !== '' ? `${mask(text)} (${say('mustHave.guessed')})` : mask(text);
  };
  const nameOf = (role: 'primary' | 'deputy') => {
    const who = team?.roles?.[role];
    return shown(findPerson(team, who)?.name ?? who ?? '', 'team', 'roles', role);
  };
  return {
    project: {
      name: mask(checklist?.project?.name ?? project.root.split(/[\\/]/).at(-1) ?? ''),
      customer: shown(checklist?.customer?.name ?? '', 'checklist', 'customer', 'name'),
      stage: shown(stage === undefined ? '' : say(`stage.${stage}`), 'checklist', 'progress', 'stage'),
      primary: nameOf('primary'),
      deputy: nameOf('deputy'),
    },
    readiness,
    phases: phases.map(({ phase, percent, measures }) => ({
      phase,
      percent,
      missing: measures.flatMap(measure =>
        measure.gaps.map((gap): Placed => {
          const line = lineOfPlace(pack, gap.place) ?? null;
          return {
            text: wordMissing(measure, gap, say, mask),
            file: line === null ? null : gap.place.file,
            line,
          };
        }),
      ),
    })),
    mustHaves: world.mustHaves.map(({ id, question, state, place }) => {
      const line = lineOfPlace(pack, place) ?? null;
      return {
        id,
        state,
        text: wordsIn(question, words.language),
        file: line === null ? null : place.file,
        line,
      };
    }),
    guesses: guesses.length,
    deadlines: deadlinesIn(world, words),
    documents: documentsOf(pack, mask),
  };
}

/** What of a departure, of the plan and of the open items has a day, and is not done. */
function deadlinesIn(
  { pack, statuses, today }: TransitionWorld,
  { say, mask }: Words,
): PackPart['deadlines'] {
  const context = { say, today, mask };
  const placed = (text: string, file: YamlFile, path: YamlPath): Placed => ({
    text: mask(text),
    file: file.path,
    line: lineOf(file, path),
  });
  const dated = (text: string, due: string, file: YamlFile, path: YamlPath) => {
    const isLate = due < today;
    const place = placed(text, file, path);
    return [
      {
        ...place,
        due,
        state: isLate ? 'overdue' : 'due',
        words: isLate ? say('deadline.late') : due,
      } as const,
    ];
  };
  const departures = statuses
    .filter(({ departure }) => departure.outcome === 'open')
    .flatMap(({ departure, deadlines }) =>
      deadlines.flatMap(deadline => {
        const { what, due, state } = deadline;
        if (state === 'done') return [];
        const name = `${departure.leaver}: ${say(`deadline.${what}`)}`;
        const words = wordDeadline(deadline, context, departure);
        return [{ ...placed(name, departure.file, []), due, state, words }];
      }),
    );
  const file = pack.checklist;
  if (file === undefined) return departures.sort(byDay);
  const { progress, openItems } = file.value ?? {};
  const plan = entriesOf(progress?.milestones, ['progress', 'milestones']).flatMap(({ entry, path }) => {
    const due = entry.forecast ?? entry.planned;
    const isOpen = entry.actual === undefined && due !== undefined && entry.confirm !== true;
    return isOpen ? dated(entry.title ?? entry.id ?? '', due, file, path) : [];
  });
  const items = entriesOf(openItems?.items, ['openItems', 'items']).flatMap(({ entry, path }) => {
    const { due, closedOn, title, id } = entry;
    return due !== undefined && closedOn === undefined ? dated(title ?? id ?? '', due, file, path) : [];
  });
  return [...departures, ...plan, ...items].sort(byDay);
}

function byDay(one: { readonly due: string | null }, other: { readonly due: string | null }): number {
  return (one.due ?? '9').localeCompare(other.due ?? '9', 'en');
}

function documentsOf({ documents, folder }: Pack, mask: Words['mask']): PackPart['documents'] {
  return PACK_DOCUMENTS.filter(name => name.startsWith('docs/')).flatMap(name => {
    const file = `${folder}/${name}`;
    const text = documents.find(({ path }) => path === file)?.text;
    if (text === undefined) return [];
    const sections = sectionsOf(text).filter(({ start, end }) => text.slice(start, end).trim() !== '');
    const open = sections.filter(({ start, end }) => findQuestions(text.slice(start, end)).length > 0);
    const [first] = open;
    const line = positionsOf(text)(first?.start ?? 0).line;
    const percent = sections.length === 0 ? 0 : Math.round((1 - open.length / sections.length) * 100);
    const title = /^ {0,3}# (.{1,200})$/m.exec(text)?.[1] ?? name;
    return [{ text: mask(title), file, line, percent }];
  });
}
