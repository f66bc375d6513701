import type { Command } from 'commander';
import { loadKinds } from '../../cli/addKinds.ts';
import { createProgram } from '../../cli/program.ts';
import type { Session } from '../../cli/terminal.ts';
import { openAssets } from '../../io/assets.ts';
import { type Language, loadTranslator } from '../../l10n/index.ts';
import { code, tableOf } from './tables.ts';

const WORDS = {
  en: {
    title: '# Commands',
    intro: [
      'Every command with its arguments and options, as `handover COMMAND --help` shows them; made from the program by',
      '`npm run generate:files`. By task: [manual.md](manual.md).',
    ],
    everywhere: 'Every command has these, too:',
    argument: 'Argument',
    option: 'Option',
    meaning: 'Meaning',
  },
  'zh-CN': {
    title: '# 命令',
    intro: [
      '全部命令及其参数和选项，与 `handover 命令 --help` 显示的一致，由 `npm run generate:files` 根据程序生成。',
      '按任务查阅：[manual.zh-CN.md](manual.zh-CN.md)。',
    ],
    everywhere: '所有命令还有以下选项：',
    argument: '参数',
    option: '选项',
    meaning: '含义',
  },
} as const;

/** What every command has; said once. */
const COMMON = ['--cwd', '--lang', '--no-color'];

/**
 * `docs/commands*.md`: every command of the command line.
 * @param root of the repository
 */
export async function generateCommandReference(root: string, language: Language): Promise<string> {
  const words = WORDS[language];
  const { program, printed } = await describe(root, language);
  const all = commandsOf(program).filter(({ command }) => command.name() !== 'help');
  const [first] = all.filter(({ command }) => command.options.some(({ long }) => long === '--cwd'));
  const common = first?.command.options.filter(({ long }) => COMMON.includes(long ?? '')) ?? [];
  const parts = [
    words.title,
    words.intro.join('\n'),
    words.everywhere,
    optionTable(common, words),
    ...all.map(({ name, command, depth }) =>
      [
        `${'#'.repeat(depth + 1)} handover ${name}`,
        command.description(),
        `\`\`\`text\nhandover ${name} ${command.usage()}\n\`\`\``,
        argumentTable(command, words),
        optionTable(
          command.options.filter(({ long }) => !COMMON.includes(long ?? '')),
          words,
        ),
        printed(command),
      ]
        .filter(part => part !== '')
        .join('\n\n'),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

type Words = (typeof WORDS)[Language];

function argumentTable(command: Command, words: Words): string {
  const rows = command.registeredArguments.map(argument => [code(argument.name()), argument.description]);
  return rows.length === 0 ? '' : tableOf([words.argument, words.meaning], rows);
}

function optionTable(options: Command['options'], words: Words): string {
  const rows = options
    .filter(({ hidden }) => !hidden)
    .map(({ flags, description }) => [code(flags), description]);
  return rows.length === 0 ? '' : tableOf([words.option, words.meaning], rows);
}

interface NamedCommand {
  readonly name: string;
  readonly command: Command;
  /** 1 for what stands directly behind `handover`. */
  readonly depth: number;
}

function commandsOf(parent: Command, before = '', depth = 1): readonly NamedCommand[] {
  return parent.commands.flatMap(command => {
    const name = `${before}${command.name()}`;
    return [{ name, command, depth }, ...commandsOf(command, `${name} `, depth + 1)];
  });
}

/** The program in a language, and what the help of a command says below its options: notes and examples. */
async function describe(root: string, language: Language) {
  let text = '';
  const say = await loadTranslator(language, 'commandLine');
  const stdout = { write: (part: string) => (text += part) };
  const session = {
    language,
    say,
    terminal: { color: false, assets: openAssets(root), stdout, stderr: stdout },
  } as unknown as Session;
  const program = createProgram(session, '', () => undefined, undefined, await loadKinds(session));
  const printed = (command: Command): string => {
    text = '';
    command.outputHelp();
    const below = text
      .slice(text.indexOf(command.helpInformation()) + command.helpInformation().length)
      .trim();
    return below === '' ? '' : `\`\`\`text\n${below}\n\`\`\``;
  };
  return { program, printed };
}
