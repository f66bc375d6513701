import type { Language, Translate } from '../../l10n/index.ts';
import { entriesOf } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { Transition } from '../../pack/types.generated.ts';
import { laterDay } from '../../transition/observation.ts';
import { salutationOf } from '../../transition/salutation.ts';
import { openItemsOfLeaver, type Surfaced } from '../../transition/surfaced.ts';
import type { TransitionWorld } from './readTransitions.ts';
import { leaverAccounts } from './successorWork.ts';

/** A document that lists more than this is not read any more; the YAML files hold the rest. */
const MOST_ROWS = 20;

interface ViewSource {
  readonly world: TransitionWorld;
  readonly transition: Transition;
  readonly surfaced: Surfaced;
  readonly language: Language;
  readonly say: Translate;
  readonly mask: (text: string) => string;
}

/** What the templates of a departure can show; `src/templates/README.md` explains it to those who write them. */
export function transitionView(source: ViewSource): Readonly<Record<string, unknown>> {
  const { world, transition, surfaced, language, say, mask } = source;
  const { pack, settings } = world;
  const team = pack.team?.value;
  const checklist = pack.checklist?.value;
  const nameOf = (who: string | undefined) => findPerson(team, who)?.name ?? who;
  const emailOf = (who: string | undefined) => findPerson(team, who)?.emails?.find(Boolean);
  const dateOf = (date: string | undefined) => date && wordDate(date, language);
  const contacts = entriesOf(checklist?.customer?.contacts, []).map(({ entry }) => entry);
  const addressee = contacts.find(({ decides }) => decides === true) ?? contacts[0];
  const { lead, successor, reportedOn } = transition;
  const { substituteWithinHours, observationDays, meetingMinutes } = settings.numbers;
  const lists = {
    taskForce: (transition.taskForce ?? []).map(({ duty, person }) => ({
      role: say(`duty.${duty}`),
      person: nameOf(person),
      duty: say(`duty.${duty}.meaning`),
    })),
    tasks: (transition.tasks ?? []).map(({ title, owner, due, starred }) => ({
      title: `${starred ? '★ ' : ''}${title}`,
      owner: nameOf(owner),
      due: dateOf(due),
    })),
    areas: (surfaced.orphanedAreas ?? []).map(path => ({ path })),
    openItems: openItemsOfLeaver(pack, transition.leaving).map(({ id, title }) => ({ id, title })),
    accounts: leaverAccounts(pack, transition.leaving).map(({ system }) => ({ system })),
    readingList: (transition.readingList ?? []).map(({ path, reason }) => ({ path, reason })),
    teachBack: (transition.teachBack ?? []).map(({ topic }) => ({ topic })),
  };
  return maskAll(
    {
      leaver: nameOf(transition.leaving),
      successor: nameOf(successor),
      successorEmail: emailOf(successor),
      reportedOn: dateOf(reportedOn),
      lastDay: dateOf(transition.lastDay),
      successorNamedBy: dateOf(laterDay(reportedOn, substituteWithinHours / 24)),
      customer: checklist?.customer?.name,
      project: checklist?.project?.name,
      manager: nameOf(lead),
      managerEmail: emailOf(lead),
      addressee: addressee && [addressee.department, addressee.name].filter(Boolean).join(' '),
      salutation: addressee?.name && salutationOf(addressee.name, addressee.role, language),
      stage: transition.stage && say(`stage.${transition.stage}`),
      customerType: transition.customerType && say(`customerType.${transition.customerType}`),
      observationDays: String(observationDays),
      meetingMinutes: String(meetingMinutes),
      meeting: {},
      ...withFlags(lists),
    },
    mask,
  ) as Record<string, unknown>;
}

/** As it is written in a letter: 2026年6月19日, 19 June 2026. */
function wordDate(date: string, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (language === 'zh-CN') return `${Number(year)}年${Number(month)}月${Number(day)}日`;
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return words.format(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}

function withFlags(lists: Record<string, readonly object[]>): Record<string, unknown> {
  const entries = Object.entries(lists).flatMap(([name, rows]) => [
    [name, rows.slice(0, MOST_ROWS)],
    [`has${name.charAt(0).toUpperCase()}${name.slice(1)}`, rows.length > 0],
  ]);
  return Object.fromEntries(entries);
}

/** No text may break a table or show a secret. */
function maskAll(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string')
    return mask(value)
      .replace(/\s*[\r\n]+\s*/g, ' ')
      .replaceAll('|', '\\|');
  if (Array.isArray(value)) return value.map(item => maskAll(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskAll(item, mask)]));
}
