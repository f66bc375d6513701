/** `date -d "3 days ago" +%Y%m%d`, `date -d -3day`, `date -v-3d`: the day whose files are taken away. */
const DAYS_AGO =
  /\bdate\s[^`)]{0,60}?(?:(?:-d|--date)[= ]{0,2}["']?-?(?=\d{1,4}\s?days? ago|(?<=-)\d{1,4}\s?days?)|-v-(?=\d{1,4}d))(\d{1,4})/;

/** Plain values only, and no secret: what a command shows of a variable is shown to everybody. */
export function remember(name: string, written: string, variables: Map<string, string>): void {
  if (/pass|pwd|secret|token|key|credential|auth/i.test(name)) return;
  const [, days] = DAYS_AGO.exec(written) ?? [];
  if (days !== undefined) {
    variables.set(name, `{${days} days ago}`);
    return;
  }
  const value = (written.replace(/^["']/, '').split(/["']/, 1)[0] ?? '')
    .replace(/^\$\{\w+:-([^}]*)\}$/, '$1')
    .trim();
  if (/^[\w./:@%{}$+-]{1,120}$/.test(value) && !value.includes('$('))
    variables.set(name, filled(value, variables));
}

/** A text with the values of its variables, and with defaults where they are not known. */
export function filled(text: string, variables: ReadonlyMap<string, string>): string {
  return text
    .replace(
      /\$\{(\w+)(?::?-([^{}]*))?\}/g,
      (whole, name: string, other: string | undefined) => variables.get(name) ?? other ?? whole,
    )
    .replace(/\$(\w+)/g, (whole, name: string) => variables.get(name) ?? whole)
    .replace(/%(\w+)%/g, (whole, name: string) => variables.get(name) ?? whole);
}
