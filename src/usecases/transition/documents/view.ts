import { withFlags } from '../../../pack/markdown/listFlags.ts';
import type { SourcesOf } from '../../../pack/markdown/templates.ts';
import { viewTexts } from '../../../pack/markdown/viewTexts.ts';
import { entriesOf } from '../../../pack/pack.ts';
import { findPerson } from '../../../pack/people/people.ts';
import { findDocument } from '../../../transition/documents.ts';
import { laterDay, observationEnd } from '../../../transition/observation.ts';
import { salutationOf } from '../../../transition/salutation.ts';
import { INSPECTION_TASK, REMOTE_SUPPORT_TASK } from '../../../transition/strategyTasks.ts';
import { type ListedThings, listedThings } from './listedThings.ts';
import { listsOf, type TransitionLists } from './lists.ts';
import { dateWriter, positionOf, type ViewSource } from './source.ts';

type Lists = TransitionLists & ListedThings;
type Flags = { readonly [Name in keyof Lists & string as `has${Capitalize<Name>}`]: boolean };
type Word = string | undefined;

/** What the templates of a departure can show; `src/templates/README.md` explains it to those who write them. */
export type TransitionView = Lists &
  Flags & {
    readonly leaver: Word;
    readonly successor: Word;
    readonly successorPosition: Word;
    readonly successorPhone: Word;
    readonly successorEmail: Word;
    readonly successorExperience: Word;
    readonly successorNamedBy: Word;
    readonly successorNamedOn: Word;
    readonly standIn: Word;
    readonly standInPhone: Word;
    readonly absence: Word;
    readonly packs: Word;
    readonly reportedOn: Word;
    readonly lastDay: Word;
    readonly customer: Word;
    readonly project: Word;
    readonly contractNumber: Word;
    readonly serviceHours: Word;
    readonly sla: Word;
    readonly company: Word;
    readonly manager: Word;
    readonly managerPhone: Word;
    readonly managerEmail: Word;
    readonly addressee: Word;
    readonly salutation: Word;
    readonly stage: Word;
    readonly customerType: Word;
    readonly calledOn: Word;
    readonly noticeNumber: Word;
    readonly noticeDate: Word;
    readonly noticeAnswer: Word;
    /** What the letter should say and nobody has entered. */
    readonly letterLacks: Word;
    readonly hasSubstituteNotice: boolean;
    readonly substituteNumber: Word;
    readonly substituteDate: Word;
    readonly hasCompletionNotice: boolean;
    readonly completionNumber: Word;
    readonly completionDate: Word;
    readonly remoteSupportUntil: Word;
    readonly remoteSupportOwner: Word;
    readonly inspectionBy: Word;
    readonly inspectionOwner: Word;
    readonly inspectionDone: Word;
    readonly meetingDate: Word;
    readonly meetingPlace: Word;
    readonly meetingHours: Word;
    readonly meetingMinutes: string;
    readonly recorder: Word;
    readonly observationDays: string;
    readonly observationFrom: Word;
    readonly observationTo: Word;
    readonly onCallHours: Word;
    readonly onCallUntil: Word;
    readonly incidents: Word;
    readonly incidentsOpen: Word;
    readonly accessLeft: Word;
    readonly listNumber: Word;
    readonly supervisor: Word;
  };

/** People sign what they read: nothing of it is cut. */
const ALL_ROWS = Number.MAX_SAFE_INTEGER;

