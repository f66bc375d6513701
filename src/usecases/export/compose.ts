import { UserError } from '../../core/errors.ts';
import { mapDocument, repairLinks } from '../../export/mapContent.ts';
import type { Image, Part, PrintedDocument, PrintedWords } from '../../export/model.ts';
import { isForCustomer } from '../../pack/markdown/audience.ts';
import type { TextFile } from '../../pack/pack.ts';
import { checklistParts } from './checklistParts.ts';
import { departurePart } from './departureParts.ts';
import { chaptersOf, documentsOf, findDocument, readDocument } from './documents.ts';
import {
  configPart,
  deadlinesPart,
  issuesPart,
  knowledgePart,
  overviewPart,
  teamPart,
} from './internalParts.ts';
import { letterBlocks } from './letter.ts';
import { shortCommit } from './origin.ts';
import type { ExportWorld } from './readExport.ts';
import { BLANK_LINE, receiptPart, signaturePart } from './signatures.ts';

/** A document that is ready to be printed, with what went into it. */
export interface Composed {
  readonly document: PrintedDocument;
  /** Questions of the templates that go out unanswered. */
  readonly openQuestions: number;
}

/** The documents of the pack that an export is about. @throws UserError for one that is not there, or not for the reader */
export function chosenDocuments(export_: ExportWorld): readonly TextFile[] {
  const { request, world } = export_;
  if (request.document === undefined) return documentsOf(export_);
  const document = findDocument(request.document, export_);
  if (document === undefined) {
    const names = world.pack.documents.map(({ path }) => path.slice(world.pack.folder.length + 1)).join(', ');
    throw new UserError('error.export.noDocument', { name: request.document, names: names || '–' });
  }
  if (export_.isForCustomer && !isForCustomer(document.text))
    throw new UserError('error.export.notForCustomer', { path: document.path });
  return [document];
}

/**
 * Puts a document together: a whole pack, one departure, or one document of it.
 * @param images of its documents
 * @param clean takes out of every text what must not be printed
 */
export function compose(
  documents: readonly TextFile[],
  export_: ExportWorld,
  images: ReadonlyMap<string, Image>,
  clean: (text: string) => string,
): Composed {
  const read = documents.map(document => readDocument(document, export_, images));
  const openQuestions = read.reduce((sum, { open }) => sum + open, 0);
  const [only] = read;
  const raw =
    export_.request.document !== undefined && only !== undefined
      ? singleDocument(only, export_, images)
      : wholePack(
          read.map(({ part }) => part),
          export_,
          images,
        );
  // Addresses of links and names of images are no words; what would act in them was refused before.
  return { document: mapDocument(repairLinks(raw), { text: clean }), openQuestions };
}

function wholePack(
  documents: readonly Part[],
  export_: ExportWorld,
  images: ReadonlyMap<string, Image>,
): PrintedDocument {
  const { isForCustomer: sent, request, departures, say, departure } = export_;
  const isDeparture = request.transition !== undefined;
  const parts = [
    ...(isDeparture ? [] : [overviewPart(export_), ...checklistParts(export_)]),
    isDeparture ? undefined : teamPart(export_),
    ...departures.map(status => departurePart(status, export_)),
    isDeparture || sent ? undefined : deadlinesPart(export_),
    ...documents,
    ...(isDeparture || sent ? [] : [configPart(export_), issuesPart(export_), knowledgePart(export_)]),
    signaturePart(export_),
    ...(sent ? [receiptPart(titleOf(export_), export_)] : []),
  ].filter(part => part !== undefined);
  const who = departure?.departure;
  const successor = who && nameOf(who.transition.successor, export_);
  return {
    ...frame(export_, images),
    layout: 'report',
    title: titleOf(export_),
    subtitle: who ? say('export.subtitle', { leaver: who.leaver, successor: successor || '–' }) : '',
    cover: coverRows(export_),
    parts,
  };
}

/** A title that ends the headings `回执` and signatures names is no second one. */
const SIGNATURES = /签署|签字|签收|sign-?off|signature/i;
const RECEIPT = /回执|receipt|reply slip/i;

