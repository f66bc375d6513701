import type { Translate } from '../../l10n/index.ts';
import type { Transfer } from '../../transition/transfer.ts';

/** What changes hands, a line each: where it stands, who had it, who has it now. */
export function wordTransfer(
  { steps }: Pick<Transfer, 'steps'>,
  { say, mask }: { readonly say: Translate; readonly mask: (text: string) => string },
): string[] {
  const nobody = say('transition.transfer.nobody');
  return steps.map(({ file, path, from, to }) => {
    // A date, or whether somebody is there, is no person.
    const isFact = path[0] === 'people' && path.at(-1) !== 'mentor';
    const missing = isFact ? '–' : nobody;
    return say('transition.transfer.step', {
      place: mask(`${file.path.slice(file.path.lastIndexOf('/') + 1)} ${file.at(path).key}`),
      from: mask(from ?? missing),
      to: mask(to ?? missing),
    });
  });
}
