import { shownText } from '../usecases/shownText.ts';

/** A text as Markdown that shows it as it is: also an address becomes no link. Secrets are masked. */
export function literalMarkdown(text: string): string {
  return shownText(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[!-/:-@[-`{-~]/g, mark => `&#${mark.charCodeAt(0)};`);
}
