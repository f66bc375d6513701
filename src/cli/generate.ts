import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { UserError } from '../core/errors.ts';
import { openProject } from '../io/project.ts';
import type { Language } from '../l10n/index.ts';
import { CONFIG_FILE } from '../pack/names.ts';
import type { CustomerType, Stage } from '../pack/types.generated.ts';
import { type GenerateRequest, planGeneration, writePlan } from '../usecases/generate.ts';
import { countChanges } from '../usecases/planSummary.ts';
import { printPlan, printResult } from './generateOutput.ts';
import { type CommonOptions, examples, type Finish } from './program.ts';
import { type ExitCode, progressLine, type Session } from './terminal.ts';

interface GenerateOptions extends CommonOptions {
  readonly customer?: string;
  readonly customerType?: CustomerType;
  readonly stage?: Stage;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly format: 'stylish' | 'json';
}

const CUSTOMER_TYPES: readonly CustomerType[] = ['public-hospital', 'private-hospital', 'checkup-center'];
const STAGES: readonly Stage[] = ['requirements', 'development', 'pre-go-live', 'operation'];

/** `handover generate` */
export function addGenerate(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('generate')
    .description(say('cli.generate.description'))
    .addOption(new Option('--customer <name>', say('cli.generate.customer')))
    .addOption(new Option('--customer-type <type>', say('cli.generate.customerType')).choices(CUSTOMER_TYPES))
    .addOption(new Option('--stage <stage>', say('cli.generate.stage')).choices(STAGES))
    .addOption(new Option('-y, --yes', say('cli.generate.yes')))
    .addOption(new Option('--dry-run', say('cli.generate.dryRun')))
    .addOption(
      new Option('--format <format>', say('cli.option.format'))
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .addHelpText('after', () =>
      [
        `\n${say('cli.generate.more')}`,
        examples(session, [
          ['handover generate', 'cli.generate.example.first'],
          ['handover generate --yes --lang zh-CN', 'cli.generate.example.ci'],
          ['handover generate --dry-run --format json', 'cli.generate.example.json'],
        ]),
        `\n${say('cli.learnMore')}`,
      ].join('\n'),
    )
    .action(async (options: GenerateOptions) => finish(await generate(options, session)));
}

async function generate(options: GenerateOptions, session: Session): Promise<ExitCode> {
  const { terminal, say } = session;
  const { cwd, yes, dryRun, format } = options;
  const start = resolve(terminal.cwd, cwd ?? '.');
  const project = await openProject(start, { named: cwd !== undefined, environment: terminal.environment });
  const mayAsk = terminal.interactive && !yes && !dryRun && format === 'stylish';
  const isNew = (await project.files.kind(CONFIG_FILE)) === 'missing';
  const given = requestOf(options, session);
  const prompts = mayAsk ? await import('./generatePrompts.ts') : undefined;
  const request = prompts && isNew ? await prompts.askRequest(given, session) : given;
  if (request === 'cancelled') return 2;

  const progress = progressLine(terminal);
  const plan = await planGeneration(project, request, terminal.assets, {
    onProgress: ({ step, count }) => progress.show(say(`progress.${step}`, { count })),
  }).finally(progress.clear);
  const changes = countChanges(plan);
  const hasConflict = plan.files.some(({ action }) => action === 'conflict');
  if (format === 'stylish') printPlan(plan, project, session);

  if (dryRun || changes === 0) {
    printResult(plan, plan.files, { format, written: false, dryRun: dryRun === true }, session);
    return hasConflict ? 1 : 0;
  }
  if (!yes) {
    if (prompts === undefined) throw new UserError('error.needYes');
    if (!(await prompts.confirmWriting(changes, session))) return 2;
  }
  const results = await writePlan(project.files, plan);
  printResult(plan, results, { format, written: true, dryRun: false }, session);
  return results.some(({ action }) => action === 'conflict') ? 1 : 0;
}

function requestOf(options: GenerateOptions, { language, languageChosen }: Session): GenerateRequest {
  const { customer, customerType, stage } = options;
  const chosen: Language | undefined = languageChosen ? language : undefined;
  return { customer, customerType, stage, language: chosen, fallbackLanguage: language };
}
