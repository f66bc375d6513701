import { type Block, type Part, paragraph, plain, type Signer } from '../../export/model.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { SignOffParty } from '../../pack/types.generated.ts';
import { formOf } from './fieldTables.ts';
import type { ExportWorld } from './readExport.ts';

/** Room for what is written by hand. */
export const BLANK_LINE = '____________';

/** The page on which leaver, successor, supervisor and customer sign. */
export function signaturePart(export_: ExportWorld): Part {
  const { say, world, departure } = export_;
  const team = world.pack.team?.value;
  const nameOf = (who: string | undefined) => findPerson(team, who)?.name ?? who ?? '';
  const { transition } = departure?.departure ?? {};
  const signatureOf = (party: SignOffParty) => transition?.signOff?.find(entry => entry?.party === party);
  const signer = (role: string, name: string, party: SignOffParty | undefined, hasSeal: boolean): Signer => {
    const signature = party && signatureOf(party);
    return {
      role: say(`export.signer.${role}`),
      name: signature?.name ? nameOf(signature.name) : name,
      date: signature?.signedOn ?? '',
      hasSeal,
    };
  };
  const signers = [
    signer('leaver', departure?.departure.leaver ?? nameOf(team?.roles?.primary), 'leaver', false),
    signer('successor', nameOf(transition?.successor ?? team?.roles?.deputy), 'successor', false),
    signer('supervisor', nameOf(transition?.lead ?? team?.roles?.projectManager), undefined, true),
    signer('customer', '', 'customer', true),
  ];
  return {
    id: 'signatures',
    title: say('export.signatures'),
    blocks: [
      paragraph(say('export.signatures.statement')),
      paragraph(say('export.signatures.liability')),
      { kind: 'signatures', signers, words: signatureWords(export_) },
      paragraph(say('export.signatures.copies'), 'note'),
    ],
  };
}

function signatureWords({ say }: ExportWorld): Extract<Block, { kind: 'signatures' }>['words'] {
  return {
    name: say('export.sign.name'),
    signature: say('export.sign.signature'),
    seal: say('export.sign.seal'),
    date: say('export.sign.date'),
    dateBlank: say('export.sign.dateBlank'),
  };
}

/** The slip that the customer sends back. */
export function receiptPart(title: string, export_: ExportWorld): Part {
  const { say, world } = export_;
  const { company } = world.pack.checklist?.value?.project ?? {};
  const customer = world.pack.checklist?.value?.customer?.name ?? '';
  return {
    id: 'receipt',
    title: say('export.receipt'),
    blocks: [
      paragraph(say('export.receipt.to', { company: company ?? BLANK_LINE })),
      paragraph(say('export.receipt.text', { title })),
      {
        kind: 'list',
        isOrdered: false,
        start: 1,
        items: ['agree', 'agreeIf', 'refuse'].map(answer => ({
          checked: false,
          blocks: [paragraph(say(`export.receipt.${answer}`))],
        })),
      },
      formOf([
        [plain(say('export.receipt.remarks')), plain('\n\n')],
        [plain(say('export.receipt.recipient')), plain('')],
        [plain(say('export.receipt.phone')), plain('')],
      ]),
      {
        kind: 'signatures',
        signers: [{ role: customer || say('export.signer.customer'), name: '', date: '', hasSeal: true }],
        words: signatureWords(export_),
      },
    ],
  };
}
