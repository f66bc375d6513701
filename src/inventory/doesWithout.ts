/** How far below a read its value is asked for; farther away it is another matter. */
const LINES_BELOW = 25;
const LONGEST_LINE = 2000;
/** `const url = …`, `$url = …`, `url := …`, `String url = …`, `url: str = …` */
const ASSIGNED =
  /^\s{0,80}(?:(?:export|const|let|var|val|final|static|public|private|protected|readonly|[Ss]tring)\s{1,9}){0,5}\$?([A-Za-z_]\w{0,80})\s{0,9}(?::\s{0,9}[\w<>| ]{1,60}?)?\s{0,9}:?=(?!=)/;
/** Such a program stops without the variable. */
const STOPS =
  /\b(?:raise|throw|panic|exit|fatal\w{0,4}|abort|abort_if|die|halt|fail|process\.exit|reject)\b/i;

/**
 * Whether code that reads a variable into a name of its own asks, in the lines below, what is to be without it, and goes
 * on: `const key = process.env.KEY` and then `if (key) {…}`, `key || 'x'`, `if not key: return`. Where it stops instead,
 * it needs the variable.
 * @param number the line of the read, from 1
 */
export function doesWithout(lines: readonly string[], number: number): boolean {
  const line = lines[number - 1] ?? '';
  const name = line.length > LONGEST_LINE ? undefined : ASSIGNED.exec(line)?.[1];
  if (name === undefined) return false;
  const value = String.raw`\$?(?<![\w.])${name}\b(?![.\w(\[])`;
  const without = new RegExp(
    String.raw`\b(?:if|elif|unless|when)\b\s{0,9}\(?\s{0,9}(?:!|not\s{1,9}|empty\(|is_null\()\s{0,9}${value}|\bif\b\s{0,9}\(?\s{0,9}${value}\s{0,9}(?:={2,3}\s{0,9}(?:""|''|null|undefined|nil|None)|is\s{1,9}None)`,
  );
  const asked = new RegExp(
    String.raw`\b(?:if|elif|elsif|unless)\b\s{0,9}\(?\s{0,9}${value}|${value}\s{0,9}(?:\|\||\?\?|&&|\?(?![.?])|!={1,2}\s{0,9}(?:null|undefined|nil|""|'')|is\s{1,9}not\s{1,9}None|or\s|and\s|\bif\s{1,9}${name}\b)|(?:&&|\band)\s{0,9}${value}\s{0,9}[):]`,
  );
  for (let at = number; at < Math.min(lines.length, number + LINES_BELOW); at += 1) {
    const below = lines[at] ?? '';
    if (below.length > LONGEST_LINE) continue;
    if (without.test(below)) return !lines.slice(at, at + 4).some(next => STOPS.test(next));
    if (asked.test(below)) return true;
  }
  return false;
}
