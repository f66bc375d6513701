/** Endings of files from which a config file is made, by a person or a program. */
const TEMPLATE = /(?<=[^/.])\.(?:sample|example|template|tmpl|tpl|dist|default|j2|erb|ctmpl|in)$/i;

/** The name of the file that is made from a template: `jdbc.properties.sample` → `jdbc.properties`. */
export function meantName(name: string): string {
  return name.replace(TEMPLATE, '');
}