/** What the documents of a departure say now, every value of it from the files of the pack. */
export function transitionView(source: ViewSource): TransitionView {
  const { pack, numbers, departure, language, say, mask, today } = source;
  const { transition, access } = departure;
  const team = pack.team?.value;
  const { project, customer } = pack.checklist?.value ?? {};
  const nameOf = (who: Word) => findPerson(team, who)?.name ?? who;
  const emailOf = (who: Word) => findPerson(team, who)?.emails?.find(Boolean);
  const phoneOf = (who: Word) => findPerson(team, who)?.phone;
  const dateOf = dateWriter(language);
  const addressee = addresseeOf(source);
  const { lead, successor, standIn, reportedOn, meeting, onCall, handoverList, observation } = transition;
  const { customerNotice, substituteNotice, completionNotice } = transition;
  const task = (id: string) => entriesOf(transition.tasks, []).find(({ entry }) => entry.id === id)?.entry;
  const [remoteSupport, inspection] = [task(REMOTE_SUPPORT_TASK), task(INSPECTION_TASK)];
  const incidents = entriesOf(source.log?.entries, []).filter(({ entry }) => entry.kind === 'incident');
  const unsolved = incidents.filter(({ entry: { resolvedOn } }) => (resolvedOn ?? '9') > today).length;
  const left = access.filter(({ endedOn }) => endedOn === undefined || endedOn > today).length;
  const end = observationEnd(transition, numbers);
  const packs = (transition.packs ?? []).filter(Boolean);
  const isHeld = meeting?.date !== undefined && meeting.date <= today;
  return viewTexts(
    {
      leaver: nameOf(transition.leaving),
      successor: nameOf(successor?.trim() || undefined),
      successorPosition: positionOf(findPerson(team, successor), say),
      successorPhone: phoneOf(successor),
      successorEmail: emailOf(successor),
      successorExperience: findPerson(team, successor)?.experience,
      successorNamedBy: reportedOn && dateOf(laterDay(reportedOn, numbers.substituteWithinHours / 24)),
      successorNamedOn: dateOf(transition.successorNamedOn),
      standIn: nameOf(standIn),
      standInPhone: phoneOf(standIn),
      absence: transition.absence && say(`absence.${transition.absence}`),
      packs: packs.length > 1 ? packs.join(', ') : undefined,
      reportedOn: dateOf(reportedOn),
      lastDay: dateOf(departure.lastDay),
      customer: known(customer, 'name'),
      // A hospital knows its contract, and not what we call the repository.
      project: customer?.contract?.project ?? known(project, 'name'),
      contractNumber: customer?.contract?.number,
      serviceHours: customer?.serviceHours,
      sla: customer?.contract?.sla,
      company: project?.company,
      manager: nameOf(lead),
      managerPhone: phoneOf(lead),
      managerEmail: emailOf(lead),
      addressee: addressee && [addressee.department, addressee.name].filter(Boolean).join(' '),
      salutation: addressee?.name && salutationOf(addressee.name, addressee.role, language),
      stage: transition.stage && say(`stage.${transition.stage}`),
      customerType: transition.customerType && say(`customerType.${transition.customerType}`),
      calledOn: dateOf(customerNotice?.calledOn),
      noticeNumber: customerNotice?.number,
      noticeDate: dateOf(customerNotice?.sentOn),
      noticeAnswer: customerNotice?.answer ?? dateOf(customerNotice?.answeredOn),
      letterLacks:
        letterLacks(source)
          .map(name => say(`letterLacks.${name}`))
          .join(say('list.comma')) || undefined,
      hasSubstituteNotice: findDocument('substitute-notice.md').isDue(departure, source),
      substituteNumber: substituteNotice?.number,
      substituteDate: dateOf(substituteNotice?.sentOn),
      hasCompletionNotice: findDocument('completion-notice.md').isDue(departure, source),
      completionNumber: completionNotice?.number,
      completionDate: dateOf(completionNotice?.sentOn),
      remoteSupportUntil: dateOf(remoteSupport?.due),
      remoteSupportOwner: nameOf(remoteSupport?.owner),
      inspectionBy: dateOf(inspection?.due),
      inspectionOwner: nameOf(inspection?.owner),
      inspectionDone: dateOf(inspection?.doneOn),
      meetingDate: dateOf(meeting?.date),
      meetingPlace: meeting?.place,
      meetingHours: isHeld && meeting.minutes !== undefined ? String(meeting.minutes) : undefined,
      meetingMinutes: String(numbers.meetingMinutes),
      recorder: nameOf(meeting?.recorder),
      observationDays: String(Math.max(observation?.days ?? 0, numbers.observationDays)),
      observationFrom: dateOf(observation?.startsOn),
      observationTo: dateOf(end),
      onCallHours: [onCall?.hours, onCall?.channel].filter(Boolean).join(say('list.comma')) || undefined,
      onCallUntil: dateOf(onCall?.until),
      incidents: incidents.length > 0 ? String(incidents.length) : undefined,
      incidentsOpen: unsolved > 0 ? String(unsolved) : undefined,
      accessLeft: left > 0 ? String(left) : undefined,
      listNumber: handoverList?.number ?? transition.id,
      supervisor: nameOf(handoverList?.supervisor),
      ...withFlags<Lists>({ ...listsOf(source), ...listedThings(source) }, ALL_ROWS),
    },
    mask,
  );
}

