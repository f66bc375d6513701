import * as vscode from 'vscode';
import type { Language, Translate } from '../l10n/index.ts';
import type { CustomerType, Stage } from '../pack/types.generated.ts';
import type { GenerateRequest } from '../usecases/generate.ts';

interface Choice<Value> extends vscode.QuickPickItem {
  readonly value: Value;
}

/**
 * Four questions, each of which can be left open.
 * @param preferred language of the pack that stands first
 * @returns undefined when the user pressed Escape
 */
export async function askRequest(preferred: Language, say: Translate): Promise<GenerateRequest | undefined> {
  const title = (step: number) => say('vscode.generate.step', { step, steps: 4 });
  const customer = await vscode.window.showInputBox({
    title: title(1),
    prompt: say('generate.ask.customer'),
    placeHolder: say('generate.ask.customerHint'),
    ignoreFocusOut: true,
  });
  if (customer === undefined) return undefined;
  const customerType = await pick<CustomerType | undefined>(title(2), say('generate.ask.customerType'), [
    { label: say('customerType.public-hospital'), value: 'public-hospital' },
    { label: say('customerType.private-hospital'), value: 'private-hospital' },
    { label: say('customerType.checkup-center'), value: 'checkup-center' },
    { label: say('generate.ask.unknown'), value: undefined },
  ]);
  if (customerType === undefined) return undefined;
  const stage = await pick<Stage | undefined>(title(3), say('generate.ask.stage'), [
    { label: say('generate.ask.stageGuess'), value: undefined },
    { label: say('stage.requirements'), value: 'requirements' },
    { label: say('stage.development'), value: 'development' },
    { label: say('stage.pre-go-live'), value: 'pre-go-live' },
    { label: say('stage.operation'), value: 'operation' },
  ]);
  if (stage === undefined) return undefined;
  const languages: Choice<Language>[] = [
    { label: 'English', value: 'en' },
    { label: '简体中文', value: 'zh-CN' },
  ];
  if (preferred === 'zh-CN') languages.reverse();
  const language = await pick(title(4), say('generate.ask.language'), languages);
  if (language === undefined) return undefined;
  return {
    customer: customer.trim() || undefined,
    customerType: customerType.value,
    stage: stage.value,
    language: language.value,
    fallbackLanguage: preferred,
  };
}

async function pick<Value>(
  title: string,
  placeHolder: string,
  choices: Choice<Value>[],
): Promise<Choice<Value> | undefined> {
  return vscode.window.showQuickPick(choices, { title, placeHolder, ignoreFocusOut: true });
}
