import { join } from 'node:path';
import * as vscode from 'vscode';
import { positionsOf } from '../../core/positions.ts';
import { wordsIn } from '../../core/wording.ts';
import type { Translate } from '../../l10n/index.ts';
import { findQuestions, sectionsOf } from '../../pack/markdown/placeholders.ts';
import type { MeasuredMustHave } from '../../pack/mustHaves.ts';
import type { Part } from '../../pack/names.ts';
import { isSomebodyLeaving } from '../../pack/packState.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { MeasuredPhase } from '../../pack/readiness.ts';
import type { Gap, Measure } from '../../pack/readinessMeasures.ts';
import { lineOfPlace, missingPieces, type ReadinessWorld } from '../../usecases/readiness/readReadiness.ts';
import { wordGap, wordMeasure, wordPercent } from '../../usecases/readiness/words.ts';
import { shownText } from '../../usecases/shownText.ts';
import { openPlace } from '../rows.ts';
import { folderName, isOneOfSeveral } from '../severalFolders.ts';
import { displayLanguage } from '../window.ts';

/** A line of the view. */
export interface ReadinessNode {
  readonly item: vscode.TreeItem;
  readonly children: readonly ReadinessNode[];
  readonly world: ReadinessWorld;
  /** Of a part of the checklist. */
  readonly part?: Part;
}

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** Shape and words tell the state; the colour only adds to it. */
const DONE = new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'));
const BEGUN = new vscode.ThemeIcon('circle-filled');
const OPEN = new vscode.ThemeIcon('circle-large-outline');

/** The lines of the view; of several projects a line each, with its lines below. */
export function readinessNodes(worlds: readonly ReadinessWorld[], say: Translate): ReadinessNode[] {
  const [only] = worlds;
  if (only !== undefined && worlds.length === 1 && !isOneOfSeveral()) return linesOf(only, say);
  return worlds.map(world => {
    const item = new vscode.TreeItem(folderName(world.project.root), Expanded);
    item.iconPath = vscode.ThemeIcon.Folder;
    item.description = headline(world, say);
    return { item, children: linesOf(world, say), world };
  });
}

/** What a manager reads: how ready, and how much of what must be known is. */
export function headline({ details, mustHaves }: ReadinessWorld, say: Translate): string {
  const { total } = details.readiness;
  const answered = mustHaves.filter(({ state }) => state === 'answered').length;
  const first = total === null ? say('readiness.notBegun') : say('readiness.ready', { total });
  return `${first} · ${say('vscode.readiness.mustHaves', { answered, total: mustHaves.length })}`;
}

function linesOf(world: ReadinessWorld, say: Translate): ReadinessNode[] {
  const { details } = world;
  const { total } = details.readiness;
  const label = total === null ? say('vscode.readiness.whyNone') : say('vscode.readiness.why', { total });
  const why = new vscode.TreeItem(label, None);
  why.description = say('vscode.readiness.missing', { count: missingPieces(details).length });
  why.iconPath = new vscode.ThemeIcon('question');
  why.tooltip = say('vscode.readiness.goTo');
  why.command = { command: 'handoverPack.whyReadiness', title: label, arguments: [world] };
  return [
    { item: why, children: [], world },
    mustHavesNode(world, say),
    ...details.phases.map(phase => phaseNode(world, phase, say)),
  ];
}

function mustHavesNode(world: ReadinessWorld, say: Translate): ReadinessNode {
  const { mustHaves } = world;
  const left = mustHaves.filter(({ state }) => state !== 'answered');
  // While nobody leaves, the phases below have to be seen, too.
  const state = isSomebodyLeaving(world.pack) ? Expanded : Collapsed;
  const item = new vscode.TreeItem(say('mustHave.title'), left.length > 0 ? state : None);
  const answered = mustHaves.length - left.length;
  item.description = say('mustHave.answered', { answered, total: mustHaves.length });
  item.iconPath = left.length === 0 ? DONE : answered > 0 ? BEGUN : OPEN;
  return { item, world, children: left.map(one => mustHaveNode(world, one, say)) };
}

function mustHaveNode(
  world: ReadinessWorld,
  { question, state, place }: MeasuredMustHave,
  say: Translate,
): ReadinessNode {
  const item = new vscode.TreeItem(wordsIn(question, displayLanguage()), None);
  const isDocument = place.file.endsWith('.md');
  // What the files say stands there already: what is left are blanks to fill, and nothing to confirm.
  item.description = say(state === 'guessed' && isDocument ? 'vscode.readiness.blanks' : `mustHave.${state}`);
  item.iconPath = state === 'guessed' ? new vscode.ThemeIcon('question') : OPEN;
  item.tooltip = `${item.label}\n${place.file}`;
  const texts = [...world.pack.yamlFiles, ...world.pack.documents];
  const text = texts.find(({ path }) => path === place.file)?.text;
  const at = isDocument && text !== undefined ? firstBlank(text, place.start) : place.start;
  leadTo(item, world, place.file, text === undefined ? undefined : positionsOf(text)(at).line);
  return { item, children: [], world };
}

