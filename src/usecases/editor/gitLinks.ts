import type { Span } from '../../core/findings.ts';
import { readReferences } from '../../history/references.ts';
import type { Grammar } from '../../history/trackers.ts';
import type { OutlineNode } from '../../pack/yaml/outline.ts';
import type { EditorFile } from './editorPack.ts';

/** A word that git or a tracker knows: a commit by its hash, a ticket by its address. */
export interface GitLink {
  readonly span: Span;
  readonly commit?: string;
  readonly url?: string;
}

const HASH = /^["']?([0-9a-f]{7,64})["']?$/i;
/** As evidence is written: its kind, then the commit. */
const IN_EVIDENCE = /^(["']?\p{L}[\p{L}-]* )([0-9a-f]{10,64})(?=[\s"']|$)/u;
/** Longer texts are no lines about one thing. */
const LINE = 500;

/** Commits and tickets that the values of a file name. @param grammar what a ticket is; unknown without git */
export function gitLinksOf({ text, outline }: EditorFile, grammar: Grammar | undefined): readonly GitLink[] {
  const links: GitLink[] = [];
  const walk = (node: OutlineNode) => {
    for (const child of node.children) walk(child);
    const { scalar } = node;
    if (scalar === undefined || scalar.text === '' || scalar.text.length > LINE) return;
    const { start, end } = scalar.span;
    const raw = text.slice(start, end);
    const at = (offset: number, length: number): Span => ({
      start: start + offset,
      end: start + offset + length,
    });
    const [, hash] = node.step === 'commit' ? (HASH.exec(raw) ?? []) : [];
    if (hash) links.push({ span: at(raw.indexOf(hash), hash.length), commit: hash });
    const [, before = '', shown] = node.parent?.step === 'evidence' ? (IN_EVIDENCE.exec(raw) ?? []) : [];
    if (shown) links.push({ span: at(before.length, shown.length), commit: shown });
    if (grammar === undefined || !grammar.needed.test(raw) || raw.includes('://')) return;
    for (const { key, url } of readReferences(scalar.text, grammar)) {
      const offset = raw.indexOf(key);
      if (url !== null && offset >= 0) links.push({ span: at(offset, key.length), url });
    }
  };
  walk(outline);
  return links;
}