function singleDocument(
  { part, layout }: ReturnType<typeof readDocument>,
  export_: ExportWorld,
  images: ReadonlyMap<string, Image>,
): PrintedDocument {
  const { isForCustomer: sent } = export_;
  const isReport = layout === 'report';
  const headings = part.blocks.flatMap(block =>
    block.kind === 'heading' ? block.content.map(inline => ('text' in inline ? inline.text : '')) : [],
  );
  const has = (pattern: RegExp) => headings.some(words => pattern.test(words));
  const parts = [
    ...(isReport
      ? chaptersOf(part)
      : layout === 'letter'
        ? [{ ...part, blocks: letterBlocks(part.blocks, export_.language) }]
        : [part]),
    ...(layout === 'form' && !has(SIGNATURES) ? [signaturePart(export_)] : []),
    ...(layout === 'letter' && sent && !has(RECEIPT) ? [receiptPart(part.title, export_)] : []),
  ];
  return {
    ...frame(export_, images),
    layout,
    title: part.title,
    subtitle: '',
    cover: isReport ? coverRows(export_) : layout === 'form' ? formRows(export_) : [],
    parts,
  };
}

function frame(
  { say, language, request, origin, world, isForCustomer: sent }: ExportWorld,
  images: ReadonlyMap<string, Image>,
): Pick<PrintedDocument, 'language' | 'audience' | 'notices' | 'header' | 'images' | 'origin' | 'words'> {
  const { forcedBecause } = request;
  const customer = world.pack.checklist?.value?.customer?.name;
  return {
    language,
    audience: request.audience,
    notices: [
      ...(sent ? [] : [say('export.notice.internal')]),
      ...(forcedBecause === undefined ? [] : [say('export.notice.forced', { reason: forcedBecause })]),
    ],
    header: [origin.project, sent ? (customer ?? '') : say('export.header.internal')]
      .filter(Boolean)
      .join(' · '),
    images,
    origin,
    words: printedWords(say, origin.exportedOn),
  };
}

function printedWords(say: ExportWorld['say'], day: string): PrintedWords {
  return {
    contents: say('export.contents'),
    page: say('export.page'),
    search: say('export.search'),
    searchNothing: say('export.searchNothing'),
    made: say('export.made', { date: day }),
    done: say('deadline.done'),
    notDone: say('export.state.open'),
    home: say('export.home'),
  };
}

function titleOf({ say, request, origin, departure, isForCustomer: sent }: ExportWorld): string {
  if (request.transition !== undefined && departure !== undefined)
    return say(sent ? 'export.title.departureForCustomer' : 'export.title.departure', {
      project: origin.project,
    });
  return say('export.title.pack', { project: origin.project });
}

function coverRows(export_: ExportWorld): readonly (readonly [string, string])[] {
  const { say, world, origin, departure, isForCustomer: sent } = export_;
  const { project, customer, progress } = world.pack.checklist?.value ?? {};
  const blank = BLANK_LINE;
  const stage = progress?.stage;
  const version = origin.commit === '' ? say('export.version.none') : shortCommit(origin);
  const rows: (readonly [string, string | undefined])[] = [
    [say('export.row.customer'), customer?.name ?? blank],
    [
      say('export.row.project'),
      [project?.name, project?.code && `(${project.code})`].filter(Boolean).join(' '),
    ],
    [say('export.row.contract'), customer?.contract?.number ?? blank],
    [say('export.row.stage'), stage && say(`stage.${stage}`)],
    [say('export.row.company'), project?.company ?? blank],
    [say('export.row.reportedOn'), sent ? undefined : departure?.departure.transition.reportedOn],
    [say('export.row.lastDay'), departure?.departure.lastDay],
    [say('export.row.version'), origin.hasChanges ? say('export.version.changed', { version }) : version],
    [say('export.row.date'), origin.exportedOn],
  ];
  return rows.flatMap(([label, value]): (readonly [string, string])[] => (value ? [[label, value]] : []));
}

/** A form says at its top whose it is. */
function formRows(export_: ExportWorld): readonly (readonly [string, string])[] {
  const { say } = export_;
  const wanted = new Set([
    say('export.row.customer'),
    say('export.row.project'),
    say('export.row.contract'),
    say('export.row.version'),
  ]);
  return coverRows(export_).filter(([label]) => wanted.has(label));
}

function nameOf(who: string | undefined, { world }: ExportWorld): string | undefined {
  return world.pack.team?.value?.people?.find(person => person?.id === who)?.name ?? who;
}
