import { type Command, Option } from 'commander';
import { EXPORT_FORMATS } from '../usecases/export/request.ts';
import { parseDate } from './arguments.ts';
import { examples, type Finish } from './command.ts';
import type { ExportOptions, VerifyOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** `handover export` */
export function addExport(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  const option = (flags: string, name: string) => new Option(flags, say(`cli.export.${name}`));
  program
    .command('export')
    .description(say('cli.export.description'))
    .addOption(option('--to <format>', 'to').choices(EXPORT_FORMATS))
    .addOption(option('--output <path>', 'output'))
    .addOption(option('--for <reader>', 'for').choices(['customer', 'internal']).default('internal'))
    .addOption(option('--transition <id>', 'transition'))
    .addOption(option('--document <name>', 'document'))
    .addOption(option('--template <folder>', 'template'))
    .addOption(option('--force', 'force'))
    .addOption(option('--reason <text>', 'reason'))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addHelpText('after', () =>
      [
        `\n${say('cli.export.more')}`,
        examples(session, [
          ['handover export --to docx', 'cli.export.example.docx'],
          [
            'handover export --to docx --document customer-notice --for customer',
            'cli.export.example.letter',
          ],
          ['handover export --to site --output public', 'cli.export.example.site'],
          ['handover export --to zip --output handover.zip', 'cli.export.example.zip'],
        ]),
      ].join('\n'),
    )
    .action(async (options: ExportOptions) => {
      const { runExport } = await import('./runExport.ts');
      finish(await runExport(options, session));
    });
}

/** `handover verify` */
export function addVerify(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('verify')
    .description(say('cli.verify.description'))
    .argument('<file>', say('cli.verify.file'))
    .addOption(
      new Option('--format <format>', say('cli.verify.format'))
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .addHelpText('after', () =>
      [
        `\n${say('cli.verify.more')}`,
        examples(session, [
          ['handover verify handover.docx', 'cli.verify.example.docx'],
          ['handover verify public', 'cli.verify.example.folder'],
        ]),
      ].join('\n'),
    )
    .action(async (file: string, options: VerifyOptions) => {
      const { runVerify } = await import('./runVerify.ts');
      finish(await runVerify(file, options, session));
    });
}
