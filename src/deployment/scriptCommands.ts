import { linesOf } from './said.ts';

/** One command of a script, and where it begins. */
export interface Command {
  readonly text: string;
  readonly line: number;
  readonly isComment: boolean;
}

/** The commands of a script, continued lines joined; those of a pipeline without the dash of a list. */
export function commandsOf(text: string, path: string): Command[] {
  const commands: Command[] = [];
  const comment = /\.(?:bat|cmd)$/i.test(path)
    ? /^\s*(?:rem\b|::)/i
    : /\.sql$/i.test(path)
      ? /^\s*--/
      : /\.(?:js|ts|php)$/i.test(path)
        ? /^\s*(?:\/\/|\*|\/\*|#)/
        : /^\s*(?:#|;)/;
  const isYaml = /\.ya?ml$/i.test(path);
  let pending: { text: string; line: number } | undefined;
  for (const [index, raw] of linesOf(text).entries()) {
    const isComment = comment.test(raw);
    const plain = raw.trim().replace(/\s+/g, ' ');
    const bare = isYaml ? plain.replace(/^(?:- )?(?:(?:run|script|command|cmd): )?(?:[|>]-?$)?/, '') : plain;
    // A second sign of PowerShell ends what the first began: `date +%F`.
    const isClosed = bare.endsWith('`') && bare.split('`').length % 2 === 1;
    const continues = !isComment && /[\\^`]$/.test(bare) && !isClosed && bare.length < 1500;
    const piece = continues ? bare.slice(0, -1).trim() : bare;
    if (pending) pending.text = `${pending.text} ${piece}`.slice(0, 1500);
    else pending = { text: piece, line: index + 1 };
    if (continues) continue;
    const { text: whole, line } = pending;
    pending = undefined;
    if (whole.trim() !== '')
      commands.push({ text: isComment ? whole.trim().replace(comment, '') : whole.trim(), line, isComment });
  }
  return commands;
}

/** A file that a script writes line by line, up to a line that holds `end` alone. */
export interface WrittenFile {
  readonly path: string;
  readonly end: string;
}

/** `cat > /etc/systemd/system/backup.timer <<EOF`, `tee FILE <<'END'`: a here-document and where it goes. */
export function writtenFile(command: string): WrittenFile | undefined {
  const end = /<<-?\s?\\?["']?([A-Za-z_]\w{0,40})["']?/.exec(command)?.[1];
  const path =
    /\bcat\b[^|]{0,200}?>{1,2}\s?["']?([^\s"'<>|;&]{1,200})/.exec(command)?.[1] ??
    /\btee (?:-a )?["']?([^\s"'<>|;&]{1,200})/.exec(command)?.[1];
  return end === undefined || path === undefined ? undefined : { path, end };
}

/** In a pipeline: what a step is called, or whether it runs. */
export function isTitle(line: string, path: string): boolean {
  return (
    /\.ya?ml$/i.test(path) && /^(?:- )?(?:name|if|description|id|environment|group|path|key):/i.test(line)
  );
}

/** `sh "command"` and `bat 'command'` of a Jenkinsfile: what is run. */
export function ofJenkins(line: string): string {
  return (
    /^(?:sh|bat|powershell|pwsh)\s?\(?\s?(?:"([^"]{3,1400})"|'([^']{3,1400})')\s?\)?$/
      .exec(line)
      ?.slice(1)
      .find(Boolean) ?? line
  );
}

/** Without the shell's words around a command. */
export function bareCommand(command: string): string {
  return command.replace(/^(?:if |then |else |! ){1,3}/, '').replace(/; ?then$/, '');
}
