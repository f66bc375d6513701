import { type Command, Option } from 'commander';
import { parseDate } from './arguments.ts';
import { examples, type Finish } from './command.ts';
import { REPORT_FORMATS, type ReportOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** `handover report` */
export function addReport(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('report')
    .description(say('cli.report.description'))
    .addOption(
      new Option('--format <format>', say('cli.report.format')).choices(REPORT_FORMATS).default('html'),
    )
    .addOption(new Option('--output <file>', say('cli.report.output')))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addHelpText('after', () =>
      [
        `\n${say('cli.report.more')}`,
        examples(session, [
          ['handover report --output report.html', 'cli.report.example.html'],
          ['handover report --format markdown', 'cli.report.example.markdown'],
        ]),
      ].join('\n'),
    )
    .action(async (options: ReportOptions) => {
      const { runReport } = await import('./runReport.ts');
      finish(await runReport(options, session));
    });
}
