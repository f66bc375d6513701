import { confirm, isCancel, select, text } from '@clack/prompts';
import type { CustomerType, Stage } from '../pack/types.generated.ts';
import type { GenerateRequest } from '../usecases/generate.ts';
import type { Session } from './terminal.ts';

/** Loaded only where a person sits at a terminal. */

type Choice<Value> = { value: Value; label: string };
/** A select list holds no undefined. */
const LATER = 'later';

/**
 * Asks for what the command line did not say.
 * @returns 'cancelled' when the user pressed Ctrl+C or Escape
 */
export async function askRequest(
  given: GenerateRequest,
  session: Session,
): Promise<GenerateRequest | 'cancelled'> {
  const { say } = session;
  const customer =
    given.customer ?? (await askText('generate.ask.customer', 'generate.ask.customerHint', session));
  if (customer === undefined) return cancelled(session);
  const customerType =
    given.customerType ??
    (await askChoice<CustomerType>('generate.ask.customerType', 'generate.ask.unknown', session, [
      { value: 'public-hospital', label: say('customerType.public-hospital') },
      { value: 'private-hospital', label: say('customerType.private-hospital') },
      { value: 'checkup-center', label: say('customerType.checkup-center') },
    ]));
  if (customerType === undefined) return cancelled(session);
  const stage =
    given.stage ??
    (await askChoice<Stage>('generate.ask.stage', 'generate.ask.stageGuess', session, [
      { value: 'requirements', label: say('stage.requirements') },
      { value: 'development', label: say('stage.development') },
      { value: 'pre-go-live', label: say('stage.pre-go-live') },
      { value: 'operation', label: say('stage.operation') },
    ]));
  if (stage === undefined) return cancelled(session);
  return {
    ...given,
    customer: customer.trim() || undefined,
    customerType: customerType === LATER ? undefined : customerType,
    stage: stage === LATER ? undefined : stage,
  };
}

/** Whether the plan that was shown may be written. */
export async function confirmWriting(files: number, session: Session): Promise<boolean> {
  const { say } = session;
  const answer = await confirm({
    message: say('generate.ask.write', { count: files }),
    active: say('generate.ask.yes'),
    inactive: say('generate.ask.no'),
  });
  if (answer === true) return true;
  cancelled(session);
  return false;
}

async function askText(id: string, hintId: string, { say }: Session): Promise<string | undefined> {
  const answer = await text({ message: say(id), placeholder: say(hintId), defaultValue: '' });
  return isCancel(answer) ? undefined : answer;
}

async function askChoice<Value extends string>(
  id: string,
  laterId: string,
  { say }: Session,
  choices: Choice<Value>[],
): Promise<Value | typeof LATER | undefined> {
  const options = [...choices, { value: LATER, label: say(laterId) }] as Choice<string>[];
  const answer = await select({ message: say(id), options });
  return isCancel(answer) ? undefined : (answer as Value | typeof LATER);
}

function cancelled({ terminal, say }: Session): 'cancelled' {
  terminal.stderr.write(`${say('generate.cancelled')}\n`);
  return 'cancelled';
}
