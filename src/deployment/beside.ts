/** A sample beside the file that it is a sample of says nothing that holds. */
export function isTemplateBeside(path: string, texts: ReadonlyMap<string, string>): boolean {
  const real = path.replace(/[._-](?:template|sample|example|dist)(?=\.|$)/i, '');
  return real !== path && texts.has(real);
}

/** What a timer starts runs at its time, not with the system. */
export function isTimed(path: string, texts: ReadonlyMap<string, string>): boolean {
  return /\.service/i.test(path) && texts.has(path.replace(/\.service/i, '.timer'));
}

/** `README_EN.md` beside `README.md` says the same again. */
export function isTranslation(path: string, texts: ReadonlyMap<string, string>): boolean {
  const first = path.replace(
    /[._-](?:en|zh|cn|tw|ja|ko|fr|es|de|pt|ru|(?:en|zh|pt)[-_](?:us|gb|cn|tw|hans|hant|br))(?=\.(?:md|txt|rst|adoc)$)/i,
    '',
  );
  return first !== path && texts.has(first);
}
