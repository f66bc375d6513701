import { join } from 'node:path';
import * as vscode from 'vscode';
import { positionsOf } from '../../core/positions.ts';
import type { Translate } from '../../l10n/index.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import { openTasks } from '../../transition/tasks.ts';
import type { OpenDeparture } from './model.ts';

/** What can be written down with a click, over the lines of a `transition.yaml` that it is about. */
export function lensesOf(
  document: vscode.TextDocument,
  departures: readonly OpenDeparture[],
  say: Translate,
): vscode.CodeLens[] {
  const departure = departures.find(
    ({ world, status }) =>
      vscode.Uri.file(join(world.project.root, status.departure.file.path)).toString() ===
      document.uri.toString(),
  );
  if (departure === undefined) return [];
  const { status, world } = departure;
  const { file, transition, access } = status.departure;
  const lens = (path: YamlPath, titleId: string, command: string, argument: unknown) =>
    new vscode.CodeLens(lineOf(file, path), { title: say(titleId), command, arguments: [argument] });
  const tick = (path: YamlPath, titleId: string, event: TransitionEvent) =>
    lens(path, titleId, 'handoverPack.tickTransition', { departure, tick: event });
  return [
    lens(['id'], 'vscode.transition.lens.log', 'handoverPack.logObservation', { departure }),
    lens(['id'], 'vscode.transition.lens.close', 'handoverPack.closeTransition', { departure }),
    ...(transition.customerNotice?.sentOn === undefined && transition.customerNotice !== undefined
      ? [tick(['customerNotice'], 'vscode.transition.lens.notified', { kind: 'notice', letter: 'notice' })]
      : []),
    ...openTasks(transition, world.today).flatMap(({ entry, path }) =>
      entry.id === undefined
        ? []
        : [tick(path, 'vscode.transition.lens.done', { kind: 'task', id: entry.id })],
    ),
    ...access.flatMap(({ account, shared, endedOn, place }) =>
      endedOn !== undefined || place.file.path !== file.path
        ? []
        : [
            tick(place.path, shared ? 'vscode.transition.lens.rotated' : 'vscode.transition.lens.revoked', {
              kind: shared ? 'rotated' : 'revoked',
              account,
            }),
          ],
    ),
  ];
}

function lineOf(file: YamlFile, path: YamlPath): vscode.Range {
  const { line } = positionsOf(file.text)(file.at(path, 'key').start);
  return new vscode.Range(line - 1, 0, line - 1, 0);
}
