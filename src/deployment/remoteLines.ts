import { linesOf } from './said.ts';

/** What a script says or asks on the way changes nothing where it runs. */
export const NO_RELEASE =
  /^(?:echo|printf|set|cd|sleep|export|if|fi|then|else|elif|done|for|while|do|curl|wget|source|exit|whoami|pwd|ls|cat|hash|trap|break|continue|return|true|read|local|declare|readonly|test|case|esac|function|grep|awk|tail|head|date|df|du|ps|ss|lsof|netstat|journalctl|crontab -l|docker (?:ps|logs|images?|inspect|system|volume|container|builder)\b|docker[- ]compose\b.{0,80}\s(?:ps|logs|config)\b|(?:sudo )?(?:systemctl (?:status|is-active)|nginx -t|touch|ch(?:own|mod)|install -d|mkdir|rm)\b|\[|[A-Za-z_]\w{0,60}=(?:\S*$|\$\(|"[^"]{0,300}"$)|[}{)(]|(?:run|script|env|with|name|host|username|key|port|uses|if|id|password|\w[\w-]{0,30}):)/;

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

const OF_TESTS =
  /(?:^|[\s_-])(?:tests?|testing|e2e|lint|quality|checks?|audit|scan|verify)(?:$|[\s_-])|测试|检查|扫描/i;

/**
 * The lines of the jobs of a workflow, or of the stages of Jenkins and Azure DevOps, that try what was built; they reach
 * nobody.
 */
export function linesOfTests(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let isTest = false;
  for (const [at, line] of linesOf(text).entries()) {
    const job =
      /^ {2}([\w-]{1,60}):\s{0,5}$/.exec(line)?.[1] ??
      // jenkins.io/doc/book/pipeline/syntax: `stage('Unit tests') {`
      /^\s{0,20}stage\s?\(\s?["']([^"'\n]{1,60})["']\s?\)/.exec(line)?.[1] ??
      /^\s{0,8}-\s(?:stage|job|deployment):\s{1,3}["']?([^"'#\n]{1,60})/.exec(line)?.[1];
    if (job !== undefined) isTest = OF_TESTS.test(job.trim()) && !/deploy|release|部署|发布/i.test(job);
    if (isTest) found.add(at + 1);
  }
  return found;
}

/**
 * The lines of a menu: of the branches of `case … esac` only one is gone through, and which is chosen by who calls it. The
 * branch that is called after a release stays.
 */
export function linesOfMenus(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let depth = 0;
  let isChosen = false;
  for (const [at, line] of linesOf(text).entries()) {
    if (/^\s{0,40}case\s.{1,120}\sin\s{0,5}(?:#.{0,120})?$/.test(line)) {
      depth++;
      isChosen = false;
    } else if (depth > 0 && /^\s{0,40}esac\b/.test(line)) depth--;
    else if (depth > 0) {
      const label = /^\s{0,40}\(?([^()\s][^()]{0,80})\)/.exec(line)?.[1];
      if (label !== undefined && !/[$`=;{]/.test(label))
        isChosen = /deploy|release|publish|prod|update|upgrade|部署|发布/i.test(label);
      if (!isChosen) found.add(at + 1);
    }
  }
  return found;
}
