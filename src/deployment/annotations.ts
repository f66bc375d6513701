const BEGINS_JOB =
  /@(?:Scheduled|XxlJob|Cron|Interval|NestInterval)\s{0,3}\(|schedule->(?:command|job|call|exec)\(|Schedule::(?:command|job|call|exec)\(|cron\.schedule\(|schedule\.scheduleJob\(|new CronJob\(|RecurringJob\.AddOrUpdate|AddHostedService<|\[Invoke\(|add_job\(|scheduled_job\(|schedule\.every\(/;

/** The lines before the next job of them: its schedule is that of another method. Annotations of one method stay together. */
export function upToNextJob(lines: readonly string[]): readonly string[] {
  const isDecorator = (line: string) => /^\s*[@[]/.test(line);
  // A line begins another job once a method or a call stands between the two.
  const next = lines.findIndex(
    (line, at) =>
      at > 0 &&
      BEGINS_JOB.test(line) &&
      !(isDecorator(line) && lines.slice(0, at).every(one => isDecorator(one) || one.trim() === '')),
  );
  return next < 0 ? lines : lines.slice(0, next);
}

/** The method below an annotation: the first name that has brackets, behind other annotations and comments. */
export function methodIn(behind: string): string | undefined {
  let left = behind.replace(/\/\/[^\n]{0,300}|\/\*[^*]{0,300}\*\//g, '');
  for (;;) {
    const at = /^\s{0,200}@[\w.]{1,80}/.exec(left);
    if (at === null) break;
    left = left.slice(at[0].length);
    if (/^\s{0,3}\(/.test(left)) left = left.slice(argumentsOf(left, 0).length + left.indexOf('('));
  }
  return /\b(?!async\b|function\b)(\w{1,80})\s?(?:\(|=\s{0,3}(?:async\s{0,3})?\()/.exec(left)?.[1];
}

/** What stands between the brackets that begin behind an offset. */
export function argumentsOf(text: string, from: number): string {
  const open = text.indexOf('(', from);
  let depth = 0;
  for (let at = open; at >= 0 && at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return text.slice(open, at + 1);
  }
  return text.slice(Math.max(0, open), open + 300);
}
