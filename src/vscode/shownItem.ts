import type { TreeItem } from 'vscode';
import { shownText } from '../usecases/shownText.ts';
import { markPlace } from './rows.ts';

/**
 * A line of a view as it may be shown: names and messages out of a repository hold no secret and no patient, and nothing
 * that hides or turns the direction of writing. The item itself is changed.
 */
export function shownItem<Item extends TreeItem>(item: Item): Item {
  if (typeof item.label === 'string') item.label = shownText(item.label);
  if (typeof item.description === 'string') item.description = shownText(item.description);
  // Markdown is made by `literalMarkdown`, which does the same.
  if (typeof item.tooltip === 'string') item.tooltip = shownText(item.tooltip);
  // An item that is shown again has the word already.
  if (!/\bplace\b/.test(item.contextValue ?? '')) markPlace(item);
  // A tooltip would be read in place of what the eye sees.
  if (typeof item.label === 'string' && item.accessibilityInformation === undefined)
    item.accessibilityInformation = { label: [item.label, item.description].filter(Boolean).join(', ') };
  const { accessibilityInformation: spoken } = item;
  if (spoken) item.accessibilityInformation = { ...spoken, label: shownText(spoken.label) };
  return item;
}
