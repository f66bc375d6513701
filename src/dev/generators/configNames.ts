import { parse } from 'yaml';
import { expandBraces, NO_ENDING } from '../../inventory/globs.ts';

const MAGIC = /[*?[\]{}()!+@\\]/;

/** What of every pattern for config files can be told from a name without compiling patterns. */
export function generateConfigNames(knownConfigs: string): string {
  const { kinds } = parse(knownConfigs) as { kinds: { globs?: string[]; maybe?: string[] }[] };
  const globs = kinds
    .flatMap(({ globs: sure = [], maybe = [] }) => [...sure, ...maybe])
    .flatMap(expandBraces)
    .filter(glob => glob !== NO_ENDING);
  const rows = globs.map(hintsOf);
  const endings = new Set(
    rows.filter(({ part, folder }) => part === '' && folder === '').map(({ ending }) => ending.slice(1)),
  );
  if (endings.has('')) throw new Error('a pattern matches every file');
  const names = rows.filter(({ ending }) => !endings.has(ending.slice(1)));
  const lines = [...new Set(names.map(({ ending, part, folder }) => JSON.stringify([ending, part, folder])))];
  return [
    '// Made by `npm run generate:files` from known-configs.yaml.',
    '',
    '/** Endings of names that tell nothing more. */',
    `export const ENDINGS: ReadonlySet<string> = new Set(${JSON.stringify([...endings].sort())});`,
    '',
    '/** The end of a name, a part of it, and a part of the folders above it; each may be empty. */',
    'export const NAMES: readonly (readonly [ending: string, part: string, folder: string])[] = [',
    ...lines.sort().map(line => `  ${line},`),
    '];',
    '',
  ].join('\n');
}

function hintsOf(glob: string): { ending: string; part: string; folder: string } {
  const steps = glob.toLowerCase().replace(/^\//, '').split('/');
  const name = steps.pop() ?? '';
  const dot = name.lastIndexOf('.');
  const hasEnding = dot >= 0 && !MAGIC.test(name.slice(dot));
  const stem = hasEnding ? name.slice(0, dot) : name;
  return {
    ending: hasEnding ? name.slice(dot) : '',
    part: longest(stem.replace(/\[[^\]]*\]/g, '*').split(MAGIC)),
    folder: longest(
      steps.flatMap(step =>
        MAGIC.test(step) ? step.replace(/\[[^\]]*\]/g, '*').split(MAGIC) : [`/${step}/`],
      ),
    ),
  };
}

function longest(parts: readonly string[]): string {
  return parts.reduce((best, part) => (part.length > best.length ? part : best), '');
}
