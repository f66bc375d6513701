/** A question of the templates that nobody has answered yet, in either language, also when somebody retyped it. */
const QUESTION = /\[\[\s*(?:fill|待填写?|待补充?|todo|tbd)\s*[:：]([^[\]|]+)\]\]/giu;
/** What people write for now where a value belongs; only when it is all of the value. */
const FOR_NOW =
  /^[<([{（【《“"']*(?:todo|tbd|tba|fixme|x{3,}|待补充?|待填写?|待完善|待定)[>)\]}）】》”"'.:。：…]*$/iu;

/** A placeholder in a text, in UTF-16 units from its start. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  /** What is asked for, on one line; for a word such as TODO the word itself. */
  readonly text: string;
}

/** The questions of the templates that are left in a text. */
export function findQuestions(text: string): Placeholder[] {
  return [...text.matchAll(QUESTION)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    text: (match[1] ?? '').trim().replace(/\s+/g, ' '),
  }));
}

/** Whether a value stands for one that is still to come: a question of the templates, or a word such as TODO. */
export function findPlaceholder(value: string): Placeholder | undefined {
  const [question] = findQuestions(value);
  if (question) return question;
  const word = value.trim();
  return FOR_NOW.test(word) ? { start: 0, end: value.length, text: word } : undefined;
}

/** More of a line is no title that anybody reads. UTF-16 units. */
const LONGEST_HEADING = 500;

/** A chapter of a Markdown document, with the smaller ones in it. */
export interface Section {
  /** Without the questions in it; '' for what stands before the first heading. */
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Divides a Markdown document at its headings of the first and second level (CommonMark 0.31, 4.2). Lines of code
 * that look like headings are none.
 */
export function sectionsOf(text: string): Section[] {
  const starts: { title: string; start: number }[] = [{ title: '', start: 0 }];
  let fence = '';
  for (const match of text.matchAll(/^.*$/gm)) {
    const line = match[0].slice(0, LONGEST_HEADING);
    const [, marks = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    const opens = marks !== '' && !(marks.startsWith('`') && info.includes('`'));
    if (fence !== '') {
      if (marks.startsWith(fence) && info.trim() === '') fence = '';
    } else if (opens) fence = marks;
    else {
      const title = /^ {0,3}#{1,2}[ \t]+(.*)$/.exec(line)?.[1];
      if (title !== undefined) starts.push({ title: plain(title), start: match.index });
    }
  }
  return starts.map(({ title, start }, index) => ({
    title,
    start,
    end: starts[index + 1]?.start ?? text.length,
  }));
}

function plain(heading: string): string {
  return heading
    .replace(QUESTION, '')
    .trim()
    .replace(/(?:^|\s)#+$/, '')
    .replace(/(?<![\s:：])[\s:：]+$/, '');
}
