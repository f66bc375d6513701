import { join } from 'node:path';
import * as vscode from 'vscode';
import { isDate } from '../../core/dates.ts';
import type { Translate } from '../../l10n/index.ts';
import { deputyFor } from '../../pack/people/people.ts';
import type { CustomerType, InterfaceKind, Stage, Transition } from '../../pack/types.generated.ts';
import { interfacesInChecklist } from '../../transition/surfaced.ts';
import type { IssueProgress } from '../../usecases/issues/report.ts';
import type { TransitionWorld } from '../../usecases/transition/readTransitions.ts';
import { type DeparturePlan, planDeparture } from '../../usecases/transition/startDeparture.ts';
import type { StartRequest } from '../../usecases/transition/startTransition.ts';
import { applyChanges } from '../applyChanges.ts';
import { chooseFolder } from '../chooseFolder.ts';
import { type Review, type Reviewed, reviewFiles } from '../reviewPlan.ts';
import { showInformationMessage, withProgress } from '../shownWindow.ts';
import { displayLanguage, displayTranslator, requireTrust, showError } from '../window.ts';
import { type Choice, runWizard } from '../wizard.ts';
import { readWorld } from './model.ts';
import { peopleBut } from './questions.ts';

const STAGES: readonly Stage[] = ['requirements', 'development', 'pre-go-live', 'operation'];
const CUSTOMER_TYPES: readonly CustomerType[] = ['public-hospital', 'private-hospital', 'checkup-center'];
const INTERFACES: readonly InterfaceKind[] = ['medical-insurance', 'interoperability', 'drg', 'other'];
type Absence = NonNullable<Transition['absence']>;
const ABSENCES: readonly Absence[] = ['illness', 'death', 'dismissal'];
const STEPS = 7;

/** The command "Start Transition…": asks step by step, shows what will be written, writes. */
export async function startTransition(context: vscode.ExtensionContext, target: unknown): Promise<boolean> {
  const say = await displayTranslator();
  try {
    if (!(await requireTrust(say))) return false;
    const folder = await chooseFolder(target, say);
    if (folder === undefined) return false;
    const world = await readWorld(context, folder.path, folder.named);
    const plan = await askStart(world, say, async request => {
      let plan = await planWithProgress(world, request, false, say);
      let answer = plan && (await confirm(plan, say));
      if (answer === 'only-here') {
        plan = await planWithProgress(world, request, true, say);
        answer = plan && (await confirm(plan, say));
      }
      return answer === 'back' ? 'back' : answer === 'write' ? plan : undefined;
    });
    if (plan === undefined) return false;
    const { sections, joined } = plan;
    await applyChanges(joined.project, joined.changes, say('vscode.transition.label'));
    await vscode.commands.executeCommand('handoverPack.transition.focus');
    const folders = sections.map(own => joined.pathIn(own.world, own.plan.folder));
    const letter = vscode.Uri.file(join(joined.project.root, folders[0] ?? '', 'customer-notice.md'));
    await vscode.window.showTextDocument(letter, { preview: false });
    void showInformationMessage(
      say('transition.started', {
        count: sections.reduce((sum, own) => sum + own.plan.files.length, 0),
        folder: folders.join(say('list.comma')),
      }),
    );
    return true;
  } catch (error) {
    showError(error, context, say);
    return false;
  }
}

/** A long history takes a while the first time. @returns undefined when the user stopped it */
async function planWithProgress(
  world: TransitionWorld,
  request: StartRequest,
  onlyHere: boolean,
  say: Translate,
): Promise<DeparturePlan | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: say('vscode.transition.surfacing'),
    cancellable: true,
  };
  return withProgress(options, async (progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const onProgress = ({ step, count }: IssueProgress) =>
      progress.report({ message: say(`issues.progress.${step}`, { count }) });
    return planDeparture(world, request, { onlyHere, signal: stop.signal, onProgress }).catch(error => {
      if (stop.signal.aborted) return undefined;
      throw error;
    });
  });
}

/**
 * @param review shows what comes of the answers; `back` leads to the last question
 * @returns undefined when the user pressed Escape
 */
