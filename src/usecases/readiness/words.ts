import type { Translate } from '../../l10n/index.ts';
import type { Gap, Measure } from '../../pack/readinessMeasures.ts';

type Mask = (text: string) => string;

/** What to do about something that is missing. */
export function wordGap({ id, data }: Gap, say: Translate, mask: Mask): string {
  return mask(say(`readiness.gap.${id}`, data));
}

/** The same where nothing says what it belongs to. */
export function wordMissing(measure: Measure, gap: Gap, say: Translate, mask: Mask): string {
  const words = wordGap(gap, say, mask);
  if (measure.part === undefined) return words;
  return `${wordMeasure(measure, say, mask)}${say('mastery.colon')}${words}`;
}

/** What a measure asks; a part of the checklist has its own name. */
export function wordMeasure({ id, data, part }: Measure, say: Translate, mask: Mask): string {
  return mask(part === undefined ? say(`readiness.measure.${id}`, data) : say(id));
}

/** A share from 0 to 1 as people read it. */
export function wordPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
