import { cleaned, isJson, masked } from '../usecases/shownText.ts';
import type { Output, Terminal } from './terminal.ts';

/**
 * The one door through which a command prints. Whatever a repository has in its names and messages, a line that comes
 * out holds no secret and no patient, nothing that acts on a terminal or turns the direction of writing, and is no
 * command for a CI server that reads the log.
 */
export function withDoor(terminal: Terminal): Terminal {
  return {
    ...terminal,
    stdout: throughDoor(terminal.stdout, terminal.color),
    stderr: throughDoor(terminal.stderr, terminal.color || terminal.stderr.isTTY === true),
  };
}

function throughDoor(output: Output, styled: boolean): Output {
  return {
    ...(output.isTTY === undefined ? {} : { isTTY: output.isTTY }),
    write: text => output.write(disarmed(masked(cleaned(text, styled)), true)),
    writeCommands: text => output.write(disarmed(masked(cleaned(text, styled)), false)),
  };
}

/**
 * GitHub reads `::` at the start of a line and `##[` anywhere, Azure DevOps `##vso[` and `##[`, TeamCity `##teamcity[`,
 * GitLab the marks of sections.
 */
const COMMAND = /##(?=\[|vso\[|teamcity\[)|section_(?=(?:start|end):)/gi;
const LINE_COMMAND = /^([^\S\n]{0,200}):(?=:)/gm;

/** @param isPlain false where the text is made of GitHub's own commands */
function disarmed(text: string, isPlain: boolean): string {
  const safe = isJson(text)
    ? text.replace(COMMAND, mark => mark.replace(/[#_]/, sign => `\\u00${sign.charCodeAt(0).toString(16)}`))
    : text.replace(COMMAND, mark => `${mark.slice(0, -1)} ${mark.slice(-1)}`);
  return isPlain ? safe.replace(LINE_COMMAND, '$1: ') : safe;
}
