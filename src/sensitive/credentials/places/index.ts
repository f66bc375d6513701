import { readConnection, readLiteral } from './literals.ts';
import { readMarkup } from './markup.ts';
import { readNamed } from './named.ts';
import type { LabelPlace, Reading } from './place.ts';
import { readSetting } from './settings.ts';

export type { LabelPlace, PlacedValue, PlaceKind, Reading } from './place.ts';

/**
 * Reads the value of a label that stands in a place for values: a setting, an attribute or element, a connection
 * string, a string literal. Undefined where the place is none, so that only prose can tell.
 */
export function readPlace(place: LabelPlace): Reading {
  return (
    readNamed(place) ?? readConnection(place) ?? readMarkup(place) ?? readSetting(place) ?? readLiteral(place)
  );
}
