/** A text as Markdown that shows it as it is: also an address becomes no link. */
export function literalMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[!-/:-@[-`{-~]/g, mark => `&#${mark.charCodeAt(0)};`);
}
