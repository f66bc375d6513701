import type { Language, Translate } from '../../l10n/index.ts';
import { type ListsWithFlags, withFlags } from '../../pack/markdown/listFlags.ts';
import { viewTexts } from '../../pack/markdown/viewTexts.ts';
import { entriesOf } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { Transition } from '../../pack/types.generated.ts';
import { laterDay } from '../../transition/observation.ts';
import { salutationOf } from '../../transition/salutation.ts';
import { openItemsOfLeaver, type Surfaced } from '../../transition/surfaced.ts';
import type { TransitionWorld } from './readTransitions.ts';
import { leaverAccounts } from './successorWork.ts';

interface ViewSource {
  readonly world: TransitionWorld;
  readonly transition: Transition;
  readonly surfaced: Surfaced;
  readonly language: Language;
  readonly say: Translate;
  readonly mask: (text: string) => string;
}

interface TransitionLists {
  readonly taskForce: readonly { role: string; person: string | undefined; duty: string }[];
  readonly tasks: readonly { title: string; owner: string | undefined; due: string | undefined }[];
  readonly areas: readonly { path: string }[];
  readonly openItems: readonly { id: string | undefined; title: string | undefined }[];
  readonly accounts: readonly { system: string }[];
  readonly readingList: readonly { path: string; reason: string | undefined }[];
  readonly teachBack: readonly { topic: string }[];
}

/** What the templates of a departure can show; `src/templates/README.md` explains it to those who write them. */
export type TransitionView = ListsWithFlags<TransitionLists> & {
  readonly leaver: string | undefined;
  readonly successor: string | undefined;
  readonly successorEmail: string | undefined;
  readonly reportedOn: string | undefined;
  readonly lastDay: string | undefined;
  readonly successorNamedBy: string | undefined;
  readonly customer: string | undefined;
  readonly project: string | undefined;
  readonly company: string | undefined;
  readonly manager: string | undefined;
  readonly managerEmail: string | undefined;
  readonly addressee: string | undefined;
  readonly salutation: string | undefined;
  readonly stage: string | undefined;
  readonly customerType: string | undefined;
  readonly observationDays: string;
  readonly meetingMinutes: string;
  readonly meeting: { readonly date: string | undefined; readonly place: string | undefined };
};

/** What a departure's documents can say when it begins. */
export function transitionView(source: ViewSource): TransitionView {
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
  const lists: TransitionLists = {
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
  return viewTexts(
    {
      leaver: nameOf(transition.leaving),
      successor: nameOf(successor),
      successorEmail: emailOf(successor),
      reportedOn: dateOf(reportedOn),
      lastDay: dateOf(transition.lastDay),
      successorNamedBy: dateOf(laterDay(reportedOn, substituteWithinHours / 24)),
      customer: checklist?.customer?.name,
      project: checklist?.project?.name,
      company: checklist?.project?.company,
      manager: nameOf(lead),
      managerEmail: emailOf(lead),
      addressee: addressee && [addressee.department, addressee.name].filter(Boolean).join(' '),
      salutation: addressee?.name && salutationOf(addressee.name, addressee.role, language),
      stage: transition.stage && say(`stage.${transition.stage}`),
      customerType: transition.customerType && say(`customerType.${transition.customerType}`),
      observationDays: String(observationDays),
      meetingMinutes: String(meetingMinutes),
      meeting: { date: dateOf(transition.meeting?.date), place: transition.meeting?.place },
      ...withFlags(lists),
    },
    mask,
  );
}

/** As it is written in a letter: 2026年6月19日, 19 June 2026. */
function wordDate(date: string, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (language === 'zh-CN') return `${Number(year)}年${Number(month)}月${Number(day)}日`;
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return words.format(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}
