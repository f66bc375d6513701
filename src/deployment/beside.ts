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

const BUILD_FILES =
  /^(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|composer\.json|manage\.py|requirements\.txt|go\.mod|Gemfile|[\w.-]{1,80}\.csproj)$/;

/** The folder of a README that lies beside a build file below the top: what it tells to type is typed there. */
export function homeOfReadme(path: string, texts: ReadonlyMap<string, string>): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (folder === '' || !/^readme/i.test(path.slice(folder.length + 1))) return '';
  const isBuilt = [...texts.keys()].some(
    one => one.startsWith(`${folder}/`) && BUILD_FILES.test(one.slice(folder.length + 1)),
  );
  return isBuilt ? folder : '';
}