/** Where the first blank of the section that begins there is; its beginning where there is none. */
function firstBlank(text: string, start: number): number {
  const section = sectionsOf(text).find(one => one.start === start);
  const [blank] = section ? findQuestions(text.slice(start, section.end)) : [];
  return start + (blank?.start ?? 0);
}

function phaseNode(
  world: ReadinessWorld,
  { phase, percent, measures }: MeasuredPhase,
  say: Translate,
): ReadinessNode {
  const isDone = measures.length > 0 && measures.every(({ share }) => share === 1);
  const isOpen = measures.length > 0 && !isDone;
  const state = !isOpen ? None : phase === 'handover' ? Expanded : Collapsed;
  const item = new vscode.TreeItem(say(`readiness.phase.${phase}`), isDone ? Collapsed : state);
  const nothing = phase === 'response' ? 'readiness.nobodyLeaves' : 'readiness.notMeasured';
  const gaps = measures.reduce((sum, { gaps: own }) => sum + own.length, 0);
  item.description = [
    percent === null ? say(measures.length === 0 ? nothing : 'readiness.notMeasured') : `${percent}%`,
    ...(gaps > 0 ? [say('vscode.readiness.missing', { count: gaps })] : []),
  ].join(' · ');
  item.tooltip = say(`readiness.why.${phase}`);
  item.iconPath = isDone ? DONE : percent ? BEGUN : OPEN;
  return { item, world, children: measures.map(measure => measureNode(world, measure, say)) };
}

function measureNode(world: ReadinessWorld, measure: Measure, say: Translate): ReadinessNode {
  const { share, gaps, part } = measure;
  const item = new vscode.TreeItem(wordMeasure(measure, say, shownText), gaps.length > 0 ? Collapsed : None);
  item.description = part === undefined ? wordPercent(share) : partWords(world, part, say);
  item.iconPath = share === 1 ? DONE : share > 0 ? BEGUN : OPEN;
  const children = gaps.map(gap => gapNode(world, gap, say));
  if (part === undefined) return { item, world, children };
  const entry = world.pack.checklist?.value?.[part];
  const isDone = entry?.status === 'done' || entry?.status === 'not-applicable';
  const waits = entry?.status === 'done' && entry.confirmedBy === undefined;
  item.contextValue = `part ${waits ? 'unconfirmed' : isDone ? 'settled' : 'undone'}`;
  leadTo(item, world, world.pack.checklist?.path ?? '', partLine(world, part));
  return { item, world, children, part };
}

function partWords({ pack }: ReadinessWorld, part: Part, say: Translate): string {
  const { status = 'todo', owner, confirmedBy } = pack.checklist?.value?.[part] ?? {};
  const nameOf = (who: string) => findPerson(pack.team?.value, who)?.name ?? who;
  return [
    say(`partStatus.${status}`),
    ...(owner === undefined ? [] : [say('vscode.readiness.keptBy', { name: nameOf(owner) })]),
    ...(confirmedBy === undefined ? [] : [`✓ ${nameOf(confirmedBy)}`]),
  ].join(' · ');
}

function partLine({ pack }: ReadinessWorld, part: Part): number | undefined {
  return lineOfPlace(pack, { file: pack.checklist?.path ?? '', path: [part] });
}

function gapNode(world: ReadinessWorld, gap: Gap, say: Translate): ReadinessNode {
  const item = new vscode.TreeItem(wordGap(gap, say, shownText), None);
  item.iconPath = new vscode.ThemeIcon('arrow-right');
  item.tooltip = `${item.label}\n${gap.place.file}`;
  leadTo(item, world, gap.place.file, lineOfPlace(world.pack, gap.place));
  return { item, children: [], world };
}

/** A click goes there; where a file is missing, it is generated. @param line from 1 */
function leadTo(item: vscode.TreeItem, world: ReadinessWorld, file: string, line: number | undefined): void {
  item.command = goTo(world, file, line);
}

/** How to get to a place. */
export function goTo({ project }: ReadinessWorld, file: string, line: number | undefined): vscode.Command {
  const root = vscode.Uri.file(project.root);
  if (line === undefined) return { command: 'handoverPack.generate', title: '', arguments: [root] };
  return openPlace(vscode.Uri.file(join(project.root, file)), line);
}
