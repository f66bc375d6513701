import { autocomplete, isCancel, select, text } from '@clack/prompts';
import type { Ask } from '../usecases/fill/ask.ts';

/** More choices than this are not read line by line. */
const FEW = 24;
/** Lines that are shown at once. */
const SHOWN = 12;

/** Loaded only where a person sits at a terminal. */
export const AT_TERMINAL: Ask = {
  choose: async (message, choices, first) => {
    const options = choices.map(({ value, label, hint }) => ({ value, label, ...(hint && { hint }) }));
    const initial = first === undefined ? {} : { initialValue: first };
    const list = { message, options, maxItems: SHOWN, ...initial };
    // Its own words about keys are English only.
    const answer = await (options.length > FEW
      ? autocomplete(list)
      : select({ ...list, showInstructions: false }));
    return isCancel(answer) || answer === undefined ? undefined : String(answer);
  },
  write: async (message, { initial, placeholder, problem } = {}) => {
    const answer = await text({
      message,
      defaultValue: '',
      ...(initial !== undefined && { initialValue: initial }),
      ...(placeholder !== undefined && { placeholder }),
      validate: value => problem?.(value ?? ''),
    });
    return isCancel(answer) ? undefined : (answer ?? '');
  },
};
