import Mustache from 'mustache';
import { UserError } from '../../core/errors.ts';
import { digestOf, type FreshBlock, findBlocks, printBlock } from './blocks.ts';

/** Names what a value of a view was read from: files, parts of the pack, `git`. */
export type SourcesOf = (value: string) => readonly string[];

/** More names say less: the block itself names the rest. */
const MOST_SOURCES = 4;

/**
 * Fills a Markdown template. Nothing is escaped for HTML: the result is Markdown. Two empty lines in a row, which
 * sections without content leave, become one. Generated blocks (see `blocks.ts`) get their sources and digests.
 * @param name of the template, for the error
 * @throws UserError for a template of the project that Mustache cannot read
 */
export function renderTemplate(
  template: string,
  view: object,
  name: string,
  sourcesOf: SourcesOf = () => [],
): string {
  const source = template.replaceAll('\r\n', '\n');
  let text = `${fill(source, view, name)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
  const values = new Map(findBlocks(source).blocks.map(({ id, body }) => [id, valuesOf(body, name)]));
  for (const block of findBlocks(text).blocks.toReversed()) {
    const used = values.get(block.id);
    if (used === undefined) continue;
    const fresh = { ...describe(used, view, sourcesOf), body: block.body };
    text = text.slice(0, block.start) + printBlock(block.id, fresh, block) + text.slice(block.end);
  }
  return text;
}

/**
 * What the blocks of a template say with a view.
 * @param isKnown a block that shows any other value is left out
 * @throws UserError as {@link renderTemplate}
 */
export function renderBlocks(
  template: string,
  view: object,
  name: string,
  sourcesOf: SourcesOf,
  isKnown: (value: string) => boolean = () => true,
): Map<string, FreshBlock> {
  const fresh = new Map<string, FreshBlock>();
  for (const { id, body } of findBlocks(template.replaceAll('\r\n', '\n')).blocks) {
    const used = valuesOf(body, name);
    if (!used.every(isKnown)) continue;
    const text = fill(body, view, name)
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    fresh.set(id, { ...describe(used, view, sourcesOf), body: text });
  }
  return fresh;
}

function fill(template: string, view: object, name: string): string {
  try {
    return Mustache.render(template, view, {}, { escape: value => String(value) });
  } catch (error) {
    throw broken(name, error);
  }
}

function broken(path: string, error: unknown): UserError {
  return new UserError('error.template', { path, reason: error instanceof Error ? error.message : '' });
}

function describe(
  used: readonly string[],
  view: object,
  sourcesOf: SourcesOf,
): { from: string; data: string } {
  const sources = [...new Set(used.flatMap(value => sourcesOf(value)))];
  const named = sources.slice(0, MOST_SOURCES).join(', ');
  return {
    from: sources.length > MOST_SOURCES ? `${named} +${sources.length - MOST_SOURCES}` : named,
    data: digestOf(used.map(value => [value, valueIn(view, value)])),
  };
}

/** The values that a piece of a template shows, without those inside of lists: the list has them. Sorted. */
function valuesOf(template: string, name: string): string[] {
  const found = new Set<string>();
  const visit = (tokens: readonly unknown[]) => {
    for (const token of tokens) {
      const [type, value, , , children] = token as [string, string, number, number, unknown];
      if (type === 'text' || type === '!') continue;
      const isFlag = /^has[A-Z]/.test(value);
      if (!isFlag) found.add(value);
      // What stands in a section of a list belongs to its entries; in any other, to the whole.
      if (Array.isArray(children)) visit(children);
    }
  };
  try {
    visit(Mustache.parse(template));
  } catch (error) {
    throw broken(name, error);
  }
  return [...found].sort();
}

function valueIn(view: object, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>(
      (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
      view,
    );
}
