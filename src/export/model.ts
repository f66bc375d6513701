import type { Audience } from '../pack/markdown/audience.ts';

// What is printed, whatever the format: plain data, with every word in its final language and nothing that acts.

export type Mark = 'bold' | 'italic' | 'strike' | 'code';

/** A piece of a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly marks?: readonly Mark[] }
  /** `#id` of a heading of the same document, or a web, mail or phone address. */
  | { readonly kind: 'link'; readonly target: string; readonly content: readonly Inline[] }
  | { readonly kind: 'image'; readonly source: string; readonly alt: string }
  | { readonly kind: 'break' }
  /** Something that a person still has to write; the hint is for us alone. */
  | { readonly kind: 'blank'; readonly hint: string };

export type Content = readonly Inline[];

export interface HeadingBlock {
  readonly kind: 'heading';
  /** From 2, the first level belongs to the parts; none is left out. */
  readonly level: number;
  /** Unique in the document. */
  readonly id: string;
  readonly content: Content;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly {
    readonly title: Content;
    readonly align?: 'left' | 'center' | 'right' | undefined;
  }[];
  readonly rows: readonly (readonly Content[])[];
  /** A form of two columns, the first of which says what stands in the second: no row of headings. */
  readonly isForm?: boolean | undefined;
}

export interface ListItem {
  /** Of a task list. */
  readonly checked?: boolean | undefined;
  readonly blocks: readonly Block[];
}

/** Somebody who signs. */
export interface Signer {
  readonly role: string;
  /** '' where it is written by hand. */
  readonly name: string;
  /** '' where it is written by hand. */
  readonly date: string;
  /** Where an official seal goes. */
  readonly hasSeal: boolean;
}

/** Words of the fields that a signer fills in. */
export interface SignatureWords {
  readonly name: string;
  readonly signature: string;
  readonly seal: string;
  readonly date: string;
  /** Room for a date that is written by hand; '' where the field says enough. */
  readonly dateBlank: string;
}

export type Block =
  | HeadingBlock
  | TableBlock
  | {
      readonly kind: 'paragraph';
      readonly content: Content;
      readonly style?: 'note' | 'flush' | 'end' | undefined;
    }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly start: number;
      readonly items: readonly ListItem[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'signatures'; readonly signers: readonly Signer[]; readonly words: SignatureWords };

/** A chapter. */
export interface Part {
  /** Unique in the document; a name of a file, too. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** A letter or a form among chapters: its headings have numbers of their own, and contents name it alone. */
  readonly isForm?: boolean | undefined;
}

/** Letters, forms and what is signed are taken out of the others, and so stand on pages of their own. */
export function isOnOwnPage({ isForm, blocks }: Part): boolean {
  return isForm === true || blocks.some(({ kind }) => kind === 'signatures');
}

/** How a document looks. A report has a cover, contents and numbers; a form has a title; a letter neither. */
export type Layout = 'report' | 'form' | 'letter';

export interface Image {
  readonly bytes: Uint8Array;
  readonly type: 'png' | 'jpg' | 'gif';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Where a document comes from; printed on the cover and kept in the file. */
export interface Origin {
  readonly project: string;
  /** Full id of the commit; '' where there is none. */
  readonly commit: string;
  /** Whether files of the pack differ from that commit. */
  readonly hasChanges: boolean;
  /** yyyy-mm-dd */
  readonly exportedOn: string;
}

export interface PrintedDocument {
  readonly layout: Layout;
  readonly language: 'en' | 'zh-CN';
  readonly audience: Audience;
  readonly title: string;
  /** '' for none. */
  readonly subtitle: string;
  /** Rows of the cover: what, and what it is. */
  readonly cover: readonly (readonly [label: string, value: string])[];
  /** Says who may read it; with the reason why it was exported all the same. */
  readonly notices: readonly string[];
  readonly parts: readonly Part[];
  /** At the top of each page. */
  readonly header: string;
  readonly images: ReadonlyMap<string, Image>;
  readonly origin: Origin;
  readonly words: PrintedWords;
}

/** Words that the formats put in by themselves. */
export interface PrintedWords {
  readonly contents: string;
  /** Around the number of a page and the number of pages: `第 {page} 页 / 共 {pages} 页`. */
  readonly page: string;
  readonly search: string;
  readonly searchNothing: string;
  readonly made: string;
  readonly done: string;
  readonly notDone: string;
  readonly home: string;
}

/** A text without marks. */
export function textOf(content: Content): string {
  return content
    .map(inline => {
      if (inline.kind === 'text') return inline.text;
      if (inline.kind === 'link') return textOf(inline.content);
      if (inline.kind === 'image') return inline.alt;
      return inline.kind === 'break' ? ' ' : '';
    })
    .join('');
}

export function plain(text: string): Content {
  const lines = text.split('\n');
  return lines.flatMap((line, index): Inline[] => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
  ]);
}

export function paragraph(text: string, style?: 'note'): Block {
  return { kind: 'paragraph', content: plain(text), style };
}
