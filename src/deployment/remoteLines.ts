import { linesOf } from './said.ts';

/** What a script says or asks on the way changes nothing where it runs. */
export const NO_RELEASE =
  /^(?:echo|printf|set|cd|sleep|export|if|fi|then|else|elif|done|for|while|do|curl|wget|source|exit|whoami|pwd|ls|cat|hash|trap|mkdir|[A-Za-z_]\w{0,60}=\S*$|[}{)(]|(?:run|script|env|with|name|host|username|key|port|uses|if|id|password|\w[\w-]{0,30}):)/;

/** The lines that are sent to a server: `ssh user@host << 'END'`, and what an action that logs in runs there. */
export function remoteLines(text: string, isPipeline: boolean): ReadonlySet<number> {
  const found = new Set<number>();
  let end: string | undefined;
  let logsIn = false;
  let indent: number | undefined;
  for (const [at, line] of linesOf(text).entries()) {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined;
      else found.add(at + 1);
      continue;
    }
    end = /(?:^|[\s;&|])ssh\s[^#]{1,300}<<-?\s?["']?(\w{2,30})/.exec(line)?.[1];
    if (!isPipeline) continue;
    const depth = line.search(/\S/);
    if (indent !== undefined && depth >= 0 && depth <= indent) indent = undefined;
    if (indent !== undefined && depth > indent) found.add(at + 1);
    if (/^\s{0,20}-\s/.test(line) && indent === undefined) logsIn = false;
    if (/uses:\s.{0,60}ssh-action/.test(line)) logsIn = true;
    if (logsIn && /^\s{1,30}script:\s{0,3}[|>]-?\s{0,5}$/.test(line)) indent = depth;
  }
  return found;
}

/** The lines of the jobs of a workflow that try what was built; they reach nobody. */
export function linesOfTests(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let isTest = false;
  for (const [at, line] of linesOf(text).entries()) {
    const job = /^ {2}([\w-]{1,60}):\s{0,5}$/.exec(line)?.[1];
    if (job !== undefined)
      isTest = /(?:^|[_-])(?:tests?|testing|e2e|lint|quality|checks?|audit|scan|verify)(?:$|[_-])/i.test(job);
    if (isTest) found.add(at + 1);
  }
  return found;
}
