import { type Command, Option } from 'commander';
import { dryRun, examples, type Finish } from './command.ts';
import type { ReviewOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** `handover review` */
export function addReview(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('review')
    .description(say('cli.review.description'))
    .argument('[document]', say('cli.review.document'))
    .argument('[section]', say('cli.review.section'))
    .addOption(new Option('--by <person>', say('cli.review.by')))
    .addOption(new Option('--covers <what...>', say('cli.review.covers')))
    .addOption(dryRun(session))
    .addHelpText('after', () =>
      [
        `\n${say('cli.review.more')}`,
        examples(session, [
          ['handover review', 'cli.review.example.list'],
          ['handover review operations-manual "Start and stop"', 'cli.review.example.one'],
          [
            'handover review operations-manual "Start and stop" --covers deploy/**',
            'cli.review.example.covers',
          ],
        ]),
      ].join('\n'),
    )
    .action(async (document: string | undefined, section: string | undefined, options: ReviewOptions) => {
      const { runReview } = await import('./runReview.ts');
      finish(await runReview(document, section, options, session));
    });
}
