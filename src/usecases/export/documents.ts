import { type Block, type Image, type Layout, type Part, textOf } from '../../export/model.ts';
import { openQuestions, readMarkdown } from '../../export/readMarkdown.ts';
import { frontMatterOf, isForCustomer } from '../../pack/markdown/audience.ts';
import { resolveLink } from '../../pack/markdown/links.ts';
import type { TextFile } from '../../pack/pack.ts';
import { departureId } from './departureParts.ts';
import type { ExportWorld } from './readExport.ts';

/** Letters of a departure that go to the customer: one page, no cover, no numbers, with a slip to send back. */
const LETTERS: ReadonlySet<string> = new Set(['customer-notice', 'substitute-notice', 'completion-notice']);
const IN_FRONT_MATTER = /^layout:[ \t]{0,80}["']?(report|form|letter)["']?[ \t]{0,80}\r?$/m;
const WEB = /^(?:https?|mailto|tel):/i;

/** A document, read for an export. */
export interface ExportedDocument {
  readonly part: Part;
  readonly layout: Layout;
  /** Questions that go out unanswered. */
  readonly open: number;
  readonly path: string;
}

/** The documents of the pack that are exported, in the order in which they are read; of departures only those shown. */
export function documentsOf(export_: ExportWorld): readonly TextFile[] {
  const { world, departures, isForCustomer: sent, request } = export_;
  const { pack } = world;
  const folders = departures.map(({ folder }) => `${folder.folder}/`);
  const inDeparture = (path: string) => path.startsWith(`${pack.folder}/transitions/`);
  return pack.documents.filter(({ path, text }) => {
    if (sent && !isForCustomer(text)) return false;
    if (inDeparture(path)) return folders.some(folder => path.startsWith(folder));
    // The first page of a pack is a way through its files, which a printed one shows by itself.
    return request.transition === undefined && path !== `${pack.folder}/README.md`;
  });
}

/** A document that is asked for by name; those of the chosen departure come first. */
export function findDocument(name: string, export_: ExportWorld): TextFile | undefined {
  const { pack } = export_.world;
  const wanted = name.replace(/\.(?:md|markdown)$/i, '').replaceAll('\\', '/');
  const nameOf = ({ path }: TextFile) => path.replace(/\.(?:md|markdown)$/i, '');
  const folder = export_.departure?.folder.folder ?? '';
  const named = pack.documents.filter(document => {
    const own = nameOf(document);
    return own === wanted || own.endsWith(`/${wanted}`);
  });
  return named.find(({ path }) => folder !== '' && path.startsWith(`${folder}/`)) ?? named[0];
}

export function nameOfDocument(path: string): string {
  return (
    path
      .split('/')
      .at(-1)
      ?.replace(/\.(?:md|markdown)$/i, '') ?? path
  );
}

/** The id of a document in what is printed: its path in the pack, as a name. */
export function documentId(path: string, { world }: Pick<ExportWorld, 'world'>): string {
  const inPack = path.slice(world.pack.folder.length + 1).replace(/\.(?:md|markdown)$/i, '');
  return `doc-${inPack.replace(/^(?:docs|transitions)\//, '').replace(/[^\p{L}\p{N}]+/gu, '-')}`;
}

/** Reads a document; links between documents lead to where they stand in what is printed. */
export function readDocument(
  { path, text }: TextFile,
  export_: ExportWorld,
  images: ReadonlyMap<string, Image>,
): ExportedDocument {
  const id = documentId(path, export_);
  const options = {
    id,
    isForCustomer: export_.isForCustomer,
    // The documents of a departure are letters and forms; guidance of manuals tells what a chapter is for.
    hasGuidance: !export_.isForCustomer && !path.includes('/transitions/'),
    link: (target: string) => linkOf(target, path, export_),
    image: (target: string) => {
      const file = resolveLink(target, path)?.path;
      const name = file === undefined ? undefined : imageName(file);
      return name !== undefined && images.has(name) ? name : undefined;
    },
  };
  const { title, blocks } = readMarkdown(text, options);
  const name = nameOfDocument(path);
  const named = IN_FRONT_MATTER.exec(frontMatterOf(text))?.[1] as Layout | undefined;
  const isLetter = LETTERS.has(name) && export_.isForCustomer;
  return {
    part: {
      id,
      title: title || untitled(text, blocks, name, export_),
      blocks,
      isForm: path.includes('/transitions/'),
    },
    layout: named ?? (isLetter ? 'letter' : path.includes('/transitions/') ? 'form' : 'report'),
    open: openQuestions(text, options),
    path,
  };
}

/** A title before the part for the customer is internal as well: then its first heading names it, or the project does. */
function untitled(text: string, blocks: readonly Block[], name: string, export_: ExportWorld): string {
  if (!export_.isForCustomer) return /^ {0,3}# (.{1,300})$/m.exec(text)?.[1]?.trim() || name;
  const heading = blocks.find(block => block.kind === 'heading');
  const words = heading ? textOf(heading.content).trim() : '';
  return words || export_.say('export.title.pack', { project: export_.origin.project });
}

/** Where the YAML files of the pack stand in what is printed. */
const PARTS_OF_FILES: Readonly<Record<string, string>> = {
  'checklist.yaml': 'part-customer',
  'team.yaml': 'team',
  'config-index.yaml': 'configs',
  'issues.yaml': 'issues',
  'README.md': 'overview',
};

function linkOf(target: string, from: string, export_: ExportWorld): string | undefined {
  if (WEB.test(target)) return target;
  const { pack } = export_.world;
  const found = resolveLink(target, from);
  if (found?.path === undefined || !found.path.startsWith(`${pack.folder}/`)) return undefined;
  const { path, anchor } = found;
  if (pack.documents.some(document => document.path === path) && path !== `${pack.folder}/README.md`)
    return `#${documentId(path, export_)}${anchor === '' ? '' : `--${anchor}`}`;
  const part = PARTS_OF_FILES[path.slice(pack.folder.length + 1)];
  if (part !== undefined) return `#${part}`;
  const departure = export_.departures.find(({ folder }) => path.startsWith(`${folder.folder}/`));
  return departure && `#${departureId(departure)}`;
}

/** Images that documents show, from the project folder, each with the name that it gets. */
export function imageName(path: string): string | undefined {
  if (!/\.(?:png|jpe?g|gif)$/i.test(path)) return undefined;
  return path.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^[-.]+/, '');
}

/** The chapters of a single document become parts, so that contents list them. */
export function chaptersOf({ id, title, blocks }: Part): Part[] {
  const chapters: { id: string; title: string; blocks: Block[] }[] = [{ id, title, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2)
      chapters.push({
        id: block.id,
        title: textOf(block.content),
        blocks: [],
      });
    else
      chapters
        .at(-1)
        ?.blocks.push(block.kind === 'heading' ? { ...block, level: Math.max(2, block.level - 1) } : block);
  }
  return chapters.filter((chapter, index) => index > 0 || chapter.blocks.length > 0);
}
