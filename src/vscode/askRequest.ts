import type { Language, Translate } from '../l10n/index.ts';
import type { CustomerType, Stage } from '../pack/types.generated.ts';
import type { GenerateRequest } from '../usecases/generate.ts';
import { type Choice, runWizard } from './wizard.ts';

/**
 * Four questions, each of which can be left open, and all of them at once.
 * @param preferred language of the pack that stands first
 * @returns undefined when the user pressed Escape
 */
export async function askRequest(preferred: Language, say: Translate): Promise<GenerateRequest | undefined> {
  const title = (step: number) => say('vscode.generate.step', { step, steps: 4 });
  return runWizard(async ask => {
    const customer = await ask.write({
      title,
      words: say('generate.ask.customer'),
      placeholder: say('generate.ask.customerHint'),
      skip: say('vscode.generate.skip'),
    });
    if (customer === undefined) return { language: preferred, fallbackLanguage: preferred };
    const customerType = await ask.pick<CustomerType | undefined>({
      title,
      words: say('generate.ask.customerType'),
      choices: [
        { label: say('customerType.public-hospital'), value: 'public-hospital' },
        { label: say('customerType.private-hospital'), value: 'private-hospital' },
        { label: say('customerType.checkup-center'), value: 'checkup-center' },
        { label: say('generate.ask.unknown'), value: undefined },
      ],
    });
    const stage = await ask.pick<Stage | undefined>({
      title,
      words: say('generate.ask.stage'),
      choices: [
        { label: say('generate.ask.stageGuess'), value: undefined },
        { label: say('stage.requirements'), value: 'requirements' },
        { label: say('stage.development'), value: 'development' },
        { label: say('stage.pre-go-live'), value: 'pre-go-live' },
        { label: say('stage.operation'), value: 'operation' },
      ],
    });
    const choices: Choice<Language>[] = [
      { label: 'English', value: 'en' },
      { label: '简体中文', value: 'zh-CN' },
    ];
    if (preferred === 'zh-CN') choices.reverse();
    const language = await ask.pick({ title, words: say('generate.ask.language'), choices });
    return {
      customer: customer.trim() || undefined,
      customerType,
      stage,
      language,
      fallbackLanguage: preferred,
    };
  });
}
