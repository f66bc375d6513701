/** Where something stands: a file and its line, from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** Something that a file of the project says about how it runs, word for word or nearly so. */
export interface Said extends Place {
  readonly value: string;
}

/** What was said of something that has a name. */
export interface SaidOf extends Said {
  readonly name: string;
}

/** `compose.yml:12`, as editors and terminals open it. */
export function placeText({ path, line }: Place): string {
  return `${path}:${line}`;
}

/** More of a line is not read: no setting that a person wrote is longer. UTF-16 units. */
const LONGEST_LINE = 2000;

/** The lines of a text, each cut to what is read of it. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map(line => line.slice(0, LONGEST_LINE));
}

/** The last part of a path. */
/** What somebody must put in before it means something: `/path/to/…`, `<host>`, `your-server`. */
export function hasPlaceholder(command: string): boolean {
  return /\/path\/(?:to|of)\b|\/(?:your|my)[-_/]|\byour[-_]\w|<(?:[a-z][\w-]{0,40}(?: [\w-]{1,40}){0,3}|[\p{Script=Han}][\p{Script=Han}\w]{0,20})>|\bYYYY-?MM-?DD|\/路径|你的|您的/iu.test(
    command,
  );
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
