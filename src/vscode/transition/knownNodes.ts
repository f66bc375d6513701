import { join } from 'node:path';
import * as vscode from 'vscode';
import { positionsOf } from '../../core/positions.ts';
import { wordsIn } from '../../core/wording.ts';
import type { Translate } from '../../l10n/index.ts';
import { masker } from '../../usecases/transition/readTransitions.ts';
import { wordMastery } from '../../usecases/transition/words.ts';
import { openPlace } from '../rows.ts';
import { displayLanguage } from '../window.ts';
import { itemOf, type TransitionNode } from './items.ts';
import type { OpenDeparture } from './model.ts';

/** What the successor says that they can, and what they did. */
export function masteryNode(departure: OpenDeparture, say: Translate): TransitionNode[] {
  const { status, world } = departure;
  const [first, ...rest] = wordMastery(status, { say, today: world.today, mask: masker(world.today) });
  if (first === undefined) return [];
  const item = itemOf(say('mastery.title').replace(/[:：]\s*$/, ''), 'mortar-board', 'none');
  item.description = first;
  item.tooltip = [first, ...rest].join('\n');
  return [{ item, children: [], departure }];
}

/** What must be known before the last day, and is not yet; nothing where all of it is. */
export function mustHaveNode(departure: OpenDeparture, say: Translate): TransitionNode[] {
  const { mustHaves, pack, project } = departure.world;
  const left = mustHaves.filter(({ state }) => state !== 'answered');
  if (left.length === 0) return [];
  const item = itemOf(say('mustHave.title'), 'question', 'collapsed');
  item.description = say('mustHave.answered', {
    answered: mustHaves.length - left.length,
    total: mustHaves.length,
  });
  const texts = [...pack.yamlFiles, ...pack.documents];
  const children = left.map(({ question, state, place }) => {
    const line = itemOf(wordsIn(question, displayLanguage()), 'circle-large-outline', 'none');
    line.description = say(`mustHave.${state}`);
    const text = texts.find(({ path }) => path === place.file)?.text;
    if (text !== undefined) {
      const uri = vscode.Uri.file(join(project.root, place.file));
      line.command = openPlace(uri, positionsOf(text)(place.start).line);
    }
    line.tooltip = `${line.label}\n${place.file}`;
    return { item: line, children: [], departure };
  });
  return [{ item, children, departure }];
}
