import type { Fix, Problem } from '../../core/findings.ts';
import { firstFew } from '../../core/firstFew.ts';
import { PARTS, type Part } from '../../pack/names.ts';
import type { Pack } from '../../pack/pack.ts';
import { isSomebodyLeaving } from '../../pack/packState.ts';
import type { PartStatus } from '../../pack/types.generated.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import { removals, yamlFix } from '../../pack/yaml/fix.ts';
import { defineCheck } from '../check.ts';

/** So many are named; the others are counted. */
const NAMED = 4;

/** What `generate` guessed, marked with `confirm`, and nobody has confirmed. One finding for each field at the top of a file. */
export default defineCheck({
  group: 'pack',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack }) => pack.yamlFiles.flatMap(file => guessesOf(file, pack)),
});

interface Guess {
  readonly path: YamlPath;
  /** What was guessed: the id of an entry, or the fields of a part. */
  readonly names: readonly string[];
}

function guessesOf(file: YamlFile, pack: Pack): Problem[] {
  const found = Map.groupBy(guessesIn(file.value, []), ({ path }) => String(path[0]));
  const fields = [...found].filter(([top]) => statusOf(top, file, pack) !== 'not-applicable');
  // A part that nobody has begun is reported as such; its guesses can wait until somebody needs them.
  const canWait = ([top]: readonly [string, unknown]) =>
    statusOf(top, file, pack) === 'todo' && !isSomebodyLeaving(pack);
  return [
    ...inPartsNotBegun(file, fields.filter(canWait)),
    ...fields.filter(field => !canWait(field)).flatMap(([top, guesses]) => inField(file, top, guesses)),
  ];
}

/** Undefined for what is no part of the checklist. */
function statusOf(top: string, file: YamlFile, { checklist }: Pack): PartStatus | undefined {
  const part = PARTS.find((name): name is Part => name === top);
  return file === checklist && part ? (checklist.value?.[part]?.status ?? 'todo') : undefined;
}

function inPartsNotBegun(file: YamlFile, parts: readonly (readonly [string, readonly Guess[]])[]): Problem[] {
  const [first] = parts;
  if (first === undefined) return [];
  const count = parts.reduce((sum, [, guesses]) => sum + guesses.length, 0);
  const data = { count, parts: parts.map(([part]) => part).join(', ') };
  return [{ messageId: 'notBegun', data, ...file.at([first[0]], 'key'), key: '', severity: 'info' }];
}

function inField(file: YamlFile, top: string, guesses: readonly Guess[]): Problem[] {
  const [guess, ...more] = guesses;
  if (guess === undefined) return [];
  const isSingle = more.length === 0;
  const names = guesses.flatMap(each => each.names);
  const shown = firstFew(names, NAMED);
  return [
    {
      messageId: 'guess',
      data: { count: guesses.length, place: top, names: shown },
      ...(isSingle ? file.at([...guess.path, 'confirm'], 'key') : file.at([top], 'key')),
      key: top,
      fixes: isSingle ? confirmation(file, guess.path) : [],
    },
  ];
}

function guessesIn(value: unknown, path: YamlPath): Guess[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => guessesIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, child]) => guessesIn(child, [...path, key]));
  const { confirm } = value as { confirm?: unknown };
  const isGuess = path.length > 0 && (confirm === true || (Array.isArray(confirm) && confirm.length > 0));
  return isGuess ? [{ path, names: namesOf(value, confirm, path) }, ...inner] : inner;
}

function namesOf(value: object, confirm: unknown, path: YamlPath): readonly string[] {
  const { id, path: file, area, name } = value as Record<string, unknown>;
  const own = [id, file, area, name].find(candidate => typeof candidate === 'string');
  if (typeof path.at(-1) === 'number') return [String(own ?? path.join('.'))];
  if (Array.isArray(confirm)) return confirm.map(String);
  const fields = Object.keys(value).filter(key => key !== 'confirm' && key !== 'from');
  return fields.length > 0 ? fields : [path.join('.')];
}

function confirmation(file: YamlFile, path: YamlPath): Fix[] {
  const changes = removals(file, path, ['confirm', 'from']);
  return yamlFix(file, changes, { messageId: 'fix.confirm', safe: false });
}
