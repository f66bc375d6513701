import { type Command, Option } from 'commander';
import { parseDate } from './arguments.ts';
import { examples, type Finish } from './command.ts';
import { KNOWLEDGE_FORMATS, type KnowledgeOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** `handover knowledge` */
export function addKnowledge(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  const collect = (word: string, words: readonly string[]) => [...words, word];
  program
    .command('knowledge')
    .description(say('cli.knowledge.description'))
    .addOption(new Option('--leaving <who>', say('cli.knowledge.leaving')).argParser(collect).default([]))
    .addOption(new Option('--successor <who>', say('cli.knowledge.successor')))
    .addOption(new Option('--what-if', say('cli.knowledge.whatIf')))
    .addOption(new Option('--area <name>', say('cli.knowledge.area')))
    .addOption(new Option('--lines', say('cli.knowledge.lines')))
    .addOption(new Option('--published', say('cli.knowledge.published')))
    .addOption(new Option('--as-published', say('cli.knowledge.asPublished')))
    .addOption(
      new Option('--format <format>', say('cli.knowledge.format'))
        .choices(KNOWLEDGE_FORMATS)
        .default('stylish'),
    )
    .addOption(new Option('--output <file>', say('cli.knowledge.output')))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addHelpText('after', () =>
      [
        `\n${say('cli.knowledge.more')}`,
        examples(session, [
          ['handover knowledge', 'cli.knowledge.example.all'],
          ['handover knowledge --what-if', 'cli.knowledge.example.whatIf'],
          ['handover knowledge --leaving li --successor wang', 'cli.knowledge.example.leaving'],
          ['handover knowledge --leaving li --format svg --output map.svg', 'cli.knowledge.example.svg'],
        ]),
      ].join('\n'),
    )
    .action(async (options: KnowledgeOptions) => {
      const { runKnowledge } = await import('./runKnowledge.ts');
      finish(await runKnowledge(options, session));
    });
}
