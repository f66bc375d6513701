import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import type { ReadTransitionsOptions, TransitionWorld } from '../../usecases/transition/readTransitions.ts';
import {
  departuresIn,
  keyOf,
  readWorlds,
  type Section,
  type WholeDeparture,
} from '../../usecases/transition/sections.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { logChannel } from '../window.ts';

/** A departure in one of its packs, and all of it: the same object for all sections of one departure. */
export interface OpenDeparture extends Section {
  readonly whole: WholeDeparture;
}

/** Today as the person's clock has it. */
export function localToday(): string {
  return localDate();
}

/** Reads the project of a folder with its departures, as it stands in the editors. */
export async function readWorld(
  context: vscode.ExtensionContext,
  folder: string,
  named: boolean,
  options: ReadTransitionsOptions = {},
): Promise<TransitionWorld> {
  const [world] = await readAllWorlds(context, folder, named, options);
  return world;
}

async function readAllWorlds(
  context: vscode.ExtensionContext,
  folder: string,
  named: boolean,
  options: ReadTransitionsOptions,
): Promise<readonly [TransitionWorld, ...TransitionWorld[]]> {
  const project = withOpenDocuments(await openProject(folder, { named, environment: process.env }));
  return readWorlds(project, localToday(), openAssets(context.extensionPath), options);
}

/** What the view says where it shows no departure: it is known that nobody leaves, or why that is not known. */
export type DepartureState = 'nobody' | 'noPack' | 'broken' | 'noFolder' | 'untrusted';

/**
 * The departures of the open folders that still go on. A folder without a pack has none.
 * @param told why there may be more than are returned; the last folder that says something counts
 */
export async function readOpenDepartures(
  context: vscode.ExtensionContext,
  options: ReadTransitionsOptions = {},
  told: (state: DepartureState) => void = () => undefined,
): Promise<OpenDeparture[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const found = new Map<string, OpenDeparture>();
  told(folders.length === 0 ? 'noFolder' : 'nobody');
  for (const { uri } of folders) {
    try {
      const worlds = await readAllWorlds(context, uri.fsPath, false, options);
      const isOpen = ({ departure }: DepartureStatus) => departure.outcome === 'open';
      // Two folders of a workspace can lie in one project, or hold two packs of one departure.
      for (const whole of await departuresIn(worlds, isOpen, options))
        for (const section of whole.sections)
          if (isOpen(section.status)) keepFirst(found, keyOf(section), { ...section, whole });
    } catch (error) {
      // Nobody asked: the log says why there is nothing to see.
      told(error instanceof UserError && error.messageId === 'error.noPack' ? 'noPack' : 'broken');
      if (!(error instanceof UserError))
        logChannel(context).error(error instanceof Error ? error : String(error));
    }
  }
  return [...found.values()];
}

function keepFirst<Value>(found: Map<string, Value>, key: string, value: Value): void {
  if (!found.has(key)) found.set(key, value);
}
