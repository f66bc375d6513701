import type { Language, Translate } from '../../../l10n/index.ts';
import type { Pack } from '../../../pack/pack.ts';
import type { Numbers } from '../../../pack/settings/numbers.generated.ts';
import type { ObservationLog } from '../../../pack/types.generated.ts';
import type { Lenient } from '../../../pack/yaml/conform.ts';
import type { Departure } from '../../../transition/departure.ts';

/** What the documents of a departure are made from. */
export interface ViewSource {
  readonly pack: Pack;
  readonly numbers: Numbers;
  readonly departure: Departure;
  readonly log: Lenient<ObservationLog> | undefined;
  readonly language: Language;
  readonly say: Translate;
  readonly mask: (text: string) => string;
  /** yyyy-mm-dd */
  readonly today: string;
}

/** Writes dates as a letter does: 2026年6月19日, 19 June 2026. */
export function dateWriter(language: Language): (date: string | undefined) => string | undefined {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return date => {
    if (date === undefined) return undefined;
    const [year = '', month = '', day = ''] = date.split('-');
    if (language === 'zh-CN') return `${Number(year)}年${Number(month)}月${Number(day)}日`;
    return words.format(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  };
}

/** What somebody is called at work; where nobody wrote it, by what they do here. */
export function positionOf(
  person: { readonly position?: string | undefined; readonly role?: string | undefined } | undefined,
  say: ViewSource['say'],
): string | undefined {
  const { position, role } = person ?? {};
  return position?.trim() || (role === undefined || role === 'other' ? undefined : say(`position.${role}`));
}