function askStart(
  world: TransitionWorld,
  say: Translate,
  review: (request: StartRequest) => Promise<DeparturePlan | 'back' | undefined>,
): Promise<DeparturePlan | undefined> {
  const { pack, today } = world;
  const checklist = pack.checklist?.value;
  const people = peopleBut({ world }, [], say);
  if (people.length === 0) {
    void tellNobody(say);
    return Promise.resolve(undefined);
  }
  const titled = (step: number) => () => say('vscode.transition.step', { step, steps: STEPS });
  const date = (step: number, words: string, initial: string, mayBeEmpty: boolean) => ({
    title: titled(step),
    words,
    initial,
    placeholder: say('transition.ask.dateHint'),
    problem: (text: string) =>
      isDate(text) || (mayBeEmpty && text === '') ? undefined : say('transition.ask.noDate'),
  });
  const known = checklist?.progress?.stage;
  const type = checklist?.customer?.type;
  const given = new Set(interfacesInChecklist(checklist)?.map(({ kind }) => kind));
  return runWizard(async ask => {
    const pick = <Value>(step: number, words: string, choices: readonly Choice<Value>[]) =>
      ask.pick({ title: titled(step), words, choices });
    const { value: leaving, isLast } = await ask.pickAtOnce({
      title: titled(1),
      words: say('transition.ask.leaving'),
      choices: people,
      atOnce: say('vscode.transition.atOnce'),
    });
    const reviewed = async (request: Omit<StartRequest, 'leaving' | 'fallbackLanguage'>) => {
      const answer = await review({ ...request, leaving, fallbackLanguage: displayLanguage() });
      return answer === 'back' ? ask.back() : answer;
    };
    // As Enter would answer each question.
    if (isLast)
      return reviewed({ reportedOn: today, stage: known, customerType: type, interfaces: [...given] });
    const reportedOn = (await ask.write(date(2, say('transition.ask.reported'), today, false))) ?? today;
    const lastDay = (await ask.write(date(3, say('transition.ask.lastDay'), '', true))) ?? '';
    // Whoever is gone already may not be able to take part.
    const absence =
      lastDay === '' || lastDay > reportedOn
        ? ''
        : await pick<Absence | ''>(3, say('transition.ask.absence'), [
            { label: say('transition.ask.absence.none'), value: '' },
            ...ABSENCES.map(value => ({ label: say(`absence.${value}`), value })),
          ]);
    const others = people.filter(({ value }) => value !== leaving);
    const deputy = deputyFor(pack.team?.value, leaving);
    const successor = await pick(4, say('transition.ask.successor'), [
      { label: say('transition.ask.successorLater'), value: '' },
      ...others
        .filter(({ value }) => value === deputy)
        .map(row => ({ ...row, description: say('role.deputy') })),
      ...others.filter(({ value }) => value !== deputy),
    ]);
    const stage = await pick(5, say('generate.ask.stage'), knownFirst(STAGES, known, 'stage', say));
    const customerTypes = knownFirst(CUSTOMER_TYPES, type, 'customerType', say);
    const customerType = await pick(6, say('generate.ask.customerType'), customerTypes);
    const interfaces = await ask.pickMany({
      title: titled(7),
      words: say('vscode.transition.ask.interfaces'),
      choices: INTERFACES.map(value => ({
        label: say(`interface.${value}`),
        value,
        picked: given.has(value),
      })),
    });
    return reviewed({
      reportedOn,
      lastDay: lastDay || undefined,
      absence: absence || undefined,
      successor: successor || undefined,
      stage: stage || undefined,
      customerType: customerType || undefined,
      interfaces,
    });
  });
}

/** Without anybody in the team there is nobody to choose: that is the first thing to add. */
async function tellNobody(say: Translate): Promise<void> {
  const add = say('vscode.fill.add');
  const answer = await showInformationMessage(say('vscode.readiness.noTeam'), add);
  if (answer === add) await vscode.commands.executeCommand('handoverPack.addToPack');
}

/** What the checklist says stands first, so that Enter is enough. */
function knownFirst<Value extends string>(
  values: readonly Value[],
  known: Value | undefined,
  prefix: 'stage' | 'customerType',
  say: Translate,
): (vscode.QuickPickItem & { value: Value | '' })[] {
  const choice = (value: Value) => ({
    label: say(`${prefix}.${value}`),
    ...(value === known && { description: say('vscode.transition.fromChecklist') }),
    value,
  });
  const first = known === undefined ? [] : [choice(known)];
  const rest = values.filter(value => value !== known).map(choice);
  return [...first, ...rest, { label: say('generate.ask.unknown'), value: '' }];
}

/** What will be written and what is not known yet, before anything is written: each task list and letter can be looked at. */
function confirm({ sections, joined, notes }: DeparturePlan, say: Translate): Promise<Reviewed | undefined> {
  const planned = sections.map(({ plan }) => {
    const { tasks = [], access = [], taskForce = [] } = plan.transition;
    const duties = taskForce.filter(({ person }) => person).length;
    return say('transition.planned', { tasks: tasks.length, accounts: access.length, duties });
  });
  const all = [...sections.flatMap(({ plan }) => plan.notes), ...notes];
  const files = sections.flatMap(({ world, plan }) =>
    plan.files.map(file => ({ ...file, path: joined.pathIn(world, file.path) })),
  );
  const review: Review = {
    title: say('vscode.transition.plan'),
    files,
    count: files.length,
    summary: planned.join(' '),
    notes: all.map(({ id, data }) => say(`transition.note.${id}`, data)),
    others: sections.length > 1 ? [{ label: say('vscode.transition.onlyHere'), answer: 'only-here' }] : [],
    hasBack: true,
  };
  return reviewFiles(review, joined.project.root, say);
}
