import { ASKS_WITH } from './variables.ts';

/** How far below a read its value is asked for; farther away it is another matter. */
const LINES_BELOW = 25;
/** Lines of one call. */
const LINES_OF_CALL = 6;
const LONGEST_LINE = 2000;
/** `const url = …`, `$url = …`, `url := …`, `String url = …`, `url: str = …` */
const ASSIGNED =
  /^\s{0,80}(?:(?:export|const|let|var|val|final|static|public|private|protected|readonly|[Ss]tring)\s{1,9}){0,5}\$?([A-Za-z_]\w{0,80})\s{0,9}(?::\s{0,9}[\w<>| ]{1,60}?)?\s{0,9}:?=(?!=)/;
/** Such a program stops without the variable. */
const STOPS =
  /\b(?:raise|throw|panic|exit|fatal\w{0,4}|abort|abort_if|die|halt|fail|process\.exit|reject)\b/i;

/** A read that is the first of what a function takes, in a line of its own, and a value below it. */
const ALONE = /^\s{0,80}[\w.[\]'"()]{3,80},\s{0,9}$/;
const ANOTHER = /^\s{0,80}(?:["'`\d]|[A-Z_]{2}|default)/;
/** `value, ok := os.LookupEnv("A")` */
const LOOKED_UP = /,\s{0,9}(\w{1,40})\s{0,9}:?=\s{0,9}os\.LookupEnv\(/;
/** A call that is gone on with in the next line: Rust, Kotlin, Scala, Java. */
const GOES_ON = /^\s{0,80}(?:\.\w|\?\?|\|\||\?:)/;
const OTHERWISE =
  /^\s{0,80}(?:\.(?:unwrap_or\w{0,20}|ok\(\)|map_or\w{0,20}|getOrElse|orElse(?:Get)?|or)\b(?!\w)|\?\?|\|\||\?:)/;
/** `if (!env('OFF')) {`: what is done where a switch is not set. */
const WHERE_UNSET = /\b(?:if|elif|unless)\b\s{0,9}\(?\s{0,9}(?:!|not\s{1,9}|empty\()/;
/** `const { A, B } = process.env` */
const TAKEN_APART = /\{[^{}]{1,500}\}\s{0,9}=\s{0,9}(?:process|import\.meta)\.env\b/;

/**
 * Whether code that reads a variable goes on without it: it asks in the lines below what is to be then (`const key =
 * process.env.KEY` and `if (key) {…}`, `key || 'x'`, `if not key: return`), ends a call of several lines with another value
 * (`.unwrap_or_else(…)`), or does something where a switch is not set. Where it stops instead, it needs the variable.
 * @param number the line of the read, from 1
 * @param variable the name of what is read
 */
export function doesWithout(lines: readonly string[], number: number, variable: string): boolean {
  const line = lines[number - 1] ?? '';
  if (line.length > LONGEST_LINE) return false;
  const stopsBelow = (at: number) => lines.slice(at, at + 4).some(next => STOPS.test(next));
  for (let at = number; at < number + LINES_OF_CALL && GOES_ON.test(lines[at] ?? ''); at += 1)
    if (OTHERWISE.test(lines[at] ?? '')) return true;
  if (ALONE.test(line) && ASKS_WITH.test(lines[number - 2] ?? '') && ANOTHER.test(lines[number] ?? ''))
    return true;
  if (WHERE_UNSET.test(line)) return !stopsBelow(number - 1);
  if (isAnotherValue(lines, number)) return true;
  const isTakenApart = TAKEN_APART.test(line);
  const name = isTakenApart ? variable : (LOOKED_UP.exec(line)?.[1] ?? ASSIGNED.exec(line)?.[1]);
  if (name === undefined) return false;
  const value = String.raw`\$?(?<![\w.])${name}\b(?![.\w(\[])`;
  const without = new RegExp(
    String.raw`\b(?:if|elif|unless|when)\b\s{0,9}\(?\s{0,9}(?:!|not\s{1,9}|empty\(|is_null\()\s{0,9}${value}|\bif\b\s{0,9}\(?\s{0,9}${value}\s{0,9}(?:={2,3}\s{0,9}(?:""|''|null|undefined|nil|None)|is\s{1,9}None)`,
  );
  const asked = new RegExp(
    String.raw`\b(?:if|elif|elsif|unless)\b\s{0,9}\(?\s{0,9}${value}|${value}\s{0,9}(?:\|\||\?\?|&&|\?(?![.?])|!={1,2}\s{0,9}(?:null|undefined|nil|""|'')|is\s{1,9}not\s{1,9}None|or\s|and\s|\bif\s{1,9}${name}\b)|(?:&&|\band)\s{0,9}${value}\s{0,9}[):]`,
  );
  // What is taken apart at the top of a file is asked for anywhere in it.
  const last = Math.min(lines.length, isTakenApart ? lines.length : number + LINES_BELOW);
  for (let at = number; at < last; at += 1) {
    const below = lines[at] ?? '';
    if (below.length > LONGEST_LINE) continue;
    if (without.test(below)) return !stopsBelow(at);
    if (asked.test(below)) return true;
  }
  return false;
}

/** `if (string.IsNullOrEmpty(o.Version))` above `o.Version = …`: what is read stands in for a setting that is not there. */
function isAnotherValue(lines: readonly string[], number: number): boolean {
  const target = /^\s{0,80}((?:[\w$]{1,60}(?:\.|->)){1,6}\w{1,60})\s{0,9}=(?!=)/.exec(
    lines[number - 1] ?? '',
  )?.[1];
  if (target === undefined) return false;
  return lines.slice(Math.max(0, number - 4), number - 1).some(line => {
    const asked = /\bif\b(.{1,300})/.exec(line)?.[1];
    return asked?.includes(target) === true && /!|IsNullOr|==|\bis\b|\bnot\b|empty/i.test(asked);
  });
}
