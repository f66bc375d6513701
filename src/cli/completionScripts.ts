import type { Command } from 'commander';

export const COMPLETION_SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type CompletionShell = (typeof COMPLETION_SHELLS)[number];

/** Both names of the command. */
const NAMES = ['handover', 'handover-pack'];

/** What may follow the words of a command. */
interface Node {
  /** `transition start`; '' for the command itself. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly { readonly name: string; readonly about: string }[];
}

/** A script that lets a shell complete commands and options; made from the commands as they are. */
export function completionScript(shell: CompletionShell, program: Command): string {
  const nodes = nodesOf(program, []);
  if (shell === 'fish') return fish(nodes);
  if (shell === 'powershell') return powershell(nodes);
  return shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${bash(nodes)}` : bash(nodes);
}

/** Deepest first, so that `transition start` is looked for before `transition`. */
function nodesOf(command: Command, above: readonly string[]): Node[] {
  const below = command.commands.flatMap(one => nodesOf(one, [...above, one.name()]));
  const own: Node = {
    path: above.join(' '),
    commands: command.commands.map(one => ({ name: one.name(), about: firstLine(one.description()) })),
    options: command.options.flatMap(({ long, description, hidden }) =>
      long && !hidden ? [{ name: long, about: firstLine(description) }] : [],
    ),
  };
  return [...below, own];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function wordsOf({ commands, options }: Node): string[] {
  return [...commands, ...options].map(({ name }) => name);
}

function bash(nodes: readonly Node[]): string {
  const cases = nodes.map(node => `    "${node.path} "*) words="${wordsOf(node).join(' ')}" ;;`);
  return `_handover() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path="" words="" at
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "\${COMP_WORDS[at]}" in
      -*) ;;
      *) path="\${path:+$path }\${COMP_WORDS[at]}" ;;
    esac
  done
  case "$path " in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _handover ${NAMES.join(' ')}
`;
}

function fish(nodes: readonly Node[]): string {
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const lines = NAMES.flatMap(name =>
    nodes.flatMap(({ path, commands, options }) => {
      const seen = path.split(' ').filter(Boolean);
      const here = seen.map(word => `__fish_seen_subcommand_from ${word}`).join('; and ');
      const none = commands.map(command => command.name).join(' ');
      const isNext =
        seen.length === 0 ? '__fish_use_subcommand' : `${here}; and not __fish_seen_subcommand_from ${none}`;
      const when = here === '' ? '' : ` -n ${quoted(here)}`;
      return [
        ...commands.map(
          command =>
            `complete -c ${name} -n ${quoted(isNext)} -f -a ${command.name} -d ${quoted(command.about)}`,
        ),
        ...options.map(
          option => `complete -c ${name}${when} -l ${option.name.slice(2)} -d ${quoted(option.about)}`,
        ),
      ];
    }),
  );
  return `${lines.join('\n')}\n`;
}

function powershell(nodes: readonly Node[]): string {
  const rows = nodes.map(
    node =>
      `    '${node.path}' = @(${wordsOf(node)
        .map(word => `'${word}'`)
        .join(', ')})`,
  );
  return [
    `Register-ArgumentCompleter -Native -CommandName ${NAMES.join(', ')} -ScriptBlock {`,
    '  param($wordToComplete, $commandAst, $cursorPosition)',
    '  $table = @{',
    ...rows,
    '  }',
    '  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() } |',
    "    Where-Object { $_ -notlike '-*' -and $_ -ne $wordToComplete })",
    '  for ($count = $words.Count; $count -ge 0; $count--) {',
    "    $path = ($words | Select-Object -First $count) -join ' '",
    '    if ($table.ContainsKey($path)) {',
    '      $table[$path] | Where-Object { $_ -like "$wordToComplete*" } |',
    '        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }',
    '      break',
    '    }',
    '  }',
    '}',
    '',
  ].join('\n');
}
