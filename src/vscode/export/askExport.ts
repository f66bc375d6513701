import { posix } from 'node:path';
import * as vscode from 'vscode';
import { slashedPath } from '../../core/paths.ts';
import type { Project } from '../../core/ports.ts';
import type { Translate } from '../../l10n/index.ts';
import type { Audience } from '../../pack/markdown/audience.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../usecases/export/request.ts';
import { shownText } from '../../usecases/shownText.ts';
import type { TransitionWorld } from '../../usecases/transition/readTransitions.ts';
import { askWithBack, type Choice, type Questions } from '../transition/questions.ts';

/** What is exported, and as what; `preview` is shown and kept nowhere. */
export interface ExportChoice {
  readonly transition?: string;
  readonly document?: string;
  readonly format: ExportFormat | 'preview';
  readonly audience: Audience;
}

/** What the command was called on: a document, a departure, or nothing that decides it. */
export interface ExportTarget {
  readonly document?: string | undefined;
  readonly transition?: string | undefined;
}

/** Asks for what is not decided yet. @returns undefined when the user changed their mind */
export function askForExport(
  project: Project,
  world: TransitionWorld,
  target: ExportTarget,
  say: Translate,
): Promise<ExportChoice | undefined> {
  return askWithBack(say, ask => choose(project, world, target, ask));
}

async function choose(
  project: Project,
  world: TransitionWorld,
  target: ExportTarget,
  { say, pick }: Questions,
): Promise<ExportChoice> {
  const what =
    target.document !== undefined || target.transition !== undefined
      ? target
      : await pick(say('vscode.export.what'), choicesOf(world, say));
  const audience = await pick<Audience>(say('vscode.export.for'), [
    { label: say('vscode.export.internal'), detail: say('vscode.export.internal.detail'), value: 'internal' },
    { label: say('vscode.export.customer'), detail: say('vscode.export.customer.detail'), value: 'customer' },
  ]);
  const formats = (['preview', ...EXPORT_FORMATS] as const).map(format => ({
    label: say(`vscode.export.format.${format}`),
    description: say(`vscode.export.format.${format}.detail`),
    value: format,
  }));
  const format = await pick(say('vscode.export.format'), formats);
  return {
    format,
    audience,
    ...(what.transition !== undefined && { transition: what.transition }),
    ...(what.document !== undefined && { document: documentOf(project, what.document) }),
  };
}

/** The pack, its departures and its documents. */
function choicesOf({ pack, statuses }: TransitionWorld, say: Translate): Choice<ExportTarget>[] {
  const place = (path: string) => path.slice(pack.folder.length + 1);
  return [
    { label: say('vscode.export.whole'), iconPath: new vscode.ThemeIcon('book'), value: {} },
    ...statuses.map(({ id, departure }) => ({
      label: shownText(say('transition.title', { leaver: departure.leaver })),
      description: id,
      iconPath: new vscode.ThemeIcon('sign-out'),
      value: { transition: id },
    })),
    ...pack.documents
      .filter(({ path }) => path !== `${pack.folder}/README.md`)
      .map(({ path, text }) => ({
        label: shownText(/^ {0,3}# (.{1,200})$/m.exec(text)?.[1] ?? posix.basename(path)),
        description: place(path),
        iconPath: new vscode.ThemeIcon('markdown'),
        value: { document: path },
      })),
  ];
}

/** A document that the explorer names is named from the disk. */
function documentOf({ root }: Project, path: string): string {
  return /^(?:[A-Za-z]:|\/)/.test(path) ? slashedPath(root, path) : path;
}
