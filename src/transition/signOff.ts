import type { SignOffParty, Transition } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';

/** Who signs at the end; a witness may stand in for a customer who signs nothing. */
const SIGNERS: readonly (readonly SignOffParty[])[] = [['leaver'], ['successor'], ['customer', 'witness']];

/** The signers who have not signed by a day, each with who may stand in for them. */
export function missingSignatures(
  { signOff = [], absence }: Lenient<Transition>,
  today: string,
): (readonly SignOffParty[])[] {
  const signed = signOff.flatMap(entry =>
    entry?.party && entry.signedOn !== undefined && entry.signedOn <= today ? [entry.party] : [],
  );
  return SIGNERS.filter(parties => !parties.some(party => signed.includes(party))).filter(
    // Nobody asks the dead, or those who were shown the door.
    parties => absence === undefined || !parties.includes('leaver'),
  );
}

/** The parties who have signed, of whom nobody says where the signed paper is. */
export function unprovenSignatures({ signOff = [] }: Lenient<Transition>, today: string): SignOffParty[] {
  return signOff.flatMap(entry => {
    const isSigned = entry?.signedOn !== undefined && entry.signedOn <= today;
    return entry?.party && isSigned && !entry.evidence?.trim() ? [entry.party] : [];
  });
}