/** What somebody has entered or confirmed; a guess is not sent to a customer. */
function known(
  entry: { readonly name?: string | undefined; readonly confirm?: unknown } | undefined,
  field: 'name',
): string | undefined {
  const { confirm } = entry ?? {};
  const isGuess = confirm === true || (Array.isArray(confirm) && confirm.includes(field));
  return isGuess ? undefined : entry?.[field];
}

/** What a hospital sends the letter back for when it is missing. */
export function letterLacks({ pack, departure }: Pick<ViewSource, 'pack' | 'departure'>): string[] {
  const { project, customer } = pack.checklist?.value ?? {};
  const { customerNotice, lead, successor, standIn } = departure.transition;
  const team = pack.team?.value;
  const contact = successor?.trim() ? successor : standIn;
  const isThere: readonly (readonly [name: string, value: unknown])[] = [
    ['number', customerNotice?.number],
    ['project', customer?.contract?.project ?? known(project, 'name')],
    ['contract', customer?.contract?.number],
    ['customer', known(customer, 'name')],
    ['addressee', (customer?.contacts ?? []).some(entry => entry?.name)],
    ['company', project?.company],
    ['contact', findPerson(team, contact)?.phone],
    ['experience', !successor?.trim() || findPerson(team, successor)?.experience],
    ['manager', findPerson(team, lead)?.phone],
    // What a computer was set up with is nobody's name.
    ['leaver', !departure.leaver.includes('@')],
  ];
  return isThere.flatMap(([name, value]) => (value ? [] : [name]));
}

/** Who decides at the customer, else the first contact. */
function addresseeOf({ pack }: ViewSource) {
  const contacts = entriesOf(pack.checklist?.value?.customer?.contacts, []).map(({ entry }) => entry);
  return contacts.find(({ decides }) => decides === true) ?? contacts[0];
}

/** Values that come from elsewhere than the departure's own file. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      'customer',
      'project',
      'contractNumber',
      'serviceHours',
      'sla',
      'company',
      'addressee',
      'salutation',
    ].map(name => [name, ['checklist.yaml']]),
  ),
  ...Object.fromEntries(
    ['successorPosition', 'successorPhone', 'successorEmail', 'successorExperience'].map(name => [
      name,
      ['team.yaml'],
    ]),
  ),
  ...Object.fromEntries(['standInPhone', 'managerPhone', 'managerEmail'].map(name => [name, ['team.yaml']])),
  openItems: ['checklist.yaml'],
  sharedItems: ['checklist.yaml'],
  listDocuments: ['checklist.yaml', 'transition.yaml'],
  listThings: ['checklist.yaml', 'transition.yaml'],
  listAccounts: ['checklist.yaml', 'transition.yaml'],
  accounts: ['checklist.yaml', 'transition.yaml'],
  accessLeft: ['checklist.yaml', 'transition.yaml'],
  incidents: ['observation-log.yaml'],
  incidentsOpen: ['observation-log.yaml'],
};

/** Names the file of the pack that a value of the view was read from. */
export const sourcesOfView: SourcesOf = value => SOURCES[value] ?? ['transition.yaml'];
